"""What a side says without points: orders, ranges, ratios, of the options of an issue or of the issues."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from .cone import Row
from .domains import Space
from .errors import Unreadable
from .numbers import written

__all__ = ["Between", "Order", "Ratio", "Statement", "check"]


@dataclass(frozen=True, slots=True)
class Order:
    """From best to worst, or most to least important; what stands in one tier is equal.

    `of` is the issue whose options are ordered, or None where issues are. A tier is strictly before the next.
    """

    of: str | None
    tiers: tuple[tuple[str, ...], ...]

    @property
    def named(self) -> tuple[str, ...]:
        """Everything it speaks of."""
        return tuple(key for tier in self.tiers for key in tier)

    def rows(self, names: Sequence[str], whole: Sequence[Fraction]) -> list[Row]:
        """As linear conditions."""
        equal = [
            _row(names, {tier[0]: Fraction(1), other: Fraction(-1)}, "=") for tier in self.tiers for other in tier[1:]
        ]
        pairs = zip(self.tiers, self.tiers[1:], strict=False)
        return equal + [_row(names, {a[0]: Fraction(1), b[0]: Fraction(-1)}, ">") for a, b in pairs]

    def __str__(self) -> str:
        return _of(self.of) + " > ".join(" = ".join(tier) for tier in self.tiers)


@dataclass(frozen=True, slots=True)
class Between:
    """An option's value from `low` to `high`, where 0 is the worst and 1 the best option of the issue.

    With `of` None: the weight of an issue as a share of all weights.
    """

    of: str | None
    what: str
    low: Fraction
    high: Fraction

    @property
    def named(self) -> tuple[str, ...]:
        """Everything it speaks of."""
        return (self.what,)

    def rows(self, names: Sequence[str], whole: Sequence[Fraction]) -> list[Row]:
        """As linear conditions; `whole` are the coefficients of what counts as 1."""
        own = [Fraction(name == self.what) for name in names]
        above = tuple(x - self.low * y for x, y in zip(own, whole, strict=True))
        under = tuple(self.high * y - x for x, y in zip(own, whole, strict=True))
        return [Row(above, "=")] if self.low == self.high else [Row(above, ">="), Row(under, ">=")]

    def __str__(self) -> str:
        return f"{_of(self.of)}{self.what} from {written(self.low)} to {written(self.high)}"


@dataclass(frozen=True, slots=True)
class Ratio:
    """`one` is worth, or weighs, from `low` to `high` times as much as `other`: “about twice” is 1.5 to 2.5."""

    of: str | None
    one: str
    other: str
    low: Fraction
    high: Fraction

    @property
    def named(self) -> tuple[str, ...]:
        """Everything it speaks of."""
        return (self.one, self.other)

    def rows(self, names: Sequence[str], whole: Sequence[Fraction]) -> list[Row]:
        """As linear conditions."""
        one = Fraction(1)
        if self.low == self.high:
            return [_row(names, {self.one: one, self.other: -self.low}, "=")]
        return [
            _row(names, {self.one: one, self.other: -self.low}, ">="),
            _row(names, {self.one: -one, self.other: self.high}, ">="),
        ]

    def __str__(self) -> str:
        return f"{_of(self.of)}{self.one} is {written(self.low)} to {written(self.high)} times {self.other}"


Statement = Order | Between | Ratio


def _of(issue: str | None) -> str:
    return "issues: " if issue is None else f"{issue}: "


def _row(names: Sequence[str], given: dict[str, Fraction], kind: str) -> Row:
    return Row(tuple(given.get(name, Fraction(0)) for name in names), kind)  # type: ignore[arg-type]


def check(space: Space, side: str, statements: Sequence[Statement]) -> None:
    """Every statement speaks of what is there, once, and in numbers that can be.

    Raises:
        Unreadable: an unknown issue or option, something named twice, a range that is upside down or below 0.
    """
    options = {issue.key: issue.options for issue in space.issues}
    for said in statements:
        if said.of is not None and said.of not in options:
            raise Unreadable(f"{side} says “{said}”: there is no issue “{said.of}”")
        known = tuple(options) if said.of is None else options[said.of]
        for n, name in enumerate(said.named):
            if name not in known:
                raise Unreadable(f"{side} says “{said}”: “{name}” is not there")
            if name in said.named[:n]:
                raise Unreadable(f"{side} says “{said}”: “{name}” is named twice")
        if isinstance(said, Order):
            if len(said.named) < 2 or not all(said.tiers):
                raise Unreadable(f"{side} says “{said}”: an order needs two at least, and no empty tier")
        elif not 0 <= said.low <= said.high:
            raise Unreadable(f"{side} says “{said}”: expected a range from 0 or more upwards")
        if isinstance(said, Between) and said.low > 1:
            raise Unreadable(f"{side} says “{said}”: the scale ends at 1")
