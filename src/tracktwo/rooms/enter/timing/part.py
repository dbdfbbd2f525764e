"""What this part gives to the room."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.parts import Part
from tracktwo.process.rooms import NextStep

from ..choices import ENTRY, PURPOSE
from .decision import reads as decisions
from .decision.records import EntryDecision, EntryTerms, OfficialTalks
from .decision.safeguards import COMPLEMENTS, LET_THEM, NOT_YET_SOLVING
from .evidence.records import ConflictFile
from .evidence.rests import rests
from .objective.records import EscalationView, ResourceExpert, TheoryOfChange
from .pages import PAGES
from .reads import drawing, printed, sentences
from .ripeness import reads as ripeness
from .ripeness.records import MaintenanceStep, RipenessCard

__all__ = ["PART"]


def next_steps(dialogue: OpenDialogue) -> list[NextStep]:
    """A day on which the decision, or what keeps contact alive, is to be looked at again has come."""
    steps = []
    if decisions.is_due(dialogue):
        steps.append(NextStep("enter:decision", _("Look at the decision to enter again: its day has come")))
    if any(due for _record, due in ripeness.steps(dialogue)):
        steps.append(NextStep("enter:ripeness", _("Look again at what keeps contact alive")))
    resting = rests(dialogue)
    if resting and resting.decision_rests:
        steps.append(NextStep("enter:evidence", _("Figures on which the decision to enter rests were rewritten")))
    return steps


PART = Part(
    name="timing",
    title=_("Is it time?"),
    address="enter:ripeness",
    pages=PAGES,
    styles=("enter/css/timing.css",),
    sentences=sentences,
    printed=printed,
    drawing=drawing,
    kinds=(
        RipenessCard,
        MaintenanceStep,
        OfficialTalks,
        EntryTerms,
        EntryDecision,
        ConflictFile,
        TheoryOfChange,
        EscalationView,
        ResourceExpert,
    ),
    safeguards=(COMPLEMENTS, LET_THEM, NOT_YET_SOLVING),
    next_steps=next_steps,
    kept_between=frozenset({"ripeness", "decision"}),
    choices=(ENTRY, PURPOSE),
    demonstration="tracktwo.rooms.enter.timing.demo.play",
)
