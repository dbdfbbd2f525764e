"""What the conditions of contact give to the room."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.parts import Part

from .pages import PAGES
from .reads import sentences
from .records import CommonGoal, ContactPlan, ExitResult
from .safeguards import CONTACT_MAY_HELP

__all__ = ["PART"]

PART = Part(
    "contact",
    _("Contact"),
    "prepare:contact",
    PAGES,
    sentences,
    kinds=(ContactPlan, CommonGoal, ExitResult),
    safeguards=(CONTACT_MAY_HELP,),
    demonstration="tracktwo.rooms.prepare.contact.demo.play",
)
