"""Rows of events, of UCDP and of ACLED: each with a day, or two where it lasted, and with its dead."""

from tracktwo.methods.errors import Notice

from .bands import band, or_nothing
from .collecting import Collected
from .dates import Dates, Day, is_year
from .events import NOTHING, UnitName, coded_month
from .formats import Columns
from .identities import identity, identity_text
from .kinds import EventKinds
from .numbers import death_count, is_empty, whole_number
from .problems import Problems
from .versions import Versions

__all__ = ["EventRows"]

MOST_PRECISION = 9
LARGEST_RELEASE = (1 << 31) - 1


class EventRows:
    """Takes rows one after the other into `collected`."""

    def __init__(self, columns: Columns, problems: Problems) -> None:
        self._columns, self._at, self._problems = columns, columns.place, problems
        self._acled = columns.kind == "acled"
        self._dates = Dates(problems)
        self.kinds = EventKinds(problems)
        self.versions = Versions(problems)
        self.collected = Collected(
            problems, columns.name("id") if "id" in columns.place else "", identity_text, self._acled
        )

    def take(self, line: int, cells: list[str]) -> None:
        """One row."""
        at = self._at
        start = self._dates.take(line, self._columns.name("start"), cells[at["start"]])
        if start is None:
            return
        end = start if self._acled else self._end(line, cells, start)
        self._check_year(line, cells, start, end)
        if not start.month:
            self._dates.leave_open(len(self.collected), 0, start)
        if not end.month and not self._acled:
            self._dates.leave_open(len(self.collected), 1, end)
        place, best = self.collected.place(cells[at["place"]].strip()), cells[at["best"]]
        rest = (
            self.kinds.take(line, self._columns.name("kind"), cells[at["kind"]]) if "kind" in at else NOTHING,
            self._precision(cells),
            line,
            self._key(line, cells),
            self._release(line, cells),
        )
        month = coded_month(start.year, start.month)
        if self._acled:
            # ACLED gives a single number, and a band around it would be our invention.
            self.collected.add((place, month, self._fatalities(line, best), *rest))
            return
        figures = band(line, cells, self._columns, self._problems)
        self.collected.add(
            (self._unit(cells), place, month, coded_month(end.year, end.month), *or_nothing(figures), *rest)
        )

    def finish(self) -> None:
        """Put the months in that the figures of earlier rows left open."""
        for line in self.collected.settle(self._dates.settled()):
            reason = Notice(
                "day-or-month", "day and month cannot be told apart; the row counts in its year and in no month"
            )
            self._problems.add(line, self._columns.name("start"), "", reason)

    def _fatalities(self, line: int, cell: str) -> int:
        number, wrong = death_count(cell)
        if wrong is not None:
            self._problems.add(line, self._columns.name("best"), cell, wrong)
        return NOTHING if number is None else number

    def _unit(self, cells: list[str]) -> int:
        at = self._at
        number = whole_number(cells[at["dyad"]]) if "dyad" in at else None
        if number is None:
            return NOTHING
        return self.collected.unit(
            UnitName(number, cells[at["dyad_name"]].strip() if "dyad_name" in at else str(number))
        )

    def _precision(self, cells: list[str]) -> int:
        if "precision" not in self._at:
            return 0
        return min(whole_number(cells[self._at["precision"]]) or 0, MOST_PRECISION)

    def _key(self, line: int, cells: list[str]) -> int:
        """The identity of an event as a number of 63 bits; -1 where it has none, so that such rows never coincide."""
        if "id" not in self._at:
            return NOTHING
        cell = cells[self._at["id"]].strip()
        if is_empty(cell):
            reason = Notice("no-event-number", "an event without a number of its own; counted, and never as repeated")
            self._problems.add(line, self._columns.name("id"), cell, reason)
            return NOTHING
        return identity(cell)

    def _release(self, line: int, cells: list[str]) -> int:
        at = self._at
        if "timestamp" in at:
            return min(whole_number(cells[at["timestamp"]]) or 0, LARGEST_RELEASE)
        if "version" in at:
            return self.versions.take(line, self._columns.name("version"), cells[at["version"]])
        return 0

    def _end(self, line: int, cells: list[str], start: Day) -> Day:
        """The end of an event, or its start where it has no usable end."""
        end = self._dates.take(line, self._columns.name("end"), cells[self._at["end"]])
        if end is None or end is start:
            return start
        known = start.month and end.month
        if end.year < start.year or (known and (end.year, end.month) < (start.year, start.month)):
            reason = Notice("end-before-start", "an end before the start; the event counts by its start only")
            self._problems.add(line, self._columns.name("end"), cells[self._at["end"]], reason)
            return start
        return end

    def _check_year(self, line: int, cells: list[str], start: Day, end: Day) -> None:
        if "year" not in self._at:
            return
        cell = cells[self._at["year"]]
        if cell == str(start.year):
            return
        year = whole_number(cell)
        if year is not None and not is_year(year):
            reason = Notice("no-year", "no year; the date counts, {year}", {"year": start.year})
            self._problems.add(line, self._columns.name("year"), cell, reason)
        elif year is not None and not start.year <= year <= end.year:
            reason = Notice("year-differs", "not the year of the date, which counts, {year}", {"year": start.year})
            self._problems.add(line, self._columns.name("year"), cell, reason)
