"""Verbs of the room: writing cards, bringing from a caucus, observing, showing on the wall."""

import msgspec
from django.utils.translation import gettext, gettext_noop

from tracktwo.editing.undo import acting
from tracktwo.matter import concerns
from tracktwo.process import meetings
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import NoKey, Refused
from tracktwo.process.safeguards import require
from tracktwo.process.schedule import PRELIMINARY_FIRST
from tracktwo.process.sealed import Opened, Payload, change

from .loaded_words import LoadedWord
from .records import CaucusNote, MethodNote, Observation, OffWall, Position, RoomState
from .safeguards import WORD_RESTATED

__all__ = [
    "add_card",
    "add_caucus_note",
    "begin_joint",
    "bring",
    "close",
    "close_word",
    "observe",
    "open_caucus",
    "show",
    "toggle_off_wall",
    "withdraw_caucus_note",
    "write_method_note",
]


def add_card(meeting: OpenMeeting, card: Payload, id: str = "") -> None:
    """An obstacle between the sides, a cause, or a parked position."""
    if isinstance(card, Position):
        meeting.dialogue.side(card.side)
    with acting(meeting.room, gettext_noop("new card")) as draft:
        draft.add(card, id)


def begin_joint(meeting: OpenMeeting) -> None:
    """Begin the joint session.

    Raises:
        HeldStep: a side has not had its preliminary session.
    """
    require(meeting.dialogue, PRELIMINARY_FIRST, meeting.record.id)
    _state(meeting, joint=True)


def show(meeting: OpenMeeting, showing: str = "", page: int = 0, blank: bool | None = None) -> None:
    """Say what the wall shows, or blank it."""
    changes: dict[str, object] = {}
    if showing:
        changes |= {"showing": showing, "page": 1, "blank": False}
    if page:
        changes |= {"page": max(1, page)}
    if blank is not None:
        changes |= {"blank": blank}
    _state(meeting, **changes)


def _state(meeting: OpenMeeting, **changes: object) -> None:
    with change(meeting.room) as draft:
        state = draft.folio.one(RoomState)
        fields = (msgspec.structs.asdict(state.body) if state else {}) | changes
        draft.put_one(msgspec.convert(fields, RoomState))


def open_caucus(meeting: OpenMeeting, side: str) -> Opened:
    """A side's own scope.

    Raises:
        NoKey: it takes that side's own ticket, or this facilitator was not let into it.
    """
    meeting.dialogue.side(side)
    caucus = meeting.caucus(side)
    if caucus is None:
        raise NoKey(side)
    return caucus


def add_caucus_note(meeting: OpenMeeting, side: str, note: CaucusNote, id: str = "") -> None:
    """Write a card in a side's own scope."""
    with change(open_caucus(meeting, side)) as draft:
        draft.add(note, id)


def withdraw_caucus_note(meeting: OpenMeeting, side: str, id: str) -> None:
    """Take a card of a side's own scope away."""
    with change(open_caucus(meeting, side)) as draft:
        draft.remove(draft.folio.get(CaucusNote, id))


def toggle_off_wall(meeting: OpenMeeting, id: str) -> None:
    """Keep a card off the wall, or let the room see it there again."""
    with acting(meeting.room, gettext_noop("card on or off the wall")) as draft:
        card = draft.folio.get(concerns.Concern, id)
        marks = [record for record in draft.folio.all(OffWall) if record.body.card == card.id]
        for mark in marks:
            draft.remove(mark)
        if not marks:
            draft.add(OffWall(card=card.id))


def bring(meeting: OpenMeeting, side: str, id: str, on_wall: bool = False) -> None:
    """Copy a card from a side's own scope to the room, as that side asked.

    It stands on the board alone until somebody lets the room see it, or at once on the wall where that was asked for.

    Raises:
        Refused: it was brought already.
    """
    caucus = open_caucus(meeting, side)
    note = caucus.folio().get(CaucusNote, id).body
    if note.brought:
        raise Refused(gettext("This card was brought to the room already."))
    with acting(meeting.room, gettext_noop("card from a caucus")) as draft:
        if note.kind == "position":
            draft.add(Position(side=side, words=note.words))
        else:
            card = draft.add(concerns.Concern(kind=note.kind, owner=side, words=note.words))
            if not on_wall:
                draft.add(OffWall(card=card.id))
    with change(caucus) as draft:
        record = draft.folio.get(CaucusNote, id)
        draft.replace(record, msgspec.structs.replace(record.body, brought=True))


def observe(meeting: OpenMeeting, observation: Observation, id: str = "") -> None:
    """Note an observation, in the third party's scope of this meeting alone.

    Raises:
        Refused: it is not a question.
    """
    if not observation.question.rstrip().endswith(("?", "؟", ";", "՞", "፧")):
        raise Refused(gettext("An observation is offered as a question. End it with a question mark."))
    with change(meeting.third) as draft:
        draft.add(observation, id)


def write_method_note(meeting: OpenMeeting, text: str, id: str = "") -> None:
    """A note on method, which a last look at closing may keep."""
    with change(meeting.third) as draft:
        draft.add(MethodNote(text=text), id)


def close(meeting: OpenMeeting, keep: list[str]) -> None:
    """Close the meeting, with the chosen notes on method copied to the third party's lasting compartment.

    Raises:
        Conflict: somebody else closed it meanwhile.
        NoKey: the same, a moment earlier.
    """
    notes = [note.body for note in meeting.third.folio().all(MethodNote) if note.id in keep]
    meetings.close_meeting(meeting, [MethodNote(text=note.text, kept=True) for note in notes])


def close_word(meeting: OpenMeeting, id: str) -> None:
    """Close a word.

    Raises:
        HeldStep: a meaning has not been restated by the other side.
    """
    meeting.room.folio().get(LoadedWord, id)
    require(meeting.dialogue, WORD_RESTATED, id)
    with acting(meeting.room, gettext_noop("word closed")) as draft:
        record = draft.folio.get(LoadedWord, id)
        draft.replace(record, msgspec.structs.replace(record.body, closed=True))
