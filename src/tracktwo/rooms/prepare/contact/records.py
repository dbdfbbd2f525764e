"""Conditions under which contact helps, what the third party plans for each, and what came of exit cards."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _

from tracktwo.process.fields import Field, MultilingualText, Text
from tracktwo.process.sealed import Payload, Ref, payload

__all__ = [
    "ANSWERS",
    "CARD_ANSWERS",
    "CONDITIONS",
    "EXIT_ITEMS",
    "STATES",
    "VOLUNTARY",
    "CommonGoal",
    "Condition",
    "ContactPlan",
    "ExitResult",
]

Prevailing = Literal["yes", "mixed", "no"]
Condition = Literal["status", "climate", "intimate", "rewarding", "goals"]
# After Allport and Amir: each with its question, and what helps where it is not so.
CONDITIONS: dict[Condition, tuple[Text, Text, Text]] = {
    "status": (
        _("Equal standing"),
        _("Do people meet as equals, in the room and by what they are outside it?"),
        _("Match the teams by what their people are at home; give chair, first word and place by turns."),
    ),
    "climate": (
        _("A climate in favour"),
        _("Do those whom each side heeds want this meeting, or at least let it be?"),
        _("Ask somebody of standing on each side for a quiet word in favour before the workshop."),
    ),
    "intimate": (
        _("Close, and not in passing"),
        _("Do the same people spend hours together, also over meals and in small groups?"),
        _("Plan informal time on every day, mixed small groups, and the same people over several workshops."),
    ),
    "rewarding": (
        _("Pleasant and rewarding"),
        _("Do people go home glad that they came?"),
        _("Care for beds, food, language and quiet hours; end each day with something that went well."),
    ),
    "goals": (
        _("A goal in common"),
        _("Is there something that both want and neither gets alone, in words that both wrote?"),
        _("Let both sides write one sentence on what they want from this together, and keep it on the wall."),
    ),
}
STATES: dict[str, Text] = {"": _("as the plan shows"), "met": _("met"), "unmet": _("not met")}

EXIT_ITEMS: dict[str, Text] = {
    "worth": _("Being here was worth my time."),
    "heard": _("I was heard."),
    "again": _("I would come again."),
}
# What is ticked on a card, and what is said on it.
CARD_ANSWERS: tuple[Text, ...] = (_("yes"), _("in part"), _("no"))
VOLUNTARY: Text = _("Only if you want to. Write nothing else on this card.")
ANSWERS: dict[str, Text] = {"yes": _("mostly yes"), "mixed": _("mixed"), "no": _("mostly no")}


@payload("contact plan")
class ContactPlan(Payload, frozen=True):
    """What the third party plans for one condition in one workshop, and how it judges it where the plan cannot show."""

    workshop: Annotated[str, Ref("workshop")]
    condition: Condition
    state: Annotated[Literal["", "met", "unmet"], Field(_("How does it stand?"), choices=STATES)] = ""
    plan: Annotated[str, Field(_("What do we do for it?"), limit=400, optional=True)] = ""


@payload("common goal")
class CommonGoal(Payload, frozen=True):
    """A goal in words that sides wrote together. `said_by` are the sides that say: these are our words, too."""

    words: Annotated[MultilingualText, Field(_("What do both want that neither gets alone?"), limit=400)]
    said_by: list[str] = []


@payload("exit result")
class ExitResult(Payload, frozen=True):
    """Which answer prevails among the exit cards of a side; no numbers, and only from five cards on.

    The cards are paper without a mark. How many said what is read once to tell which answer prevails, and not kept.
    """

    workshop: Annotated[str, Ref("workshop")]
    side: str
    worth: Prevailing
    heard: Prevailing
    again: Prevailing
