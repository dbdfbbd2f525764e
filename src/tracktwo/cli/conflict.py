"""`tracktwo conflict`: deaths by year or month from a file of UCDP or ACLED. It needs no database and no account."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

import click

from .conflict_text import in_words, list_in_words, list_object, series_object
from .exits import REFUSED, on_terminal, stop
from .files import FileError, open_regular, read_text

if TYPE_CHECKING:
    from tracktwo.methods.conflict import Choice, ConflictData, Mark, Progress, Series

__all__ = ["conflict"]

LARGEST_FILE = 1 << 30
LARGEST_MARKS = 1 << 20
# Below this a file is read before anybody looks up.
WORTH_PROGRESS = 64 << 20


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dyad", metavar="ID", help="Two parties, by the number UCDP gives them.")
@click.option("--country", metavar="NAME", help="A country, as the file writes it.")
@click.option("--by", type=click.Choice(["year", "month"]), default="year", show_default=True, help="Length of a step.")
@click.option("--list", "text", metavar="TEXT", help="List dyads and countries whose name holds the text.")
@click.option("--marks", type=click.Path(path_type=Path), help="Official rounds, accords, events: date,words,kind.")
@click.option("--svg", type=click.Path(path_type=Path), help="Draw the chart; as PNG where the name ends so.")
@click.option("--json", "as_json", is_flag=True, help="One object, for other programs.")
def conflict(
    file: Path,
    dyad: str | None,
    country: str | None,
    by: str,
    text: str | None,
    marks: Path | None,
    svg: Path | None,
    as_json: bool,
) -> None:
    """Say what a file of conflict data counts: deaths by year or month, with the band of the source.

    It never says whether a conflict is ripe.
    """
    from tracktwo.methods import conflict as method

    if dyad is not None and country is not None:
        stop("Give --dyad or --country, not both.")
    named = marks or file
    try:
        chosen_marks = method.read_marks(read_text(marks, LARGEST_MARKS)) if marks is not None else ()
        named = file
        data = _read(file)
        if text is not None:
            answer = list_object(data, text)
            said = "" if as_json else "\n".join(list_in_words(answer, text))
        else:
            series = method.conflict_series(data, _choice(data, dyad, country), cast(Literal["year", "month"], by))
            if svg is not None:
                _draw(series, chosen_marks, svg)
            answer = series_object(data, series)
            said = "" if as_json else "\n".join(in_words(data, series))
    except FileError as error:
        stop(f"{error}.")
    except method.InvalidInput as error:
        stop(f"{named}: {error}.")
    except method.Refusal as error:
        stop(f"{file}: {error}.", REFUSED)
    click.echo(on_terminal(json.dumps(answer, ensure_ascii=False, indent=2) if as_json else said))


def _draw(series: "Series", marks: "Sequence[Mark]", place: Path) -> None:
    from tracktwo.common.png import png_of_svg
    from tracktwo.methods.conflict import chart_svg

    drawn = chart_svg(series, marks=marks)
    place.write_bytes(png_of_svg(drawn) if place.suffix.lower() == ".png" else drawn.encode())


def _read(path: Path) -> "ConflictData":
    from tracktwo.methods.conflict import read_conflict_data

    with open_regular(path, LARGEST_FILE) as stream:
        size = path.stat().st_size
        return read_conflict_data(stream, path.name, _progress(size) if size > WORTH_PROGRESS else None)


def _choice(data: "ConflictData", dyad: str | None, country: str | None) -> "Choice":
    from tracktwo.methods.conflict import Choice, Refusal, near_units

    if dyad is None:
        return Choice(country=country)
    if not (dyad.strip().isascii() and dyad.strip().isdigit()):
        near = "; ".join(near_units(data, dyad)) or "none"
        raise Refusal(
            "dyad-is-a-number", "a dyad is chosen by its number; near to {text}: {near}", text=dyad, near=near
        )
    return Choice(dyad=int(dyad))


def _progress(size: int) -> "Progress":
    """Says every tenth of a file that was read, on standard error."""
    said = 0

    def say(done: int) -> None:
        nonlocal said
        tenth = min(10 * done // size, 10)
        if tenth > said:
            said = tenth
            click.echo(f"{tenth * 10} % of {size >> 20:,} MB read", err=True)

    return say
