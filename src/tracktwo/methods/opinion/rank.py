"""How many axes the votes can bear: as many as predict votes that were held back."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .model import fit, predict
from .votes import Array, Ints, Votes

__all__ = ["MOST_PEOPLE", "MOST_RANK", "RankChoice", "choose_rank", "held_out", "some_people"]

MOST_RANK = 5
MOST_PEOPLE = 20_000
MOST_VOTES = 400_000
SHARE = 0.1
# Votes in all up to which so many splits are averaged; one beyond.
SPLITS = ((12_000, 4), (60_000, 2))
SURE = 2.0
SWEEPS = 25


@dataclass(frozen=True)
class RankChoice:
    """The rank, and the root mean squared error of votes held back at each rank that was tried, from 0 upwards."""

    rank: int
    error: tuple[float, ...]


def some_people(
    cast: Ints, rng: np.random.Generator, most: int = MOST_PEOPLE, cells: int = MOST_VOTES
) -> NDArray[np.bool_]:
    """A mask (n,) of at most so many people, drawn by chance, and fewer where they cast more than so many votes.

    `cast` (n,) are votes of each. Everybody is taken where there are not more.
    """
    mask = np.ones(len(cast), dtype=bool)
    if len(cast) <= most and cast.sum() <= cells:
        return mask
    order = rng.permutation(len(cast))[:most]
    enough = int(np.searchsorted(np.cumsum(cast[order]), cells)) + 1
    mask[:] = False
    mask[order[:enough]] = True
    return mask


def choose_rank(votes: Votes, rng: np.random.Generator, most: int = MOST_RANK) -> RankChoice:
    """The rank with the least squared error on a tenth of the votes, held back; 0 unless another is surely better.

    Surely: by more than two standard errors of the paired difference. Ranks are tried upwards until two in a row
    did not help. Of many people, ask a share (`some_people`). It misleads with few votes a person: then an axis may
    be there and not be seen.
    """
    if votes.size < 2 / SHARE:
        return RankChoice(0, ())
    number = next((splits for limit, splits in SPLITS if votes.size <= limit), 1)
    kept = [rng.permutation(votes.size) >= votes.size * SHARE for _ in range(number)]
    seed = int(rng.integers(2**31))
    squares: list[Array] = []
    best = 0
    for rank in range(most + 1):
        squares.append(np.concatenate([held_out(votes, keep, rank, seed) for keep in kept]))
        if squares[rank].mean() < squares[best].mean():
            best = rank
        if rank - best >= 2:
            break
    gain = squares[0] - squares[best]
    sure = best > 0 and gain.mean() > SURE * gain.std() / np.sqrt(len(gain) / number)
    return RankChoice(best if sure else 0, tuple(float(np.sqrt(one.mean())) for one in squares))


def held_out(votes: Votes, keep: NDArray[np.bool_], rank: int, seed: int) -> Array:
    """Squared errors on the votes outside the mask `keep` (votes,) of a fit to those inside."""
    away = np.flatnonzero(~keep)
    row = np.searchsorted(votes.start, away, side="right") - 1
    found = predict(fit(votes.masked(keep), rank, np.random.default_rng(seed), sweeps=SWEEPS), row, votes.column[away])
    return np.asarray((votes.value[away] - found) ** 2)
