"""How many axes the votes support: as many as predict votes that were held out."""

from dataclasses import dataclass

import numpy as np

from .model import Margins, initial_parameters, iterate_to_convergence, margins
from .sufficient_statistics import (
    Block,
    StatementParameters,
    blocks,
    joined_positions,
    posterior_positions,
    sufficient_statistics,
    summed,
)
from .votes import FloatArray, IntArray, Mask, Votes

__all__ = ["MAX_PEOPLE", "MAX_RANK", "RankChoice", "choose_rank", "held_out_errors", "sample_people"]

MAX_RANK = 5
MAX_PEOPLE = 20_000
MAX_VOTES = 400_000
HELD_OUT_SHARE = 0.1
# (votes, splits): up to so many votes the errors of so many random splits are averaged; above, of one.
SPLITS = ((12_000, 4), (60_000, 2))
STANDARD_ERRORS = 2.0
MIN_GAIN, MIN_FURTHER_GAIN = 0.001, 0.005
MAX_SWEEPS = 25
# Held-out errors change by less than a thousandth of themselves after this; the fit to all votes goes on.
RELATIVE_TOLERANCE = 1e-4


@dataclass(frozen=True)
class RankChoice:
    """The rank, and the root mean squared error of held-out votes at each rank that was tried, from 0 upwards.

    `parameters` are those of the statements at that rank, from which a fit to all votes can start.
    """

    rank: int
    error: tuple[float, ...]
    parameters: StatementParameters | None = None


def sample_people(
    votes_per_person: IntArray, rng: np.random.Generator, max_people: int = MAX_PEOPLE, max_votes: int = MAX_VOTES
) -> Mask:
    """A mask (n,) of a random sample: at most `max_people`, and no more than together cast about `max_votes`.

    Everybody is taken where neither limit is exceeded.
    """
    mask = np.ones(len(votes_per_person), dtype=bool)
    if len(votes_per_person) <= max_people and votes_per_person.sum() <= max_votes:
        return mask
    order = rng.permutation(len(votes_per_person))[:max_people]
    people = int(np.searchsorted(np.cumsum(votes_per_person[order]), max_votes)) + 1
    mask[:] = False
    mask[order[:people]] = True
    return mask


def choose_rank(votes: Votes, rng: np.random.Generator, max_rank: int = MAX_RANK) -> RankChoice:
    """The smallest rank that no larger one improves on, judged by a tenth of the votes, held out.

    The first axis must lower the squared error by more than two standard errors of the paired difference, and by a
    thousandth; every further one by half a percent. Without a least gain noise gets axes: the fit shrinks them to
    almost nothing, and differences in the sixth decimal have standard errors as small. Most conversations would then
    end at the largest rank that is tried. Ranks are tried upwards until two in a row did not help, each from the one
    below. Pass a sample of very many people (`sample_people`). It misleads with few votes per person: then an axis may
    exist without improving predictions.
    """
    if votes.size < 2 / HELD_OUT_SHARE:
        return RankChoice(0, ())
    count = next((count for limit, count in SPLITS if votes.size <= limit), 1)
    kept = [rng.permutation(votes.size) >= votes.size * HELD_OUT_SHARE for _ in range(count)]
    seed = int(rng.integers(2**31))
    splits = [_Split(votes, keep, max_rank, seed) for keep in kept]
    squares: list[FloatArray] = []
    best, parameters = 0, None
    for rank in range(max_rank + 1):
        squares.append(np.concatenate([split.errors_at(rank) for split in splits]))
        gain = squares[best] - squares[rank]
        # A vote held out in several splits counts once for the standard error.
        standard_error = float(gain.std() / np.sqrt(len(gain) / count))
        if best:
            needed = MIN_FURTHER_GAIN * (rank - best) * float(squares[best].mean())
        else:
            needed = max(STANDARD_ERRORS * standard_error, MIN_GAIN * float(squares[0].mean()))
        if gain.mean() > needed:
            best, parameters = rank, splits[0].parameters
        if rank - best >= 2:
            break
    return RankChoice(best, tuple(float(np.sqrt(errors.mean())) for errors in squares), parameters)


def held_out_errors(votes: Votes, keep: Mask, rank: int, seed: int) -> FloatArray:
    """Squared errors of the votes outside the mask `keep` (size,) under a fit to the votes inside it."""
    split = _Split(votes, keep, rank, seed)
    return [split.errors_at(lower) for lower in range(rank + 1)][-1]


class _Split:
    """Votes to fit to and votes held out; ranks are fitted upwards, each starting from the one below."""

    def __init__(self, votes: Votes, keep: Mask, max_rank: int, seed: int) -> None:
        held_out = np.flatnonzero(~keep)
        self._row = np.searchsorted(votes.start, held_out, side="right") - 1
        self._column, self._value = votes.column[held_out], votes.value[held_out]
        fitted_to = votes.select_votes(keep)
        self._parts: tuple[Block, ...] = blocks(fitted_to)
        self._counts: Margins = margins(fitted_to)
        # Without axes a fit needs nothing but the counts; with them the leading directions of all ranks come at once.
        self._begin = initial_parameters(self._parts, self._counts, max_rank, np.random.default_rng(seed))
        self.parameters = _extended(self._begin, self._begin, 0)

    def errors_at(self, rank: int) -> FloatArray:
        """Squared errors of the votes held out, with so many axes: those of the last call and at most one more."""
        begin = _extended(self.parameters, self._begin, rank)
        self.parameters, _ = iterate_to_convergence(
            lambda current: summed(sufficient_statistics(part, current) for part in self._parts),
            self._counts,
            begin,
            MAX_SWEEPS,
            RELATIVE_TOLERANCE,
        )
        expected = self.parameters.mean[self._column]
        if rank:
            position, _ = joined_positions([posterior_positions(part, self.parameters) for part in self._parts])
            expected = expected + (position[self._row] * self.parameters.loading[self._column]).sum(axis=1)
        return np.asarray((self._value - np.clip(expected, -1.0, 1.0)) ** 2)


def _extended(fitted: StatementParameters, begin: StatementParameters, rank: int) -> StatementParameters:
    """Fitted parameters with the next leading direction of the votes as one more axis, up to `rank`."""
    loading = np.concatenate([fitted.loading, begin.loading[:, fitted.rank : rank]], axis=1)[:, :rank]
    covariance = np.zeros((len(fitted.mean), rank + 1, rank + 1))
    shared = min(rank, fitted.rank) + 1
    covariance[:, :shared, :shared] = fitted.covariance[:, :shared, :shared]
    return StatementParameters(fitted.mean, loading, covariance, fitted.noise)
