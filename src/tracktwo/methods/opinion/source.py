"""Where the votes are stored: in memory here, on a cluster in `dask_backend`. The map asks both the same questions."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Protocol

import numpy as np

from .counts import Tally, tally_by_label
from .model import Margins, margins
from .sufficient_statistics import (
    BLOCK,
    StatementParameters,
    SufficientStatistics,
    blocks,
    joined_positions,
    posterior_positions,
    sufficient_statistics,
    summed,
)
from .votes import FloatArray, IntArray, Mask, Votes

__all__ = ["InMemory", "Source", "combined_digest", "combined_margins", "split_into_blocks"]


class Source(Protocol):
    """Votes of n people on m statements in blocks of people, summed block by block in their order."""

    participants: tuple[str, ...]
    statements: tuple[int, ...]
    votes_per_person: IntArray

    def digest(self) -> str:
        """The hash of all votes."""

    def margins(self) -> Margins:
        """Counts and sums per statement."""

    def select_people(self, people: Mask) -> Votes:
        """The votes of the people in the mask, shape (n,)."""

    def sufficient_statistics(self, parameters: StatementParameters) -> SufficientStatistics:
        """One pass of the model."""

    def positions(self, parameters: StatementParameters) -> tuple[FloatArray, FloatArray]:
        """Everybody's position (n, r) and its covariance (r, r, n)."""

    def tally(self, label: IntArray, groups: int) -> Tally:
        """Counts per group, (groups, m), for labels (n,)."""


class InMemory:
    """Votes held by this process."""

    def __init__(self, votes: Votes) -> None:
        self._votes = votes
        self.participants, self.statements = votes.participants, votes.statements
        self.votes_per_person = votes.votes_per_person
        self._parts = blocks(votes)

    def digest(self) -> str:
        """The hash of all votes."""
        return combined_digest([part.digest() for part in split_into_blocks(self._votes)])

    def margins(self) -> Margins:
        """Counts and sums per statement."""
        return margins(self._votes)

    def select_people(self, people: Mask) -> Votes:
        """The votes of the people in the mask."""
        return self._votes.select_people(people)

    def sufficient_statistics(self, parameters: StatementParameters) -> SufficientStatistics:
        """One pass of the model."""
        return summed(sufficient_statistics(part, parameters) for part in self._parts)

    def positions(self, parameters: StatementParameters) -> tuple[FloatArray, FloatArray]:
        """Everybody's position and its covariance."""
        return joined_positions([posterior_positions(part, parameters) for part in self._parts])

    def tally(self, label: IntArray, groups: int) -> Tally:
        """Counts per group."""
        return tally_by_label(self._votes, label, groups)


def split_into_blocks(votes: Votes, size: int = BLOCK) -> list[Votes]:
    """The votes in blocks of `size` people."""
    if votes.people <= size:
        return [votes]
    block = np.arange(votes.people) // size
    return [votes.select_people(block == number) for number in range(int(block[-1]) + 1)]


def combined_digest(parts: Sequence[str]) -> str:
    """One hash from those of all blocks."""
    return parts[0] if len(parts) == 1 else sha256("\n".join(parts).encode()).hexdigest()


def combined_margins(parts: Sequence[Margins]) -> Margins:
    """Margins of blocks, added in their order."""
    count, total, squares = parts[0].count, parts[0].sum, parts[0].squares
    for part in parts[1:]:
        count, total, squares = count + part.count, total + part.sum, squares + part.squares
    return Margins(count, total, squares)
