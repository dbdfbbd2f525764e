"""The files of `tracktwo opinion`: regular files of a bounded size, each error with the file's name."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from .files import FileError, read_regular

if TYPE_CHECKING:
    from tracktwo.methods.opinion import Statement, Votes

__all__ = ["InputError", "OpinionInput", "read_file", "read_input"]

MAX_VOTES_BYTES = 2 << 30
MAX_TABLE_BYTES = 256 << 20


class InputError(Exception):
    """A file that cannot be used. The message names the file and what is wrong with it."""


@dataclass(frozen=True, eq=False)
class OpinionInput:
    """The votes, statements and sides of a conversation, and what was noticed in reading them."""

    votes: "Votes"
    statements: "tuple[Statement, ...]"
    sides: dict[str, str] | None
    notes: tuple[str, ...]


def read_file(path: Path, max_bytes: int) -> bytes:
    """The bytes of a regular file.

    Raises:
        InputError: it is not there, is a pipe or device (reading one could wait for ever), or is larger than
            `max_bytes`, which is looked at before anything is read.
    """
    try:
        return read_regular(path, max_bytes)
    except FileError as error:
        raise InputError(str(error)) from None


def read_input(
    votes: Path,
    statements: Path | None,
    sides: Path | None,
    agree: int | None,
    zero: Literal["pass", "disagree"] | None,
) -> OpinionInput:
    """Read and compare all files of a conversation.

    Raises:
        InputError: a file cannot be read, or statements that were voted on are missing from `statements`.
    """
    from tracktwo.methods.opinion import InvalidInput, read_sides, read_statements, read_votes_file, side_notes

    path = votes
    try:
        file = read_votes_file(read_file(votes, MAX_VOTES_BYTES), agree, zero)
        table, notes = file.statements, [*file.notes]
        if statements is not None:
            path = statements
            table = read_statements(read_file(statements, MAX_TABLE_BYTES))
            missing = sorted(set(file.votes.statements) - {statement.number for statement in table})
            if missing:
                raise InputError(
                    f"{statements}: found no row for statement {missing[0]}, a column of {votes.name}; "
                    "expected every statement that was voted on"
                )
        declared = None
        if sides is not None:
            path = sides
            declared = read_sides(read_file(sides, MAX_TABLE_BYTES))
            notes += side_notes(file.votes, declared)
    except InvalidInput as error:
        raise InputError(f"{path}: {error}") from None
    return OpinionInput(file.votes, table, declared, (*notes, *_statement_notes(table)))


def _statement_notes(statements: "tuple[Statement, ...]") -> list[str]:
    notes = []
    rejected = sum(statement.rejected for statement in statements)
    meta = sum(statement.meta for statement in statements)
    if rejected:
        notes.append(f"{_statements(rejected)} that moderators rejected {_are(rejected)} left out.")
    if meta:
        notes.append(f"{_statements(meta)} about the voters themselves (is-meta) {_are(meta)} left out.")
    return notes


def _statements(count: int) -> str:
    return f"{count} statement{'' if count == 1 else 's'}"


def _are(count: int) -> str:
    return "is" if count == 1 else "are"
