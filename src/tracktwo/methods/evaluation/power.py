"""How large a change must be for so few people to show it, by simulation.

Differences are drawn from a normal distribution with a mean of `d` of its own standard deviations, and tested by
signed ranks at five per cent, two-sided. The answer is the `d` at which four of five such studies find something. The
same draws serve every `d` that is tried, so that the answer is a function of the seed. A study that finds nothing has
not shown that nothing happened: a smaller change is missed more often than one time in five.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from tracktwo.methods.errors import InvalidInput

from .distribution import share_at

__all__ = ["MOST_PEOPLE", "Detectable", "detectable"]

ALPHA: Final = 0.05
POWER: Final = 0.80
STUDIES: Final = 20_000
MOST_PEOPLE: Final = 200


@dataclass(frozen=True)
class Detectable:
    """The change that is found four times of five, in standard deviations; None where no result can reach .05.

    `error` is the standard error of the share of studies that found it.
    """

    n: int
    d: float | None
    error: float


@lru_cache(maxsize=256)
def detectable(n: int, seed: int = 0) -> Detectable:
    """The detectable change for `n` people who answer twice.

    Raises:
        InvalidInput: fewer than one or more than `MOST_PEOPLE`.
    """
    if not 1 <= n <= MOST_PEOPLE:
        raise InvalidInput("people-number", "found {n} people; expected from 1 to {most}", n=n, most=MOST_PEOPLE)
    error = float(np.sqrt(POWER * (1 - POWER) / STUDIES))
    least = _least_sum(n)
    if least is None:
        return Detectable(n, None, error)
    draws = np.random.default_rng(seed).standard_normal((STUDIES if n <= 60 else STUDIES // 5, n))
    low, high = 0.0, 8.0
    for _halving in range(14):
        middle = (low + high) / 2
        if _share_found(draws + middle, least) < POWER:
            low = middle
        else:
            high = middle
    return Detectable(n, round(high, 3), error)


def _least_sum(n: int) -> int | None:
    """The smallest sum of signed ranks from 1 to n whose p is at most five per cent."""
    ranks = tuple(range(1, n + 1))
    total = sum(ranks)
    if share_at(ranks, total) > ALPHA:
        return None
    low, high = 0, total
    while low < high:
        middle = (low + high) // 2
        if share_at(ranks, middle) <= ALPHA:
            high = middle
        else:
            low = middle + 1
    return low


def _share_found(differences: np.ndarray, least: int) -> float:
    ranks = np.argsort(np.argsort(np.abs(differences), axis=1), axis=1) + 1
    sums = np.abs(np.sum(np.sign(differences) * ranks, axis=1))
    return float(np.mean(sums >= least))
