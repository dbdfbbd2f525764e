"""Hartigan's dip: how far a sample is from having a single peak."""

import numpy as np

from .votes import FloatArray

__all__ = ["DRAWS", "TABLE", "UPPER_TAIL", "dip", "dip_p_value"]

# Upper quantiles of dip times sqrt(n) over uniform samples, one row per sample size n: the share `UPPER_TAIL[i]` of
# `DRAWS` samples lies above `TABLE[n][i]`. Each row was drawn from numpy's default generator seeded with n.
UPPER_TAIL = (1.0, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.001)
TABLE: dict[int, tuple[float, ...]] = {
    10: (0.1581, 0.3091, 0.3767, 0.4129, 0.4409, 0.4759, 0.5065, 0.5747),
    20: (0.1714, 0.3281, 0.3954, 0.4351, 0.4700, 0.5086, 0.5372, 0.6168),
    50: (0.1893, 0.3449, 0.4148, 0.4578, 0.4955, 0.5378, 0.5708, 0.6652),
    100: (0.1856, 0.3544, 0.4263, 0.4723, 0.5126, 0.5582, 0.5917, 0.7060),
    200: (0.1952, 0.3600, 0.4360, 0.4783, 0.5197, 0.5703, 0.6038, 0.6949),
    500: (0.1884, 0.3681, 0.4444, 0.4920, 0.5302, 0.5809, 0.6132, 0.7405),
    2000: (0.2023, 0.3743, 0.4494, 0.4982, 0.5427, 0.5936, 0.6267, 0.7273),
}
DRAWS = 10_000


def dip(values: FloatArray) -> float:
    """The dip of a sample (n,): the largest distance of its distribution function from the nearest unimodal one.

    It lies between 1 / 2n and 1/4 (Hartigan and Hartigan 1985, 10.1214/aos/1176346577; the algorithm is AS 217,
    Hartigan 1985, 10.2307/2347485). A unimodal distribution function is convex below its mode and concave above, so
    the modal interval is narrowed between the greatest convex minorant and the least concave majorant until no larger
    distance is left outside it.
    """
    support, count = np.unique(np.asarray(values, dtype=float), return_counts=True)
    total = int(count.sum())
    if total == 0:
        return 0.0
    above_step = np.cumsum(count) / total
    below_step = above_step - count / total
    largest, low, high = 1 / total, 0, len(support) - 1
    while high > low:
        minorant = _hull(support, below_step, low, high, 1)
        majorant = _hull(support, above_step, low, high, -1)
        gap_at_minorant = np.interp(support[minorant], support[majorant], above_step[majorant]) - below_step[minorant]
        gap_at_majorant = above_step[majorant] - np.interp(support[majorant], support[minorant], below_step[minorant])
        if max(gap_at_minorant.max(), gap_at_majorant.max()) <= largest:
            break
        left, right = _modal_interval(minorant, majorant, gap_at_minorant, gap_at_majorant)
        lower, upper = slice(low, left + 1), slice(right, high + 1)
        from_minorant = above_step[lower] - np.interp(support[lower], support[minorant], below_step[minorant])
        from_majorant = np.interp(support[upper], support[majorant], above_step[majorant]) - below_step[upper]
        largest = max(largest, float(from_minorant.max()), float(from_majorant.max()))
        if (left, right) == (low, high):
            break
        low, high = left, right
    return largest / 2


def dip_p_value(values: FloatArray) -> float:
    """The share of uniform samples of this size with a larger dip, between .001 and 1; 1 for fewer than ten values.

    Of all unimodal distributions the uniform one has the largest dips, asymptotically, so the test is conservative
    for any other. It assumes a continuous distribution: ties, as in short questionnaires, make it reject far too
    often, which is why groups are judged against simulated votes instead (`null`).
    """
    number = len(values)
    if number < min(TABLE):
        return 1.0
    scaled = dip(values) * np.sqrt(number)
    sizes = np.array(sorted(TABLE))
    row = np.clip(np.searchsorted(sizes, number, side="right") - 1, 0, len(sizes) - 2)
    smaller, larger = np.array(TABLE[int(sizes[row])]), np.array(TABLE[int(sizes[row + 1])])
    # The quantiles approach their limit like 1 / sqrt(n), hence the interpolation in that quantity.
    weight = min((number**-0.5 - sizes[row] ** -0.5) / (sizes[row + 1] ** -0.5 - sizes[row] ** -0.5), 1.0)
    return float(np.exp(np.interp(scaled, smaller + weight * (larger - smaller), np.log(UPPER_TAIL))))


def _hull(support: FloatArray, height: FloatArray, low: int, high: int, sign: int) -> list[int]:
    """Corner indices of the greatest convex minorant (sign 1) or the least concave majorant (sign -1)."""
    x, y = support.tolist(), (sign * height).tolist()
    corners: list[int] = []
    for index in range(low, high + 1):
        while len(corners) > 1:
            a, b = corners[-2], corners[-1]
            if (y[b] - y[a]) * (x[index] - x[b]) < (y[index] - y[b]) * (x[b] - x[a]):
                break
            corners.pop()
        corners.append(index)
    return corners


def _modal_interval(
    minorant: list[int], majorant: list[int], gap_at_minorant: FloatArray, gap_at_majorant: FloatArray
) -> tuple[int, int]:
    """The corners of the two hulls that enclose the widest gap between them."""
    if gap_at_minorant.max() > gap_at_majorant.max():
        left = minorant[int(gap_at_minorant.argmax())]
        return left, next(corner for corner in majorant if corner >= left)
    right = majorant[int(gap_at_majorant.argmax())]
    return next(corner for corner in reversed(minorant) if corner <= right), right
