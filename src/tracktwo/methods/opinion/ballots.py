"""Ballots that can be drawn anew on the cells that were answered, and which of them are identical."""

from dataclasses import dataclass

import numpy as np

from .item_response import Items, Responses, log_likelihood, responses
from .votes import FloatArray, IntArray, Votes

__all__ = ["Ballots", "Distinct", "distinct_ballots", "identical_ballots", "responses_of"]

# Ballots are compared by a random linear hash modulo 2**64; the seed is arbitrary and fixed.
HASH_SEED = 20_261


@dataclass(frozen=True, eq=False)
class Distinct:
    """The different ballots among d: responses, the first person (d,) who cast each, and how many people (d,) did."""

    responses: Responses
    first: IntArray
    people: FloatArray


class Ballots:
    """The answered cells of some votes, passes left out, on which ballots can be drawn anew.

    `row` and `column` (c,) are the cells, `agreed` (c,) is 1 where the answer was agree and 0 where it was disagree.
    """

    def __init__(self, votes: Votes) -> None:
        answered = votes.value != 0
        self.people, self.statements = votes.people, len(votes.statements)
        self.row, self.column = votes.row[answered], votes.column[answered].astype(np.int64)
        self.agreed = (votes.value[answered] > 0).astype(np.float64)
        self._start = np.searchsorted(self.row, np.arange(self.people + 1))
        keys = np.random.default_rng(HASH_SEED).integers(-(2**62), 2**62, size=(2, self.statements))
        self._agree_key = keys[0]
        self._cells_hash = _sums_by_row(keys[1][votes.column], votes.start)

    def distinct(self, agreed: FloatArray) -> Distinct:
        """The ballots that differ in cells or answers, in the order of their first people."""
        hashes = self._cells_hash + _sums_by_row(np.where(agreed > 0, self._agree_key[self.column], 0), self._start)
        _, first, count = np.unique(hashes, return_index=True, return_counts=True)
        order = np.argsort(first)
        first, count = first[order], count[order].astype(np.float64)
        mask = np.zeros(self.people, dtype=bool)
        mask[first] = True
        row, kept = (np.cumsum(mask) - 1)[self.row], mask[self.row]
        data = responses(row[kept], self.column[kept], agreed[kept], len(first), self.statements)
        return Distinct(data, first, count)

    def most_expected(self, distinct: Distinct, items: Items) -> FloatArray:
        """How many people may cast each ballot by chance: three standard deviations above the expectation, plus one.

        Under the model, everybody with the same cells casts a ballot with the mean of its likelihood over the flat
        trait. In a short poll many ballots coincide and all of them count in fitting the items; a bot's long ballot,
        cast forty times, counts once or twice.
        """
        _, cells, count = np.unique(self._cells_hash, return_inverse=True, return_counts=True)
        probability = np.exp(log_likelihood(distinct.responses, items)).mean(axis=1)
        expected = count[cells][distinct.first] * probability
        return np.asarray(expected + 3 * np.sqrt(expected) + 1)


def responses_of(votes: Votes) -> Responses:
    """The answers of everybody, identical ballots as often as they were cast."""
    ballots = Ballots(votes)
    return responses(ballots.row, ballots.column, ballots.agreed, ballots.people, ballots.statements)


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
