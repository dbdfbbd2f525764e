"""A side's points held against its own statements."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from ..errors import Notice
from .domains import Space, values_by_position
from .numbers import Number
from .preference_statements import PreferenceStatement

__all__ = ["contradicted_statements", "contradictions"]


def contradicted_statements(
    space: Space,
    side: str,
    values: Mapping[str, Mapping[str, Number]],
    statements: Sequence[PreferenceStatement],
) -> list[PreferenceStatement]:
    """The statements of a side that its own points contradict.

    The weight of an issue is what its points span, from the worst option to the best; an option's value is its
    distance from the worst.

    Raises:
        InvalidInput: a missing or unknown issue or option, or something that is no number.
    """
    rows = values_by_position(space, side, values)
    keys = [issue.key for issue in space.issues]
    contradicted = []
    for statement in statements:
        if statement.issue is None:
            names, point, whole = keys, [max(row) - min(row) for row in rows], [Fraction(1)] * len(keys)
        else:
            place = keys.index(statement.issue)
            names, row = list(space.issues[place].options), rows[place]
            point, best = [value - min(row) for value in row], row.index(max(row))
            whole = [Fraction(n == best) for n in range(len(row))]
        if not all(condition.holds_at(point) for condition in statement.conditions(names, whole)):
            contradicted.append(statement)
    return contradicted


def contradictions(
    space: Space,
    side: str,
    values: Mapping[str, Mapping[str, Number]],
    statements: Sequence[PreferenceStatement],
) -> list[Notice]:
    """A notice for each of `contradicted_statements`.

    Raises:
        InvalidInput: as there.
    """
    template = "the points of {side} contradict what it said: “{statement}”"
    return [
        Notice(
            "points-contradict-statement",
            template,
            {"side": side, "statement": str(statement), "issue": statement.issue or ""},
        )
        for statement in contradicted_statements(space, side, values, statements)
    ]
