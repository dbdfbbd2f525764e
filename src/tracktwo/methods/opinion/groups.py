"""Whether there are groups at all: only where they are both separated and stable."""

from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from .dip import dip_p_value
from .item_response import estimate_trait
from .kmeans import k_means
from .model import Fit, iterate_to_convergence, margins
from .sufficient_statistics import StatementParameters, blocks, posterior_positions, sufficient_statistics
from .votes import FloatArray, IntArray, Mask, Votes

__all__ = ["Groups", "assign_everybody", "find_groups", "membership_probabilities", "separation", "stability"]

MOST_GROUPS = 5
ALPHA = 0.05
STABLE = 0.75
DRAWS = 24
SWEEPS = 3
# People beyond which a share, drawn by chance, is asked: a divide among so many needs no more.
LOOKED_AT = 4000
MIN_GROUP = 5
TINY = 1e-9


@dataclass(frozen=True, eq=False)
class Groups:
    """The verdict: `groups`, `spectrum` (people differ, without a gap) or `none` (nothing that predicts a vote).

    `label` (n,) is 0 for the largest group, -1 for who does not take part, all -1 unless the verdict is groups;
    `membership` (m, k) is the probability of each group of each of the m who take part. `p` is the largest p value of
    a single peak between two centres, and `stability` (k,) each group's mean Jaccard likeness under bootstrap, of the
    partition that was best separated.
    """

    verdict: str
    label: IntArray
    membership: FloatArray
    p: float
    stability: tuple[float, ...]

    @property
    def sizes(self) -> tuple[int, ...]:
        """People of each group."""
        return tuple(int(one) for one in np.bincount(self.label[self.label >= 0]))


def find_groups(votes: Votes, fitted: Fit, part: Mask, rng: np.random.Generator) -> Groups:
    """Groups among those who take part, mask (n,), or the finding that there are none.

    Tried are two to five groups, the most that are separated and stable are named. Separated: between each two
    centres the votes reject a single peak (`separation`). Stable: each group is found again when people are drawn
    anew (`stability`). Both are asked because a spectrum cut in the middle is stable, too. It misleads with few
    votes a person: a divide that is there may be called a spectrum.
    """
    nobody = np.full(votes.people, -1, dtype=np.int64)
    none = np.zeros((votes.people, 0))
    if fitted.rank == 0 or part.sum() < 2 * MIN_GROUP or not np.any(fitted.scale > 0):
        return Groups("none", nobody, none, 1.0, ())
    mine, place = votes.select_people(part), fitted.position[part]
    tried: list[tuple[int, float, IntArray]] = []
    for k in range(2, MOST_GROUPS + 1):
        label, centre = k_means(place, k)
        if np.bincount(label, minlength=k).min() >= MIN_GROUP:
            tried.append((k, separation(mine, place, label, centre, rng), label))
    passed = [one for one in tried if one[1] <= ALPHA]
    for k, p, label in sorted(passed, key=lambda one: -one[0]):
        likeness = stability(mine, fitted, label, k, rng)
        if min(likeness) >= STABLE:
            whole = nobody.copy()
            whole[part] = label
            return Groups("groups", whole, membership_probabilities(place, label, place), p, likeness)
    return Groups("spectrum", nobody, none, min((one[1] for one in tried), default=1.0), ())


def separation(votes: Votes, place: FloatArray, label: IntArray, centre: FloatArray, rng: np.random.Generator) -> float:
    """The largest p value, over pairs of groups, of a single peak along the line between their centres.

    The dip test is asked twice, of places as they are and of the same people on a scale where votes do not saturate
    (`along_line`), and the larger p value counts: squeezed ends make a flat spectrum look like two camps. Of many
    people 4,000 are asked.
    """
    lines: list[tuple[IntArray, FloatArray]] = []
    largest = 0.0
    for a in range(len(centre)):
        for b in range(a + 1, len(centre)):
            both = np.flatnonzero((label == a) | (label == b))
            if len(both) > LOOKED_AT:
                both = np.sort(rng.permutation(both)[:LOOKED_AT])
            lines.append((both, place[both] @ (centre[b] - centre[a])))
            largest = max(largest, dip_p_value(lines[-1][1]))
            if largest > ALPHA:
                return largest
    # The slower question is asked only of partitions that passed the quick one everywhere.
    for both, line in lines:
        mask = np.zeros(votes.people, dtype=bool)
        mask[both] = True
        largest = max(largest, dip_p_value(estimate_trait(votes.select_people(mask), line).trait))
        if largest > ALPHA:
            break
    return largest


def stability(
    votes: Votes, fitted: Fit, label: IntArray, k: int, rng: np.random.Generator, draws: int = DRAWS
) -> tuple[float, ...]:
    """Each group's mean Jaccard likeness to the nearest group of people drawn anew, between 0 and 1.

    For every draw the model is fitted again from where it was, and its people are grouped again (Hennig 2007,
    10.1016/j.csda.2006.11.025). A spectrum passes as easily as a divide: alone it proves nothing.
    """
    asked = votes
    if votes.people > LOOKED_AT:
        mask = np.zeros(votes.people, dtype=bool)
        mask[rng.permutation(votes.people)[:LOOKED_AT]] = True
        asked, label = votes.select_people(mask), label[mask]
    parts = blocks(asked, max(asked.people, 1))
    found = np.zeros((draws, k))
    for draw in range(draws):
        weight = np.bincount(rng.integers(asked.people, size=asked.people), minlength=asked.people).astype(float)
        known = margins(asked, weight)
        shape, _ = iterate_to_convergence(
            partial(sufficient_statistics, parts[0], weight=weight), known, fitted.parameters, SWEEPS
        )
        place = _scaled(posterior_positions(parts[0], shape)[0], shape)
        again = k_means(place, k, weight)[0]
        drawn = weight > 0
        found[draw] = [_likeness(label[drawn] == one, again[drawn], k) for one in range(k)]
    return tuple(float(one) for one in found.mean(axis=0))


def membership_probabilities(place: FloatArray, label: IntArray, of: FloatArray) -> FloatArray:
    """Probability (p, k) of each group for people at `of` (p, r), by those at `place` (n, r) labelled (n,).

    Groups are normal around their centres with one common spread, weighted by size. Places are drawn to the middle
    by doubt already, so a person of few votes is uncertain.
    """
    centre = np.array([place[label == one].mean(axis=0) for one in range(int(label.max()) + 1)])
    off = place - centre[label]
    common = np.linalg.pinv(off.T @ off / len(off) + np.eye(place.shape[1]) * TINY)
    away = np.stack([np.einsum("na,ab,nb->n", of - one, common, of - one) for one in centre], axis=1)
    logs = np.log(np.bincount(label) / len(label)) - away / 2
    odds = np.exp(logs - logs.max(axis=1, keepdims=True))
    return np.asarray(odds / odds.sum(axis=1, keepdims=True))


def assign_everybody(found: Groups, place: FloatArray, everybody: FloatArray, part: Mask) -> Groups:
    """Groups found among some people, at `place`, said of all who take part, mask (n,), by the nearest centre."""
    label = np.full(len(part), -1, dtype=np.int64)
    if found.verdict != "groups":
        return replace(found, label=label, membership=np.zeros((len(part), 0)))
    asked = found.label >= 0
    centre = np.array([place[found.label == one].mean(axis=0) for one in range(len(found.stability))])
    away = np.stack([((everybody[part] - one) ** 2).sum(axis=1) for one in centre], axis=1)
    label[part] = away.argmin(axis=1)
    membership = membership_probabilities(place[asked], found.label[asked], everybody[part])
    return replace(found, label=label, membership=membership)


def _scaled(place: FloatArray, shape: StatementParameters) -> FloatArray:
    """Places in units of votes, up to a turn, which grouping does not see."""
    value, axes = np.linalg.eigh(shape.loading.T @ shape.loading / len(shape.loading))
    return np.asarray(place @ (axes * np.sqrt(np.maximum(value, 0))))


def _likeness(members: Mask, again: IntArray, k: int) -> float:
    shared = np.bincount(again[members], minlength=k)
    either = members.sum() + np.bincount(again, minlength=k) - shared
    return float((shared / np.maximum(either, 1)).max())
