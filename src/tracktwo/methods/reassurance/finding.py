"""An order in which no side is ever more exposed than it will bear."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from .ladder import Ladder
from .lattice import Words, has, has_each
from .search import Question

__all__ = ["Standing", "Verdict", "Worst", "find"]

# Sets of steps on the way of some order; above it the orders are not counted.
COUNTED = 100_000
_LIMB = 40


@dataclass(frozen=True)
class Standing:
    """Where each side stands if the others stop now.

    Attributes:
        step: the step just taken; empty before the first.
        exposure: one number per side, in the ladder's order; below zero where a side was given more than it gave.
        day: days gone by when the steps so far were taken one after the other; None once a length is unknown.
    """

    step: str
    exposure: tuple[Fraction, ...]
    day: Fraction | None


@dataclass(frozen=True)
class Worst:
    """A side's most exposed point: after which step (empty: before the first), and how much it has to bear there."""

    side: str
    exposure: Fraction
    step: str
    tolerance: Fraction


@dataclass(frozen=True)
class Verdict:
    """Whether the whole ladder can be climbed, and one way to do so.

    Attributes:
        feasible: an order exists.
        order: keys of the steps; empty when no order exists.
        standings: one before the first step and one after every step; empty when no order exists.
        worst: one per side; empty when no order exists.
        orders: how many orders every side can bear; None where there are too many sets of steps to count over.
    """

    sides: tuple[str, ...]
    feasible: bool
    order: tuple[str, ...]
    standings: tuple[Standing, ...]
    worst: tuple[Worst, ...]
    orders: int | None


def find(ladder: Ladder) -> Verdict:
    """An order of all steps in which no side is ever more exposed than it will bear, or that there is none.

    Where a side stands after some steps is the sum of what its own steps taken so far expose, less what those steps
    of the others reassure that are addressed to it, were taken, cannot be undone and can be verified. It starts at
    zero, may fall below zero, and is looked at before the first step and after every one. Steps (exposes, reassures)
    A 2/3, 4/4, 6/5 and B 3/2, 4/4, 5/6, each side's in this order and all of them lasting: 4 of the 20 orders can be
    borne with tolerance 5 each, 10 with 6, none with 4; the smallest pairs of tolerances are (0, 5) and (6, 0). With
    B's second step undoable they are (4, 5) and (10, 0), and with none lasting only (12, 12).

    Which order: one in which every side keeps as far from its tolerance as can be had for the side that comes
    nearest. At each point of it comes, where there is a choice, a step that answers the last one, then a step of a
    side that did not take the last one, then the one written first. This is a rule for choosing, no advice.

    It misleads when the numbers are levels (0 to 5) and not amounts: a sum of levels is a count of worries and no
    measure. It compares what one side gives with what another feels, in one unit. A step that exposes nothing in the
    eyes of those who take it may cost somebody at home a great deal.

    After C. E. Osgood, *An Alternative to War or Surrender* (1962), and C. Mitchell, *Gestures of Conciliation*
    (2000).
    """
    return found_in(Question.of(ladder))


def found_in(question: Question) -> Verdict:
    """As `find`, of a question already put."""
    sides = tuple(side.key for side in question.ladder.sides)
    if not question.opens(question.tolerances):
        return Verdict(sides, False, (), (), (), 0)
    frame = question.frame

    def from_the_end(tolerances: tuple[int, ...]) -> Words:
        return frame.flood(question.weights.allowed(tolerances), frame.full, forward=False)

    roomiest, everything = _roomiest(question), from_the_end(question.tolerances)
    order = walk(question, everything if roomiest == question.tolerances else from_the_end(roomiest))
    standings = standings_of(question, order)
    keys = tuple(question.ladder.steps[one].key for one in order)
    return Verdict(sides, True, keys, standings, _worst(question.ladder, standings), _orders(question, everything))


def walk(question: Question, open_cells: Words) -> list[int]:
    """Steps from nothing to everything through cells from which the end can be reached."""
    steps, cell, order = question.ladder.steps, 0, list[int]()
    while cell != question.frame.full:
        last = steps[order[-1]] if order else None
        choice = [
            (
                not (last and steps[step].answers == last.key),
                bool(last and steps[step].side == last.side),
                step,
                then,
            )
            for step, then in question.frame.next_steps(cell)
            if has(open_cells, then)
        ]
        *_, step, cell = min(choice)
        order.append(step)
    return order


def standings_of(question: Question, order: Sequence[int]) -> tuple[Standing, ...]:
    """Where every side stands before the first and after each of these steps."""
    steps = question.ladder.steps
    found = [Standing("", tuple(Fraction(0) for _ in question.effects), Fraction(0))]
    for upto, step in enumerate(order, 1):
        exposure = tuple(map(question.exact, question.weights.at(order[:upto])))
        before, length = found[-1].day, steps[step].days
        day = None if before is None or length is None else before + length
        found.append(Standing(steps[step].key, exposure, day))
    return tuple(found)


def _roomiest(question: Question) -> tuple[int, ...]:
    """The tolerances, all lowered by the same greatest amount that leaves an order."""
    low, high = 0, min(question.tolerances)
    while low < high:
        middle = (low + high + 1) // 2
        if question.opens([one - middle for one in question.tolerances]):
            low = middle
        else:
            high = middle - 1
    return tuple(one - low for one in question.tolerances)


def _worst(ladder: Ladder, standings: Sequence[Standing]) -> tuple[Worst, ...]:
    found = []
    for at, side in enumerate(ladder.sides):
        point = max(standings, key=lambda one: one.exposure[at])
        found.append(Worst(side.key, point.exposure[at], point.step, side.tolerance))
    return tuple(found)


def _orders(question: Question, open_cells: Words) -> int | None:
    """Ways from nothing to everything, layer by layer. A count may need more than 64 bits: it is held in two parts."""
    cells = np.zeros(1, np.int64)
    parts = np.array([[0], [1]], np.int64)
    looked_at = 0
    for _ in question.ladder.steps:
        following, counts = [], []
        for chain in question.frame.chains:
            may = np.flatnonzero(chain.count(cells) < len(chain.steps))
            then = cells[may] + (1 << chain.offset)
            open_ = has_each(open_cells, then)
            following.append(then[open_])
            counts.append(parts[:, may[open_]])
        cells, place = np.unique(np.concatenate(following), return_inverse=True)
        looked_at += len(cells)
        if looked_at > COUNTED:
            return None
        parts = np.zeros((2, len(cells)), np.int64)
        for part, given in zip(parts, np.concatenate(counts, axis=1), strict=True):
            np.add.at(part, place, given)
        parts[0] += parts[1] >> _LIMB
        parts[1] &= (1 << _LIMB) - 1
    return (int(parts[0, 0]) << _LIMB) + int(parts[1, 0])
