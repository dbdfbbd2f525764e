"""Votes as rows of the few statements each person saw, in an order that does not depend on the file's."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .errors import Unreadable

__all__ = ["Array", "Ints", "Votes", "Whole", "concatenated", "from_triples", "joined"]

Array = NDArray[np.float64]
Ints = NDArray[np.int64]
Whole = NDArray[np.integer[Any]]

_EMPTY = 3


@dataclass(frozen=True, eq=False)
class Votes:
    """A sparse matrix of votes, people by statements.

    `participants` (n names) and `statements` (m numbers) stand in ascending order, so that the same votes in another
    order of rows or columns are the same object. Row i holds `column[start[i]:start[i + 1]]`, ascending, and in
    `value` 1 for agree, -1 for disagree, 0 for pass. What is not there was not seen or not answered.
    """

    participants: tuple[str, ...]
    statements: tuple[int, ...]
    start: Ints
    column: NDArray[np.int32]
    value: NDArray[np.int8]

    @property
    def people(self) -> int:
        """How many rows there are."""
        return len(self.participants)

    @property
    def size(self) -> int:
        """How many votes there are, passes counted."""
        return len(self.value)

    @property
    def cast(self) -> Ints:
        """Votes of each person, shape (n,)."""
        return np.diff(self.start)

    @property
    def row(self) -> Ints:
        """The row of each vote, shape (votes,)."""
        return np.repeat(np.arange(self.people), self.cast)

    def digest(self) -> str:
        """SHA-256 of names, numbers and votes: equal for the same votes however they were ordered."""
        hashed = sha256()
        for part in ("\0".join(self.participants), " ".join(map(str, self.statements))):
            hashed.update(part.encode() + b"\n")
        for array in (self.start.astype("<i8"), self.column.astype("<i4"), self.value):
            hashed.update(array.tobytes())
        return hashed.hexdigest()

    def without(self, statements: Sequence[int]) -> "Votes":
        """The same people without these statements."""
        gone = set(statements)
        keep = np.array([one not in gone for one in self.statements], dtype=bool)
        kept = tuple(one for one in self.statements if one not in gone)
        if len(kept) == len(self.statements):
            return self
        left = keep[self.column]
        new = np.cumsum(keep) - 1
        before = np.concatenate([[0], np.cumsum(left)])
        return _frozen(self.participants, kept, before[self.start], new[self.column[left]], self.value[left])

    def of(self, people: NDArray[np.bool_]) -> "Votes":
        """These people's rows, given as a mask of shape (n,)."""
        names = tuple(name for name, kept in zip(self.participants, people, strict=True) if kept)
        left = np.repeat(people, self.cast)
        start = np.concatenate([[0], np.cumsum(self.cast[people])])
        return _frozen(names, self.statements, start, self.column[left], self.value[left])

    def masked(self, keep: NDArray[np.bool_]) -> "Votes":
        """The same people and statements with only these votes, given as a mask of shape (votes,)."""
        before = np.concatenate([[0], np.cumsum(keep)])
        return _frozen(self.participants, self.statements, before[self.start], self.column[keep], self.value[keep])

    def turned(self) -> "Votes":
        """Every agree a disagree, and every disagree an agree."""
        return _frozen(self.participants, self.statements, self.start, self.column, -self.value)


def from_triples(
    person: Whole, statement: Whole, value: Whole, participants: Sequence[str], statements: Sequence[int]
) -> Votes:
    """Votes from three arrays of one length: places in `participants`, places in `statements`, and -1, 0 or 1.

    Raises:
        Unreadable: a name or number stands twice, a vote is none, or a person votes twice on one statement.
    """
    for kind, names in (("participant", participants), ("statement", statements)):
        if len(set(names)) != len(names):
            raise Unreadable(f"a {kind} is named twice; expected every {kind} once")
    rows, names = _ordered(participants)
    columns = np.argsort(np.asarray(statements, dtype=np.int64), kind="stable")
    numbers = tuple(int(statements[one]) for one in columns)
    if len(value) and (value.min() < -1 or value.max() > 1):
        raise Unreadable(f"found a vote of {value[np.abs(value) > 1][0]}; expected 1, -1 or 0")
    wide = max(len(numbers), 1)
    # One number holds place and vote, so that one plain sort brings both into order; in place, for there are many.
    packed = _places(rows)[person]
    packed *= wide
    packed += _places(columns)[statement]
    packed <<= 2
    packed += value
    packed += 1
    packed.sort()
    same = np.flatnonzero((packed[1:] ^ packed[:-1]) <= _EMPTY)
    if len(same):
        who, what = divmod(int(packed[same[0]]) >> 2, wide)
        raise Unreadable(f"participant {names[who]} votes twice on statement {numbers[what]}; expected one vote")
    value = (packed & _EMPTY).astype(np.int8) - np.int8(1)
    packed >>= 2
    start = np.searchsorted(packed, np.arange(len(names) + 1) * wide)
    packed %= wide
    return _frozen(names, numbers, start, packed, value)


def concatenated(parts: Sequence[Votes]) -> Votes:
    """Rows of several blocks one after the other; the blocks hold people in ascending order."""
    ends = np.cumsum([0] + [one.size for one in parts])
    start = np.concatenate([[0], *(one.start[1:] + end for one, end in zip(parts, ends[:-1], strict=True))])
    column = np.concatenate([one.column for one in parts])
    value = np.concatenate([one.value for one in parts])
    return _frozen(tuple(name for one in parts for name in one.participants), parts[0].statements, start, column, value)


def joined(parts: Sequence[tuple[Array, Array]]) -> tuple[Array, Array]:
    """Places (n, r) and their doubts (r, r, n) of several blocks."""
    return np.concatenate([one for one, _ in parts]), np.concatenate([doubt for _, doubt in parts], axis=2)


def _frozen(names: tuple[str, ...], numbers: tuple[int, ...], start: Ints, column: Whole, value: Whole) -> Votes:
    arrays = start.astype(np.int64), column.astype(np.int32), value.astype(np.int8, copy=False)
    for array in arrays:
        array.setflags(write=False)
    return Votes(names, numbers, *arrays)


def _ordered(participants: Sequence[str]) -> tuple[Ints, tuple[str, ...]]:
    """Places in ascending order of name (whole numbers first, by size), and the names so ordered."""
    keys = [(0, int(name), name) if name.isdecimal() else (1, 0, name) for name in participants]
    order = sorted(range(len(keys)), key=keys.__getitem__)
    return np.array(order, dtype=np.int64), tuple(participants[one] for one in order)


def _places(order: Ints) -> Ints:
    places = np.empty(len(order), dtype=np.int64)
    places[order] = np.arange(len(order))
    return places
