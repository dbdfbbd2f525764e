"""What a map is drawn from, and the two together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tracktwo.methods import opinion
from tracktwo.methods.opinion import FloatArray, IntArray

__all__ = ["Cast", "Drawn"]


@dataclass(frozen=True, eq=False)
class Cast:
    """Votes as the tables hold them: who (v,), on which statement's number (v,), what (v,), and how it was shown."""

    person: IntArray
    statement: IntArray
    value: NDArray[np.int8]
    chance: FloatArray
    step: IntArray
    steps: IntArray
    side: Mapping[str, str]
    out: frozenset[int]
    apart: int


@dataclass(frozen=True, eq=False)
class Drawn:
    """A map with the votes it was drawn from."""

    map: opinion.Map
    votes: opinion.Votes
    cast: Cast

    def sides(self, order: Sequence[str]) -> IntArray:
        """(n,): the place of each participant's declared side in `order`, -1 for none."""
        place = {side: at for at, side in enumerate(order)}
        return np.array([place.get(self.cast.side.get(one, ""), -1) for one in self.votes.participants], dtype=np.int64)
