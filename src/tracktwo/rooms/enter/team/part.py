"""What this part gives to the room."""

from django.utils.translation import gettext_lazy as _

from ..reads import Part
from .kinds import KINDS
from .reads import printed, sentences
from .records import Placement, TeamCard
from .safeguards import IMPORTED_REVIEWED, INTERESTS_DECLARED, PLACED_BEFORE_WORKSHOP, THIRD_PARTY_ACCEPTED
from .steps import next_steps

__all__ = ["PART"]

PART = Part(
    "team",
    _("As whom"),
    "enter:team",
    sentences,
    printed,
    kinds=(TeamCard, Placement, *(kind.payload for kind in KINDS.values())),
    safeguards=(THIRD_PARTY_ACCEPTED, PLACED_BEFORE_WORKSHOP, INTERESTS_DECLARED, IMPORTED_REVIEWED),
    autosaved=frozenset({"place", "team-card", "card"}),
    next_steps=next_steps,
    about_members=(TeamCard, Placement),
)
