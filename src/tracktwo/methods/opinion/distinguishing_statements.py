"""Which statements distinguish a group from the others, tested on groups that were formed without the statement."""

from dataclasses import dataclass

import numpy as np

from .counts import MIN_VOTES, Tally, adjusted_p_values, share_interval, tally_by_label
from .kmeans import k_means
from .model import fit
from .votes import FloatArray, IntArray, Mask, Votes

__all__ = ["DistinguishingStatement", "distinguishing_statements", "fisher_p_value"]

FOLDS = 5
ALPHA = 0.05
# A group formed without a fold counts as the same group from this Jaccard similarity on.
SAME_GROUP = 0.5
ANSWERS = ("agree", "disagree")


@dataclass(frozen=True)
class DistinguishingStatement:
    """A statement that a group agrees or disagrees with (`answer`) more often than the others do.

    `share` and `others` are (share, low, high) with 95 % intervals, passes in the denominator; `p` is adjusted for
    all tests that were made.
    """

    group: int
    statement: int
    answer: str
    share: tuple[float, float, float]
    others: tuple[float, float, float]
    p: float


def distinguishing_statements(
    votes: Votes, participating: Mask, label: IntArray, rank: int, rng: np.random.Generator, folds: int = FOLDS
) -> tuple[DistinguishingStatement, ...]:
    """The statements that distinguish the groups, by group and then by p value.

    The statements are divided into folds. For each fold people are positioned and grouped again by the other
    statements alone, and only these groups are compared on the fold: a statement tested on groups that it helped to
    form is "significant" in 10 to 31 % of cases in pure noise. Each test is Fisher's exact test, one-sided, with ten
    votes inside and outside the group; the p values are adjusted after Benjamini and Yekutieli and compared with .05.
    A group that is not found again without a fold is not tested on it. It misleads where statements of different
    folds repeat each other word for word.

    Args:
        votes: n people by m statements.
        participating: (n,) who takes part.
        label: (n,) groups as `find_groups` returns them, -1 for none.
        rank: the number of axes of the map.
        rng: deals the folds and starts the fits.
        folds: how many folds.
    """
    groups = int(label.max(initial=-1)) + 1
    if groups < 2 or len(votes.statements) < folds:
        return ()
    fold_of = rng.permutation(len(votes.statements)) % folds
    shape = (groups, len(votes.statements))
    inside = Tally(*(np.zeros(shape, dtype=np.int64) for _ in range(3)))
    outside = Tally(*(np.zeros(shape, dtype=np.int64) for _ in range(3)))
    for fold in range(folds):
        tested = np.flatnonzero(fold_of == fold)
        fold_label = _groups_without(votes, tested, participating, label, groups, rank, rng)
        counts = tally_by_label(votes, fold_label, groups)
        for answer in ("agree", "disagree", "passed"):
            count = getattr(counts, answer)[:, tested]
            getattr(inside, answer)[:, tested] = count
            getattr(outside, answer)[:, tested] = count.sum(axis=0) - count
    return _significant(votes, inside, outside)


def _groups_without(
    votes: Votes,
    removed: IntArray,
    participating: Mask,
    label: IntArray,
    groups: int,
    rank: int,
    rng: np.random.Generator,
) -> IntArray:
    """Groups (n,) formed without the removed statements, numbered like the given ones; -1 where not found again."""
    remaining = votes.without_statements([votes.statements[column] for column in removed])
    new, _ = k_means(fit(remaining, rank, rng).position[participating], groups)
    given = label[participating]
    overlap = np.zeros((groups, groups))
    labelled = given >= 0
    np.add.at(overlap, (given[labelled], new[labelled]), 1)
    union = overlap.sum(axis=1)[:, None] + overlap.sum(axis=0) - overlap
    similarity = overlap / np.maximum(union, 1)
    number = np.full(groups, -1, dtype=np.int64)
    for group in range(groups):
        best = int(similarity[group].argmax())
        if similarity[group, best] >= SAME_GROUP:
            number[best] = group
    renumbered = np.full(votes.people, -1, dtype=np.int64)
    renumbered[participating] = number[new]
    return renumbered


def _significant(votes: Votes, inside: Tally, outside: Tally) -> tuple[DistinguishingStatement, ...]:
    hits_inside = np.stack([inside.agree, inside.disagree])
    hits_outside = np.stack([outside.agree, outside.disagree])
    testable = (inside.seen >= MIN_VOTES) & (outside.seen >= MIN_VOTES)
    p = np.full(hits_inside.shape, np.nan)
    for answer, group, column in zip(*np.nonzero(np.broadcast_to(testable, p.shape)), strict=True):
        p[answer, group, column] = fisher_p_value(
            int(hits_inside[answer, group, column]),
            int(inside.seen[group, column]),
            int(hits_outside[answer, group, column]),
            int(outside.seen[group, column]),
        )
    p = adjusted_p_values(p)
    significant = [
        DistinguishingStatement(
            int(group),
            votes.statements[column],
            ANSWERS[answer],
            _share(int(hits_inside[answer, group, column]), int(inside.seen[group, column])),
            _share(int(hits_outside[answer, group, column]), int(outside.seen[group, column])),
            float(p[answer, group, column]),
        )
        for answer, group, column in zip(*np.nonzero(np.nan_to_num(p, nan=1.0) <= ALPHA), strict=True)
    ]
    return tuple(sorted(significant, key=lambda statement: (statement.group, statement.p, statement.statement)))


def fisher_p_value(hits: int, total: int, other_hits: int, other_total: int) -> float:
    """Fisher's exact one-sided p value: the hypergeometric probability of `hits` or more of `total`.

    Binomial coefficients are taken as log gamma functions, which do not overflow.
    """
    from scipy.special import gammaln

    def log_choose(size: int, chosen: IntArray) -> FloatArray:
        rest = np.asarray(size - chosen, dtype=float)
        value = gammaln(size + 1.0) - gammaln(chosen + 1.0) - gammaln(np.maximum(rest, 0) + 1.0)
        return np.where(rest < 0, -np.inf, value)

    all_hits = hits + other_hits
    possible = np.arange(hits, min(total, all_hits) + 1)
    log_ways = log_choose(total, possible) + log_choose(other_total, all_hits - possible)
    log_all = log_choose(total + other_total, np.array([all_hits]))[0]
    return float(min(np.exp(log_ways - log_all).sum(), 1.0))


def _share(hits: int, seen: int) -> tuple[float, float, float]:
    low, high = share_interval(hits, seen)
    return float(hits / seen), float(low), float(high)
