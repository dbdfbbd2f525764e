"""What Polis would say of the same votes, so that teams that come from there can check us."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .clusters import k_means
from .counts import in_conversation, tally
from .votes import Array, Ints, Votes

__all__ = ["PeerGroups", "consensus_like_polis", "groups_like_polis"]

ENTRY = 1.2816
SHOWN = 5
MOST_GROUPS = 5


@dataclass(frozen=True, eq=False)
class PeerGroups:
    """Groups as Polis forms them: the rows that take part, their positions (p, 2), and labels (p,), largest first."""

    people: Ints
    position: Array
    label: Ints


def consensus_like_polis(votes: Votes) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The first five statements that Polis would call consensus: (agreed, disagreed), ties to the lower number.

    With A who agree among S who answered, p = (A + 1) / (S + 2) and z = 2 sqrt(S + 1) ((A + 1) / (S + 1) - 1/2);
    p > 1/2 and z > 1.2816 enter, ranked by p z (Small and others 2021, 10.6035/recerca.5516). It misleads where few
    voted: one single vote passes. Nothing else here uses it.
    """
    counts = tally(votes)
    found = []
    for hits in (counts.agree, counts.disagree):
        share = (hits + 1) / (counts.seen + 2)
        z = 2 * np.sqrt(counts.seen + 1) * ((hits + 1) / (counts.seen + 1) - 0.5)
        enters = np.flatnonzero((share > 0.5) & (z > ENTRY) & (counts.seen > 0))
        rank = enters[np.argsort(-(share * z)[enters], kind="stable")]
        found.append(tuple(votes.statements[one] for one in rank[:SHOWN]))
    return found[0], found[1]


def groups_like_polis(votes: Votes, part: NDArray[np.bool_] | None = None, moderated: int = 0) -> PeerGroups:
    """Groups of those who take part, formed the way Polis does it.

    Missing votes are filled with the statement's mean, the two leading components are taken, a person's place is
    stretched by sqrt(statements / votes), where the `moderated` statements already left out of `votes` count as
    voted on by all, and k-means takes the k of 2 to 5 with the best silhouette. It finds
    groups in anything, noise included; `opinion_map` says whether there are any.
    """
    part = in_conversation(votes) if part is None else part
    people = np.flatnonzero(part & (votes.cast > 0))
    if len(people) < MOST_GROUPS or len(votes.statements) < 2:
        return PeerGroups(people, np.zeros((len(people), 2)), np.zeros(len(people), dtype=np.int64))
    position = _components(votes, moderated)[people]
    best = max(
        (_silhouette(position, label), -k, label)
        for k in range(2, MOST_GROUPS + 1)
        for label in [k_means(position, k)[0]]
    )[2]
    return PeerGroups(people, position, best)


def _components(votes: Votes, moderated: int) -> Array:
    full = np.full((votes.people, len(votes.statements)), np.nan)
    full[votes.row, votes.column] = votes.value
    counted = np.maximum((~np.isnan(full)).sum(0), 1)
    centred = full - np.nansum(full, axis=0) / counted
    centred[np.isnan(centred)] = 0
    _, axes = np.linalg.eigh(centred.T @ centred)
    places = centred @ axes[:, -2:][:, ::-1]
    stretch = (len(votes.statements) + moderated) / np.maximum(votes.cast + moderated, 1)
    return np.asarray(places * np.sqrt(stretch)[:, None])


def _silhouette(position: Array, label: Ints) -> float:
    """Mean silhouette by distances to centres, which is how it is had for thousands of people."""
    sizes = np.bincount(label)
    if len(sizes) < 2 or sizes.min() == 0:
        return -1.0
    centre = np.array([position[label == one].mean(0) for one in range(len(sizes))])
    away = np.sqrt(((position[:, None] - centre) ** 2).sum(2))
    own = away[np.arange(len(label)), label]
    away[np.arange(len(label)), label] = np.inf
    other = away.min(1)
    return float(np.mean((other - own) / np.maximum(np.maximum(own, other), 1e-12)))
