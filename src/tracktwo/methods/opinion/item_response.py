"""People on one latent trait: the two-parameter logistic model, fitted by marginal maximum likelihood on a grid."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from .votes import FloatArray, IntArray

__all__ = [
    "NARROW",
    "NODES",
    "WIDE_NODES",
    "Items",
    "Responses",
    "fit_items",
    "log_likelihood",
    "refined_items",
    "responses",
    "trait_estimates",
]

# The trait has unit variance: a flat one lies between -sqrt(3) and sqrt(3). On steep statements a coarser grid than
# this one makes people pile up at its nodes.
NODES: FloatArray = np.linspace(-np.sqrt(3.0), np.sqrt(3.0), 61)
# Half as many nodes more, where a population may have a tail: on the narrow grid all of it would pile up at the end.
WIDE_NODES: FloatArray = np.linspace(-1.5 * np.sqrt(3.0), 1.5 * np.sqrt(3.0), 91)
NARROW = slice(15, 76)
EM_STEPS = 30
# Newton steps on the statements before people move for the first time.
INITIAL_NEWTON_STEPS = 6
INITIAL_KERNEL_SD = 0.3
MAX_NEWTON_STEP = 1.5
# The prior variance of slopes and levels keeps statements finite that everybody answers alike. A variance of 25
# flattens really steep statements, and a simulation from flattened ones does not pile people up as the votes do.
ITEM_VARIANCE = 2000.0
# Steps of the empirical Bayes prior. Fewer leave people near the middle; many more end in a few isolated nodes.
PRIOR_STEPS = 9


@dataclass(frozen=True, eq=False)
class Responses:
    """Agree or disagree, passes left out: sparse matrices (n, m) of ones where answered, agreed and disagreed.

    `answers` (c,) holds the answers themselves in the order of the cells of `answered`, 1 for agree and 0 for disagree.
    """

    answered: Any
    agreed: Any
    disagreed: Any
    answers: FloatArray


@dataclass(frozen=True, eq=False)
class Items:
    """Log odds of agreeing are level[j] + slope[j] * trait; both of shape (m,)."""

    level: FloatArray
    slope: FloatArray

    def probability(self, column: IntArray, trait: FloatArray) -> FloatArray:
        """The probability of agreeing, elementwise."""
        return np.asarray(1 / (1 + np.exp(-self.level[column] - self.slope[column] * trait)))


def responses(row: IntArray, column: IntArray, agreed: FloatArray, people: int, statements: int) -> Responses:
    """Responses from coordinates sorted by row; `agreed` is 1 for agree and 0 for disagree."""
    hit = agreed > 0
    return Responses(
        _ones(row, column, people, statements),
        _ones(row[hit], column[hit], people, statements),
        _ones(row[~hit], column[~hit], people, statements),
        agreed,
    )


def _ones(row: IntArray, column: IntArray, people: int, statements: int) -> Any:
    from scipy.sparse import csr_array

    start = np.searchsorted(row, np.arange(people + 1)).astype(np.int32)
    return csr_array((np.ones(len(row)), column.astype(np.int32), start), shape=(people, statements))


def fit_items(data: Responses, begin: FloatArray, weight: FloatArray) -> Items:
    """Fit levels and slopes with a flat trait, by expectation maximisation (Bock and Aitkin 1981, 10.1007/BF02293801).

    Joint maximum likelihood would estimate one trait per person along with the items and make slopes too steep in
    short questionnaires; integrating the trait out does not.

    Args:
        data: n people by m statements.
        begin: (n,) any first ordering of people along the line; only ranks are used.
        weight: (n,) how many people cast each ballot.
    """
    width = data.agreed.shape[1]
    quantile = (np.argsort(np.argsort(begin, kind="stable"), kind="stable") + 0.5) / len(begin)
    trait = (2 * quantile - 1) * NODES[-1]
    kernel = np.exp(-0.5 * ((trait[:, None] - NODES) / INITIAL_KERNEL_SD) ** 2)
    posterior = kernel / kernel.sum(axis=1, keepdims=True)
    items = Items(np.zeros(width), np.zeros(width))
    items = _newton(data, posterior * weight[:, None], items, INITIAL_NEWTON_STEPS)
    return refined_items(data, items, EM_STEPS, weight)


def refined_items(data: Responses, items: Items, steps: int, weight: FloatArray) -> Items:
    """The items after so many further steps of expectation maximisation."""
    for _ in range(steps):
        posterior = _normalised(log_likelihood(data, items)) * weight[:, None]
        items = _newton(data, posterior, items, 1)
    return items


def _newton(data: Responses, posterior: FloatArray, items: Items, steps: int) -> Items:
    """Damped Newton steps in (level, slope) of each statement, given each person's weight at each node."""
    agreed = data.agreed.T @ posterior
    answered = agreed + data.disagreed.T @ posterior
    level, slope = items.level, items.slope
    for _ in range(steps):
        probability = 1 / (1 + np.exp(-level[:, None] - slope[:, None] * NODES))
        residual, weight = agreed - answered * probability, answered * probability * (1 - probability)
        level_gradient = residual.sum(axis=1) - level / ITEM_VARIANCE
        slope_gradient = residual @ NODES - slope / ITEM_VARIANCE
        level_level = weight.sum(axis=1) + 1 / ITEM_VARIANCE
        level_slope = weight @ NODES
        slope_slope = weight @ NODES**2 + 1 / ITEM_VARIANCE
        determinant = level_level * slope_slope - level_slope**2
        level_step = (slope_slope * level_gradient - level_slope * slope_gradient) / determinant
        slope_step = (level_level * slope_gradient - level_slope * level_gradient) / determinant
        level = level + np.clip(level_step, -MAX_NEWTON_STEP, MAX_NEWTON_STEP)
        slope = slope + np.clip(slope_step, -MAX_NEWTON_STEP, MAX_NEWTON_STEP)
    return Items(level, slope)


def log_likelihood(data: Responses, items: Items, nodes: FloatArray = NODES) -> FloatArray:
    """Log likelihood (n, nodes) of each person's answers at each node of the trait."""
    log_odds = items.level[:, None] + items.slope[:, None] * nodes
    # log(1 + exp(x)) without overflow; NumPy's own logaddexp takes three times as long.
    against = np.maximum(log_odds, 0) + np.log(1 + np.exp(-np.abs(log_odds)))
    return np.asarray(data.agreed @ (log_odds - against) - data.disagreed @ against)


def trait_estimates(log_likelihoods: FloatArray) -> FloatArray:
    """Posterior means (n,) of the trait under a prior estimated from everybody (empirical Bayes).

    A prior estimated without restriction (Laird 1978, 10.1080/01621459.1978.10480103) draws people towards the peaks
    of the population instead of its middle, which is what makes a gap visible through the error of few answers.
    """
    likelihood = np.exp(log_likelihoods - log_likelihoods.max(axis=1, keepdims=True))
    prior = np.full(len(NODES), 1 / len(NODES))
    for _ in range(PRIOR_STEPS - 1):
        prior = prior * (1 / (likelihood @ prior) @ likelihood) / len(likelihood)
    return np.asarray((likelihood @ (prior * NODES)) / (likelihood @ prior))


def _normalised(log_weights: FloatArray) -> FloatArray:
    weights = np.exp(log_weights - log_weights.max(axis=1, keepdims=True))
    return np.asarray(weights / weights.sum(axis=1, keepdims=True))
