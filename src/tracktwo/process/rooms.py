"""What a room declares of itself, and the rooms of this installation in the order of the work.

A room is a unit: whatever the house asks of one stands in its `room.py`, in one `Room`. Navigation, the dialogue's
home, the list of safeguards, the wall, autosaving, withdrawal, the last look before closing, the demonstration, the
tests of pages and the handbook read it from here. Nothing outside a room names its addresses, rules, forms or states.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from tracktwo.vault.payload import Payload

from .access import OpenDialogue, OpenMeeting
from .declarations import (
    BoardSection,
    HomeSection,
    Interpreted,
    MeetingAddresses,
    MeetingStep,
    MeetingTab,
    NextStep,
    Page,
    Progress,
    Readiness,
    ShownStep,
    Standing,
    Unfinished,
    WallView,
)
from .fields import Text
from .offers import Offer
from .parts import Declared, Part
from .safeguards import register

__all__ = [
    "BoardSection",
    "HomeSection",
    "MeetingAddresses",
    "MeetingStep",
    "MeetingTab",
    "NextStep",
    "Page",
    "Progress",
    "Readiness",
    "Room",
    "ShownStep",
    "Standing",
    "Unfinished",
    "WallView",
    "about_members",
    "autosaved",
    "install",
    "interpreted",
    "meeting_addresses",
    "offered",
    "room",
    "walk",
    "wall_from_board",
    "wall_view",
    "withdrawable",
]


def _no_progress(dialogue: OpenDialogue) -> Progress:
    return ""


@dataclass(frozen=True)
class Room(Declared):
    """One room of the walk: the third party's question that it answers, and all that it declares."""

    name: str
    title: Text
    question: Text
    # One sentence for somebody who sees the room for the first time: what is done in it.
    opening: Text = ""
    pages: tuple[Page, ...] = ()
    progress: Callable[[OpenDialogue], Progress] = _no_progress
    # For the one room in which meetings take place.
    meetings: MeetingAddresses | None = None
    # For a room of several parts, in the order of their tabs; see `process.assembly`.
    parts: tuple[Part, ...] = ()
    # What its first page says while there is nothing to draw.
    empty: Text = ""
    # Its Python package, which the settings know.
    package: str = ""

    @property
    def demonstrations(self) -> list[str]:
        """The dotted names of what plays the demonstration in this room, in their order."""
        return [each.demonstration for each in (*self.parts, self) if each.demonstration]

    @property
    def meeting_demonstrations(self) -> list[str]:
        """The same of what plays it in the open meeting."""
        return [each.meeting_demonstration for each in (*self.parts, self) if each.meeting_demonstration]

    @property
    def address(self) -> str:
        """The name of its first page."""
        return f"{self.name}:home"


@cache
def walk() -> tuple[Room, ...]:
    """Every room in the order of the work, as the settings list them."""
    return tuple(replace(import_string(f"{package}.room.ROOM"), package=package) for package in settings.ROOMS)


def install() -> None:
    """Make what the rooms declare known to the house, once, when the program starts."""
    for each in walk():
        register(each.safeguards)


def room(name: str) -> Room:
    """The room of that name.

    Raises:
        KeyError: there is none.
    """
    return {each.name: each for each in walk()}[name]


def meeting_addresses() -> MeetingAddresses:
    """The pages of the room in which meetings take place."""
    return next(each.meetings for each in walk() if each.meetings)


def wall_view(name: str) -> WallView | None:
    """What the wall shows under this name."""
    return next((view for each in walk() for view in each.wall if view.name == name), None)


def wall_from_board(meeting: OpenMeeting) -> list[WallView]:
    """What the board offers to show, as far as there is something to show now."""
    views = (view for each in walk() for view in each.wall if view.from_board)
    return [view for view in views if view.read(meeting) is not None]


def interpreted() -> Iterable[Interpreted]:
    """What an interpreter sees, over all rooms."""
    return (each for room in walk() for each in room.interpreted)


def withdrawable() -> Iterable[type[Payload]]:
    """The kinds of records a side may take back, over all rooms."""
    return (kind for each in walk() for kind in each.withdrawable)


def autosaved(between: bool = False) -> frozenset[str]:
    """The names of forms that are kept while they are typed, over all rooms: in a meeting, or `between` meetings."""
    of_a_meeting = frozenset(name for each in walk() for name in each.autosaved)
    written_between = frozenset(name for each in walk() for name in each.kept_between)
    return written_between if between else of_a_meeting | written_between


def offered(dialogue: OpenDialogue) -> list[Offer]:
    """What the third party gives to each side, by the plans of all rooms."""
    return [offer for each in walk() for offer in each.offered(dialogue)]


def about_members() -> Iterable[type[Payload]]:
    """The kinds of records in which members say something about themselves, over all rooms."""
    return (kind for each in walk() for kind in each.about_members)
