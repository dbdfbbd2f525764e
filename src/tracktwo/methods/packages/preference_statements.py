"""What a side says without points: rankings, bounds and ratios, of the options of an issue or of the issues."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from ..errors import InvalidInput
from .domains import Space
from .extreme_rays import LinearCondition
from .numbers import format_exact

__all__ = ["Bounds", "PreferenceStatement", "Ranking", "RatioBounds", "check_statements"]


@dataclass(frozen=True, slots=True)
class Ranking:
    """From best to worst, or from most to least important; what stands in one tier is equal.

    `issue` is the issue whose options are ranked, or None where issues are. A tier is strictly before the next.
    """

    issue: str | None
    tiers: tuple[tuple[str, ...], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Every option or issue it speaks of."""
        return tuple(key for tier in self.tiers for key in tier)

    def conditions(self, names: Sequence[str], whole: Sequence[Fraction]) -> list[LinearCondition]:
        """As linear conditions on the values of `names`."""
        equal = [
            _condition(names, {tier[0]: Fraction(1), other: Fraction(-1)}, "=")
            for tier in self.tiers
            for other in tier[1:]
        ]
        pairs = zip(self.tiers, self.tiers[1:], strict=False)
        return equal + [_condition(names, {a[0]: Fraction(1), b[0]: Fraction(-1)}, ">") for a, b in pairs]

    def __str__(self) -> str:
        return _subject(self.issue) + " > ".join(" = ".join(tier) for tier in self.tiers)


@dataclass(frozen=True, slots=True)
class Bounds:
    """An option's value lies from `low` to `high`, where 0 is the worst and 1 the best option of the issue.

    With `issue` None: the weight of an issue as a share of all weights.
    """

    issue: str | None
    name: str
    low: Fraction
    high: Fraction

    @property
    def names(self) -> tuple[str, ...]:
        """Every option or issue it speaks of."""
        return (self.name,)

    def conditions(self, names: Sequence[str], whole: Sequence[Fraction]) -> list[LinearCondition]:
        """As linear conditions; `whole` are the coefficients of what counts as 1."""
        own = [Fraction(name == self.name) for name in names]
        at_least = tuple(x - self.low * y for x, y in zip(own, whole, strict=True))
        at_most = tuple(self.high * y - x for x, y in zip(own, whole, strict=True))
        if self.low == self.high:
            return [LinearCondition(at_least, "=")]
        return [LinearCondition(at_least, ">="), LinearCondition(at_most, ">=")]

    def __str__(self) -> str:
        return f"{_subject(self.issue)}{self.name} from {format_exact(self.low)} to {format_exact(self.high)}"


@dataclass(frozen=True, slots=True)
class RatioBounds:
    """`name` is worth, or weighs, from `low` to `high` times as much as `base`: “about twice” is 1.5 to 2.5."""

    issue: str | None
    name: str
    base: str
    low: Fraction
    high: Fraction

    @property
    def names(self) -> tuple[str, ...]:
        """Every option or issue it speaks of."""
        return (self.name, self.base)

    def conditions(self, names: Sequence[str], whole: Sequence[Fraction]) -> list[LinearCondition]:
        """As linear conditions on the values of `names`."""
        unit = Fraction(1)
        if self.low == self.high:
            return [_condition(names, {self.name: unit, self.base: -self.low}, "=")]
        return [
            _condition(names, {self.name: unit, self.base: -self.low}, ">="),
            _condition(names, {self.name: -unit, self.base: self.high}, ">="),
        ]

    def __str__(self) -> str:
        low, high = format_exact(self.low), format_exact(self.high)
        return f"{_subject(self.issue)}{self.name} is {low} to {high} times {self.base}"


PreferenceStatement = Ranking | Bounds | RatioBounds


def _subject(issue: str | None) -> str:
    return "issues: " if issue is None else f"{issue}: "


def _condition(
    names: Sequence[str], coefficients: Mapping[str, Fraction], relation: Literal["=", ">=", ">"]
) -> LinearCondition:
    return LinearCondition(tuple(coefficients.get(name, Fraction(0)) for name in names), relation)


def check_statements(space: Space, side: str, statements: Sequence[PreferenceStatement]) -> None:
    """Check that every statement speaks of known issues and options, of each once, and in possible numbers.

    Raises:
        InvalidInput: an unknown issue or option, something named twice, a range that is upside down or below 0.
    """
    options = {issue.key: issue.options for issue in space.issues}
    for statement in statements:
        if statement.issue is not None and statement.issue not in options:
            raise _invalid("statement-issue-unknown", side, statement, "there is no issue “{name}”", statement.issue)
        known = tuple(options) if statement.issue is None else options[statement.issue]
        for n, name in enumerate(statement.names):
            if name not in known:
                raise _invalid("statement-name-unknown", side, statement, "“{name}” does not exist", name)
            if name in statement.names[:n]:
                raise _invalid("statement-name-repeated", side, statement, "“{name}” is named twice", name)
        if isinstance(statement, Ranking):
            if len(statement.names) < 2 or not all(statement.tiers):
                raise _invalid(
                    "ranking-too-short", side, statement, "a ranking needs at least two names, and no empty tier"
                )
        elif not 0 <= statement.low <= statement.high:
            raise _invalid("bounds-reversed", side, statement, "expected a range from 0 or more upwards")
        if isinstance(statement, Bounds) and statement.low > 1:
            raise _invalid("bounds-beyond-scale", side, statement, "the scale ends at 1")


def _invalid(code: str, side: str, statement: PreferenceStatement, fault: str, name: str = "") -> InvalidInput:
    return InvalidInput(code, "{side} says “{statement}”: " + fault, side=side, statement=str(statement), name=name)
