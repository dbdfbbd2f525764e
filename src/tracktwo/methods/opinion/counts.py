"""Counts per statement, exact intervals for a share, and who takes part in a conversation."""

from dataclasses import dataclass

import numpy as np

from .votes import FloatArray, IntArray, Mask, Votes

__all__ = [
    "LEVEL",
    "MIN_VOTES",
    "Tally",
    "adjusted_p_values",
    "enough_votes",
    "in_conversation",
    "lower_bound",
    "share_interval",
    "tally",
    "tally_by_label",
]

# Below ten votes neither a consensus nor a bridge is judged.
MIN_VOTES = 10
LEVEL = 0.95
# Polis' threshold for being "in the conversation".
VOTES_TO_TAKE_PART = 7


@dataclass(frozen=True, eq=False)
class Tally:
    """Counts of agree, disagree and pass, each of shape (m,), or (k, m) for k groups of people."""

    agree: IntArray
    disagree: IntArray
    passed: IntArray

    @property
    def seen(self) -> IntArray:
        """All votes, passes included: the denominator of every share in this package."""
        return self.agree + self.disagree + self.passed


def tally(votes: Votes) -> Tally:
    """Counts over everybody, shape (m,)."""
    counts = tally_by_label(votes, np.zeros(votes.people, dtype=np.int64), 1)
    return Tally(counts.agree[0], counts.disagree[0], counts.passed[0])


def tally_by_label(votes: Votes, label: IntArray, groups: int) -> Tally:
    """Counts per group, shape (groups, m); `label` has shape (n,), and a negative label leaves a person out."""
    width = len(votes.statements)
    label_of_vote = np.repeat(label, votes.votes_per_person)
    counted = label_of_vote >= 0
    cell = label_of_vote[counted] * width + votes.column[counted]
    value = votes.value[counted]
    agree, disagree, passed = (
        np.bincount(cell[value == vote], minlength=groups * width).reshape(groups, width) for vote in (1, -1, 0)
    )
    return Tally(agree, disagree, passed)


def in_conversation(votes: Votes, accepted: Votes | None = None) -> Mask:
    """Who cast at least seven votes, or a vote on every statement where there are fewer than seven. Shape (n,).

    Args:
        votes: all votes, those on statements that moderators rejected included, as Polis counts them.
        accepted: the same people's votes without the rejected statements. Whoever voted on rejected ones alone does
            not take part, and where fewer than seven statements were accepted, as many votes are enough.
    """
    if accepted is None:
        return enough_votes(votes.votes_per_person, len(votes.statements))
    enough = enough_votes(votes.votes_per_person, len(accepted.statements))
    return np.asarray(enough & (accepted.votes_per_person > 0))


def enough_votes(votes_per_person: IntArray, statements: int) -> Mask:
    """The rule of `in_conversation`, applied to the number of votes of each person, shape (n,)."""
    return votes_per_person >= min(VOTES_TO_TAKE_PART, statements)


def lower_bound(count: IntArray | int, of: IntArray | int, level: float | FloatArray = LEVEL) -> FloatArray:
    """One-sided Clopper-Pearson lower bound of a share, elementwise; 0 where the count is 0.

    The bound exceeds the true share in at most 1 - `level` of all random samples, whatever that share is (Clopper
    and Pearson 1934, 10.1093/biomet/26.4.404). It misleads where people came by themselves and nobody drew them.
    """
    from scipy.special import betaincinv

    hits, total = np.asarray(count, dtype=float), np.asarray(of, dtype=float)
    positive = hits > 0
    bound = betaincinv(np.where(positive, hits, 1.0), np.where(positive, total - hits + 1, 1.0), 1 - np.asarray(level))
    return np.asarray(np.where(positive, bound, 0.0), dtype=float)


def share_interval(count: IntArray | int, of: IntArray | int, level: float = LEVEL) -> tuple[FloatArray, FloatArray]:
    """Two-sided Clopper-Pearson interval of a share, elementwise: (low, high), or (0, 1) where nobody voted."""
    one_sided = (1 + level) / 2
    hits, total = np.asarray(count), np.asarray(of)
    return lower_bound(hits, total, one_sided), 1 - lower_bound(total - hits, total, one_sided)


def adjusted_p_values(p: FloatArray, dependent: bool = True) -> FloatArray:
    """p values adjusted for multiple testing, same shape; NaN marks what was not tested and is passed through.

    Rejecting at .05 keeps the false discovery rate below .05 under any dependence (Benjamini and Yekutieli 2001,
    10.1214/aos/1013699998), or under independence without the harmonic factor (Benjamini and Hochberg 1995).
    """
    flat = np.asarray(p, dtype=float).ravel()
    tested = np.flatnonzero(~np.isnan(flat))
    order = tested[np.argsort(flat[tested], kind="stable")]
    tests = len(order)
    if not tests:
        return flat.reshape(np.shape(p))
    rank = np.arange(1, tests + 1)
    factor = float(np.sum(1 / rank)) if dependent else 1.0
    step_up = np.minimum(flat[order] * tests * factor / rank, 1.0)
    adjusted = flat.copy()
    adjusted[order] = np.minimum.accumulate(step_up[::-1])[::-1]
    return adjusted.reshape(np.shape(p))
