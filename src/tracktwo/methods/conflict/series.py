"""Deaths by year or month: low, best and high, how many events, and what a gap means."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from tracktwo.methods.errors import Refusal

from .choosing import Choice, chosen_rows, name_of_choice
from .events import MONTHS, Events, IntArray, Mask
from .formats import Kind
from .reading import ConflictData
from .vintages import Vintage

__all__ = ["By", "Period", "Series", "conflict_series"]

By = Literal["year", "month"]
ROWS_AT_ONCE = 1 << 18


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
    events, mask = data.events, chosen_rows(data, choice)
    starts = [_ends(events.start[mask], by), _ends(events.start, by), _ends(events.end, by)]
    if starts[0] is None:
        raise Refusal("no-month-known", "of what was chosen no month is known; ask by year")
    first, last = starts[0][0], max(each[1] for each in starts if each is not None)
    by_start, by_end = _Sums(last - first + 1), _Sums(last - first + 1)
    crossing = placed = 0
    for rows in _blocks(mask):
        rows = rows[_known(events.start[rows], by)]
        start = _places(events.start[rows], by)
        # Where the month of an end is not known, the start stands for it.
        end = np.where(_known(events.end[rows], by), _places(events.end[rows], by), start)
        by_start.add(start - first, events, rows)
        by_end.add(end - first, events, rows)
        crossing += int(np.count_nonzero(start != end))
        placed += len(rows)
    labels = [_label(place, by) for place in range(first, last + 1)]
    return Series(
        data.vintage,
        choice,
        name_of_choice(data, choice),
        by,
        by_start.periods(labels, data.kind),
        by_end.periods(labels, data.kind) if crossing else (),
        crossing,
        int(np.count_nonzero(mask)) - placed,
        _counted(events.precision[mask]),
        _kinds(events, mask),
    )


class _Sums:
    """Rows and deaths by period, for a number of periods, added up block by block."""

    def __init__(self, size: int) -> None:
        names = ("rows", "with_best", "with_band", "low", "best", "high")
        self._sums = {name: np.zeros(size, dtype=np.int64) for name in names}

    def add(self, index: IntArray, events: Events, rows: IntArray) -> None:
        """Add rows of events, each to the period at its index."""
        low, best, high = (column[rows].astype(np.int64) for column in (events.low, events.best, events.high))
        counted, banded = best >= 0, low >= 0
        for name, where in (
            ("rows", np.ones(len(rows), dtype=np.bool_)),
            ("with_best", counted),
            ("with_band", banded),
        ):
            np.add.at(self._sums[name], index[where], 1)
        columns = {"low": np.where(banded, low, best), "best": best, "high": np.where(banded, high, best)}
        for name, column in columns.items():
            np.add.at(self._sums[name], index[counted], column[counted])

    def periods(self, labels: Sequence[str], kind: Kind) -> tuple[Period, ...]:
        """The sums as periods."""
        of_events, sums = kind in ("ucdp-events", "acled"), self._sums
        # A source of events that has none has a count, nought; one of years has left the year out.
        nought = (sums["rows"] == 0) & of_events
        has_best, has_band = (sums["with_best"] > 0) | nought, (sums["with_band"] > 0) | (nought & (kind != "acled"))
        return tuple(
            Period(
                label,
                int(sums["low"][at]) if has_band[at] else None,
                int(sums["best"][at]) if has_best[at] else None,
                int(sums["high"][at]) if has_band[at] else None,
                int(sums["rows"][at]) if of_events else None,
                not of_events and not sums["rows"][at],
            )
            for at, label in enumerate(labels)
        )


def _blocks(mask: Mask) -> Iterator[IntArray]:
    """The places of the rows that were chosen, some at a time, so that sums need little memory beside the rows."""
    for start in range(0, len(mask), ROWS_AT_ONCE):
        yield start + np.flatnonzero(mask[start : start + ROWS_AT_ONCE])


def _known(coded: npt.NDArray[np.int16], by: By) -> Mask:
    return np.asarray((coded % MONTHS > 0) | (by == "year"))


def _ends(coded: npt.NDArray[np.int16], by: By) -> tuple[int, int] | None:
    """The first and the last place; None where none is known."""
    coded = coded[_known(coded, by)]
    if not len(coded):
        return None
    first, last = _places(np.array([coded.min(), coded.max()]), by).tolist()
    return first, last


def _places(coded: npt.NDArray[np.int16], by: By) -> IntArray:
    """Years, or months counted from the year 0."""
    year, month = np.divmod(coded.astype(np.int64), MONTHS)
    return np.asarray(year if by == "year" else year * 12 + month - 1)


def _label(at: int, by: By) -> str:
    return str(at) if by == "year" else f"{at // 12:04}-{at % 12 + 1:02}"


def _counted(precision: npt.NDArray[np.int8]) -> tuple[tuple[int, int], ...]:
    classes, counts = np.unique(precision[precision > 0], return_counts=True)
    return tuple(zip(classes.tolist(), counts.tolist(), strict=True))


def _kinds(events: Events, mask: Mask) -> tuple[KindCount, ...]:
    counts = []
    for place, name in enumerate(events.kinds):
        best = events.best[mask & (events.kind == place)]
        counts.append(KindCount(name, len(best), int(best[best > 0].sum(dtype=np.int64))))
    return tuple(sorted((each for each in counts if each.events), key=lambda each: (-each.deaths, each.name)))
