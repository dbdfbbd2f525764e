"""The rule about publicity: a plan for a leak is no use on paper alone."""

from django.utils.translation import gettext_lazy as _

from tracktwo.matter.leak_plan import plan_of
from tracktwo.process.access import OpenDialogue
from tracktwo.process.records import Session
from tracktwo.process.safeguards import Safeguard, State

__all__ = ["LEAK_REHEARSED"]


def rehearsed(dialogue: OpenDialogue, subject: str) -> State:
    """Row 75: there should be no publicity."""
    plan = plan_of(dialogue.third.folio())
    if not plan.steps and not dialogue.third.folio().all(Session):
        return State("waits", _("No session is planned yet."))
    if not plan.steps or plan.line is None:
        return State("unmet", _("Nothing is agreed for the day something leaks."))
    if not {side.id for side in dialogue.sides} <= set(plan.line.body.agreed):
        return State("unmet", _("Not every side has agreed to the sentence all will say."))
    if plan.rehearsed is None:
        return State("unmet", _("The plan was never rehearsed."))
    return State("met")


LEAK_REHEARSED = Safeguard(
    "leak-plan-rehearsed",
    _("What is done when something leaks is agreed and rehearsed"),
    _("In the first hour nobody thinks well. Whoever has said the sentence aloud once says it again; others explain."),
    (75,),
    "advises",
    rehearsed,
    ways=("elsewhere", "act"),
)
