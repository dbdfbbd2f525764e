"""A room of several parts: each part declares what the room does, and the room is put together from them.

A part gives sentences and a drawing to the room's first page, and a sheet to its printed pages where it has one. The
rest is what a room declares, see `process.rooms`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.module_loading import import_string
from django.utils.safestring import SafeString

from tracktwo.vault.payload import Payload

from .access import OpenDialogue, OpenMeeting
from .choices import DesignChoice, Reading
from .declarations import (
    BoardSection,
    HomeSection,
    Interpreted,
    MeetingStep,
    MeetingTab,
    NextStep,
    Page,
    Standing,
    Unfinished,
    WallView,
)
from .fields import Text
from .offers import Offer
from .safeguards import Safeguard

__all__ = ["KINDS", "Declared", "Part", "Sentence", "SentenceKind", "by_kind", "gather"]

SentenceKind = Literal["due", "differs", "says", "asks"]
KINDS: tuple[SentenceKind, ...] = ("due", "differs", "says", "asks")


@dataclass(frozen=True)
class Sentence:
    """One sentence of the first page, and the page on which it can be changed; `parts` fill the rest of its address.

    `due`: its day has come; `differs`: members of the third party hold different things; `says`: what is held;
    `asks`: what nobody knows yet.
    """

    words: Text
    address: str
    kind: SentenceKind = "says"
    parts: tuple[str, ...] = ()


def _no_drawing(dialogue: OpenDialogue) -> SafeString:
    return SafeString("")


def nothing(of: object) -> list[Any]:
    """Nothing: what is declared where a dialogue or a meeting needs nothing."""
    return []


def nobody(dialogue: OpenDialogue) -> bool:
    """Nobody: what a part that knows of no serving official says."""
    return False


@dataclass(frozen=True, kw_only=True)
class Declared:
    """What the house asks of a room, and a room of each of its parts."""

    next_steps: Callable[[OpenDialogue], list[NextStep]] = nothing
    home: tuple[HomeSection, ...] = ()
    safeguards: tuple[Safeguard, ...] = ()
    steps: tuple[MeetingStep, ...] = ()
    tabs: tuple[MeetingTab, ...] = ()
    wall: tuple[WallView, ...] = ()
    # Texts that an interpreter of the meeting sees.
    interpreted: tuple[Interpreted, ...] = ()
    # Beside the board, for the third party at work.
    board: tuple[BoardSection, ...] = ()
    # Forms that are kept while they are typed: those of a meeting with it alone, and those written between meetings.
    autosaved: frozenset[str] = frozenset()
    kept_between: frozenset[str] = frozenset()
    withdrawable: tuple[type[Payload], ...] = ()
    # In which members of the third party say something about themselves, each with their account in `holder`.
    about_members: tuple[type[Payload], ...] = ()
    # What to look at before the next meeting is opened, and before the open one is closed.
    before_opening: Callable[[OpenDialogue], list[Unfinished]] = nothing
    before_closing: Callable[[OpenMeeting], list[Unfinished]] = nothing
    # What the third party gives to each side by these plans. Never what happened in a meeting.
    offered: Callable[[OpenDialogue], list[Offer]] = nothing
    # Whether a serving official sits at the table, as far as it is known here; see `process.profile`.
    serving: Callable[[OpenDialogue], bool] = nobody
    # How the teams compare by what their people are at home, where that is known here.
    standing: Callable[[OpenDialogue], list[Standing]] = nothing
    # Choices of design that are made here, and pages that bear on choices made anywhere.
    choices: tuple[DesignChoice, ...] = ()
    readings: tuple[Reading, ...] = ()
    # Where evidence for a choice is cited: the page, which takes the name of a choice. There is one.
    evidence: str = ""
    # The dotted name of a function that plays the demonstration here, in an open dialogue.
    demonstration: str = ""
    # The same for what lives in an open meeting alone: it is played when the rooms have opened one.
    meeting_demonstration: str = ""


@dataclass(frozen=True)
class Part(Declared):
    """One part of a room.

    `address` is its first page. `drawing` gives the markup of a picture for the room's first page, or nothing while
    there is nothing to draw, and `styles` the sheets it needs. `printed` gives the context of the template
    `<room>/print/<name>.html`. `kinds` are the payloads that stand in the dialogue once somebody has worked in this
    part.
    """

    name: str
    title: Text
    address: str
    pages: tuple[Page, ...]
    sentences: Callable[[OpenDialogue], list[Sentence]] = nothing
    drawing: Callable[[OpenDialogue], SafeString] = _no_drawing
    styles: tuple[str, ...] = ()
    printed: Callable[[OpenDialogue], dict[str, Any]] | None = None
    kinds: tuple[type[Payload], ...] = ()


def by_kind(sentences: Iterable[Sentence]) -> dict[SentenceKind, list[Sentence]]:
    """Sentences in the order in which they are read: what is due, where members differ, what is held, what is asked."""
    gathered = list(sentences)
    return {kind: [each for each in gathered if each.kind == kind] for kind in KINDS}


def gather(package: str, *names: str) -> tuple[Part, ...]:
    """The parts in these folders of a room's package, each declared as `PART` in its `part.py`."""
    return tuple(import_string(f"{package}.{name}.part.PART") for name in names)
