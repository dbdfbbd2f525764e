"""Which statement to show next, with what probability, and how to weight the votes that result."""

from dataclasses import dataclass

import numpy as np

from tracktwo.methods.errors import Refusal

from .counts import Tally
from .votes import FloatArray, IntArray, Mask

__all__ = [
    "UNIFORM_SHARE",
    "Showing",
    "WeightedShare",
    "next_statement",
    "showing_probabilities",
    "showing_weight",
    "weighted_share",
]

UNIFORM_SHARE = 0.2
# The .975 quantile of the standard normal distribution.
Z_95 = 1.959964


@dataclass(frozen=True)
class Showing:
    """The column of the statement to show, and the probability with which it was chosen: store both."""

    column: int
    probability: float


@dataclass(frozen=True)
class WeightedShare:
    """A share with its 95 % interval, and how many equally weighted people would give the same variance."""

    share: float
    low: float
    high: float
    effective: float


def showing_probabilities(counts: Tally, unseen: Mask, side: int | None = None) -> FloatArray:
    """The probability of showing each statement next, shape (m,); 0 for statements the person has seen.

    A fifth is spread evenly, so every unseen statement keeps a probability of at least .2 / unseen. The rest is
    proportional to how uncertain the share of agreement still is (the posterior standard deviation under a uniform
    prior), times how likely the statement is to bridge: the smallest expected share of agreement over the sides, or of
    disagreement where that is larger. A new statement is the most uncertain of all.

    Args:
        counts: (m,) over everybody, or (sides, m).
        unseen: (m,) what this person has not seen.
        side: the person's side; by default the most uncertain side counts.
    """
    agree, disagree, seen = (np.atleast_2d(count) for count in (counts.agree, counts.disagree, counts.seen))
    agreement, disagreement = (agree + 1) / (seen + 2), (disagree + 1) / (seen + 2)
    bridging = np.maximum(agreement.min(axis=0), disagreement.min(axis=0))
    uncertainty = np.sqrt(agreement * (1 - agreement) / (seen + 3))
    own_uncertainty = uncertainty[side] if side is not None else uncertainty.max(axis=0)
    priority = np.where(unseen, own_uncertainty * (0.5 + bridging), 0.0)
    remaining = int(unseen.sum())
    if not remaining:
        return np.zeros(len(unseen))
    uniform = np.where(unseen, UNIFORM_SHARE / remaining, 0.0)
    return np.asarray(uniform + (1 - UNIFORM_SHARE) * priority / priority.sum())


def next_statement(counts: Tally, unseen: Mask, rng: np.random.Generator, side: int | None = None) -> Showing:
    """Draw the next statement for a person who has not seen the statements in the mask `unseen` (m,).

    It needs counts only, so its cost does not grow with the number of people.

    Raises:
        Refusal: the person has seen every statement.
    """
    probability = showing_probabilities(counts, unseen, side)
    if not unseen.any():
        raise Refusal("everything-shown", "every statement has been shown to this person")
    candidates = np.flatnonzero(unseen)
    cumulative = np.cumsum(probability[candidates])
    drawn = int(np.searchsorted(cumulative, rng.random() * probability.sum(), side="right"))
    column = int(candidates[min(drawn, len(candidates) - 1)])
    return Showing(column, float(probability[column]))


def showing_weight(probability: FloatArray, step: IntArray, steps: IntArray) -> FloatArray:
    """Weights of votes by how they came to be shown, elementwise.

    With `probability` of the showing, its number `step` among the person's showings, from 1, and `steps` showings in
    all, the weight is (1 / probability + steps - step) / steps. Averaged over steps: before its own step a statement
    was available and missed and counts zero, at its own step it counts 1 / probability, and afterwards the answer is
    known and counts one. Its expectation is therefore one for every person and statement, however the routing chose
    (a Horvitz-Thompson weight, Horvitz and Thompson 1952, 10.1080/01621459.1952.10483446). It misleads where people
    stop because of what they were shown.
    """
    return np.asarray((1 / np.asarray(probability) + steps - step) / steps)


def weighted_share(hits: Mask, weight: FloatArray) -> WeightedShare:
    """The share of people who would answer so, from votes (v,) weighted by `showing_weight`.

    A ratio of weighted sums (Hajek 1971) with Wilson's interval (Wilson 1927, 10.1080/01621459.1927.10502953) at the
    number of people that would give its variance. Without weights, routed shares drift towards those who are shown
    most.

    Raises:
        Refusal: there is no vote.
    """
    if not len(hits):
        raise Refusal("no-vote-to-share", "no vote to take a share of")
    total = float(weight.sum())
    share = float((weight * hits).sum() / total)
    effective = float(total**2 / (weight**2).sum())
    variance = float((weight**2 * (hits - share) ** 2).sum() / total**2)
    if variance > 0:
        effective = min(effective, share * (1 - share) / variance)
    z = Z_95
    centre = (share + z * z / (2 * effective)) / (1 + z * z / effective)
    half_width = z * np.sqrt(share * (1 - share) / effective + (z / (2 * effective)) ** 2) / (1 + z * z / effective)
    return WeightedShare(share, float(centre - half_width), float(centre + half_width), effective)
