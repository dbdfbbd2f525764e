"""Parse large plain files of votes with array operations; anything unusual is left to the general reader."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .votes import AnyIntArray, IntArray

__all__ = ["parse_long", "parse_matrix"]

CHARACTERS_PER_BLOCK = 1 << 22
# Fifteen digits fit into a 64-bit integer with room for the sums below.
MAX_DIGITS = 15
ZERO, ONE, MINUS, NEWLINE = ord("0"), ord("1"), ord("-"), ord("\n")


class _Cells(NamedTuple):
    """The bytes of a block, and where each cell begins and how long it is, both (lines, columns)."""

    data: NDArray[np.uint8]
    begin: IntArray
    length: IntArray


def parse_matrix(
    text: str, delimiter: str, columns: int, person: int, first: int
) -> tuple[list[str], AnyIntArray, AnyIntArray, AnyIntArray] | None:
    """Names, row indices, column indices and votes of a matrix whose cells are empty, 1, 0 or -1.

    It returns None for a file that needs the general reader: quotes, other spellings of a vote, ragged rows.

    Args:
        text: the whole file, lines ended by a line feed.
        delimiter: one character.
        columns: how many cells every line has.
        person: the column of the names.
        first: the first column with votes.
    """
    names: list[str] = []
    parts: list[tuple[AnyIntArray, AnyIntArray, AnyIntArray]] = []
    for block in _blocks(text):
        cells = _split(block, delimiter, columns)
        if cells is None:
            return None
        data, begin, length = cells.data, cells.begin[:, first:], cells.length[:, first:]
        row, column = np.nonzero(length)
        begin, length = begin[row, column], length[row, column]
        last = data[begin + length - 1]
        minus_one = (length == 2) & (data[begin] == MINUS) & (last == ONE)
        if not np.all(((length == 1) & ((last == ZERO) | (last == ONE))) | minus_one):
            return None
        vote = np.where(minus_one, -1, last.astype(np.int8) - ZERO).astype(np.int8)
        parts.append(((row + len(names)).astype(np.int32), column.astype(np.int32), vote))
        names += _texts(cells, person)
    if not parts or any(name != name.strip() or not name for name in names):
        return None
    rows, column_indices, votes = (np.concatenate(arrays) for arrays in zip(*parts, strict=True))
    return names, rows, column_indices, votes


def parse_long(
    text: str, delimiter: str, columns: int, used: Sequence[int]
) -> tuple[AnyIntArray, AnyIntArray, AnyIntArray, list[str], list[int]] | None:
    """The arguments of `from_triples` from lines of whole numbers.

    `used` are the columns of participant, statement and vote. It returns None where a cell is not a whole number, a
    vote is none, or a person votes twice on a statement, which the general reader has to report.
    """
    parts: list[list[IntArray]] = []
    for block in _blocks(text):
        cells = _split(block, delimiter, columns)
        if cells is None:
            return None
        numbers = [_whole_numbers(cells, column) for column in used]
        if any(number is None for number in numbers):
            return None
        parts.append([number for number in numbers if number is not None])
    if not parts:
        return None
    person, statement, vote = (np.concatenate(arrays) for arrays in zip(*parts, strict=True))
    if person.min() < 0 or statement.min() < 0 or np.abs(vote).max() > 1:
        return None
    people, rows = np.unique(person, return_inverse=True)
    statements, column_indices = np.unique(statement, return_inverse=True)
    keys = np.sort(rows * len(statements) + column_indices)
    if np.any(keys[1:] == keys[:-1]):
        return None
    return rows, column_indices, vote, [str(number) for number in people], statements.tolist()


def _blocks(text: str) -> Iterator[str]:
    """Whole lines after the heading, about four million characters at a time."""
    begin = text.find("\n") + 1
    while 0 < begin < len(text):
        end = text.find("\n", begin + CHARACTERS_PER_BLOCK)
        end = len(text) if end < 0 else end + 1
        yield text[begin:end]
        begin = end


def _split(block: str, delimiter: str, columns: int) -> _Cells | None:
    if '"' in block or not block.isascii():
        return None
    data = np.frombuffer((block if block.endswith("\n") else block + "\n").encode(), dtype=np.uint8)
    ends = np.flatnonzero((data == ord(delimiter)) | (data == NEWLINE))
    if len(ends) % columns or not len(ends):
        return None
    by_line = ends.reshape(-1, columns)
    if np.any(data[by_line[:, -1]] != NEWLINE) or np.any(data[by_line[:, :-1]] == NEWLINE):
        return None
    begin = np.concatenate([[0], ends[:-1] + 1])
    return _Cells(data, begin.reshape(by_line.shape), (ends - begin).reshape(by_line.shape))


def _texts(cells: _Cells, column: int) -> list[str]:
    raw = cells.data.tobytes()
    begins, lengths = cells.begin[:, column].tolist(), cells.length[:, column].tolist()
    return [raw[begin : begin + length].decode() for begin, length in zip(begins, lengths, strict=True)]


def _whole_numbers(cells: _Cells, column: int) -> IntArray | None:
    """A column of whole numbers without leading zeros, digit by digit over all lines; None for anything else."""
    data, begin, length = cells.data, cells.begin[:, column], cells.length[:, column]
    negative = (length > 1) & (data[begin] == MINUS)
    begin, length = begin + negative, length - negative
    if length.min() < 1 or length.max() > MAX_DIGITS:
        return None
    if np.any((length > 1) & (data[begin] == ZERO)):
        return None
    number = np.zeros(len(begin), dtype=np.int64)
    for place in range(int(length.max())):
        present = length > place
        digit = data[np.where(present, begin + length - 1 - place, begin)].astype(np.int64) - ZERO
        if np.any(present & ((digit < 0) | (digit > 9))):
            return None
        number += np.where(present, digit * 10**place, 0)
    return np.where(negative, -number, number)
