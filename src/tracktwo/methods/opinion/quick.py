"""Plain large files read without a Python step for each cell. What is not plain is left to the careful reader."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from .votes import Ints, Whole

__all__ = ["quick_long", "quick_wide"]

BLOCK = 1 << 22
LONGEST = 15
ZERO, MINUS, NEWLINE = ord("0"), ord("-"), ord("\n")


def quick_wide(
    text: str, mark: str, wide: int, person: int, first: int
) -> tuple[list[str], Whole, Whole, Whole] | None:
    """Names, rows, columns and votes of a matrix whose cells are nothing, 1, 0 or -1; None where it is not so plain."""
    names: list[str] = []
    parts: list[tuple[Whole, Whole, Whole]] = []
    for block in _blocks(text):
        cut = _cells(block, mark, wide)
        if cut is None:
            return None
        data, begin, length = cut
        at, size = begin[:, first:], length[:, first:]
        row, column = np.nonzero(size)
        at, size = at[row, column], size[row, column]
        last = data[at + size - 1]
        minus = (size == 2) & (data[at] == MINUS) & (last == ZERO + 1)
        if not np.all(((size == 1) & ((last == ZERO) | (last == ZERO + 1))) | minus):
            return None
        votes = np.where(minus, -1, last.astype(np.int8) - ZERO).astype(np.int8)
        parts.append(((row + len(names)).astype(np.int32), column.astype(np.int32), votes))
        raw = data.tobytes()
        for start, long in zip(begin[:, person].tolist(), length[:, person].tolist(), strict=True):
            names.append(raw[start : start + long].decode())
    if not parts or any(name != name.strip() or not name for name in names):
        return None
    rows, columns, values = (np.concatenate(each) for each in zip(*parts, strict=True))
    return names, rows, columns, values


def quick_long(
    text: str, mark: str, wide: int, columns: Sequence[int]
) -> tuple[Whole, Whole, Whole, list[str], list[int]] | None:
    """What `from_triples` takes, of lines of whole numbers; None where they are not, or a vote stands twice."""
    parts: list[list[Ints]] = []
    for block in _blocks(text):
        cut = _cells(block, mark, wide)
        if cut is None:
            return None
        found = [_whole(cut[0], cut[1][:, one], cut[2][:, one]) for one in columns]
        if any(one is None for one in found):
            return None
        parts.append([one for one in found if one is not None])
    if not parts:
        return None
    person, statement, value = (np.concatenate(each) for each in zip(*parts, strict=True))
    if person.min() < 0 or statement.min() < 0 or np.abs(value).max() > 1:
        return None
    people, rows = np.unique(person, return_inverse=True)
    numbers, places = np.unique(statement, return_inverse=True)
    keys = np.sort(rows * len(numbers) + places)
    if np.any(keys[1:] == keys[:-1]):
        return None
    return rows, places, value, [str(one) for one in people], numbers.tolist()


def _blocks(text: str) -> Iterator[str]:
    """Whole lines after the heading, a few megabytes at a time."""
    begin = text.find("\n") + 1
    while 0 < begin < len(text):
        end = text.find("\n", begin + BLOCK)
        end = len(text) if end < 0 else end + 1
        yield text[begin:end]
        begin = end


def _cells(block: str, mark: str, wide: int) -> tuple[NDArray[np.uint8], Ints, Ints] | None:
    """The bytes, and where each cell begins and how long it is, shape (lines, wide)."""
    if '"' in block or not block.isascii():
        return None
    data = np.frombuffer((block if block.endswith("\n") else block + "\n").encode(), dtype=np.uint8)
    ends = np.flatnonzero((data == ord(mark)) | (data == NEWLINE))
    if len(ends) % wide or not len(ends):
        return None
    shaped = ends.reshape(-1, wide)
    if np.any(data[shaped[:, -1]] != NEWLINE) or np.any(data[shaped[:, :-1]] == NEWLINE):
        return None
    begin = np.concatenate([[0], ends[:-1] + 1])
    return data, begin.reshape(shaped.shape), (ends - begin).reshape(shaped.shape)


def _whole(data: NDArray[np.uint8], begin: Ints, length: Ints) -> Ints | None:
    """Whole numbers written without leading zeros; None where a cell is something else."""
    minus = (length > 1) & (data[begin] == MINUS)
    begin, length = begin + minus, length - minus
    if length.min() < 1 or length.max() > LONGEST:
        return None
    if np.any((length > 1) & (data[begin] == ZERO)):
        return None
    total = np.zeros(len(begin), dtype=np.int64)
    for place in range(int(length.max())):
        here = length > place
        digit = data[np.where(here, begin + length - 1 - place, begin)].astype(np.int64) - ZERO
        if np.any(here & ((digit < 0) | (digit > 9))):
            return None
        total += np.where(here, digit * 10**place, 0)
    return np.where(minus, -total, total)
