"""How many axes the votes support: as many as predict votes that were held out."""

from dataclasses import dataclass

import numpy as np

from .model import fit, predict
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


@dataclass(frozen=True)
class RankChoice:
    """The rank, and the root mean squared error of held-out votes at each rank that was tried, from 0 upwards."""

    rank: int
    error: tuple[float, ...]


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
    end at the largest rank that is tried. Ranks are tried upwards until two in a row did not help. Pass a sample of
    very many people (`sample_people`). It misleads with few votes per person: then an axis may exist without improving
    predictions.
    """
    if votes.size < 2 / HELD_OUT_SHARE:
        return RankChoice(0, ())
    splits = next((count for limit, count in SPLITS if votes.size <= limit), 1)
    kept = [rng.permutation(votes.size) >= votes.size * HELD_OUT_SHARE for _ in range(splits)]
    seed = int(rng.integers(2**31))
    squares: list[FloatArray] = []
    best = 0
    for rank in range(max_rank + 1):
        squares.append(np.concatenate([held_out_errors(votes, keep, rank, seed) for keep in kept]))
        gain = squares[best] - squares[rank]
        # A vote held out in several splits counts once for the standard error.
        standard_error = float(gain.std() / np.sqrt(len(gain) / splits))
        if best:
            needed = MIN_FURTHER_GAIN * (rank - best) * float(squares[best].mean())
        else:
            needed = max(STANDARD_ERRORS * standard_error, MIN_GAIN * float(squares[0].mean()))
        if gain.mean() > needed:
            best = rank
        if rank - best >= 2:
            break
    return RankChoice(best, tuple(float(np.sqrt(errors.mean())) for errors in squares))


def held_out_errors(votes: Votes, keep: Mask, rank: int, seed: int) -> FloatArray:
    """Squared errors of the votes outside the mask `keep` (size,) under a fit to the votes inside it."""
    held_out = np.flatnonzero(~keep)
    row = np.searchsorted(votes.start, held_out, side="right") - 1
    fitted = fit(votes.select_votes(keep), rank, np.random.default_rng(seed), max_sweeps=MAX_SWEEPS)
    return np.asarray((votes.value[held_out] - predict(fitted, row, votes.column[held_out])) ** 2)
