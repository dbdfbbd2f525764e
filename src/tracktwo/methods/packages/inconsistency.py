"""Statements that cannot all hold, and the fewest of them that cannot."""

from collections.abc import Callable, Sequence
from itertools import combinations
from math import comb

from ..errors import InvalidInput
from .preference_statements import PreferenceStatement

__all__ = ["InconsistentStatements", "smallest_inconsistent"]

MAX_TRIALS = 3_000


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


def smallest_inconsistent(
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
