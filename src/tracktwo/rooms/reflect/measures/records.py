"""The plan of the measures, fixed before the first wave; the waves, and what rests between them."""

import datetime
from typing import Annotated, Literal

import msgspec
from django.utils.translation import gettext_lazy as _

from tracktwo.process.fields import Field, MultilingualText, Text
from tracktwo.process.sealed import Payload, payload

__all__ = ["AUDIENCES", "MOMENTS", "OUTSIDE", "SHOWS", "MeasurePlan", "ScaleItem"]

AUDIENCES: dict[str, Text] = {
    "own": _("Its own figures, and nothing of the others"),
    "each": _("The figures of every side"),
    "pooled": _("All sides together, and no side apart"),
}
OUTSIDE: dict[str, Text] = {
    "nothing": _("Nothing"),
    "pooled": _("All sides together"),
}
SHOWS: dict[str, Text] = {
    "compared": _("Only then and now, of the same people"),
    "first": _("From the first wave on"),
}
# When people are asked: before and after a workshop, and when they next meet after so many days.
MOMENTS: dict[str, Text] = {
    "before": _("before the workshop"),
    "after": _("at the end of the workshop"),
    "7": _("about a week later"),
    "30": _("about a month later"),
    "90": _("about three months later"),
    "180": _("about half a year later"),
}


class ScaleItem(msgspec.Struct, frozen=True):
    """An item of a scale that the team holds a licence for, as its file gave it.

    `reliability` and `sd` are the user's, of a population they name themselves; 0 where none was given.
    """

    code: str
    scale: str
    words: MultilingualText
    low: int
    high: int
    better: Literal["high", "low"] = "high"
    reliability: float = 0.0
    sd: float = 0.0


@payload("measure plan")
class MeasurePlan(Payload, frozen=True):
    """What is asked, who sees what of it, and when unclaimed answers are destroyed. `fixed` with the first wave."""

    items: Annotated[list[str], Field(_("What we ask"))]
    sides_see: Annotated[Literal["own", "each", "pooled"], Field(_("What each side sees"), choices=AUDIENCES)] = "own"
    outside: Annotated[Literal["nothing", "pooled"], Field(_("What may go outside"), choices=OUTSIDE)] = "nothing"
    shows: Annotated[Literal["compared", "first"], Field(_("When figures are shown"), choices=SHOWS)] = "compared"
    destroy_on: Annotated[
        datetime.date,
        Field(
            _("Unclaimed answers are destroyed on"),
            help=_("Nobody can move this day once the first wave has begun."),
        ),
    ] = datetime.date.max
    scales: list[ScaleItem] = []
    fixed: bool = False
