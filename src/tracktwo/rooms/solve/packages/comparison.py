"""Packages compared for a page, inside one request: which are surely efficient, which never, and why.

The result is not stored. Packages are shown in words, numbers on request; no package is recommended.
"""

from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext_lazy as _

from tracktwo.matter.issues import Issue
from tracktwo.methods import packages as method
from tracktwo.process.access import OpenMeeting
from tracktwo.process.fields import Text
from tracktwo.process.records import Side
from tracktwo.process.sealed import Record

from ..method_words import in_words
from . import reads
from .one_package import AskedPackage, ask_about
from .package_views import PackageView, Views
from .records import BUDGET, PackageIssue, Valuation

__all__ = [
    "SOLUTIONS",
    "AdjustedWinner",
    "Comparison",
    "FrontierPoint",
    "PairPicture",
    "SolutionView",
    "compare",
]

# As many packages of one verdict as a page lists, as many points as the frontier draws, and packages at one point.
MOST_PACKAGES, MOST_POINTS, MOST_AT_POINT = 24, 200, 3
# The square of the frontier in units of its picture: its edge, where its axes begin, and how long they are.
SQUARE, ORIGIN, AXIS = 320, 20, 280
SOLUTIONS: dict[str, tuple[Text, Text]] = {
    "nash": (
        _("Nash"),
        _("the largest product of what the sides gain over the worst package of each"),
    ),
    "kalai_smorodinsky": (
        _("Kalai–Smorodinsky"),
        _("the largest smallest share: what each gains, as a share of the most it could gain"),
    ),
    "egalitarian": (_("Egalitarian"), _("the largest smallest gain over the worst package of each")),
    "utilitarian": (_("Largest sum"), _("the largest sum of the sides' points")),
}


@dataclass(frozen=True)
class FrontierPoint:
    """A point of the frontier: its number and its place in the picture, its packages, the solutions that attain it."""

    number: int
    x: int
    y: int
    packages: list[PackageView]
    count: int
    solutions: list[Text]


@dataclass(frozen=True)
class PairPicture:
    """The frontier of more than two sides as two of them see it: points as (number, x, y, whether a solution)."""

    across: Side
    upwards: Side
    points: list[tuple[int, int, int, bool]]


@dataclass(frozen=True)
class SolutionView:
    """A bargaining solution with its definition, the numbers of the points that attain it, and what limits it."""

    name: Text
    definition: Text
    points: list[int]
    notices: list[str]


@dataclass(frozen=True)
class AdjustedWinner:
    """What each side gets: its issues, each with a share from 0 to 1, and its points; and the issue that is split."""

    gets: list[tuple[Side, list[tuple[Record[Issue], Fraction]], Fraction]]
    split: Record[Issue] | None


@dataclass(frozen=True)
class Comparison:
    """All that the page shows. `counts` are the surely, possibly and never efficient packages of `outcomes`.

    `notices` say what limits the frontier, `pairs` draw it for more than two sides, and `asked` is what is known of the
    tentative package. `improved` are packages better than the tentative one for a side and worse
    for none, None where none was chosen; `gains`: they are better for every side.
    """

    outcomes: int
    surely: list[PackageView]
    possibly: list[PackageView]
    never: list[PackageView]
    counts: tuple[int, int, int]
    refused: Text = ""
    points: tuple[FrontierPoint, ...] = ()
    solutions: tuple[SolutionView, ...] = ()
    division: AdjustedWinner | None = None
    improved: tuple[PackageView, ...] | None = None
    gains: bool = False
    notices: tuple[str, ...] = ()
    pairs: tuple[PairPicture, ...] = ()
    asked: AskedPackage | None = None


def compare(
    meeting: OpenMeeting,
    issues: list[PackageIssue],
    valuations: dict[str, Valuation],
    tentative: tuple[str, ...] = (),
) -> Comparison:
    """Compare all packages on the valuations that the sides let be used; `tentative` is one that might do already."""
    space, views = reads.space_of(meeting, issues, list(valuations.items())), Views(meeting, issues)
    try:
        feasible = {side: reads.feasible_valuations(space, side, valuation) for side, valuation in valuations.items()}
        assessments = method.assess_all(space, list(feasible.values()))
    except method.Refusal as refused:
        return Comparison(0, [], [], [], (0, 0, 0), in_words(refused, views.names))
    by_verdict = [
        [each for each in assessments if each.efficiency is efficiency]
        for efficiency in (method.Efficiency.SURELY, method.Efficiency.POSSIBLY, method.Efficiency.NEVER)
    ]
    surely, possibly, never = (
        [views.package(each.package, each.challenger) for each in verdict[:MOST_PACKAGES]] for verdict in by_verdict
    )
    counts = len(by_verdict[0]), len(by_verdict[1]), len(by_verdict[2])
    comparison = Comparison(len(assessments), surely, possibly, never, counts)
    with_points = all(valuation.points for valuation in valuations.values())
    if tentative and space.allows(tentative):
        known = next(each for each in assessments if each.package == tentative)
        comparison = replace(comparison, asked=ask_about(space, feasible, views, known, with_points))
    if not assessments or not with_points:
        return comparison
    return _with_points(meeting, comparison, space, valuations, views, tentative)


def _with_points(
    meeting: OpenMeeting,
    comparison: Comparison,
    space: method.Space,
    valuations: dict[str, Valuation],
    views: Views,
    tentative: tuple[str, ...],
) -> Comparison:
    """What points add: the frontier, bargaining solutions, joint gains, and Adjusted Winner."""
    values = {side: reads.point_values(space, valuation) for side, valuation in valuations.items()}
    try:
        front = method.frontier(method.make_domain(space, values))
    except method.Refusal as refused:
        return replace(comparison, refused=in_words(refused, views.names))
    solved = method.bargaining_solutions(front)
    solutions = tuple(
        SolutionView(
            name,
            definition,
            [point + 1 for point in getattr(solved, key).points],
            [in_words(notice, views.names) for notice in getattr(solved, key).notices],
        )
        for key, (name, definition) in SOLUTIONS.items()
    )
    improved, gains = None, False
    if tentative and space.allows(tentative):
        gain = method.joint_gain(front, tentative)
        improved = tuple(views.package(key) for point in gain.points for key in front.packages(point, MOST_PACKAGES))
        gains = gain.for_all
    return replace(
        comparison,
        points=_points(meeting, front, views, solutions),
        pairs=_pairs(meeting, front, solutions) if len(values) > 2 else (),
        solutions=solutions,
        division=_adjusted_winner(meeting, space, values, views),
        improved=improved,
        gains=gains,
        notices=tuple(in_words(notice, views.names) for notice in front.notices),
    )


def _points(
    meeting: OpenMeeting, front: method.Frontier, views: Views, solutions: tuple[SolutionView, ...]
) -> tuple[FrontierPoint, ...]:
    """Points of the frontier in a square: the first side's points across, the second's upwards."""
    by_id = {side.id: side for side in meeting.dialogue.sides}
    sides = [by_id[key] for key in front.domain.sides]
    points = []
    for point in range(min(len(front), MOST_POINTS)):
        values = front.utilities(point)
        packages = [
            replace(views.package(key), values=tuple(zip(sides, values, strict=True)))
            for key in front.packages(point, MOST_AT_POINT)
        ]
        x, y = _place(values[0], values[1])
        attained = [solution.name for solution in solutions if point + 1 in solution.points]
        points.append(FrontierPoint(point + 1, x, y, packages, front.counts[point], attained))
    return tuple(points)


def _pairs(
    meeting: OpenMeeting, front: method.Frontier, solutions: tuple[SolutionView, ...]
) -> tuple[PairPicture, ...]:
    """Every pair of sides, each with all points of the frontier as that pair values them."""
    by_id = {side.id: side for side in meeting.dialogue.sides}
    sides = [by_id[key] for key in front.domain.sides]
    named = {number for solution in solutions for number in solution.points}
    values = [front.utilities(point) for point in range(min(len(front), MOST_POINTS))]
    return tuple(
        PairPicture(
            sides[i],
            sides[j],
            [(n, *_place(each[i], each[j]), n in named) for n, each in enumerate(values, 1)],
        )
        for i, j in combinations(range(len(sides)), 2)
    )


def _place(across: Fraction, upwards: Fraction) -> tuple[int, int]:
    """Where a point lies in the square; a page read from the right mirrors it."""
    x = round(ORIGIN + AXIS * float(across) / BUDGET)
    return SQUARE - x if get_language_bidi() else x, round(SQUARE - ORIGIN - AXIS * float(upwards) / BUDGET)


def _adjusted_winner(
    meeting: OpenMeeting, space: method.Space, values: dict[str, dict[str, dict[str, Fraction]]], views: Views
) -> AdjustedWinner | None:
    """Adjusted Winner, where it applies: two sides, no links or vetoes, and each side wins or loses every issue."""
    if len(values) != 2 or space.links or space.vetoes:
        return None
    first, second = values.values()
    for issue in space.issues:
        best = [max(worth[issue.key], key=worth[issue.key].__getitem__) for worth in (first, second)]
        if len(issue.options) != 2 or best[0] == best[1]:
            return None
    points = {
        side: {issue: max(worth.values()) for issue, worth in by_issue.items()} for side, by_issue in values.items()
    }
    division = method.adjusted_winner(points, total=BUDGET)
    issues = {each.issue.id: each.issue for each in views.issues}
    gets = [
        (
            side,
            [(issues[key], part) for key, part in division.shares[side.id].items() if part],
            division.points[side.id],
        )
        for side in meeting.left_first
    ]
    return AdjustedWinner(gets, issues[division.split] if division.split else None)
