"""Seats: a place on a side is a code, never a name. Recruit fills them, transfer plans their way home."""

from collections.abc import Callable
from typing import Annotated, Any, Literal

import msgspec
from django.utils.translation import gettext_lazy as _

from tracktwo.common.storage import settle
from tracktwo.process import journal, own_scopes
from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import Field, Text
from tracktwo.process.sealed import Payload, change, payload

__all__ = ["OFFICES", "Office", "Seat", "erase_person", "erase_seat", "leaving"]

# What a room keeps about whoever sits on a seat goes with the person: it erases that when called.
leaving: "list[Callable[[OpenDialogue, str, Seat], None]]" = []

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


def erase_seat(dialogue: OpenDialogue, id: str) -> None:
    """Erase a seat from the running system, with the plan that lies in its own compartment; how many survives.

    Raises:
        NotThere: no such seat.
    """
    dialogue.third.folio().get(Seat, id)
    # First what takes no key to erase: a fault after it leaves a seat without a plan, never a plan without its seat.
    own_scopes.end(dialogue, [id])
    with change(dialogue.third) as changing:
        changing.remove(changing.folio.get(Seat, id))
        journal.note(changing, "erased", dialogue.role)
    settle()


def erase_person(dialogue: OpenDialogue, id: str) -> None:
    """Erase a seat together with what rooms keep about whoever sits on it.

    Raises:
        NotThere: no such seat.
    """
    seat = dialogue.third.folio().get(Seat, id).body
    for erase in leaving:
        erase(dialogue, id, seat)
    erase_seat(dialogue, id)
