"""People on one latent trait: the two-parameter logistic model of item response theory."""

from dataclasses import dataclass

import numpy as np

from .votes import FloatArray, IntArray, Votes

__all__ = ["TraitFit", "estimate_trait"]

ITERATIONS = 15
# Newton steps for the statements before the people move for the first time.
INITIAL_STATEMENT_STEPS = 3
MAX_STEP = 1.0
# Prior variances of slopes and levels, on a scale on which the trait has unit variance.
SLOPE_VARIANCE, LEVEL_VARIANCE = 4.0, 9.0


@dataclass(frozen=True, eq=False)
class TraitFit:
    """A fitted two-parameter model: `trait` (n,) with unit variance, and `level` (m,) and `slope` (m,)."""

    trait: FloatArray
    level: FloatArray
    slope: FloatArray


def estimate_trait(votes: Votes, begin: FloatArray) -> TraitFit:
    """Fit log odds of agreeing of level[j] + slope[j] * trait[i], passes left out (Birnbaum 1968).

    On a linear scale votes saturate: people far out agree with nearly everything on their side, so a flat spectrum
    piles up at both ends and looks like two camps. The logistic scale undoes that. People and statements take damped
    Newton steps towards the joint posterior mode in turn, and after each step the trait is scaled so that its second
    moment, estimation variance included, is one.

    Args:
        votes: n people by m statements.
        begin: (n,) a first guess of the trait; when it is constant it is returned with level and slope zero.
    """
    answered = votes.value != 0
    row, column = votes.row[answered], votes.column[answered]
    agreed = (votes.value[answered] > 0).astype(np.float64)
    people, width = votes.people, len(votes.statements)
    level, slope = np.zeros(width), np.zeros(width)
    trait = begin - begin.mean()
    if not trait.std() > 0:
        return TraitFit(np.asarray(trait), level, slope)
    trait = trait / trait.std()
    for iteration in range(ITERATIONS):
        for _ in range(INITIAL_STATEMENT_STEPS if iteration == 0 else 1):
            level, slope = _statement_step(row, column, agreed, trait, level, slope)
        probability = _logistic(slope[column] * trait[row] + level[column])
        gradient = np.bincount(row, (agreed - probability) * slope[column], minlength=people) - trait
        weight = probability * (1 - probability) * slope[column] ** 2
        precision = np.bincount(row, weight, minlength=people) + 1
        trait = trait + np.clip(gradient / precision, -MAX_STEP, MAX_STEP)
        trait = trait - trait.mean()
        trait = trait / np.sqrt((trait**2 + 1 / precision).mean())
    return TraitFit(np.asarray(trait), level, slope)


def _statement_step(
    row: IntArray, column: IntArray, agreed: FloatArray, trait: FloatArray, level: FloatArray, slope: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """One Newton step in (level, slope) for every statement, by solving its 2 by 2 system."""
    width, trait_of_vote = len(level), trait[row]
    probability = _logistic(slope[column] * trait_of_vote + level[column])
    variance, residual = probability * (1 - probability), agreed - probability
    level_gradient = np.bincount(column, residual, minlength=width) - level / LEVEL_VARIANCE
    slope_gradient = np.bincount(column, residual * trait_of_vote, minlength=width) - slope / SLOPE_VARIANCE
    level_level = np.bincount(column, variance, minlength=width) + 1 / LEVEL_VARIANCE
    level_slope = np.bincount(column, variance * trait_of_vote, minlength=width)
    slope_slope = np.bincount(column, variance * trait_of_vote**2, minlength=width) + 1 / SLOPE_VARIANCE
    determinant = level_level * slope_slope - level_slope**2
    level_step = (slope_slope * level_gradient - level_slope * slope_gradient) / determinant
    slope_step = (level_level * slope_gradient - level_slope * level_gradient) / determinant
    return level + np.clip(level_step, -MAX_STEP, MAX_STEP), slope + np.clip(slope_step, -MAX_STEP, MAX_STEP)


def _logistic(log_odds: FloatArray) -> FloatArray:
    return np.asarray(1 / (1 + np.exp(-log_odds)))
