"""An order of steps in which no side is ever more exposed than it will bear."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from .feasibility import LadderProblem
from .ladder import Ladder
from .lattice import CellSet, contains, contains_each

__all__ = ["ExposureState", "PeakExposure", "Verdict", "exposure_states", "find_order", "find_order_of"]

# Orders are counted over at most this many sets of steps.
MAX_COUNTED = 100_000
# A count may exceed 64 bits: it is held as two numbers, the lower of this many bits.
_LOW_BITS = 40


@dataclass(frozen=True)
class ExposureState:
    """Where each side stands after a step, if the others stop now.

    Attributes:
        step: the step just taken; empty before the first.
        exposure: one number per side, in the ladder's order; below zero where a side was given more than it gave.
        day: days gone by when the steps so far were taken one after the other; None once a length is unknown.
    """

    step: str
    exposure: tuple[Fraction, ...]
    day: Fraction | None


@dataclass(frozen=True)
class PeakExposure:
    """A side's most exposed point: after which step (empty: before the first), and how much it has to bear there."""

    side: str
    exposure: Fraction
    step: str
    tolerance: Fraction


@dataclass(frozen=True)
class Verdict:
    """Whether all steps of the ladder can be taken, and one order that does so.

    Attributes:
        feasible: an order exists.
        order: keys of the steps; empty when no order exists.
        states: one before the first step and one after every step; empty when no order exists.
        peaks: one per side; empty when no order exists.
        orders: how many orders every side can bear; None where there are too many sets of steps to count over.
    """

    sides: tuple[str, ...]
    feasible: bool
    order: tuple[str, ...]
    states: tuple[ExposureState, ...]
    peaks: tuple[PeakExposure, ...]
    orders: int | None


def find_order(ladder: Ladder) -> Verdict:
    """An order of all steps in which no side is ever more exposed than it will bear, or that there is none.

    Where a side stands after some steps is the sum of what its own steps taken so far expose, less what those steps
    of the others reassure that are addressed to it, were taken, cannot be undone and can be verified. It starts at
    zero, may fall below zero, and is looked at before the first step and after every one. Steps (exposes, reassures)
    A 2/3, 4/4, 6/5 and B 3/2, 4/4, 5/6, each side's in this order and all of them lasting: 4 of the 20 orders can be
    borne with tolerance 5 each, 10 with 6, none with 4; the smallest pairs of tolerances are (0, 5) and (6, 0). With
    B's second step undoable they are (4, 5) and (10, 0), and with none lasting only (12, 12).

    Which order: one that leaves the side that comes nearest to its tolerance as much room as possible. Where there is
    still a choice, a step that answers the last one comes first, then a step of a side that did not take the last
    one, then the one written first. This is a rule for choosing, not advice.

    It misleads when the numbers are levels (0 to 5) and not amounts: a sum of levels is a count of worries and no
    measure. It compares what one side gives with what another feels, in one unit. A step that exposes nothing in the
    eyes of those who take it may cost somebody at home a great deal.

    After C. E. Osgood, *An Alternative to War or Surrender* (1962), and C. Mitchell, *Gestures of Conciliation*
    (2000).
    """
    return find_order_of(LadderProblem.of(ladder))


def find_order_of(problem: LadderProblem) -> Verdict:
    """As `find_order`, of a problem already set up."""
    sides = tuple(side.key for side in problem.ladder.sides)
    if not problem.has_order(problem.tolerances):
        return Verdict(sides, False, (), (), (), 0)
    lattice = problem.lattice

    def reaching_the_end(tolerances: tuple[int, ...]) -> CellSet:
        return lattice.flood(problem.exposures.allowed(tolerances), lattice.full, forward=False)

    roomiest, all_open = _roomiest(problem), reaching_the_end(problem.tolerances)
    order = _choose(problem, all_open if roomiest == problem.tolerances else reaching_the_end(roomiest))
    states = exposure_states(problem, order)
    keys = tuple(problem.ladder.steps[step].key for step in order)
    return Verdict(sides, True, keys, states, _peaks(problem.ladder, states), _count_orders(problem, all_open))


def _choose(problem: LadderProblem, open_cells: CellSet) -> list[int]:
    """Steps from the empty set to the full one through cells from which the end can be reached."""
    steps, cell, order = problem.ladder.steps, 0, list[int]()
    while cell != problem.lattice.full:
        last = steps[order[-1]] if order else None
        candidates = [
            (
                not (last and steps[step].answers == last.key),
                bool(last and steps[step].side == last.side),
                step,
                following,
            )
            for step, following in problem.lattice.next_steps(cell)
            if contains(open_cells, following)
        ]
        *_, step, cell = min(candidates)
        order.append(step)
    return order


def exposure_states(problem: LadderProblem, order: Sequence[int]) -> tuple[ExposureState, ...]:
    """Where every side stands before the first and after each of these steps."""
    steps = problem.ladder.steps
    states = [ExposureState("", tuple(Fraction(0) for _ in problem.effects), Fraction(0))]
    for upto, step in enumerate(order, 1):
        exposure = tuple(map(problem.exact, problem.exposures.after(order[:upto])))
        before, length = states[-1].day, steps[step].days
        day = None if before is None or length is None else before + length
        states.append(ExposureState(steps[step].key, exposure, day))
    return tuple(states)


def _roomiest(problem: LadderProblem) -> tuple[int, ...]:
    """The tolerances, all lowered by the same greatest amount that leaves an order, by bisection."""
    low, high = 0, min(problem.tolerances)
    while low < high:
        middle = (low + high + 1) // 2
        if problem.has_order([tolerance - middle for tolerance in problem.tolerances]):
            low = middle
        else:
            high = middle - 1
    return tuple(tolerance - low for tolerance in problem.tolerances)


def _peaks(ladder: Ladder, states: Sequence[ExposureState]) -> tuple[PeakExposure, ...]:
    peaks = []
    for number, side in enumerate(ladder.sides):
        state = max(states, key=lambda state: state.exposure[number])
        peaks.append(PeakExposure(side.key, state.exposure[number], state.step, side.tolerance))
    return tuple(peaks)


def _count_orders(problem: LadderProblem, open_cells: CellSet) -> int | None:
    """The number of paths from the empty set to the full one, layer by layer; None over too many sets."""
    cells = np.zeros(1, np.int64)
    parts = np.array([[0], [1]], np.int64)
    visited = 0
    for _ in problem.ladder.steps:
        following, counts = [], []
        for chain in problem.lattice.chains:
            unfinished = np.flatnonzero(chain.count(cells) < len(chain.steps))
            after = cells[unfinished] + (1 << chain.offset)
            is_open = contains_each(open_cells, after)
            following.append(after[is_open])
            counts.append(parts[:, unfinished[is_open]])
        cells, place = np.unique(np.concatenate(following), return_inverse=True)
        visited += len(cells)
        if visited > MAX_COUNTED:
            return None
        parts = np.zeros((2, len(cells)), np.int64)
        for part, given in zip(parts, np.concatenate(counts, axis=1), strict=True):
            np.add.at(part, place, given)
        parts[0] += parts[1] >> _LOW_BITS
        parts[1] &= (1 << _LOW_BITS) - 1
    return (int(parts[0, 0]) << _LOW_BITS) + int(parts[1, 0])
