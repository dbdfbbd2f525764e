"""Dropping dominated points: exact filters for two, three and more sides, for many states at once."""

from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["INT64_LIMIT", "TooManyComparisons", "Work", "drop_dominated"]

Integers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Points = npt.NDArray[Any]

INT64_LIMIT = 2**62
# Blocks and chunks whose comparisons fit the processor's second cache.
BLOCK, CHUNK, MAX_BLOCKWISE, NO_LIMIT = 256, 2048, 60_000, 2**62


class TooManyComparisons(Exception):
    """The work that was allowed is used up."""


class Work:
    """How many more pairs of points may be compared."""

    def __init__(self, comparisons: int) -> None:
        self.left = comparisons

    def spend(self, comparisons: int) -> None:
        """Use some up.

        Raises:
            TooManyComparisons: nothing is left.
        """
        self.left -= comparisons
        if self.left < 0:
            raise TooManyComparisons


def drop_dominated(
    states: Integers, points: Points, counts: Points, work: Work | None = None
) -> tuple[Integers, Points, Points]:
    """Keep the points that no other point of the same state dominates, equal ones once with their counts added up.

    Args:
        states: (n,) state of each point, from 0 up.
        points: (sides, n), at least two sides, whole numbers from 0 up, as int64, or as Python integers in an array
            of objects.
        counts: (n,) how many partial packages have this state and value, int64 or Python integers.
        work: bounds the comparisons of five sides or more, which grow with the square of the points.

    Returns:
        The same three for the points that remain, by state up, then by the sides' values down, the first side first.

    A point is dominated where another is at least as good for every side and better for one.

    Raises:
        TooManyComparisons: `work` was used up.
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
        if len(points) == 3 or (len(points) == 4 and size > MAX_BLOCKWISE):
            dominated = _dominated(ranks, np.ones(size, dtype=bool), np.ones(size, dtype=bool))
        else:
            dominated = _dominated_blockwise(np.array([_narrow(row) for row in ranks]), work or Work(NO_LIMIT))
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


def _narrow(row: Integers) -> npt.NDArray[Any]:
    """Ranks without gaps, in the narrowest integers: comparing them is bound by memory."""
    ranks = np.unique(row, return_inverse=True)[1]
    return ranks.astype(np.uint16 if int(ranks.max(initial=0)) < 2**16 else np.int32)


def _dominated_blockwise(rows: npt.NDArray[Any], work: Work) -> Flags:
    """Which points have an earlier one that is at least as good in every row; rows is (rows, n).

    Sort-filter skyline (Chomicki, Godfrey, Gryz and Liang, ICDE 2003, 10.1109/ICDE.2003.1260846) on whole blocks:
    each block is compared with what remained of earlier ones, and with itself. It takes n times the frontier's size,
    but hardly more with every row, where divide and conquer takes a factor of log n.
    """
    size = rows.shape[1]
    dominated = np.zeros(size, dtype=bool)
    remaining = np.empty_like(rows)
    count = 0
    for start in range(0, size, BLOCK):
        block = np.arange(start, min(start + BLOCK, size))
        for first in range(0, count, CHUNK):
            if not len(block):
                break
            work.spend(len(block) * min(CHUNK, count - first))
            beaten = _any_at_least(remaining[:, first : min(first + CHUNK, count)], rows[:, block])
            dominated[block[beaten]] = True
            block = block[~beaten]
        own = rows[:, block]
        at_least = np.ones((len(block), len(block)), dtype=bool)
        for row in own:
            at_least &= row[None, :] >= row[:, None]
        # Only an earlier point of the block may dominate.
        beaten = np.asarray(np.tril(at_least, -1).any(axis=1))
        dominated[block[beaten]] = True
        block = block[~beaten]
        remaining[:, count : count + len(block)] = rows[:, block]
        count += len(block)
    return dominated


def _any_at_least(points: npt.NDArray[Any], candidates: npt.NDArray[Any]) -> Flags:
    """For each candidate, whether some point is at least as good in every row; both are (rows, n)."""
    at_least = points[0][None, :] >= candidates[0][:, None]
    for row, candidate in zip(points[1:], candidates[1:], strict=True):
        at_least &= row[None, :] >= candidate[:, None]
    return np.asarray(at_least.any(axis=1))


def _dominated_in_block(row: Integers, block: Integers, sources: Flags, targets: Flags) -> Flags:
    """Which targets have an earlier source of the same block that is at least as good."""
    if not len(row):
        return targets
    lift = block * (int(row.max()) + 2)
    best = np.maximum.accumulate(np.where(sources, row + 1, 0) + lift) - lift
    return np.asarray(targets & (best > row))
