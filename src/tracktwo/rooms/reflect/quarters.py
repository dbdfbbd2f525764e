"""Quarters: nothing that leaves a dialogue has a finer date."""

import datetime

from django.utils.translation import gettext_lazy as _

from tracktwo.process.fields import Text

__all__ = ["QUARTERS", "quarter_choices", "quarter_of", "said", "taken"]

QUARTERS: dict[int, Text] = {
    1: _("first quarter of %(year)d"),
    2: _("second quarter of %(year)d"),
    3: _("third quarter of %(year)d"),
    4: _("fourth quarter of %(year)d"),
}
# Effects show late: one can look back five years.
BACK = 20


def quarter_of(day: datetime.date) -> tuple[int, int]:
    """(year, quarter) of a day."""
    return day.year, (day.month + 2) // 3


def said(year: int, quarter: int) -> str:
    """A quarter in words."""
    return str(QUARTERS[quarter]) % {"year": year}


def quarter_choices(today: datetime.date) -> list[tuple[str, str]]:
    """The quarters that can be chosen, from this one back."""
    year, quarter = quarter_of(today)
    whole = [divmod(year * 4 + quarter - 1 - ago, 4) for ago in range(BACK)]
    return [(f"{year}-{number + 1}", said(year, number + 1)) for year, number in whole]


def taken(value: str) -> tuple[int, int]:
    """(year, quarter) of a choice."""
    year, _dash, quarter = value.partition("-")
    return int(year), int(quarter)
