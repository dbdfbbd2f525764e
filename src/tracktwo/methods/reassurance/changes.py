"""Single changes to a ladder that open an order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from .feasibility import LadderProblem, least_tolerance
from .lattice import CellSet, contains

__all__ = [
    "KINDS",
    "Change",
    "cheapest_by_side",
    "drop_change",
    "lasting_change",
    "raise_change",
    "single_changes",
    "sort_key",
]

Kind = Literal["check", "fix", "both", "lower", "raise", "drop"]
# From changes that leave every step as it is to the one that takes a step away.
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


def sort_key(change: Change) -> tuple[int, Fraction, int]:
    """Changes that cost no exposure, then those with an amount by amount, then steps left out; then by kind.

    Amounts of one side are in one unit, the side's own steps of exposure, and may be compared. Amounts of two sides
    may not: where changes of several sides stand in one list, the order says nothing about the sides.
    """
    group = 2 if change.kind == "drop" else 1 if change.kind in ("lower", "raise") else 0
    return group, change.amount, KINDS.index(change.kind)


def cheapest_by_side(problem: LadderProblem, changes: Sequence[Change]) -> tuple[tuple[Change, ...], ...]:
    """For each side, its changes that cost no exposure, and those with its least amount; else what it would drop."""
    rows = []
    for side in problem.ladder.sides:
        own = [change for change in changes if change.side == side.key]
        amounts = [change.amount for change in own if change.kind in ("lower", "raise")]
        cheap = [
            change
            for change in own
            if change.kind in ("check", "fix", "both")
            or (change.kind in ("lower", "raise") and change.amount == min(amounts))
        ]
        rows.append(tuple(cheap or own))
    return tuple(rows)


def single_changes(problem: LadderProblem, reached: CellSet) -> tuple[Change, ...]:
    """Every single change that opens an order, in the order of `sort_key`; empty when none does.

    `reached` are the cells that can be reached without a change.
    """
    needed = [least_tolerance(problem, side, problem.tolerances) for side in range(len(problem.tolerances))]
    raised = (raise_change(problem, side, value) for side, value in enumerate(needed) if value is not None)
    changes = [
        *raised,
        *_made_lasting(problem, needed),
        *_lowered(problem, needed),
        *_dropped(problem, reached),
    ]
    return tuple(sorted(changes, key=sort_key))


def raise_change(problem: LadderProblem, side: int, value: int) -> Change:
    """A side's tolerance raised to a value."""
    amount = problem.exact(value - problem.tolerances[side])
    return Change("raise", problem.ladder.sides[side].key, "", amount, problem.exact(value))


def lasting_change(problem: LadderProblem, number: int) -> Change:
    """A step made to count for the others: whatever it lacks for that."""
    step = problem.ladder.steps[number]
    kind: Kind = "check" if step.irreversible else "fix" if step.verifiable else "both"
    return Change(kind, step.side, step.key, Fraction(0))


def drop_change(problem: LadderProblem, number: int) -> Change:
    """A step left out."""
    step = problem.ladder.steps[number]
    return Change("drop", step.side, step.key, step.reassures)


def _made_lasting(problem: LadderProblem, needed: Sequence[int | None]) -> Iterator[Change]:
    """Steps that would count for the others if they could not be undone and could be checked."""
    for number, step in enumerate(problem.ladder.steps):
        addressed = [
            place
            for place, side in enumerate(problem.ladder.sides)
            if side.key != step.side and (not step.to or side.key in step.to)
        ]
        amount = int(step.reassures * problem.scale)
        if step.lasting or not amount or not _may_open(problem, needed, addressed, amount):
            continue
        if problem.with_lasting([number]).has_order(problem.tolerances):
            yield lasting_change(problem, number)


def _may_open(problem: LadderProblem, needed: Sequence[int | None], sides: Sequence[int], amount: int) -> bool:
    """Whether raising these sides' tolerance by the amount opens an order: a change to one step cannot do more."""
    if len(sides) == 1:
        value = needed[sides[0]]
        return value is not None and value - problem.tolerances[sides[0]] <= amount
    return problem.has_order([given + amount * (side in sides) for side, given in enumerate(problem.tolerances)])


def _lowered(problem: LadderProblem, needed: Sequence[int | None]) -> Iterator[Change]:
    keys = [side.key for side in problem.ladder.sides]
    for number, step in enumerate(problem.ladder.steps):
        side = keys.index(step.side)
        value, exposes = needed[side], problem.effects[side][number]
        if value is None or value - problem.tolerances[side] > exposes:
            continue

        def opens(amount: int, number: int = number, side: int = side) -> bool:
            effects = [list(effect) for effect in problem.effects]
            effects[side][number] -= amount
            return problem.with_effects(effects).has_order(problem.tolerances)

        # Lowering one step by an amount helps its side no more than raising its tolerance by as much.
        low, high = value - problem.tolerances[side], exposes
        if opens(low):
            high = low
        elif not opens(high):
            continue
        while low < high:
            middle = (low + high) // 2
            low, high = (low, middle) if opens(middle) else (middle + 1, high)
        yield Change("lower", step.side, step.key, problem.exact(high), problem.exact(exposes - high))


def _dropped(problem: LadderProblem, reached: CellSet) -> Iterator[Change]:
    """Steps that nothing waits for, and without which all the others can be taken."""
    steps = problem.ladder.steps
    needed = {key for step in steps for key in step.needs}
    for number, step in enumerate(steps):
        rest = [other for other in range(len(steps)) if other != number]
        if step.key not in needed and contains(reached, problem.lattice.cell(rest)):
            yield drop_change(problem, number)
