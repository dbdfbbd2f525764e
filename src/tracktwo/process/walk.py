"""The eight rooms in the order of the work. This order drives navigation, documentation and tests."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

__all__ = ["WALK", "Room", "room"]


@dataclass(frozen=True)
class Room:
    """One room: the third party's question that it answers."""

    name: str
    title: str | Promise
    question: str | Promise

    @property
    def built(self) -> bool:
        """Whether this version has the room; the others' work is recorded as done elsewhere."""
        return apps.is_installed(f"tracktwo.rooms.{self.name}")

    @property
    def address(self) -> str:
        """The name of its first page."""
        return f"{self.name}:home"


WALK: tuple[Room, ...] = (
    Room("enter", _("Enter"), _("Should we, why, and as whom?")),
    Room("recruit", _("Recruit"), _("Who should sit at the table?")),
    Room("prepare", _("Prepare"), _("What shall the days look like?")),
    Room("convene", _("Convene"), _("What do they need, fear, mean?")),
    Room("solve", _("Solve"), _("What could both live with?")),
    Room("consult", _("Consult"), _("What does the wider society hold?")),
    Room("transfer", _("Transfer"), _("What becomes of it, and of them?")),
    Room("reflect", _("Reflect"), _("Did it help, did it harm, what did we learn?")),
)


def room(name: str) -> Room:
    """The room of that name.

    Raises:
        KeyError: there is none.
    """
    return {one.name: one for one in WALK}[name]


def built() -> Iterator[Room]:
    """The rooms this version has."""
    return (one for one in WALK if one.built)
