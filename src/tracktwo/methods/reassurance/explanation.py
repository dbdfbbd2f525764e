"""Why a ladder has no order that every side can bear, and what would open one."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from .blocking import smallest_blocking_set
from .change_pairs import ChangePair, change_pairs
from .changes import Change, cheapest_by_side, single_changes
from .feasibility import LadderProblem, path_to
from .ladder import Ladder
from .lattice import CellSet, contains
from .sequencing import ExposureState, exposure_states
from .tolerances import minimal_tolerances_of

__all__ = ["Breach", "DeadEnd", "Explanation", "explain", "explain_problem"]

# So many of the furthest dead ends are described.
MAX_DESCRIBED = 5


@dataclass(frozen=True)
class Breach:
    """A step that could come next, and a side that would then be exposed to more than it will bear."""

    step: str
    side: str
    exposure: Fraction
    over: Fraction


@dataclass(frozen=True)
class DeadEnd:
    """As far as one can get: steps in an order everybody can bear, after which every next step is too much."""

    order: tuple[str, ...]
    states: tuple[ExposureState, ...]
    breaches: tuple[Breach, ...]


@dataclass(frozen=True)
class Explanation:
    """What blocks a ladder.

    Attributes:
        feasible: an order exists; then nothing blocks and nothing needs to change.
        blocking: keys of steps that cannot be borne together, as few as possible. Even if no other step exposed its
            side at all there would be no order, and that ceases to hold as soon as any one of these exposes nothing.
            Other sets of the same size may exist.
        smallest: whether no smaller set blocks; False where that would have taken too long to find out.
        never: keys of steps that come in no bearable beginning.
        dead_ends: the dead ends with the most steps, five at most, in the order of their sets.
        furthest: how many dead ends have as many steps.
        changes: every single change that opens an order: those that cost no exposure, those with an amount by amount,
            steps left out.
        cheapest: by side, the changes of `changes` that cost the side no exposure, and those with its least amount.
        pairs: pairs of changes that open an order; only where no single change does.
        all_pairs: whether all pairs were tried.
        minimal: the smallest combinations of tolerances; None where they are too many to be worked out.
    """

    feasible: bool
    minimal: tuple[tuple[Fraction, ...], ...] | None
    blocking: tuple[str, ...] = ()
    smallest: bool = True
    never: tuple[str, ...] = ()
    dead_ends: tuple[DeadEnd, ...] = ()
    furthest: int = 0
    changes: tuple[Change, ...] = ()
    cheapest: tuple[tuple[Change, ...], ...] = ()
    pairs: tuple[ChangePair, ...] = ()
    all_pairs: bool = True


def explain(ladder: Ladder) -> Explanation:
    """Which steps block an order, which changes open one, and what the sides would have to bear at least.

    What a step would have to be made into is arithmetic. Whether it can be made so, and what it would cost the side
    that takes it, only that side knows; no change in the list is advice.

    It misleads where several sets block: changing the steps named in `blocking` may uncover the next set. Amounts are
    each side's own steps of exposure. They are never added up over sides, and may not be compared between them.
    """
    return explain_problem(LadderProblem.of(ladder))


def explain_problem(problem: LadderProblem) -> Explanation:
    """As `explain`, of a problem already set up."""
    minimal = minimal_tolerances_of(problem)
    if problem.has_order(problem.tolerances):
        return Explanation(True, minimal)
    reached = problem.lattice.flood(problem.exposures.allowed(problem.tolerances), 0, forward=True)
    dead_ends = problem.lattice.dead_ends(reached)
    masks = problem.lattice.masks(dead_ends)
    sizes = np.bitwise_count(masks)
    furthest = dead_ends[sizes == sizes.max()]
    met = int(np.bitwise_or.reduce(masks))
    keys = [step.key for step in problem.ladder.steps]
    blocking, smallest = smallest_blocking_set(problem)
    changes = single_changes(problem, reached)
    pairs, all_pairs = ((), True) if changes else change_pairs(problem)
    return Explanation(
        feasible=False,
        minimal=minimal,
        blocking=tuple(keys[step] for step in blocking),
        smallest=smallest,
        never=tuple(key for number, key in enumerate(keys) if not met >> number & 1),
        dead_ends=tuple(_dead_end(problem, reached, int(cell)) for cell in furthest[:MAX_DESCRIBED]),
        furthest=len(furthest),
        changes=changes,
        cheapest=cheapest_by_side(problem, changes),
        pairs=pairs,
        all_pairs=all_pairs,
    )


def _dead_end(problem: LadderProblem, reached: CellSet, cell: int) -> DeadEnd:
    order = path_to(problem.lattice, cell, reached)
    breaches = []
    for step, following in sorted(problem.lattice.next_steps(cell)):
        if not contains(problem.lattice.valid, following):
            continue
        exposure = problem.exposures.after([*order, step])
        for side, value, most in zip(problem.ladder.sides, exposure, problem.tolerances, strict=True):
            if value > most:
                key = problem.ladder.steps[step].key
                breaches.append(Breach(key, side.key, problem.exact(value), problem.exact(value - most)))
    keys = tuple(problem.ladder.steps[step].key for step in order)
    return DeadEnd(keys, exposure_states(problem, order), tuple(breaches))
