"""The same map from votes that do not fit into one memory: blocks of people on a Dask cluster."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .counts import Tally, tally_by
from .errors import NoAnswer
from .mapping import Map, map_of
from .model import Margins, margins
from .source import added, chunks_of, whole_digest
from .sums import Shape, Sums, blocks, places, sums_of, total
from .votes import Array, Ints, Votes, concatenated, joined

__all__ = ["OnCluster", "client_at", "on_cluster"]

# Seconds to wait for a scheduler.
PATIENCE = 10


def client_at(address: str) -> Any:
    """A Dask client: of a scheduler's address, or of one started here by the word `local`.

    Raises:
        NoAnswer: `dask.distributed` is not installed, or nobody answers there.
    """
    try:
        from distributed import Client
    except ImportError:
        raise NoAnswer("no cluster without dask and distributed: install tracktwo[cluster]") from None
    opened: Any = Client
    if address == "local":
        return opened(processes=False, dashboard_address=None)
    try:
        return opened(address, timeout=PATIENCE)
    except (OSError, ValueError) as error:
        raise NoAnswer(f"no scheduler answers at {address}: {error}") from None


def on_cluster(votes: Votes, part: NDArray[np.bool_] | None, seed: int, address: str) -> Map:
    """The map of votes in memory, swept over on a cluster: the same as `opinion_map` gives."""
    with client_at(address) as client:
        return map_of(OnCluster(client, chunks_of(votes)), part, seed)


class OnCluster:
    """Votes that lie in blocks on workers, each given as votes or as a function that makes them there.

    The blocks hold disjoint people in ascending order, all on the same statements; give them `BLOCK` people each and
    the sums are those of one memory, bit for bit. What comes back is of the size of the statements, and the places.
    """

    def __init__(self, client: Any, parts: Sequence[Votes | Callable[[], Votes]]) -> None:
        self._client = client
        self._parts = client.map(_made, list(parts), pure=False)
        self._sparse = client.map(blocks, self._parts, pure=False)
        heads = client.gather(client.map(_head, self._parts, pure=False))
        self.participants: tuple[str, ...] = tuple(name for one in heads for name in one[0])
        self.statements: tuple[int, ...] = heads[0][1]
        self.cast: Ints = np.concatenate([one[2] for one in heads])
        self._ends = np.cumsum([len(one[0]) for one in heads])

    def digest(self) -> str:
        """The hash of all votes."""
        return whole_digest(self._ask(_digest, self._parts))

    def margins(self) -> Margins:
        """Counts and sums per statement."""
        return added(self._ask(margins, self._parts))

    def some(self, people: NDArray[np.bool_]) -> Votes:
        """The votes of these people, brought here."""
        return concatenated(self._ask(_some, self._parts, np.split(people, self._ends[:-1])))

    def sums(self, shape: Shape) -> Sums:
        """One pass of the model."""
        return total(self._ask(_sums, self._sparse, [shape] * len(self._sparse)))

    def places(self, shape: Shape) -> tuple[Array, Array]:
        """Everybody's place and its doubt."""
        return joined(self._ask(_places, self._sparse, [shape] * len(self._sparse)))

    def tally(self, label: Ints, groups: int) -> Tally:
        """Counts per group."""
        parts = self._ask(tally_by, self._parts, np.split(label, self._ends[:-1]), [groups] * len(self._parts))
        return Tally(*(sum(getattr(one, kind) for one in parts) for kind in ("agree", "disagree", "passed")))

    def _ask(self, question: Callable[..., Any], *of: Sequence[Any]) -> list[Any]:
        return list(self._client.gather(self._client.map(question, *of, pure=False)))


def _made(part: Votes | Callable[[], Votes]) -> Votes:
    return part if isinstance(part, Votes) else part()


def _head(votes: Votes) -> tuple[tuple[str, ...], tuple[int, ...], Ints]:
    return votes.participants, votes.statements, votes.cast


def _digest(votes: Votes) -> str:
    return votes.digest()


def _some(votes: Votes, people: NDArray[np.bool_]) -> Votes:
    return votes.of(people)


def _sums(parts: Any, shape: Shape) -> Sums:
    return total(sums_of(part, shape) for part in parts)


def _places(parts: Any, shape: Shape) -> tuple[Array, Array]:
    return joined([places(part, shape) for part in parts])
