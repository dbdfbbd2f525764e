"""Named solutions: each a definition, and all points of the frontier that attain it."""

from dataclasses import dataclass
from enum import Enum
from math import lcm, prod

from .merging import Frontier

__all__ = ["DEFINITIONS", "Note", "Solution", "Solutions", "solutions"]

DEFINITIONS = {
    "nash": "the largest product of the sides' gains over disagreement, among packages that leave nobody below it",
    "kalai_smorodinsky": (
        "the largest smallest share: each side's gain as a share of the most it could gain in a package that "
        "leaves nobody below disagreement"
    ),
    "egalitarian": "the largest smallest gain over disagreement",
    "utilitarian": "the largest sum of what the package is worth to the sides",
}


class Note(Enum):
    """What must be said with a solution. The name is stable, the value an English sentence."""

    NO_PACKAGE = "links and vetoes leave no package at all"
    NOBODY_BELOW_IS_IMPOSSIBLE = "every package leaves some side below disagreement"
    NO_GAIN_FOR_ALL = (
        "no package gives every side a gain over disagreement: the product is nothing everywhere, so it tells "
        "packages apart no longer, and all that leave nobody below attain it"
    )
    SOME_CANNOT_GAIN = "a side that cannot gain in any such package has no share and is left out of the comparison"


@dataclass(frozen=True, slots=True)
class Solution:
    """All frontier points, by their numbers, that attain a definition; a note where there is something to say."""

    points: tuple[int, ...]
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class Solutions:
    """The four solutions. Egalitarian and utilitarian mean something only where `same_budget` holds."""

    nash: Solution
    kalai_smorodinsky: Solution
    egalitarian: Solution
    utilitarian: Solution


def solutions(front: Frontier) -> Solutions:
    """Nash, Kalai-Smorodinsky, egalitarian and utilitarian, compared exactly and with every tie.

    After Nash (10.2307/1907266), Kalai and Smorodinsky (10.2307/1914280), Kalai (10.2307/1912954). Points the
    sides gave are taken at their word: a side that exaggerates moves every solution. Doubling one side's points
    moves the egalitarian and the utilitarian solution, and leaves the other two. The egalitarian solution here is
    not lexicographic: points that tie in the smallest gain are all named.
    """
    if not len(front):
        nothing = Solution((), Note.NO_PACKAGE)
        return Solutions(nothing, nothing, nothing, nothing)
    gains, worths = _whole(front)
    everyone = range(len(front))
    willing = [n for n in everyone if min(gains[n]) >= 0]
    return Solutions(
        _nash(gains, willing),
        _kalai_smorodinsky(gains, willing),
        _best({n: min(gains[n]) for n in everyone}),
        _best({n: sum(worths[n]) for n in everyone}),
    )


def _whole(front: Frontier) -> tuple[list[tuple[int, ...]], list[tuple[int, ...]]]:
    """Gains and worths of every point in one common unit of all sides, as whole numbers."""
    scale, point = front.domain.scaled, front.disagreement
    common = lcm(*(number.denominator for row in (scale.unit, scale.base, point) for number in row))
    unit, base, least = ([int(number * common) for number in row] for row in (scale.unit, scale.base, point))
    worths = [tuple(b + u * v for b, u, v in zip(base, unit, one, strict=True)) for one in front.scaled]
    return [tuple(w - d for w, d in zip(one, least, strict=True)) for one in worths], worths


def _best(scores: dict[int, int], note: Note | None = None) -> Solution:
    """All that reach the highest score."""
    highest = max(scores.values())
    return Solution(tuple(n for n, score in scores.items() if score == highest), note)


def _nash(gains: list[tuple[int, ...]], willing: list[int]) -> Solution:
    if not willing:
        return Solution((), Note.NOBODY_BELOW_IS_IMPOSSIBLE)
    products = {n: prod(gains[n]) for n in willing}
    return _best(products, None if max(products.values()) else Note.NO_GAIN_FOR_ALL)


def _kalai_smorodinsky(gains: list[tuple[int, ...]], willing: list[int]) -> Solution:
    if not willing:
        return Solution((), Note.NOBODY_BELOW_IS_IMPOSSIBLE)
    ideal = [max(gains[n][side] for n in willing) for side in range(len(gains[0]))]
    able = [side for side, most in enumerate(ideal) if most > 0]
    note = Note.SOME_CANNOT_GAIN if len(able) < len(ideal) else None
    if not able:
        return Solution(tuple(willing), Note.NO_GAIN_FOR_ALL)
    common = lcm(*(ideal[side] for side in able))
    parts = {side: common // ideal[side] for side in able}
    return _best({n: min(gains[n][side] * part for side, part in parts.items()) for n in willing}, note)
