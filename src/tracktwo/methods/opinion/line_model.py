"""The two-parameter model of votes along one line, what is left beside it, and ballots drawn from both."""

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from .ballots import Ballots, responses_of
from .dip import dip
from .item_response import (
    NARROW,
    NODES,
    WIDE_NODES,
    Items,
    Responses,
    fit_items,
    log_likelihood,
    refined_items,
    trait_estimates,
)
from .single_peak import single_peak_ratio
from .votes import FloatArray, Mask, Votes

__all__ = ["LineModel", "Statistics", "Where"]

REFIT_STEPS = 3
MIN_PEOPLE = 10
# Power iterations towards the leading direction of the residuals: from a random start, and from the observed one.
FIRST_ITERATIONS, ITERATIONS = 40, 12
# A probability nearer to 0 or 1 would make one unexpected answer outweigh all others of its person.
MIN_PROBABILITY = 0.02
# Places beside the line reach so many standard deviations of the people there to both sides.
REACH = 4.0
EDGE_QUANTILE = 0.02
MIN_SCALE = 1e-3
# The outermost hundredth at either end is left out: an odd ballot or two, as of bots, are no group.
OUTERMOST = 0.01
# With fewer statements the direction beside the line rests on one or two of them, and their answers look like peaks.
MIN_STATEMENTS_BESIDE = 20
# Residuals saturate: a spread that is drawn comes out smaller. It is raised until the drawn one is as observed.
CALIBRATIONS, MOST_CALIBRATION = 4, 2.0

# The dip and the ratio along the line, and the ratio beside it.
EVERY: Mask = np.ones(3, dtype=bool)

Where = Literal["line", "beside"]


@dataclass(frozen=True)
class Statistics:
    """How far people are from a single peak: scaled dip and likelihood ratio on the line, and the ratio beside it.

    With fewer than twenty statements nothing is looked for beside the line, and that ratio is 0.
    """

    dip: float
    ratio: float
    beside: float


@dataclass(frozen=True, eq=False)
class _Beside:
    """The direction (m,) along which residuals differ most, the people's spread along it, and its log likelihoods.

    `inner` (n,) are the people but for the outermost at either end.
    """

    direction: FloatArray
    spread: float
    log_likelihoods: FloatArray
    inner: Mask


@dataclass(frozen=True, eq=False)
class _Look:
    """Ballots on the line: log likelihoods (n, nodes) and trait (n,) of each, and what is beside the line."""

    on_line: FloatArray
    trait: FloatArray
    beside: _Beside
    statements: int

    def statistics(self, wanted: Mask = EVERY) -> Statistics:
        """How far these people are from a single peak; what is not wanted is 0."""
        enough = self.statements >= MIN_STATEMENTS_BESIDE
        return Statistics(
            float(dip(self.trait) * np.sqrt(len(self.trait))) if wanted[0] else 0.0,
            single_peak_ratio(self.on_line) if wanted[1] else 0.0,
            single_peak_ratio(self.beside.log_likelihoods[self.beside.inner]) if wanted[2] and enough else 0.0,
        )


class LineModel:
    """The model of some votes, from which ballots can be drawn on the same cells.

    `observed` holds the statistics of the votes themselves.
    """

    def __init__(self, ballots: Ballots, items: Items, data: Responses, rng: np.random.Generator) -> None:
        self._ballots, self._items = ballots, items
        begin = rng.standard_normal(ballots.statements)
        look = _look(data, items, begin, FIRST_ITERATIONS)
        self.observed, self._beside = look.statistics(), look.beside
        self._spread = self._beside.spread
        for _ in range(CALIBRATIONS):
            spread = self._drawn(self.flat_trait(rng), rng).beside.spread
            self._spread *= float(np.clip(self._beside.spread / spread, 1 / MOST_CALIBRATION, MOST_CALIBRATION))

    @classmethod
    def fitted(cls, votes: Votes, line: FloatArray, rng: np.random.Generator) -> "LineModel | None":
        """The model of these votes; None where fewer than ten ballots differ, or the line does not.

        Args:
            votes: n people by m statements.
            line: (n,) a first position of the people along the line, up to scale.
            rng: draws where the search for a direction beside the line begins.
        """
        ballots = Ballots(votes)
        distinct = ballots.distinct(ballots.agreed)
        line = line[distinct.first]
        if len(line) < MIN_PEOPLE or not np.ptp(line) > 0:
            return None
        items = fit_items(distinct.responses, line, distinct.people)
        plausible = np.minimum(distinct.people, ballots.most_expected(distinct, items))
        if not np.array_equal(plausible, distinct.people):
            items = fit_items(distinct.responses, line, plausible)
        return cls(ballots, items, distinct.responses, rng)

    def flat_trait(self, rng: np.random.Generator) -> FloatArray:
        """Traits (n,) of people spread evenly, with unit variance."""
        return rng.uniform(NODES[0], NODES[-1], self._ballots.people)

    def two_group_trait(self, gap: float, share: float, rng: np.random.Generator) -> FloatArray:
        """Traits (n,) of two normal groups `gap` of their standard deviations apart, with unit variance.

        `share` is that of the first group, which is the smaller one below one half.
        """
        within = 1 / np.sqrt(1 + share * (1 - share) * gap**2)
        middle = np.where(rng.random(self._ballots.people) < share, -(1 - share), share) * gap
        return np.asarray(within * (middle + rng.standard_normal(self._ballots.people)))

    def simulated(self, trait: FloatArray, rng: np.random.Generator, wanted: Mask = EVERY) -> Statistics:
        """The `wanted` (3,) statistics of ballots drawn for people with these traits (n,), spread evenly beside it.

        How far they spread there is as observed. The observed votes have chosen their own items and direction;
        refitting lets the simulated ones do the same.
        """
        return self._drawn(trait, rng).statistics(wanted)

    def _drawn(self, trait: FloatArray, rng: np.random.Generator) -> "_Look":
        ballots, beside = self._ballots, self._beside
        log_odds = self._items.level[ballots.column] + self._items.slope[ballots.column] * trait[ballots.row]
        sd = _standard_deviation(1 / (1 + np.exp(-log_odds)))
        log_odds += (self._spread * beside.direction)[ballots.column] / sd * self.flat_trait(rng)[ballots.row]
        agreed = (rng.random(len(log_odds)) * (1 + np.exp(-log_odds)) < 1).astype(np.float64)
        drawn = ballots.distinct(agreed)
        items = refined_items(drawn.responses, self._items, REFIT_STEPS, drawn.people)
        return _look(drawn.responses, items, beside.direction, ITERATIONS)

    def places(self, votes: Votes, where: Where) -> FloatArray:
        """Log likelihoods (n, nodes) of everybody's answers along the line or beside it, identical ballots counted."""
        data = responses_of(votes)
        on_line = log_likelihood(data, self._items, WIDE_NODES)
        if where == "line":
            return on_line
        trait = trait_estimates(on_line[:, NARROW])
        return _beside(data, self._items, trait, self._beside.direction, 0).log_likelihoods


def _look(data: Responses, items: Items, begin: FloatArray, iterations: int) -> _Look:
    on_line = log_likelihood(data, items, WIDE_NODES)
    trait = trait_estimates(on_line[:, NARROW])
    return _Look(on_line, trait, _beside(data, items, trait, begin, iterations), data.answered.shape[1])


def _beside(data: Responses, items: Items, trait: FloatArray, begin: FloatArray, iterations: int) -> _Beside:
    """The leading direction of the Pearson residuals (n, m) of the line, from `begin` (m,), and places along it.

    A residual is taken as normal around the place times the direction, with unit variance: a working likelihood, good
    enough for a statistic whose null distribution is simulated.
    """
    residuals = _residuals(data, items, trait)
    direction = begin / np.linalg.norm(begin)
    for _ in range(iterations):
        direction = residuals.T @ (residuals @ direction)
        direction = direction / max(float(np.linalg.norm(direction)), MIN_SCALE)
    total, precision = residuals @ direction, data.answered @ direction**2
    seen = precision > 0
    place = total[seen] / precision[seen]
    # The variance of places less that of their errors, each person weighted by the precision of the place.
    variance = (precision[seen] @ place**2 - seen.sum()) / precision.sum()
    spread = float(np.sqrt(max(variance, MIN_SCALE**2)))
    low, high = np.quantile(place, (EDGE_QUANTILE, 1 - EDGE_QUANTILE))
    nodes = np.linspace(min(-REACH * spread, low), max(REACH * spread, high), len(NODES))
    place_of_all = total / np.maximum(precision, MIN_SCALE**2)
    low, high = np.quantile(place, (OUTERMOST, 1 - OUTERMOST))
    inner = (place_of_all > low) & (place_of_all < high)
    return _Beside(direction, spread, total[:, None] * nodes - 0.5 * precision[:, None] * nodes**2, inner)


def _residuals(data: Responses, items: Items, trait: FloatArray) -> Any:
    from scipy.sparse import csr_array

    answered = data.answered
    row = np.repeat(np.arange(answered.shape[0]), np.diff(answered.indptr))
    probability = items.probability(answered.indices, trait[row])
    residual = (data.answers - probability) / _standard_deviation(probability)
    return csr_array((residual, answered.indices, answered.indptr), shape=answered.shape)


def _standard_deviation(probability: FloatArray) -> FloatArray:
    bounded = np.clip(probability, MIN_PROBABILITY, 1 - MIN_PROBABILITY)
    return np.asarray(np.sqrt(bounded * (1 - bounded)))
