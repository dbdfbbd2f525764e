"""Reliable change of one person: more than the measure's own unreliability would move them.

(x2 - x1) / (SD sqrt(2) sqrt(1 - r)), with the standard deviation and the reliability of a population that the user
names. Without both there is no answer. Beyond 1.96 it calls one in twenty people changed of whom nothing changed, and
of a dozen such people at least one nearly every other time: the rate stands beside every answer.

Source: Jacobson and Truax 1991; Christensen and Mendoza 1986. It says nothing about what the change came from, and
takes the reliability to be the same for everybody.
"""

import math
from dataclasses import dataclass
from typing import Final

from tracktwo.methods.errors import InvalidInput

__all__ = ["LIMIT", "ReliableChange", "false_alarms", "reliable_change"]

LIMIT: Final = 1.96


@dataclass(frozen=True)
class ReliableChange:
    """The index, whether it lies beyond 1.96, and how often that would be so with nothing changed."""

    index: float
    beyond: bool
    false_positive_rate: float


def reliable_change(before: float, after: float, *, reliability: float, sd: float) -> ReliableChange:
    """How far one person moved, in standard errors of a difference.

    Raises:
        InvalidInput: the reliability is not between 0 and 1, or the standard deviation not above zero.
    """
    if not 0 < reliability < 1:
        raise InvalidInput(
            "reliability", "found a reliability of {found}; expected a number between 0 and 1", found=reliability
        )
    if not (sd > 0 and math.isfinite(sd)):
        raise InvalidInput(
            "standard-deviation", "found a standard deviation of {found}; expected one above 0", found=sd
        )
    index = (after - before) / (sd * math.sqrt(2) * math.sqrt(1 - reliability))
    return ReliableChange(index, abs(index) > LIMIT, math.erfc(LIMIT / math.sqrt(2)))


def false_alarms(people: int) -> float:
    """How probable it is that at least one of so many people is called changed though nothing changed in any."""
    return 1 - (1 - math.erfc(LIMIT / math.sqrt(2))) ** people
