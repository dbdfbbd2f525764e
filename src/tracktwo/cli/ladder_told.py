"""What was worked out of a ladder, told in words and as one object."""

from fractions import Fraction
from typing import Any

from tracktwo.methods.reassurance import Change, End, Explanation, Ladder, Standing, Verdict

__all__ = ["as_object", "in_words"]

_CHANGES = {
    "check": "Let the others check “{step}” ({side}).",
    "fix": "Make “{step}” ({side}) such that it cannot be undone.",
    "both": "Make “{step}” ({side}) such that it cannot be undone, and let the others check it.",
    "lower": "Let “{step}” expose {side} by {amount} less, {value} in all.",
    "raise": "{side} bears {amount} more, {value} in all.",
    "drop": "Leave “{step}” ({side}) out; nothing waits for it.",
}


def in_words(ladder: Ladder, verdict: Verdict, why: Explanation) -> list[str]:
    """Lines for a person."""
    lines = _climbed(ladder, verdict) if verdict.feasible else _blocked(ladder, why)
    return [*lines, *_minimal(ladder, why)]


def _climbed(ladder: Ladder, verdict: Verdict) -> list[str]:
    lines = ["There is an order in which no side is ever more exposed than it will bear."]
    if verdict.orders is None:
        lines.append("There are too many of them to be counted in a moment; this is one:")
    elif verdict.orders == 1:
        lines.append("It is the only one:")
    else:
        lines.append(f"There are {verdict.orders} of them; this is one:")
    lines += _steps(ladder, verdict.standings)
    for one in verdict.worst:
        where = f"after “{one.step}”" if one.step else "before the first step"
        lines.append(f"Most exposed {_name(ladder, one.side)}: {one.exposure} of {one.tolerance}, {where}.")
    return lines


def _blocked(ladder: Ladder, why: Explanation) -> list[str]:
    lines = [
        "There is no order of all steps in which no side is ever more exposed than it will bear.",
        f"Steps that cannot be borne together: {_list(why.blocking)}.",
    ]
    if why.never:
        lines.append(f"In no beginning that can be borne: {_list(why.never)}.")
    end = why.ends[0]
    more = f" ({why.furthest} beginnings get as far; this is one)" if why.furthest > 1 else ""
    lines.append(f"As far as one can get{more}:" if end.order else "Not even a first step can be borne.")
    lines += _steps(ladder, end.standings)
    lines += [
        f"Then “{one.step}” would put {_name(ladder, one.side)} at {one.exposure}, {one.over} too much."
        for one in end.breaks
    ]
    if not why.changes:
        return [*lines, "No single change opens an order."]
    return [*lines, "Single changes that open an order:", *(f"  {_change(ladder, one)}" for one in why.changes)]


def _minimal(ladder: Ladder, why: Explanation) -> list[str]:
    if why.minimal is None:
        return ["What the sides would have to bear at least takes too long to work out."]
    lines = ["What the sides would have to bear at least:"]
    for row in why.minimal:
        parts = [f"{_name(ladder, side.key)} {value}" for side, value in zip(ladder.sides, row, strict=True)]
        lines.append("  " + ", ".join(parts))
    return lines


def _steps(ladder: Ladder, standings: tuple[Standing, ...]) -> list[str]:
    lines = []
    for number, standing in enumerate(standings[1:], 1):
        step = ladder.steps[ladder.place(standing.step)]
        words = f" {step.words}" if step.words else ""
        lines.append(f"  {number}. {_name(ladder, step.side)}: “{step.key}”{words}")
        at = [f"{_name(ladder, side.key)} {value}" for side, value in zip(ladder.sides, standing.exposure, strict=True)]
        day = "" if standing.day is None else f" (day {standing.day})"
        lines.append(f"     if the others stop now: {', '.join(at)}{day}")
    return lines


def _change(ladder: Ladder, change: Change) -> str:
    side = _name(ladder, change.side)
    return _CHANGES[change.kind].format(step=change.step, side=side, amount=change.amount, value=change.value)


def _name(ladder: Ladder, key: str) -> str:
    return next(side.name or side.key for side in ladder.sides if side.key == key)


def _list(keys: tuple[str, ...]) -> str:
    return ", ".join(f"“{key}”" for key in keys)


def as_object(verdict: Verdict, why: Explanation) -> dict[str, Any]:
    """The same for another program."""

    def by_side(row: tuple[Fraction, ...]) -> dict[str, int | str]:
        return {side: _number(value) for side, value in zip(verdict.sides, row, strict=True)}

    def standing(one: Standing) -> dict[str, Any]:
        day = None if one.day is None else _number(one.day)
        return {"step": one.step or None, "exposure": by_side(one.exposure), "day": day}

    def change(one: Change) -> dict[str, Any]:
        value = None if one.value is None else _number(one.value)
        step = one.step or None
        return {"kind": one.kind, "side": one.side, "step": step, "amount": _number(one.amount), "value": value}

    def end(one: End) -> dict[str, Any]:
        breaks = [
            {"step": each.step, "side": each.side, "exposure": _number(each.exposure), "over": _number(each.over)}
            for each in one.breaks
        ]
        return {"order": list(one.order), "standing": [standing(each) for each in one.standings], "breaks": breaks}

    changes = [change(one) for one in why.changes]
    worst = {one.side: {"exposure": _number(one.exposure), "step": one.step or None} for one in verdict.worst}
    return {
        "feasible": verdict.feasible,
        "order": list(verdict.order),
        "orders": verdict.orders,
        "standing": [standing(one) for one in verdict.standings],
        "worst": worst,
        "blocking": list(why.blocking),
        "never": list(why.never),
        "furthest": [end(one) for one in why.ends],
        "cheapest_change": changes[0] if changes else None,
        "changes": changes,
        "minimal_tolerances": None if why.minimal is None else [by_side(row) for row in why.minimal],
    }


def _number(value: Fraction) -> int | str:
    """Whole numbers as such, others as text that is exact: "7/2"."""
    return int(value) if value.denominator == 1 else str(value)
