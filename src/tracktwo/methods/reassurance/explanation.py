"""Why a ladder has no order that every side can bear, and what would open one."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from .changes import Change, single_changes
from .feasibility import LadderProblem
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
        blocking: keys of steps that cannot be borne together. Even if no other step exposed its side at all there
            would be no order, and that ceases to hold as soon as any one of these exposes nothing. Other such sets
            may exist; this is the one that is left when steps are let go in the order in which they are written.
        never: keys of steps that come in no bearable beginning.
        dead_ends: the dead ends with the most steps, five at most, in the order of their sets.
        furthest: how many dead ends have as many steps.
        changes: single changes that open an order, the cheapest first: by kind in the order of `KINDS`, then by
            amount, then as written.
        minimal: the smallest combinations of tolerances; None where they are too many to be worked out.
    """

    feasible: bool
    blocking: tuple[str, ...]
    never: tuple[str, ...]
    dead_ends: tuple[DeadEnd, ...]
    furthest: int
    changes: tuple[Change, ...]
    minimal: tuple[tuple[Fraction, ...], ...] | None


def explain(ladder: Ladder) -> Explanation:
    """Which steps block an order, which single changes open one, and what the sides would have to bear at least.

    What a step would have to be made into is arithmetic. Whether it can be made so, and what it would cost the side
    that takes it, only that side knows; the first change in the list is no advice.

    It misleads where several sets block: changing the steps named in `blocking` may uncover the next set. The list of
    changes is complete for one change at a time.
    """
    return explain_problem(LadderProblem.of(ladder))


def explain_problem(problem: LadderProblem) -> Explanation:
    """As `explain`, of a problem already set up."""
    minimal = minimal_tolerances_of(problem)
    if problem.has_order(problem.tolerances):
        return Explanation(True, (), (), (), 0, (), minimal)
    reached = problem.lattice.flood(problem.exposures.allowed(problem.tolerances), 0, forward=True)
    dead_ends = problem.lattice.dead_ends(reached)
    masks = problem.lattice.masks(dead_ends)
    sizes = np.bitwise_count(masks)
    furthest = dead_ends[sizes == sizes.max()]
    met = int(np.bitwise_or.reduce(masks))
    keys = [step.key for step in problem.ladder.steps]
    return Explanation(
        feasible=False,
        blocking=tuple(keys[step] for step in _irreducible_blocking_set(problem)),
        never=tuple(key for number, key in enumerate(keys) if not met >> number & 1),
        dead_ends=tuple(_dead_end(problem, reached, int(cell)) for cell in furthest[:MAX_DESCRIBED]),
        furthest=len(furthest),
        changes=single_changes(problem, reached),
        minimal=minimal,
    )


def _irreducible_blocking_set(problem: LadderProblem) -> list[int]:
    """Steps whose exposure alone cannot be borne, none of them to spare (a deletion filter)."""
    blocking = list(range(len(problem.ladder.steps)))
    for step in list(blocking):
        fewer = [other for other in blocking if other != step]
        effects = [
            [value if value < 0 or number in fewer else 0 for number, value in enumerate(effect)]
            for effect in problem.effects
        ]
        if not problem.with_effects(effects).has_order(problem.tolerances):
            blocking = fewer
    return blocking


def _dead_end(problem: LadderProblem, reached: CellSet, cell: int) -> DeadEnd:
    order = problem.path_to(cell, reached)
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
