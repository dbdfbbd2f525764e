"""Choices that shape a dialogue, what there is to read on each, and where evidence for one is cited.

A room declares its choices, each with the page on which it is made. Any room may declare a page that bears on a choice.
The page of a choice then leads there, and neither room names an address of the other.
"""

from collections.abc import Callable
from dataclasses import dataclass

from .access import OpenDialogue
from .fields import Text

__all__ = ["DesignChoice", "Reading"]


@dataclass(frozen=True)
class DesignChoice:
    """A choice of design: `address` is the page on which it is made, `made` says whether a dialogue has made it."""

    name: str
    title: Text
    address: str
    made: Callable[[OpenDialogue], bool]


@dataclass(frozen=True)
class Reading:
    """A page that bears on the choice of that name; `parts` fill the rest of its address."""

    choice: str
    title: Text
    address: str
    parts: tuple[str, ...] = ()
