"""Which statement to show next, with what probability, and how to weigh the votes that come of it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .counts import Tally
from .errors import NoAnswer
from .votes import Array, Ints

__all__ = ["UNIFORM", "Share", "Showing", "chances", "next_statement", "showing_weight", "weighted_share"]

UNIFORM = 0.2
NINETY_FIVE = 1.959964


@dataclass(frozen=True)
class Showing:
    """The place of the statement to show, and the probability with which it was chosen: store both."""

    place: int
    probability: float


@dataclass(frozen=True)
class Share:
    """A share with its 95 % interval, and of how many equally weighted people it is worth."""

    share: float
    low: float
    high: float
    effective: float


def chances(counts: Tally, unseen: NDArray[np.bool_], side: int | None = None) -> Array:
    """Probabilities (m,) of showing each statement; 0 for what the person has seen.

    A fifth is dealt evenly, so that every open statement keeps a chance of at least .2 / open. The rest goes by how
    uncertain the share of agreement still is, on the person's own side where `counts` has shape (sides, m) and
    `side` is given, times how likely the statement is to bridge: the smallest, over sides, of the larger of its
    expected shares of agreement and disagreement. A new statement is the most uncertain of all.
    """
    agree, disagree, seen = (np.atleast_2d(one) for one in (counts.agree, counts.disagree, counts.seen))
    mean, against = (agree + 1) / (seen + 2), (disagree + 1) / (seen + 2)
    bridge = np.maximum(mean.min(axis=0), against.min(axis=0))
    doubt = np.sqrt(mean * (1 - mean) / (seen + 3))
    own = doubt[side] if side is not None else doubt.max(axis=0)
    wanted = np.where(unseen, own * (0.5 + bridge), 0.0)
    opened = int(unseen.sum())
    if not opened:
        return np.zeros(len(unseen))
    return np.asarray(np.where(unseen, UNIFORM / opened, 0.0) + (1 - UNIFORM) * wanted / wanted.sum())


def next_statement(
    counts: Tally, unseen: NDArray[np.bool_], rng: np.random.Generator, side: int | None = None
) -> Showing:
    """Draw the next statement for a person who has not seen those of the mask `unseen` (m,).

    It takes counts alone, so its cost does not grow with the number of people.

    Raises:
        NoAnswer: the person has seen every statement.
    """
    drawn = chances(counts, unseen, side)
    if not unseen.any():
        raise NoAnswer("every statement has been shown to this person")
    opened = np.flatnonzero(unseen)
    at = int(np.searchsorted(np.cumsum(drawn[opened]), rng.random() * drawn.sum(), side="right"))
    place = int(opened[min(at, len(opened) - 1)])
    return Showing(place, float(drawn[place]))


def showing_weight(probability: Array, step: Ints, steps: Ints) -> Array:
    """Weights of votes by how they came to be shown, elementwise.

    `probability` is that of the showing, `step` its number among the person's showings, from 1, and `steps` how many
    the person had in all. At each step before, the statement was open and missed; at its own it counts for
    1 / probability; from then on the answer is known. The mean over steps, (1 / probability + steps - step) / steps,
    has expectation one for every person and statement, however the routing chose. It misleads where people stop
    because of what they were shown.
    """
    return np.asarray((1 / np.asarray(probability) + steps - step) / steps)


def weighted_share(hits: NDArray[np.bool_], weight: Array) -> Share:
    """The share of people who would answer so, from votes (v,) weighted by `showing_weight`.

    A ratio of weighted sums with Wilson's interval at the number of people that its variance is worth (Hajek 1971;
    Wilson 1927, 10.1080/01621459.1927.10502953). Without weights, routed shares drift to whoever is shown most.

    Raises:
        NoAnswer: there is no vote.
    """
    if not len(hits):
        raise NoAnswer("no vote to take a share of")
    total = float(weight.sum())
    share = float((weight * hits).sum() / total)
    effective = float(total**2 / (weight**2).sum())
    spread = float((weight**2 * (hits - share) ** 2).sum() / total**2)
    if spread > 0:
        effective = min(effective, share * (1 - share) / spread)
    z = NINETY_FIVE
    middle = (share + z * z / (2 * effective)) / (1 + z * z / effective)
    half = z * np.sqrt(share * (1 - share) / effective + (z / (2 * effective)) ** 2) / (1 + z * z / effective)
    return Share(share, float(middle - half), float(middle + half), effective)
