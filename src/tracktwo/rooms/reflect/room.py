"""What this room declares of itself: it is not built yet."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.rooms import Room

__all__ = ["ROOM"]

ROOM = Room(
    "reflect",
    _("Reflect"),
    _("Did it help, did it harm, what did we learn?"),
    _("Ask whether it helped or harmed, and what to do differently."),
)
