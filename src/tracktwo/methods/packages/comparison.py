"""Packages compared with each other under every side's feasible valuations, many pairs at a time."""

from collections.abc import Iterator, Sequence
from math import lcm, prod
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import Refusal
from .domains import Package, Space
from .feasible_valuations import FeasibleValuations

__all__ = ["Comparison", "Flags", "Rows", "SideComparison", "refuse_large"]

MAX_WITH_LARGE_NUMBERS, PAIRS_AT_ONCE = 500, 50_000
Flags = npt.NDArray[np.bool_]
Rows = npt.NDArray[Any]


class SideComparison:
    """A side's feasible valuations against all packages, in whole numbers that a matrix product keeps exact."""

    def __init__(self, valuations: FeasibleValuations) -> None:
        scale = lcm(*(value.denominator for issue in valuations.least for row in issue for value in row))
        weights = valuations.extreme_weights
        exact = [np.array([[int(v * scale) for v in row] for row in issue], dtype=object) for issue in valuations.least]
        bound = sum(int(abs(changes).max()) * max(ray[i] for ray in weights) for i, changes in enumerate(exact))
        # Doubles hold whole numbers below 2^53 exactly, and multiply matrices fastest.
        self.kind: type = np.float64 if bound < 2**53 else np.int64 if bound < 2**62 else object
        self.least = [changes.astype(self.kind) for changes in exact]
        self.not_attained = [~np.array(flags, dtype=bool) for flags in valuations.attained]
        # Extreme weights on many issues rule out most pairs, and go first.
        order = sorted(range(len(weights)), key=lambda t: weights[t].count(0))
        self.weights = np.array([weights[t] for t in order], dtype=object).astype(self.kind)
        self.strict = np.array(valuations.strict, dtype=bool)[:, order]

    def least_gains(self, taken: Rows, t: int) -> Rows:
        """(packages, choices): the least value, at extreme weight t, of changing to each choice from these packages."""
        parts = [changes[taken[:, i]] * self.weights[t, i] for i, changes in enumerate(self.least)]
        return np.concatenate(parts, axis=1)

    def compare(self, start: Rows, end: Rows) -> tuple[Flags, Flags]:
        """Pair by pair, (pairs,) each: surely no loss from start to end, and surely a gain."""
        changes: Rows = np.array([least[start[:, i], end[:, i]] for i, least in enumerate(self.least)], dtype=self.kind)
        only_near = np.zeros(len(start), dtype=bool)
        for i, flags in enumerate(self.not_attained):
            only_near |= flags[start[:, i], end[:, i]]
        totals = self.weights @ changes
        no_loss = np.asarray((totals >= 0).all(axis=0))
        can_be_zero = (self.strict.astype(np.float32) @ (totals == 0).astype(np.float32)) > 0
        # The change is surely a gain when its least value, zero, is reached by no valuation that fits. It is reached
        # where (1) every issue attains its least change, and (2) some weights with a zero total meet all strict
        # conditions: the mean of extreme weights with a zero total does, if each strict condition holds at one of them.
        return no_loss, no_loss & (only_near | ~can_be_zero.all(axis=0))


class Comparison:
    """All packages that are allowed, and every side's valuations of them."""

    def __init__(self, space: Space, valuations: Sequence[FeasibleValuations], limit: int) -> None:
        self.space, self.sides = space, [SideComparison(some) for some in valuations]
        sizes = [len(issue.options) for issue in space.issues]
        refuse_large(space, limit)
        grid = np.indices(sizes).reshape(len(sizes), -1).T
        forbidden = np.zeros(len(grid), dtype=bool)
        for (i, o), others in space.conflicts.items():
            for j, q in others:
                forbidden |= (grid[:, i] == o) & (grid[:, j] == q)
        self.taken = grid[~forbidden]
        if any(side.kind is object for side in self.sides):
            limit = min(limit, MAX_WITH_LARGE_NUMBERS)
        if len(self.taken) > limit:
            raise _too_many(len(self.taken), limit)
        self.indicators = np.concatenate(
            [self.taken[:, i] == np.arange(size)[:, None] for i, size in enumerate(sizes)], axis=0
        )
        self._typed: dict[type, Rows] = {}

    def indicators_as(self, kind: type) -> Rows:
        """(choices, packages): 1 where the package has the choice."""
        if kind not in self._typed:
            self._typed[kind] = self.indicators.astype(kind)
        return self._typed[kind]

    def package(self, n: int) -> Package:
        """Package n by its keys."""
        return self.space.package(self.taken[n].tolist())

    def least_gains(self, rows: Rows) -> Iterator[tuple[SideComparison, Rows]]:
        """Extreme weight by extreme weight, the sides in turn."""
        for t in range(max(len(side.weights) for side in self.sides)):
            for side in self.sides:
                if t < len(side.weights):
                    yield side, side.least_gains(self.taken[rows], t)

    def dominators(self, rows: Rows) -> dict[int, int]:
        """For packages that are never efficient: one other package that is better under every valuation that fits."""
        harmless = np.ones((len(rows), len(self.taken)), dtype=bool)
        harmless[np.arange(len(rows)), rows] = False
        for side, gains in self.least_gains(rows):
            # Few pairs are left after a few extreme weights: the rest is checked pair by pair.
            if harmless.mean() < 0.03:
                break
            harmless &= np.asarray(gains @ self.indicators_as(side.kind) >= 0, dtype=bool)
        first, second = np.nonzero(harmless)
        dominators: dict[int, int] = {}
        for start in range(0, len(first), PAIRS_AT_ONCE):
            mine, theirs = first[start : start + PAIRS_AT_ONCE], second[start : start + PAIRS_AT_ONCE]
            for side in self.sides:
                no_loss, _ = side.compare(self.taken[rows[mine]], self.taken[theirs])
                mine, theirs = mine[no_loss], theirs[no_loss]
            gain_flags = [side.compare(self.taken[rows[mine]], self.taken[theirs])[1] for side in self.sides]
            wins = np.logical_or.reduce(gain_flags)
            for row, other in zip(mine[wins].tolist(), theirs[wins].tolist(), strict=True):
                dominators.setdefault(int(rows[row]), other)
        return dominators

    def challenger(self, n: int, among: Rows) -> int | None:
        """A package of `among` that under some valuation is as good for all as package n and better for one."""
        end = np.broadcast_to(self.taken[n], (len(among), self.taken.shape[1]))
        mine_wins, mine_no_loss = np.zeros(len(among), dtype=bool), np.ones(len(among), dtype=bool)
        for side in self.sides:
            no_loss, gain = side.compare(self.taken[among], end)
            mine_wins |= gain
            mine_no_loss &= no_loss
        # Each side's valuation is chosen on its own: the other package can dominate unless some side surely gains
        # from n, or every side surely loses nothing with n.
        challengers = among[~(mine_wins | mine_no_loss) & (among != n)]
        return int(challengers[0]) if len(challengers) else None


def refuse_large(space: Space, limit: int) -> None:
    """Refuse a space that no number of links and vetoes is likely to bring down to so many packages.

    Raises:
        Refusal: more than ten times the limit, links and vetoes left aside.
    """
    if prod(len(issue.options) for issue in space.issues) > limit * 10:
        # The exact number may have thousands of digits.
        raise Refusal(
            "far-too-many-packages",
            "more than {many:,} packages are too many to assess on orders and ranges; up to {limit:,} can be. Leave "
            "out issues, or options that nobody considers",
            many=limit * 10,
            limit=limit,
        )


def _too_many(packages: int, limit: int) -> Refusal:
    return Refusal(
        "too-many-packages",
        "{packages:,} packages are too many to assess all of them on orders and ranges; up to {limit:,} can be. Leave "
        "out options that nobody considers, or ask about one package",
        packages=packages,
        limit=limit,
    )
