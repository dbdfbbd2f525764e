"""Files about the votes: statements with their texts and moderation, and who declared which side."""

from collections.abc import Mapping
from dataclasses import dataclass

from tracktwo.methods.errors import InvalidInput
from tracktwo.methods.quoting import printable, quoted

from ..table import find_column, read_table, whole_number
from .counts import MIN_VOTES
from .votes import Votes

__all__ = ["PERSON", "STATEMENT", "Statement", "read_sides", "read_statements", "side_notes"]

PERSON = ("participant", "participant-id", "voter", "voter-id", "user", "user-id", "person", "person-id", "pid")
STATEMENT = ("statement", "statement-id", "comment", "comment-id", "item", "item-id", "tid")
TEXT = ("comment-body", "statement-body", "body", "text", "txt", "comment", "statement")
META = ("is-meta", "meta", "is-metadata")
# Polis writes -1, 0 and 1; spreadsheets and other tools write the words. Zero is a statement nobody moderated, which
# Polis shows unless a conversation is strictly moderated.
REJECTED = {"-1", "-1.0", "rejected", "reject", "false", "no", "n", "out", "hidden"}
ACCEPTED = {"", "1", "1.0", "+1", "0", "0.0", "accepted", "accept", "approved", "true", "yes", "y", "in", "unmoderated"}
TRUE = {"1", "1.0", "true", "t", "yes", "y"}
FALSE = {"", "0", "0.0", "false", "f", "no", "n"}


@dataclass(frozen=True)
class Statement:
    """A statement: its number, its text, whether moderators rejected it, and whether it is metadata.

    Metadata (`is-meta` in Polis) says something about the voter, such as a place of residence, and not an opinion.
    """

    number: int
    text: str
    rejected: bool
    meta: bool = False


def read_statements(raw: bytes) -> tuple[Statement, ...]:
    """The statements of a Polis `comments.csv` or a table like it, in ascending order of number.

    Control characters other than line breaks and tabs are removed from texts.

    Raises:
        InvalidInput: a column is missing, a number is none or occurs twice, or `moderated` or `is-meta` holds something
            unknown: what might be a rejection is never taken for an acceptance.
    """
    table = read_table(raw)
    table.check_headings_once()
    number_column = find_column(table.names, STATEMENT)
    if number_column is None:
        raise InvalidInput(
            "no-statement-number-column",
            "row 1: found {found}; expected a column “comment-id”",
            found=quoted(",".join(table.heading)),
        )
    text_column = find_column([name if at != number_column else "" for at, name in enumerate(table.names)], TEXT)
    moderated, meta = find_column(table.names, ("moderated",)), find_column(table.names, META)
    statements: dict[int, Statement] = {}
    for row, cells in table.rows():
        number = whole_number(cells[number_column], row, number_column)
        if number in statements:
            raise InvalidInput(
                "statement-twice",
                "row {row}, column {column}: found statement {statement} again; expected it once",
                row=row,
                column=number_column + 1,
                statement=number,
            )
        rejected = moderated is not None and _flag(
            cells, row, moderated, REJECTED, ACCEPTED, "-1 (rejected), 0, 1 (accepted), or a word for one of them"
        )
        is_meta = meta is not None and _flag(cells, row, meta, TRUE, FALSE, "true or false")
        text = printable(cells[text_column], keep="\n\t") if text_column is not None else ""
        statements[number] = Statement(number, text, rejected, is_meta)
    return tuple(statements[number] for number in sorted(statements))


def _flag(cells: list[str], row: int, column: int, yes: set[str], no: set[str], expected: str) -> bool:
    cell = cells[column].strip().lower()
    if cell not in yes and cell not in no:
        raise InvalidInput(
            "unknown-flag",
            "row {row}, column {column}: found {found}; expected {expected}",
            row=row,
            column=column + 1,
            found=quoted(cells[column]),
            expected=expected,
        )
    return cell in yes


def read_sides(raw: bytes) -> dict[str, str]:
    """The side each participant declared. A row without a side is left out.

    Raises:
        InvalidInput: a column is missing, or a participant occurs twice.
    """
    table = read_table(raw)
    table.check_headings_once()
    person_column, side_column = find_column(table.names, PERSON), find_column(table.names, ("side",))
    if person_column is None or side_column is None:
        raise InvalidInput(
            "no-side-column",
            "row 1: found {found}; expected columns “participant” and “side”",
            found=quoted(",".join(table.heading)),
        )
    sides: dict[str, str] = {}
    for row, cells in table.rows():
        name = cells[person_column].strip()
        if name in sides:
            raise InvalidInput(
                "participant-twice",
                "row {row}, column {column}: found participant {found} again; expected each once",
                row=row,
                column=person_column + 1,
                found=quoted(name),
            )
        sides[name] = printable(cells[side_column]).strip()
    return {name: side for name, side in sides.items() if side}


def side_notes(votes: Votes, sides: Mapping[str, str]) -> tuple[str, ...]:
    """What a reader of a bridging result should know about the declared sides.

    Named are sides that differ only in case or spacing, sides too small to be judged, people who declared a side and
    did not vote, and how many voters declared none.
    """
    voted = {name for name, count in zip(votes.participants, votes.votes_per_person, strict=True) if count}
    people = dict.fromkeys(sorted(set(sides.values())), 0)
    for name, side in sides.items():
        people[side] += name in voted
    notes = []
    spellings: dict[str, list[str]] = {}
    for side in people:
        spellings.setdefault(" ".join(side.casefold().split()), []).append(side)
    notes += [
        f"Sides {' and '.join(map(quoted, alike))} differ only in spelling and are counted as different sides."
        for alike in spellings.values()
        if len(alike) > 1
    ]
    small = [f"{quoted(side)} ({count})" for side, count in people.items() if count < MIN_VOTES]
    if small:
        notes.append(
            f"Too few people to judge a side by, and no statement bridges without ten votes on every side: "
            f"{', '.join(small)}."
        )
    absent = sum(name not in voted for name in sides)
    if absent:
        notes.append(f"{absent} {'person' if absent == 1 else 'people'} with a declared side did not vote.")
    undeclared = len(voted - set(sides))
    if undeclared:
        notes.append(f"{undeclared} of those who voted declared no side and are left out of what bridges the sides.")
    return tuple(notes)
