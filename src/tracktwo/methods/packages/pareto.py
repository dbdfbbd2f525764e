"""Dropping what is dominated: exact filters for two, three and more sides, for many states at once."""

from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["prune"]

Whole = npt.NDArray[np.int64]
Points = npt.NDArray[Any]

LARGEST = 2**62


def prune(states: Whole, points: Points, counts: Points) -> tuple[Whole, Points, Points]:
    """Keep what no other point of the same state dominates, each value vector once, with its counts added up.

    Args:
        states: (n,) state of each point, from 0 up.
        points: (sides, n), two sides at least, whole numbers from 0 up, as int64, or as Python integers in an array
            of objects.
        counts: (n,) how many partial packages have this state and value, int64 or Python integers.

    Returns:
        The same three for what is kept, by state up, then by the sides' values down, the first side first.

    A point is dominated where another is at least as good for every side and better for one.
    """
    if states.size == 0:
        return states, points, counts
    order, first = _sorted(states, points)
    starts = np.flatnonzero(first)
    heads = order[starts]
    if len(points) == 2:
        beaten = _beaten_by_pair(states[heads], points[1][heads])
    else:
        ranks = [_ranks(row[heads]) for row in points[1:]]
        size = len(heads)
        # A later state stands above all earlier ones, so that none dominates across.
        ranks[0] = ranks[0] + states[heads] * (int(ranks[0].max()) + 1)
        beaten = _beaten(ranks, np.ones(size, dtype=bool), np.ones(size, dtype=bool))
    added = np.add.reduceat(counts[order], starts)
    kept = heads[~beaten]
    return states[kept], points[:, kept], added[~beaten]


def _sorted(states: Whole, points: Points) -> tuple[Whole, npt.NDArray[np.bool_]]:
    """The order by state up and values down, and whether each differs from the one before it."""
    if points.dtype != object:
        tops = [int(row.max()) for row in points]
        width = int(states.max()) + 1
        for top in tops:
            width *= top + 1
        if width < LARGEST:
            keys = states
            for row, top in zip(points, tops, strict=True):
                keys = keys * (top + 1) + (top - row)
            order = np.argsort(keys)
            return order, _changes([keys[order]])
    rows = [_ranks(row) for row in points]
    order = np.lexsort([-row for row in rows[::-1]] + [states])
    return order, _changes([states[order], *(row[order] for row in rows)])


def _changes(rows: list[Whole]) -> npt.NDArray[np.bool_]:
    """Where a sorted list begins something new."""
    new = np.ones(len(rows[0]), dtype=bool)
    new[1:] = False
    for row in rows:
        new[1:] |= row[1:] != row[:-1]
    return new


def _ranks(row: Points) -> Whole:
    """Small numbers in the same order. Python integers are sorted as they are."""
    if row.dtype != object:
        return (
            np.asarray(row, dtype=np.int64)
            if int(row.max(initial=0)) < 2**31
            else np.unique(row, return_inverse=True)[1]
        )
    place = {value: n for n, value in enumerate(sorted(set(row.tolist())))}
    return np.fromiter((place[value] for value in row), dtype=np.int64, count=len(row))


def _beaten_by_pair(states: Whole, second: Points) -> npt.NDArray[np.bool_]:
    """Two sides: sorted by the first value down, a point is kept when its second exceeds all before it."""
    ranks = second if second.dtype != object and int(second.max()) < 2**31 else _ranks(second)
    lifted = ranks + states * (int(ranks.max()) + 1)
    beaten = np.zeros(len(lifted), dtype=bool)
    beaten[1:] = lifted[1:] <= np.maximum.accumulate(lifted)[:-1]
    return beaten


def _beaten(rows: list[Whole], source: npt.NDArray[np.bool_], asked: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Which of those asked have an earlier source that is at least as good in every row.

    The list is halved again and again: whatever dominates from before stands, at one level, in the left half of a
    block whose right half holds the dominated. Within a block, sorted by the first row, one row less remains.
    With `d` rows and `n` points this takes n (log n)^d steps, each on whole arrays.
    """
    size = len(source)
    found = np.zeros(size, dtype=bool)
    order = np.argsort(-rows[0], kind="stable")
    half = 1 << max(0, (size - 1).bit_length() - 1)
    while half and size > 1:
        block = order // (2 * half)
        order = order[np.argsort(block.astype(np.uint16) if size // (2 * half) < 65_536 else block, kind="stable")]
        left = (order // half) % 2 == 0
        here, there = source[order] & left, asked[order] & ~left & ~found[order]
        used = here | there
        if not used.all():
            here, there, chosen = here[used], there[used], order[used]
        else:
            chosen = order
        block = chosen // (2 * half)
        if len(rows) == 2:
            found[chosen[_behind(rows[1][chosen], block, here, there)]] = True
        else:
            lifted = _ranks(rows[1][chosen])
            lifted = lifted + block * (int(lifted.max(initial=0)) + 1)
            found[chosen[_beaten([lifted, *(row[chosen] for row in rows[2:])], here, there)]] = True
        half //= 2
    return found


def _behind(
    row: Whole, block: Whole, source: npt.NDArray[np.bool_], asked: npt.NDArray[np.bool_]
) -> npt.NDArray[np.bool_]:
    """Which of those asked have an earlier source of the same block that is at least as good."""
    if not len(row):
        return asked
    lift = block * (int(row.max()) + 2)
    best = np.maximum.accumulate(np.where(source, row + 1, 0) + lift) - lift
    return np.asarray(asked & (best > row))
