"""Whether a population on a grid of places has a single peak: a likelihood ratio, and where it is cut best."""

from dataclasses import dataclass
from math import log

import numpy as np

from .votes import FloatArray, Mask

__all__ = ["Cut", "best_cut", "cut_stability", "single_peak_ratio"]

# Steps of expectation maximisation. Few steps leave both populations smooth: with many the unrestricted one breaks up
# into isolated nodes, and the ratio then measures noise where people gave few answers.
STEPS = 12
LEAST_DENSITY = 1e-9
# The top of the restricted population moves little: it is looked for at every third step.
TOP_STEPS = 3
# Everybody fits everywhere a little: one person far from all others then hardly raises the ratio, and a part of 5 %
# or more does.
LEAST_LIKELIHOOD = 0.005
# No cut leaves less than this share on one side.
LEAST_SHARE = 0.02
BOOTSTRAP_DRAWS = 24


@dataclass(frozen=True, eq=False)
class Cut:
    """Where a population falls into two parts: the probability (n,) of the smaller part, and its `share` of people."""

    membership: FloatArray
    share: float


def single_peak_ratio(log_likelihoods: FloatArray) -> float:
    """How much better people fit any population than one with a single peak: a log likelihood ratio, 0 or more.

    Both are estimated on the grid by expectation maximisation (Laird 1978, 10.1080/01621459.1978.10480103). Under the
    restriction each step projects the expected numbers of people onto those that rise to one node and fall after it,
    which maximises the multinomial likelihood (Barlow, Bartholomew, Bremner and Brunk 1972, chapter 2). A dip weighs
    a gap by the people on its smaller side; this ratio also answers to a small part that is far from the others. It
    has no tabulated distribution here: compare it with simulated ratios.

    Args:
        log_likelihoods: (n, nodes) of each person's answers at each place.
    """
    likelihood = _scaled(log_likelihoods) + LEAST_LIKELIHOOD
    free = single = np.full(likelihood.shape[1], 1 / likelihood.shape[1])
    top = 0
    for step in range(STEPS):
        free = _expected_share(likelihood, free)
        expected = _expected_share(likelihood, single).tolist()
        top = _top(expected) if step % TOP_STEPS == 0 else top
        peaked = np.array(_rising(expected[:top]) + _rising(expected[top:][::-1])[::-1])
        single = np.maximum(peaked, LEAST_DENSITY)
        single = single / single.sum()
    # Rounded, so that where nothing speaks against a single peak all ratios are equal.
    return round(max(float(np.log(likelihood @ free).sum() - np.log(likelihood @ single).sum()), 0.0), 6)


def best_cut(log_likelihoods: FloatArray, weight: FloatArray | None = None) -> Cut:
    """The place at which the two parts of a population are told apart best.

    For each cut between two nodes, people are assigned by their posterior; chosen is the cut with the fewest expected
    errors, relative to the error of assigning nobody to the smaller part. `weight` (n,) counts people several times.
    It always cuts: whether there is a gap is for the test.
    """
    likelihood = _scaled(log_likelihoods)
    weight = np.full(len(likelihood), 1.0) if weight is None else weight
    weight = weight / weight.sum()
    population = np.full(likelihood.shape[1], 1 / likelihood.shape[1])
    for _ in range(STEPS):
        population = _expected_share(likelihood, population, weight)
    posterior = likelihood * population
    below = np.cumsum(posterior, axis=1)[:, :-1] / posterior.sum(axis=1)[:, None]
    share = np.minimum(weight @ below, 1 - weight @ below)
    error = weight @ np.minimum(below, 1 - below)
    relative = np.where(share >= LEAST_SHARE, error / np.maximum(share, LEAST_SHARE), np.inf)
    at = int(relative.argmin())
    lower = float(weight @ below[:, at])
    return Cut(below[:, at], lower) if lower <= 0.5 else Cut(1 - below[:, at], 1 - lower)


def cut_stability(log_likelihoods: FloatArray, rng: np.random.Generator) -> float:
    """The mean Jaccard similarity, 0 to 1, of the smaller part to that of bootstrap samples of the people."""
    member = best_cut(log_likelihoods).membership > 0.5
    people = len(member)
    similarity = []
    for _ in range(BOOTSTRAP_DRAWS):
        weight = np.bincount(rng.integers(people, size=people), minlength=people).astype(np.float64)
        again = best_cut(log_likelihoods, weight).membership > 0.5
        similarity.append(_jaccard(member[weight > 0], again[weight > 0]))
    return float(np.mean(similarity))


def _jaccard(here: Mask, there: Mask) -> float:
    return float((here & there).sum() / max(int((here | there).sum()), 1))


def _scaled(log_likelihoods: FloatArray) -> FloatArray:
    return np.asarray(np.exp(log_likelihoods - log_likelihoods.max(axis=1, keepdims=True)))


def _expected_share(likelihood: FloatArray, population: FloatArray, weight: FloatArray | None = None) -> FloatArray:
    """The share of people expected at each node, under a population (nodes,) that gives them these likelihoods."""
    per_person = 1 / (likelihood @ population)
    per_person = per_person / len(likelihood) if weight is None else per_person * weight
    return np.asarray(population * (per_person @ likelihood))


def _top(share: list[float]) -> int:
    """How many nodes the most likely population with a single peak rises over, given the expected shares."""
    rising, falling = _log_likelihoods_rising(share), _log_likelihoods_rising(share[::-1])[::-1]
    total = [up + down for up, down in zip(rising, [*falling[1:], 0.0], strict=True)]
    return total.index(max(total)) + 1


def _log_likelihoods_rising(values: list[float]) -> list[float]:
    """For each beginning of a sequence, the log likelihood of its best rising fit (pooling adjacent violators)."""
    means: list[float] = []
    sizes: list[int] = []
    sums, result = [0.0], []
    for value in values:
        mean, size = value, 1
        while means and means[-1] >= mean:
            mean = (mean * size + means[-1] * sizes[-1]) / (size + sizes[-1])
            size += sizes.pop()
            means.pop()
            sums.pop()
        means.append(mean)
        sizes.append(size)
        sums.append(sums[-1] + (size * mean * log(mean) if mean > 0 else 0.0))
        result.append(sums[-1])
    return result


def _rising(values: list[float]) -> list[float]:
    """The nearest sequence that never falls (pooling adjacent violators)."""
    means: list[float] = []
    sizes: list[int] = []
    for value in values:
        mean, size = value, 1
        while means and means[-1] >= mean:
            mean = (mean * size + means[-1] * sizes[-1]) / (size + sizes[-1])
            size += sizes.pop()
            means.pop()
        means.append(mean)
        sizes.append(size)
    return [mean for mean, size in zip(means, sizes, strict=True) for _ in range(size)]
