"""Where the votes lie: in memory here, on a cluster in `spread`. A map asks either the same few questions."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from .counts import Tally, tally_by
from .model import Margins, margins
from .sums import BLOCK, Shape, Sums, blocks, places, sums_of, total
from .votes import Array, Ints, Votes, joined

__all__ = ["InMemory", "Source", "added", "chunks_of", "whole_digest"]


class Source(Protocol):
    """Votes in blocks of people, of which sums are taken block by block in their order."""

    participants: tuple[str, ...]
    statements: tuple[int, ...]
    cast: Ints

    def digest(self) -> str:
        """The hash of all votes."""

    def margins(self) -> Margins:
        """Counts and sums per statement."""

    def some(self, people: NDArray[np.bool_]) -> Votes:
        """The votes of these people, a mask (n,)."""

    def sums(self, shape: Shape) -> Sums:
        """One pass of the model."""

    def places(self, shape: Shape) -> tuple[Array, Array]:
        """Everybody's place (n, r) and its doubt (r, r, n)."""

    def tally(self, label: Ints, groups: int) -> Tally:
        """Counts per group, (groups, m)."""


class InMemory:
    """Votes of this process."""

    def __init__(self, votes: Votes) -> None:
        self.votes = votes
        self.participants, self.statements, self.cast = votes.participants, votes.statements, votes.cast
        self._parts = blocks(votes)

    def digest(self) -> str:
        """The hash of all votes."""
        return whole_digest([one.digest() for one in chunks_of(self.votes)])

    def margins(self) -> Margins:
        """Counts and sums per statement."""
        return margins(self.votes)

    def some(self, people: NDArray[np.bool_]) -> Votes:
        """The votes of these people."""
        return self.votes.of(people)

    def sums(self, shape: Shape) -> Sums:
        """One pass of the model."""
        return total(sums_of(part, shape) for part in self._parts)

    def places(self, shape: Shape) -> tuple[Array, Array]:
        """Everybody's place and its doubt."""
        return joined([places(part, shape) for part in self._parts])

    def tally(self, label: Ints, groups: int) -> Tally:
        """Counts per group."""
        return tally_by(self.votes, label, groups)


def chunks_of(votes: Votes, size: int = BLOCK) -> list[Votes]:
    """The votes in blocks of so many people."""
    if votes.people <= size:
        return [votes]
    numbers = np.arange(votes.people) // size
    return [votes.of(numbers == one) for one in range(int(numbers[-1]) + 1)]


def whole_digest(parts: Sequence[str]) -> str:
    """One hash for those of all blocks."""
    return parts[0] if len(parts) == 1 else sha256("\n".join(parts).encode()).hexdigest()


def added(parts: Sequence[Margins]) -> Margins:
    """Margins of blocks, added up in their order."""
    count, summed, squares = parts[0].count, parts[0].sum, parts[0].squares
    for one in parts[1:]:
        count, summed, squares = count + one.count, summed + one.sum, squares + one.squares
    return Margins(count, summed, squares)
