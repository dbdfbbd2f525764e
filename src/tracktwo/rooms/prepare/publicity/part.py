"""What the plan for a leak gives to the room."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracktwo.matter.leak_plan import LeakLine, LeakStep, plan_of
from tracktwo.process.access import OpenDialogue
from tracktwo.process.parts import Part, Sentence

from .pages import PAGES
from .safeguards import LEAK_REHEARSED

__all__ = ["PART"]


def sentences(dialogue: OpenDialogue) -> list[Sentence]:
    """Whether there is a plan, and when it was rehearsed."""
    plan = plan_of(dialogue.third.folio())
    if not plan:
        return []
    if plan.rehearsed is None:
        return [Sentence(_("If something leaks: planned, and not rehearsed yet."), "prepare:publicity", "due")]
    day = plan.rehearsed.isoformat()
    return [Sentence(_("If something leaks: planned, rehearsed on %(day)s.") % {"day": day}, "prepare:publicity")]


PART = Part(
    "publicity",
    gettext_lazy("No publicity"),
    "prepare:publicity",
    PAGES,
    sentences=sentences,
    kinds=(LeakLine, LeakStep),
    safeguards=(LEAK_REHEARSED,),
    demonstration="tracktwo.rooms.prepare.publicity.demo.play",
)
