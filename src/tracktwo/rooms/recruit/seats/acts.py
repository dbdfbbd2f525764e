"""Verbs of the room: seats are added, changed and erased."""

from django.utils.translation import gettext

from tracktwo.matter.seats import Seat, erase_seat
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Refused
from tracktwo.process.sealed import Change, Record, change

__all__ = ["add_coded_seats", "add_seat", "change_seat", "erase_seat"]


def add_seat(dialogue: OpenDialogue, seat: Seat, id: str = "") -> Record[Seat]:
    """A place on a side.

    Raises:
        Refused: the code is taken.
    """
    dialogue.side(seat.side)
    with change(dialogue.third) as draft:
        _require_free_code(draft, seat)
        return draft.add(seat, id)


def add_coded_seats(dialogue: OpenDialogue, number: int) -> None:
    """Bring each side to this many seats, coded A1, A2, … and B1, B2, …; codes that stand already stay as they are.

    Nothing else is said about these seats: what nobody has looked into is not known.
    """
    with change(dialogue.third) as draft:
        taken = {seat.code.casefold() for seat in draft.bodies(Seat)}
        for letter, side in zip("ABCD", dialogue.sides, strict=False):
            for place in range(1, number + 1):
                if f"{letter}{place}".casefold() not in taken:
                    draft.add(Seat(code=f"{letter}{place}", side=side.id))


def change_seat(dialogue: OpenDialogue, id: str, version: int, seat: Seat) -> None:
    """Change what is noted about a seat.

    Raises:
        Conflict: somebody changed it since it was shown.
        Refused: another seat has this code.
    """
    dialogue.side(seat.side)
    with change(dialogue.third) as draft:
        record = draft.fresh(Seat, id, version)
        _require_free_code(draft, seat, besides=id)
        draft.replace(record, seat)


def _require_free_code(draft: Change, seat: Seat, besides: str = "") -> None:
    others = [record.body for record in draft.folio.all(Seat) if record.id != besides]
    if any(other.code.casefold() == seat.code.casefold() for other in others):
        raise Refused(gettext("This code is taken."))
