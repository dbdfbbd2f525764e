"""The same map from votes that exceed one machine's memory: blocks of people on a Dask cluster."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from tracktwo.methods.errors import Refusal

from .counts import Tally, tally_by_label
from .mapping import Map, map_of
from .model import Margins, margins
from .source import combined_digest, combined_margins, split_into_blocks
from .sufficient_statistics import (
    StatementParameters,
    SufficientStatistics,
    blocks,
    joined_positions,
    posterior_positions,
    sufficient_statistics,
    summed,
)
from .votes import FloatArray, IntArray, Mask, Votes, concatenated

__all__ = ["DaskSource", "dask_client", "map_on_cluster"]

CONNECT_TIMEOUT_SECONDS = 10.0


def dask_client(address: str) -> Any:
    """A Dask client for the scheduler at `address`; the word `local` starts a scheduler in this process.

    Raises:
        Refusal: `dask.distributed` is not installed, or no scheduler answers there.
    """
    try:
        from distributed import Client
    except ImportError:
        raise Refusal(
            "dask-not-installed", "no cluster without dask and distributed: install tracktwo[cluster]"
        ) from None
    open_client: Any = Client
    if address == "local":
        return open_client(processes=False, dashboard_address=None)
    try:
        return open_client(address, timeout=CONNECT_TIMEOUT_SECONDS)
    except (OSError, ValueError) as error:
        raise Refusal(
            "no-scheduler", "no scheduler answers at {address}: {error}", address=address, error=error
        ) from None


def map_on_cluster(votes: Votes, participating: Mask | None, seed: int, address: str) -> Map:
    """The map of votes in memory, computed on a cluster; equal to what `opinion_map` returns."""
    with dask_client(address) as client:
        return map_of(DaskSource(client, split_into_blocks(votes)), participating, seed)


class DaskSource:
    """Votes in blocks on workers, each block given as votes or as a function that makes them there.

    The blocks hold disjoint people in ascending order, all on the same statements. With `BLOCK` people each, the sums
    equal those of one memory bit for bit. Only arrays of the size of the statements, and positions, come back.
    """

    def __init__(self, client: Any, parts: Sequence[Votes | Callable[[], Votes]]) -> None:
        self._client = client
        self._parts = client.map(_loaded, list(parts), pure=False)
        self._blocks = client.map(blocks, self._parts, pure=False)
        headers = client.gather(client.map(_header, self._parts, pure=False))
        self.participants: tuple[str, ...] = tuple(name for names, _, _ in headers for name in names)
        self.statements: tuple[int, ...] = headers[0][1]
        self.votes_per_person: IntArray = np.concatenate([counts for _, _, counts in headers])
        self._ends = np.cumsum([len(names) for names, _, _ in headers])

    def digest(self) -> str:
        """The hash of all votes."""
        return combined_digest(self._map(_digest, self._parts))

    def margins(self) -> Margins:
        """Counts and sums per statement."""
        return combined_margins(self._map(margins, self._parts))

    def select_people(self, people: Mask) -> Votes:
        """The votes of the people in the mask, brought here."""
        return concatenated(self._map(_selected, self._parts, np.split(people, self._ends[:-1])))

    def sufficient_statistics(self, parameters: StatementParameters) -> SufficientStatistics:
        """One pass of the model."""
        return summed(self._map(_statistics, self._blocks, [parameters] * len(self._blocks)))

    def positions(self, parameters: StatementParameters) -> tuple[FloatArray, FloatArray]:
        """Everybody's position and its covariance."""
        return joined_positions(self._map(_positions, self._blocks, [parameters] * len(self._blocks)))

    def tally(self, label: IntArray, groups: int) -> Tally:
        """Counts per group."""
        parts = self._map(tally_by_label, self._parts, np.split(label, self._ends[:-1]), [groups] * len(self._parts))
        return Tally(*(sum(getattr(part, answer) for part in parts) for answer in ("agree", "disagree", "passed")))

    def _map(self, function: Callable[..., Any], *arguments: Sequence[Any]) -> list[Any]:
        return list(self._client.gather(self._client.map(function, *arguments, pure=False)))


# Module-level functions, since lambdas and methods of this class cannot be sent to workers.
def _loaded(part: Votes | Callable[[], Votes]) -> Votes:
    return part if isinstance(part, Votes) else part()


def _header(votes: Votes) -> tuple[tuple[str, ...], tuple[int, ...], IntArray]:
    return votes.participants, votes.statements, votes.votes_per_person


def _digest(votes: Votes) -> str:
    return votes.digest()


def _selected(votes: Votes, people: Mask) -> Votes:
    return votes.select_people(people)


def _statistics(parts: Any, parameters: StatementParameters) -> SufficientStatistics:
    return summed(sufficient_statistics(part, parameters) for part in parts)


def _positions(parts: Any, parameters: StatementParameters) -> tuple[FloatArray, FloatArray]:
    return joined_positions([posterior_positions(part, parameters) for part in parts])
