"""What this room declares of itself: it is not built yet."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.rooms import Room

__all__ = ["ROOM"]

ROOM = Room(
    "enter",
    _("Enter"),
    _("Should we, why, and as whom?"),
    _("Decide whether you are the right third party, and what you promise."),
)
