"""The rows of a file as columns of numbers: what is kept of a gigabyte of text."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

__all__ = ["MONTHS", "NOTHING", "Events", "IntArray", "Mask", "UnitName", "coded_month"]

IntArray = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
# A year has thirteen codes: 0 for a month that is not known, then the months. To 2100 they fit into 16 bits.
MONTHS = 13
NOTHING = -1


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
    start: npt.NDArray[np.int16]
    end: npt.NDArray[np.int16]
    low: npt.NDArray[np.int32]
    best: npt.NDArray[np.int32]
    high: npt.NDArray[np.int32]
    kind: npt.NDArray[np.int8]
    precision: npt.NDArray[np.int8]
    line: npt.NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.line)
