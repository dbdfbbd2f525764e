"""Extreme rays of a polyhedral cone in exact arithmetic, by the double description method."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm
from typing import Literal

__all__ = ["LinearCondition", "Ray", "TooManyRays", "extreme_rays", "is_satisfiable"]

Ray = tuple[int, ...]


class TooManyRays(ValueError):
    """The cone has more extreme rays than the caller accepts."""


@dataclass(frozen=True, slots=True)
class LinearCondition:
    """A homogeneous linear condition: the sum of `coefficients` times unknowns stands in `relation` to zero."""

    coefficients: tuple[Fraction, ...]
    relation: Literal["=", ">=", ">"]

    def value_at(self, point: Sequence[int | Fraction]) -> Fraction:
        """The left-hand side at a point."""
        return sum((c * x for c, x in zip(self.coefficients, point, strict=True) if c and x), Fraction(0))

    def holds_at(self, point: Sequence[int | Fraction]) -> bool:
        """Whether the point meets the condition."""
        value = self.value_at(point)
        return value == 0 if self.relation == "=" else value > 0 if self.relation == ">" else value >= 0


def extreme_rays(size: int, conditions: Sequence[LinearCondition], limit: int) -> list[Ray]:
    """The extreme rays of `{x >= 0 : every condition holds}` in whole numbers; `>` is read as `>=`.

    The double description method of Motzkin, Raiffa, Thompson and Thrall (1953), with the adjacency test of Fukuda
    and Prodon (1996, 10.1007/3-540-61576-8_77). The conditions cut the cone one after another. A cut keeps the rays
    on its right side and adds one new ray for each pair of adjacent rays on different sides. Two rays are adjacent
    when no third ray is tight in every condition in which both are tight.

    Args:
        size: number of unknowns.
        conditions: at most a few dozen; equations are applied first because they shrink the cone most.
        limit: the most rays to hold at any time.

    Raises:
        TooManyRays: more than `limit` rays after some condition.
    """
    # Each ray carries a bit mask of the conditions in which it is tight: first x_i >= 0, then the conditions.
    rays = [(tuple(int(i == j) for j in range(size)), ((1 << size) - 1) & ~(1 << i)) for i in range(size)]
    for number, condition in enumerate(sorted(conditions, key=lambda condition: condition.relation != "=")):
        bit = 1 << (size + number)
        scale = lcm(*(coefficient.denominator for coefficient in condition.coefficients))
        integers = [int(coefficient * scale) for coefficient in condition.coefficients]
        slacks = [sum(c * x for c, x in zip(integers, ray, strict=True)) for ray, _ in rays]
        above = [(ray, tight, slack) for (ray, tight), slack in zip(rays, slacks, strict=True) if slack > 0]
        below = [(ray, tight, slack) for (ray, tight), slack in zip(rays, slacks, strict=True) if slack < 0]
        remaining = [(ray, tight | bit) for (ray, tight), slack in zip(rays, slacks, strict=True) if slack == 0]
        # The adjacency test looks at every pair: bound the pairs as well as the rays.
        if len(above) * len(below) > 20 * limit:
            raise TooManyRays(f"more than {limit} rays")
        masks = [tight for _, tight in rays]
        for upper, upper_tight, upper_slack in above:
            for lower, lower_tight, lower_slack in below:
                shared = upper_tight & lower_tight
                if shared.bit_count() >= size - 2 and not _third_is_tight(masks, shared):
                    remaining.append((_on_the_cut(upper, upper_slack, lower, lower_slack), shared | bit))
        if condition.relation != "=":
            remaining += [(ray, tight) for ray, tight, _ in above]
        rays = remaining
        if len(rays) > limit:
            raise TooManyRays(f"more than {limit} rays")
    return [ray for ray, _ in rays]


def _third_is_tight(masks: Sequence[int], shared: int) -> bool:
    """Whether a third ray is tight wherever the two are that share these conditions."""
    count = 0
    for mask in masks:
        if mask & shared == shared:
            count += 1
            if count > 2:
                return True
    return False


def _on_the_cut(upper: Ray, upper_slack: int, lower: Ray, lower_slack: int) -> Ray:
    """The combination of two adjacent rays whose slack is zero, in lowest terms."""
    combined = [upper_slack * y - lower_slack * x for x, y in zip(upper, lower, strict=True)]
    common = gcd(*combined)
    return tuple(value // common for value in combined)


def is_satisfiable(rays: Sequence[Ray], conditions: Sequence[LinearCondition]) -> bool:
    """Whether some point of the cone meets every strict condition strictly.

    If any point does, the sum of all extreme rays does: a strict condition that some ray meets strictly is met
    strictly by the sum, because no ray violates it.
    """
    strict = [condition for condition in conditions if condition.relation == ">"]
    return bool(rays) and all(any(condition.value_at(ray) > 0 for ray in rays) for condition in strict)
