"""A negotiation domain: issues, options, links, vetoes, and each side's additive valuation."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal

from ..errors import InvalidInput
from .integer_values import IntegerValues
from .numbers import Number, parse_exact

__all__ = [
    "Choice",
    "Domain",
    "Issue",
    "Link",
    "Package",
    "Space",
    "Veto",
    "first_repeated",
    "make_domain",
    "make_space",
    "same_budget",
    "values_by_position",
]

MAX_ISSUES = 500

Choice = tuple[str, str]
"""An issue's key and the key of one of its options."""
Package = tuple[str, ...]
"""One option of every issue, in the order of the issues."""
Position = tuple[int, int]
"""An issue and one of its options by their numbers, from 0."""


@dataclass(frozen=True, slots=True)
class Issue:
    """A question with some options, of which a package takes one. Keys are opaque; they may be ids of records."""

    key: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """With `needs`, `choice` can be taken only together with `other`; with `excludes`, never together with it."""

    kind: Literal["needs", "excludes"]
    choice: Choice
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
    def positions(self) -> dict[Choice, Position]:
        """Position of every choice by its keys."""
        return {
            (issue.key, option): (i, o) for i, issue in enumerate(self.issues) for o, option in enumerate(issue.options)
        }

    @cached_property
    def conflicts(self) -> dict[Position, frozenset[Position]]:
        """For an option, the options that cannot stand beside it; one in conflict with itself can never be taken."""
        conflicts: dict[Position, set[Position]] = {}

        def add(position: Position, other: Position) -> None:
            conflicts.setdefault(position, set()).add(other)
            conflicts.setdefault(other, set()).add(position)

        for veto in self.vetoes:
            add(self.positions[veto.choice], self.positions[veto.choice])
        for link in self.links:
            position, other = self.positions[link.choice], self.positions[link.other]
            if link.kind == "excludes":
                add(position, other)
            elif position[0] == other[0]:
                # A package takes one option of an issue: an option that needs another of the same issue is impossible.
                if position != other:
                    add(position, position)
            else:
                for option in range(len(self.issues[other[0]].options)):
                    if option != other[1]:
                        add(position, (other[0], option))
        return {position: frozenset(others) for position, others in conflicts.items()}

    def option_indices(self, package: Sequence[str]) -> tuple[int, ...]:
        """The number of the option that a package takes on every issue.

        Raises:
            InvalidInput: not one known option for each issue.
        """
        if len(package) != len(self.issues):
            raise InvalidInput(
                "package-incomplete",
                "a package has one option for each of {issues} issues; found {found}",
                issues=len(self.issues),
                found=len(package),
            )
        for issue, option in zip(self.issues, package, strict=True):
            if (issue.key, option) not in self.positions:
                raise InvalidInput(
                    "option-unknown", "issue “{issue}” has no option “{option}”", issue=issue.key, option=option
                )
        return tuple(self.positions[issue.key, option][1] for issue, option in zip(self.issues, package, strict=True))

    def package(self, indices: Iterable[int]) -> Package:
        """A package's options by their numbers."""
        return tuple(issue.options[o] for issue, o in zip(self.issues, indices, strict=True))

    def allows(self, package: Sequence[str]) -> bool:
        """Whether links and vetoes allow the package."""
        taken = set(enumerate(self.option_indices(package)))
        return not any(self.conflicts.get(position, frozenset()) & taken for position in taken)


@dataclass(frozen=True)
class Domain:
    """A space of packages with every side's exact, additive valuation.

    `values[p][i][o]` is what option `o` of issue `i` is worth to side `p`. `disagreement` is what each side has
    without an agreement (its reservation value); None means each side's least over all allowed packages.
    """

    space: Space
    sides: tuple[str, ...]
    values: tuple[tuple[tuple[Fraction, ...], ...], ...]
    disagreement: tuple[Fraction, ...] | None = None

    def utilities(self, package: Sequence[str]) -> tuple[Fraction, ...]:
        """What a package is worth to each side."""
        taken = self.space.option_indices(package)
        return tuple(sum((row[o] for row, o in zip(rows, taken, strict=True)), Fraction(0)) for rows in self.values)

    @cached_property
    def integers(self) -> IntegerValues:
        """The same valuations in whole numbers."""
        return IntegerValues.of(self.values)


def make_space(issues: Mapping[str, Sequence[str]], links: Iterable[Link] = (), vetoes: Iterable[Veto] = ()) -> Space:
    """A checked space of packages.

    Raises:
        InvalidInput: no issue, more than 500, an issue without options, an option named twice, or a link or veto of
            an option that is not there.
    """
    if len(issues) > MAX_ISSUES:
        raise InvalidInput(
            "too-many-issues",
            "{found} issues are too many; up to {limit} are taken",
            found=len(issues),
            limit=MAX_ISSUES,
        )
    if not issues:
        raise InvalidInput("no-issue", "there is no issue; at least one is expected")
    for key, options in issues.items():
        if not options:
            raise InvalidInput("issue-empty", "issue “{issue}” is empty; it needs at least one option", issue=key)
        if twice := first_repeated(options):
            raise InvalidInput(
                "option-repeated", "issue “{issue}” names its option “{option}” twice", issue=key, option=twice
            )
    space = Space(tuple(Issue(key, tuple(options)) for key, options in issues.items()), tuple(links), tuple(vetoes))
    mentions = [(f"a link ({link.kind})", choice) for link in space.links for choice in (link.choice, link.other)]
    mentions += [(f"the veto of {veto.side}", veto.choice) for veto in space.vetoes]
    for place, choice in mentions:
        if tuple(choice) not in space.positions:
            raise InvalidInput(
                "choice-unknown",
                "{place} names “{option}” of issue “{issue}”, which does not exist",
                place=place,
                issue=choice[0],
                option=choice[1],
            )
    return space


def first_repeated(names: Iterable[str]) -> str | None:
    """The first name that was there before."""
    seen: set[str] = set()
    for name in names:
        if name in seen:
            return name
        seen.add(name)
    return None


def make_domain(
    space: Space,
    values: Mapping[str, Mapping[str, Mapping[str, Number]]],
    disagreement: Mapping[str, Number] | None = None,
) -> Domain:
    """A checked domain: `values[side][issue][option]`, numbers as `parse_exact` takes them; sides keep their order.

    Raises:
        InvalidInput: fewer than two sides, a missing or unknown issue or option, or something that is no number.
    """
    if len(values) < 2:
        raise InvalidInput("too-few-sides", "at least two sides are expected, found {found}", found=len(values))
    rows = tuple(values_by_position(space, side, given) for side, given in values.items())
    if disagreement is None:
        return Domain(space, tuple(values), rows)
    if set(disagreement) != set(values):
        sides = ", ".join(f"“{side}”" for side in values)
        raise InvalidInput("disagreement-sides", "disagreement names each side once: {sides}", sides=sides)
    point = tuple(parse_exact(disagreement[side], f"disagreement of {side}") for side in values)
    return Domain(space, tuple(values), rows, point)


def values_by_position(
    space: Space, side: str, values: Mapping[str, Mapping[str, Number]]
) -> tuple[tuple[Fraction, ...], ...]:
    """One side's valuation by positions, complete and without anything unknown.

    Raises:
        InvalidInput: a missing or unknown issue or option, or something that is no number.
    """
    known = {issue.key for issue in space.issues}
    if unknown := next((key for key in values if key not in known), None):
        raise InvalidInput(
            "issue-not-shared", "{side} values issue “{issue}”, which the others do not have", side=side, issue=unknown
        )
    rows = []
    for issue in space.issues:
        if issue.key not in values:
            raise InvalidInput(
                "issue-not-valued", "{side} has no values for issue “{issue}”", side=side, issue=issue.key
            )
        worths = values[issue.key]
        if extra := sorted(set(worths) - set(issue.options)):
            raise InvalidInput(
                "option-not-shared",
                "{side} values “{option}” of issue “{issue}”, which is not among its options",
                side=side,
                issue=issue.key,
                option=extra[0],
            )
        if missing := next((option for option in issue.options if option not in worths), None):
            raise InvalidInput(
                "option-not-valued",
                "{side} has not valued option “{option}” of issue “{issue}”",
                side=side,
                issue=issue.key,
                option=missing,
            )
        place = f"{side}, issue “{issue.key}”"
        rows.append(tuple(parse_exact(worths[option], f"{place}, option “{option}”") for option in issue.options))
    return tuple(rows)


def same_budget(domain: Domain) -> bool:
    """Whether all sides spread the same budget: the sum, over issues, of best less worst value.

    The egalitarian solution and the largest sum compare one side's points with another's. That means something only
    where the budgets are the same.
    """
    spreads = {sum((max(row) - min(row) for row in rows), Fraction(0)) for rows in domain.values}
    return len(spreads) == 1
