"""Bargaining solutions: each a definition of fairness, and all points of the frontier that attain it."""

from dataclasses import dataclass
from math import lcm, prod

from ..errors import Notice
from .domains import same_budget
from .pareto_frontier import Frontier

__all__ = ["DEFINITIONS", "BargainingSolutions", "Solution", "bargaining_solutions"]

DEFINITIONS = {
    "nash": "the largest product of the sides' gains over disagreement, among packages that leave nobody below it",
    "kalai_smorodinsky": (
        "the largest smallest share: each side's gain as a share of the most it could gain in a package that "
        "leaves nobody below disagreement"
    ),
    "egalitarian": "the largest smallest gain over disagreement",
    "utilitarian": "the largest sum of what the package is worth to the sides",
}

NO_PACKAGE = Notice("no-package", "links and vetoes leave no package at all")
ALWAYS_BELOW = Notice("always-below-disagreement", "every package leaves some side below disagreement")
NO_GAIN_FOR_ALL = Notice(
    "no-gain-for-all",
    "no package gives every side a gain over disagreement, so that the definition cannot tell packages apart: every "
    "package that leaves nobody below attains it",
)
SOME_CANNOT_GAIN = Notice(
    "some-cannot-gain", "a side that cannot gain in any such package has no share and is left out of the comparison"
)
ATTAINED_BY_ALL = Notice(
    "attained-by-all", "every point of the frontier attains it, so that it does not tell the packages apart"
)
BUDGETS_DIFFER = Notice(
    "budgets-differ",
    "the sides do not spread the same number of points, and this definition compares one side's points with "
    "another's, which means nothing here",
)


@dataclass(frozen=True, slots=True)
class Solution:
    """All frontier points, by their numbers, that attain a definition.

    Attributes:
        points: every point that ties for the best value.
        notices: what must be said with them.
        below: for each point, the sides that it leaves below their disagreement.
    """

    points: tuple[int, ...]
    notices: tuple[Notice, ...] = ()
    below: tuple[tuple[str, ...], ...] = ()

    @property
    def withheld(self) -> bool:
        """Whether the definition means nothing here, so that its points should not be named as a solution."""
        return BUDGETS_DIFFER in self.notices


@dataclass(frozen=True, slots=True)
class BargainingSolutions:
    """The four solutions. Egalitarian and utilitarian are marked as withheld unless `same_budget` holds."""

    nash: Solution
    kalai_smorodinsky: Solution
    egalitarian: Solution
    utilitarian: Solution


def bargaining_solutions(front: Frontier) -> BargainingSolutions:
    """Nash, Kalai-Smorodinsky, egalitarian and utilitarian, compared exactly and with every tie.

    After Nash (10.2307/1907266), Kalai and Smorodinsky (10.2307/1914280), Kalai (10.2307/1912954). Points the
    sides gave are taken at their word: a side that exaggerates moves every solution. Doubling one side's points
    moves the egalitarian and the utilitarian solution, and leaves the other two. The egalitarian solution here is
    not lexicographic: points that tie in the smallest gain are all named.

    Nash and Kalai-Smorodinsky never leave a side below disagreement. The other two can: `Solution.below` says whom.
    """
    if not len(front):
        empty = Solution((), (NO_PACKAGE,))
        return BargainingSolutions(empty, empty, empty, empty)
    gains, totals = _common_unit(front)
    rational = [n for n in range(len(front)) if min(gains[n]) >= 0]
    withheld = () if same_budget(front.domain) else (BUDGETS_DIFFER,)

    def check(solution: Solution) -> Solution:
        return _mark_below(_mark_indifferent(solution, len(front)), gains, front.domain.sides)

    egalitarian = _best({n: min(gains[n]) for n in range(len(front))}, withheld)
    utilitarian = _best({n: sum(totals[n]) for n in range(len(front))}, withheld)
    return BargainingSolutions(
        check(_nash(gains, rational)),
        check(_kalai_smorodinsky(gains, rational)),
        check(egalitarian),
        check(utilitarian),
    )


def _common_unit(front: Frontier) -> tuple[list[tuple[int, ...]], list[tuple[int, ...]]]:
    """Gains and totals of every point in one unit common to all sides, as whole numbers."""
    integers, point = front.domain.integers, front.disagreement
    common = lcm(*(number.denominator for row in (integers.unit, integers.base, point) for number in row))
    unit, base, least = ([int(number * common) for number in row] for row in (integers.unit, integers.base, point))
    totals = [tuple(b + u * v for b, u, v in zip(base, unit, values, strict=True)) for values in front.integer_points]
    return [tuple(t - d for t, d in zip(row, least, strict=True)) for row in totals], totals


def _best(scores: dict[int, int], notices: tuple[Notice, ...] = ()) -> Solution:
    """All points that reach the highest score."""
    highest = max(scores.values())
    points = tuple(n for n, score in scores.items() if score == highest)
    return Solution(points, notices, ((),) * len(points))


def _mark_indifferent(solution: Solution, size: int) -> Solution:
    """Say where a definition is attained by every point, as a sum is in a zero-sum domain."""
    if size < 2 or len(solution.points) < size or NO_GAIN_FOR_ALL in solution.notices:
        return solution
    return Solution(solution.points, (*solution.notices, ATTAINED_BY_ALL), solution.below)


def _mark_below(solution: Solution, gains: list[tuple[int, ...]], sides: tuple[str, ...]) -> Solution:
    """Name the sides that each point leaves below their disagreement."""
    below = tuple(tuple(side for side, gain in zip(sides, gains[n], strict=True) if gain < 0) for n in solution.points)
    if not any(below):
        return solution
    names = [side for side in sides if any(side in some for some in below)]
    notice = Notice(
        "solution-below-disagreement",
        "it leaves {sides} below what they have without an agreement, so that they have no reason to accept it",
        {"sides": " and ".join(names)},
    )
    return Solution(solution.points, (*solution.notices, notice), below)


def _nash(gains: list[tuple[int, ...]], rational: list[int]) -> Solution:
    if not rational:
        return Solution((), (ALWAYS_BELOW,))
    products = {n: prod(gains[n]) for n in rational}
    return _best(products, () if max(products.values()) else (NO_GAIN_FOR_ALL,))


def _kalai_smorodinsky(gains: list[tuple[int, ...]], rational: list[int]) -> Solution:
    """The largest smallest share of the ideal gain.

    The ideal is taken over frontier points alone: a dominated package that leaves nobody below is dominated by a
    frontier point that gives every side at least as much, so that the maximum over all packages is the same.
    """
    if not rational:
        return Solution((), (ALWAYS_BELOW,))
    ideal = [max(gains[n][side] for n in rational) for side in range(len(gains[0]))]
    able = [side for side, most in enumerate(ideal) if most > 0]
    if not able:
        return Solution(tuple(rational), (NO_GAIN_FOR_ALL,), ((),) * len(rational))
    common = lcm(*(ideal[side] for side in able))
    parts = {side: common // ideal[side] for side in able}
    shares = {n: min(gains[n][side] * part for side, part in parts.items()) for n in rational}
    return _best(shares, (SOME_CANNOT_GAIN,) if len(able) < len(ideal) else ())
