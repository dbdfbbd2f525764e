"""What the room declares of itself."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.assembly import of_parts
from tracktwo.process.parts import gather
from tracktwo.process.rooms import Page

__all__ = ["ROOM"]

ROOM = of_parts(
    "reflect",
    _("Reflect"),
    _("Did it help, did it harm, what did we learn?"),
    _("Ask whether it helped or harmed, and what to do differently."),
    _("Nothing is noted yet. Begin by fixing, before the first workshop, what you will ask and who will see it."),
    gather("tracktwo.rooms.reflect", "measures", "results", "outcomes", "lessons", "report", "casebook"),
    Page("reflect:home", picture="reflect", sizes=("laptop", "projector", "phone")),
)
