"""An interpreter's scope of a meeting: the words that the room sees, and other words proposed for them.

It has a key of its own. That key lies in the room, so that whoever opens the room opens this scope, and inside the
interpreter's tickets, so that an interpreter opens this scope and nothing else. What the room sees is copied here
within each change of the room. A wording goes the other way by an act of the third party alone.
"""

from typing import Literal

import msgspec
from django.db import transaction

from tracktwo.common import faults
from tracktwo.people import visits
from tracktwo.vault import compartment as vault_compartment
from tracktwo.vault.change import change, change_all
from tracktwo.vault.compartment import Opened, is_current, open_compartment
from tracktwo.vault.crypto import new_code
from tracktwo.vault.errors import VaultError
from tracktwo.vault.folio import Folio, Record
from tracktwo.vault.keys import Held
from tracktwo.vault.payload import Payload, payload
from tracktwo.vault.volatile import (
    TICKET_BITS,
    drop_compartments,
    drop_tickets,
    issue_ticket,
    ticket_row,
    unused,
)

from . import journal
from .access import OpenMeeting, followers
from .declarations import SeenText
from .fields import MultilingualText
from .records import MeetingCard, Side
from .rooms import interpreted

__all__ = [
    "CODES_A_SHEET",
    "INTERPRETING",
    "TICKET",
    "InterpreterKey",
    "SeenBoard",
    "Wording",
    "codes_left",
    "draw_sheet",
    "install",
    "is_ended",
    "put_out",
    "renew",
    "scope_of",
    "wording_of",
]

CODES_A_SHEET = 8
INTERPRETING = "interpreting"
# Tickets of this kind are found by the interpreter's page alone, and those of a side never there.
TICKET = "interpreter"


@payload("interpreting.key")
class InterpreterKey(Payload, frozen=True):
    """In the room: the key of the interpreter's scope, and the rows of the tickets that were drawn for it."""

    compartment: str
    epoch: int
    secret: bytes
    tickets: list[str] = []


@payload("interpreting.board")
class SeenBoard(Payload, frozen=True):
    """What the room sees, as it stands: the texts in the order of the board, and what is needed to read them."""

    code_name: str
    fiction: bool
    languages: list[str]
    sides: list[Side]
    texts: list[SeenText] = []


@payload("interpreting.wording")
class Wording(Payload, frozen=True):
    """Other words for one text of a card.

    `before` is the text that an interpreter saw when they wrote `words`. `typed` is what is being typed and was not
    sent, `over` the mark of the text that its form showed. `spent` are the keys of forms that were sent: what comes
    with one of them later is no typing any more.
    """

    card: str
    part: str
    before: MultilingualText
    words: MultilingualText
    state: Literal["typing", "waiting", "taken in", "set aside"] = "typing"
    typed: MultilingualText | None = None
    over: str = ""
    spent: list[str] = []


def wording_of(folio: Folio, card: str, part: str) -> Record[Wording] | None:
    """The other words for a text, where somebody wrote any."""
    wordings = folio.all(Wording)
    return next((record for record in wordings if (record.body.card, record.body.part) == (card, part)), None)


def install() -> None:
    """Keep the interpreter's scope in step with each change of a room, from when the program starts."""
    if keep_in_step not in followers:
        followers.append(keep_in_step)


def scope_of(meeting: OpenMeeting) -> Opened | None:
    """The interpreter's scope of an open meeting, or None where none was begun or it was ended."""
    key = meeting.room.folio().one(InterpreterKey)
    if key is None or not is_current(key.body.compartment, _held(meeting, key.body)):
        return None
    return open_compartment(key.body.compartment, meeting.dialogue.id, _held(meeting, key.body))


def is_ended(meeting: OpenMeeting) -> bool:
    """Whether a scope was begun and ended by itself, because its records did not match their seal."""
    return meeting.room.folio().one(InterpreterKey) is not None and scope_of(meeting) is None


def codes_left(meeting: OpenMeeting) -> tuple[int, int]:
    """How many codes are unused, and how many were drawn."""
    key = meeting.room.folio().one(InterpreterKey)
    rows = key.body.tickets if key else []
    return unused(rows), len(rows)


def draw_sheet(meeting: OpenMeeting) -> list[str]:
    """A sheet of codes, each of which opens the interpreter's page once. The first sheet begins the scope."""
    codes = [new_code(TICKET_BITS) for _ in range(CODES_A_SHEET)]
    with transaction.atomic():
        if scope_of(meeting) is None:
            _begin(meeting)
        with change(meeting.room) as draft:
            key = draft.folio.all(InterpreterKey)[0]
            rows = [ticket_row(code, TICKET) for code in codes]
            draft.replace(key, msgspec.structs.replace(key.body, tickets=[*key.body.tickets, *rows]))
            journal.note(draft, "interpreter", meeting.dialogue.role)
        for code in codes:
            issue_ticket(meeting.card.meeting, {key.body.compartment: _held(meeting, key.body)}, code, TICKET)
    return codes


def put_out(meeting: OpenMeeting) -> None:
    """End every page that a ticket opened, and every code that was drawn. Wordings that wait go on waiting."""
    with transaction.atomic():
        with change(meeting.room) as draft:
            journal.note(draft, "put out", meeting.dialogue.role)
        renew(meeting)


def renew(meeting: OpenMeeting) -> None:
    """Begin a new epoch of the scope, as when a colleague who could have read its key was put out."""
    key, opened = meeting.room.folio().one(InterpreterKey), scope_of(meeting)
    if key is None or opened is None:
        return
    with transaction.atomic():
        _, fresh = vault_compartment.rotate(opened, _held(meeting, key.body))
        with change(meeting.room) as draft:
            draft.put_one(InterpreterKey(compartment=opened.id, epoch=fresh.epoch, secret=fresh.secret))
    drop_tickets(key.body.tickets)
    visits.forget(meeting.card.meeting)


def _begin(meeting: OpenMeeting) -> None:
    dialogue = meeting.dialogue
    opened, held = vault_compartment.create(dialogue.id, meeting.card.meeting)
    with change_all(dialogue.third, meeting.room) as (third, room):
        # Where the compartments of the meeting stand, so that this one ends with them.
        record = third.folio.get(MeetingCard, meeting.record.id)
        card = msgspec.structs.replace(record.body, scopes=record.body.scopes | {INTERPRETING: opened.id})
        third.replace(record, card)
        room.put_one(InterpreterKey(compartment=opened.id, epoch=held.epoch, secret=held.secret))
    meeting.card = card


def _held(meeting: OpenMeeting, key: InterpreterKey) -> Held:
    return Held(epoch=key.epoch, secret=key.secret, meeting=meeting.card.meeting)


def keep_in_step(meeting: OpenMeeting) -> None:
    """Copy what the room sees, and drop the wordings of cards that are gone; part of each change of the room.

    A scope whose records do not match their seal is ended, so that nobody who altered them can hold up the room.
    """
    scope = scope_of(meeting)
    if scope is None:
        return
    card = meeting.dialogue.card
    seen = SeenBoard(
        code_name=card.code_name,
        fiction=card.fiction,
        languages=card.languages,
        sides=card.sides,
        texts=[text for each in interpreted() for text in each.read(meeting)],
    )
    try:
        with change(scope) as draft:
            board = draft.folio.one(SeenBoard)
            if board is None or board.body != seen:
                draft.put_one(seen)
            standing = meeting.room.folio()
            for record in draft.folio.all(Wording):
                row = standing.row(record.body.card)
                if row is None or not row.tag:
                    draft.remove(record)
    except VaultError as fault:
        faults.log(fault)
        drop_compartments([scope.id])
        visits.forget(meeting.card.meeting)
