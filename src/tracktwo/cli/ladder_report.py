"""The answer about a ladder, in words for people and as one object for programs."""

from fractions import Fraction
from typing import Any

from tracktwo.methods.reassurance import Change, DeadEnd, Explanation, ExposureState, Ladder, Verdict

__all__ = ["as_object", "in_words"]

MOST_PAIRS = 12
_CHANGES = {
    "check": "Let the others check “{step}” ({side}).",
    "fix": "Make “{step}” ({side}) such that it cannot be undone.",
    "both": "Make “{step}” ({side}) such that it cannot be undone, and let the others check it.",
    "lower": "Let “{step}” expose {side} by {amount} less, {value} in all.",
    "raise": "{side} bears {amount} more, {value} in all.",
    "drop": "Leave “{step}” ({side}) out; nothing waits for it.",
}


def in_words(ladder: Ladder, verdict: Verdict, explanation: Explanation) -> list[str]:
    """Lines for a person."""
    lines = _climbed(ladder, verdict) if verdict.feasible else _blocked(ladder, explanation)
    return [*lines, *_minimal(ladder, explanation)]


def _climbed(ladder: Ladder, verdict: Verdict) -> list[str]:
    lines = ["There is an order in which no side is ever more exposed than it will bear."]
    if verdict.orders is None:
        lines.append("There are too many of them to be counted in a moment; this is one:")
    elif verdict.orders == 1:
        lines.append("It is the only one:")
    else:
        lines.append(f"There are {verdict.orders} of them; this is one:")
    lines += _steps(ladder, verdict.states)
    for peak in verdict.peaks:
        where = f"after “{peak.step}”" if peak.step else "before the first step"
        lines.append(f"Most exposed {_name(ladder, peak.side)}: {peak.exposure} of {peak.tolerance}, {where}.")
    return lines


def _blocked(ladder: Ladder, explanation: Explanation) -> list[str]:
    lines = [
        "There is no order of all steps in which no side is ever more exposed than it will bear.",
        f"Steps that cannot be borne together, {_size(explanation)}: {_list(explanation.blocking)}.",
    ]
    if explanation.never:
        lines.append(f"In no beginning that can be borne: {_list(explanation.never)}.")
    end = explanation.dead_ends[0]
    more = f" ({explanation.furthest} beginnings get as far; this is one)" if explanation.furthest > 1 else ""
    lines.append(f"As far as one can get{more}:" if end.order else "Not even a first step can be borne.")
    lines += _steps(ladder, end.states)
    lines += [
        f"Then “{breach.step}” would put {_name(ladder, breach.side)} at {breach.exposure}, {breach.over} too much."
        for breach in end.breaches
    ]
    return [*lines, *_changes(ladder, explanation)] if explanation.changes else [*lines, *_pairs(ladder, explanation)]


def _size(explanation: Explanation) -> str:
    return "as few as possible" if explanation.smallest else "none of them to spare"


def _changes(ladder: Ladder, explanation: Explanation) -> list[str]:
    """By side: what costs it no exposure and what costs it least, then what else would do."""
    lines = [
        "Single changes that open an order, by side, the cheapest first. Amounts are steps of exposure as that side "
        "counts them, and cannot be compared between sides."
    ]
    for side, cheapest in zip(ladder.sides, explanation.cheapest, strict=True):
        if cheapest:
            own = [change for change in explanation.changes if change.side == side.key]
            others = [change for change in own if change not in cheapest]
            lines += [f"  {_name(ladder, side.key)}:", *(f"    {_change(ladder, change)}" for change in cheapest)]
            lines += [f"    also possible: {_change(ladder, change)}" for change in others]
    return lines


def _pairs(ladder: Ladder, explanation: Explanation) -> list[str]:
    """Pairs where no single change does."""
    lines = ["No single change opens an order."]
    if explanation.pairs:
        lines.append("Pairs of changes that open one, both together:")
    elif explanation.all_pairs:
        lines.append("No pair of changes does either.")
    for first, second in explanation.pairs[:MOST_PAIRS]:
        lines.append(f"  {_change(ladder, first)} And: {_change(ladder, second)}")
    if len(explanation.pairs) > MOST_PAIRS:
        lines.append(f"  and {len(explanation.pairs) - MOST_PAIRS} more pairs: --json lists all")
    if not explanation.all_pairs:
        lines.append("Not all pairs were tried: that would have taken too long.")
    return lines


def _minimal(ladder: Ladder, explanation: Explanation) -> list[str]:
    if explanation.minimal is None:
        return ["What the sides would have to bear at least takes too long to work out."]
    lines = ["What the sides would have to bear at least:"]
    for row in explanation.minimal:
        parts = [f"{_name(ladder, side.key)} {value}" for side, value in zip(ladder.sides, row, strict=True)]
        lines.append("  " + ", ".join(parts))
    return lines


def _steps(ladder: Ladder, states: tuple[ExposureState, ...]) -> list[str]:
    lines = []
    for number, state in enumerate(states[1:], 1):
        step = ladder.steps[ladder.position(state.step)]
        words = f" {step.words}" if step.words else ""
        lines.append(f"  {number}. {_name(ladder, step.side)}: “{step.key}”{words}")
        exposures = [
            f"{_name(ladder, side.key)} {value}" for side, value in zip(ladder.sides, state.exposure, strict=True)
        ]
        day = "" if state.day is None else f" (day {state.day})"
        lines.append(f"     if the others stop now: {', '.join(exposures)}{day}")
    return lines


def _change(ladder: Ladder, change: Change) -> str:
    side = _name(ladder, change.side)
    return _CHANGES[change.kind].format(step=change.step, side=side, amount=change.amount, value=change.value)


def _name(ladder: Ladder, key: str) -> str:
    return next(side.name or side.key for side in ladder.sides if side.key == key)


def _list(keys: tuple[str, ...]) -> str:
    return ", ".join(f"“{key}”" for key in keys)


def as_object(verdict: Verdict, explanation: Explanation) -> dict[str, Any]:
    """The same for another program."""
    changes = [_change_object(change) for change in explanation.changes]
    return {
        "feasible": verdict.feasible,
        "order": list(verdict.order),
        "orders": verdict.orders,
        "standing": [_state_object(verdict.sides, state) for state in verdict.states],
        "worst": {peak.side: {"exposure": _number(peak.exposure), "step": peak.step or None} for peak in verdict.peaks},
        "blocking": list(explanation.blocking),
        "blocking_is_smallest": explanation.smallest,
        "never": list(explanation.never),
        "furthest": [_dead_end_object(verdict.sides, end) for end in explanation.dead_ends],
        "cheapest_change": changes[0] if changes else None,
        "changes": changes,
        "cheapest_changes": {
            side: [_change_object(change) for change in cheapest]
            for side, cheapest in zip(verdict.sides, explanation.cheapest, strict=False)
        },
        "pairs": [[_change_object(change) for change in pair] for pair in explanation.pairs],
        "all_pairs_tried": explanation.all_pairs,
        "minimal_tolerances": (
            None if explanation.minimal is None else [_by_side(verdict.sides, row) for row in explanation.minimal]
        ),
    }


def _by_side(sides: tuple[str, ...], row: tuple[Fraction, ...]) -> dict[str, int | str]:
    return {side: _number(value) for side, value in zip(sides, row, strict=True)}


def _state_object(sides: tuple[str, ...], state: ExposureState) -> dict[str, Any]:
    day = None if state.day is None else _number(state.day)
    return {"step": state.step or None, "exposure": _by_side(sides, state.exposure), "day": day}


def _change_object(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "side": change.side,
        "step": change.step or None,
        "amount": _number(change.amount),
        "value": None if change.value is None else _number(change.value),
    }


def _dead_end_object(sides: tuple[str, ...], end: DeadEnd) -> dict[str, Any]:
    return {
        "order": list(end.order),
        "standing": [_state_object(sides, state) for state in end.states],
        "breaks": [
            {
                "step": breach.step,
                "side": breach.side,
                "exposure": _number(breach.exposure),
                "over": _number(breach.over),
            }
            for breach in end.breaches
        ],
    }


def _number(value: Fraction) -> int | str:
    """Whole numbers as such, others as text that is exact: "7/2"."""
    return int(value) if value.denominator == 1 else str(value)
