"""Contact in the invented dialogue: one condition is not met. All of it is fiction."""

from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import MultilingualText

from ..days.reads import workshop_ahead
from . import acts
from .records import ContactPlan

__all__ = ["play"]

GOAL = MultilingualText(
    "Schools in the valley open in autumn, whoever runs them.", "تفتح مدارس الوادي في الخريف، أياً كان من يديرها."
)


def play(dialogue: OpenDialogue) -> None:
    """A goal that both wrote, and a climate that is not in favour on one side."""
    acts.word_goal(dialogue, 0, GOAL)
    for side in dialogue.sides:
        acts.say_so(dialogue, side.id)
    workshop = workshop_ahead(dialogue)
    if workshop is not None:
        plan = "Ask a cleric of the Coast for a quiet word in favour before we meet again."
        acts.plan(dialogue, 0, ContactPlan(workshop=workshop.id, condition="climate", state="unmet", plan=plan))
