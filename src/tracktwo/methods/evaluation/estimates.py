"""Hodges and Lehmann's estimates, with the interval that inverts the exact test.

The interval holds every shift that the test would not reject at five per cent. At five people or fewer the test cannot
reject anything at that level, so that there is none. With six people it reaches from the lowest to the highest value:
`extremes` says so, for then the interval shows two persons' answers.

Source: Hodges and Lehmann 1963; Hollander, Wolfe and Chicken 2014, chapters 3.2 to 3.3 and 4.2 to 4.3.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from .exact import Exact, rank_sum, signed_rank

__all__ = ["FEWEST_FOR_INTERVAL", "Estimate", "change", "difference"]

ALPHA: Final = 0.05
FEWEST_FOR_INTERVAL: Final = 6


@dataclass(frozen=True)
class Estimate:
    """An estimate, its interval at 95 per cent or None, and whether the interval is the extremes."""

    value: float
    interval: tuple[float, float] | None
    extremes: bool = False


def change(differences: Sequence[float]) -> Estimate:
    """The middle of paired differences: the median of the means of all pairs, each difference with itself included.

    Raises:
        InvalidInput: there is no difference.
    """
    values = np.array(differences, dtype=float)
    signed_rank(values[:1].tolist())
    averages = _tidy((values[:, None] + values[None, :]) / 2)[np.triu_indices(len(values))]
    middle = float(np.median(averages))
    if len(values) < FEWEST_FOR_INTERVAL:
        return Estimate(middle, None)
    interval = _inverted(np.unique(averages), lambda shift: signed_rank((values - shift).tolist()))
    return Estimate(middle, interval, _reaches(interval, values))


def difference(first: Sequence[float], second: Sequence[float]) -> Estimate:
    """How much higher the second group of other people is: the median of all differences between them.

    Raises:
        InvalidInput: a group is empty.
    """
    ours, theirs = np.array(first, dtype=float), np.array(second, dtype=float)
    rank_sum(ours[:1].tolist(), theirs[:1].tolist())
    gaps = _tidy(theirs[:, None] - ours[None, :]).ravel()
    middle = float(np.median(gaps))
    if 2 / math.comb(len(ours) + len(theirs), len(ours)) > ALPHA:
        return Estimate(middle, None)
    interval = _inverted(np.unique(gaps), lambda shift: rank_sum(ours.tolist(), (theirs - shift).tolist()))
    return Estimate(middle, interval, _reaches(interval, gaps))


def _reaches(interval: tuple[float, float] | None, values: np.ndarray) -> bool:
    """Whether the interval goes from the lowest to the highest value."""
    return interval is not None and bool(np.allclose(interval, (values.min(), values.max()), atol=1e-9))


def _tidy(values: np.ndarray) -> np.ndarray:
    return np.round(values, 10)


def _inverted(points: np.ndarray, test: Callable[[float], Exact]) -> tuple[float, float] | None:
    """From the lowest to the highest shift that is not rejected.

    The p changes only at `points`, and is lower on both sides of it or the same: so it is asked at each point and
    between each and the next, from outside until one is kept. None where even that reaches past the outermost points.
    """
    if test(float(points[0]) - 1.0).p > ALPHA or test(float(points[-1]) + 1.0).p > ALPHA:
        return None
    middles = (points[1:] + points[:-1]) / 2

    def outermost(at: range, outward: int) -> float:
        for place in at:
            if test(float(points[place])).p > ALPHA:
                return float(points[place])
            inside = place if outward < 0 else place - 1
            if 0 <= inside < len(middles) and test(float(middles[inside])).p > ALPHA:
                # Kept between this point and the next, which bounds it.
                return float(points[place])
        raise AssertionError("the estimate itself is never rejected")

    return outermost(range(len(points)), -1), outermost(range(len(points) - 1, -1, -1), 1)
