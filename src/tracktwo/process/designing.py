"""Choices of design over all rooms, what there is to read on each, and where evidence for one is cited."""

from .choices import DesignChoice, Reading
from .rooms import walk

__all__ = ["choice", "choices", "evidence_address", "readings_on"]


def choices() -> list[DesignChoice]:
    """Every choice of design, over all rooms in the order of the work."""
    return [choice for each in walk() for choice in each.choices]


def choice(name: str) -> DesignChoice:
    """The choice of that name.

    Raises:
        KeyError: there is none.
    """
    return {each.name: each for each in choices()}[name]


def readings_on(name: str) -> list[Reading]:
    """What there is to read on the choice of that name."""
    return [reading for each in walk() for reading in each.readings if reading.choice == name]


def evidence_address() -> str:
    """The page on which evidence for a choice is cited; nothing where no room has one."""
    return next((each.evidence for each in walk() if each.evidence), "")
