"""Dates as files write them: ISO, in words, in figures by day or by month, and the day numbers of a spreadsheet."""

import re
from array import array
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from tracktwo.methods.errors import Notice

from .problems import Problems

__all__ = ["FIRST_YEAR", "LAST_YEAR", "Dates", "Day", "is_year"]

FIRST_YEAR, LAST_YEAR = 1900, 2100
# A file has some ten thousand different days; what is beyond is read anew each time.
MOST_REMEMBERED = 50_000
MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T].*)?")
DAY_FIRST = re.compile(r"(\d{1,2})[-\s./]+([A-Za-z]{3,9})\.?[-\s.,/]+(\d{4}|\d{2})(?:\s.*)?")
MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.?[-\s]+(\d{1,2})[-\s,]+(\d{4}|\d{2})(?:\s.*)?")
FIGURES = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})(?:\s.*)?|(\d{1,2})-(\d{1,2})-(\d{4})(?:\s.*)?")
SERIAL = re.compile(r"[2-7]\d{4}(?:\.\d*)?")
# The day before the first of a spreadsheet's count, which takes 1900 for a leap year.
SERIAL_ZERO = date(1899, 12, 30)
# Two figures stand for 1969 to 2068, as in POSIX.
TWO_FIGURES = 69


class Day(NamedTuple):
    """A day, or what is known of it: the month is 0 while its place among the figures is open.

    `first` and `second` are then the two figures, one of them the month.
    """

    year: int
    month: int
    form: str
    without_century: bool = False
    first: int = 0
    second: int = 0


class Dates:
    """Reads the dates of one file, and finds out meanwhile in which order it writes day and month."""

    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._known: dict[str, Day | None] = {}
        self._forms: dict[str, tuple[int, str]] = {}
        self._day_first = self._month_first = False
        # Which row and which of its dates is open, and the two figures.
        self._open = array("i")

    def take(self, line: int, column: str, cell: str) -> Day | None:
        """The day in a cell; None where it is none, which is reported, as is a form that the file did not have yet."""
        if cell in self._known:
            day = self._known[cell]
        else:
            day = _day(cell)
            if len(self._known) < MOST_REMEMBERED:
                self._known[cell] = day
            if day is not None and day.form == "figures" and day.month:
                self._day_first |= day.first > 12
                self._month_first |= day.second > 12
        if day is None:
            self._problems.add(line, column, cell, Notice("not-a-date", "no date; expected one such as 2012-05-17"))
            return None
        if day.form not in self._forms:
            self._note_form(line, column, cell, day.form)
        if day.without_century:
            reason = Notice("year-without-century", "a year without its century; read as {year}", {"year": day.year})
            self._problems.add(line, column, cell, reason)
        return day

    def leave_open(self, row: int, which: int, day: Day) -> None:
        """Remember that the month of a row's start (0) or end (1) could not be told yet."""
        self._open.extend((row, which, day.first, day.second))

    def settled(self) -> Iterator[tuple[int, int, int]]:
        """(row, start or end, month) of all that were left open; the month is 0 where the file never tells."""
        place = 3 if self._month_first == self._day_first else 1 if self._day_first else 0
        for at in range(0, len(self._open), 4):
            row, which, first, second = self._open[at : at + 4]
            yield row, which, (first, second, 0, 0)[place]

    def _note_form(self, line: int, column: str, cell: str, form: str) -> None:
        if self._forms:
            first, example = next(iter(self._forms.values()))
            reason = Notice(
                "dates-in-two-forms",
                "a date in another form than {example} in line {first}; each form was read",
                {"example": example, "first": first},
            )
            self._problems.add(line, column, cell, reason)
        self._forms[form] = line, cell


def is_year(number: int | None) -> bool:
    """Whether a number can be the year of an event."""
    return number is not None and FIRST_YEAR <= number <= LAST_YEAR


def _day(cell: str) -> Day | None:
    text = cell.strip()
    if match := ISO.fullmatch(text):
        return _checked(match[1], int(match[2]), int(match[3]), "iso")
    if match := DAY_FIRST.fullmatch(text):
        return _checked(match[3], _month(match[2]), int(match[1]), "words")
    if match := MONTH_FIRST.fullmatch(text):
        return _checked(match[3], _month(match[1]), int(match[2]), "words, month first")
    if match := FIGURES.fullmatch(text):
        first, second, year = match.group(1, 2, 3) if match[1] else match.group(4, 5, 6)
        return _figures(year, int(first), int(second))
    if SERIAL.fullmatch(text):
        day = SERIAL_ZERO + timedelta(days=int(float(text)))
        return Day(day.year, day.month, "day number")
    return None


def _figures(year: str, first: int, second: int) -> Day | None:
    if first > 12 or second > 12 or first == second:
        month, day = (second, first) if first > 12 else (first, second)
        known = _checked(year, month, day, "figures")
        return known and known._replace(first=first, second=second)
    either = _checked(year, first, second, "figures")
    return either and either._replace(month=0, first=first, second=second)


def _checked(year_text: str, month: int, day: int, form: str) -> Day | None:
    year = int(year_text)
    without_century = len(year_text) == 4 and year < 100
    if year < 100:
        year += 2000 if year < TWO_FIGURES else 1900
    try:
        date(year, month, day)
    except ValueError:
        return None
    return Day(year, month, form, without_century) if is_year(year) else None


def _month(name: str) -> int:
    """1 to 12, or 0 for no month's name."""
    short = name[:3].lower()
    return MONTH_NAMES.index(short) + 1 if short in MONTH_NAMES else 0
