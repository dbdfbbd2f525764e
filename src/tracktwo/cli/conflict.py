"""`tracktwo conflict`: deaths by year or month from a file of UCDP or ACLED. It needs no database and no account."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

import click

from .conflict_text import in_words, list_in_words, list_object, series_object
from .exits import REFUSED, on_terminal, stop
from .files import FileError, open_regular

if TYPE_CHECKING:
    from tracktwo.methods.conflict import Choice, ConflictData, Progress

__all__ = ["conflict"]

LARGEST_FILE = 1 << 30
# Below this a file is read before anybody looks up.
WORTH_PROGRESS = 64 << 20


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dyad", metavar="ID", help="Two parties, by the number UCDP gives them.")
@click.option("--country", metavar="NAME", help="A country, as the file writes it.")
@click.option("--by", type=click.Choice(["year", "month"]), default="year", show_default=True, help="Length of a step.")
@click.option("--list", "text", metavar="TEXT", help="List dyads and countries whose name holds the text.")
@click.option("--json", "as_json", is_flag=True, help="One object, for other programs.")
def conflict(file: Path, dyad: str | None, country: str | None, by: str, text: str | None, as_json: bool) -> None:
    """Say what a file of conflict data counts: deaths by year or month, with the band of the source.

    It never says whether a conflict is ripe.
    """
    from tracktwo.methods import conflict as method

    if dyad is not None and country is not None:
        stop("Give --dyad or --country, not both.")
    try:
        data = _read(file)
        answer: dict[str, Any]
        if text is not None:
            answer = list_object(data, text)
            lines = list_in_words(answer, text)
        else:
            step = cast(Literal["year", "month"], by)
            series = method.conflict_series(data, _choice(data, dyad, country), step)
            answer = series_object(data, series)
            lines = in_words(data, series)
    except (FileError, method.InvalidInput) as error:
        stop(str(error) if isinstance(error, FileError) else f"{file}: {error}.")
    except method.Refusal as error:
        stop(f"{file}: {error}.", REFUSED)
    if as_json:
        click.echo(on_terminal(json.dumps(answer, ensure_ascii=False, indent=2)))
        return
    for line in lines:
        click.echo(on_terminal(line))


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
