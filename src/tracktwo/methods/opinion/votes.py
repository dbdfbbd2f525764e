"""Votes as a sparse matrix in a canonical order, so that the order of a file's rows and columns has no effect."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tracktwo.methods.errors import InvalidInput

__all__ = ["AnyIntArray", "FloatArray", "IntArray", "Mask", "Votes", "concatenated", "from_triples"]

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
AnyIntArray = NDArray[np.integer[Any]]
Mask = NDArray[np.bool_]

# The two lowest bits of a packed triple hold the vote plus one (0, 1 or 2).
_VOTE_BITS = 3


@dataclass(frozen=True, eq=False)
class Votes:
    """A sparse matrix of votes, n people by m statements, in compressed rows.

    `participants` (n names) and `statements` (m numbers) are in ascending order. Row i holds the statement indices
    `column[start[i]:start[i + 1]]`, ascending, and in `value` at the same places 1 for agree, -1 for disagree and 0
    for pass. A missing cell is a statement the person did not see or did not answer.
    """

    participants: tuple[str, ...]
    statements: tuple[int, ...]
    start: IntArray
    column: NDArray[np.int32]
    value: NDArray[np.int8]

    @property
    def people(self) -> int:
        """The number of rows, n."""
        return len(self.participants)

    @property
    def size(self) -> int:
        """The number of votes, passes included."""
        return len(self.value)

    @property
    def votes_per_person(self) -> IntArray:
        """How many votes each person cast, shape (n,)."""
        return np.diff(self.start)

    @property
    def row(self) -> IntArray:
        """The row index of each vote, shape (size,)."""
        return np.repeat(np.arange(self.people), self.votes_per_person)

    def digest(self) -> str:
        """SHA-256 of names, numbers and votes, equal for equal votes in whatever order they were given."""
        hashed = sha256()
        for part in ("\0".join(self.participants), " ".join(map(str, self.statements))):
            hashed.update(part.encode() + b"\n")
        for array in (self.start.astype("<i8"), self.column.astype("<i4"), self.value):
            hashed.update(array.tobytes())
        return hashed.hexdigest()

    def without_statements(self, statements: Sequence[int]) -> "Votes":
        """The same people, without the statements of these numbers."""
        removed = set(statements)
        keep = np.array([number not in removed for number in self.statements], dtype=bool)
        if keep.all():
            return self
        numbers = tuple(number for number in self.statements if number not in removed)
        kept_votes = keep[self.column]
        new_index = np.cumsum(keep) - 1
        kept_before = np.concatenate([[0], np.cumsum(kept_votes)])
        column = new_index[self.column[kept_votes]]
        return _frozen(self.participants, numbers, kept_before[self.start], column, self.value[kept_votes])

    def select_people(self, people: Mask) -> "Votes":
        """The rows of the people in the mask, shape (n,)."""
        names = tuple(name for name, selected in zip(self.participants, people, strict=True) if selected)
        selected_votes = np.repeat(people, self.votes_per_person)
        start = np.concatenate([[0], np.cumsum(self.votes_per_person[people])])
        return _frozen(names, self.statements, start, self.column[selected_votes], self.value[selected_votes])

    def select_votes(self, keep: Mask) -> "Votes":
        """The same people and statements, with only the votes in the mask, shape (size,)."""
        kept_before = np.concatenate([[0], np.cumsum(keep)])
        start = kept_before[self.start]
        return _frozen(self.participants, self.statements, start, self.column[keep], self.value[keep])

    def reversed(self) -> "Votes":
        """Every agree turned into a disagree, and the other way round."""
        return _frozen(self.participants, self.statements, self.start, self.column, -self.value)


def from_triples(
    person: AnyIntArray,
    statement: AnyIntArray,
    value: AnyIntArray,
    participants: Sequence[str],
    statements: Sequence[int],
) -> Votes:
    """Build votes from three arrays of one length.

    Args:
        person: indices into `participants`.
        statement: indices into `statements`.
        value: -1, 0 or 1.
        participants: the names, in any order.
        statements: the numbers, in any order.

    Raises:
        InvalidInput: a name or number occurs twice, a value is not a vote, or a person votes twice on one statement.
    """
    for kind, names in (("participant", participants), ("statement", statements)):
        if len(set(names)) != len(names):
            raise InvalidInput("name-twice", "a {kind} is named twice; expected every {kind} once", kind=kind)
    row_order, sorted_names = _name_order(participants)
    column_order = np.argsort(np.asarray(statements, dtype=np.int64), kind="stable")
    numbers = tuple(int(statements[index]) for index in column_order)
    _check_values(value)
    width = max(len(numbers), 1)
    # Row, column and vote are packed into one integer each and sorted in place: an argsort over three arrays would be
    # slower, and would need several more arrays of that length in memory.
    packed = _inverse_permutation(row_order)[person]
    packed *= width
    packed += _inverse_permutation(column_order)[statement]
    packed <<= 2
    packed += value
    packed += 1
    packed.sort()
    _check_once(packed, sorted_names, numbers)
    value = (packed & _VOTE_BITS).astype(np.int8) - np.int8(1)
    packed >>= 2
    start = np.searchsorted(packed, np.arange(len(sorted_names) + 1) * width)
    packed %= width
    return _frozen(sorted_names, numbers, start, packed, value)


def _check_values(value: AnyIntArray) -> None:
    if len(value) and (value.min() < -1 or value.max() > 1):
        raise InvalidInput(
            "value-not-a-vote", "found a vote of {found}; expected 1, -1 or 0", found=value[np.abs(value) > 1][0]
        )


def _check_once(packed: IntArray, participants: Sequence[str], statements: Sequence[int]) -> None:
    """Sorted and packed as in `from_triples`, two votes of one person on one statement stand beside each other."""
    repeated = np.flatnonzero((packed[1:] ^ packed[:-1]) <= _VOTE_BITS)
    if len(repeated):
        row, column = divmod(int(packed[repeated[0]]) >> 2, max(len(statements), 1))
        raise InvalidInput(
            "votes-twice",
            "participant {participant} votes twice on statement {statement}; expected one vote",
            participant=participants[row],
            statement=statements[column],
        )


def concatenated(parts: Sequence[Votes]) -> Votes:
    """The rows of several blocks in turn; the blocks hold disjoint people in ascending order."""
    ends = np.cumsum([0] + [part.size for part in parts])
    start = np.concatenate([[0], *(part.start[1:] + end for part, end in zip(parts, ends[:-1], strict=True))])
    column = np.concatenate([part.column for part in parts])
    value = np.concatenate([part.value for part in parts])
    names = tuple(name for part in parts for name in part.participants)
    return _frozen(names, parts[0].statements, start, column, value)


def _frozen(
    names: tuple[str, ...], numbers: tuple[int, ...], start: IntArray, column: AnyIntArray, value: AnyIntArray
) -> Votes:
    arrays = start.astype(np.int64), column.astype(np.int32), value.astype(np.int8, copy=False)
    for array in arrays:
        array.setflags(write=False)
    return Votes(names, numbers, *arrays)


def _name_order(participants: Sequence[str]) -> tuple[IntArray, tuple[str, ...]]:
    """Indices in ascending order of name, whole numbers first and by size, and the names in that order."""
    keys = [
        (0, len(number), number, name) if (number := _digits(name)) else (1, 0, name, name) for name in participants
    ]
    order = sorted(range(len(keys)), key=keys.__getitem__)
    return np.array(order, dtype=np.int64), tuple(participants[index] for index in order)


def _digits(name: str) -> str:
    """The digits of a whole number without leading zeros, and nothing for other names.

    Comparing length and digits orders numbers by size; `int()` would refuse names of more than 4,300 digits.
    """
    return (name.lstrip("0") or "0") if name.isascii() and name.isdecimal() else ""


def _inverse_permutation(order: IntArray) -> IntArray:
    inverse = np.empty(len(order), dtype=np.int64)
    inverse[order] = np.arange(len(order))
    return inverse
