"""What this part gives to the room."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.parts import Part

from .pages import PAGES
from .records import SideAsked
from .safeguards import COST_ASKED
from .summary import drawing, next_steps, sentences

__all__ = ["PART"]

PART = Part(
    "results",
    _("Results"),
    "reflect:results",
    PAGES,
    sentences,
    drawing,
    ("reflect/css/measures.css",),
    kinds=(SideAsked,),
    next_steps=next_steps,
    safeguards=(COST_ASKED,),
    demonstration="tracktwo.rooms.reflect.results.demo.play",
)
