"""What holds on every declared side, and how far that is from not holding."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .counts import ENOUGH, Tally, correct, lower_bound, tally, tally_by
from .errors import NoAnswer
from .votes import Array, Ints, Votes

__all__ = ["Bridge", "Consensus", "bridging", "bridging_of", "consensus", "consensus_of", "side_labels"]

MAJORITY = 0.5
MOST = 2 / 3
ERROR = 0.05


@dataclass(frozen=True)
class Bridge:
    """A statement that a majority of every side shares.

    `bound` is the smallest, over the sides, of the one-sided 95 % lower bounds of the share, and `votes_to_flip` how
    many voters of one side would have to answer differently until it is no longer above one half.
    """

    statement: int
    bound: float
    votes_to_flip: int


@dataclass(frozen=True)
class Consensus:
    """Statements that more than two thirds agree with, and disagree with, beyond doubt; strongest first."""

    agree: tuple[int, ...]
    disagree: tuple[int, ...]


def side_labels(votes: Votes, sides: Mapping[str, str]) -> tuple[tuple[str, ...], Ints]:
    """Names of the sides in order, and the place of each person's side, -1 for undeclared. Shape (n,).

    Raises:
        NoAnswer: fewer than two sides are declared by people who voted.
    """
    names = tuple(sorted({sides[name] for name in votes.participants if name in sides}))
    if len(names) < 2:
        raise NoAnswer(
            f"{len(names)} declared side{'' if len(names) == 1 else 's'} among those who voted; "
            "a bridge needs two sides at least"
        )
    place = {name: at for at, name in enumerate(names)}
    label = [place[sides[name]] if name in sides else -1 for name in votes.participants]
    return names, np.array(label, dtype=np.int64)


def bridging(votes: Votes, sides: Mapping[str, str]) -> tuple[tuple[Bridge, ...], tuple[Bridge, ...]]:
    """Statements that hold across the declared sides: (agreed, disagreed), largest bound first.

    Passes count in the denominator, undeclared people not at all, and a statement needs ten votes on every side.
    The bound is not corrected for the number of statements: of many statements that are just at one half on one
    side, one in twenty is listed.

    Raises:
        NoAnswer: fewer than two sides are declared by people who voted.
    """
    names, label = side_labels(votes, sides)
    return bridging_of(votes, label, len(names))


def bridging_of(votes: Votes, label: Ints, groups: int) -> tuple[tuple[Bridge, ...], tuple[Bridge, ...]]:
    """The same rule for any groups of people, given as labels of shape (n,), -1 for none."""
    counts = tally_by(votes, label, groups)
    return _bridges(votes, counts.agree, counts.seen), _bridges(votes, counts.disagree, counts.seen)


def _bridges(votes: Votes, hits: Ints, seen: Ints) -> tuple[Bridge, ...]:
    bounds = lower_bound(hits, seen)
    bound = bounds.min(axis=0)
    holds = np.flatnonzero((seen >= ENOUGH).all(axis=0) & (bound > MAJORITY))
    found = [
        Bridge(votes.statements[one], float(bound[one]), min(map(_to_flip, hits[:, one], seen[:, one])))
        for one in holds
    ]
    return tuple(sorted(found, key=lambda each: (-each.bound, each.statement)))


def _to_flip(hits: int, seen: int) -> int:
    """Votes to take away until the bound is no longer above one half; it falls with every one."""
    left = lower_bound(np.arange(hits + 1), np.full(hits + 1, seen)) > MAJORITY
    return int(hits - int(np.flatnonzero(~left)[-1]))


def consensus(votes: Votes, label: Ints | None = None, groups: int = 0) -> Consensus:
    """What more than two thirds answer alike, beyond doubt, and a majority in every group where groups were found.

    Asked of every statement with ten votes is whether the share is two thirds or less (exact binomial test, passes
    in the denominator); p values are corrected after Benjamini and Yekutieli and those of at most .05 are listed by
    their one-sided 95 % lower bound. Where labels (n,) of found groups are given, each group's own bound must be
    above one half, too, with ten votes. It speaks of those who voted, who were not drawn at random.
    """
    each = tally_by(votes, label, groups) if label is not None and groups > 1 else None
    return consensus_of(votes.statements, tally(votes), each)


def consensus_of(statements: tuple[int, ...], counts: Tally, each: Tally | None = None) -> Consensus:
    """The same of counts over everybody, (m,) or (1, m), and per group where there are groups, (k, m)."""
    seen = counts.seen.reshape(-1)
    chosen = []
    for way in ("agree", "disagree"):
        hits = getattr(counts, way).reshape(-1)
        inside = _everywhere(each, getattr(each, way)) if each is not None else np.ones(len(seen), dtype=bool)
        chosen.append(_beyond_doubt(statements, hits, seen, inside))
    return Consensus(*chosen)


def _everywhere(counts: Tally, hits: Ints) -> NDArray[np.bool_]:
    return np.asarray(((lower_bound(hits, counts.seen) > MAJORITY) & (counts.seen >= ENOUGH)).all(axis=0))


def _beyond_doubt(statements: tuple[int, ...], hits: Ints, seen: Ints, inside: NDArray[np.bool_]) -> tuple[int, ...]:
    p = correct(_against_most(hits, seen))
    bound = lower_bound(hits, seen)
    found = np.flatnonzero((p <= ERROR) & inside)
    return tuple(statements[one] for one in found[np.argsort(-bound[found], kind="stable")])


def _against_most(hits: Ints, seen: Ints) -> Array:
    """One-sided p values of a share of two thirds or less; not a number with fewer than ten votes."""
    from scipy.special import betainc

    p = betainc(np.maximum(hits, 1), seen - hits + 1, MOST)
    return np.where(seen >= ENOUGH, np.where(hits > 0, p, 1.0), np.nan)
