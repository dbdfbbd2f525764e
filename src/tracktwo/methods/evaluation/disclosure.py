"""Which figures may stand beside those already shown, so that no difference between them is about fewer than five.

Two figures on one item are a danger where almost the same people are behind both: whoever subtracts one from the other
learns about the few who are in one alone. So any two rest on the same people, or each has five at least that the other
has not, or one holds the other and five more. Only numbers of people decide, never what they answered: a figure
withheld because of what it says would say it.

It holds over successive results: what was shown once cannot be taken back, and every later figure is held against it.
What it does not do: people who put their own answers together can always learn more; see `methods.perception`.
"""

from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass
from typing import Final

__all__ = ["FEWEST", "Overlap", "is_apart", "may_stand", "may_stand_beside"]

FEWEST: Final = 5


@dataclass(frozen=True)
class Overlap:
    """Two figures on one item by their numbers of people: of the new one, of an earlier one, and of both."""

    new: int
    earlier: int
    both: int


def is_apart(overlap: Overlap) -> bool:
    """Whether the two rest on the same people, or differ by five at least wherever they differ.

    Raises:
        ValueError: more people are in both than in one of them.
    """
    if not 0 <= overlap.both <= min(overlap.new, overlap.earlier):
        raise ValueError("more people in both than in one")
    return all(rest == 0 or rest >= FEWEST for rest in (overlap.new - overlap.both, overlap.earlier - overlap.both))


def may_stand(new: int, beside: Iterable[Overlap]) -> bool:
    """Whether a figure of `new` people may be shown beside all that were shown before it."""
    return new >= FEWEST and all(is_apart(overlap) for overlap in beside)


def may_stand_beside(people: Collection[Hashable], shown: Iterable[Collection[Hashable]]) -> bool:
    """The same where it is known who is behind each figure, as in a file of codes."""
    mine = set(people)
    return may_stand(len(mine), (Overlap(len(mine), len(set(other)), len(mine & set(other))) for other in shown))
