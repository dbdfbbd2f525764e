"""How people of a side meet others: noted where the third party enters, used where the days are laid out."""

import datetime
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _

from tracktwo.process.fields import Field, Text
from tracktwo.process.sealed import Payload, payload

__all__ = ["CALENDARS", "PRAYERS", "WEEKDAYS", "CultureCard", "days_off"]

WEEKDAYS: dict[str, Text] = {
    "6": _("Saturday"),
    "7": _("Sunday"),
    "1": _("Monday"),
    "2": _("Tuesday"),
    "3": _("Wednesday"),
    "4": _("Thursday"),
    "5": _("Friday"),
}
PRAYERS: dict[str, Text] = {
    "": _("not known"),
    "none": _("no prayer to plan for"),
    "five": _("five prayers a day, and Friday noon"),
    "friday": _("Friday noon"),
    "saturday": _("rest from Friday evening to Saturday evening"),
    "sunday": _("Sunday morning"),
}
CALENDARS: dict[str, Text] = {
    "": _("the common one"),
    "islamic": _("Islamic"),
    "persian": _("Persian"),
    "hebrew": _("Hebrew"),
    "julian": _("Julian"),
    "ethiopian": _("Ethiopian"),
}


@payload("culture card")
class CultureCard(Payload, frozen=True):
    """How people of a side meet others. One for each side; what a timetable needs is kept as choices and dates.

    `weekend`: ISO numbers of the days on which nobody of the side works, 1 Monday to 7 Sunday. `days_off`: one day a
    line, as `2027-03-20 New Year`.
    """

    side: str
    day: datetime.date
    address: Annotated[
        str, Field(_("How do they address people, and wish to be addressed?"), limit=400, optional=True)
    ] = ""
    time: Annotated[str, Field(_("What does nine o'clock mean to them?"), limit=300, optional=True)] = ""
    unasked: Annotated[str, Field(_("What must not be asked?"), limit=400, optional=True)] = ""
    refusal: Annotated[str, Field(_("How is no said?"), limit=300, optional=True)] = ""
    food: Annotated[str, Field(_("What is eaten and drunk, and when is it not?"), limit=300, optional=True)] = ""
    weekend: Annotated[list[str], Field(_("On which days does nobody work?"))] = []
    prayer: Annotated[
        Literal["", "none", "five", "friday", "saturday", "sunday"],
        Field(_("Which prayers does a timetable leave room for?"), choices=PRAYERS),
    ] = ""
    calendar: Annotated[
        Literal["", "islamic", "persian", "hebrew", "julian", "ethiopian"],
        Field(_("By which calendar are feasts counted?"), choices=CALENDARS),
    ] = ""
    days_off: Annotated[
        str,
        Field(
            _("Which days are feasts or days of mourning?"),
            limit=1500,
            optional=True,
            help=_("One a line, the day first: 2027-03-20 New Year."),
        ),
    ] = ""


def days_off(text: str) -> list[tuple[datetime.date | None, str]]:
    """The feasts of a culture card: each line that holds something, with its day, or None where it begins with none."""
    lines: list[tuple[datetime.date | None, str]] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        day, _space, name = line.partition(" ")
        try:
            lines.append((datetime.date.fromisoformat(day), name.strip()))
        except ValueError:
            lines.append((None, line))
    return lines
