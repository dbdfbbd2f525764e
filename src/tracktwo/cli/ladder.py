"""`tracktwo ladder`: a file of steps, worked out in words or as JSON. It needs no database."""

import json
from pathlib import Path

import click

from .exits import REFUSED, on_terminal, stop
from .files import read_text

__all__ = ["ladder"]

# The largest ladder of 24 steps is a few pages of text.
LARGEST_FILE = 1 << 20


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One object, for other programs.")
def ladder(file: Path, as_json: bool) -> None:
    """Look for an order of steps of reassurance in which no side is more exposed than it will bear.

    It never recommends. Without an order it says which steps block one, and what would open one.
    """
    from tracktwo.methods import reassurance

    from .ladder_report import as_object, in_words

    text = read_text(file, LARGEST_FILE)
    try:
        problem = reassurance.read_toml(text)
    except reassurance.InvalidInput as error:
        stop(f"{file}: {error}")
    except reassurance.Refusal as error:
        stop(f"{file}: {error}.", REFUSED)
    verdict, explanation = reassurance.find_order(problem), reassurance.explain(problem)
    if as_json:
        text = json.dumps(as_object(verdict, explanation), ensure_ascii=False, indent=2)
    else:
        text = "\n".join(in_words(problem, verdict, explanation))
    click.echo(on_terminal(text))
