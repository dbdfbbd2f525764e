"""Deaths by year or month: low, best and high, how many events, and what a gap means."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from tracktwo.methods.errors import Refusal

from .choosing import Choice, Mask, chosen_rows, name_of_choice
from .events import MONTHS, Events, IntArray
from .reading import ConflictData
from .vintages import Vintage

__all__ = ["By", "Period", "Series", "conflict_series"]

By = Literal["year", "month"]


@dataclass(frozen=True, slots=True)
class Period:
    """A year (`1992`) or month (`1992-05`).

    Attributes:
        period: the year or month.
        low, best, high: deaths. `best` is None where no number can be read; `low` and `high` are None where the source
            gives no band, or where none of its rows has one that can be used.
        events: how many events began then; None where the source counts none.
        missing: whether the source has no row. In UCDP's battle-related deaths this means fewer than 25, or none
            recorded; it never means that nobody died.
    """

    period: str
    low: int | None
    best: int | None
    high: int | None
    events: int | None
    missing: bool


@dataclass(frozen=True, slots=True)
class KindCount:
    """Events of one kind among those chosen: how many, and the sum of their best figures."""

    name: str
    events: int
    deaths: int


@dataclass(frozen=True, slots=True)
class Series:
    """Deaths period by period, without a gap.

    Attributes:
        vintage: the file it comes from.
        choice: what was asked for.
        about: its name in the file; empty for the whole file.
        by: year or month.
        periods: from the first of what was chosen to the last of the file. An event counts where it starts.
        by_end: the same, with every event where it ends; empty where that changes nothing.
        crossing: how many events end in another period than they start in.
        unplaced: how many events count in no month, since only their year is known.
        precision: (class, events) by how exact the date is, in the classes of the source.
        kinds: events and deaths by kind, the most deadly first.
    """

    vintage: Vintage
    choice: Choice
    about: str
    by: By
    periods: tuple[Period, ...]
    by_end: tuple[Period, ...] = ()
    crossing: int = 0
    unplaced: int = 0
    precision: tuple[tuple[int, int], ...] = ()
    kinds: tuple[KindCount, ...] = ()


def conflict_series(data: ConflictData, choice: Choice | None = None, by: By = "year") -> Series:
    """The series of a dyad, a conflict, a country or a whole file.

    Rows without a usable band count in `low` and `high` with their best figure, so that the sums stay in order; where
    no row of a period has a band, it has none.

    Raises:
        Refusal: the file has no such dyad, conflict or country (near names are offered), or no months.
    """
    choice = choice or Choice()
    if by == "month" and data.kind in ("ucdp-dyads", "ucdp-conflicts"):
        raise Refusal("years-only", "this file has years only; a file of events has months")
    mask = chosen_rows(data, choice)
    chosen = _Chosen(data, mask, by)
    if not len(chosen.start):
        raise Refusal("no-month-known", "of what was chosen no month is known; ask by year")
    crossing = int(np.count_nonzero(chosen.start != chosen.end))
    return Series(
        data.vintage,
        choice,
        name_of_choice(data, choice),
        by,
        chosen.periods(chosen.start),
        chosen.periods(chosen.end) if crossing else (),
        crossing,
        int(np.count_nonzero(mask)) - len(chosen.start),
        _counted(data.events.precision[mask]),
        _kinds(data.events, mask),
    )


class _Chosen:
    """The rows that were chosen and whose period is known, as columns of shape (n,)."""

    def __init__(self, data: ConflictData, mask: Mask, by: By) -> None:
        events, self._by = data.events, by
        self._of_events = data.kind in ("ucdp-events", "acled")
        self._banded_source = data.kind != "acled"
        self._last = max(_last_place(column, by) for column in (events.start, events.end))
        mask = mask & _known(events.start, by)
        self.start = _places(events.start[mask], by)
        # Where the month of an end is not known, the start stands for it.
        self.end = np.where(_known(events.end[mask], by), _places(events.end[mask], by), self.start)
        self._low, self._best, self._high = (
            column[mask].astype(np.int64) for column in (events.low, events.best, events.high)
        )

    def periods(self, at: IntArray) -> tuple[Period, ...]:
        """One for every step from the first to the last; `at` says where each row counts."""
        first = int(self.start.min())
        size = self._last - first + 1
        index, counted, banded = at - first, self._best >= 0, self._low >= 0
        rows = np.bincount(index, minlength=size)
        with_best = np.bincount(index[counted], minlength=size)
        with_band = np.bincount(index[banded], minlength=size)
        low, best, high = (
            _sums(index[counted], column[counted], size)
            for column in (
                np.where(banded, self._low, self._best),
                self._best,
                np.where(banded, self._high, self._best),
            )
        )
        # A source of events that has none has a count, nought; one of years has left the year out.
        nought = (rows == 0) & self._of_events
        has_best, has_band = (with_best > 0) | nought, (with_band > 0) | (nought & self._banded_source)
        return tuple(
            Period(
                _label(first + place, self._by),
                int(low[place]) if has_band[place] else None,
                int(best[place]) if has_best[place] else None,
                int(high[place]) if has_band[place] else None,
                int(rows[place]) if self._of_events else None,
                bool(rows[place] == 0) and not self._of_events,
            )
            for place in range(size)
        )


def _known(coded: npt.NDArray[np.int32], by: By) -> Mask:
    return np.asarray((coded % MONTHS > 0) | (by == "year"))


def _last_place(coded: npt.NDArray[np.int32], by: By) -> int:
    return int(_places(coded[_known(coded, by)], by).max(initial=0))


def _places(coded: npt.NDArray[np.int32], by: By) -> IntArray:
    """Years, or months counted from the year 0."""
    year, month = np.divmod(coded.astype(np.int64), MONTHS)
    return np.asarray(year if by == "year" else year * 12 + month - 1)


def _label(at: int, by: By) -> str:
    return str(at) if by == "year" else f"{at // 12:04}-{at % 12 + 1:02}"


def _sums(index: IntArray, column: IntArray, size: int) -> IntArray:
    total = np.zeros(size, dtype=np.int64)
    np.add.at(total, index, column)
    return total


def _counted(precision: npt.NDArray[np.int8]) -> tuple[tuple[int, int], ...]:
    classes, counts = np.unique(precision[precision > 0], return_counts=True)
    return tuple(zip(classes.tolist(), counts.tolist(), strict=True))


def _kinds(events: Events, mask: Mask) -> tuple[KindCount, ...]:
    kind, best = events.kind[mask], events.best[mask].astype(np.int64)
    counts = [
        KindCount(name, int(np.count_nonzero(kind == place)), int(best[(kind == place) & (best > 0)].sum()))
        for place, name in enumerate(events.kinds)
    ]
    return tuple(sorted((each for each in counts if each.events), key=lambda each: (-each.deaths, each.name)))
