"""All valuations that fit what a side said, described by what is needed to compare two packages.

With incomplete preferences (Weber, European Journal of Operational Research 28, 1987, 10.1016/0377-2217(87)90168-8)
a side's valuation is only known to lie in a polyhedral set. A change from one package to another is harmless when its
least value over that set is not negative. Values within issues and weights of issues are stated apart, so that the
least value of a change is, at every extreme weight vector, the sum of each issue's least change times its weight.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, product
from math import comb

from ..errors import InvalidInput, Refusal
from .domains import Space, values_by_position
from .extreme_rays import LinearCondition, Ray, TooManyRays, extreme_rays, is_satisfiable
from .numbers import Number
from .preference_statements import PreferenceStatement, Ranking, check_statements

__all__ = ["FeasibleValuations", "InconsistentStatements", "feasible_valuations", "point_valuation"]

MAX_RAYS, MAX_TRIALS = 2_000, 3_000
ZERO = Fraction(0)


class InconsistentStatements(InvalidInput):
    """Statements of one side that cannot all hold.

    Attributes:
        side: whose they are.
        statements: a set that cannot hold, and from which none can be left out.
        is_smallest: whether no smaller set is inconsistent.
    """

    def __init__(self, side: str, statements: Sequence[PreferenceStatement], is_smallest: bool) -> None:
        self.side, self.statements, self.is_smallest = side, tuple(statements), is_smallest
        words = " and ".join(f"“{statement}”" for statement in statements)
        if len(statements) == 1:
            code, template = "statement-inconsistent", "{side} says {statements}, which contradicts itself"
        elif len(statements) == 2:
            code, template = "two-statements-inconsistent", "{side} says {statements}; the two cannot both hold"
        elif is_smallest:
            code = "statements-inconsistent-smallest"
            template = (
                "{side} says {statements}; these {count} cannot all hold, and no two of them contradict each other"
            )
        else:
            code = "statements-inconsistent"
            template = "{side} says {statements}; these {count} cannot all hold, and leaving out any one would do"
        super().__init__(code, template, side=side, statements=words, count=len(statements))


@dataclass(frozen=True, slots=True)
class FeasibleValuations:
    """All valuations of a side that fit its statements: weight of the issue times value of the option, summed.

    Attributes:
        least: `least[i][a][b]` is the least value, before weighting, of going from option a to b of issue i.
        attained: `attained[i][a][b]` says whether a valuation that fits reaches it; otherwise they only come near.
        extreme_weights: the extreme rays of the weights, as whole numbers.
        strict: `strict[s][t]` says that the strict condition s on weights holds strictly at extreme weight t.
    """

    least: tuple[tuple[tuple[Fraction, ...], ...], ...]
    attained: tuple[tuple[tuple[bool, ...], ...], ...]
    extreme_weights: tuple[tuple[int, ...], ...]
    strict: tuple[tuple[bool, ...], ...]


def point_valuation(space: Space, side: str, values: Mapping[str, Mapping[str, Number]]) -> FeasibleValuations:
    """The one valuation of a side that gave points, `values[issue][option]`.

    Raises:
        InvalidInput: a missing or unknown issue or option, or something that is no number.
    """
    rows = values_by_position(space, side, values)
    least = tuple(tuple(tuple(b - a for b in row) for a in row) for row in rows)
    attained = tuple(tuple(tuple(True for _ in row) for _ in row) for row in rows)
    return FeasibleValuations(least, attained, ((1,) * len(rows),), ((True,),))


def feasible_valuations(space: Space, side: str, statements: Sequence[PreferenceStatement]) -> FeasibleValuations:
    """Everything that fits a side's statements, exactly.

    In every issue the worst option is worth 0 and the best 1; weights are positive and sum to 1, so that the best
    total is 1 and the worst 0. An issue whose options are all said to be equal weighs nothing.

    Raises:
        InconsistentStatements: they cannot all hold; it names the fewest that cannot.
        Refusal: more than 2,000 extreme rays.
        InvalidInput: a statement about something that does not exist.
    """
    check_statements(space, side, statements)
    try:
        changes = [
            _least_changes(side, issue.options, [s for s in statements if s.issue == issue.key])
            for issue in space.issues
        ]
        indifferent = {
            issue.key: [s for s in statements if s.issue == issue.key]
            for issue, least in zip(space.issues, changes, strict=True)
            if least is None
        }
        weights, conditions = _weights(side, tuple(issue.key for issue in space.issues), statements, indifferent)
    except TooManyRays:
        raise Refusal(
            "too-many-extreme-valuations",
            "what {side} said leaves too many extreme valuations to look at ({limit:,} at most). Say an order in "
            "place of ranges, or ranges for fewer issues",
            side=side,
            limit=MAX_RAYS,
        ) from None
    known = [least or _no_changes(len(issue.options)) for issue, least in zip(space.issues, changes, strict=True)]
    strict = tuple(tuple(c.value_at(ray) > 0 for ray in weights) for c in conditions if c.relation == ">")
    return FeasibleValuations(
        tuple(least for least, _ in known),
        tuple(attained for _, attained in known),
        tuple(weights),
        # The weights sum to 1, which is a strict condition that holds at every extreme ray.
        (*strict, (True,) * len(weights)),
    )


LeastChanges = tuple[tuple[tuple[Fraction, ...], ...], tuple[tuple[bool, ...], ...]]


def _no_changes(size: int) -> LeastChanges:
    """An issue in which no change is worth anything."""
    return ((ZERO,) * size,) * size, ((True,) * size,) * size


def _least_changes(side: str, options: Sequence[str], statements: Sequence[PreferenceStatement]) -> LeastChanges | None:
    """What changes within an issue are worth at least; None where all its options are equal.

    Values are scaled so that the worst option is 0 and the best 1. Which option is best and which is worst need not
    be known, so the set of values is a union of polytopes, one for each possible pair; the least is taken over all.
    """
    if len(options) == 1 or _all_equal(options, statements):
        if not _consistent_if_equal(options, statements):
            raise _inconsistent(side, statements, lambda some: _consistent_if_equal(options, some))
        return None
    least: list[list[Fraction | None]] = [[None] * len(options) for _ in options]
    attained = [[False] * len(options) for _ in options]
    for best, worst in _possible_extremes(options, statements):
        rays, conditions = _value_rays(options, best, worst, statements)
        if not is_satisfiable(rays, conditions):
            continue
        for a, b in product(range(len(options)), repeat=2):
            changes = [Fraction(ray[b] - ray[a], ray[best]) for ray in rays]
            low = min(changes)
            # The minimum lies on the face spanned by the minimal rays; it is attained if that face has a strict point.
            here = is_satisfiable([ray for ray, change in zip(rays, changes, strict=True) if change == low], conditions)
            known = least[a][b]
            if known is None or low < known:
                least[a][b], attained[a][b] = low, here
            elif low == known:
                attained[a][b] = attained[a][b] or here
    if least[0][0] is None:
        raise _inconsistent(side, statements, lambda some: _consistent(options, some))
    return tuple(tuple(change or ZERO for change in row) for row in least), tuple(map(tuple, attained))


def _possible_extremes(options: Sequence[str], statements: Sequence[PreferenceStatement]) -> list[tuple[int, int]]:
    """Which pairs of options may be best and worst, as far as rankings say."""
    rankings = [s for s in statements if isinstance(s, Ranking)]
    not_best = {name for ranking in rankings for tier in ranking.tiers[1:] for name in tier}
    not_worst = {name for ranking in rankings for tier in ranking.tiers[:-1] for name in tier}
    tops = [n for n, name in enumerate(options) if name not in not_best]
    bottoms = [n for n, name in enumerate(options) if name not in not_worst]
    return [(best, worst) for best in tops for worst in bottoms if best != worst]


def _value_rays(
    options: Sequence[str], best: int, worst: int, statements: Sequence[PreferenceStatement]
) -> tuple[list[Ray], list[LinearCondition]]:
    """The extreme rays of an issue's values with this best and worst option, and the conditions."""
    size = len(options)
    whole = tuple(Fraction(n == best) for n in range(size))
    conditions = [LinearCondition(tuple(Fraction(n == worst) for n in range(size)), "=")]
    conditions += [condition for s in statements for condition in s.conditions(options, whole)]
    conditions += [
        LinearCondition(tuple(Fraction((n == best) - (n == o)) for n in range(size)), ">=")
        for o in range(size)
        if o != best
    ]
    return extreme_rays(size, conditions, MAX_RAYS), conditions


def _consistent(options: Sequence[str], statements: Sequence[PreferenceStatement]) -> bool:
    """Whether some values of an issue fit all of these."""
    if _all_equal(options, statements):
        return _consistent_if_equal(options, statements)
    return any(
        is_satisfiable(*_value_rays(options, *extremes, statements))
        for extremes in _possible_extremes(options, statements)
    )


def _consistent_if_equal(options: Sequence[str], statements: Sequence[PreferenceStatement]) -> bool:
    if len(options) > 1 and not _all_equal(options, statements):
        return True
    return not any(c.relation == ">" for s in statements for c in s.conditions(options, [ZERO] * len(options)))


def _all_equal(options: Sequence[str], statements: Sequence[PreferenceStatement]) -> bool:
    """Whether rankings put all options on one tier, possibly several rankings together."""
    tiers = [set(tier) for s in statements if isinstance(s, Ranking) for tier in s.tiers]
    joined = {options[0]}
    while overlapping := [tier for tier in tiers if tier & joined and not tier <= joined]:
        joined.update(*overlapping)
    return len(joined) == len(options)


def _weights(
    side: str,
    names: Sequence[str],
    statements: Sequence[PreferenceStatement],
    indifferent: Mapping[str, list[PreferenceStatement]],
) -> tuple[list[Ray], list[LinearCondition]]:
    """The extreme weights of the issues, and the conditions on them."""
    size = len(names)
    whole = (Fraction(1),) * size

    def conditions(some: Sequence[PreferenceStatement]) -> list[LinearCondition]:
        weightless = {name for name, said in indifferent.items() if all(s in some for s in said)}
        unit = {name: tuple(Fraction(name == other) for other in names) for name in names}
        positive = [LinearCondition(unit[name], "=" if name in weightless else ">") for name in names]
        return positive + [c for s in some if s.issue is None for c in s.conditions(names, whole)]

    def consistent(some: Sequence[PreferenceStatement]) -> bool:
        return is_satisfiable(extreme_rays(size, conditions(some), MAX_RAYS), conditions(some))

    if set(indifferent) == set(names):
        raise InvalidInput(
            "nothing-to-weigh",
            "{side} says that all options of every issue are equal: nothing remains to be weighed",
            side=side,
        )
    own = [s for s in statements if s.issue is None or s.issue in indifferent]
    rays = extreme_rays(size, conditions(own), MAX_RAYS)
    if is_satisfiable(rays, conditions(own)):
        return rays, conditions(own)
    raise _inconsistent(side, own, consistent)


def _inconsistent(
    side: str,
    statements: Sequence[PreferenceStatement],
    consistent: Callable[[Sequence[PreferenceStatement]], bool],
) -> InconsistentStatements:
    """The smallest inconsistent set, by trying sets in order of size; beyond a bound, an irreducible one."""
    tried = 0
    for size in range(1, len(statements) + 1):
        tried += comb(len(statements), size)
        if tried > MAX_TRIALS:
            break
        for some in combinations(statements, size):
            if not consistent(some):
                return InconsistentStatements(side, some, is_smallest=True)
    irreducible = list(statements)
    for statement in statements:
        rest = [s for s in irreducible if s is not statement]
        if not consistent(rest):
            irreducible = rest
    return InconsistentStatements(side, irreducible, is_smallest=False)
