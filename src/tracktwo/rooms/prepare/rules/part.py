"""What the ground rules give to the room."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.parts import Part

from .on_wall import WALL
from .pages import PAGES
from .reads import sentences
from .records import GroundRules, RulesAgreed, Venue
from .safeguards import RULES_AGREED

__all__ = ["PART"]

PART = Part(
    "rules",
    _("Ground rules"),
    "prepare:rules",
    PAGES,
    sentences,
    kinds=(GroundRules, RulesAgreed, Venue),
    safeguards=(RULES_AGREED,),
    wall=WALL,
    demonstration="tracktwo.rooms.prepare.rules.demo.play",
)
