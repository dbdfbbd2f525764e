"""What Polis reports of the same votes, so that teams who come from Polis can check this program against it."""

from dataclasses import dataclass

import numpy as np

from .counts import in_conversation, tally
from .kmeans import k_means
from .votes import FloatArray, IntArray, Mask, Votes

__all__ = ["PolisGroups", "polis_consensus", "polis_groups"]

# The 90 % quantile of the standard normal distribution, as in Polis.
Z_THRESHOLD = 1.2816
LISTED = 5
MAX_GROUPS = 5
MIN_DISTANCE = 1e-12


@dataclass(frozen=True, eq=False)
class PolisGroups:
    """Groups as Polis forms them: row indices (p,) of who takes part, positions (p, 2), labels (p,) largest first."""

    people: IntArray
    position: FloatArray
    label: IntArray


def polis_consensus(votes: Votes) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The first five statements that Polis calls consensus: (agreed, disagreed), ties to the lower number.

    With A who agree among S who answered, p = (A + 1) / (S + 2) and z = 2 sqrt(S + 1) ((A + 1) / (S + 1) - 1/2).
    Statements with p > 1/2 and z > 1.2816 are listed by p z (Small and others 2021, 10.6035/recerca.5516). It
    misleads where few voted: a single vote passes. Nothing else in this package uses it.
    """
    counts = tally(votes)
    lists = []
    for hits in (counts.agree, counts.disagree):
        share = (hits + 1) / (counts.seen + 2)
        z = 2 * np.sqrt(counts.seen + 1) * ((hits + 1) / (counts.seen + 1) - 0.5)
        passing = np.flatnonzero((share > 0.5) & (z > Z_THRESHOLD) & (counts.seen > 0))
        ranked = passing[np.argsort(-(share * z)[passing], kind="stable")]
        lists.append(tuple(votes.statements[column] for column in ranked[:LISTED]))
    return lists[0], lists[1]


def polis_groups(votes: Votes, participating: Mask | None = None, moderated: int = 0) -> PolisGroups:
    """Groups of those who take part, formed the way Polis does it.

    Missing votes are filled with the statement's mean, people are projected on the two leading components and
    stretched by sqrt(statements / votes), and k-means takes the k of 2 to 5 with the best silhouette, among
    clusterings without a group of one person. It finds groups in anything, noise included; `find_groups` says
    whether there are any.

    Args:
        votes: n people by m statements, without the statements that moderators rejected.
        participating: (n,) who takes part, by default `in_conversation` of these votes.
        moderated: how many statements were rejected; for the stretch they count as voted on by everybody.
    """
    participating = in_conversation(votes) if participating is None else participating
    people = np.flatnonzero(participating & (votes.votes_per_person > 0))
    position = np.zeros((len(people), 2))
    label = np.zeros(len(people), dtype=np.int64)
    if len(people) < MAX_GROUPS or len(votes.statements) < 2:
        return PolisGroups(people, position, label)
    position = _stretched_components(votes, moderated)[people]
    best = -np.inf
    for k in range(2, MAX_GROUPS + 1):
        candidate, _ = k_means(position, k)
        silhouette = _silhouette(position, candidate)
        if silhouette > best and np.bincount(candidate, minlength=k).min() > 1:
            best, label = silhouette, candidate
    return PolisGroups(people, position, label)


def _stretched_components(votes: Votes, moderated: int) -> FloatArray:
    full = np.full((votes.people, len(votes.statements)), np.nan)
    full[votes.row, votes.column] = votes.value
    count = np.maximum((~np.isnan(full)).sum(0), 1)
    centred = full - np.nansum(full, axis=0) / count
    centred[np.isnan(centred)] = 0
    _, axes = np.linalg.eigh(centred.T @ centred)
    position = centred @ axes[:, -2:][:, ::-1]
    stretch = (len(votes.statements) + moderated) / np.maximum(votes.votes_per_person + moderated, 1)
    return np.asarray(position * np.sqrt(stretch)[:, None])


def _silhouette(position: FloatArray, label: IntArray) -> float:
    """The mean simplified silhouette, from distances to centres: linear in people where the full one is quadratic."""
    sizes = np.bincount(label)
    if len(sizes) < 2 or sizes.min() == 0:
        return -1.0
    centre = np.array([position[label == group].mean(0) for group in range(len(sizes))])
    distance = np.sqrt(((position[:, None] - centre) ** 2).sum(2))
    own = distance[np.arange(len(label)), label]
    distance[np.arange(len(label)), label] = np.inf
    nearest_other = distance.min(1)
    return float(np.mean((nearest_other - own) / np.maximum(np.maximum(own, nearest_other), MIN_DISTANCE)))
