"""`tracktwo compose`: teams from a pool and rules, or the rules that stand in each other's way."""

import json
import time
from pathlib import Path

import click

from .exits import REFUSED, on_terminal, stop
from .files import read_bytes, read_text

__all__ = ["compose"]

# 50,000 rows of a pool with thirty questions.
LARGEST_POOL = 16 << 20
LARGEST_RULES = 1 << 20
# Below this nobody wonders what the program is doing.
SILENT_SECONDS = 1.0


@click.command()
@click.argument("pool", type=click.Path(path_type=Path))
@click.argument("rules", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One object, for other programs.")
@click.option("--refused", default="", metavar="CODES", help="Codes of people who have declined, separated by commas.")
@click.option("--seed", type=int, default=0, show_default=True, help="Decides between teams that are equally good.")
@click.option("--unsure", is_flag=True, help="Say which unsure answers would change who sits, if they were yes.")
@click.option("--seconds", type=click.IntRange(1, 3600), default=60, show_default=True, help="Time for all goals.")
def compose(pool: Path, rules: Path, as_json: bool, refused: str, seed: int, unsure: bool, seconds: int) -> None:
    """Propose teams that match, from codes and coverage questions.

    A team is judged, never a person. Where no team keeps all rules it says which of them stand in each other's way.
    """
    from tracktwo.methods import composition

    from .compose_report import as_object, in_words

    declined = [code.strip() for code in refused.split(",") if code.strip()]
    try:
        candidates = composition.read_pool(read_bytes(pool, LARGEST_POOL))
    except composition.InvalidInput as error:
        stop(f"{pool}: {error}.")
    try:
        rules_text = read_text(rules, LARGEST_RULES)
        problem = composition.read_rules(rules_text, candidates, declined)
    except composition.InvalidInput as error:
        stop(f"{rules}: {error}.")

    began = time.monotonic()

    def progress(goal: str) -> bool:
        elapsed = time.monotonic() - began
        if elapsed > SILENT_SECONDS:
            click.echo(on_terminal(f"{elapsed:.0f} s: {goal} …"), err=True)
        return True

    answer = composition.compose(problem, seed, seconds, progress)
    changing = None
    if unsure:

        def rebuilt(changed: composition.Pool) -> composition.Problem:
            return composition.read_rules(rules_text, changed, declined)

        changing = composition.hangs_on(rebuilt, candidates, answer, seed)
    if as_json:
        text = json.dumps(as_object(answer, changing), ensure_ascii=False, indent=2)
    else:
        text = "\n".join(in_words(candidates, answer, changing))
    click.echo(on_terminal(text))
    if answer.status == "conflict":
        raise SystemExit(REFUSED)
