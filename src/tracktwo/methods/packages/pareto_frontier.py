"""The exact Pareto frontier: issues are joined one after another, and dominated partial packages are dropped."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import islice
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import Notice, Refusal, Stopped
from .domains import Domain, Package
from .dominance import INT64_LIMIT, TooManyComparisons, Work, drop_dominated
from .elimination import EliminationStep, count_packages, eliminate, least_total

__all__ = ["MAX_POINTS", "Frontier", "frontier"]

MAX_POINTS, MAX_WORK, PORTION = 100_000, 200_000_000, 2_000_000
# The filter for three or four sides costs this many times more with every side beyond two, on opposed valuations.
COST_PER_SIDE = 6
# With five sides and more, pairs of points are compared: some 10^9 of them take a second.
MAX_COMPARISONS = 12 * 10**8
# Partial packages of different states are held apart, so that there may be more of them than points of an answer.
MAX_PARTIAL = 1_000_000

EVERYTHING_EFFICIENT = Notice(
    "everything-efficient",
    "no package can be improved without a cost to somebody. What one side gains, another loses: these issues and "
    "options hold no joint gain",
)

Points = npt.NDArray[Any]
Progress = Callable[[int, int, int], object]


@dataclass(frozen=True, slots=True)
class Layer:
    """What remains after a step: states (n,), points (sides, n), counts (n,), sorted as `drop_dominated` sorts."""

    states: npt.NDArray[np.int64]
    points: Points
    counts: Points

    def sort_key(self, n: int) -> tuple[int, ...]:
        """State and negated values of point n: ascending from point to point."""
        return int(self.states[n]), *(-int(value) for value in self.points[:, n])

    def contains(self, state: int, point: tuple[int, ...]) -> bool:
        """Whether the point remained in this state, by binary search."""
        wanted = (state, *(-value for value in point))
        low, high = 0, len(self.states)
        while low < high:
            middle = (low + high) // 2
            if self.sort_key(middle) < wanted:
                low = middle + 1
            else:
                high = middle
        return low < len(self.states) and self.sort_key(low) == wanted


@dataclass(frozen=True)
class Frontier:
    """All packages that no other package dominates: none is at least as good for every side and better for one.

    Packages of equal value are one point; `counts[n]` says how many they are. Points are sorted by the first side's
    value, the greatest first. `outcomes` counts all packages that links and vetoes allow.
    """

    domain: Domain
    outcomes: int
    disagreement: tuple[Fraction, ...]
    counts: tuple[int, ...]
    layers: tuple[Layer, ...]
    steps: tuple[EliminationStep, ...]

    def __len__(self) -> int:
        return len(self.counts)

    @cached_property
    def integer_points(self) -> tuple[tuple[int, ...], ...]:
        """Every point in the whole numbers of `Domain.integers`."""
        return tuple(zip(*self.layers[-1].points.tolist(), strict=True))

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What must be said with the list: where it holds every package, it tells nothing apart."""
        if self.outcomes > 1 and self.packages_count == self.outcomes:
            return (EVERYTHING_EFFICIENT,)
        return ()

    @property
    def packages_count(self) -> int:
        """How many packages lie on the frontier, those of equal value each counted."""
        return sum(self.counts)

    def utilities(self, point: int) -> tuple[Fraction, ...]:
        """What a point is worth to each side."""
        integers = self.domain.integers
        values = zip(integers.base, integers.unit, self.integer_points[point], strict=True)
        return tuple(base + unit * value for base, unit, value in values)

    def packages(self, point: int, limit: int | None = 100) -> list[Package]:
        """The packages of a point, at most `limit` of them; `counts[point]` says how many there are."""
        return list(islice(self.each_package(point), limit))

    def each_package(self, point: int) -> Iterator[Package]:
        """The packages of a point, one after the other and none twice."""
        taken = [0] * len(self.steps)
        for _ in self._trace(len(self.steps) - 1, 0, self.integer_points[point], taken):
            yield self.domain.space.package(taken)

    def _trace(self, last: int, state: int, point: tuple[int, ...], taken: list[int]) -> Iterator[None]:
        """Every way to a point, from the last step back; each is in `taken` while it is yielded.

        Each predecessor of a point that remained has remained itself: if something dominated the predecessor, the
        same options added to it would dominate the point.
        """
        if last < 0:
            yield
            return
        step, before = self.steps[last], self.layers[last]
        for o, value in enumerate(zip(*(rows[step.issue] for rows in self.domain.integers.values), strict=True)):
            rest = tuple(have - gain for have, gain in zip(point, value, strict=True))
            if min(rest) < 0:
                continue
            for earlier, row in enumerate(step.transitions):
                if row[o] == state and before.contains(earlier, rest):
                    taken[step.issue] = o
                    yield from self._trace(last - 1, earlier, rest, taken)


def frontier(domain: Domain, progress: Progress | None = None, stop: Progress | None = None) -> Frontier:
    """Every point of the frontier, exactly, with the number of packages behind it.

    Args:
        domain: sides' exact valuations over a space of packages.
        progress: called after each issue with issues done, issues in all, points so far.
        stop: called likewise; when it returns something true, the work ends.

    Issues are joined one by one and dominated partial packages are dropped, as in Nemhauser and Ullmann's list
    for the knapsack (Management Science 15, 1969, 10.1287/mnsc.15.9.494). With links this is done within each
    state of `elimination`. Whole numbers throughout: int64 while sums stay below 2^62, otherwise Python's own.

    It misleads where values are not additive: what two options are worth together must be the sum of what each
    is worth alone. Links say what cannot be together, not what is worth more together.

    Raises:
        Refusal: a frontier of more than 100,000 points, links too entangled, or too much work.
        Stopped: `stop` said so.
    """
    steps = eliminate(domain.space)
    layer = _empty_layer(domain)
    layers, work, comparisons = [layer], 0, Work(MAX_COMPARISONS)
    for done, step in enumerate(steps, 1):
        work += len(layer.states) * len(domain.space.issues[step.issue].options)
        if work * COST_PER_SIDE ** min(2, len(domain.sides) - 2) > MAX_WORK:
            raise _too_much_work(len(domain.sides))
        try:
            layer = _join(layer, step, _option_values(domain, step.issue, layer.points.dtype), comparisons)
        except TooManyComparisons:
            raise _too_much_work(len(domain.sides)) from None
        if len(layer.states) > (MAX_POINTS if step.states == 1 else MAX_PARTIAL):
            raise Refusal(
                "near-zero-sum",
                "more than {limit:,} packages with different values cannot be improved for one side without a loss "
                "to another: what one side gains the other loses almost to the point, and a list so long helps "
                "nobody. Fewer issues, or coarser values, can be answered",
                limit=MAX_POINTS,
            )
        layers.append(layer)
        if progress is not None:
            progress(done, len(steps), len(layer.states))
        if stop is not None and stop(done, len(steps), len(layer.states)):
            raise Stopped
    counts = tuple(map(int, layer.counts.tolist()))
    return Frontier(domain, count_packages(steps), _disagreement(domain, steps), counts, tuple(layers), steps)


def _too_much_work(sides: int) -> Refusal:
    return Refusal(
        "too-much-work",
        "with {sides} sides too many partial packages remain, each of them the best for somebody. Fewer sides or "
        "options, or coarser values, can be answered",
        sides=sides,
    )


def _empty_layer(domain: Domain) -> Layer:
    """Nothing decided: one partial package, worth nothing."""
    most = max(sum(max(row) for row in rows) for rows in domain.integers.values)
    kind: type = np.int64 if most < INT64_LIMIT else object
    return Layer(
        np.zeros(1, dtype=np.int64),
        np.zeros((len(domain.sides), 1), dtype=kind),
        np.ones(1, dtype=np.int64),
    )


def _option_values(domain: Domain, issue: int, kind: np.dtype[Any]) -> Points:
    """The values of an issue's options, (sides, options)."""
    return np.array([rows[issue] for rows in domain.integers.values], dtype=kind)


def _join(layer: Layer, step: EliminationStep, values: Points, comparisons: Work) -> Layer:
    """Every remaining partial package with every option, filtered; many options go in by portions to bound memory."""
    transitions = np.array(step.transitions, dtype=np.int64).reshape(-1, values.shape[1])
    counts = layer.counts
    if counts.dtype != object and int(counts.max(initial=0)) >= INT64_LIMIT // max(1, transitions.size):
        counts = counts.astype(object)
    size = max(1, PORTION // max(1, len(layer.states)))
    joined = (
        np.zeros(0, dtype=np.int64),
        np.zeros((len(values), 0), dtype=values.dtype),
        np.zeros(0, dtype=counts.dtype),
    )
    for start in range(0, values.shape[1], size):
        portion = slice(start, start + size)
        states = transitions[layer.states][:, portion].T.ravel()
        points = (layer.points[:, None, :] + values[:, portion, None]).reshape(len(values), -1)
        repeated = np.tile(counts, states.size // max(1, len(counts)))
        if (states < 0).any():
            possible = states >= 0
            states, points, repeated = states[possible], points[:, possible], repeated[possible]
        if len(joined[0]):
            states = np.concatenate((joined[0], states))
            points = np.concatenate((joined[1], points), axis=1)
            repeated = np.concatenate((joined[2], repeated))
        joined = drop_dominated(states, points, repeated, comparisons)
    return Layer(*joined)


def _disagreement(domain: Domain, steps: tuple[EliminationStep, ...]) -> tuple[Fraction, ...]:
    """As given, or each side's least over all allowed packages; over all packages where none is allowed."""
    if domain.disagreement is not None:
        return domain.disagreement
    integers = domain.integers
    least = [least_total(steps, rows) or 0 for rows in integers.values]
    return tuple(base + unit * low for base, unit, low in zip(integers.base, integers.unit, least, strict=True))
