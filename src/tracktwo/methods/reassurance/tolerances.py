"""The smallest tolerances with which a ladder can be climbed."""

from collections.abc import Sequence
from fractions import Fraction

from .ladder import Ladder
from .search import Question, least

__all__ = ["minimal_tolerances"]

# Floods times cells. Above it, the sides' trade is too fine to be walked while somebody waits.
WORK = 2**31


class _TooMuch(Exception):
    pass


def minimal_tolerances(ladder: Ladder) -> tuple[tuple[Fraction, ...], ...] | None:
    """Every smallest combination of tolerances, one number per side, for which an order exists.

    A combination is smallest when no side could bear less without another side having to bear more. The tolerances
    written in the ladder play no part. In ascending order.

    Returns:
        The combinations, or None where they are too many to be worked out in a moment (three sides or four, with
        very many independent steps and very different numbers).
    """
    return minimal_of(Question.of(ladder))


def minimal_of(question: Question) -> tuple[tuple[Fraction, ...], ...] | None:
    """As `minimal_tolerances`, of a question already put."""
    try:
        found = _front(question, len(question.tolerances) - 1, ())
    except _TooMuch:
        return None
    return tuple(sorted(tuple(question.exact(one) for one in row) for row in found))


def _front(question: Question, side: int, above: tuple[int, ...]) -> list[tuple[int, ...]]:
    """Smallest tolerances of the sides up to `side`, those after it being given.

    From the largest tolerance of this side downwards: whatever the sides before it need then, the least this side
    can do with; the next smaller tolerance must change what they need.
    """
    _bounded(question)
    if side == 0:
        value = least(question, 0, (0, *above))
        return [] if value is None else [(value,)]
    found: list[tuple[int, ...]] = []
    value = question.ceilings[side]
    while value >= question.floors[side]:
        before = _front(question, side - 1, (value, *above))
        if not before:
            break
        rows = []
        for row in before:
            _bounded(question)
            own = least(question, side, (*row, value, *above))
            if own is not None:
                rows.append((*row, own))
        found = _smallest([*found, *rows])
        value = max(row[-1] for row in rows) - 1
    return found


def _smallest(rows: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Rows than which no other is smaller or equal everywhere."""
    kept: list[tuple[int, ...]] = []
    for row in sorted(set(rows)):
        if not any(all(one <= two for one, two in zip(other, row, strict=True)) for other in kept):
            kept.append(row)
    return kept


def _bounded(question: Question) -> None:
    if question.asked * (1 << question.frame.top) > WORK:
        raise _TooMuch
