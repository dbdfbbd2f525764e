"""The corners of what was said: extreme rays of a cone, exactly, by the double description method."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm
from typing import Literal

__all__ = ["Row", "TooMany", "possible", "rays"]

Ray = tuple[int, ...]


class TooMany(ValueError):
    """More rays than asked for."""


@dataclass(frozen=True, slots=True)
class Row:
    """A linear condition without constant: the sum of coefficients times unknowns is `kind` nothing."""

    coefficients: tuple[Fraction, ...]
    kind: Literal["=", ">=", ">"]

    def at(self, ray: Ray) -> Fraction:
        """The value of the sum."""
        return sum((c * x for c, x in zip(self.coefficients, ray, strict=True) if c and x), Fraction(0))


def rays(size: int, rows: Sequence[Row], limit: int) -> list[Ray]:
    """The extreme rays of `{x >= 0 : every row holds}`, a strict row read as its closure; whole numbers.

    Motzkin, Raiffa, Thompson and Thrall's double description (1953): one condition after the other cuts the cone,
    and a new ray lies between two neighbours on either side of the cut. Two rays are neighbours when no third one
    meets every condition tightly that both meet tightly.

    Raises:
        TooMany: more than `limit` rays at some point.
    """
    found = [(tuple(int(i == j) for j in range(size)), ((1 << size) - 1) & ~(1 << i)) for i in range(size)]
    for n, row in enumerate(sorted(rows, key=lambda row: row.kind != "=")):
        bit = 1 << (size + n)
        scale = lcm(*(c.denominator for c in row.coefficients))
        whole = [int(c * scale) for c in row.coefficients]
        signs = [sum(c * x for c, x in zip(whole, ray, strict=True)) for ray, _ in found]
        above = [(ray, tight, sign) for (ray, tight), sign in zip(found, signs, strict=True) if sign > 0]
        below = [(ray, tight, sign) for (ray, tight), sign in zip(found, signs, strict=True) if sign < 0]
        kept = [(ray, tight | bit) for (ray, tight), sign in zip(found, signs, strict=True) if sign == 0]
        if len(above) * len(below) > 20 * limit:
            raise TooMany(f"more than {limit} rays")
        tights = [tight for _, tight in found]
        for one, one_tight, up in above:
            for other, other_tight, down in below:
                both = one_tight & other_tight
                if both.bit_count() >= size - 2 and sum(tight & both == both for tight in tights) == 2:
                    kept.append((_between(one, up, other, down), both | bit))
        if row.kind != "=":
            kept += [(ray, tight) for ray, tight, _ in above]
        found = kept
        if len(found) > limit:
            raise TooMany(f"more than {limit} rays")
    return [ray for ray, _ in found]


def _between(one: Ray, up: int, other: Ray, down: int) -> Ray:
    """The ray of the edge from one to other that meets the condition tightly."""
    made = [up * y - down * x for x, y in zip(one, other, strict=True)]
    common = gcd(*made)
    return tuple(value // common for value in made)


def possible(found: Sequence[Ray], rows: Sequence[Row]) -> bool:
    """Whether some combination of the rays meets every strict row strictly: the sum of all rays does, or none."""
    return bool(found) and all(any(row.at(ray) > 0 for ray in found) for row in rows if row.kind == ">")
