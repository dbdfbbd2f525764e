"""Seats: a place on a side is a code, never a name."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _

from tracktwo.process.fields import Field, Text
from tracktwo.process.sealed import Payload, payload

__all__ = ["STANDINGS", "Seat"]

STANDINGS: dict[str, Text] = {
    "never": _("never in office"),
    "former": _("former official or officer"),
    "near": _("near power, not in it"),
    "civil": _("civil society"),
    "member": _("member of a parliament or party"),
    "serving": _("serving official"),
}


@payload("seat")
class Seat(Payload, frozen=True):
    """A place on a side: a code, never a name."""

    code: Annotated[str, Field(_("Seat code"), long=False, limit=12, help=_("A code, never a name or initials."))]
    side: str
    standing: Annotated[
        Literal["never", "former", "near", "civil", "member", "serving"],
        Field(
            _("Standing"),
            choices=STANDINGS,
            help=_("Track two is for people who are not officials and not there to negotiate."),
        ),
    ]
    late: bool = False
