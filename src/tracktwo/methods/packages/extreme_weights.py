"""The extreme weights of the issues, by what a side said of their importance."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from ..errors import InvalidInput
from .extreme_rays import LinearCondition, Ray, extreme_rays, is_satisfiable
from .inconsistency import smallest_inconsistent
from .issue_values import MAX_RAYS
from .preference_statements import PreferenceStatement, Ranking

__all__ = ["extreme_weights"]


def extreme_weights(
    side: str,
    names: Sequence[str],
    statements: Sequence[PreferenceStatement],
    indifferent: Mapping[str, list[PreferenceStatement]],
) -> tuple[list[Ray], tuple[tuple[bool, ...], ...]]:
    """The extreme rays of the weights, and for each strict condition whether it holds strictly at each of them.

    Args:
        side: whose statements they are, for messages.
        names: the issues.
        statements: all statements of the side.
        indifferent: for each issue whose options are all equal, the statements that say so; it weighs nothing.

    Raises:
        InconsistentStatements: no weights fit.
        InvalidInput: every issue weighs nothing.
        TooManyRays: more than `MAX_RAYS`.
    """
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
    if not indifferent and len(own) <= 1 and all(isinstance(statement, Ranking) for statement in own):
        return _of_one_ranking(names, own[0] if own else None)
    rays = extreme_rays(size, conditions(own), MAX_RAYS)
    if is_satisfiable(rays, conditions(own)):
        strict = [condition for condition in conditions(own) if condition.relation == ">"]
        return rays, tuple(tuple(condition.value_at(ray) > 0 for ray in rays) for condition in strict)
    raise smallest_inconsistent(side, own, consistent)


def _of_one_ranking(
    names: Sequence[str], ranking: PreferenceStatement | None
) -> tuple[list[Ray], tuple[tuple[bool, ...], ...]]:
    """In closed form, for one ranking or none.

    The extreme rays of decreasing weights are those of the first tiers alone: 1 for the issues of the first k tiers, 0
    for all others (Kirkwood and Sarin, Operations Research 33, 1985, 10.1287/opre.33.1.38). An issue that is not ranked
    has a ray of its own.
    """
    tiers = ranking.tiers if isinstance(ranking, Ranking) else ()
    tier_of = {name: n for n, tier in enumerate(tiers) for name in tier}
    rays = [tuple(int(tier_of.get(name, len(tiers)) <= k) for name in names) for k in range(len(tiers))]
    rays += [tuple(int(name == other) for other in names) for name in names if name not in tier_of]
    positive = [tuple(bool(ray[n]) for ray in rays) for n in range(len(names))]
    descending = [tuple(k == n for n in range(len(rays))) for k in range(len(tiers) - 1)]
    return rays, (*positive, *descending)
