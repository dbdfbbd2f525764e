"""What the room declares of itself."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.assembly import of_parts
from tracktwo.process.parts import gather
from tracktwo.process.rooms import Page

__all__ = ["ROOM"]

ROOM = of_parts(
    "prepare",
    _("Prepare"),
    _("What shall the days look like?"),
    _("Lay out the workshop's days: first each side alone with the third party, then all together."),
    _("No day is laid out yet. Begin a timetable from a pattern, and change it with your hand."),
    gather(
        "tracktwo.rooms.prepare",
        "schedule",
        "days",
        "connection",
        "rules",
        "contact",
        "groups",
        "packs",
        "logistics",
        "publicity",
    ),
    Page("prepare:home", picture="prepare", sizes=("laptop", "projector", "phone")),
    Page("prepare:print"),
)
