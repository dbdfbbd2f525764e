"""What this part gives to the room."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.access import OpenMeeting
from tracktwo.process.parts import Part
from tracktwo.process.rooms import Unfinished

from .drawing import drawing
from .pages import PAGES
from .reads import sentences, waiting
from .records import OutcomeDraft

__all__ = ["PART"]


def before_closing(meeting: OpenMeeting) -> list[Unfinished]:
    """A side has released something that the others have not: with the meeting that release ends."""
    if any(each.given for each in waiting(meeting)):
        return [Unfinished(_("A side has confirmed what another has not yet"), "reflect:confirm")]
    return []


PART = Part(
    name="outcomes",
    title=_("Outcomes"),
    address="reflect:outcomes",
    pages=PAGES,
    sentences=sentences,
    drawing=drawing,
    styles=("reflect/css/lessons.css",),
    kinds=(OutcomeDraft,),
    before_closing=before_closing,
    demonstration="tracktwo.rooms.reflect.outcomes.demo.play",
)
