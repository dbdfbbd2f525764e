"""All valuations that fit what a side said, described by what is needed to compare two packages.

With incomplete preferences (Weber, European Journal of Operational Research 28, 1987, 10.1016/0377-2217(87)90168-8)
a side's valuation is only known to lie in a polyhedral set. A change from one package to another is harmless when its
least value over that set is not negative. Values within issues and weights of issues are stated apart, so that the
least value of a change is, at every extreme weight vector, the sum of each issue's least change times its weight.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ..errors import Refusal
from .domains import Space, values_by_position
from .extreme_rays import TooManyRays
from .extreme_weights import extreme_weights
from .issue_values import MAX_RAYS, least_changes, no_changes
from .numbers import Number
from .preference_statements import PreferenceStatement, check_statements

__all__ = ["FeasibleValuations", "feasible_valuations", "point_valuation"]

MAX_OPTIONS = 1_000


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
        Refusal: an issue of more than 1,000 options, of which all changes would have to be listed.
    """
    if (most := max(len(issue.options) for issue in space.issues)) > MAX_OPTIONS:
        raise Refusal(
            "too-many-options-to-compare",
            "an issue of {count:,} options is too large to compare each with each; up to {limit:,} are",
            count=most,
            limit=MAX_OPTIONS,
        )
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
            least_changes(side, issue.options, [s for s in statements if s.issue == issue.key])
            for issue in space.issues
        ]
        indifferent = {
            issue.key: [s for s in statements if s.issue == issue.key]
            for issue, least in zip(space.issues, changes, strict=True)
            if least is None
        }
        weights, strict = extreme_weights(side, tuple(issue.key for issue in space.issues), statements, indifferent)
    except TooManyRays:
        raise Refusal(
            "too-many-extreme-valuations",
            "what {side} said leaves too many extreme valuations to look at ({limit:,} at most). Say an order in "
            "place of ranges, or ranges for fewer issues",
            side=side,
            limit=MAX_RAYS,
        ) from None
    known = [least or no_changes(len(issue.options)) for issue, least in zip(space.issues, changes, strict=True)]
    return FeasibleValuations(
        tuple(least for least, _ in known),
        tuple(attained for _, attained in known),
        tuple(weights),
        # The weights sum to 1, which is a strict condition that holds at every extreme ray.
        (*strict, (True,) * len(weights)),
    )
