"""A space of packages, and what each side makes of it: issues, options, links, vetoes, valuations."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import gcd, lcm
from typing import Literal

from .errors import Unreadable
from .numbers import Number, exact

__all__ = [
    "Choice",
    "Domain",
    "Issue",
    "Link",
    "Package",
    "Space",
    "Veto",
    "domain",
    "same_budget",
    "space",
    "valuation",
]

MOST_ISSUES = 500

Choice = tuple[str, str]
"""An issue's key and the key of one of its options."""
Package = tuple[str, ...]
"""One option of every issue, in the order of the issues."""


@dataclass(frozen=True, slots=True)
class Issue:
    """A question with some options, of which a package takes one. Keys are opaque; they may be ids of records."""

    key: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """`one` needs `other`: it can be taken only together with it. `one` excludes `other`: never both."""

    kind: Literal["needs", "excludes"]
    one: Choice
    other: Choice


@dataclass(frozen=True, slots=True)
class Veto:
    """An option that a side will not have in any package."""

    side: str
    choice: Choice


@dataclass(frozen=True)
class Space:
    """All packages: one option for each issue, as links and vetoes allow."""

    issues: tuple[Issue, ...]
    links: tuple[Link, ...] = ()
    vetoes: tuple[Veto, ...] = ()

    @cached_property
    def places(self) -> dict[Choice, tuple[int, int]]:
        """Position of issue and option by their keys."""
        return {
            (issue.key, option): (i, o) for i, issue in enumerate(self.issues) for o, option in enumerate(issue.options)
        }

    @cached_property
    def clashes(self) -> dict[tuple[int, int], frozenset[tuple[int, int]]]:
        """Which options cannot stand together with an option; one that clashes with itself can never be taken."""
        found: dict[tuple[int, int], set[tuple[int, int]]] = {}

        def clash(one: tuple[int, int], other: tuple[int, int]) -> None:
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)

        for veto in self.vetoes:
            clash(self.places[veto.choice], self.places[veto.choice])
        for link in self.links:
            one, other = self.places[link.one], self.places[link.other]
            if link.kind == "excludes":
                clash(one, other)
            elif one[0] == other[0]:
                if one != other:
                    clash(one, one)
            else:
                for option in range(len(self.issues[other[0]].options)):
                    if option != other[1]:
                        clash(one, (other[0], option))
        return {one: frozenset(others) for one, others in found.items()}

    def indices(self, package: Sequence[str]) -> tuple[int, ...]:
        """Positions of a package's options.

        Raises:
            Unreadable: not one known option for each issue.
        """
        if len(package) != len(self.issues):
            raise Unreadable(f"a package has one option for each of {len(self.issues)} issues; found {len(package)}")
        for issue, option in zip(self.issues, package, strict=True):
            if (issue.key, option) not in self.places:
                raise Unreadable(f"issue “{issue.key}” has no option “{option}”")
        return tuple(self.places[issue.key, option][1] for issue, option in zip(self.issues, package, strict=True))

    def package(self, indices: Iterable[int]) -> Package:
        """A package's options by their positions."""
        return tuple(issue.options[o] for issue, o in zip(self.issues, indices, strict=True))

    def allows(self, package: Sequence[str]) -> bool:
        """Whether links and vetoes allow the package."""
        taken = set(enumerate(self.indices(package)))
        return not any(one in self.clashes and self.clashes[one] & taken for one in taken)


@dataclass(frozen=True)
class Domain:
    """A space of packages with every side's exact, additive valuation.

    `values[p][i][o]` is what option `o` of issue `i` is worth to side `p`. `disagreement` is what each side has
    without any package; None stands for each side's least over all packages that links and vetoes allow.
    """

    space: Space
    sides: tuple[str, ...]
    values: tuple[tuple[tuple[Fraction, ...], ...], ...]
    disagreement: tuple[Fraction, ...] | None = None

    def utilities(self, package: Sequence[str]) -> tuple[Fraction, ...]:
        """What a package is worth to each side."""
        taken = self.space.indices(package)
        return tuple(sum((row[o] for row, o in zip(rows, taken, strict=True)), Fraction(0)) for rows in self.values)

    @cached_property
    def scaled(self) -> "Scaled":
        """The same valuations in whole numbers."""
        return Scaled.of(self.values)


@dataclass(frozen=True, slots=True)
class Scaled:
    """Valuations as integers from 0 up, per side: a package's worth is `base + unit * (sum of integers)`."""

    values: tuple[tuple[tuple[int, ...], ...], ...]
    unit: tuple[Fraction, ...]
    base: tuple[Fraction, ...]

    @classmethod
    def of(cls, values: tuple[tuple[tuple[Fraction, ...], ...], ...]) -> "Scaled":
        """Multiply by the least common denominator, count from each issue's least, divide by what is common."""
        sides, units, bases = [], [], []
        for rows in values:
            scale = lcm(*(value.denominator for row in rows for value in row))
            whole = [[value.numerator * (scale // value.denominator) for value in row] for row in rows]
            least = [min(row) for row in whole]
            above = [[value - low for value in row] for row, low in zip(whole, least, strict=True)]
            common = gcd(*(value for row in above for value in row)) or 1
            sides.append(tuple(tuple(value // common for value in row) for row in above))
            units.append(Fraction(common, scale))
            bases.append(Fraction(sum(least), scale))
        return cls(tuple(sides), tuple(units), tuple(bases))


def space(issues: Mapping[str, Sequence[str]], links: Iterable[Link] = (), vetoes: Iterable[Veto] = ()) -> Space:
    """A checked space of packages.

    Raises:
        Unreadable: no issue, an issue without options, an option named twice, a link or veto that leads nowhere.
    """
    if len(issues) > MOST_ISSUES:
        raise Unreadable(f"{len(issues)} issues are too many; up to {MOST_ISSUES} are taken")
    if not issues:
        raise Unreadable("there is no issue; at least one is expected")
    for key, options in issues.items():
        if not options:
            raise Unreadable(f"issue “{key}” is empty; it needs at least one option")
        if len(set(options)) < len(options):
            twice = next(one for n, one in enumerate(options) if one in options[:n])
            raise Unreadable(f"issue “{key}” names its option “{twice}” twice")
    made = Space(tuple(Issue(key, tuple(options)) for key, options in issues.items()), tuple(links), tuple(vetoes))
    named = [(f"a link ({link.kind})", choice) for link in made.links for choice in (link.one, link.other)]
    for what, choice in named + [(f"the veto of {veto.side}", veto.choice) for veto in made.vetoes]:
        if tuple(choice) not in made.places:
            raise Unreadable(f"{what} names “{choice[1]}” of issue “{choice[0]}”, which is not there")
    return made


def domain(
    space: Space,
    values: Mapping[str, Mapping[str, Mapping[str, Number]]],
    disagreement: Mapping[str, Number] | None = None,
) -> Domain:
    """A checked domain: `values[side][issue][option]`, numbers as `exact` takes them; sides keep their order.

    Raises:
        Unreadable: fewer than two sides, a missing or unknown issue or option, a number that is none.
    """
    if len(values) < 2:
        raise Unreadable(f"at least two sides are expected, found {len(values)}")
    rows = tuple(valuation(space, side, given) for side, given in values.items())
    point = None
    if disagreement is not None:
        if set(disagreement) != set(values):
            raise Unreadable("disagreement names each side once: " + ", ".join(f"“{side}”" for side in values))
        point = tuple(exact(disagreement[side], f"disagreement of {side}") for side in values)
    return Domain(space, tuple(values), rows, point)


def valuation(space: Space, side: str, given: Mapping[str, Mapping[str, Number]]) -> tuple[tuple[Fraction, ...], ...]:
    """One side's valuation by positions, complete and with nothing too many.

    Raises:
        Unreadable: a missing or unknown issue or option, a number that is none.
    """
    known = {issue.key: issue for issue in space.issues}
    for key in given:
        if key not in known:
            raise Unreadable(f"{side} values issue “{key}”, which the others do not have")
    rows = []
    for issue in space.issues:
        if issue.key not in given:
            raise Unreadable(f"{side} has no values for issue “{issue.key}”")
        here = given[issue.key]
        if strange := sorted(set(here) - set(issue.options)):
            raise Unreadable(f"{side} values “{strange[0]}” of issue “{issue.key}”, which is not among its options")
        for option in issue.options:
            if option not in here:
                raise Unreadable(f"{side} has not valued option “{option}” of issue “{issue.key}”")
        place = f"{side}, issue “{issue.key}”"
        rows.append(tuple(exact(here[option], f"{place}, option “{option}”") for option in issue.options))
    return tuple(rows)


def same_budget(domain: Domain) -> bool:
    """Whether all sides spread the same: the sum, over issues, of best less worst value.

    Egalitarian and largest sum compare one side's points with another's, which says something only then.
    """
    spreads = {sum((max(row) - min(row) for row in rows), Fraction(0)) for rows in domain.values}
    return len(spreads) == 1
