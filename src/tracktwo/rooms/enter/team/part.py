"""What this part gives to the room."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.parts import Part

from ..choices import POSTURE, TEAM
from .kinds import KINDS
from .pages import PAGES
from .reads import printed, sentences
from .records import Placement, TeamCard
from .safeguards import IMPORTED_REVIEWED, INTERESTS_DECLARED, PLACED_BEFORE_WORKSHOP, THIRD_PARTY_ACCEPTED
from .steps import next_steps

__all__ = ["PART"]

PART = Part(
    "team",
    _("As whom"),
    "enter:team",
    PAGES,
    sentences,
    printed=printed,
    styles=("enter/css/team.css",),
    kinds=(TeamCard, Placement, *(kind.payload for kind in KINDS.values())),
    safeguards=(THIRD_PARTY_ACCEPTED, PLACED_BEFORE_WORKSHOP, INTERESTS_DECLARED, IMPORTED_REVIEWED),
    kept_between=frozenset({"place", "team-card", "note"}),
    next_steps=next_steps,
    about_members=(TeamCard, Placement),
    choices=(TEAM, POSTURE),
    demonstration="tracktwo.rooms.enter.team.demo.play",
)
