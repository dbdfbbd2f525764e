"""All valuations that fit what a side said: how little a change may be worth, and whether that little can be."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, product
from math import comb

from .cone import Row, TooMany, possible, rays
from .domains import Space, valuation
from .errors import Refused, Unreadable, Why
from .numbers import Number
from .said import Order, Statement, check

__all__ = ["Contradiction", "Reading", "points_reading", "reading"]

MOST_RAYS, MOST_TRIALS = 2_000, 3_000
NOTHING = Fraction(0)


class Contradiction(Unreadable):
    """Statements of one side that cannot all hold. `statements` are as few as contradict each other."""

    def __init__(self, side: str, statements: Sequence[Statement], smallest: bool) -> None:
        self.side, self.statements, self.smallest = side, tuple(statements), smallest
        words = " and ".join(f"“{said}”" for said in statements)
        if len(statements) == 1:
            text = f"{side} says {words}, which contradicts itself"
        elif len(statements) == 2:
            text = f"{side} says {words}; the two cannot both hold"
        else:
            fewest = "no two of them contradict each other" if smallest else "leaving out any one of them would do"
            text = f"{side} says {words}; these {len(statements)} cannot all hold, and {fewest}"
        super().__init__(text)


@dataclass(frozen=True, slots=True)
class Reading:
    """All valuations of a side that fit: weight of the issue times value of the option, summed.

    `least[i][a][b]` is the least that going from option a to b of issue i can be worth, before weighting, and
    `reached[i][a][b]` whether a valuation that fits comes to it or only near. `corners` are the extreme weights.
    `open[s][t]` says that the strict condition s on weights holds strictly at corner t.
    """

    least: tuple[tuple[tuple[Fraction, ...], ...], ...]
    reached: tuple[tuple[tuple[bool, ...], ...], ...]
    corners: tuple[tuple[int, ...], ...]
    open: tuple[tuple[bool, ...], ...]


def points_reading(space: Space, side: str, values: Mapping[str, Mapping[str, Number]]) -> Reading:
    """The one valuation of a side that gave points, `values[issue][option]`.

    Raises:
        Unreadable: a missing or unknown issue or option, a number that is none.
    """
    rows = valuation(space, side, values)
    least = tuple(tuple(tuple(b - a for b in row) for a in row) for row in rows)
    reached = tuple(tuple(tuple(True for _ in row) for _ in row) for row in rows)
    return Reading(least, reached, ((1,) * len(rows),), ((True,),))


def reading(space: Space, side: str, statements: Sequence[Statement]) -> Reading:
    """Everything that fits a side's statements, exactly.

    In every issue the worst option is worth 0 and the best 1; weights are positive and sum to 1, so that the best
    total is 1 and the worst 0. An issue whose options are all said to be equal weighs nothing.

    Raises:
        Contradiction: they cannot all hold; it names the fewest that cannot.
        Refused: ranges with more than 2,000 corners.
        Unreadable: a statement about what is not there.
    """
    check(space, side, statements)
    try:
        local = [_issue(side, issue.options, [s for s in statements if s.of == issue.key]) for issue in space.issues]
        flat = {
            issue.key: [s for s in statements if s.of == issue.key]
            for issue, found in zip(space.issues, local, strict=True)
            if found is None
        }
        corners, rows = _weights(side, tuple(issue.key for issue in space.issues), statements, flat)
    except TooMany:
        raise Refused(Why.TOO_MANY_READINGS, side=side, limit=MOST_RAYS) from None
    still = [found or _still(len(issue.options)) for issue, found in zip(space.issues, local, strict=True)]
    opened = tuple(tuple(row.at(ray) > 0 for ray in corners) for row in rows if row.kind == ">")
    return Reading(
        tuple(least for least, _ in still),
        tuple(reached for _, reached in still),
        tuple(corners),
        # Weights sum to 1: there is always something at every corner.
        (*opened, (True,) * len(corners)),
    )


Least = tuple[tuple[tuple[Fraction, ...], ...], tuple[tuple[bool, ...], ...]]


def _still(size: int) -> Least:
    """An issue in which no change is worth anything."""
    return ((NOTHING,) * size,) * size, ((True,) * size,) * size


def _issue(side: str, options: Sequence[str], said: Sequence[Statement]) -> Least | None:
    """What changes within an issue are worth at least; None where all its options are equal."""
    if len(options) == 1 or _all_equal(options, said):
        if any(row.kind == ">" for s in said for row in s.rows(options, [NOTHING] * len(options))):
            raise _fewest(side, said, lambda some: _fits_equal(options, some))
        return None
    least: list[list[Fraction | None]] = [[None] * len(options) for _ in options]
    reached = [[False] * len(options) for _ in options]
    for best, worst in _ends(options, said):
        found, rows = _values(options, best, worst, said)
        if not possible(found, rows):
            continue
        for a, b in product(range(len(options)), repeat=2):
            changes = [Fraction(ray[b] - ray[a], ray[best]) for ray in found]
            low = min(changes)
            here = possible([ray for ray, change in zip(found, changes, strict=True) if change == low], rows)
            known = least[a][b]
            if known is None or low < known:
                least[a][b], reached[a][b] = low, here
            elif low == known:
                reached[a][b] = reached[a][b] or here
    if least[0][0] is None:
        raise _fewest(side, said, lambda some: _fits(options, some))
    return tuple(tuple(x or NOTHING for x in row) for row in least), tuple(map(tuple, reached))


def _ends(options: Sequence[str], said: Sequence[Statement]) -> list[tuple[int, int]]:
    """Which options may be best and worst, as far as orders say."""
    orders = [s for s in said if isinstance(s, Order)]
    lower = {name for order in orders for tier in order.tiers[1:] for name in tier}
    higher = {name for order in orders for tier in order.tiers[:-1] for name in tier}
    tops = [n for n, name in enumerate(options) if name not in lower]
    ends = [n for n, name in enumerate(options) if name not in higher]
    return [(best, worst) for best in tops for worst in ends if best != worst]


def _values(
    options: Sequence[str], best: int, worst: int, said: Sequence[Statement]
) -> tuple[list[tuple[int, ...]], list[Row]]:
    """The corners of an issue's values with this best and worst option, and the conditions."""
    size = len(options)
    whole = tuple(Fraction(n == best) for n in range(size))
    rows = [Row(tuple(Fraction(n == worst) for n in range(size)), "=")]
    rows += [row for s in said for row in s.rows(options, whole)]
    rows += [Row(tuple(Fraction((n == best) - (n == o)) for n in range(size)), ">=") for o in range(size) if o != best]
    return rays(size, rows, MOST_RAYS), rows


def _fits(options: Sequence[str], said: Sequence[Statement]) -> bool:
    """Whether some values of an issue fit all of these."""
    if _all_equal(options, said):
        return _fits_equal(options, said)
    return any(possible(*_values(options, *ends, said)) for ends in _ends(options, said))


def _fits_equal(options: Sequence[str], said: Sequence[Statement]) -> bool:
    return not _all_equal(options, said) or not any(
        row.kind == ">" for s in said for row in s.rows(options, [NOTHING] * len(options))
    )


def _all_equal(options: Sequence[str], said: Sequence[Statement]) -> bool:
    """Whether orders put all options on one tier, together."""
    tiers = [set(tier) for s in said if isinstance(s, Order) for tier in s.tiers]
    joined = {options[0]}
    while more := [tier for tier in tiers if tier & joined and not tier <= joined]:
        joined.update(*more)
    return len(joined) == len(options)


def _weights(
    side: str, names: Sequence[str], statements: Sequence[Statement], flat: dict[str, list[Statement]]
) -> tuple[list[tuple[int, ...]], list[Row]]:
    """The corners of the weights, and the conditions on them."""
    size = len(names)
    every = (Fraction(1),) * size

    def conditions(some: Sequence[Statement]) -> list[Row]:
        still = {name for name, said in flat.items() if all(s in some for s in said)}
        unit = {name: tuple(Fraction(name == other) for other in names) for name in names}
        rows = [Row(unit[name], "=" if name in still else ">") for name in names]
        return rows + [row for s in some if s.of is None for row in s.rows(names, every)]

    if set(flat) == set(names):
        raise Unreadable(f"{side} says that all options of every issue are equal: nothing remains to be weighed")
    own = [s for s in statements if s.of is None or s.of in flat]
    rows = conditions(own)
    found = rays(size, rows, MOST_RAYS)
    if possible(found, rows):
        return found, rows
    raise _fewest(side, own, lambda some: _solvable(size, conditions(some)))


def _solvable(size: int, rows: list[Row]) -> bool:
    return possible(rays(size, rows, MOST_RAYS), rows)


def _fewest(side: str, said: Sequence[Statement], fits: Callable[[Sequence[Statement]], bool]) -> Contradiction:
    """The fewest statements that cannot hold together, looked for by their number; or a few none of which is idle."""
    tried = 0
    for size in range(1, len(said) + 1):
        tried += comb(len(said), size)
        if tried > MOST_TRIALS:
            break
        for some in combinations(said, size):
            if not fits(some):
                return Contradiction(side, some, smallest=True)
    few = list(said)
    for one in said:
        rest = [s for s in few if s is not one]
        if not fits(rest):
            few = rest
    return Contradiction(side, few, smallest=False)
