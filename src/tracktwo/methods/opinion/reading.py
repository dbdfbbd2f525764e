"""Files of votes, statements and sides, from bytes: the Polis open-data matrix, and one vote a line."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from .errors import Unreadable
from .fast_csv import parse_long, parse_matrix
from .votes import AnyIntArray, Votes, from_triples

__all__ = ["Statement", "read_sides", "read_statements", "read_votes"]

PERSON = ("participant", "participant-id", "voter", "voter-id", "user", "user-id", "person", "person-id", "pid")
STATEMENT = ("statement", "statement-id", "comment", "comment-id", "item", "item-id", "tid")
VOTE = ("vote", "value", "answer", "response")
TIME = ("timestamp", "time")
BODY = ("comment-body", "statement-body", "body", "text", "txt")
VOTES = {"": None, "1": 1, "+1": 1, "1.0": 1, "-1": -1, "-1.0": -1, "0": 0, "0.0": 0, "-0": 0, "-0.0": 0}
WANTED_VOTE = "1 (agree), -1 (disagree), 0 (pass) or nothing"
# Longer than any cell that is meant; what is found is repeated in the message no further.
SHOWN = 40


@dataclass(frozen=True)
class Statement:
    """A statement: its number, its words, and whether a moderator rejected it (`moderated` of -1)."""

    number: int
    text: str
    rejected: bool


def read_votes(raw: bytes) -> Votes:
    """Votes of a file: a matrix with one row a person, or one vote a line.

    A matrix has a column `participant`, any columns of other kinds, then one column for each statement, headed by
    its number. A file of single votes has columns for participant, statement and vote; with a column `timestamp`
    the later of two votes on one statement counts, and the later line where the times are equal.

    Raises:
        Unreadable: anything else, with row and column; the heading is row 1.
    """
    text = _decoded(raw)
    del raw
    head, mark = _heading(text)
    names = [cell.strip().lower().replace("_", "-").replace(" ", "-") for cell in head]
    _once(names, head)
    numbered = [place for place, name in enumerate(names) if _whole(name) is not None]
    person = _find(names, PERSON)
    if person is not None and numbered:
        return _matrix(text, mark, names, person, numbered)
    columns = [_find(names, kind) for kind in (PERSON, STATEMENT, VOTE)]
    found = [one for one in columns if one is not None]
    if len(found) == len(columns):
        return _single(text, mark, len(names), found, _find(names, TIME))
    if person is not None:
        raise Unreadable(
            "row 1: found no column headed by a statement's number, and no columns for statement and vote; "
            "expected a matrix, or columns participant, statement and vote"
        )
    raise Unreadable(f"row 1: found {_short(','.join(head))}; expected a column “participant”")


def read_statements(raw: bytes) -> tuple[Statement, ...]:
    """Statements of a Polis `comments.csv`: numbers, words, and which were moderated out.

    Raises:
        Unreadable: a column is missing, a number is none or stands twice.
    """
    text = _decoded(raw)
    head, mark = _heading(text)
    names = [cell.strip().lower().replace("_", "-") for cell in head]
    _once(names, head)
    number, body, moderated = _find(names, STATEMENT), _find(names, BODY), _find(names, ("moderated",))
    if number is None:
        raise Unreadable(f"row 1: found {_short(','.join(head))}; expected a column “comment-id”")
    found: dict[int, Statement] = {}
    for row, cells in _rows(text, mark, len(names)):
        one = _number(cells[number], row, number)
        if one in found:
            raise Unreadable(f"row {row}, column {number + 1}: found statement {one} again; expected it once")
        out = moderated is not None and cells[moderated].strip() == "-1"
        found[one] = Statement(one, cells[body] if body is not None else "", out)
    return tuple(found[one] for one in sorted(found))


def read_sides(raw: bytes) -> dict[str, str]:
    """Declared sides: participant to side. A line without a side is left out.

    Raises:
        Unreadable: a column is missing, or a participant stands twice.
    """
    text = _decoded(raw)
    head, mark = _heading(text)
    names = [cell.strip().lower().replace("_", "-") for cell in head]
    _once(names, head)
    person, side = _find(names, PERSON), _find(names, ("side",))
    if person is None or side is None:
        raise Unreadable(f"row 1: found {_short(','.join(head))}; expected columns “participant” and “side”")
    found: dict[str, str] = {}
    for row, cells in _rows(text, mark, len(names)):
        name = cells[person].strip()
        if name in found:
            raise Unreadable(
                f"row {row}, column {person + 1}: found participant {_short(name)} again; expected it once"
            )
        found[name] = cells[side].strip()
    return {name: one for name, one in found.items() if one}


def _matrix(text: str, mark: str, names: list[str], person: int, numbered: list[int]) -> Votes:
    first = numbered[0]
    for place in range(first, len(names)):
        if place not in numbered:
            raise Unreadable(f"row 1, column {place + 1}: found {_short(names[place])}; expected a statement's number")
    statements = [int(names[place]) for place in numbered]
    quick = parse_matrix(text, mark, len(names), person, first)
    people, rows, columns, values = quick or _slow_matrix(text, mark, len(names), person, first)
    if not people:
        raise Unreadable("found no row after the heading; expected one a participant")
    if not len(values):
        raise Unreadable("found no vote in any row; expected " + WANTED_VOTE)
    if quick and len(set(people)) != len(people):
        _slow_matrix(text, mark, len(names), person, first)
    return from_triples(rows, columns, values, people, statements)


def _slow_matrix(
    text: str, mark: str, wide: int, person: int, first: int
) -> tuple[list[str], AnyIntArray, AnyIntArray, AnyIntArray]:
    people: dict[str, int] = {}
    found: list[tuple[int, int, int]] = []
    for row, cells in _rows(text, mark, wide):
        name = cells[person].strip()
        if not name:
            raise Unreadable(f"row {row}, column {person + 1}: found nothing; expected a participant")
        if name in people:
            raise Unreadable(
                f"row {row}, column {person + 1}: found participant {_short(name)} again; expected each in one row"
            )
        people[name] = len(people)
        for place in range(first, wide):
            vote = _vote(cells[place], row, place)
            if vote is not None:
                found.append((people[name], place - first, vote))
    triples = np.array(found, dtype=np.int64).reshape(-1, 3)
    return list(people), triples[:, 0], triples[:, 1], triples[:, 2]


def _single(text: str, mark: str, wide: int, columns: Sequence[int], time: int | None) -> Votes:
    quick = parse_long(text, mark, wide, columns) if time is None else None
    if quick is not None:
        return from_triples(*quick)
    people: dict[str, int] = {}
    votes: dict[tuple[int, int], tuple[float, int, int]] = {}
    for row, cells in _rows(text, mark, wide):
        name, vote = cells[columns[0]].strip(), _vote(cells[columns[2]], row, columns[2])
        if not name:
            raise Unreadable(f"row {row}, column {columns[0] + 1}: found nothing; expected a participant")
        key = people.setdefault(name, len(people)), _number(cells[columns[1]], row, columns[1])
        if vote is None:
            continue
        if key in votes and time is None:
            raise Unreadable(
                f"row {row}: found a second vote of participant {_short(name)} on statement {key[1]}, after row "
                f"{votes[key][1]}; expected one, or a column “timestamp” that says which is later"
            )
        when = _moment(cells[time], row, time) if time is not None else 0.0
        votes[key] = max(votes.get(key, (when, row, vote)), (when, row, vote))
    if not votes:
        raise Unreadable("found no vote after the heading; expected one a row")
    statements = sorted({number for _, number in votes})
    place = {number: at for at, number in enumerate(statements)}
    triples = np.array([(who, place[number], one[2]) for (who, number), one in votes.items()], dtype=np.int64)
    return from_triples(triples[:, 0], triples[:, 1], triples[:, 2], list(people), statements)


def _decoded(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif raw.startswith(b"\xef\xbb\xbf"):
        encoding = "utf-8-sig"
    else:
        encoding = "utf-8"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        row = before.count(b"\n") + 1
        column = before[before.rfind(b"\n") + 1 :].count(b",") + 1
        raise Unreadable(
            f"row {row}, column {column}: found the byte {raw[error.start]:02x}, which is not {encoding.upper()}; "
            "expected a file saved as UTF-8, or as UTF-16 with its mark"
        ) from None
    if "\0" in text:
        row = text[: text.index("\0")].count("\n") + 1
        raise Unreadable(f"row {row}: found a zero byte; expected text saved as UTF-8, or as UTF-16 with its mark")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise Unreadable("row 1: found an empty file; expected a heading")
    return text


def _heading(text: str) -> tuple[list[str], str]:
    """Cells of the first row, and what stands between them: the commonest of comma, semicolon and tab."""
    line = text[: text.find("\n")] if "\n" in text else text
    mark = max(",;\t", key=line.count)
    return next(csv.reader([line], delimiter=mark), []), mark


def _rows(text: str, mark: str, wide: int) -> Iterator[tuple[int, list[str]]]:
    """(number, cells) of every row after the heading that is not blank."""
    reader = csv.reader(io.StringIO(text), delimiter=mark)
    try:
        for row, cells in enumerate(reader, 1):
            if row == 1 or not any(cells):
                continue
            if len(cells) != wide:
                raise Unreadable(f"row {row}: found {len(cells)} columns; expected {wide}, as in the heading")
            yield row, cells
    except csv.Error as error:
        raise Unreadable(f"line {reader.line_num}: {error}; expected cells parted by “{mark}”") from None


def _once(names: list[str], head: list[str]) -> None:
    for place, name in enumerate(names):
        if name and names.index(name) != place:
            raise Unreadable(
                f"row 1, column {place + 1}: found {_short(head[place])} again, after column {names.index(name) + 1}; "
                "expected every column once"
            )


def _find(names: list[str], kinds: Sequence[str]) -> int | None:
    return next((names.index(kind) for kind in kinds if kind in names), None)


def _vote(cell: str, row: int, place: int) -> int | None:
    try:
        return VOTES[cell.strip()]
    except KeyError:
        raise Unreadable(f"row {row}, column {place + 1}: found {_short(cell)}; expected {WANTED_VOTE}") from None


def _whole(cell: str) -> int | None:
    return int(cell) if cell.isascii() and cell.isdecimal() else None


def _number(cell: str, row: int, place: int) -> int:
    found = _whole(cell.strip())
    if found is None:
        raise Unreadable(f"row {row}, column {place + 1}: found {_short(cell)}; expected a statement's number")
    return found


def _moment(cell: str, row: int, place: int) -> float:
    try:
        return float(cell)
    except ValueError:
        raise Unreadable(f"row {row}, column {place + 1}: found {_short(cell)}; expected a time as a number") from None


def _short(cell: str) -> str:
    return f"“{cell[:SHOWN]}…”" if len(cell) > SHOWN else f"“{cell}”"
