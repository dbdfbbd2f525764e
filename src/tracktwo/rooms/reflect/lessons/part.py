"""What this part gives to the room."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.parts import Part
from tracktwo.process.rooms import NextStep

from .pages import PAGES
from .reads import sentences, unlearnt
from .records import Evidence, Lesson, Letter
from .safeguards import CHOICES_CITE, LESSON_EACH

__all__ = ["PART"]


def next_steps(dialogue: OpenDialogue) -> list[NextStep]:
    """A workshop is over and has taught us nothing that was written down."""
    if not unlearnt(dialogue):
        return []
    return [NextStep("reflect:lessons", _("Write down what the last workshop taught us"))]


PART = Part(
    name="lessons",
    title=_("Lessons"),
    address="reflect:lessons",
    pages=PAGES,
    sentences=sentences,
    styles=("reflect/css/lessons.css",),
    kinds=(Lesson, Evidence, Letter),
    next_steps=next_steps,
    safeguards=(LESSON_EACH, CHOICES_CITE),
    evidence="reflect:choice",
    demonstration="tracktwo.rooms.reflect.lessons.demo.play",
)
