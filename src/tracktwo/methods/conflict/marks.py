"""Marks on the chart's line of time: official rounds, accords and other events, each with a date and a few words."""

import csv
import re
from dataclasses import dataclass
from datetime import date
from typing import Literal, cast, get_args

from tracktwo.methods.errors import InvalidInput
from tracktwo.methods.quoting import quoted

__all__ = ["MOST_MARKS", "Mark", "MarkKind", "read_marks"]

MarkKind = Literal["round", "accord", "event"]
KINDS = get_args(MarkKind)
MOST_MARKS = 60
LONGEST_WORDS = 200
DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened at a date: a year, a year and month, or a day (`1997`, `1997-06`, `1997-06-27`)."""

    date: str
    words: str
    kind: MarkKind = "event"

    @property
    def at(self) -> float:
        """Its place in years: the middle of what the date leaves open.

        Raises:
            InvalidInput: the date is none.
        """
        match = DATE.fullmatch(self.date)
        if match is None:
            raise _no_date(self.date, "")
        year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
        try:
            date(year, month or 1, day or 1)
        except ValueError:
            raise _no_date(self.date, "") from None
        if not month:
            return year + 0.5
        return year + (month - 1 + ((day - 0.5) / 31 if day else 0.5)) / 12


def read_marks(text: str) -> tuple[Mark, ...]:
    """Marks from a CSV table with the columns date, words and kind, which is round, accord or event.

    Raises:
        InvalidInput: a column is missing, a date or kind is none, or there are too many; line and column are named.
    """
    lines = text.removeprefix("\ufeff").splitlines()
    delimiter = max(",;\t", key=lines[0].count) if lines else ","
    reader = csv.reader(lines, delimiter=delimiter)
    heading = [name.strip().lower() for name in next(reader, [])]
    for name in ("date", "words"):
        if name not in heading:
            raise InvalidInput(
                "mark-column-missing",
                "line 1: found no column {name}; expected date, words and kind",
                name=quoted(name),
            )
    marks = []
    for cells in reader:
        if not any(cell.strip() for cell in cells):
            continue
        row = dict(zip(heading, (cell.strip() for cell in cells), strict=False))
        marks.append(_mark(row, reader.line_num))
        if len(marks) > MOST_MARKS:
            raise InvalidInput(
                "too-many-marks",
                "line {line}: found more than {most} marks; expected fewer, so that they can be told apart",
                line=reader.line_num,
                most=MOST_MARKS,
            )
    return tuple(sorted(marks, key=lambda mark: mark.at))


def _mark(row: dict[str, str], line: int) -> Mark:
    place = f"line {line}, "
    kind = row.get("kind", "").lower() or "event"
    if kind not in KINDS:
        raise InvalidInput(
            "no-mark-kind",
            "{place}kind: found {found}; expected {kinds}",
            place=place,
            found=quoted(kind),
            kinds=", ".join(KINDS),
        )
    mark = Mark(row.get("date", ""), row.get("words", "")[:LONGEST_WORDS], cast(MarkKind, kind))
    if not mark.words:
        raise InvalidInput("mark-without-words", "{place}words: found nothing; expected what happened", place=place)
    try:
        _ = mark.at
    except InvalidInput:
        raise _no_date(mark.date, place) from None
    return mark


def _no_date(found: str, place: str) -> InvalidInput:
    return InvalidInput(
        "no-mark-date",
        "{place}date: found {found}; expected one such as 1997, 1997-06 or 1997-06-27",
        place=place,
        found=quoted(found),
    )
