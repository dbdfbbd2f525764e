"""What a group is known by, tested on groups that never saw the statement."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .clusters import k_means
from .counts import ENOUGH, Tally, correct, interval, tally_by
from .model import fit
from .votes import Array, Ints, Votes

__all__ = ["Known", "known_by", "more_often"]

FOLDS = 5
ERROR = 0.05
ALIKE = 0.5


@dataclass(frozen=True)
class Known:
    """A statement that a group agrees or disagrees with (`way`) more often than the others do.

    `share` and `others` are (share, low, high) with 95 % intervals, passes in the denominator; `p` is corrected for
    every test that was made.
    """

    group: int
    statement: int
    way: str
    share: tuple[float, float, float]
    others: tuple[float, float, float]
    p: float


def known_by(
    votes: Votes, part: NDArray[np.bool_], label: Ints, rank: int, rng: np.random.Generator, folds: int = FOLDS
) -> tuple[Known, ...]:
    """What the groups `label` (n,), -1 for none, are known by: surest first.

    The statements are dealt into folds; for each, people are placed and grouped again by the other statements alone,
    and the groups so found are asked about the fold. Testing a statement on groups that it helped to make "finds"
    one in ten to three in noise. Tests are Fisher's, one-sided; a statement with fewer than ten votes inside or
    outside is not tested, and a group that is not found again without a fold is not asked about it. Corrected after
    Benjamini and Yekutieli, at 5 %. It misleads where a fold's statements repeat others word for word.
    """
    groups = int(label.max(initial=-1)) + 1
    if groups < 2 or len(votes.statements) < folds:
        return ()
    fold = rng.permutation(len(votes.statements)) % folds
    shape = (groups, len(votes.statements))
    inside = Tally(*(np.zeros(shape, dtype=np.int64) for _ in range(3)))
    outside = Tally(*(np.zeros(shape, dtype=np.int64) for _ in range(3)))
    for one in range(folds):
        asked = np.flatnonzero(fold == one)
        counts = tally_by(votes, _without(votes, asked, part, label, groups, rank, rng), groups)
        for mine, others, each in (
            (inside.agree, outside.agree, counts.agree),
            (inside.disagree, outside.disagree, counts.disagree),
            (inside.passed, outside.passed, counts.passed),
        ):
            mine[:, asked] = each[:, asked]
            others[:, asked] = each.sum(axis=0)[asked] - each[:, asked]
    return _found(votes, inside, outside)


def _without(
    votes: Votes, asked: Ints, part: NDArray[np.bool_], label: Ints, groups: int, rank: int, rng: np.random.Generator
) -> Ints:
    """Groups (n,) formed without these statements, numbered as the given ones are; -1 where they are not found."""
    rest = votes.without([votes.statements[one] for one in asked])
    again, _ = k_means(fit(rest, rank, rng).place[part], groups)
    given, found = label[part], np.full(votes.people, -1, dtype=np.int64)
    shared = np.zeros((groups, groups))
    known = given >= 0
    np.add.at(shared, (given[known], again[known]), 1)
    either = shared.sum(axis=1)[:, None] + shared.sum(axis=0) - shared
    likeness = shared / np.maximum(either, 1)
    number = np.full(groups, -1, dtype=np.int64)
    for one in range(groups):
        best = int(likeness[one].argmax())
        if likeness[one, best] >= ALIKE:
            number[best] = one
    found[part] = number[again]
    return found


def _found(votes: Votes, inside: Tally, outside: Tally) -> tuple[Known, ...]:
    ways = (("agree", inside.agree, outside.agree), ("disagree", inside.disagree, outside.disagree))
    enough = (inside.seen >= ENOUGH) & (outside.seen >= ENOUGH)
    p = np.full((2, *enough.shape), np.nan)
    for at, (_, mine, others) in enumerate(ways):
        for group, statement in zip(*np.nonzero(enough), strict=True):
            here = group, statement
            p[at, group, statement] = more_often(mine[here], inside.seen[here], others[here], outside.seen[here])
    p = correct(p)
    found = [
        Known(
            int(group),
            votes.statements[statement],
            ways[at][0],
            _share(ways[at][1][group, statement], inside.seen[group, statement]),
            _share(ways[at][2][group, statement], outside.seen[group, statement]),
            float(p[at, group, statement]),
        )
        for at, group, statement in zip(*np.nonzero(np.nan_to_num(p, nan=1.0) <= ERROR), strict=True)
    ]
    return tuple(sorted(found, key=lambda one: (one.group, one.p, one.statement)))


def more_often(hits: int, of: int, others: int, out_of: int) -> float:
    """Fisher's exact one-sided p: how often, were there no difference, so many hits of `of` or more would be."""
    from scipy.special import gammaln

    total, drawn = hits + others, np.arange(hits, min(of, hits + others) + 1)
    logs = _choose(of, drawn, gammaln) + _choose(out_of, total - drawn, gammaln)
    whole = _choose(of + out_of, np.array([total]), gammaln)[0]
    return float(min(np.exp(logs - whole).sum(), 1.0))


def _choose(number: int, drawn: Ints, gammaln: "object") -> Array:
    left = np.asarray(number - drawn, dtype=float)
    found = gammaln(number + 1.0) - gammaln(drawn + 1.0) - gammaln(np.maximum(left, 0) + 1.0)  # type: ignore[operator]
    return np.where(left < 0, -np.inf, found)


def _share(hits: int, of: int) -> tuple[float, float, float]:
    low, high = interval(hits, of)
    return float(hits / of), float(low), float(high)
