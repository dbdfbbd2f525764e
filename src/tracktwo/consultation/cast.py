"""What a map is drawn from, and the two together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tracktwo.methods import opinion
from tracktwo.methods.opinion.votes import Array, Ints

__all__ = ["Cast", "Drawn"]


@dataclass(frozen=True, eq=False)
class Cast:
    """Votes as the tables hold them: who (v,), on which statement's number (v,), what (v,), and how it was shown."""

    person: Ints
    statement: Ints
    value: NDArray[np.int8]
    chance: Array
    step: Ints
    steps: Ints
    side: Mapping[str, str]
    out: frozenset[int]
    apart: int


@dataclass(frozen=True, eq=False)
class Drawn:
    """A map with the votes it was drawn from."""

    map: opinion.Map
    votes: opinion.Votes
    cast: Cast

    def sides(self, order: Sequence[str]) -> Ints:
        """(n,): the place of each participant's declared side in `order`, -1 for none."""
        place = {side: at for at, side in enumerate(order)}
        return np.array([place.get(self.cast.side.get(one, ""), -1) for one in self.votes.participants], dtype=np.int64)
