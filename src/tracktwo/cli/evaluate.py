"""`tracktwo evaluate` and `tracktwo contact`: answers of a file of one's own, and earlier trials. No database."""

import json
from pathlib import Path

import click

from .exits import REFUSED, on_terminal, stop
from .files import read_bytes

__all__ = ["contact", "evaluate"]

LARGEST_FILE = 16 << 20


@click.command()
@click.argument("answers", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One object, for other programs.")
@click.option("--low", type=float, help="The lowest value of the scale: a lower one is refused.")
@click.option("--high", type=float, help="The highest value of the scale.")
@click.option("--lower-is-better", "lower", multiple=True, metavar="ITEM", help="An item on which higher is worse.")
def evaluate(answers: Path, as_json: bool, low: float | None, high: float | None, lower: tuple[str, ...]) -> None:
    """Compare waves of answers: each side first, all sides together second.

    The file has the columns code, side, wave, item and value. Nothing is shown of fewer than five people.
    """
    from tracktwo.methods import evaluation

    from .evaluate_report import as_object, in_words

    try:
        table = evaluation.read_answers(read_bytes(answers, LARGEST_FILE), low, high)
        unknown = [item for item in lower if item not in table.items]
        if unknown:
            stop(f"{answers}: no item is called “{unknown[0]}”.")
        result = evaluation.evaluate(table, lower)
    except evaluation.InvalidInput as error:
        stop(f"{answers}: {error}.")
    except evaluation.Refusal as error:
        stop(f"{answers}: {error}.", REFUSED)
    text = json.dumps(as_object(result), ensure_ascii=False, indent=2) if as_json else "\n".join(in_words(result))
    click.echo(on_terminal(text))


@click.command()
@click.argument("trials", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One object, for other programs.")
def contact(trials: Path, as_json: bool) -> None:
    """Pool trials of contact between groups: all, race, religion and foreigners, and those pre-registered.

    What to expect before a dialogue begins, and how wide the range is in which the next one may fall.
    """
    from tracktwo.methods import evaluation

    from .evaluate_report import subsets_as_object, subsets_in_words

    try:
        subsets = evaluation.pool_trials(read_bytes(trials, LARGEST_FILE))
    except evaluation.InvalidInput as error:
        stop(f"{trials}: {error}.")
    content = subsets_as_object(subsets)
    text = json.dumps(content, ensure_ascii=False, indent=2) if as_json else "\n".join(subsets_in_words(subsets))
    click.echo(on_terminal(text))
