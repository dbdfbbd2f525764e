"""Exact distributions of sums: of values with a random sign each, and of random subsets of one size.

Values that are whole numbers after scaling are counted by dynamic programming, so that forty people are exact in
milliseconds. Other values are enumerated where there are few enough, and otherwise sampled, with the error stated.
"""

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Final

import numpy as np

__all__ = ["SAMPLES", "Tail", "as_integers", "share_at", "sign_tail", "subset_tail"]

SAMPLES: Final = 99_999
# Beyond this the table of sums is larger than a sample is slow.
_LARGEST_TABLE: Final = 4_000_000
# Bits for one number of patterns, and the sums for which all lanes together still fit the processor's caches.
_LANE: Final = 64
_MOST_LANES: Final = 16_384
# Signs of this many values are enumerated whole: half of them at a time, four million pairs of halves in memory.
_MOST_SIGNS: Final = 22
_MOST_SUBSETS: Final = 400_000
# Sums of decimals differ in the last bits according to their order; what is as close as this is the same sum.
_CLOSE: Final = 1e-9


@dataclass(frozen=True)
class Tail:
    """A two-sided p: the share of equally likely outcomes at least as far from the middle as the one observed.

    `smallest` is the p of the furthest outcome. `exact` is False where outcomes were sampled; `error` is then the
    standard error of `p`.
    """

    p: float
    smallest: float
    exact: bool = True
    error: float = 0.0


def as_integers(values: Sequence[float]) -> list[int] | None:
    """The values as whole numbers in one ratio to them, or None where there is no ratio with a small denominator.

    Decimals as people write them are meant: 0.1 is a tenth here, although no float is.
    """
    doubled = [2 * value for value in values]
    if all(float(value).is_integer() for value in doubled):
        # Ranks and answers on a scale, which is nearly always.
        return _reduced([int(value) for value in doubled])
    fractions = [Fraction(value).limit_denominator(10_000) for value in values]
    if any(
        abs(float(part) - value) > 1e-12 * max(1.0, abs(value)) for part, value in zip(fractions, values, strict=True)
    ):
        return None
    scale = math.lcm(*(part.denominator for part in fractions))
    return _reduced([int(part * scale) for part in fractions]) if scale <= _LARGEST_TABLE else None


def _reduced(whole: list[int]) -> list[int]:
    divisor = math.gcd(*whole)
    return [value // divisor for value in whole] if divisor > 1 else whole


def sign_tail(values: Sequence[float], seed: int = 0) -> Tail:
    """How far out the sum of `values` lies among the sums with every sign free.

    Zeros have no sign and change nothing: they stay in the data and add no outcome.
    """
    whole = as_integers(values)
    if whole is not None and sum(map(abs, whole)) <= _LARGEST_TABLE:
        sizes = tuple(sorted(abs(value) for value in whole if value))
        # The furthest outcome has one sign throughout: one of two among all patterns.
        return Tail(share_at(sizes, abs(sum(whole))), 2.0 ** (1 - len(sizes)) if sizes else 1.0)
    reals = np.array([value for value in values if value], dtype=float)
    magnitudes, total = np.abs(reals), abs(float(reals.sum()))
    reach = total - _CLOSE * float(magnitudes.sum())
    if len(reals) <= _MOST_SIGNS:
        sums = np.zeros(1)
        for size in magnitudes:
            sums = np.concatenate([sums + size, sums - size])
        return Tail(float(np.mean(np.abs(sums) >= reach)), 2.0 ** (1 - len(reals)))
    chance = np.random.default_rng(seed)
    signs = chance.integers(0, 2, size=(SAMPLES, len(reals)), dtype=np.int8) * 2 - 1
    return _sampled(int(np.sum(np.abs(signs @ magnitudes) >= reach)), 2.0 ** (1 - len(reals)))


def subset_tail(values: Sequence[float], size: int, observed: float, seed: int = 0) -> Tail:
    """How far the sum `observed` of `size` of the values lies from what all subsets of that size sum to on average.

    Args:
        values: all values, of both groups together.
        size: how many are in the first group.
        observed: the sum of the first group.
    """
    count = len(values)
    whole = as_integers([*values, observed])
    if whole is not None:
        *parts, target = whole
        low = min(parts)
        lifted = [part - low for part in parts]
        if (sum(lifted) + 1) * (size + 1) <= _LARGEST_TABLE:
            return _subset_shares(tuple(sorted(lifted)), size, target - low * size)
    reals = np.array(values, dtype=float)
    middle = float(reals.mean()) * size
    reach = abs(observed - middle) - _CLOSE * float(np.abs(reals).sum())
    if math.comb(count, size) <= _MOST_SUBSETS:
        sums = np.array([reals[list(chosen)].sum() for chosen in itertools.combinations(range(count), size)])
        away = np.abs(sums - middle)
        furthest = float(away.max()) - _CLOSE * float(np.abs(reals).sum())
        return Tail(float(np.mean(away >= reach)), float(np.mean(away >= furthest)))
    chance = np.random.default_rng(seed)
    order = np.argsort(chance.random((SAMPLES, count)), axis=1)[:, :size]
    return _sampled(int(np.sum(np.abs(reals[order].sum(axis=1) - middle) >= reach)))


def _sampled(hits: int, smallest: float = 1 / (SAMPLES + 1)) -> Tail:
    """With the outcome at hand counted in, so that p is never zero (Phipson and Smyth 2010)."""
    p = (hits + 1) / (SAMPLES + 1)
    return Tail(p, smallest, False, math.sqrt(p * (1 - p) / SAMPLES))


@lru_cache(maxsize=8192)
def _packed(sizes: tuple[int, ...]) -> int:
    """How many sign patterns have each sum of positives, in one whole number with a lane of bits for each sum."""
    counts = 1
    for size in sizes:
        counts += counts << (_LANE * size)
    return counts


@lru_cache(maxsize=256)
def _upper(sizes: tuple[int, ...]) -> np.ndarray:
    """P(sum of the sizes with random signs >= s), at index (s + total) / 2 of the sizes that came out positive."""
    total = sum(sizes)
    shares = np.zeros(total + 1)
    shares[0] = 1.0
    filled = 0
    for size in sizes:
        # Halving at each step keeps every share exact in binary up to fifty people, and close beyond.
        shares[: filled + size + 1] /= 2
        shares[size : filled + size + 1] += shares[: filled + 1].copy()
        filled += size
    return np.cumsum(shares[::-1])[::-1]


def share_at(sizes: tuple[int, ...], distance: int) -> float:
    """The share of sign patterns of `sizes`, whole and above zero, whose sum is at least `distance` from zero."""
    total = sum(sizes)
    if distance <= 0 or not sizes:
        return 1.0
    # A sum s comes from positives of (s + total) / 2; a sum of the wrong parity cannot occur.
    least = -((-distance - total) // 2)
    if len(sizes) < _LANE and total <= _MOST_LANES:
        # The lanes' sum is the remainder by one less than the lanes' base, for no lane and no sum of them reaches it.
        outcomes = (_packed(sizes) >> (_LANE * least)) % ((1 << _LANE) - 1)
        return min(1.0, outcomes / float(1 << (len(sizes) - 1)))
    return min(1.0, 2 * float(_upper(sizes)[least]))


@lru_cache(maxsize=1024)
def _subsets(values: tuple[int, ...], size: int) -> tuple[int, ...]:
    """How many subsets of this size have each sum."""
    total = sum(values)
    counts = np.zeros((size + 1, total + 1), dtype=object if math.comb(len(values), size) > 2**62 else np.int64)
    counts[0, 0] = 1
    for value in values:
        counts[1:, value:] = counts[1:, value:] + counts[:-1, : total + 1 - value].copy()
    return tuple(int(count) for count in counts[size])


def _subset_shares(values: tuple[int, ...], size: int, observed: int) -> Tail:
    counts, count, total = _subsets(values, size), len(values), sum(values)
    # Compared in whole numbers: `count` times the distance from the mean.
    distances = [abs(count * sum_of - size * total) for sum_of in range(total + 1)]
    reach = abs(count * observed - size * total)
    furthest = max(distance for distance, number in zip(distances, counts, strict=True) if number)
    everything = math.comb(count, size)

    def share(least: int) -> float:
        hits = sum(number for distance, number in zip(distances, counts, strict=True) if distance >= least)
        return hits / everything

    return Tail(share(reach), share(furthest))
