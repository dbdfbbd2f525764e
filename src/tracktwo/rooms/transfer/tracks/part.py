"""What the other tracks give to the room."""

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tracktwo.matter.liaison import tasks
from tracktwo.process.access import OpenDialogue
from tracktwo.process.parts import Part, Sentence

from .drawing import days_words, orbits_drawing
from .orbits import gaps, orbits
from .pages import PAGES
from .records import LinkedInitiative
from .safeguards import IN_TOUCH

__all__ = ["PART"]

NAMED = 3


def drawing(dialogue: OpenDialogue) -> SafeString:
    """The orbits, or nothing before an initiative is registered."""
    shown = orbits(dialogue)
    return mark_safe(orbits_drawing(dialogue, shown, gaps(dialogue, shown)) if shown else "")


def sentences(dialogue: OpenDialogue) -> list[Sentence]:
    """Which liaison task is overdue, and who drifts away."""
    said = [
        Sentence(gettext("Overdue: %(task)s") % {"task": task.body.task}, "transfer:tracks", "due")
        for task, late in tasks(dialogue)
        if late
    ]
    for orbit in [orbit for orbit in orbits(dialogue) if orbit.drifts][:NAMED]:
        name = dialogue.one_line(orbit.record.body.words, 60)
        words = gettext("%(name)s drifts away: %(days)s.") % {"name": name, "days": days_words(orbit.days)}
        said.append(Sentence(words, "transfer:tracks"))
    return said


PART = Part(
    "tracks",
    _("Other tracks"),
    "transfer:tracks",
    PAGES,
    sentences,
    drawing,
    ("transfer/css/transfer.css",),
    kinds=(LinkedInitiative,),
    safeguards=(IN_TOUCH,),
    demonstration="tracktwo.rooms.transfer.tracks.demo.play",
)
