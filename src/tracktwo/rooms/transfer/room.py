"""What this room declares of itself: it is not built yet."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.rooms import Room

__all__ = ["ROOM"]

ROOM = Room(
    "transfer",
    _("Transfer"),
    _("What becomes of it, and of them?"),
    _("Carry what was agreed to officials and communities."),
)
