"""Packages compared for a page, inside one request: which are surely efficient, which never, and why.

Nothing of it is written down. What comes out is in words; numbers stand behind a fold, and no package is advised.
"""

from dataclasses import dataclass, replace
from fractions import Fraction

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext_lazy as _

from tracktwo.matter.concerns import Concern
from tracktwo.methods import packages as method
from tracktwo.process.access import OpenMeeting
from tracktwo.process.fields import Text
from tracktwo.process.records import Side
from tracktwo.process.sealed import Record
from tracktwo.rooms.solve.issues.records import Issue
from tracktwo.rooms.solve.options.records import Option
from tracktwo.rooms.solve.packages import acts as package_acts
from tracktwo.rooms.solve.packages.records import BUDGET, PackageIssue, Valuation

__all__ = ["SOLUTIONS", "WHY", "Comparison", "Dot", "Line", "Named", "Package", "Split", "compare"]

SHOWN = 24
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
WHY: dict[str, Text] = {
    "near-zero-sum": _(
        "What one side gains the other loses, almost to the point: too many packages are left to be of use. "
        "Fewer issues, or coarser points, can be compared."
    ),
    "too-much-work": _("There are too many combinations. Fewer options can be compared."),
    "links-too-entangled": _("The links tie too many options together. Fewer links can be compared."),
    "too-many-packages": _(
        "There are too many packages to judge all of them on orders and ranges. "
        "Leave out options that nobody considers."
    ),
    "too-many-extreme-valuations": _("There are too many ranges. Say an order in place of some of them."),
}


@dataclass(frozen=True)
class Line:
    """One issue of a package and the option taken."""

    issue: Record[Issue]
    option: Record[Option]


@dataclass(frozen=True)
class Package:
    """A package in words: option by option, and each side's needs and fears that its options serve."""

    key: tuple[str, ...]
    lines: list[Line]
    serves: list[tuple[Side, list[Record[Concern]]]]
    better: "Package | None" = None
    values: tuple[tuple[Side, Fraction], ...] = ()


@dataclass(frozen=True)
class Dot:
    """A point of the frontier in the picture: where it stands, its number, its packages in words."""

    number: int
    x: int
    y: int
    packages: list[Package]
    count: int
    named: list[Text]


@dataclass(frozen=True)
class Named:
    """A named solution with its definition and the numbers of the points that attain it."""

    name: Text
    definition: Text
    points: list[int]


@dataclass(frozen=True)
class Split:
    """Adjusted Winner: who gets what; of the issue that is split each gets a share."""

    gets: list[tuple[Side, list[tuple[Record[Issue], Fraction]], Fraction]]
    split: Record[Issue] | None


@dataclass(frozen=True)
class Comparison:
    """All that the page shows."""

    outcomes: int
    surely: list[Package]
    possibly: list[Package]
    never: list[Package]
    counts: tuple[int, int, int]
    refused: Text = ""
    dots: tuple[Dot, ...] = ()
    named: tuple[Named, ...] = ()
    split: Split | None = None
    improved: tuple[Package, ...] | None = None
    gains: bool = False


class _Words:
    """Packages of ids put into words."""

    def __init__(self, meeting: OpenMeeting, found: list[PackageIssue]) -> None:
        folio = meeting.room.folio()
        self.found, self.sides = found, meeting.left_first
        self.options = {option.id: option for one in found for option in one.options}
        self.concerns = {one.id: one for one in folio.all(Concern)}

    def package(self, key: method.Package, better: method.Package | None = None) -> Package:
        lines = [Line(one.issue, self.options[option]) for one, option in zip(self.found, key, strict=True)]
        served = [self.concerns[id] for line in lines for id in line.option.body.serves if id in self.concerns]
        by_side = [
            (side, list({one.id: one for one in served if one.body.owner == side.id}.values())) for side in self.sides
        ]
        return Package(tuple(key), lines, by_side, self.package(better) if better else None)


def compare(
    meeting: OpenMeeting, found: list[PackageIssue], given: dict[str, Valuation], tentative: tuple[str, ...] = ()
) -> Comparison:
    """Compare all packages on what the sides let be used; `tentative` is one that might do already."""
    space, words = package_acts.space_of(meeting, found, list(given.items())), _Words(meeting, found)
    try:
        valuations = [package_acts.valuations_of(space, side, said) for side, said in given.items()]
        judged = method.assess_all(space, valuations)
    except method.Refusal as refused:
        return Comparison(0, [], [], [], (0, 0, 0), WHY.get(refused.code, str(refused)))
    by_verdict = {
        efficiency: [one for one in judged if one.efficiency is efficiency]
        for efficiency in (method.Efficiency.SURELY, method.Efficiency.POSSIBLY, method.Efficiency.NEVER)
    }
    surely, possibly, never = (
        [words.package(one.package, one.challenger) for one in some[:SHOWN]] for some in by_verdict.values()
    )
    first, second, third = map(len, by_verdict.values())
    comparison = Comparison(len(judged), surely, possibly, never, (first, second, third))
    if not judged or not all(said.points for said in given.values()):
        return comparison
    return _with_points(meeting, comparison, space, given, words, tentative)


def _with_points(
    meeting: OpenMeeting,
    comparison: Comparison,
    space: method.Space,
    given: dict[str, Valuation],
    words: _Words,
    tentative: tuple[str, ...],
) -> Comparison:
    """What points add: the frontier, named solutions, better for both, and Adjusted Winner."""
    values = {side: package_acts.worths_of(space, said) for side, said in given.items()}
    domain = method.make_domain(space, values)
    try:
        front = method.frontier(domain)
    except method.Refusal as refused:
        return replace(comparison, refused=WHY.get(refused.code, str(refused)))
    solved = method.bargaining_solutions(front)
    named = tuple(
        Named(name, definition, [point + 1 for point in getattr(solved, key).points])
        for key, (name, definition) in SOLUTIONS.items()
    )
    improved, gains = None, False
    if tentative and space.allows(tentative):
        better = method.joint_gain(front, tentative)
        improved = tuple(words.package(one) for point in better.points for one in front.packages(point, SHOWN))
        gains = better.for_all
    return replace(
        comparison,
        dots=_dots(meeting, front, words, named),
        named=named,
        split=_split(meeting, space, values, words),
        improved=improved,
        gains=gains,
    )


def _dots(meeting: OpenMeeting, front: method.Frontier, words: _Words, named: tuple[Named, ...]) -> tuple[Dot, ...]:
    """Points in a square of 320: the first side's points across, the second's upwards."""
    sides = {side.id: side for side in meeting.dialogue.sides}
    found = []
    for point in range(min(len(front), 200)):
        values = front.utilities(point)
        shown = [
            _priced(words.package(one), [sides[key] for key in front.domain.sides], values)
            for one in front.packages(point, 3)
        ]
        across = round(20 + 2.8 * float(values[0]))
        x = 320 - across if get_language_bidi() else across
        at = [one.name for one in named if point + 1 in one.points]
        found.append(Dot(point + 1, x, round(300 - 2.8 * float(values[1])), shown, front.counts[point], at))
    return tuple(found)


def _priced(package: Package, sides: list[Side], values: tuple[Fraction, ...]) -> Package:
    return replace(package, values=tuple(zip(sides, values, strict=True)))


def _split(
    meeting: OpenMeeting, space: method.Space, values: dict[str, dict[str, dict[str, Fraction]]], words: _Words
) -> Split | None:
    """Adjusted Winner, where it applies: two sides, no links or vetoes, every issue won by one or the other."""
    if len(values) != 2 or space.links or space.vetoes:
        return None
    one, other = values
    for issue in space.issues:
        mine, yours = values[one][issue.key], values[other][issue.key]
        if len(issue.options) != 2 or max(mine, key=mine.__getitem__) == max(yours, key=yours.__getitem__):
            return None
    points = {side: {issue: max(worth.values()) for issue, worth in given.items()} for side, given in values.items()}
    division = method.adjusted_winner(points, total=BUDGET)
    issues = {matter.issue.id: matter.issue for matter in words.found}
    gets = [
        (
            side,
            [(issues[key], part) for key, part in division.shares[side.id].items() if part],
            division.points[side.id],
        )
        for side in meeting.left_first
    ]
    return Split(gets, issues[division.split] if division.split else None)
