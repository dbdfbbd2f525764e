"""A day in a second calendar, beside the common one.

Hijri after Umm al-Qura (hijridate, 1924-08-01 to 2077-11-16), with a shift of a day, since the moon decides; Jalali by
persiantools, Hebrew by pyluach. A Hebrew and a Hijri day begin at the sunset before; the date given is that of the day.
"""

import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracktwo.matter.culture import CultureCard
from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import Text

from .records import WorkshopPlace

__all__ = ["in_calendar", "second_calendar"]

# What a culture card calls them.
BY_CARD = {"islamic": "hijri", "persian": "jalali", "hebrew": "hebrew"}

HIJRI: tuple[Text, ...] = (
    gettext_lazy("Muharram"),
    gettext_lazy("Safar"),
    gettext_lazy("Rabi I"),
    gettext_lazy("Rabi II"),
    gettext_lazy("Jumada I"),
    gettext_lazy("Jumada II"),
    gettext_lazy("Rajab"),
    gettext_lazy("Shaban"),
    gettext_lazy("Ramadan"),
    gettext_lazy("Shawwal"),
    gettext_lazy("Dhu al-Qada"),
    gettext_lazy("Dhu al-Hijja"),
)
JALALI: tuple[Text, ...] = (
    gettext_lazy("Farvardin"),
    gettext_lazy("Ordibehesht"),
    gettext_lazy("Khordad"),
    gettext_lazy("Tir"),
    gettext_lazy("Mordad"),
    gettext_lazy("Shahrivar"),
    gettext_lazy("Mehr"),
    gettext_lazy("Aban"),
    gettext_lazy("Azar"),
    gettext_lazy("Dey"),
    gettext_lazy("Bahman"),
    gettext_lazy("Esfand"),
)
# By the names that pyluach gives; a leap year has two Adars.
HEBREW: dict[str, Text] = {
    "Tishrei": gettext_lazy("Tishrei"),
    "Cheshvan": gettext_lazy("Cheshvan"),
    "Kislev": gettext_lazy("Kislev"),
    "Teves": gettext_lazy("Tevet"),
    "Shevat": gettext_lazy("Shevat"),
    "Adar": gettext_lazy("Adar"),
    "Adar 1": gettext_lazy("Adar I"),
    "Adar 2": gettext_lazy("Adar II"),
    "Nissan": gettext_lazy("Nisan"),
    "Iyar": gettext_lazy("Iyar"),
    "Sivan": gettext_lazy("Sivan"),
    "Tammuz": gettext_lazy("Tammuz"),
    "Av": gettext_lazy("Av"),
    "Elul": gettext_lazy("Elul"),
}


def in_calendar(day: datetime.date, calendar: str, shift: int = 0) -> str:
    """A day of the common calendar as another one writes it; empty where that one does not reach.

    Args:
        day: the day.
        calendar: `hijri`, `jalali`, `hebrew`, or nothing.
        shift: for Hijri, by how many days the month begins later here than is reckoned.
    """
    try:
        return {"hijri": _hijri, "jalali": _jalali, "hebrew": _hebrew}[calendar](day, shift)
    except (KeyError, ValueError, OverflowError):
        return ""


def second_calendar(dialogue: OpenDialogue, place: WorkshopPlace) -> str:
    """The calendar that stands beside the common one: as was chosen, else the first that a culture card names."""
    cards = {record.body.side: record.body.calendar for record in dialogue.third.folio().all(CultureCard)}
    named = (BY_CARD.get(cards.get(side.id, ""), "") for side in dialogue.sides)
    return place.calendar or next(filter(None, named), "")


# The libraries are read in when a calendar is asked for: most dialogues use one of them or none.


def _hijri(day: datetime.date, shift: int) -> str:
    from hijridate import Gregorian

    there = Gregorian.fromdate(day - datetime.timedelta(days=shift)).to_hijri()
    return _written(there.day, HIJRI[there.month - 1], there.year)


def _jalali(day: datetime.date, shift: int) -> str:
    from persiantools.jdatetime import JalaliDate

    there = JalaliDate.to_jalali(day)
    return _written(there.day, JALALI[there.month - 1], there.year)


def _hebrew(day: datetime.date, shift: int) -> str:
    from pyluach.dates import GregorianDate

    there = GregorianDate(day.year, day.month, day.day).to_heb()
    return _written(there.day, HEBREW[there.month_name()], there.year)


def _written(day: int, month: Text, year: int) -> str:
    return _("%(day)d %(month)s %(year)d") % {"day": day, "month": month, "year": year}
