"""Rows of UCDP battle-related deaths: one row for each dyad, or each conflict, and year of 25 deaths or more."""

from tracktwo.methods.errors import Notice

from .bands import band, or_nothing
from .collecting import Collected
from .dates import is_year
from .events import NOTHING, UnitName, coded_month
from .formats import Columns
from .numbers import whole_number
from .problems import Problems
from .versions import Versions

__all__ = ["DeathRows"]

# A dyad and a year as one key: no year needs more.
YEARS = 10_000
LARGEST_NUMBER = 1_000_000_000


class DeathRows:
    """Takes rows one after the other into `collected`."""

    def __init__(self, columns: Columns, problems: Problems) -> None:
        self._columns, self._at, self._problems = columns, columns.place, problems
        self._unit = "dyad" if columns.kind == "ucdp-dyads" else "conflict"
        self.versions = Versions(problems)
        self.collected = Collected(problems, columns.name("year"), lambda key: str(key % YEARS), False)

    def take(self, line: int, cells: list[str]) -> None:
        """One row."""
        at = self._at
        number, year = whole_number(cells[at[self._unit]]), whole_number(cells[at["year"]])
        if number is None or number > LARGEST_NUMBER:
            self._report(line, self._unit, cells, Notice("no-identifier", "no number of a dyad or conflict; left out"))
            return
        if year is None or not is_year(year):
            self._report(line, "year", cells, Notice("row-without-year", "no year; the row was left out"))
            return
        release = 0
        if "version" in at:
            release = self.versions.take(line, self._columns.name("version"), cells[at["version"]])
        sides = [cells[at[side]].strip() for side in ("side_a", "side_b") if side in at]
        unit = self.collected.unit(UnitName(number, " – ".join(sides) or str(number)))
        place = self.collected.place(cells[at["place"]].strip() if "place" in at else "")
        figures = or_nothing(band(line, cells, self._columns, self._problems))
        month, key = coded_month(year), number * YEARS + year
        self.collected.add((unit, place, month, month, *figures, NOTHING, 0, line, key, release))

    def _report(self, line: int, field: str, cells: list[str], reason: Notice) -> None:
        self._problems.add(line, self._columns.name(field), cells[self._at[field]], reason)

    def finish(self) -> None:
        """Nothing is left open."""
