"""What every contributor's page needs of a consultation, cached in memory and read again when it is stale."""

import threading
import time
from dataclasses import dataclass
from typing import Any

import numpy as np

from tracktwo.methods import opinion

from ..models import VOTE_COLUMNS, Consultation, Statement, Tally

__all__ = ["CachedStatements", "clear", "statements_of"]

# Routing needs counts that are nearly true; reading them for every vote would cost more than the vote.
COUNTS_AGE = 2.0
MOST_CACHED = 64


@dataclass(frozen=True, eq=False)
class CachedStatements:
    """The statements that are in, by their row's id in ascending order, and the votes on them by side.

    `position` is each id's place in `ids`. `counts` has a row for each declared side, then one for everybody else.
    """

    revision: int
    ids: tuple[int, ...]
    position: dict[int, int]
    text: dict[int, dict[str, str]]
    sides: tuple[str, ...]
    counts: opinion.Tally
    read_at: float

    def row(self, side: str) -> int:
        """The row of `counts` for a contributor's side."""
        return self.sides.index(side) if side in self.sides else len(self.sides)


_cache: dict[str, CachedStatements] = {}
_reading = threading.Lock()


def clear() -> None:
    """Forget everything, as a restart does."""
    _cache.clear()


def statements_of(consultation: Consultation) -> CachedStatements:
    """The consultation's statements: never stale themselves, their counts at most two seconds old."""
    cached = _cache.get(consultation.id)
    current = cached if cached and cached.revision == consultation.revision else None
    if current and time.monotonic() - current.read_at < COUNTS_AGE:
        return current
    # One thread reads; the others go on with the counts at hand, unless the statements themselves are stale.
    if current and not _reading.acquire(blocking=False):
        return current
    if not current:
        _reading.acquire()
    try:
        fresh = _read(consultation, current)
        if len(_cache) >= MOST_CACHED:
            _cache.clear()
        _cache[consultation.id] = fresh
        return fresh
    finally:
        _reading.release()


def _read(consultation: Consultation, current: CachedStatements | None) -> CachedStatements:
    now = time.monotonic()
    if current:
        counts = _counts(current.position, current.sides)
        return CachedStatements(
            current.revision, current.ids, current.position, current.text, current.sides, counts, now
        )
    rows: list[tuple[int, Any]] = list(
        Statement.objects.filter(consultation=consultation, state="in").order_by("id").values_list("id", "text")
    )
    ids = tuple(id for id, _text in rows)
    position = {id: index for index, id in enumerate(ids)}
    sides = tuple(side["id"] for side in consultation.sides)
    return CachedStatements(consultation.revision, ids, position, dict(rows), sides, _counts(position, sides), now)


def _counts(position: dict[int, int], sides: tuple[str, ...]) -> opinion.Tally:
    table = np.zeros((3, len(sides) + 1, len(position)), dtype=np.int64)
    row = {side: index for index, side in enumerate(sides)}
    columns = ("statement_id", "side", *VOTE_COLUMNS.values())
    for statement, side, *votes in Tally.objects.filter(statement_id__in=list(position)).values_list(*columns):
        table[:, row.get(side, len(sides)), position[statement]] += votes
    return opinion.Tally(*table)
