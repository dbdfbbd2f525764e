"""A room of several parts: each part declares what the room does, and the room is put together from them.

A part gives sentences and a drawing to the room's first page, and a sheet to its printed pages where it has one. The
rest is what a room declares, see `process.rooms`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.module_loading import import_string

from tracktwo.vault.payload import Payload

from .access import OpenDialogue, OpenMeeting
from .choices import DesignChoice, Reading
from .declarations import (
    BoardSection,
    HomeSection,
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

__all__ = ["KINDS", "Part", "Sentence", "SentenceKind", "by_kind", "gather", "nobody"]

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


def _no_drawing(dialogue: OpenDialogue) -> str:
    return ""


def _nothing(of: object) -> list[Any]:
    return []


def nobody(dialogue: OpenDialogue) -> bool:
    """Nobody: what a part that knows of no serving official says."""
    return False


@dataclass(frozen=True)
class Part:
    """One part of a room.

    `address` is its first page. `drawing` gives the markup of a picture for the room's first page, or nothing while
    there is nothing to draw, and `styles` the sheets it needs. `printed` gives the context of the template
    `<room>/print/<name>.html`. `kinds` are the payloads that stand in the dialogue once somebody has worked in this
    part. `demonstration` is the dotted name of a function that plays it in an open dialogue.
    """

    name: str
    title: Text
    address: str
    pages: tuple[Page, ...]
    sentences: Callable[[OpenDialogue], list[Sentence]] = _nothing
    drawing: Callable[[OpenDialogue], str] = _no_drawing
    styles: tuple[str, ...] = ()
    printed: Callable[[OpenDialogue], dict[str, Any]] | None = None
    kinds: tuple[type[Payload], ...] = ()
    next_steps: Callable[[OpenDialogue], list[NextStep]] = _nothing
    home: tuple[HomeSection, ...] = ()
    safeguards: tuple[Safeguard, ...] = ()
    steps: tuple[MeetingStep, ...] = ()
    tabs: tuple[MeetingTab, ...] = ()
    wall: tuple[WallView, ...] = ()
    board: tuple[BoardSection, ...] = ()
    autosaved: frozenset[str] = frozenset()
    withdrawable: tuple[type[Payload], ...] = ()
    about_members: tuple[type[Payload], ...] = ()
    before_closing: Callable[[OpenMeeting], list[Unfinished]] = _nothing
    offered: Callable[[OpenDialogue], list[Offer]] = _nothing
    serving: Callable[[OpenDialogue], bool] = nobody
    standing: Callable[[OpenDialogue], list[Standing]] = _nothing
    choices: tuple[DesignChoice, ...] = ()
    readings: tuple[Reading, ...] = ()
    evidence: str = ""
    demonstration: str = ""


def by_kind(sentences: Iterable[Sentence]) -> dict[SentenceKind, list[Sentence]]:
    """Sentences in the order in which they are read: what is due, where members differ, what is held, what is asked."""
    gathered = list(sentences)
    return {kind: [each for each in gathered if each.kind == kind] for kind in KINDS}


def gather(package: str, *names: str) -> tuple[Part, ...]:
    """The parts in these folders of a room's package, each declared as `PART` in its `part.py`."""
    return tuple(import_string(f"{package}.{name}.part.PART") for name in names)
