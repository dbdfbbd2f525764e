"""Surely, possibly, never: what orders and ranges say of a package."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from math import lcm, prod
from typing import Any

import numpy as np
import numpy.typing as npt

from .domains import Package, Space
from .errors import Refused, Unreadable, Why
from .readings import Reading

__all__ = ["MOST_FOR_ALL", "MOST_FOR_ONE", "Judgement", "Verdict", "judge", "judge_all"]

MOST_FOR_ONE, MOST_FOR_ALL, MOST_UNROUNDED = 100_000, 5_000, 500
BLOCK = 256
Flags = npt.NDArray[np.bool_]
Rows = npt.NDArray[Any]


class Verdict(Enum):
    """What is known of a package; the value is the sentence that explains it."""

    SURELY = "under every reading of what was said, no other package is at least as good for all and better for one"
    POSSIBLY = "under some reading the other package is at least as good for all and better for one; not under every"
    NEVER = "under every reading the other package is at least as good for all and better for one"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, and the other package it speaks of; a package that is surely efficient has none."""

    package: Package
    verdict: Verdict
    other: Package | None


class _Side:
    """A side's reading against all packages, in whole numbers that a matrix product keeps exact."""

    def __init__(self, found: Reading) -> None:
        scale = lcm(*(value.denominator for issue in found.least for row in issue for value in row))
        self.least = [np.array([[int(v * scale) for v in row] for row in issue], dtype=object) for issue in found.least]
        most = sum(int(abs(one).max()) * max(ray[i] for ray in found.corners) for i, one in enumerate(self.least))
        # Doubles hold whole numbers below 2^53 exactly, and multiply matrices fastest.
        self.kind: type = np.float64 if most < 2**53 else np.int64 if most < 2**62 else object
        self.least = [one.astype(self.kind) for one in self.least]
        self.missed = [~np.array(one, dtype=bool) for one in found.reached]
        # Corners that speak of many issues rule out most, and go first.
        order = sorted(range(len(found.corners)), key=lambda t: found.corners[t].count(0))
        self.corners = np.array([found.corners[t] for t in order], dtype=object).astype(self.kind)
        self.open = np.array(found.open, dtype=bool)[:, order]

    def toward(self, taken: Rows, corner: int) -> Rows:
        """(packages, choices): what each choice of another package is worth at least, going there from these."""
        parts = [one[taken[:, i]] * self.corners[corner, i] for i, one in enumerate(self.least)]
        return np.concatenate(parts, axis=1)

    def back(self, taken: Rows, corner: int) -> Rows:
        """The same for coming from there to these."""
        parts = [one[:, taken[:, i]].T * self.corners[corner, i] for i, one in enumerate(self.least)]
        return np.concatenate(parts, axis=1)

    def compare(self, start: Rows, end: Rows) -> tuple[Flags, Flags]:
        """Pair by pair, (pairs, issues) each: surely no loss from start to end, and surely a gain."""
        no_loss = np.ones(len(start), dtype=bool)
        changes = [one[start[:, i], end[:, i]] for i, one in enumerate(self.least)]
        missed = np.zeros(len(start), dtype=bool)
        for i, one in enumerate(self.missed):
            missed |= one[start[:, i], end[:, i]]
        level = np.zeros((len(self.open), len(start)), dtype=bool)
        for t, corner in enumerate(self.corners):
            change = sum(part * weight for part, weight in zip(changes, corner, strict=True))
            no_loss &= np.asarray(change >= 0, dtype=bool)
            level |= self.open[:, t, None] & np.asarray(change == 0, dtype=bool)
        # Nothing is gained under some reading when the zero is not only neared, and no strict condition stands in
        # its way: the corners at which it is reached meet each of them between themselves.
        return no_loss, no_loss & (missed | ~level.all(axis=0))


class _Field:
    """All packages that are allowed, and every side against them."""

    def __init__(self, space: Space, readings: Sequence[Reading], limit: int) -> None:
        self.space, self.sides = space, [_Side(found) for found in readings]
        sizes = [len(issue.options) for issue in space.issues]
        if (many := prod(sizes)) > limit * 10:
            raise Refused(Why.TOO_MANY_PACKAGES, packages=many, limit=limit)
        grid = np.indices(sizes).reshape(len(sizes), -1).T
        bad = np.zeros(len(grid), dtype=bool)
        for (i, o), others in space.clashes.items():
            for j, q in others:
                bad |= (grid[:, i] == o) & (grid[:, j] == q)
        self.taken = grid[~bad]
        if any(side.kind is object for side in self.sides):
            limit = min(limit, MOST_UNROUNDED)
        if len(self.taken) > limit:
            raise Refused(Why.TOO_MANY_PACKAGES, packages=len(self.taken), limit=limit)
        self.ones = np.concatenate(
            [self.taken[:, i] == np.arange(size)[:, None] for i, size in enumerate(sizes)], axis=0
        )
        self._ones: dict[type, Rows] = {}

    def hot(self, kind: type) -> Rows:
        """(choices, packages): which package has which choice."""
        if kind not in self._ones:
            self._ones[kind] = self.ones.astype(kind)
        return self._ones[kind]

    def name(self, n: int) -> Package:
        return self.space.package(self.taken[n].tolist())

    def harmless(self, rows: Rows, back: bool) -> Iterator[tuple[_Side, int, Rows]]:
        """Side by side and corner by corner: what packages (rows) and all others are worth to each other at least."""
        for t in range(max(len(side.corners) for side in self.sides)):
            for side in self.sides:
                if t < len(side.corners):
                    taken = self.taken[rows]
                    ahead = side.back(taken, t) if back else side.toward(taken, t)
                    yield side, t, ahead

    def better(self, rows: Rows) -> dict[int, int]:
        """For those of some packages that are never efficient: another that is better under every reading."""
        open_pairs = np.ones((len(rows), len(self.taken)), dtype=bool)
        open_pairs[np.arange(len(rows)), rows] = False
        for side, _, ahead in self.harmless(rows, back=False):
            if open_pairs.mean() < 0.03:
                break
            open_pairs &= np.asarray(ahead @ self.hot(side.kind) >= 0, dtype=bool)
        first, second = np.nonzero(open_pairs)
        found: dict[int, int] = {}
        for start in range(0, len(first), 200_000):
            ones, others = first[start : start + 200_000], second[start : start + 200_000]
            for side in self.sides:
                fine, _ = side.compare(self.taken[rows[ones]], self.taken[others])
                ones, others = ones[fine], others[fine]
            gains = [side.compare(self.taken[rows[ones]], self.taken[others])[1] for side in self.sides]
            wins = np.logical_or.reduce(gains)
            for one, other in zip(ones[wins].tolist(), others[wins].tolist(), strict=True):
                found.setdefault(int(rows[one]), other)
        return found

    def challenger(self, n: int, among: Rows) -> int | None:
        """One of the packages `among` that, under some reading, is as good for all as package n and better for one."""
        ends = np.broadcast_to(self.taken[n], (len(among), self.taken.shape[1]))
        wins, fine = np.zeros(len(among), dtype=bool), np.ones(len(among), dtype=bool)
        for side in self.sides:
            no_loss, gain = side.compare(self.taken[among], ends)
            wins |= gain
            fine &= no_loss
        found = among[~(wins | fine) & (among != n)]
        return int(found[0]) if len(found) else None


def judge(space: Space, readings: Sequence[Reading], package: Sequence[str]) -> Judgement:
    """What is known of one package, given every side's reading.

    A package is *surely* efficient when, whatever readings of the sides are put together, no other package is at
    least as good for every side and better for one. It is *never* efficient when one and the same other package is
    that under all readings. Else *possibly*. After Sarabando, Dias and Vetschera (10.1007/s10726-012-9283-9).

    It misleads where many packages are possible and none is sure: orders alone say little, and "possibly" is not
    "probably". A package may also be beaten under every reading by different packages, and is still called possible.

    Raises:
        Unreadable: not a package, or one that links or vetoes do not allow.
        Refused: more than 100,000 packages to compare with.
    """
    if not space.allows(package):
        raise Unreadable("links or vetoes do not allow this package")
    field = _Field(space, readings, MOST_FOR_ONE)
    n = int(np.flatnonzero((field.taken == np.array(space.indices(package))).all(axis=1))[0])
    better = field.better(np.array([n]))
    if n in better:
        return Judgement(field.name(n), Verdict.NEVER, field.name(better[n]))
    other = field.challenger(n, np.arange(len(field.taken)))
    return Judgement(field.name(n), Verdict.SURELY if other is None else Verdict.POSSIBLY, _name(field, other))


def _name(field: _Field, n: int | None) -> Package | None:
    return None if n is None else field.name(n)


def judge_all(space: Space, readings: Sequence[Reading]) -> list[Judgement]:
    """What is known of every package, in the order of the options; see `judge`.

    Raises:
        Refused: more than 5,000 packages.
    """
    field = _Field(space, readings, MOST_FOR_ALL)
    found = []
    near = _Near(field)
    for start in range(0, len(field.taken), BLOCK):
        rows = np.arange(start, min(start + BLOCK, len(field.taken)))
        better = field.better(rows)
        for n in rows.tolist():
            if n in better:
                found.append(Judgement(field.name(n), Verdict.NEVER, field.name(better[n])))
                continue
            other = near.challenger(n)
            if other is None:
                other = field.challenger(n, np.arange(len(field.taken)))
            verdict = Verdict.SURELY if other is None else Verdict.POSSIBLY
            found.append(Judgement(field.name(n), verdict, _name(field, other)))
    return found


class _Near:
    """Exchanges in two issues, each judged once: most packages that are not sure fall to one of them."""

    def __init__(self, field: _Field) -> None:
        self.numbers = {tuple(row): n for n, row in enumerate(field.taken.tolist())}
        self.taken = field.taken
        self.known: dict[tuple[int, int, int, int], list[tuple[int, int]]] = {}
        sizes = [len(issue.options) for issue in field.space.issues]
        self.pairs = [(i, j) for i in range(len(sizes)) for j in range(i)]
        for i, j in self.pairs:
            shape = (sizes[i], sizes[j], sizes[i], sizes[j])
            from_i, from_j, to_i, to_j = (axis.ravel() for axis in np.indices(shape))
            here = np.zeros((from_i.size, len(sizes)), dtype=np.int64)
            there = here.copy()
            here[:, i], here[:, j], there[:, i], there[:, j] = from_i, from_j, to_i, to_j
            wins, fine = np.zeros(len(here), dtype=bool), np.ones(len(here), dtype=bool)
            for side in field.sides:
                no_loss, gain = side.compare(there, here)
                wins |= gain
                fine &= no_loss
            for a, b, c, d in zip(
                *(axis[~(wins | fine)].tolist() for axis in (from_i, from_j, to_i, to_j)), strict=True
            ):
                self.known.setdefault((i, j, a, b), []).append((c, d))

    def challenger(self, n: int) -> int | None:
        """A package that differs in two issues at most and may be better; None when there is none so near."""
        row = self.taken[n].tolist()
        for i, j in self.pairs:
            for c, d in self.known.get((i, j, row[i], row[j]), ()):
                other = list(row)
                other[i], other[j] = c, d
                if (found := self.numbers.get(tuple(other))) is not None:
                    return found
        return None
