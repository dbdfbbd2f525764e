"""A leak while it is dealt with. It is erased when it is over."""

import datetime
from typing import Annotated

from django.utils.translation import gettext_lazy as _

from tracktwo.process.fields import Field, Text
from tracktwo.process.sealed import Payload, payload

__all__ = ["OUT", "LeakCase"]

OUT: dict[str, Text] = {
    "exists": _("that this dialogue exists"),
    "came": _("that somebody took part"),
    "released": _("words that every side had released"),
    "said": _("what somebody says was said in a meeting"),
    "picture": _("a photograph, a page or a recording"),
    "ours": _("notes or a device of the third party"),
}


@payload("transfer.leak")
class LeakCase(Payload, frozen=True):
    """What is out, and how far one has come. `began` is the minute from which the clock runs.

    `places` are the ids of seats that are named in public, `warned` of those that were warned, `done` the ids of steps
    of the plan that were taken.
    """

    began: datetime.datetime
    out: Annotated[list[str], Field(_("What is out?"))]
    places: Annotated[list[str], Field(_("Who is named, by seat?"))] = []
    warned: list[str] = []
    done: list[str] = []
