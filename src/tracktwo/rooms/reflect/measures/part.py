"""What this part gives to the room."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.parts import Part

from .pages import PAGES
from .reads import sentences
from .records import MeasurePlan

__all__ = ["PART"]

PART = Part(
    "measures",
    _("Measures"),
    "reflect:measures",
    PAGES,
    sentences,
    styles=("reflect/css/measures.css",),
    kinds=(MeasurePlan,),
    demonstration="tracktwo.rooms.reflect.measures.demo.play",
)
