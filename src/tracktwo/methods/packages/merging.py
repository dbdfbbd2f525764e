"""The exact frontier: issue after issue is joined on, and what is dominated is dropped at once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import islice
from typing import Any

import numpy as np
import numpy.typing as npt

from .domains import Domain, Package
from .elimination import Step, outcomes, steps, worths
from .errors import Refused, Stopped, Why
from .pareto import prune

__all__ = ["MOST_POINTS", "Frontier", "frontier"]

MOST_POINTS, MOST_WORK, AT_ONCE = 100_000, 200_000_000, 2_000_000
# The filter costs this many times more with every side beyond two.
DEARER = 6
# Partial packages of different states are kept apart: together they may be more than the points of an answer.
MOST_PARTIAL = 1_000_000
LARGEST = 2**62

Points = npt.NDArray[Any]
Watch = Callable[[int, int, int], object]


@dataclass(frozen=True, slots=True)
class Layer:
    """What is kept after a step: states (n,), points (sides, n), counts (n,), sorted as `prune` sorts."""

    states: npt.NDArray[np.int64]
    points: Points
    counts: Points

    def row(self, n: int) -> tuple[int, ...]:
        """State and points of one, in such signs that rows go up."""
        return int(self.states[n]), *(-int(value) for value in self.points[:, n])

    def has(self, state: int, point: tuple[int, ...]) -> bool:
        """Whether the point was kept in this state."""
        wanted = (state, *(-value for value in point))
        low, high = 0, len(self.states)
        while low < high:
            middle = (low + high) // 2
            if self.row(middle) < wanted:
                low = middle + 1
            else:
                high = middle
        return low < len(self.states) and self.row(low) == wanted


@dataclass(frozen=True)
class Frontier:
    """All packages than which no other is at least as good for every side and better for one.

    Packages of equal value are one point; `counts[n]` says how many they are. Points stand by the first side's
    value, the greatest first. `outcomes` counts all packages that links and vetoes allow.
    """

    domain: Domain
    outcomes: int
    disagreement: tuple[Fraction, ...]
    counts: tuple[int, ...]
    layers: tuple[Layer, ...]
    plan: tuple[Step, ...]

    def __len__(self) -> int:
        return len(self.counts)

    @cached_property
    def scaled(self) -> tuple[tuple[int, ...], ...]:
        """Every point in the whole numbers of `Domain.scaled`."""
        return tuple(zip(*self.layers[-1].points.tolist(), strict=True))

    @property
    def packages_count(self) -> int:
        """How many packages lie on the frontier, those of equal value each counted."""
        return sum(self.counts)

    def utilities(self, point: int) -> tuple[Fraction, ...]:
        """What a point is worth to each side."""
        scale = self.domain.scaled
        return tuple(
            base + unit * value for base, unit, value in zip(scale.base, scale.unit, self.scaled[point], strict=True)
        )

    def packages(self, point: int, limit: int | None = 100) -> list[Package]:
        """The packages of a point, at most `limit` of them; `counts[point]` says how many there are."""
        return list(islice(self.each_package(point), limit))

    def each_package(self, point: int) -> Iterator[Package]:
        """The packages of a point, one after the other and none twice."""
        space = self.domain.space
        for taken in self._back(len(self.plan) - 1, 0, self.scaled[point]):
            yield space.package(taken[i] for i in range(len(space.issues)))

    def _back(self, last: int, state: int, point: tuple[int, ...]) -> Iterator[dict[int, int]]:
        """Every way to a kept point: each of its predecessors was kept too, or it would be dominated itself."""
        if last < 0:
            yield {}
            return
        step, before = self.plan[last], self.layers[last]
        for o, value in enumerate(zip(*(rows[step.issue] for rows in self.domain.scaled.values), strict=True)):
            rest = tuple(have - gain for have, gain in zip(point, value, strict=True))
            if min(rest) < 0:
                continue
            for earlier, row in enumerate(step.following):
                if row[o] == state and before.has(earlier, rest):
                    for taken in self._back(last - 1, earlier, rest):
                        yield {**taken, step.issue: o}


def frontier(domain: Domain, progress: Watch | None = None, stop: Watch | None = None) -> Frontier:
    """Every point of the frontier, exactly, with the number of packages behind it.

    Args:
        domain: sides' exact valuations over a space of packages.
        progress: called after each issue with issues done, issues in all, points so far.
        stop: called likewise; when it returns something true, the work ends.

    Issues are joined one by one and dominated partial packages are dropped, as in Nemhauser and Ullmann's list
    for the knapsack (Management Science 15, 1969, 10.1287/mnsc.15.9.494). With links this is done within each
    state of `elimination`. Whole numbers throughout: int64 while sums stay below 2^62, else Python's own.

    It misleads where values are not additive: what two options are worth together must be the sum of what each
    is worth alone. Links say what cannot be together, not what is worth more together.

    Raises:
        Refused: a frontier of more than 100,000 points, links too entangled, or too much work.
        Stopped: `stop` said so.
    """
    plan = steps(domain.space)
    layer = _begin(domain)
    layers, work = [layer], 0
    for done, step in enumerate(plan, 1):
        work += len(layer.states) * len(domain.space.issues[step.issue].options)
        if work * DEARER ** max(0, len(domain.sides) - 2) > MOST_WORK:
            raise Refused(Why.TOO_MUCH_WORK, limit=MOST_WORK)
        layer = _join(layer, step, _columns(domain, step.issue, layer.points.dtype))
        if len(layer.states) > (MOST_POINTS if step.states == 1 else MOST_PARTIAL):
            raise Refused(Why.NEAR_ZERO_SUM, limit=MOST_POINTS)
        layers.append(layer)
        if progress is not None:
            progress(done, len(plan), len(layer.states))
        if stop is not None and stop(done, len(plan), len(layer.states)):
            raise Stopped
    least = _disagreement(domain, plan)
    return Frontier(domain, outcomes(plan), least, tuple(map(int, layer.counts.tolist())), tuple(layers), plan)


def _begin(domain: Domain) -> Layer:
    """Nothing decided: one partial package, worth nothing."""
    most = max(sum(max(row) for row in rows) for rows in domain.scaled.values)
    kind: type = np.int64 if most < LARGEST else object
    return Layer(
        np.zeros(1, dtype=np.int64),
        np.zeros((len(domain.sides), 1), dtype=kind),
        np.ones(1, dtype=np.int64),
    )


def _columns(domain: Domain, issue: int, kind: np.dtype[Any]) -> Points:
    """The options' worth, (sides, options)."""
    return np.array([rows[issue] for rows in domain.scaled.values], dtype=kind)


def _join(layer: Layer, step: Step, worth: Points) -> Layer:
    """Every kept partial package with every option, pruned; many options go in by portions."""
    following = np.array(step.following, dtype=np.int64).reshape(-1, worth.shape[1])
    counts = layer.counts
    if counts.dtype != object and int(counts.max(initial=0)) >= LARGEST // max(1, following.size):
        counts = counts.astype(object)
    portion = max(1, AT_ONCE // max(1, len(layer.states)))
    kept = (np.zeros(0, dtype=np.int64), np.zeros((len(worth), 0), dtype=worth.dtype), np.zeros(0, dtype=counts.dtype))
    for start in range(0, worth.shape[1], portion):
        part = slice(start, start + portion)
        states = following[layer.states][:, part].T.ravel()
        points = (layer.points[:, None, :] + worth[:, part, None]).reshape(len(worth), -1)
        many = np.tile(counts, states.size // max(1, len(counts)))
        if (states < 0).any():
            alive = states >= 0
            states, points, many = states[alive], points[:, alive], many[alive]
        if len(kept[0]):
            states = np.concatenate((kept[0], states))
            points = np.concatenate((kept[1], points), axis=1)
            many = np.concatenate((kept[2], many))
        kept = prune(states, points, many)
    return Layer(*kept)


def _disagreement(domain: Domain, plan: tuple[Step, ...]) -> tuple[Fraction, ...]:
    """As given, or each side's least over all allowed packages; over all packages where none is allowed."""
    if domain.disagreement is not None:
        return domain.disagreement
    scale = domain.scaled
    least = [worths(plan, rows) or 0 for rows in scale.values]
    return tuple(base + unit * low for base, unit, low in zip(scale.base, scale.unit, least, strict=True))
