"""Valuations in the smallest whole numbers that compare packages alike."""

from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm

__all__ = ["IntegerValues"]


@dataclass(frozen=True, slots=True)
class IntegerValues:
    """Valuations as integers from 0 up, per side: a package's worth is `base + unit * (sum of integers)`."""

    values: tuple[tuple[tuple[int, ...], ...], ...]
    unit: tuple[Fraction, ...]
    base: tuple[Fraction, ...]

    @classmethod
    def of(cls, values: tuple[tuple[tuple[Fraction, ...], ...], ...]) -> "IntegerValues":
        """Multiply by the least common denominator, subtract each issue's least, divide by the common factor.

        All three are positive affine maps of one side's scale, so that no comparison of packages changes, and the
        integers are the smallest possible: most domains then fit machine words.
        """
        sides, units, bases = [], [], []
        for rows in values:
            scale = lcm(*(value.denominator for row in rows for value in row))
            integers = [[value.numerator * (scale // value.denominator) for value in row] for row in rows]
            minima = [min(row) for row in integers]
            above = [[value - least for value in row] for row, least in zip(integers, minima, strict=True)]
            common = gcd(*(value for row in above for value in row)) or 1
            sides.append(tuple(tuple(value // common for value in row) for row in above))
            units.append(Fraction(common, scale))
            bases.append(Fraction(sum(minima), scale))
        return cls(tuple(sides), tuple(units), tuple(bases))
