"""Every workshop yields a lesson, and choices say what they rest on."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from tracktwo.process.access import OpenDialogue
from tracktwo.process.safeguards import Safeguard, State

from .reads import choice_views, closed_workshops, unlearnt

__all__ = ["CHOICES_CITE", "LESSON_EACH"]


def lesson_from_each(dialogue: OpenDialogue, subject: str) -> State:
    """Row 34: each workshop that is over has at least one lesson."""
    if not closed_workshops(dialogue):
        return State("waits", _("No workshop is over yet."))
    numbers = [workshop.body.number for workshop in unlearnt(dialogue)]
    if numbers:
        words = ngettext("%(n)d workshop has no lesson yet.", "%(n)d workshops have no lesson yet.", len(numbers))
        return State("unmet", words % {"n": len(numbers)})
    return State("met")


def choices_cite_evidence(dialogue: OpenDialogue, subject: str) -> State:
    """Row 35: every choice of design that was made rests on something that was cited."""
    made = [view for view in choice_views(dialogue) if view.made]
    if not made:
        return State("waits", _("No choice of design has been made yet."))
    bare = sum(not view.cited for view in made)
    if bare:
        words = ngettext("%(n)d choice rests on nothing cited.", "%(n)d choices rest on nothing cited.", bare)
        return State("unmet", words % {"n": bare})
    return State("met")


LESSON_EACH = Safeguard(
    "lesson-from-each-workshop",
    _("Each workshop yields a lesson"),
    _("What nobody writes down in the week after is learnt again, at the cost of people who came in good faith."),
    (33, 34),
    "advises",
    lesson_from_each,
)

CHOICES_CITE = Safeguard(
    "choices-cite-evidence",
    _("Choices say what they rest on"),
    _("Research is supposed to guide practice: a choice that rests on nothing is a habit."),
    (34, 35),
    "advises",
    choices_cite_evidence,
)
