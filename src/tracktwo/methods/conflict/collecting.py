"""Rows as they are read: at most 42 bytes each, so that files of a gigabyte fit into memory that is there."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from tracktwo.methods.errors import InvalidInput, Notice

from .events import NOTHING, Events, Mask, UnitName
from .problems import Problems

__all__ = ["MOST_ROWS", "Collected"]

MOST_ROWS = 3_000_000
# The world has some two hundred countries and UCDP some thousands of dyads; more are another column.
MOST_NAMES = 50_000
# Rows wait as tuples until there are so many, and are then taken apart into columns at once.
WAITING = 8192
CODES = {
    "unit": "i",
    "place": "i",
    "start": "h",
    "end": "h",
    "low": "i",
    "best": "i",
    "high": "i",
    "kind": "b",
    "precision": "b",
    "line": "i",
    "key": "q",
    "release": "i",
}
# ACLED gives events a single day and a single number, and has no dyads.
NOT_IN_ACLED = ("unit", "end", "low", "high")
DTYPES: dict[str, Any] = {"b": np.int8, "h": np.int16, "i": np.int32, "q": np.int64}
KEYS_AT_ONCE = 1 << 19


class Collected:
    """The rows of one file. A row's key is its identity, -1 for none; its release orders rows of the same key."""

    def __init__(self, problems: Problems, key_column: str, key_text: Callable[[int], str], acled: bool) -> None:
        self._problems, self._key_column, self._key_text = problems, key_column, key_text
        self._units: dict[int, int] = {}
        self._unit_names: list[UnitName] = []
        self._places: dict[str, int] = {}
        # Blocks of equal length, since a column that grows in one piece is copied each time and leaves holes behind.
        self._blocks: dict[str, list[array[int]]] = {name: [] for name in CODES if not (acled and name in NOT_IN_ACLED)}
        self._waiting: list[tuple[int, ...]] = []
        self._taken = 0

    def __len__(self) -> int:
        return self._taken + len(self._waiting)

    def unit(self, name: UnitName) -> int:
        """The place of a dyad or a conflict. A later release may write its name otherwise; the number stays."""
        place = self._units.setdefault(name.number, len(self._units))
        if place == len(self._unit_names):
            self._unit_names.append(name)
            self._check_names(len(self._units))
        return place

    def place(self, name: str) -> int:
        """The place of a country."""
        place = self._places.get(name)
        if place is None:
            place = self._places[name] = len(self._places)
            self._check_names(len(self._places))
        return place

    def add(self, row: tuple[int, ...]) -> None:
        """Take a row in: its numbers in the order of `CODES`, without the columns that ACLED does not have."""
        self._waiting.append(row)
        if len(self._waiting) >= WAITING:
            self._take_apart()
            if self._taken >= MOST_ROWS:
                raise InvalidInput(
                    "too-many-rows",
                    "line {line}: found more than {most:,} rows; expected fewer: cut the file by country or year",
                    line=row[list(self._blocks).index("line")],
                    most=MOST_ROWS,
                )

    def settle(self, months: Iterable[tuple[int, int, int]]) -> Iterator[int]:
        """Put months in for (row, start 0 or end 1, month); yielded are the lines whose start has none."""
        self._take_apart()
        for row, which, month in months:
            block, at = divmod(row, WAITING)
            self._blocks[("start", "end")[which]][block][at] += month
            if not month and not which:
                yield self._blocks["line"][block][at]

    def events(self, kinds: Sequence[str] = ()) -> Events:
        """The rows, each key once: that of the highest release counts, and among equals the one that stands last."""
        self._take_apart()
        arrays = {name: _joined(blocks, DTYPES[CODES[name]]) for name, blocks in self._blocks.items()}
        key, release = arrays.pop("key"), arrays.pop("release")
        keep = self._without_repeated(key, release, arrays["line"])
        if keep is not None:
            arrays = {name: column[keep] for name, column in arrays.items()}
        absent = np.broadcast_to(np.int32(NOTHING), arrays["line"].shape)
        arrays |= {name: absent for name in ("unit", "low", "high") if name not in arrays}
        arrays.setdefault("end", arrays["start"])
        return Events(tuple(self._unit_names), tuple(self._places), tuple(kinds), **arrays)

    def _take_apart(self) -> None:
        if self._waiting:
            for name, values in zip(self._blocks, zip(*self._waiting, strict=True), strict=True):
                self._blocks[name].append(array(CODES[name], values))
            self._taken += len(self._waiting)
            self._waiting.clear()

    def _check_names(self, names: int) -> None:
        if names > MOST_NAMES:
            raise InvalidInput(
                "too-many-names",
                "found more than {most:,} different dyads or countries; expected a column of them",
                most=MOST_NAMES,
            )

    def _without_repeated(
        self, key: npt.NDArray[np.int64], release: npt.NDArray[np.int32], line: npt.NDArray[np.int32]
    ) -> Mask | None:
        """Which rows to keep; None for all. What is dropped is reported."""
        rows = _with_repeated_key(key)
        if not len(rows):
            return None
        order = rows[np.lexsort((line[rows], release[rows], key[rows]))]
        again = np.append(key[order[:-1]] == key[order[1:]], False)
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


def _joined(blocks: "list[array[int]]", dtype: type) -> npt.NDArray[Any]:
    """The blocks of a column as one array; they are let go."""
    joined = np.concatenate([np.frombuffer(block, dtype=dtype) for block in blocks or [array("b")]])
    blocks.clear()
    return joined


def _with_repeated_key(key: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """The places of rows whose key another row has, too; without sorting more than the keys."""
    ordered = np.sort(key)
    repeated = np.unique(ordered[1:][ordered[1:] == ordered[:-1]])
    repeated = repeated[repeated != NOTHING]
    del ordered
    if not len(repeated):
        return np.empty(0, dtype=np.int64)
    places = []
    for start in range(0, len(key), KEYS_AT_ONCE):
        some = key[start : start + KEYS_AT_ONCE]
        at = np.minimum(np.searchsorted(repeated, some), len(repeated) - 1)
        places.append(start + np.flatnonzero(repeated[at] == some))
    return np.concatenate(places)
