"""`tracktwo groups`: rounds of mixed small groups, or the rules that stand in each other's way."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .exits import REFUSED, on_terminal, stop
from .files import read_bytes, read_text

if TYPE_CHECKING:
    from tracktwo.methods.grouping import Plan, Problem

__all__ = ["groups"]

LARGEST_FILE = 1 << 20
RULES_BROKEN = {"sides": "sides unevenly mixed", "languages": "languages unevenly mixed"}


@click.command()
@click.argument("seats", type=click.Path(path_type=Path))
@click.option("--rounds", type=int, required=True, help="How many rounds to plan.")
@click.option("--size", type=int, required=True, help="Seats in the largest group.")
@click.option("--rules", type=click.Path(path_type=Path), help="Who is kept apart or together, interpreters, balance.")
@click.option("--seed", type=int, default=0, show_default=True, help="Decides between plans that are equally good.")
@click.option("--json", "as_json", is_flag=True, help="One object, for other programs.")
def groups(seats: Path, rounds: int, size: int, rules: Path | None, seed: int, as_json: bool) -> None:
    """Plan rounds of mixed small groups in which people meet as many others as possible.

    Nobody is left out of a round. Where no round keeps the rules it says which of them stand in each other's way.
    """
    from tracktwo.methods import grouping

    try:
        table = grouping.read_seats(read_bytes(seats, LARGEST_FILE))
    except grouping.InvalidInput as error:
        stop(f"{seats}: {error}.")
    try:
        given = grouping.read_rules(read_text(rules, LARGEST_FILE)) if rules else grouping.Rules()
    except grouping.InvalidInput as error:
        stop(f"{rules}: {error}.")
    try:
        problem = given.about(table, rounds, size)
        answer = grouping.plan(problem, seed)
    except grouping.InvalidInput as error:
        stop(f"{error}.")
    except grouping.Refusal as error:
        stop(f"No plan: {error}.", REFUSED)
    lines = _in_words(problem, answer)
    text = json.dumps(_as_object(problem, answer), ensure_ascii=False, indent=2) if as_json else "\n".join(lines)
    click.echo(on_terminal(text))
    if answer.status == "conflict":
        raise SystemExit(REFUSED)


def _as_object(problem: "Problem", answer: "Plan") -> dict[str, Any]:
    """One object: rounds, pairs met, bound, broken, status; `interpreted` where languages are given, and a conflict."""
    said: dict[str, Any] = {
        "rounds": answer.rounds,
        "pairs_met": answer.pairs_met,
        "bound": answer.bound,
        "broken": [asdict(each) for each in answer.broken],
        "status": answer.status,
    }
    if any(seat.languages for seat in problem.seats):
        said["interpreted"] = answer.interpreted
    if answer.status == "conflict":
        said["conflict"] = answer.conflict
    return said


def _in_words(problem: "Problem", answer: "Plan") -> list[str]:
    if answer.status == "conflict":
        told = "No round keeps the rules. These cannot hold together; without any one of them the others could:"
        return [told, *(f"  {name}" for name in answer.conflict)]
    best = " That is the most there can be." if answer.status == "proven" else ""
    lines = [f"{answer.pairs_met} pairs meet; no plan passes {answer.bound}.{best}"]
    for number, (groups_, spoken) in enumerate(zip(answer.rounds, answer.interpreted, strict=True), 1):
        lines.append(f"Round {number}:")
        for place, group in enumerate(groups_, 1):
            lines.append(f"  {place}: {', '.join(group)}{' (needs an interpreter)' if place in spoken else ''}")
    if answer.broken:
        lines.append("What could not be balanced:")
        lines += [f"  round {each.round}, group {each.group}: {RULES_BROKEN[each.rule]}" for each in answer.broken]
    silent = [seat.code for seat in problem.seats if not seat.languages]
    if silent and len(silent) < len(problem.seats):
        lines.append(f"No language is given for {', '.join(silent)}: they are taken to follow whatever is spoken.")
    return lines
