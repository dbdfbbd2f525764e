"""How far a sample is from having one peak: the dip (Hartigan and Hartigan 1985, 10.1214/aos/1176346577)."""

import numpy as np

from .votes import Array

__all__ = ["DRAWN", "TABLE", "dip", "dip_p"]

# Shares of flat samples whose dip times the root of their size is larger than the numbers below, one row a size:
# `DRAWN` samples each, from numpy's default generator seeded with the size.
SHARES = (1.0, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.001)
TABLE: dict[int, tuple[float, ...]] = {
    10: (0.1581, 0.3091, 0.3767, 0.4129, 0.4409, 0.4759, 0.5065, 0.5747),
    20: (0.1714, 0.3281, 0.3954, 0.4351, 0.4700, 0.5086, 0.5372, 0.6168),
    50: (0.1893, 0.3449, 0.4148, 0.4578, 0.4955, 0.5378, 0.5708, 0.6652),
    100: (0.1856, 0.3544, 0.4263, 0.4723, 0.5126, 0.5582, 0.5917, 0.7060),
    200: (0.1952, 0.3600, 0.4360, 0.4783, 0.5197, 0.5703, 0.6038, 0.6949),
    500: (0.1884, 0.3681, 0.4444, 0.4920, 0.5302, 0.5809, 0.6132, 0.7405),
    2000: (0.2023, 0.3743, 0.4494, 0.4982, 0.5427, 0.5936, 0.6267, 0.7273),
}
DRAWN = 10_000


def dip(values: Array) -> float:
    """The largest distance of the sample's distribution from the nearest one that has a single peak.

    At least 1 / 2n, at most 1/4. Below the peak the nearest distribution is convex and above it concave, so the peak
    is narrowed down between the lower and the upper hull of the steps until nothing larger is left.
    """
    at, count = np.unique(np.asarray(values, dtype=float), return_counts=True)
    total = int(count.sum())
    if total == 0:
        return 0.0
    top = np.cumsum(count) / total
    foot = top - count / total
    largest, low, high = 1 / total, 0, len(at) - 1
    while high > low:
        below = _hull(at, foot, low, high, 1)
        above = _hull(at, top, low, high, -1)
        gap_below = np.interp(at[below], at[above], top[above]) - foot[below]
        gap_above = top[above] - np.interp(at[above], at[below], foot[below])
        if max(gap_below.max(), gap_above.max()) <= largest:
            break
        left, right = _narrowed(below, above, gap_below, gap_above)
        before, after = slice(low, left + 1), slice(right, high + 1)
        risen = top[before] - np.interp(at[before], at[below], foot[below])
        fallen = np.interp(at[after], at[above], top[above]) - foot[after]
        largest = max(largest, float(risen.max()), float(fallen.max()))
        if (left, right) == (low, high):
            break
        low, high = left, right
    return largest / 2


def dip_p(values: Array) -> float:
    """The share of flat samples of this size with a larger dip, between .001 and 1.

    Of all distributions with one peak the flat one has the largest dips, so that for a peaked cloud it is too
    large: a divide is then missed rather than invented.
    """
    number = len(values)
    if number < min(TABLE):
        return 1.0
    found = dip(values) * np.sqrt(number)
    sizes = np.array(sorted(TABLE))
    at = np.clip(np.searchsorted(sizes, number, side="right") - 1, 0, len(sizes) - 2)
    near, far = np.array(TABLE[int(sizes[at])]), np.array(TABLE[int(sizes[at + 1])])
    part = min((number**-0.5 - sizes[at] ** -0.5) / (sizes[at + 1] ** -0.5 - sizes[at] ** -0.5), 1.0)
    return float(np.exp(np.interp(found, near + part * (far - near), np.log(SHARES))))


def _hull(at: Array, height: Array, low: int, high: int, sign: int) -> list[int]:
    """Corners of the greatest convex line below the points (sign 1), or of the least concave one above them (-1)."""
    x, y = at.tolist(), (sign * height).tolist()
    kept: list[int] = []
    for one in range(low, high + 1):
        while len(kept) > 1:
            a, b = kept[-2], kept[-1]
            if (y[b] - y[a]) * (x[one] - x[b]) < (y[one] - y[b]) * (x[b] - x[a]):
                break
            kept.pop()
        kept.append(one)
    return kept


def _narrowed(below: list[int], above: list[int], gap_below: Array, gap_above: Array) -> tuple[int, int]:
    """The stretch between the hulls that holds the widest gap."""
    if gap_below.max() > gap_above.max():
        left = below[int(gap_below.argmax())]
        return left, next(one for one in above if one >= left)
    right = above[int(gap_above.argmax())]
    return next(one for one in reversed(below) if one <= right), right
