"""What the sides' own notes give to the room: nothing to its first page, since they are each side's own."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.parts import Part

from .pages import PAGES

__all__ = ["PART"]

PART = Part(
    "sides",
    _("What sides say"),
    "transfer:sides",
    PAGES,
    demonstration="tracktwo.rooms.transfer.sides.demo.play",
)
