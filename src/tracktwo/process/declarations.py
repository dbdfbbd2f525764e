"""The parts of which a room's declaration is made: its pages, its steps in a meeting, what the wall can show."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import msgspec

from .access import OpenDialogue, OpenMeeting
from .fields import LIMIT, MultilingualText, Text
from .records import Side

__all__ = [
    "BoardSection",
    "HomeSection",
    "Interpreted",
    "MeetingAddresses",
    "MeetingStep",
    "MeetingTab",
    "NextStep",
    "Page",
    "Progress",
    "Readiness",
    "SeenText",
    "ShownStep",
    "Standing",
    "TextKind",
    "Unfinished",
    "WallView",
]

Progress = Literal["", "begun", "now"]
Opens = Literal["anybody", "members", "meeting", "side"]
Size = Literal["laptop", "projector", "phone"]


@dataclass(frozen=True)
class Page:
    """One address of a room, and who may open it.

    `opens`: `members` of the third party who were added to the dialogue; the same while a `meeting` is open; of
    those, the ones who may open that `side`'s caucus; or `anybody`. `acts`: it only takes forms and shows nothing by
    itself. `fragment`: what it shows is part of another page. `parts`: how a test fills the rest of the address, `=`
    and the value itself or the name of a sample. `sizes`: the screens on which the handbook shows it, under the name
    `picture`.
    """

    address: str
    opens: Opens = "members"
    acts: bool = False
    fragment: bool = False
    parts: Mapping[str, str] = field(default_factory=dict)
    picture: str = ""
    sizes: tuple[Size, ...] = ()


@dataclass(frozen=True)
class NextStep:
    """Something that can be done next, offered on the dialogue's home."""

    address: str
    words: Text


@dataclass(frozen=True)
class Readiness:
    """Whether a step of a meeting can be taken and was done; and, while it is locked, what it waits for."""

    open: bool = True
    done: bool = False
    reason: Text = ""


@dataclass(frozen=True)
class MeetingStep:
    """One step of a meeting. `place` orders the steps of all rooms, from predictions to one text."""

    place: int
    address: str
    name: Text
    judge: Callable[[OpenMeeting], Readiness]


@dataclass(frozen=True)
class ShownStep:
    """A step as the page at hand shows it."""

    name: Text
    address: str
    state: Literal["now", "done", "open", "locked"]
    reason: Text


@dataclass(frozen=True)
class MeetingTab:
    """A page that is one press away during a meeting, or two where it is `rarely` needed.

    With `each_side` it is one for every side's own.
    """

    address: str
    name: Text
    each_side: Callable[[OpenDialogue, Side], Text] | None = None
    rarely: bool = False


@dataclass(frozen=True)
class MeetingAddresses:
    """The names of the pages that every page of a meeting leads to; `caucus` takes a side, `closed` a meeting."""

    opening: str
    board: str
    act: str
    wall: str
    caucus: str
    closing: str
    closed: str


@dataclass(frozen=True)
class Standing:
    """What a room says of how the teams compare by what their people are at home; `matched`: whether they do.

    None where too little is known.
    """

    words: Text
    matched: bool | None


@dataclass(frozen=True)
class WallView:
    """One thing the wall can show. `read` gives the template's context, or None while there is nothing to show.

    It holds words and nothing else: no state of a card, no count, and never who is waited for. `from_board`: the
    board offers it, because no page of a meeting does.
    """

    name: str
    title: Text
    template: str
    read: Callable[[OpenMeeting], dict[str, Any] | None]
    from_board: bool = False


@dataclass(frozen=True)
class Unfinished:
    """Something to look at before a meeting is opened or closed, and where it stands."""

    words: Text
    address: str


@dataclass(frozen=True)
class BoardSection:
    """What a room adds beside the board for the third party at work, or None while there is nothing; never the wall."""

    template: str
    read: Callable[[OpenMeeting], dict[str, Any] | None]


@dataclass(frozen=True)
class HomeSection:
    """What a room adds to the dialogue's home, or None while there is nothing."""

    template: str
    read: Callable[[OpenDialogue], dict[str, Any] | None]


class SeenText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One text that an interpreter sees: the card it stands on, which text of it, what it is, and whose.

    `kind` is one of the room's `TextKind`s; `side` is a side's id, or nothing where it is nobody's. `about` is what it
    belongs to where it cannot be understood alone, as the meaning of a word.
    """

    card: str
    part: str
    kind: str
    side: str
    words: MultilingualText
    about: MultilingualText = MultilingualText("")


@dataclass(frozen=True)
class TextKind:
    """What a text is, and how many letters each of its wordings may have."""

    label: Text
    limit: int = LIMIT


@dataclass(frozen=True)
class Interpreted:
    """Texts of a room that an interpreter sees, and may propose other words for.

    `read` gives those that the room itself may see, in the order of the board: nothing that is kept off the wall, no
    state, no judgement. `take_in` puts other words in the place of a text as an act that can be undone.

    Raises, from `take_in`:
        Conflict: the text no longer has the words that it is given with.
        NotThere: its card is gone.
    """

    kinds: Mapping[str, TextKind]
    read: Callable[[OpenMeeting], list[SeenText]]
    take_in: Callable[[OpenMeeting, SeenText, MultilingualText], None]
