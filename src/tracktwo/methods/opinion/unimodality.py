"""Whether people along a line form one peak: a dip test whose null is simulated on the same cells."""

from dataclasses import dataclass

import numpy as np

from .dip import dip
from .item_response import (
    NODES,
    Items,
    Responses,
    fit_items,
    log_likelihood,
    refined_items,
    responses,
    trait_estimates,
)
from .votes import FloatArray, IntArray, Votes

__all__ = ["DRAWS", "UnimodalityTest", "detectable_gap", "distinct_ballots", "identical_ballots", "unimodality_test"]

DRAWS = 99
# A test stops early at so many simulated dips as large as the observed one (Besag and Clifford 1991).
EXCEEDANCES = 10
REFIT_STEPS = 3
# More votes than these make no decision more certain that matters; people are sampled down to them.
MAX_VOTES = 30_000
MIN_PEOPLE = 10
# What is tried in saying which gap would have been found.
GAPS = (3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
POWER, POWER_NULL_DRAWS, POWER_DRAWS = 0.8, 59, 20
# Ballots are compared by a random linear hash modulo 2**64; the seed is arbitrary and fixed.
HASH_SEED = 20_261


@dataclass(frozen=True)
class UnimodalityTest:
    """The p value of a single peak, and how many draws it rests on."""

    p_value: float
    draws: int


def unimodality_test(
    votes: Votes, line: FloatArray, rng: np.random.Generator, draws: int = DRAWS, exceedances: int = EXCEEDANCES
) -> UnimodalityTest:
    """Test whether people are spread along one line without a gap.

    The statistic is Hartigan's dip of the trait estimates of all distinct ballots in a two-parameter logistic model,
    times the root of their number. Its null distribution is simulated: ballots are drawn on the same
    cells from the fitted model with a flat trait, identical ones merged in the same way, and the model refitted. A
    flat trait has the largest dips of all unimodal ones. Simulating on the same cells and statements reproduces what
    misled the tabulated dip test: few statements leave few answer patterns, which look like peaks; steep statements
    pile people up at both ends; and people with few answers are pulled together.

    The p value is (e + 1) / (draws + 1) with e simulated dips as large as the observed one; with `exceedances` of
    them it stops, and the p value is their share (Besag and Clifford 1991, 10.1093/biomet/78.2.301). Either is valid
    at every level.

    It misleads where people differ along more than one line: then a gap along another line is not seen.

    Args:
        votes: n people by m statements.
        line: (n,) a first position of the people along the line, up to scale.
        rng: draws people, where there are very many, and the ballots.
        draws: at most so many simulated conversations.
        exceedances: stop after so many dips as large as the observed one.
    """
    model = LineModel.fitted(*_sampled(votes, line, rng))
    if model is None:
        return UnimodalityTest(1.0, 0)
    larger = 0
    for draw in range(1, draws + 1):
        larger += model.simulated_dip(model.flat_trait(rng), rng) >= model.observed_dip
        if larger == exceedances:
            return UnimodalityTest(larger / draw, draw)
    return UnimodalityTest((larger + 1) / (draws + 1), draws)


def detectable_gap(votes: Votes, line: FloatArray, rng: np.random.Generator) -> float | None:
    """The smallest gap at which two equal groups would be found on these cells in four of five cases.

    Ballots are drawn on the same cells from the fitted statements, with people in two normal groups instead of a flat
    line, and their dips compared with those of flat ones (the test of `unimodality_test`). Tried are gaps of 3, 4, 5,
    6, 8 and 10 standard deviations within a group; None means that even the largest would be missed. It speaks of
    equal groups: a small one needs more.

    Args:
        votes: n people by m statements.
        line: (n,) a first position of the people along the line, up to scale.
        rng: draws people and ballots.
    """
    model = LineModel.fitted(*_sampled(votes, line, rng))
    if model is None:
        return None
    flat = np.sort([model.simulated_dip(model.flat_trait(rng), rng) for _ in range(POWER_NULL_DRAWS)])
    # The largest dip for which (e + 1) / (draws + 1) is still above .05.
    critical = flat[len(flat) - int(0.05 * (len(flat) + 1))]
    low, high = 0, len(GAPS)
    while low < high:
        middle = (low + high) // 2
        traits = (model.two_group_trait(GAPS[middle], rng) for _ in range(POWER_DRAWS))
        power = np.mean([model.simulated_dip(trait, rng) > critical for trait in traits])
        low, high = (low, middle) if power >= POWER else (middle + 1, high)
    return GAPS[low] if low < len(GAPS) else None


class LineModel:
    """The two-parameter model of votes along one line, from which ballots can be drawn on the same cells."""

    def __init__(self, ballots: "_Ballots", items: Items, observed_dip: float) -> None:
        self._ballots, self._items, self.observed_dip = ballots, items, observed_dip

    @classmethod
    def fitted(cls, votes: Votes, line: FloatArray) -> "LineModel | None":
        """The model of these votes; None where fewer than ten ballots differ, or the line does not."""
        ballots = _Ballots(votes)
        distinct = ballots.distinct(ballots.agreed)
        line = line[distinct.first]
        if len(line) < MIN_PEOPLE or not np.ptp(line) > 0:
            return None
        items = fit_items(distinct.responses, line, distinct.people)
        plausible = np.minimum(distinct.people, ballots.most_expected(distinct, items))
        items = fit_items(distinct.responses, line, plausible)
        return cls(ballots, items, _scaled_dip(distinct.responses, items))

    def flat_trait(self, rng: np.random.Generator) -> FloatArray:
        """Traits (n,) of people spread evenly, with unit variance."""
        return rng.uniform(NODES[0], NODES[-1], self._ballots.people)

    def two_group_trait(self, gap: float, rng: np.random.Generator) -> FloatArray:
        """Traits (n,) of two equal normal groups `gap` of their standard deviations apart, with unit variance."""
        within = 1 / np.sqrt(1 + gap**2 / 4)
        side = np.where(rng.random(self._ballots.people) < 0.5, -0.5, 0.5)
        return np.asarray(within * (side * gap + rng.standard_normal(self._ballots.people)))

    def simulated_dip(self, trait: FloatArray, rng: np.random.Generator) -> float:
        """The scaled dip of ballots drawn for people with these traits (n,).

        The observed votes have chosen their own items; refitting lets the simulated ones do the same.
        """
        ballots = self._ballots
        probability = self._items.probability(ballots.column, trait[ballots.row])
        simulated = ballots.distinct((rng.random(len(probability)) < probability).astype(np.float64))
        refitted = refined_items(simulated.responses, self._items, REFIT_STEPS, simulated.people)
        return _scaled_dip(simulated.responses, refitted)


def _scaled_dip(data: Responses, items: Items) -> float:
    trait = trait_estimates(log_likelihood(data, items))
    return float(dip(trait) * np.sqrt(len(trait)))


def _sampled(votes: Votes, line: FloatArray, rng: np.random.Generator) -> tuple[Votes, FloatArray]:
    if votes.size <= MAX_VOTES:
        return votes, line
    order = rng.permutation(votes.people)
    people = int(np.searchsorted(np.cumsum(votes.votes_per_person[order]), MAX_VOTES)) + 1
    mask = np.zeros(votes.people, dtype=bool)
    mask[order[:people]] = True
    return votes.select_people(mask), line[mask]


@dataclass(frozen=True, eq=False)
class _Distinct:
    """The different ballots among d: responses, the first person (d,) who cast each, and how many people (d,) did."""

    responses: Responses
    first: IntArray
    people: FloatArray


class _Ballots:
    """The answered cells of some votes, passes left out, on which ballots can be drawn anew."""

    def __init__(self, votes: Votes) -> None:
        answered = votes.value != 0
        self.people, self._statements = votes.people, len(votes.statements)
        self.row, self.column = votes.row[answered], votes.column[answered].astype(np.int64)
        self.agreed = (votes.value[answered] > 0).astype(np.float64)
        self._start = np.searchsorted(self.row, np.arange(self.people + 1))
        keys = np.random.default_rng(HASH_SEED).integers(-(2**62), 2**62, size=(2, self._statements))
        self._agree_key = keys[0]
        self._cells_hash = _sums_by_row(keys[1][votes.column], votes.start)

    def distinct(self, agreed: FloatArray) -> _Distinct:
        """The ballots that differ in cells or answers, in the order of their first people."""
        hashes = self._cells_hash + _sums_by_row(np.where(agreed > 0, self._agree_key[self.column], 0), self._start)
        _, first, count = np.unique(hashes, return_index=True, return_counts=True)
        order = np.argsort(first)
        first, count = first[order], count[order].astype(np.float64)
        mask = np.zeros(self.people, dtype=bool)
        mask[first] = True
        row, kept = (np.cumsum(mask) - 1)[self.row], mask[self.row]
        data = responses(row[kept], self.column[kept], agreed[kept], len(first), self._statements)
        return _Distinct(data, first, count)

    def most_expected(self, distinct: _Distinct, items: Items) -> FloatArray:
        """How many people may cast each ballot by chance: three standard deviations above the expectation, plus one.

        Under the model, everybody with the same cells casts a ballot with the mean of its likelihood over the flat
        trait. In a short poll many ballots coincide and all of them count in fitting the items; a bot's long ballot,
        cast forty times, counts once or twice.
        """
        _, cells, count = np.unique(self._cells_hash, return_inverse=True, return_counts=True)
        probability = np.exp(log_likelihood(distinct.responses, items)).mean(axis=1)
        expected = count[cells][distinct.first] * probability
        return np.asarray(expected + 3 * np.sqrt(expected) + 1)


def _sums_by_row(values: IntArray, start: IntArray) -> IntArray:
    """Sums over consecutive stretches; 64-bit integers wrap around, which is what a hash wants."""
    total = np.concatenate([[0], np.cumsum(values)])
    return np.asarray(total[start[1:]] - total[start[:-1]])


def _ballot_hashes(votes: Votes) -> IntArray:
    keys = np.random.default_rng(HASH_SEED).integers(-(2**62), 2**62, size=(3, len(votes.statements)))
    return _sums_by_row(keys[votes.value + 1, votes.column], votes.start)


def distinct_ballots(votes: Votes) -> int:
    """How many different ballots were cast; empty ones are not counted."""
    return len(np.unique(_ballot_hashes(votes)[votes.votes_per_person > 0]))


def identical_ballots(votes: Votes, min_people: int, min_votes: int) -> tuple[tuple[int, int], ...]:
    """(people, votes on the ballot) for every ballot that at least `min_people` cast identically, the commonest first.

    A ballot counts only with `min_votes` votes, since short ballots are alike by chance.
    """
    long_enough = votes.votes_per_person >= min_votes
    _, first, count = np.unique(_ballot_hashes(votes)[long_enough], return_index=True, return_counts=True)
    sizes = votes.votes_per_person[long_enough][first]
    repeated = [(int(people), int(size)) for people, size in zip(count, sizes, strict=True) if people >= min_people]
    return tuple(sorted(repeated, reverse=True))
