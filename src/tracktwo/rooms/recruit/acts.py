"""Verbs of the room: seats are added and erased."""

import msgspec
from django.db import transaction
from django.utils.translation import gettext
from tracktwo.common.storage import settle
from tracktwo.people import colleagues, sessions
from tracktwo.people.keyring import Colleague
from tracktwo.people.models import Account
from tracktwo.people.sessions import Person
from tracktwo.vault import compartment as vault_compartment
from tracktwo.vault import snapshot
from tracktwo.vault.change import change, change_all
from tracktwo.vault.compartment import Opened
from tracktwo.vault.crypto import new_id
from tracktwo.vault.folio import Record
from tracktwo.vault.keys import Held
from tracktwo.vault.models import Compartment
from tracktwo.vault.volatile import destroy_meeting
from tracktwo.process import journal
from tracktwo.process.access import JOINT, THIRD, OpenDialogue, caucus_name, open_dialogue
from tracktwo.process.records import DialogueCard, MeetingCard, Member, Session, Side, StepDone, Workshop
from tracktwo.rooms.recruit.records import Seat
from tracktwo.process.errors import Refused

__all__ = ["add_seat", "erase_seat"]

def add_seat(dialogue: OpenDialogue, seat: Seat, id: str = "") -> Record[Seat]:
    """A place on a side.

    Raises:
        Refused: the code is taken.
    """
    dialogue.side(seat.side)
    with change(dialogue.third) as draft:
        if any(one.body.code.casefold() == seat.code.casefold() for one in draft.folio.all(Seat)):
            raise Refused(gettext("This code is taken."))
        return draft.add(seat, id)


def erase_seat(dialogue: OpenDialogue, id: str) -> None:
    """Erase a seat from the running system; how many there were survives."""
    with change(dialogue.third) as draft:
        draft.remove(draft.folio.get(Seat, id))
        journal.note(draft, "erased", dialogue.role)
    settle()
