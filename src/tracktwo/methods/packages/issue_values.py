"""What changes within an issue are worth at least, by what a side said of its options."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import product

from ..errors import Refusal
from .extreme_rays import LinearCondition, Ray, TooManyRays, extreme_rays, is_satisfiable
from .inconsistency import smallest_inconsistent
from .preference_statements import PreferenceStatement, Ranking
from .rankings import KnownOrder

__all__ = ["MAX_RAYS", "LeastChanges", "least_changes", "no_changes"]

MAX_RAYS, MAX_OPTIONS = 2_000, 300
# Over all pairs of a best and a worst option: some thousand take a second.
MAX_RAYS_IN_ALL = 4_000
ZERO, ONE = Fraction(0), Fraction(1)

LeastChanges = tuple[tuple[tuple[Fraction, ...], ...], tuple[tuple[bool, ...], ...]]


def no_changes(size: int) -> LeastChanges:
    """An issue in which no change is worth anything."""
    return ((ZERO,) * size,) * size, ((True,) * size,) * size


def least_changes(side: str, options: Sequence[str], statements: Sequence[PreferenceStatement]) -> LeastChanges | None:
    """What changes within an issue are worth at least; None where all its options are equal.

    Values are scaled so that the worst option is 0 and the best 1.

    Raises:
        InconsistentStatements: they cannot all hold.
        Refusal: more than 300 options.
        TooManyRays: bounds and ratios leave too many extreme values.
    """
    if len(options) > MAX_OPTIONS:
        raise Refusal(
            "too-many-options-to-order",
            "an issue of {count:,} options is too large for orders and ranges; up to {limit:,} are read. Points have "
            "no such limit",
            count=len(options),
            limit=MAX_OPTIONS,
        )
    if len(options) == 1 or _all_equal(options, statements):
        if not _consistent_if_equal(options, statements):
            raise smallest_inconsistent(side, statements, lambda some: _consistent_if_equal(options, some))
        return None
    changes = _from_rankings(options, statements) if _only_rankings(statements) else _from_rays(options, statements)
    if changes is None:
        raise smallest_inconsistent(side, statements, lambda some: _consistent(options, some))
    return changes


def _only_rankings(statements: Sequence[PreferenceStatement]) -> bool:
    return all(isinstance(statement, Ranking) for statement in statements)


def _from_rankings(options: Sequence[str], statements: Sequence[PreferenceStatement]) -> LeastChanges | None:
    """In closed form, where only the order is known; None where the rankings contradict each other.

    A change to an option that is known to be better is worth next to nothing at least, unless it goes from what must
    be the worst to what must be the best, which is worth 1. A change to one that may be worse can lose everything,
    which is attained where the first may be the best and the second the worst, and otherwise only nearly.
    """
    order = KnownOrder.of(options, statements)
    if order is None:
        return None
    size = range(len(options))
    least: list[tuple[Fraction, ...]] = []
    attained: list[tuple[bool, ...]] = []
    for a in size:
        values, reached = [], []
        for b in size:
            if order.equal(a, b):
                values.append(ZERO)
                reached.append(True)
            elif order.better(b, a):
                whole = order.must_be_best(b) and order.must_be_worst(a)
                values.append(ONE if whole else ZERO)
                reached.append(whole)
            else:
                values.append(-ONE)
                reached.append(order.may_be_best(a) and order.may_be_worst(b))
        least.append(tuple(values))
        attained.append(tuple(reached))
    return tuple(least), tuple(attained)


def _from_rays(options: Sequence[str], statements: Sequence[PreferenceStatement]) -> LeastChanges | None:
    """By extreme rays, where bounds and ratios are known as well; None where no values fit.

    Which option is best and which is worst need not be known, so that the set of values is a union of polytopes, one
    for each possible pair; the least is taken over all.
    """
    least: list[list[Fraction | None]] = [[None] * len(options) for _ in options]
    attained = [[False] * len(options) for _ in options]
    extremes = _possible_extremes(options, statements)
    for best, worst in extremes:
        rays, conditions = _value_rays(options, best, worst, statements)
        if len(rays) * len(extremes) > MAX_RAYS_IN_ALL:
            raise TooManyRays(f"more than {MAX_RAYS_IN_ALL} rays in all")
        strict = [condition for condition in conditions if condition.relation == ">"]
        # Bit n of a ray's mask: it meets the strict condition n strictly.
        masks = [sum(1 << n for n, condition in enumerate(strict) if condition.value_at(ray) > 0) for ray in rays]
        if not rays or not _covers(masks, len(strict)):
            continue
        for a, b in product(range(len(options)), repeat=2):
            changes = [Fraction(ray[b] - ray[a], ray[best]) for ray in rays]
            low = min(changes)
            # The minimum lies on the face spanned by the minimal rays; it is attained if that face has a strict point.
            minimal = [mask for mask, change in zip(masks, changes, strict=True) if change == low]
            here, known = _covers(minimal, len(strict)), least[a][b]
            if known is None or low < known:
                least[a][b], attained[a][b] = low, here
            elif low == known:
                attained[a][b] = attained[a][b] or here
    if least[0][0] is None:
        return None
    return tuple(tuple(change or ZERO for change in row) for row in least), tuple(map(tuple, attained))


def _covers(masks: Sequence[int], count: int) -> bool:
    """Whether every strict condition is met strictly by some ray: then their sum meets all of them."""
    met = 0
    for mask in masks:
        met |= mask
    return met == (1 << count) - 1


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
    if _only_rankings(statements):
        return KnownOrder.of(options, statements) is not None
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
