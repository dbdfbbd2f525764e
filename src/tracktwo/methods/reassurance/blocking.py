"""Why a ladder cannot be climbed, and what would open it."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from .changes import Change, changes_of
from .finding import Standing, standings_of
from .ladder import Ladder
from .lattice import Words, has
from .search import Question
from .tolerances import minimal_of

__all__ = ["Break", "End", "Explanation", "explain"]

# Of the furthest ends, so many are described.
SHOWN = 5


@dataclass(frozen=True)
class Break:
    """A step that could come next, and a side that would then stand at more than it will bear."""

    step: str
    side: str
    exposure: Fraction
    over: Fraction


@dataclass(frozen=True)
class End:
    """As far as one can get: steps in an order everybody can bear, after which every next step is too much."""

    order: tuple[str, ...]
    standings: tuple[Standing, ...]
    breaks: tuple[Break, ...]


@dataclass(frozen=True)
class Explanation:
    """What blocks a ladder.

    Attributes:
        feasible: an order exists; then nothing blocks and nothing needs to change.
        blocking: keys of steps that cannot be borne together. Even if no other step exposed its side at all there
            would be no order, and that ceases to hold as soon as any one of these exposes nothing. Other such sets
            may exist; this is the one that is left when steps are let go in the order in which they are written.
        never: keys of steps that come in no bearable beginning.
        ends: the ends with the most steps, five at most, in the order of their sets.
        furthest: how many ends have as many steps.
        changes: single changes that open an order, the cheapest first: by kind in the order of `KINDS`, then by
            amount, then as written.
        minimal: the smallest combinations of tolerances; None where they are too many to be worked out.
    """

    feasible: bool
    blocking: tuple[str, ...]
    never: tuple[str, ...]
    ends: tuple[End, ...]
    furthest: int
    changes: tuple[Change, ...]
    minimal: tuple[tuple[Fraction, ...], ...] | None


def explain(ladder: Ladder) -> Explanation:
    """Which steps block an order, which single changes open one, and what the sides would have to bear at least.

    What a step would have to be made into is arithmetic. Whether it can be made so, and what it would cost the side
    that takes it, only that side knows; the first change in the list is no advice.

    It misleads where several sets block: mending the steps named in `blocking` may uncover the next set. The list of
    changes is complete for one change at a time.
    """
    return explained(Question.of(ladder))


def explained(question: Question) -> Explanation:
    """As `explain`, of a question already put."""
    minimal = minimal_of(question)
    if question.opens(question.tolerances):
        return Explanation(True, (), (), (), 0, (), minimal)
    reached = question.frame.flood(question.weights.allowed(question.tolerances), 0, forward=True)
    ends = question.frame.ends(reached)
    masks = question.frame.masks(ends)
    sizes = np.bitwise_count(masks)
    furthest = ends[sizes == sizes.max()]
    seen = int(np.bitwise_or.reduce(masks))
    keys = [step.key for step in question.ladder.steps]
    return Explanation(
        feasible=False,
        blocking=tuple(keys[one] for one in _core(question)),
        never=tuple(key for at, key in enumerate(keys) if not seen >> at & 1),
        ends=tuple(_end(question, reached, int(cell)) for cell in furthest[:SHOWN]),
        furthest=len(furthest),
        changes=changes_of(question, reached),
        minimal=minimal,
    )


def _core(question: Question) -> list[int]:
    """Steps whose exposure alone cannot be borne, none of them to spare."""
    kept = list(range(len(question.ladder.steps)))
    for step in list(kept):
        fewer = [one for one in kept if one != step]
        effects = [
            [value if value < 0 or at in fewer else 0 for at, value in enumerate(effect)] for effect in question.effects
        ]
        if not question.changed(effects).opens(question.tolerances):
            kept = fewer
    return kept


def _end(question: Question, reached: Words, cell: int) -> End:
    order = question.way_to(cell, reached)
    breaks = []
    for step, then in sorted(question.frame.next_steps(cell)):
        if not has(question.frame.valid, then):
            continue
        standing = question.weights.at([*order, step])
        for side, value, most in zip(question.ladder.sides, standing, question.tolerances, strict=True):
            if value > most:
                key = question.ladder.steps[step].key
                breaks.append(Break(key, side.key, question.exact(value), question.exact(value - most)))
    keys = tuple(question.ladder.steps[one].key for one in order)
    return End(keys, standings_of(question, order), tuple(breaks))
