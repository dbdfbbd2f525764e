"""What every contributor's page needs of a consultation, held in memory and read anew when it is old."""

import datetime
import threading
import time
from dataclasses import dataclass
from typing import Any

import numpy as np

from tracktwo.methods.opinion import Tally as Counts

from .models import Consultation, Statement, Tally

__all__ = ["Book", "book_of", "is_open", "today"]

# Routing needs counts that are nearly true; reading them for every vote would cost more than the vote.
COUNTS_AGE = 2.0
MOST_BOOKS = 64


@dataclass(frozen=True, eq=False)
class Book:
    """The statements that are in, by their row's id in ascending order, and the votes on them by side.

    `counts` has a row for each declared side, then one for everybody else.
    """

    revision: int
    ids: tuple[int, ...]
    place: dict[int, int]
    text: dict[int, dict[str, str]]
    number: dict[int, int]
    sides: tuple[str, ...]
    counts: Counts
    read: float

    def row(self, side: str) -> int:
        """Where the counts of a contributor's side stand."""
        return self.sides.index(side) if side in self.sides else len(self.sides)


_books: dict[str, Book] = {}
_reading = threading.Lock()


def today() -> datetime.date:
    """The day; no finer time is ever looked at."""
    return datetime.datetime.now(datetime.UTC).date()


def is_open(consultation: Consultation) -> bool:
    """Whether answers are taken now."""
    if consultation.state != "open":
        return False
    day = today()
    if consultation.opens and day < consultation.opens:
        return False
    return not (consultation.closes and day > consultation.closes)


def book_of(consultation: Consultation) -> Book:
    """The consultation's book, at most two seconds old in its counts and never in its statements."""
    held = _books.get(consultation.id)
    now = time.monotonic()
    if held and held.revision == consultation.revision and now - held.read < COUNTS_AGE:
        return held
    # One reads; the others go on with what is held, unless its statements are old.
    if held and held.revision == consultation.revision and not _reading.acquire(blocking=False):
        return held
    if not (held and held.revision == consultation.revision):
        _reading.acquire()
    try:
        fresh = _read(consultation, held, time.monotonic())
        if len(_books) >= MOST_BOOKS:
            _books.clear()
        _books[consultation.id] = fresh
        return fresh
    finally:
        _reading.release()


def _read(consultation: Consultation, held: Book | None, now: float) -> Book:
    if held and held.revision == consultation.revision:
        counts = _counts(held.place, held.sides)
        return Book(held.revision, held.ids, held.place, held.text, held.number, held.sides, counts, now)
    rows: list[tuple[int, int, Any]] = list(
        Statement.objects.filter(consultation=consultation, state="in")
        .order_by("id")
        .values_list("id", "number", "text")
    )
    ids = tuple(id for id, _, _ in rows)
    place = {id: at for at, id in enumerate(ids)}
    sides = tuple(one["id"] for one in consultation.sides)
    return Book(
        consultation.revision,
        ids,
        place,
        {id: text for id, _, text in rows},
        {id: number for id, number, _ in rows},
        sides,
        _counts(place, sides),
        now,
    )


def _counts(place: dict[int, int], sides: tuple[str, ...]) -> Counts:
    table = np.zeros((3, len(sides) + 1, len(place)), dtype=np.int64)
    row = {side: at for at, side in enumerate(sides)}
    fields = ("statement_id", "side", "agree", "disagree", "passed")
    for statement, side, *votes in Tally.objects.filter(statement_id__in=list(place)).values_list(*fields):
        table[:, row.get(side, len(sides)), place[statement]] += votes
    return Counts(*table)
