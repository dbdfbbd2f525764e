"""Seats: a place on a side is a code, never a name. Recruit fills them, transfer plans their way home."""

from collections.abc import Callable
from typing import Annotated, Any, Literal

import msgspec
from django.utils.translation import gettext_lazy as _

from tracktwo.common.storage import settle
from tracktwo.process import journal, own_scopes
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import NotThere
from tracktwo.process.fields import Field, Text
from tracktwo.process.need_to_know import card_of, end_scope, open_scope
from tracktwo.process.sealed import Payload, Record, change_all, payload

__all__ = [
    "OFFICES",
    "ROSTER",
    "Office",
    "Seat",
    "all_seats",
    "erase_person",
    "erase_seat",
    "in_order",
    "is_hidden",
    "leaving",
    "on_roster",
    "roster_seats",
    "seat_of",
    "sweep_after",
    "sweeps",
]

# The name of the compartment in which seats of serving officials stand, where they were moved there.
ROSTER = "officials"

# What a room keeps about whoever sits on a seat goes with the person: it erases that when called.
leaving: "list[Callable[[OpenDialogue, str, Seat], None]]" = []
# What a room keeps by the id of a seat's record goes with that record: it looks what is left when called.
sweeps: "list[Callable[[OpenDialogue], None]]" = []

Office = Literal["", "never", "former", "near", "civil", "member", "serving"]
OFFICES: dict[str, Text] = {
    "": _("not known yet"),
    "never": _("never in office"),
    "former": _("former official or officer"),
    "near": _("near power, not in it"),
    "civil": _("civil society"),
    "member": _("member of a parliament or party"),
    "serving": _("serving official"),
}


def _upgrade(version: int, fields: dict[str, Any]) -> dict[str, Any]:
    """Version 1 knew no empty standing: whatever it holds is still valid."""
    return fields


@payload("seat", version=2, upgrade=_upgrade)
class Seat(Payload, frozen=True):
    """A place on a side: a code, never a name. `office` is empty until somebody has looked into it."""

    code: Annotated[str, Field(_("Seat code"), long=False, limit=12, help=_("A code, never a name or initials."))]
    side: str
    # Stored as `standing` since version 1.
    office: Annotated[
        Office,
        Field(
            _("Office"),
            choices=OFFICES,
            help=_("Track two is for people who are not officials and not there to negotiate."),
        ),
    ] = msgspec.field(default="", name="standing")
    late: bool = False


def on_roster(dialogue: OpenDialogue) -> bool:
    """Whether a roster of serving officials is kept."""
    return card_of(dialogue, ROSTER) is not None


def roster_seats(dialogue: OpenDialogue) -> list[Record[Seat]]:
    """The seats on it; none for whoever does not hold its key."""
    opened = open_scope(dialogue, ROSTER)
    return opened.folio().all(Seat) if opened else []


def is_hidden(dialogue: OpenDialogue) -> bool:
    """Whether seats stand on it that this person cannot see."""
    return on_roster(dialogue) and open_scope(dialogue, ROSTER) is None


def all_seats(dialogue: OpenDialogue) -> list[Record[Seat]]:
    """Every seat that this person can see."""
    return [*dialogue.third.folio().all(Seat), *roster_seats(dialogue)]


def in_order(dialogue: OpenDialogue) -> list[Record[Seat]]:
    """The seats that every member sees, S2 before S10."""
    return sorted(dialogue.third.folio().all(Seat), key=lambda seat: (len(seat.body.code), seat.body.code))


def seat_of(dialogue: OpenDialogue, id: str) -> Record[Seat]:
    """A seat by its id, wherever it stands.

    Raises:
        NotThere: no such seat that this person can see.
    """
    seat = next((each for each in all_seats(dialogue) if each.id == id), None)
    if seat is None:
        raise NotThere(Seat.TAG)
    return seat


def erase_seat(dialogue: OpenDialogue, id: str) -> None:
    """Erase a seat from the running system, with the plan that lies in its own compartment; how many survives.

    A seat on the roster takes its key. With the last one the roster goes.

    Raises:
        NotThere: no such seat that this person can see.
    """
    seat_of(dialogue, id)
    # First what takes no key to erase: a fault after it leaves a seat without a plan, never a plan without its seat.
    own_scopes.end(dialogue, [id])
    opened = open_scope(dialogue, ROSTER)
    with change_all(dialogue.third, *([opened] if opened else [])) as changing:
        for draft in changing:
            for seat in draft.folio.all(Seat):
                if seat.id == id:
                    draft.remove(seat)
        journal.note(changing[0], "erased", dialogue.role)
    settle()
    if opened and not roster_seats(dialogue):
        end_scope(dialogue, ROSTER)
    sweep_after(dialogue)


def sweep_after(dialogue: OpenDialogue) -> None:
    """A seat's record is gone from where every member sees it: rooms let go of what they keep by it."""
    for sweep in sweeps:
        sweep(dialogue)


def erase_person(dialogue: OpenDialogue, id: str) -> None:
    """Erase a seat together with what rooms keep about whoever sits on it.

    Raises:
        NotThere: no such seat that this person can see.
    """
    seat = seat_of(dialogue, id).body
    for erase in leaving:
        erase(dialogue, id, seat)
    erase_seat(dialogue, id)
