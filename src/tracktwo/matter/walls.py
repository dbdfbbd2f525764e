"""What rooms other than the board's can put on the wall: each registers a name, a template and what it needs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tracktwo.process.access import OpenMeeting

__all__ = ["Picture", "find", "register"]


@dataclass(frozen=True)
class Picture:
    """One thing the wall can show. `read` gives the template's context, or None while there is nothing to show.

    It holds words and nothing else: no state of a card, no count, and never who is waited for.
    """

    name: str
    template: str
    read: Callable[[OpenMeeting], dict[str, Any] | None]


_registry: dict[str, Picture] = {}


def register(*pictures: Picture) -> None:
    """Add to what the wall can show, once, when the program starts."""
    for one in pictures:
        if one.name in _registry:
            raise ValueError(f"two pictures of the wall are called {one.name}")
        _registry[one.name] = one


def find(name: str) -> Picture | None:
    """The picture of this name."""
    return _registry.get(name)
