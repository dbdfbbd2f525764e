"""Counts per statement, exact intervals for a share, and who counts as taking part."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .votes import Array, Ints, Votes

__all__ = [
    "ENOUGH",
    "LEVEL",
    "Tally",
    "correct",
    "in_conversation",
    "interval",
    "lower_bound",
    "taking_part",
    "tally",
    "tally_by",
]

ENOUGH = 10
LEVEL = 0.95
TAKES_PART = 7


@dataclass(frozen=True, eq=False)
class Tally:
    """Counts of agree, disagree and pass, each of shape (m,), or (k, m) for k groups of people."""

    agree: Ints
    disagree: Ints
    passed: Ints

    @property
    def seen(self) -> Ints:
        """All votes, passes among them: the denominator of every share here."""
        return self.agree + self.disagree + self.passed


def tally(votes: Votes) -> Tally:
    """Counts over everybody, shape (m,)."""
    counts = tally_by(votes, np.zeros(votes.people, dtype=np.int64), 1)
    return Tally(counts.agree[0], counts.disagree[0], counts.passed[0])


def tally_by(votes: Votes, label: Ints, groups: int) -> Tally:
    """Counts per group, shape (groups, m); `label` has shape (n,), and people with a label below 0 are left out."""
    wide = len(votes.statements)
    mine = np.repeat(label, votes.cast)
    counted = mine >= 0
    place = mine[counted] * wide + votes.column[counted]
    value = votes.value[counted]
    agree, disagree, passed = (
        np.bincount(place[value == one], minlength=groups * wide).reshape(groups, wide) for one in (1, -1, 0)
    )
    return Tally(agree, disagree, passed)


def in_conversation(votes: Votes) -> NDArray[np.bool_]:
    """Who cast at least seven votes, or one on every statement where there are fewer than seven. Shape (n,).

    Ask it of the votes before moderation: a person does not leave the conversation with a statement.
    """
    return taking_part(votes.cast, len(votes.statements))


def taking_part(cast: Ints, statements: int) -> NDArray[np.bool_]:
    """The same of the number of votes each person cast, shape (n,)."""
    return cast >= min(TAKES_PART, statements)


def lower_bound(count: Ints | int, of: Ints | int, level: float = LEVEL) -> Array:
    """One-sided Clopper-Pearson lower bound of a share, elementwise; 0 where the count is 0.

    The true share lies below it in at most 1 - `level` of all samples, whatever it is (Clopper and Pearson 1934,
    10.1093/biomet/26.4.404). It is exact for people drawn at random; nobody drew those who came by themselves.
    """
    from scipy.special import betaincinv

    hit, total = np.asarray(count, dtype=float), np.asarray(of, dtype=float)
    some = hit > 0
    bound = betaincinv(np.where(some, hit, 1.0), np.where(some, total - hit + 1, 1.0), 1 - level)
    return np.asarray(np.where(some, bound, 0.0), dtype=float)


def interval(count: Ints | int, of: Ints | int, level: float = LEVEL) -> tuple[Array, Array]:
    """Two-sided Clopper-Pearson interval of a share, elementwise: (low, high); (0, 1) where nobody voted."""
    side = (1 + level) / 2
    hit, total = np.asarray(count), np.asarray(of)
    return lower_bound(hit, total, side), 1 - lower_bound(total - hit, total, side)


def correct(p: Array, dependent: bool = True) -> Array:
    """p values corrected for their number, same shape (Benjamini and Yekutieli 2001, 10.1214/aos/1013699998).

    Calling findings those of at most .05 keeps the expected share of false ones among them below .05 under any
    dependence. Not-a-numbers are passed through and not counted.
    """
    flat = np.asarray(p, dtype=float).ravel()
    asked = np.flatnonzero(~np.isnan(flat))
    order = asked[np.argsort(flat[asked], kind="stable")]
    number = len(order)
    if not number:
        return flat.reshape(np.shape(p))
    steps = np.arange(1, number + 1)
    factor = float(np.sum(1 / steps)) if dependent else 1.0
    raised = np.minimum(flat[order] * number * factor / steps, 1.0)
    out = flat.copy()
    out[order] = np.minimum.accumulate(raised[::-1])[::-1]
    return out.reshape(np.shape(p))
