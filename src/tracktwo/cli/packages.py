"""`tracktwo packages`: the exact frontier of a package question in files, with named solutions."""

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from tracktwo.methods.packages import PackageProblem

from .exits import REFUSED, stop

__all__ = ["packages"]

# Progress is told once an answer takes longer than a person waits without wondering.
QUIET_SECONDS = 1.0


@click.command()
@click.argument("dir_or_file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One object, for other programs.")
def packages(dir_or_file: Path, as_json: bool) -> None:
    """Say which packages are not worse for everyone than another.

    DIR_OR_FILE is a folder of Genius XML files, the XML file of such a domain, or a TOML file of tracktwo's own.
    """
    from tracktwo.methods.packages import InvalidInput, Refusal

    from .packages_report import as_object, in_words, work_out

    try:
        report = work_out(_read(dir_or_file), _Progress())
    except (InvalidInput, UnicodeDecodeError) as error:
        stop(str(error))
    except OSError as error:
        stop(f"{error.filename or dir_or_file}: {error.strerror or error}")
    except Refusal as error:
        stop(f"Not answered: {error}.", REFUSED)
    # Python itself writes no number of more than 4,300 digits, and there may be that many packages.
    sys.set_int_max_str_digits(0)
    click.echo(json.dumps(as_object(report), ensure_ascii=False, indent=2) if as_json else in_words(report))


def _read(place: Path) -> "PackageProblem":
    """What the files ask."""
    from tracktwo.methods.packages import InvalidInput, PackageProblem, read_genius, read_toml

    if place.is_file() and place.suffix.lower() != ".xml":
        try:
            return read_toml(place.name, place.read_text(encoding="utf-8"))
        except UnicodeDecodeError as error:
            raise InvalidInput(
                "not-utf-8", "{file}: byte {byte} is not UTF-8 text", file=place.name, byte=error.start + 1
            ) from None
    folder = place if place.is_dir() else place.parent
    if not place.exists():
        raise FileNotFoundError(2, "there is no such file or folder", str(place))
    files = {file.name: file.read_bytes() for file in folder.iterdir() if file.suffix.lower() == ".xml"}
    if not files:
        raise InvalidInput("no-file", "{place}: there is no XML file in this folder", place=place)
    domain = read_genius(files)
    return PackageProblem(domain.space, domain.sides, domain, dict.fromkeys(domain.sides, ()), {})


class _Progress:
    """A line on the terminal after each issue, when it takes long; Ctrl+C stops."""

    def __init__(self) -> None:
        self.start = time.monotonic()

    def __call__(self, done: int, of: int, points: int) -> None:
        if sys.stderr.isatty() and time.monotonic() - self.start > QUIET_SECONDS:
            click.echo(f"{done} of {of} issues joined, {points:,} points so far (Ctrl+C stops)", err=True)
