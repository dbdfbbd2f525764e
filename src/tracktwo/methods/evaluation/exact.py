"""Exact tests for few people: paired by sign flips and signed ranks, independent by permutation; always two-sided.

Sources: Fisher 1935; Pratt 1959 (zeros are ranked and then dropped from the sum, not from the data); Pitman 1937.

Where they mislead: a p is no size of an effect and no probability that nothing happened. Without a control group it
says nothing about what caused a change. With five people no p below .0625 is possible, whatever happened.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tracktwo.methods.errors import InvalidInput

from .distribution import sign_tail, subset_tail

__all__ = ["Exact", "mid_ranks", "permutation", "rank_sum", "sign_flip", "signed_rank"]


@dataclass(frozen=True)
class Exact:
    """What a test found.

    Attributes:
        n: how many differences or values there were, zeros among them.
        moved: how many differences were not zero; for independent groups, all values.
        statistic: the sum whose distance from the middle is judged.
        p: two-sided.
        smallest: the smallest p that these data could have reached, with their zeros and ties.
        by_n: 2^(1-n), the smallest p of n differences of which none is zero; for groups, 1 over the ways to draw them.
        exact: False where outcomes were sampled; then `error` is the standard error of `p`.
    """

    n: int
    moved: int
    statistic: float
    p: float
    smallest: float
    by_n: float
    exact: bool
    error: float


def sign_flip(differences: Sequence[float], seed: int = 0) -> Exact:
    """Fisher's randomisation test of paired differences: is their sum far from zero, had every sign been by chance?

    Raises:
        InvalidInput: there is no difference, or one that is no finite number.
    """
    values = _finite(differences)
    tail = sign_tail(values, seed)
    moved = sum(value != 0 for value in values)
    n = len(values)
    return Exact(n, moved, float(sum(values)), tail.p, tail.smallest, 2.0 ** (1 - n), tail.exact, tail.error)


def signed_rank(differences: Sequence[float], seed: int = 0) -> Exact:
    """Wilcoxon's signed ranks with mid-ranks for ties and Pratt's zeros: the same, on ranks of the sizes.

    Raises:
        InvalidInput: as `sign_flip`.
    """
    values = np.array(_finite(differences))
    return sign_flip(list(np.sign(values) * mid_ranks(np.abs(values))), seed)


def permutation(first: Sequence[float], second: Sequence[float], seed: int = 0) -> Exact:
    """Are the means of two groups of different people further apart than if the groups had been drawn by lot?

    Raises:
        InvalidInput: a group is empty, or holds what is no finite number.
    """
    ours, theirs = _finite(first), _finite(second)
    n, total = len(ours) + len(theirs), float(sum(ours))
    tail = subset_tail([*ours, *theirs], len(ours), total, seed)
    return Exact(n, n, total, tail.p, tail.smallest, _by_groups(len(ours), len(theirs)), tail.exact, tail.error)


def rank_sum(first: Sequence[float], second: Sequence[float], seed: int = 0) -> Exact:
    """The same on mid-ranks: Wilcoxon's and Mann and Whitney's test, exact with ties.

    Raises:
        InvalidInput: as `permutation`.
    """
    ours, theirs = _finite(first), _finite(second)
    ranks = mid_ranks(np.array([*ours, *theirs]))
    return permutation(list(ranks[: len(ours)]), list(ranks[len(ours) :]), seed)


def mid_ranks(values: np.ndarray) -> np.ndarray:
    """Ranks from 1; equal values share the middle of theirs. Values closer than rounding are equal."""
    tidy = np.round(values, 10).tolist()
    middle: dict[float, float] = {}
    below = 0
    # For a few dozen values a dictionary is several times as fast as NumPy's sorting.
    for value, count in sorted(Counter(tidy).items()):
        middle[value] = below + (count + 1) / 2
        below += count
    return np.array([middle[value] for value in tidy])


def _by_groups(ours: int, theirs: int) -> float:
    """The smallest two-sided p without ties: with groups of one size, both of the furthest draws are as far out."""
    return min(1.0, (2 if ours == theirs else 1) / math.comb(ours + theirs, ours))


def _finite(values: Sequence[float]) -> list[float]:
    numbers = [float(value) for value in values]
    if not numbers:
        raise InvalidInput("no-values", "found no value; expected at least one")
    if not np.isfinite(numbers).all():
        raise InvalidInput("not-finite", "found a value that is no finite number; expected numbers")
    return numbers
