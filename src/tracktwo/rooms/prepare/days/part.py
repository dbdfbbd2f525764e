"""What the timetable gives to the room."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.parts import Part

from ..on_wall import WALL
from .pages import PAGES
from .records import Block, WorkshopDay

__all__ = ["PART"]

PART = Part(
    "days",
    _("Days"),
    "prepare:days",
    PAGES,
    styles=("prepare/css/days.css",),
    kinds=(WorkshopDay, Block),
    wall=WALL,
    demonstration="tracktwo.rooms.prepare.days.demo.play",
    autosaved=frozenset({"block"}),
)
