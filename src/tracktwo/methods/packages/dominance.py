"""Dropping dominated points: exact filters for two, three and more sides, for many states at once."""

from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["drop_dominated"]

Integers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Points = npt.NDArray[Any]

INT64_LIMIT = 2**62


def drop_dominated(states: Integers, points: Points, counts: Points) -> tuple[Integers, Points, Points]:
    """Keep the points that no other point of the same state dominates, equal ones once with their counts added up.

    Args:
        states: (n,) state of each point, from 0 up.
        points: (sides, n), at least two sides, whole numbers from 0 up, as int64, or as Python integers in an array
            of objects.
        counts: (n,) how many partial packages have this state and value, int64 or Python integers.

    Returns:
        The same three for the points that remain, by state up, then by the sides' values down, the first side first.

    A point is dominated where another is at least as good for every side and better for one.
    """
    if states.size == 0:
        return states, points, counts
    order, is_new = _sorted(states, points)
    starts = np.flatnonzero(is_new)
    heads = order[starts]
    if len(points) == 2:
        dominated = _dominated_by_pair(states[heads], points[1][heads])
    else:
        ranks = [_ranks(row[heads]) for row in points[1:]]
        size = len(heads)
        # Lift every state above all earlier ones, so that no point dominates across states.
        ranks[0] = ranks[0] + states[heads] * (int(ranks[0].max()) + 1)
        dominated = _dominated(ranks, np.ones(size, dtype=bool), np.ones(size, dtype=bool))
    totals = np.add.reduceat(counts[order], starts)
    remaining = heads[~dominated]
    return states[remaining], points[:, remaining], totals[~dominated]


def _sorted(states: Integers, points: Points) -> tuple[Integers, Flags]:
    """The order by state up and values down, and whether each point differs from the one before it."""
    if points.dtype != object:
        tops = [int(row.max()) for row in points]
        width = int(states.max()) + 1
        for top in tops:
            width *= top + 1
        # One mixed-radix key sorts several times faster than a lexicographic sort, where it fits a machine word.
        if width < INT64_LIMIT:
            keys = states
            for row, top in zip(points, tops, strict=True):
                keys = keys * (top + 1) + (top - row)
            order = np.argsort(keys)
            return order, _changes([keys[order]])
    rows = [_ranks(row) for row in points]
    order = np.lexsort([-row for row in rows[::-1]] + [states])
    return order, _changes([states[order], *(row[order] for row in rows)])


def _changes(rows: list[Integers]) -> Flags:
    """Where a sorted list of columns differs from the column before."""
    new = np.ones(len(rows[0]), dtype=bool)
    new[1:] = False
    for row in rows:
        new[1:] |= row[1:] != row[:-1]
    return new


def _ranks(row: Points) -> Integers:
    """Small integers in the same order as the values."""
    if row.dtype != object:
        return (
            np.asarray(row, dtype=np.int64)
            if int(row.max(initial=0)) < 2**31
            else np.unique(row, return_inverse=True)[1]
        )
    rank = {value: n for n, value in enumerate(sorted(set(row.tolist())))}
    return np.fromiter((rank[value] for value in row), dtype=np.int64, count=len(row))


def _dominated_by_pair(states: Integers, second: Points) -> Flags:
    """Two sides: sorted by the first value down, a point remains when its second value exceeds all before it."""
    ranks = second if second.dtype != object and int(second.max()) < 2**31 else _ranks(second)
    lifted = ranks + states * (int(ranks.max()) + 1)
    dominated = np.zeros(len(lifted), dtype=bool)
    dominated[1:] = lifted[1:] <= np.maximum.accumulate(lifted)[:-1]
    return dominated


def _dominated(rows: list[Integers], dominators: Flags, candidates: Flags) -> Flags:
    """Which candidates have an earlier dominator that is at least as good in every row.

    Divide and conquer after Kung, Luccio and Preparata (Journal of the ACM 22, 1975, 10.1145/321906.321910), level by
    level in place of recursion: whatever dominates a point from before stands, at one level, in the left half of a
    block whose right half holds that point. Within a block, sorted by the first row, one row fewer remains. With `d`
    rows and `n` points this takes n (log n)^d steps, each on whole arrays.
    """
    size = len(dominators)
    dominated = np.zeros(size, dtype=bool)
    order = np.argsort(-rows[0], kind="stable")
    half = 1 << max(0, (size - 1).bit_length() - 1)
    while half and size > 1:
        block = order // (2 * half)
        # NumPy sorts 16-bit integers stably by radix, which is several times faster.
        order = order[np.argsort(block.astype(np.uint16) if size // (2 * half) < 65_536 else block, kind="stable")]
        left = (order // half) % 2 == 0
        sources, targets = dominators[order] & left, candidates[order] & ~left & ~dominated[order]
        used = sources | targets
        if used.all():
            chosen = order
        else:
            sources, targets, chosen = sources[used], targets[used], order[used]
        block = chosen // (2 * half)
        if len(rows) == 2:
            dominated[chosen[_dominated_in_block(rows[1][chosen], block, sources, targets)]] = True
        else:
            lifted = _ranks(rows[1][chosen])
            lifted = lifted + block * (int(lifted.max(initial=0)) + 1)
            dominated[chosen[_dominated([lifted, *(row[chosen] for row in rows[2:])], sources, targets)]] = True
        half //= 2
    return dominated


def _dominated_in_block(row: Integers, block: Integers, sources: Flags, targets: Flags) -> Flags:
    """Which targets have an earlier source of the same block that is at least as good."""
    if not len(row):
        return targets
    lift = block * (int(row.max()) + 2)
    best = np.maximum.accumulate(np.where(sources, row + 1, 0) + lift) - lift
    return np.asarray(targets & (best > row))
