"""What the small groups give to the room."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.parts import Part
from tracktwo.process.rooms import MeetingTab, WallView

from .pages import PAGES
from .reads import on_wall
from .records import DRAFT

__all__ = ["PART"]

PART = Part(
    "groups",
    _("Small groups"),
    "prepare:groups",
    PAGES,
    styles=("prepare/css/groups.css",),
    tabs=(MeetingTab("prepare:groups", _("Small groups")),),
    autosaved=frozenset({DRAFT}),
    wall=(WallView("groups", _("the small groups"), "prepare/wall/groups.html", on_wall, from_board=True),),
    meeting_demonstration="tracktwo.rooms.prepare.groups.demo.play",
)
