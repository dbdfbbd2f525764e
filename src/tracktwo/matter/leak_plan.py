"""The plan for a leak: who says what, to whom and when, made in Prepare before it is needed and used in Transfer.

plan = plan_of(dialogue.third.folio())
plan.line       # the one sentence that all say when they are asked, or None
plan.steps      # what is done on day one, the first hour first
plan.rehearsed  # the day of the last rehearsal, or None
"""

import datetime
from dataclasses import dataclass
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _

from tracktwo.process.fields import Field, MultilingualText, Text
from tracktwo.process.sealed import Folio, Payload, Record, payload

__all__ = ["ADDRESSEES", "HOURS", "LEAK_TIMES", "LeakLine", "LeakPlan", "LeakRehearsal", "LeakStep", "plan_of"]

LeakTime = Literal["hour", "morning", "day", "next"]
LEAK_TIMES: dict[LeakTime, Text] = {
    "hour": _("within the first hour"),
    "morning": _("within three hours"),
    "day": _("by the evening"),
    "next": _("the next day"),
}
# By when, in hours after the leak is known.
HOURS: dict[LeakTime, int] = {"hour": 1, "morning": 3, "day": 12, "next": 24}

Addressee = Literal["sides", "homes", "officials", "press", "hosts", "funders"]
ADDRESSEES: dict[Addressee, Text] = {
    "sides": _("those who sat in the room"),
    "homes": _("their families"),
    "officials": _("officials on each side"),
    "press": _("whoever asks, press above all"),
    "hosts": _("whoever hosted us"),
    "funders": _("whoever pays"),
}


@payload("leak line")
class LeakLine(Payload, frozen=True):
    """The one sentence all may say when they are asked. `agreed` are the sides that said yes to it."""

    wording: Annotated[
        MultilingualText,
        Field(
            _("If we are asked, all of us say"),
            limit=300,
            help=_("One true sentence that harms nobody. It confirms no name, no place and no subject."),
        ),
    ]
    agreed: list[str] = []


@payload("leak step")
class LeakStep(Payload, frozen=True):
    """One thing that is done when something has leaked. Without a `side` the third party does it."""

    when: Annotated[LeakTime, Field(_("When"), choices=LEAK_TIMES)]
    to: Annotated[Addressee, Field(_("To whom"), choices=ADDRESSEES)]
    says: Annotated[
        MultilingualText, Field(_("What is said or done"), limit=400, help=_("In the words in which it will be said."))
    ]
    side: str = ""


@payload("leak rehearsal")
class LeakRehearsal(Payload, frozen=True):
    """The plan was rehearsed against the clock. `late` are the ids of steps that took longer than planned."""

    day: datetime.date
    minutes: int
    late: list[str] = []
    learned: Annotated[
        str, Field(_("What did we learn from it?"), limit=400, optional=True, help=_("About the plan, never a person."))
    ] = ""


@dataclass(frozen=True)
class LeakPlan:
    """The plan as pages show it."""

    line: Record[LeakLine] | None
    steps: tuple[Record[LeakStep], ...]
    rehearsals: tuple[Record[LeakRehearsal], ...]

    @property
    def rehearsed(self) -> datetime.date | None:
        """When it was rehearsed last."""
        return max((record.body.day for record in self.rehearsals), default=None)

    def __bool__(self) -> bool:
        return bool(self.line or self.steps)


def plan_of(third: Folio) -> LeakPlan:
    """The plan that stands in the third party's compartment."""
    steps = sorted(third.all(LeakStep), key=lambda record: (HOURS[record.body.when], record.born, record.id))
    return LeakPlan(third.one(LeakLine), tuple(steps), tuple(third.all(LeakRehearsal)))
