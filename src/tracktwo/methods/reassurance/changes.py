"""Single changes to a ladder that open an order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from .lattice import Words, has
from .search import Question, least

__all__ = ["KINDS", "Change", "changes_of"]

Kind = Literal["check", "fix", "both", "lower", "raise", "drop"]
# From what leaves every step as it is to what takes one away.
KINDS: tuple[Kind, ...] = ("check", "fix", "both", "lower", "raise", "drop")


@dataclass(frozen=True)
class Change:
    """One change after which an order exists.

    Attributes:
        kind: `check` (make the step verifiable), `fix` (make it irreversible), `both` (of these), `lower` (what the
            step exposes), `raise` (a side's tolerance) or `drop` (leave the step out).
        side: the side whose step or tolerance it is.
        step: the step's key; empty for `raise`.
        amount: for `lower` and `raise` the least amount that opens an order, for `drop` what the step would have
            reassured, otherwise zero.
        value: for `lower` and `raise` the number after the change.
    """

    kind: Kind
    side: str
    step: str
    amount: Fraction
    value: Fraction | None = None


def changes_of(question: Question, reached: Words) -> tuple[Change, ...]:
    """Every single change that opens an order, the cheapest first; empty when none does.

    `reached` are the cells that can be reached as it is. The order is by kind, then by amount, then as written: what
    different kinds cost cannot be compared, so the kinds stand in a fixed order.
    """
    raised = [least(question, at, question.tolerances) for at in range(len(question.tolerances))]
    found = [
        *_raises(question, raised),
        *_lasting(question, raised),
        *_lowered(question, raised),
        *_dropped(question, reached),
    ]
    return tuple(sorted(found, key=lambda one: (KINDS.index(one.kind), one.amount)))


def _raises(question: Question, raised: Sequence[int | None]) -> Iterator[Change]:
    for at, side in enumerate(question.ladder.sides):
        value = raised[at]
        if value is not None:
            amount = question.exact(value - question.tolerances[at])
            yield Change("raise", side.key, "", amount, question.exact(value))


def _lasting(question: Question, raised: Sequence[int | None]) -> Iterator[Change]:
    """Steps that would count for the others if they could not be undone and could be checked."""
    for at, step in enumerate(question.ladder.steps):
        addressed = [
            place
            for place, side in enumerate(question.ladder.sides)
            if side.key != step.side and (not step.to or side.key in step.to)
        ]
        amount = int(step.reassures * question.scale)
        if step.lasting or not amount or not _could_open(question, raised, addressed, amount):
            continue
        effects = [list(effect) for effect in question.effects]
        for place in addressed:
            effects[place][at] = -amount
        if question.changed(effects).opens(question.tolerances):
            kind: Kind = "check" if step.irreversible else "fix" if step.verifiable else "both"
            yield Change(kind, step.side, step.key, Fraction(0))


def _could_open(question: Question, raised: Sequence[int | None], sides: Sequence[int], amount: int) -> bool:
    """Whether raising these sides' tolerance by the amount opens an order: a change to one step cannot do more."""
    if len(sides) == 1:
        value = raised[sides[0]]
        return value is not None and value - question.tolerances[sides[0]] <= amount
    return question.opens([one + amount * (at in sides) for at, one in enumerate(question.tolerances)])


def _lowered(question: Question, raised: Sequence[int | None]) -> Iterator[Change]:
    keys = [side.key for side in question.ladder.sides]
    for at, step in enumerate(question.ladder.steps):
        side = keys.index(step.side)
        value, exposes = raised[side], question.effects[side][at]
        if value is None or value - question.tolerances[side] > exposes:
            continue

        def opens(amount: int, at: int = at, side: int = side) -> bool:
            effects = [list(effect) for effect in question.effects]
            effects[side][at] -= amount
            return question.changed(effects).opens(question.tolerances)

        # No step's change can do with less than the side's tolerance would have to be raised by.
        low, high = value - question.tolerances[side], exposes
        if opens(low):
            high = low
        elif not opens(high):
            continue
        while low < high:
            middle = (low + high) // 2
            low, high = (low, middle) if opens(middle) else (middle + 1, high)
        yield Change("lower", step.side, step.key, question.exact(high), question.exact(exposes - high))


def _dropped(question: Question, reached: Words) -> Iterator[Change]:
    """Steps that nothing waits for, and without which all the others can be taken."""
    steps = question.ladder.steps
    needed = {key for step in steps for key in step.needs}
    for at, step in enumerate(steps):
        rest = [one for one in range(len(steps)) if one != at]
        if step.key not in needed and has(reached, question.frame.cell(rest)):
            yield Change("drop", step.side, step.key, step.reassures)
