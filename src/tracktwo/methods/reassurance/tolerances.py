"""The smallest combinations of tolerances with which an order of all steps exists."""

from collections.abc import Sequence
from fractions import Fraction

from .feasibility import LadderProblem, least_tolerance
from .ladder import Ladder

__all__ = ["minimal_tolerances", "minimal_tolerances_of"]

# Floods times cells: beyond it, the trade-off between sides is too fine to be traced while somebody waits.
MAX_WORK = 2**31


class _TooMuchWork(Exception):
    pass


def minimal_tolerances(ladder: Ladder) -> tuple[tuple[Fraction, ...], ...] | None:
    """Every smallest combination of tolerances, one number per side, for which an order exists.

    A combination is smallest when no side could bear less without another side having to bear more. The tolerances
    written in the ladder play no part. In ascending order.

    Returns:
        The combinations, or None where they are too many to be worked out in a moment (three sides or four, with
        very many independent steps and very different numbers).
    """
    return minimal_tolerances_of(LadderProblem.of(ladder))


def minimal_tolerances_of(problem: LadderProblem) -> tuple[tuple[Fraction, ...], ...] | None:
    """As `minimal_tolerances`, of a problem already set up."""
    try:
        rows = _front(problem, len(problem.tolerances) - 1, ())
    except _TooMuchWork:
        return None
    return tuple(sorted(tuple(problem.exact(value) for value in row) for row in rows))


def _front(problem: LadderProblem, side: int, later: tuple[int, ...]) -> list[tuple[int, ...]]:
    """The smallest combinations for the sides up to `side`, the tolerances of the later sides being given.

    An epsilon-constraint sweep: from the largest tolerance of this side downwards, the smallest combinations of the
    sides before it are found, then the least this side needs beside each of them. The next tolerance to try is one
    below the largest of those needs, because nothing changes in between.
    """
    _check_work(problem)
    if side == 0:
        value = least_tolerance(problem, 0, (0, *later))
        return [] if value is None else [(value,)]
    front: list[tuple[int, ...]] = []
    value = problem.ceilings[side]
    while value >= problem.floors[side]:
        earlier = _front(problem, side - 1, (value, *later))
        if not earlier:
            break
        rows = []
        for row in earlier:
            _check_work(problem)
            own = least_tolerance(problem, side, (*row, value, *later))
            if own is not None:
                rows.append((*row, own))
        front = _smallest([*front, *rows])
        value = max(row[-1] for row in rows) - 1
    return front


def _smallest(rows: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """The rows that no other row undercuts: none is smaller or equal everywhere."""
    smallest: list[tuple[int, ...]] = []
    for row in sorted(set(rows)):
        if not any(all(a <= b for a, b in zip(other, row, strict=True)) for other in smallest):
            smallest.append(row)
    return smallest


def _check_work(problem: LadderProblem) -> None:
    if problem.floods * (1 << problem.reduced[0].bits) > MAX_WORK:
        raise _TooMuchWork
