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
class Series:
    """Deaths period by period, without a gap.

    Attributes:
        vintage: the file it comes from.
        choice: what was asked for.
        about: its name in the file; empty for the whole file.
        by: year or month.
        periods: from the first of what was chosen to the last of the file.
    """

    vintage: Vintage
    choice: Choice
    about: str
    by: By
    periods: tuple[Period, ...]


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
    events = data.events
    months = events.start[mask]
    at = _places(months, by)
    last = int(_places(events.start, by).max())
    periods = _summed(events, mask, at, int(at.min()), last, by)
    return Series(data.vintage, choice, name_of_choice(data, choice), by, periods)


def _places(coded: npt.NDArray[np.int32], by: By) -> IntArray:
    """Years, or months counted from the year 0."""
    year, month = np.divmod(coded.astype(np.int64), MONTHS)
    return np.asarray(year if by == "year" else year * 12 + month - 1)


def _label(at: int, by: By) -> str:
    return str(at) if by == "year" else f"{at // 12:04}-{at % 12 + 1:02}"


def _summed(events: Events, mask: Mask, at: IntArray, first: int, last: int, by: By) -> tuple[Period, ...]:
    size = last - first + 1
    low, best, high = (column[mask].astype(np.int64) for column in (events.low, events.best, events.high))
    counted, banded = best >= 0, low >= 0
    index = at - first
    rows = np.bincount(index, minlength=size)
    with_best = np.bincount(index[counted], minlength=size)
    with_band = np.bincount(index[banded], minlength=size)
    sums = []
    for column in (np.where(banded, low, best), best, np.where(banded, high, best)):
        total = np.zeros(size, dtype=np.int64)
        np.add.at(total, index[counted], column[counted])
        sums.append(total)
    periods = []
    for place in range(size):
        has_band = with_band[place] > 0
        periods.append(
            Period(
                _label(first + place, by),
                int(sums[0][place]) if has_band else None,
                int(sums[1][place]) if with_best[place] else None,
                int(sums[2][place]) if has_band else None,
                None,
                not rows[place],
            )
        )
    return tuple(periods)
