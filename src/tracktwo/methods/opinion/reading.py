"""Files of votes, from bytes: the Polis matrix, one vote per row, spreadsheets, and other platforms' exports."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from math import isfinite
from typing import Literal

import numpy as np

from tracktwo.methods.errors import InvalidInput
from tracktwo.methods.quoting import quoted

from ..table import Table, find_column, read_table, whole_number
from .fast_csv import parse_long, parse_matrix
from .other_platforms import Ballots, read_decidim, read_loomio
from .statement_files import PERSON, STATEMENT, Statement
from .votes import AnyIntArray, Votes, from_triples

__all__ = ["VotesFile", "read_votes", "read_votes_file"]

VOTE = ("vote", "value", "answer", "response")
TIME = ("timestamp", "time", "modified", "created")
VOTE_OF_CELL = {"": None, "1": 1, "+1": 1, "1.0": 1, "-1": -1, "-1.0": -1, "0": 0, "0.0": 0, "-0": 0, "-0.0": 0}
EXPECTED_VOTE = "1 (agree), -1 (disagree), 0 (pass) or nothing"
# The columns of the table `votes` in Polis' database, where -1 means agree.
POLIS_DATABASE = {"pid", "tid", "vote"}

Zero = Literal["pass", "disagree"]


@dataclass(frozen=True, eq=False)
class VotesFile:
    """Votes, the statements' texts where the same file has them, and what the reader of a result should know."""

    votes: Votes
    statements: tuple[Statement, ...] = ()
    notes: tuple[str, ...] = ()


def read_votes(raw: bytes, agree: int | None = None, zero: Zero | None = None) -> Votes:
    """The votes of a file; see `read_votes_file`."""
    return read_votes_file(raw, agree, zero).votes


def read_votes_file(raw: bytes, agree: int | None = None, zero: Zero | None = None) -> VotesFile:
    """Read a file of votes.

    - A matrix has a column `participant`, any further columns, then one column per statement, headed by its number.
    - Single votes have columns for participant, statement and vote. With a time, the last entry of a person on a
      statement counts, and a last entry without a vote takes the earlier one back.
    - Exports of Loomio polls and Decidim surveys are recognised by their columns.
    - Any of these may be an Excel workbook (.xlsx), of which the first sheet is read.

    Args:
        raw: the file.
        agree: the number that means agree, 1 or -1. It must be given for the table of votes of Polis' own database,
            which writes -1 for agree, unlike Polis' exports.
        zero: what 0 means. It must be given for a file with zeros and without any -1: it may be a questionnaire in
            which 0 stands for no.

    Raises:
        InvalidInput: anything else, with row and column; the heading is row 1.
    """
    table = read_table(raw)
    del raw
    ballots = read_loomio(table) or read_decidim(table)
    file = _from_ballots(ballots) if ballots is not None else _from_table(table, agree)
    votes, notes = file.votes, file.notes
    if agree == -1:
        votes = votes.reversed()
        notes = (*notes, "-1 was read as agree and 1 as disagree.")
    if zero == "disagree":
        votes = _zeros_to_disagree(votes)
        notes = (*notes, "0 was read as disagree.")
    elif zero is None and ballots is None and np.any(votes.value == 0) and not np.any(votes.value == -1):
        raise InvalidInput(
            "zeros-without-minus-one",
            "found 1 and 0 but no -1 anywhere; expected -1 for disagree: say what 0 means (--zero "
            "disagree, or --zero pass where nobody disagreed)",
        )
    return VotesFile(votes, file.statements, notes)


def _from_table(table: Table, agree: int | None) -> VotesFile:
    table.check_headings_once()
    if agree is None and set(table.names) >= POLIS_DATABASE:
        raise InvalidInput(
            "polis-database-sign",
            "row 1: found the columns pid, tid and vote of Polis' own database, where -1 means "
            "agree; say which number means agree (--agree=-1 for the database, --agree=1 for "
            "anything else)",
        )
    numbered = [column for column, name in enumerate(table.names) if name.isascii() and name.isdecimal()]
    person = find_column(table.names, PERSON)
    if person is not None and numbered:
        return VotesFile(_matrix(table, person, numbered))
    columns = [find_column(table.names, wanted) for wanted in (PERSON, STATEMENT, VOTE)]
    present = [column for column in columns if column is not None]
    if len(present) == len(columns):
        return VotesFile(_single_votes(table, present, find_column(table.names, TIME)))
    if person is not None:
        raise InvalidInput(
            "no-statement-column",
            "row 1: found no column headed by a statement's number, and no columns for statement "
            "and vote; expected a matrix, or columns participant, statement and vote",
        )
    raise InvalidInput(
        "no-participant-column",
        "row 1: found {found}; expected a column “participant”",
        found=quoted(",".join(table.heading)),
    )


def _from_ballots(ballots: Ballots) -> VotesFile:
    if not ballots.votes:
        raise InvalidInput("no-vote", "found no vote after the heading; expected one a row")
    people, again = np.unique(np.array(ballots.people), return_inverse=True)
    if len(people) != len(ballots.people):
        raise InvalidInput("two-ballots", "found a person with two ballots; expected each in one row")
    triples = np.array(ballots.votes, dtype=np.int64)
    names = [str(name) for name in people]
    numbers = [statement.number for statement in ballots.statements]
    votes = from_triples(again[triples[:, 0]], triples[:, 1], triples[:, 2], names, numbers)
    return VotesFile(votes, ballots.statements, ballots.notes)


def _zeros_to_disagree(votes: Votes) -> Votes:
    value = np.where(votes.value == 0, -1, votes.value)
    return from_triples(votes.row, votes.column.astype(np.int64), value, votes.participants, votes.statements)


def _matrix(table: Table, person: int, numbered: list[int]) -> Votes:
    first, is_number = numbered[0], set(numbered)
    for column in range(first, len(table.names)):
        if column not in is_number:
            raise InvalidInput(
                "not-a-statement-number",
                "row 1, column {column}: found {found}; expected a statement's number",
                column=column + 1,
                found=quoted(table.heading[column]),
            )
    statements = [whole_number(table.names[column], 1, column) for column in numbered]
    fast = None
    if table.width == len(table.heading):
        fast = parse_matrix(table.text, table.delimiter, table.width, person, first)
    people, rows, columns, values = fast or _matrix_row_by_row(table, person, first)
    if not people:
        raise InvalidInput("no-row", "found no row after the heading; expected one a participant")
    if not len(values):
        raise InvalidInput(
            "no-vote-in-any-row", "found no vote in any row; expected {expected}", expected=EXPECTED_VOTE
        )
    if fast and len(set(people)) != len(people):
        _matrix_row_by_row(table, person, first)
    return from_triples(rows, columns, values, people, statements)


def _matrix_row_by_row(
    table: Table, person: int, first: int
) -> tuple[list[str], AnyIntArray, AnyIntArray, AnyIntArray]:
    people: dict[str, int] = {}
    votes: list[tuple[int, int, int]] = []
    for row, cells in table.rows():
        name = cells[person].strip()
        if not name:
            raise InvalidInput(
                "no-participant",
                "row {row}, column {column}: found nothing; expected a participant",
                row=row,
                column=person + 1,
            )
        if name in people:
            raise InvalidInput(
                "participant-twice",
                "row {row}, column {column}: found participant {found} again; expected each in one row",
                row=row,
                column=person + 1,
                found=quoted(name),
            )
        people[name] = len(people)
        for column in range(first, len(cells)):
            vote = _vote(cells[column], row, column)
            if vote is not None:
                votes.append((people[name], column - first, vote))
    triples = np.array(votes, dtype=np.int64).reshape(-1, 3)
    return list(people), triples[:, 0], triples[:, 1], triples[:, 2]


def _single_votes(table: Table, columns: Sequence[int], time: int | None) -> Votes:
    if time is None and table.width == len(table.heading):
        fast = parse_long(table.text, table.delimiter, table.width, columns)
        if fast is not None:
            return from_triples(*fast)
    people: dict[str, int] = {}
    last: dict[tuple[int, int], tuple[float, int, int | None]] = {}
    for row, cells in table.rows():
        name, vote = cells[columns[0]].strip(), _vote(cells[columns[2]], row, columns[2])
        if not name:
            raise InvalidInput(
                "no-participant",
                "row {row}, column {column}: found nothing; expected a participant",
                row=row,
                column=columns[0] + 1,
            )
        key = people.setdefault(name, len(people)), whole_number(cells[columns[1]], row, columns[1])
        if time is None and vote is None:
            continue
        if key in last and time is None:
            raise InvalidInput(
                "second-vote",
                "row {row}: found a second vote of participant {found} on statement {statement}, after "
                "row {earlier}; expected one, or a column “timestamp” that says which is later",
                row=row,
                found=quoted(name),
                statement=key[1],
                earlier=last[key][1],
            )
        entry = (_timestamp(cells[time], row, time) if time is not None else 0.0, row, vote)
        if key not in last or entry[:2] > last[key][:2]:
            last[key] = entry
    votes = [(who, number, vote) for (who, number), (_, _, vote) in last.items() if vote is not None]
    if not votes:
        raise InvalidInput("no-vote", "found no vote after the heading; expected one a row")
    statements = sorted({number for _, number, _ in votes})
    index = {number: column for column, number in enumerate(statements)}
    triples = np.array([(who, index[number], vote) for who, number, vote in votes], dtype=np.int64)
    return from_triples(triples[:, 0], triples[:, 1], triples[:, 2], list(people), statements)


def _vote(cell: str, row: int, column: int) -> int | None:
    try:
        return VOTE_OF_CELL[cell.strip()]
    except KeyError:
        raise InvalidInput(
            "not-a-vote",
            "row {row}, column {column}: found {found}; expected {expected}",
            row=row,
            column=column + 1,
            found=quoted(cell),
            expected=EXPECTED_VOTE,
        ) from None


def _timestamp(cell: str, row: int, column: int) -> float:
    """A time as a number, or as an ISO 8601 date in seconds since 1970."""
    try:
        time = float(cell)
    except ValueError:
        try:
            moment = datetime.fromisoformat(cell.strip())
        except ValueError:
            time = float("nan")
        else:
            time = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    if not isfinite(time):
        raise InvalidInput(
            "not-a-time",
            "row {row}, column {column}: found {found}; expected a time as a number or date",
            row=row,
            column=column + 1,
            found=quoted(cell),
        )
    return time
