"""What several rankings of the same options say together."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .preference_statements import PreferenceStatement, Ranking

__all__ = ["KnownOrder"]


@dataclass(frozen=True, slots=True)
class KnownOrder:
    """A partial order of options, as bit masks by the number of the option.

    `at_least[a]` are the options that a is known to be at least as good as, a among them; `above[a]` those that it is
    known to be strictly better than.
    """

    at_least: tuple[int, ...]
    above: tuple[int, ...]

    @classmethod
    def of(cls, options: Sequence[str], statements: Sequence[PreferenceStatement]) -> "KnownOrder | None":
        """The transitive closure of all rankings; None where an option would be better than itself."""
        number = {option: n for n, option in enumerate(options)}
        weak = [1 << n for n in range(len(options))]
        strict = [0] * len(options)
        for statement in statements:
            if not isinstance(statement, Ranking):
                continue
            tiers = [[number[name] for name in tier] for tier in statement.tiers]
            for tier in tiers:
                for member in tier:
                    weak[member] |= 1 << tier[0]
                    weak[tier[0]] |= 1 << member
            for upper, lower in pairwise(tiers):
                strict[upper[0]] |= 1 << lower[0]
                weak[upper[0]] |= 1 << lower[0]
        _close(weak)
        # Strictly better than whatever lies at or below the far end of a strict step that starts at or below.
        below = [_union(weak, strict[n]) for n in range(len(options))]
        above = [_union(below, weak[n]) for n in range(len(options))]
        if any(mask >> n & 1 for n, mask in enumerate(above)):
            return None
        return cls(tuple(weak), tuple(above))

    def equal(self, a: int, b: int) -> bool:
        """Whether the two are known to be equally good."""
        return bool(self.at_least[a] >> b & 1 and self.at_least[b] >> a & 1)

    def better(self, a: int, b: int) -> bool:
        """Whether a is known to be strictly better than b."""
        return bool(self.above[a] >> b & 1)

    def may_be_best(self, a: int) -> bool:
        """Whether nothing is known to be better."""
        return not any(mask >> a & 1 for mask in self.above)

    def may_be_worst(self, a: int) -> bool:
        """Whether it is not known to be better than anything."""
        return not self.above[a]

    def must_be_best(self, a: int) -> bool:
        """Whether it is known to be better than everything that is not equal to it."""
        others = ((1 << len(self.above)) - 1) & ~self._equals(a)
        return self.above[a] & others == others

    def must_be_worst(self, a: int) -> bool:
        """Whether everything that is not equal to it is known to be better."""
        equals = self._equals(a)
        return all(equals >> n & 1 or mask >> a & 1 for n, mask in enumerate(self.above))

    def _equals(self, a: int) -> int:
        return sum(1 << n for n in range(len(self.above)) if self.equal(a, n))


def _close(masks: list[int]) -> None:
    """Transitive closure in place (Warshall, 1962)."""
    for through in range(len(masks)):
        for n, mask in enumerate(masks):
            if mask >> through & 1:
                masks[n] = mask | masks[through]


def _union(masks: Sequence[int], members: int) -> int:
    union = 0
    while members:
        lowest = members & -members
        union |= masks[lowest.bit_length() - 1]
        members ^= lowest
    return union
