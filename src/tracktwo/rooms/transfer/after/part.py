"""What comes after gives to the room that a step's day has come."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.parts import Part, Sentence

from . import steps
from .pages import PAGES
from .records import ReconcileStep

__all__ = ["PART"]

NAMED = 3


def sentences(dialogue: OpenDialogue) -> list[Sentence]:
    """Steps that somebody wanted to look at again."""
    return [
        Sentence(
            gettext("Look at it again: %(step)s") % {"step": dialogue.one_line(record.body.words, 80)},
            "transfer:step",
            "due",
            (record.id,),
        )
        for record in steps.due(dialogue)[:NAMED]
    ]


PART = Part(
    "after",
    _("Afterwards"),
    "transfer:after",
    PAGES,
    sentences,
    kinds=(ReconcileStep,),
    demonstration="tracktwo.rooms.transfer.after.demo.play",
)
