"""Branch and bound for scores of the sides' gains over disagreement, in whole numbers.

Two bounds hold for a partial package: the score of the gains that every side could still reach on its own, and, for
positive multipliers, the score that the largest weighted sum of gains allows, no gain being less than it is already.
The largest weighted sum splits issue by issue (with links, state by state), so that it is exact and cheap; the
multipliers come from the concave relaxation, in which packages may be mixed.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from ..errors import Refusal
from .domains import Domain
from .elimination import eliminate, least_total

__all__ = ["GainSearch", "Gains", "Taken", "too_close"]

# A node takes some 30 microseconds: an answer or a refusal within about a second.
MAX_NODES, MAX_TIES, ROUNDS = 40_000, 20, 200
Gains = tuple[int, ...]
Taken = tuple[int, ...]
Ceiling = Callable[[int, Gains], int]


class GainSearch:
    """Gains over disagreement in whole numbers of one unit for each side, along the steps of the elimination."""

    def __init__(self, domain: Domain) -> None:
        self.domain, self.steps = domain, eliminate(domain.space)
        integers = domain.integers
        self.sides = range(len(domain.sides))
        # What the sides have before any issue is decided: base less disagreement, in units that make it whole.
        scales, starts = [], []
        for side in self.sides:
            point = self._disagreement(side)
            start = (integers.base[side] - point) / integers.unit[side]
            scales.append(start.denominator)
            starts.append(start.numerator)
        self.start: Gains = tuple(starts)
        self.values = [
            [[scales[side] * value for value in row] for row in integers.values[side]] for side in self.sides
        ]
        self.unit = [integers.unit[side] / scales[side] for side in self.sides]
        self.reach = [self.remaining_maxima(self.values[side]) for side in self.sides]
        self.nodes = 0

    def _disagreement(self, side: int) -> Fraction:
        if self.domain.disagreement is not None:
            return self.domain.disagreement[side]
        integers = self.domain.integers
        least = least_total(self.steps, integers.values[side]) or 0
        return integers.base[side] + integers.unit[side] * least

    def remaining_maxima(self, values: Sequence[Sequence[int]]) -> list[list[int | None]]:
        """`[n][state]`: the most that the steps from n on can add in that state; None where it is a dead end."""
        following: list[int | None] = [0]
        maxima = [following]
        for step in reversed(self.steps):
            here: list[int | None] = []
            for row in step.transitions:
                options = [
                    values[step.issue][o] + rest
                    for o, state in enumerate(row)
                    if state >= 0 and (rest := following[state]) is not None
                ]
                here.append(max(options) if options else None)
            maxima.append(here)
            following = here
        return maxima[::-1]

    def best_weighted(self, multipliers: Sequence[float]) -> tuple[Gains, tuple[int, ...]]:
        """Gains and options of a package with the largest weighted sum, in floating point: a starting point only."""
        combined = [
            [
                sum(multiplier * row[issue][o] for multiplier, row in zip(multipliers, self.values, strict=True))
                for o in range(len(self.values[0][issue]))
            ]
            for issue in range(len(self.values[0]))
        ]
        following = [0.0]
        table = [following]
        for step in reversed(self.steps):
            following = [
                max(
                    (combined[step.issue][o] + following[state] for o, state in enumerate(row) if state >= 0),
                    default=float("-inf"),
                )
                for row in step.transitions
            ]
            table.append(following)
        table.reverse()
        state, gains, taken = 0, list(self.start), [0] * len(self.steps)
        for n, step in enumerate(self.steps):
            row = step.transitions[state]
            option = max(
                (o for o, after in enumerate(row) if after >= 0),
                key=lambda o: combined[step.issue][o] + table[n + 1][row[o]],
            )
            taken[step.issue], state = option, row[option]
            for side in self.sides:
                gains[side] += self.values[side][step.issue][option]
        return tuple(gains), tuple(taken)

    def mixture_multipliers(self, shares: Sequence[float]) -> list[int]:
        """Whole multipliers at which a mixture of packages maximises the product of gains, each to the power of its
        share: the gradient there (Frank and Wolfe, 1956). Any positive multipliers give a bound; these a close one.
        """
        mixture = np.array(self.best_weighted(shares)[0], dtype=float)
        for number in range(ROUNDS):
            gains, _ = self.best_weighted(self._slopes(shares, mixture))
            mixture += 2 / (number + 3) * (np.array(gains, dtype=float) - mixture)
        return _whole(self._slopes(shares, mixture))

    @staticmethod
    def _slopes(shares: Sequence[float], mixture: npt.NDArray[np.float64]) -> list[float]:
        floor = 1e-9 * (1 + float(np.abs(mixture).max()))
        slopes: list[float] = (np.array(shares) / np.maximum(mixture, floor)).tolist()
        return slopes

    def fair_multipliers(self, shares: Sequence[float]) -> list[int]:
        """Whole multipliers of the largest smallest share, by multiplicative weights (Freund and Schapire, 1999)."""
        losses = np.zeros(len(shares))
        average = np.zeros(len(shares))
        for _ in range(ROUNDS):
            weights = np.exp(-(losses - losses.min()))
            weights /= weights.sum()
            average += weights
            gains, _ = self.best_weighted((weights * np.array(shares)).tolist())
            losses += 0.3 * np.array(gains, dtype=float) * np.array(shares)
        return _whole((average * np.array(shares)).tolist())

    def solve(
        self, score: Callable[[Gains], int], ceiling: Ceiling, multipliers: Sequence[int], ties: bool
    ) -> dict[Gains, Taken]:
        """The gains of the highest score among packages that leave nobody below, with a package each.

        Args:
            score: of gains, none below 0; it must not fall with any of them.
            ceiling: the highest score that a weighted sum of gains allows, none of them less than those reached.
            multipliers: weights of the sum.
            ties: find all gains of that score; otherwise one.

        Raises:
            Refusal: too many partial packages, or more than 20 ties.
        """
        descent = _Descent(self, score, ceiling, multipliers, ties)
        gains, taken = self.best_weighted(multipliers)
        if min(gains) >= 0:
            descent.highest, descent.best = score(gains), {gains: taken}
        total = sum(m * g for m, g in zip(multipliers, self.start, strict=True))
        descent.visit(0, 0, self.start, total, [0] * len(self.steps))
        return descent.best


class _Descent:
    """One depth-first search, and the best that it has met."""

    def __init__(
        self,
        search: GainSearch,
        score: Callable[[Gains], int],
        ceiling: Ceiling,
        multipliers: Sequence[int],
        ties: bool,
    ) -> None:
        self.search, self.score, self.ceiling, self.ties = search, score, ceiling, ties
        self.combined = [
            [sum(m * row[issue][o] for m, row in zip(multipliers, search.values, strict=True)) for o in range(count)]
            for issue, count in enumerate(map(len, search.values[0]))
        ]
        self.bound = search.remaining_maxima(self.combined)
        self.best: dict[Gains, Taken] = {}
        self.highest = -1

    def visit(self, n: int, state: int, gains: Gains, total: int, chosen: list[int]) -> None:
        """Search below a partial package: n steps are decided, `total` is the weighted sum of its gains."""
        self.search.nodes += 1
        if self.search.nodes > MAX_NODES or len(self.best) > MAX_TIES:
            raise too_close()
        if n == len(self.search.steps):
            self._keep(gains, tuple(chosen))
            return
        step = self.search.steps[n]
        children = []
        for o, after in enumerate(step.transitions[state]):
            if after >= 0 and (rest := self.bound[n + 1][after]) is not None:
                more = tuple(gain + row[step.issue][o] for gain, row in zip(gains, self.search.values, strict=True))
                children.append((total + self.combined[step.issue][o] + rest, o, after, more))
        # The most promising first: what it reaches rules out more of the others.
        for upper, o, after, more in sorted(children, reverse=True):
            if self._may_improve(n + 1, after, more, upper):
                chosen[step.issue] = o
                self.visit(n + 1, after, more, total + self.combined[step.issue][o], chosen)

    def _may_improve(self, n: int, state: int, gains: Gains, upper: int) -> bool:
        """Whether both bounds leave room; gains below disagreement are none."""
        reach = self.search.reach
        reachable = tuple(gain + (reach[side][n][state] or 0) for side, gain in enumerate(gains))
        if min(reachable) < 0:
            return False
        most = min(self.score(reachable), self.ceiling(upper, gains))
        return most > self.highest or (self.ties and most == self.highest)

    def _keep(self, gains: Gains, taken: Taken) -> None:
        value = self.score(gains)
        if value > self.highest:
            self.best, self.highest = {}, value
        if value == self.highest:
            self.best.setdefault(gains, taken)


def _whole(multipliers: Sequence[float]) -> list[int]:
    largest = max(multipliers) or 1.0
    return [max(1, int(multiplier / largest * 2**30)) for multiplier in multipliers]


def too_close() -> Refusal:
    return Refusal(
        "solutions-too-close",
        "too many packages come so close to this definition that it would take too long to tell which attains it. "
        "Fewer issues, or coarser values, can be answered",
    )
