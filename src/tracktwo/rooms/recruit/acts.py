"""Verbs of the room: seats are added and erased."""

from django.utils.translation import gettext

from tracktwo.common.storage import settle
from tracktwo.process import journal
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Refused
from tracktwo.process.sealed import Record, change
from tracktwo.rooms.recruit.records import Seat

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
