"""`tracktwo referrals`: how a snowball of nominations has grown, and on whom it hangs."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .exits import on_terminal, stop
from .files import read_bytes

if TYPE_CHECKING:
    from tracktwo.methods.networks import Diagnostics, Nominations

__all__ = ["referrals"]

LARGEST_FILE = 64 << 20
MOST_LISTED = 10


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One object, for other programs.")
def referrals(file: Path, as_json: bool) -> None:
    """Say how nominations have grown from key persons, and whose refusal would cut others off."""
    from tracktwo.methods import networks

    try:
        nominations = networks.read_nominations(read_bytes(file, LARGEST_FILE))
    except networks.InvalidInput as error:
        stop(f"{file}: {error}.")
    answer = networks.diagnose(nominations)
    if as_json:
        text = json.dumps(_as_object(nominations, answer), ensure_ascii=False, indent=2)
    else:
        text = "\n".join(_in_words(nominations, answer))
    click.echo(on_terminal(text))


def _as_object(nominations: "Nominations", answer: "Diagnostics") -> dict[str, Any]:
    code, share = answer.largest_root
    return asdict(answer) | {
        "largest_root": {"code": code, "share": share},
        "unknown_nominators": nominations.unknown,
        "repeated": nominations.repeated,
        "named_themselves": nominations.selves,
    }


def _in_words(nominations: "Nominations", answer: "Diagnostics") -> list[str]:
    code, share = answer.largest_root
    lines = [
        f"{answer.people} people stand in it. Chains begin with {len(answer.roots)} of them; the longest has"
        f" {answer.depth} steps.",
        f"{share:.0%} of those named go back to {code}. That is as spread out as {answer.effective_roots:.1f} key"
        " persons of equal weight.",
    ]
    if answer.same_side is not None and answer.by_chance is not None:
        lines.append(
            f"{answer.same_side:.0%} of nominations stay on one side; if sides did not matter it would be"
            f" {answer.by_chance:.0%}."
        )
    if answer.dependence:
        lines.append("Without them nobody would have named these others:")
        lines += [f"  {each.code}: {each.others}" for each in answer.dependence[:MOST_LISTED]]
        if len(answer.dependence) > MOST_LISTED:
            lines.append(f"  and {len(answer.dependence) - MOST_LISTED} more: --json lists all")
    if answer.rings:
        lines.append(f"{answer.rings} people named each other in closed rings.")
    if answer.last_wave_known is not None:
        lines.append(f"{answer.last_wave_known:.0%} of the last wave named somebody who was known already.")
    reach = answer.reach
    lines.append(
        f"{reach.named} people were named, {reach.once} of them once. At least {reach.estimate:.0f} are likely to be"
        " there; this counts too few, because people are not named at random."
    )
    for number, words in (
        (nominations.unknown, "named by somebody unknown"),
        (nominations.repeated, "rows that repeat another"),
        (nominations.selves, "rows in which somebody named themself, left out"),
    ):
        if number:
            lines.append(f"{number} {words}.")
    return lines
