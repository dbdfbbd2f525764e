"""What the room declares of itself."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.assembly import of_parts
from tracktwo.process.parts import gather
from tracktwo.process.rooms import Page

__all__ = ["ROOM"]

ROOM = of_parts(
    "enter",
    _("Enter"),
    _("Should we, why, and as whom?"),
    _("Decide whether you are the right third party, and what you promise."),
    _(
        "Nothing is noted yet. Who are the groups around this conflict, and who would be glad or angry if you began? "
        "Name two or three, and the picture draws itself."
    ),
    gather("tracktwo.rooms.enter", "picture", "timing", "team"),
    Page("enter:home", picture="enter", sizes=("laptop", "projector", "phone")),
    Page("enter:print"),
)
