"""A ladder put into whole numbers, and the question whether an order exists."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from itertools import accumulate

from .ladder import Ladder
from .lattice import Frame, Weights, Words, has

__all__ = ["Question", "least"]


@dataclass(frozen=True)
class Question:
    """A ladder with its sets of steps.

    Attributes:
        ladder: as it was written.
        frame: sets of steps; shared by ladders that differ in numbers alone.
        scale: one unit of the ladder in whole numbers; every number below is in these.
    """

    ladder: Ladder
    frame: Frame
    scale: int
    effects: tuple[tuple[int, ...], ...]
    tolerances: tuple[int, ...]
    _met: dict[tuple[int, ...], bool] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, ladder: Ladder) -> "Question":
        """The question of whether this ladder has an order."""
        places = {step.key: place for place, step in enumerate(ladder.steps)}
        frame = Frame([sum(1 << places[key] for key in step.needs) for step in ladder.steps])
        scale = ladder.scale
        effects = tuple(
            tuple(int(ladder.effect(step, side.key) * scale) for step in ladder.steps) for side in ladder.sides
        )
        return cls(ladder, frame, scale, effects, tuple(int(side.tolerance * scale) for side in ladder.sides))

    def changed(self, effects: Sequence[Sequence[int]]) -> "Question":
        """The same steps with other numbers."""
        return Question(self.ladder, self.frame, self.scale, tuple(map(tuple, effects)), self.tolerances)

    @cached_property
    def weights(self) -> Weights:
        """Where each side stands at each set of steps."""
        return Weights(self.frame, self.effects)

    @cached_property
    def ceilings(self) -> tuple[int, ...]:
        """The most that each side can ever be exposed."""
        return tuple(sum(one for one in effect if one > 0) for effect in self.effects)

    @cached_property
    def floors(self) -> tuple[int, ...]:
        """What each side must bear in any order: nothing at the beginning, and where it stands at the end."""
        return tuple(max(0, sum(effect)) for effect in self.effects)

    def opens(self, tolerances: Sequence[int]) -> bool:
        """Whether some order keeps every side within these tolerances."""
        asked = tuple(min(one, most) for one, most in zip(tolerances, self.ceilings, strict=True))
        if any(one < floor for one, floor in zip(asked, self.floors, strict=True)):
            return False
        if asked == self.ceilings:
            return True
        known = self._known(asked)
        if known is None:
            found = self.frame.flood(self.weights.allowed(asked), 0, forward=True, goal=self.frame.full)
            known = has(found, self.frame.full)
            # What an order that was met takes at its worst says more than what was asked.
            self._met[self._worst(self.way_to(self.frame.full, found)) if known else asked] = known
        return known

    def way_to(self, cell: int, reached: Words) -> list[int]:
        """Steps that lead to a reached cell through reached cells; the step written last is the last, if any can be."""
        order = []
        while cell:
            step, cell = max(one for one in self.frame.last_steps(cell) if has(reached, one[1]))
            order.append(step)
        return order[::-1]

    def exact(self, value: int) -> Fraction:
        """A whole number back in the units of the ladder."""
        return Fraction(value, self.scale)

    @property
    def asked(self) -> int:
        """How often the sets had to be flooded so far."""
        return len(self._met)

    def _worst(self, order: Sequence[int]) -> tuple[int, ...]:
        """The most every side is exposed in this order."""
        return tuple(max(accumulate((effect[one] for one in order), initial=0)) for effect in self.effects)

    def _known(self, asked: tuple[int, ...]) -> bool | None:
        """An answer that follows from an earlier one: more tolerance never closes an order."""
        for other, opened in self._met.items():
            pairs = zip(asked, other, strict=True)
            if opened and all(one >= two for one, two in pairs):
                return True
            if not opened and all(one <= two for one, two in zip(asked, other, strict=True)):
                return False
        return None


def least(question: Question, side: int, tolerances: Sequence[int]) -> int | None:
    """The least tolerance of one side with which an order exists; None when no tolerance of it suffices."""

    def opens(value: int) -> bool:
        return question.opens([value if at == side else one for at, one in enumerate(tolerances)])

    low, high = question.floors[side], question.ceilings[side]
    if not opens(high):
        return None
    while low < high:
        middle = (low + high) // 2
        if opens(middle):
            high = middle
        else:
            low = middle + 1
    return high
