"""A plan for coming home, made with the person, and its check-ins: in the compartment of that seat alone."""

import datetime
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _

from tracktwo.process.fields import Field, Text
from tracktwo.process.sealed import Payload, payload

__all__ = ["AFTER", "NOTED", "REACH", "RISKS", "CheckIn", "ReentryPlan", "RiskAsked", "steps_of"]

# Days after coming home.
AFTER = (7, 30, 90, 180)
RISKS: dict[str, Text] = {
    "none": _("none that I see"),
    "some": _("some, and I can bear it"),
    "serious": _("serious"),
    "danger": _("I may be in danger"),
}
REACH: dict[str, Text] = {
    "call": _("I call, at an hour we agreed"),
    "trusted": _("through somebody I trust"),
    "place": _("at a place and an hour we agreed"),
    "write": _("in writing, in words we agreed"),
    "never": _("not at all: I come when I want to"),
}
NOTED: dict[str, Text] = {
    "": _("not noted yet"),
    "well": _("in touch, as well as hoped"),
    "harder": _("in touch, and it has become harder"),
    "agreed": _("quiet, as the person wanted"),
    "silent": _("no answer"),
}


@payload("transfer.plan")
class ReentryPlan(Payload, frozen=True):
    """What is at risk at home, how to stay in touch, and what the person wants when they do not answer.

    `ratings` are the person's own over time, oldest first, shown to them on the spot and to nobody else. `silence` is
    one step a line. No place where they live, no list of contacts, no number.
    """

    home: Annotated[datetime.date, Field(_("When do you go home?"))]
    risk: Annotated[
        Literal["none", "some", "serious", "danger"], Field(_("How do you rate the risk at home?"), choices=RISKS)
    ]
    stakes: Annotated[str, Field(_("What is at risk for you there?"), limit=600, optional=True)]
    says: Annotated[str, Field(_("What will you say about where you were?"), limit=400, optional=True)]
    trusts: Annotated[
        str,
        Field(
            _("Whom do you trust there?"),
            limit=200,
            long=False,
            optional=True,
            help=_("A relation, no name, no number."),
        ),
    ]
    reach: Annotated[
        Literal["call", "trusted", "place", "write", "never"],
        Field(_("How do you want to be reached, if at all?"), choices=REACH),
    ]
    silence: Annotated[
        str,
        Field(
            _("What do you want done when you do not answer?"),
            limit=800,
            help=_("One step a line, the first one first. Doing nothing is a step, too."),
        ),
    ]
    acts: Annotated[
        str,
        Field(
            _("Which human can act, by code?"),
            limit=20,
            long=False,
            help=_("Somebody who was asked, is awake then, and can do these steps."),
        ),
    ]
    drill: Annotated[datetime.date, Field(_("On which day do you try it out together?"))]
    ratings: list[str] = []


@payload("transfer.checkin")
class CheckIn(Payload, frozen=True):
    """One check-in: so many days after coming home. `taken` counts the steps taken since there was no answer."""

    after: int
    due: datetime.date
    noted: Annotated[Literal["", "well", "harder", "agreed", "silent"], Field(_("How was it?"), choices=NOTED)] = ""
    taken: int = 0
    # How it ended after there was no answer.
    later: Literal["", "well", "harder", "agreed"] = ""


@payload("transfer.risk")
class RiskAsked(Payload, frozen=True):
    """Somebody of a side entered track one, so that side is asked anew about everything it released.

    `guarded` are the ids of released words that side now sees as a risk. Nothing says who entered, or when.
    """

    side: str
    asked: bool = False
    guarded: list[str] = []


def steps_of(plan: ReentryPlan) -> list[str]:
    """What the person wants done, step by step."""
    return [line.strip() for line in plan.silence.splitlines() if line.strip()]
