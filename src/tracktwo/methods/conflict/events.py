"""The rows of a file as columns of numbers, 50 bytes a row, so that a gigabyte of text fits into a page of memory."""

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tracktwo.methods.errors import InvalidInput, Notice

from .problems import Problems

__all__ = ["MONTHS", "NOTHING", "Collected", "Events", "IntArray", "UnitName", "coded_month"]

IntArray = npt.NDArray[np.int64]
# A year has thirteen codes: 0 for a month that is not known, then the months.
MONTHS = 13
MOST_EVENTS = 4_000_000
NOTHING = -1
# The columns of numbers that are kept of a row, in the order in which a row gives them.
STORED = ("unit", "place", "start", "end", "low", "best", "high", "kind", "precision", "line")
DTYPES = {"b": np.int8, "i": np.int32}


def coded_month(year: int, month: int = 0) -> int:
    """A month as one number: thirteen times the year and the month, 0 where it is not known."""
    return year * MONTHS + month


@dataclass(frozen=True, slots=True)
class UnitName:
    """A dyad or a conflict by the number and name its file gives it."""

    number: int
    name: str


@dataclass(frozen=True, eq=False)
class Events:
    """Rows that count, each in all arrays at the same place, all of shape (n,).

    Attributes:
        unit, place, kind: the places in `units`, `places` and `kinds`; -1 where the file has none.
        start, end: months as `coded_month`.
        low, best, high: deaths; -1 where there is no usable number.
        precision: how exact the date is, in the file's own classes; 0 where it does not say.
        line: where the row begins in its file.
    """

    units: tuple[UnitName, ...]
    places: tuple[str, ...]
    kinds: tuple[str, ...]
    unit: npt.NDArray[np.int32]
    place: npt.NDArray[np.int32]
    start: npt.NDArray[np.int32]
    end: npt.NDArray[np.int32]
    low: npt.NDArray[np.int32]
    best: npt.NDArray[np.int32]
    high: npt.NDArray[np.int32]
    kind: npt.NDArray[np.int8]
    precision: npt.NDArray[np.int8]
    line: npt.NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.line)


class Collected:
    """Rows as they are read. A row's key is its identity, -1 for none; its release orders rows of the same key."""

    def __init__(self, problems: Problems, key_column: str, key_text: Callable[[int], str]) -> None:
        self._problems, self._key_column, self._key_text = problems, key_column, key_text
        self._units: dict[int, int] = {}
        self._unit_names: list[UnitName] = []
        self._places: dict[str, int] = {}
        self._columns = {name: array("b" if name in ("kind", "precision") else "i") for name in STORED}
        self._key, self._release = array("q"), array("i")

    def add(
        self,
        line: int,
        unit: UnitName | None,
        place: str,
        months: tuple[int, int],
        deaths: tuple[int | None, int | None, int | None],
        kind: int,
        precision: int,
        key: int,
        release: int,
    ) -> None:
        """Take a row in: `months` are its start and end, `deaths` low, best and high."""
        if len(self._key) >= MOST_EVENTS:
            raise InvalidInput(
                "too-many-rows",
                "line {line}: found more than {most} rows; expected fewer: cut the file by country or year",
                line=line,
                most=MOST_EVENTS,
            )
        at_unit = NOTHING
        if unit is not None:
            # A later release may write a name otherwise; the number is what stays.
            at_unit = self._units.setdefault(unit.number, len(self._units))
            if at_unit == len(self._unit_names):
                self._unit_names.append(unit)
        at_place = self._places.setdefault(place, len(self._places))
        numbers = (NOTHING if number is None else number for number in deaths)
        row = (at_unit, at_place, *months, *numbers, kind, precision, line)
        for column, value in zip(self._columns.values(), row, strict=True):
            column.append(value)
        self._key.append(key)
        self._release.append(release)

    def __len__(self) -> int:
        return len(self._key)

    def settle(self, months: Iterable[tuple[int, int, int]]) -> list[int]:
        """Put months in for (row, start 0 or end 1, month); returned are the lines whose start has none."""
        unknown = []
        for row, which, month in months:
            self._columns[("start", "end")[which]][row] += month
            if not month and not which:
                unknown.append(self._columns["line"][row])
        return unknown

    def events(self, kinds: Sequence[str] = ()) -> Events:
        """The rows, each key once: that of the highest release counts, and among equals the one that stands last."""
        arrays = {name: np.frombuffer(column, dtype=DTYPES[column.typecode]) for name, column in self._columns.items()}
        keep = self._without_repeated(arrays["line"])
        if keep is not None:
            arrays = {name: column[keep] for name, column in arrays.items()}
        return Events(tuple(self._unit_names), tuple(self._places), tuple(kinds), **arrays)

    def _without_repeated(self, line: npt.NDArray[np.int32]) -> npt.NDArray[np.bool_] | None:
        """Which rows to keep; None for all. What is dropped is reported."""
        key, release = np.frombuffer(self._key, dtype=np.int64), np.frombuffer(self._release, dtype=np.int32)
        order = np.lexsort((line, release, key))
        again = np.append((key[order[:-1]] == key[order[1:]]) & (key[order[:-1]] != NOTHING), False)
        if not np.any(again):
            return None
        keep = np.ones(len(key), dtype=np.bool_)
        keep[order[again]] = False
        # Of rows with the same key the last in this order is kept.
        lasts = np.flatnonzero(~again)
        kept = line[order[lasts[np.searchsorted(lasts, np.flatnonzero(again))]]]
        dropped, keys = line[order[again]], key[order[again]]
        for at in np.argsort(dropped):
            reason = Notice("repeated-row", "the same as in line {kept}, which counts", {"kept": int(kept[at])})
            self._problems.add(int(dropped[at]), self._key_column, self._key_text(int(keys[at])), reason)
        return keep
