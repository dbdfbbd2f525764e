"""Rows of events, of UCDP and of ACLED: each with a day, or two where it lasted, and with its dead."""

from tracktwo.methods.errors import Notice

from .bands import band
from .dates import Dates, Day, is_year
from .events import NOTHING, Collected, UnitName, coded_month
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
        self.collected = Collected(problems, columns.name("id") if "id" in columns.place else "", identity_text)

    def take(self, line: int, cells: list[str]) -> None:
        """One row."""
        at = self._at
        start = self._dates.take(line, self._columns.name("start"), cells[at["start"]])
        if start is None:
            return
        end = start
        if "end" in at:
            end = self._dates.take(line, self._columns.name("end"), cells[at["end"]]) or start
            end = self._in_order(line, cells, start, end)
        self._check_year(line, cells, start, end)
        for which, day in enumerate((start, end)):
            if not day.month:
                self._dates.leave_open(len(self.collected), which, day)
        kind = NOTHING
        if "kind" in at:
            kind = self.kinds.take(line, self._columns.name("kind"), cells[at["kind"]])
        self.collected.add(
            line,
            self._unit(cells),
            cells[at["place"]].strip(),
            (coded_month(start.year, start.month), coded_month(end.year, end.month)),
            self._deaths(line, cells),
            kind,
            self._precision(cells),
            self._key(line, cells),
            self._release(line, cells),
        )

    def finish(self) -> None:
        """Put the months in that the figures of earlier rows left open."""
        unknown = self.collected.settle(self._dates.settled())
        for line in unknown:
            reason = Notice(
                "day-or-month", "day and month cannot be told apart; the row counts in its year and in no month"
            )
            self._problems.add(line, self._columns.name("start"), "", reason)

    def _deaths(self, line: int, cells: list[str]) -> tuple[int | None, int | None, int | None]:
        if not self._acled:
            return band(line, cells, self._columns, self._problems)
        cell = cells[self._at["best"]]
        number, wrong = death_count(cell)
        if wrong is not None:
            self._problems.add(line, self._columns.name("best"), cell, wrong)
        # ACLED gives a single number, and a band around it would be our invention.
        return None, number, None

    def _unit(self, cells: list[str]) -> UnitName | None:
        at = self._at
        if "dyad" not in at:
            return None
        number = whole_number(cells[at["dyad"]])
        if number is None:
            return None
        return UnitName(number, cells[at["dyad_name"]].strip() if "dyad_name" in at else str(number))

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

    def _in_order(self, line: int, cells: list[str], start: Day, end: Day) -> Day:
        """The end, or the start where the end lies before it."""
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
        year = whole_number(cell)
        if year is not None and not is_year(year):
            reason = Notice("no-year", "no year; the date counts, {year}", {"year": start.year})
            self._problems.add(line, self._columns.name("year"), cell, reason)
        elif year is not None and not start.year <= year <= end.year:
            reason = Notice("year-differs", "not the year of the date, which counts, {year}", {"year": start.year})
            self._problems.add(line, self._columns.name("year"), cell, reason)
