"""What the picture gives to the room."""

from django.utils.translation import gettext_lazy as _

from tracktwo.matter.official import Milestone
from tracktwo.process.parts import Part

from .pages import PAGES
from .records import (
    Divider,
    Group,
    HarmReview,
    OnionLine,
    OpenQuestion,
    Standing,
    Tie,
    TreeLine,
)
from .safeguards import HARM_LOOKED_AT
from .summary import drawing, printed, sentences

__all__ = ["PART"]

PART = Part(
    "picture",
    _("The conflict"),
    "enter:picture",
    PAGES,
    sentences,
    drawing,
    ("enter/css/picture.css",),
    printed,
    kinds=(Group, Tie, OnionLine, TreeLine, Divider, Standing, Milestone, OpenQuestion, HarmReview),
    safeguards=(HARM_LOOKED_AT,),
    kept_between=frozenset({"picture"}),
    demonstration="tracktwo.rooms.enter.picture.demo.play",
)
