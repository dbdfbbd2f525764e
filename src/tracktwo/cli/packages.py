"""`tracktwo packages`: the exact frontier of a packages problem in files, with bargaining solutions."""

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from tracktwo.methods.packages import Package, PackageProblem, Space

from .exits import REFUSED, on_terminal, stop
from .files import read_bytes, read_text

__all__ = ["packages"]

# Progress is told once an answer takes longer than a person waits without wondering.
QUIET_SECONDS = 1.0
LARGEST_FILE, MOST_FILES = 4 * 1024 * 1024, 200
# Refusals of the list that do not concern the solutions.
UNLISTED = {"near-zero-sum", "too-much-work"}
FOREIGN = {".xml", ".json"}
TABLES, WORKBOOK, OTHER_WORKBOOKS = {".csv", ".tsv"}, ".xlsx", {".xls", ".ods"}


@click.command()
@click.argument("dir_or_file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One object, for other programs.")
@click.option("--table", "as_table", is_flag=True, help="The frontier, or the assessments, as CSV.")
@click.option("--from", "start", type=click.IntRange(0), default=0, help="First entry of a page, from 0.")
@click.option("--limit", type=click.IntRange(1, 100_000), default=100, show_default=True, help="Entries of a page.")
@click.option("--package", "choices", multiple=True, metavar="ISSUE=OPTION", help="Ask about one package.")
@click.option("--adjusted-winner", is_flag=True, help="Divide win-or-lose issues between two sides.")
@click.option("--solutions", is_flag=True, help="Nash and Kalai-Smorodinsky alone, without listing the frontier.")
@click.option("--profile", "profiles", multiple=True, metavar="NAME", help="Take these profiles of a folder alone.")
@click.option("--reservation-values", is_flag=True, help="Use the files' reservation values, on their own scale.")
@click.option("--step", "steps", multiple=True, metavar="ISSUE=NUMBER", help="Step of an issue of real numbers.")
def packages(
    dir_or_file: Path,
    as_json: bool,
    as_table: bool,
    start: int,
    limit: int,
    choices: tuple[str, ...],
    adjusted_winner: bool,
    solutions: bool,
    profiles: tuple[str, ...],
    reservation_values: bool,
    steps: tuple[str, ...],
) -> None:
    """Say which packages nobody can improve without a cost to somebody.

    DIR_OR_FILE is a folder of Genius XML or of GeniusWeb or NegoLog JSON files, one file of such a folder, a table as
    CSV or an Excel workbook (issue, option, points of each side), or a TOML file of tracktwo's own.
    """
    from tracktwo.methods.packages import InvalidInput, Refusal

    from .packages_answer import answer, answer_about, divide, solve_directly
    from .packages_object import as_object, direct_object, division_object, package_object
    from .packages_table import as_csv
    from .packages_words import direct_words, division_words, in_words, package_words

    try:
        problem = _read(dir_or_file, profiles, reservation_values, steps)
        with _long_numbers():
            if adjusted_winner:
                division = divide(problem)
                text = _json(division_object(problem, division)) if as_json else division_words(problem, division)
            elif solutions:
                direct = solve_directly(problem)
                text = _json(direct_object(direct)) if as_json else direct_words(direct)
            elif choices:
                about = answer_about(problem, _package(problem.space, choices))
                text = _json(package_object(about, limit)) if as_json else package_words(about)
            else:
                whole = answer(problem, _Progress())
                if as_table:
                    text = as_csv(whole, start, limit)
                else:
                    text = _json(as_object(whole, start, limit)) if as_json else in_words(whole)
    except InvalidInput as error:
        stop(str(error))
    except Refusal as error:
        hint = " --solutions looks for Nash and Kalai-Smorodinsky without the list." if error.code in UNLISTED else ""
        stop(f"Not answered: {error}.{hint}", REFUSED)
    click.echo(on_terminal(text))


@contextmanager
def _long_numbers() -> Iterator[None]:
    """Python writes no integer of more than 4,300 digits, and there may be that many packages.

    The limit is lifted for what was computed here and stands for what is read from files.
    """
    limit = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(0)
    try:
        yield
    finally:
        sys.set_int_max_str_digits(limit)


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2)


def _read(place: Path, profiles: tuple[str, ...], reservation_values: bool, steps: tuple[str, ...]) -> "PackageProblem":
    """What the files ask."""
    from tracktwo.methods.packages import (
        PackageProblem,
        read_domain,
        read_table,
        read_toml,
        rows_of_csv,
        rows_of_workbook,
    )

    if not place.exists():
        stop(f"{place}: there is no such file or folder.")
    suffix = place.suffix.lower()
    if suffix in OTHER_WORKBOOKS:
        stop(f"{place}: this kind of workbook is not read; save it as .xlsx or its sheet as CSV.")
    if not place.is_dir() and suffix == WORKBOOK:
        return PackageProblem.of_domain(
            read_table(place.name, rows_of_workbook(place.name, read_bytes(place, LARGEST_FILE)))
        )
    if not place.is_dir() and suffix in TABLES:
        text = read_text(place, LARGEST_FILE)
        return PackageProblem.of_domain(read_table(place.name, rows_of_csv(place.name, text)))
    if not place.is_dir() and suffix not in FOREIGN:
        return read_toml(place.name, read_text(place, LARGEST_FILE))
    folder = place if place.is_dir() else place.parent
    files = _contents(folder)
    template = "" if place.is_dir() else _template(place.name, files[place.name])
    imported = read_domain(
        files,
        profiles=profiles,
        template=template,
        steps=dict(_step(text) for text in steps),
        use_reservations=reservation_values,
    )
    return PackageProblem.of_domain(imported.domain, imported.notices)


def _contents(folder: Path) -> dict[str, bytes]:
    try:
        paths = [path for path in sorted(folder.iterdir()) if path.suffix.lower() in FOREIGN and not path.is_dir()]
    except OSError as error:
        stop(f"{folder}: {error.strerror or error}.")
    if not paths:
        stop(f"{folder}: there is no XML or JSON file in this folder.")
    if len(paths) > MOST_FILES:
        stop(f"{folder}: {len(paths)} XML and JSON files; up to {MOST_FILES} are read.")
    return {path.name: read_bytes(path, LARGEST_FILE) for path in paths}


def _template(name: str, content: bytes) -> str:
    """The file's name if it is a domain, which then chooses among several; a profile stands for its folder."""
    from tracktwo.methods.packages import is_template

    return name if is_template(name, content) else ""


def _step(text: str) -> tuple[str, Fraction]:
    from tracktwo.methods.packages import parse_exact

    issue, sign, number = text.rpartition("=")
    if not sign or not issue:
        stop(f"--step {text}: expected ISSUE=NUMBER.")
    return issue, parse_exact(number, f"--step {text}")


def _package(space: "Space", choices: tuple[str, ...]) -> "Package":
    """One option for each issue; a name may itself hold an equals sign."""
    from tracktwo.methods.packages import InvalidInput

    taken: dict[str, str] = {}
    for text in choices:
        matches = [
            (issue.key, option)
            for issue in space.issues
            for option in issue.options
            if text.replace(" = ", "=", 1) == f"{issue.key}={option}"
        ]
        if len(matches) != 1:
            known = "; ".join(f"{issue.key}: {', '.join(issue.options)}" for issue in space.issues[:12])
            raise InvalidInput(
                "choice-unknown", "--package {text}: expected ISSUE=OPTION, of {known}", text=text, known=known
            )
        taken[matches[0][0]] = matches[0][1]
    if missing := [issue.key for issue in space.issues if issue.key not in taken]:
        raise InvalidInput(
            "choice-missing",
            "--package is given once for each issue; missing are {issues}",
            issues=", ".join(missing),
        )
    return tuple(taken[issue.key] for issue in space.issues)


class _Progress:
    """A line on the terminal after each issue, when it takes long; Ctrl+C stops."""

    def __init__(self) -> None:
        self.start = time.monotonic()

    def __call__(self, done: int, total: int, points: int) -> None:
        if sys.stderr.isatty() and time.monotonic() - self.start > QUIET_SECONDS:
            click.echo(f"{done} of {total} issues joined, {points:,} points so far (Ctrl+C stops)", err=True)
