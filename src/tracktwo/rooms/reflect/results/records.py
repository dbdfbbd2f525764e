"""What a side answered when it was asked, as a side, what the dialogue costs and whether to go on.

A choice and no words: what a side says stays in the room, and only that it was asked outlives the meeting.
"""

import datetime
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _

from tracktwo.process.fields import Field, Text
from tracktwo.process.sealed import Payload, payload

__all__ = ["COSTS", "COURSES", "SideAsked"]

COSTS: dict[str, Text] = {
    "nobody": _("Nobody, as far as the side knows"),
    "somebody": _("Yes, somebody"),
    "unsaid": _("The side would rather not say"),
}
COURSES: dict[str, Text] = {
    "on": _("Go on"),
    "pause": _("Pause"),
    "stop": _("Stop"),
    "unsaid": _("The side would rather not say"),
}


@payload("side asked")
class SideAsked(Payload, frozen=True):
    """One asking of one side."""

    side: str
    day: datetime.date
    cost: Annotated[
        Literal["nobody", "somebody", "unsaid"], Field(_("Has taking part cost anyone anything?"), choices=COSTS)
    ]
    course: Annotated[Literal["on", "pause", "stop", "unsaid"], Field(_("How shall it go on?"), choices=COURSES)]
