"""Statements that hold on every declared side, and statements that nearly everybody shares."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from tracktwo.methods.errors import Refusal

from .counts import MIN_VOTES, Tally, adjusted_p_values, lower_bound, tally, tally_by_label
from .votes import FloatArray, IntArray, Mask, Votes

__all__ = [
    "MAJORITY",
    "Bridge",
    "Consensus",
    "bridging",
    "bridging_by_label",
    "consensus",
    "consensus_from_counts",
    "side_labels",
]

MAJORITY = 0.5
CONSENSUS_SHARE = 2 / 3
ALPHA = 0.05


@dataclass(frozen=True)
class Bridge:
    """A statement that a majority of every side shares.

    `bound` is the smallest, over the sides, of the one-sided 95 % lower bounds of the share. `votes_to_flip` is how
    many voters of one side would have to answer differently until that bound is no longer above one half.
    `simultaneous_bound` is the same at a level of 1 - .05 / (statements tested): with a probability of 95 % all
    bounds of a list hold together (Bonferroni).
    """

    statement: int
    bound: float
    votes_to_flip: int
    simultaneous_bound: float = 0.0


@dataclass(frozen=True)
class Consensus:
    """Statements that more than two thirds agree with, and disagree with, beyond doubt; the surest first."""

    agree: tuple[int, ...]
    disagree: tuple[int, ...]


def side_labels(votes: Votes, sides: Mapping[str, str]) -> tuple[tuple[str, ...], IntArray]:
    """The names of the sides in order, and the index of each person's side, -1 for undeclared, shape (n,).

    Raises:
        Refusal: people who voted declare fewer than two sides.
    """
    names = tuple(sorted({sides[name] for name in votes.participants if name in sides}))
    if len(names) < 2:
        raise Refusal(
            "fewer-than-two-sides",
            "found {sides} declared side(s) among those who voted; a bridge needs two sides at least",
            sides=len(names),
        )
    index = {name: position for position, name in enumerate(names)}
    label = [index[sides[name]] if name in sides else -1 for name in votes.participants]
    return names, np.array(label, dtype=np.int64)


def bridging(votes: Votes, sides: Mapping[str, str]) -> tuple[tuple[Bridge, ...], tuple[Bridge, ...]]:
    """Statements that hold across the declared sides: (agreed, disagreed), the largest bound first.

    Passes count in the denominator, undeclared people do not count, and a statement needs ten votes on every side.
    Each bound and verdict stands alone: of a hundred statements at exactly one half on one side, about five are
    listed by chance. `simultaneous_bound` holds for all statements of a list together.

    Raises:
        Refusal: people who voted declare fewer than two sides.
    """
    names, label = side_labels(votes, sides)
    return bridging_by_label(votes, label, len(names))


def bridging_by_label(votes: Votes, label: IntArray, groups: int) -> tuple[tuple[Bridge, ...], tuple[Bridge, ...]]:
    """The rule of `bridging` for any groups of people, given as labels of shape (n,), -1 for none."""
    counts = tally_by_label(votes, label, groups)
    return _bridges(votes, counts.agree, counts.seen), _bridges(votes, counts.disagree, counts.seen)


def _bridges(votes: Votes, hits: IntArray, seen: IntArray) -> tuple[Bridge, ...]:
    tested = (seen >= MIN_VOTES).all(axis=0)
    bound = lower_bound(hits, seen).min(axis=0)
    # Every statement that could have been listed counts, not only those that are: they were chosen by their bounds.
    simultaneous = lower_bound(hits, seen, 1 - ALPHA / max(int(tested.sum()), 1)).min(axis=0)
    bridges = [
        Bridge(
            votes.statements[column],
            float(bound[column]),
            min(map(_votes_to_flip, hits[:, column], seen[:, column])),
            float(simultaneous[column]),
        )
        for column in np.flatnonzero(tested & (bound > MAJORITY))
    ]
    return tuple(sorted(bridges, key=lambda bridge: (-bridge.bound, bridge.statement)))


def _votes_to_flip(hits: int, seen: int) -> int:
    """How many hits must go until the bound is no longer above one half; the bound falls with every one of them."""
    above = lower_bound(np.arange(hits + 1), np.full(hits + 1, seen)) > MAJORITY
    return int(hits - int(np.flatnonzero(~above)[-1]))


def consensus(votes: Votes, label: IntArray | None = None, groups: int = 0) -> Consensus:
    """Statements that more than two thirds answer alike, and a majority in every group where groups are given.

    For every statement with ten votes an exact binomial test asks whether the share could be two thirds or less,
    passes in the denominator. The p values are adjusted after Benjamini and Yekutieli, and statements with at most
    .05 are listed by their one-sided 95 % lower bound. With labels (n,) of groups, each group needs ten votes and a
    bound of its own above one half. The claim is about those who voted; nobody drew them at random.
    """
    by_group = tally_by_label(votes, label, groups) if label is not None and groups > 1 else None
    return consensus_from_counts(votes.statements, tally(votes), by_group)


def consensus_from_counts(statements: tuple[int, ...], counts: Tally, by_group: Tally | None = None) -> Consensus:
    """The rule of `consensus` from counts over everybody, (m,) or (1, m), and per group where there are any, (k, m)."""
    seen = counts.seen.reshape(-1)
    lists = []
    for answer in ("agree", "disagree"):
        hits = getattr(counts, answer).reshape(-1)
        in_every_group = (
            _majority_everywhere(getattr(by_group, answer), by_group.seen)
            if by_group is not None
            else np.ones(len(seen), dtype=bool)
        )
        lists.append(_beyond_doubt(statements, hits, seen, in_every_group))
    return Consensus(*lists)


def _majority_everywhere(hits: IntArray, seen: IntArray) -> Mask:
    return np.asarray(((lower_bound(hits, seen) > MAJORITY) & (seen >= MIN_VOTES)).all(axis=0))


def _beyond_doubt(statements: tuple[int, ...], hits: IntArray, seen: IntArray, candidates: Mask) -> tuple[int, ...]:
    p = adjusted_p_values(_p_two_thirds_or_less(hits, seen))
    bound = lower_bound(hits, seen)
    listed = np.flatnonzero((p <= ALPHA) & candidates)
    return tuple(statements[column] for column in listed[np.argsort(-bound[listed], kind="stable")])


def _p_two_thirds_or_less(hits: IntArray, seen: IntArray) -> FloatArray:
    """Exact one-sided binomial p values; NaN with fewer than ten votes.

    P(X >= hits) of a binomial is the regularised incomplete beta function I_q(hits, seen - hits + 1).
    """
    from scipy.special import betainc

    p = betainc(np.maximum(hits, 1), seen - hits + 1, CONSENSUS_SHARE)
    return np.where(seen >= MIN_VOTES, np.where(hits > 0, p, 1.0), np.nan)
