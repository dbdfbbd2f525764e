"""A ladder in whole numbers, and whether some order keeps every side within its tolerance."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from itertools import accumulate

from .ladder import Ladder
from .lattice import CellSet, Exposures, StepLattice, contains

__all__ = ["LadderProblem", "least_tolerance"]


@dataclass(frozen=True)
class LadderProblem:
    """A ladder with its lattice of sets of steps.

    Attributes:
        ladder: as it was written.
        lattice: sets of steps; shared by ladders that differ in numbers alone.
        scale: one unit of the ladder in whole numbers; every number below is in these.
        effects: by side and step, what the step adds to the side's exposure.
        tolerances: by side.
    """

    ladder: Ladder
    lattice: StepLattice
    scale: int
    effects: tuple[tuple[int, ...], ...]
    tolerances: tuple[int, ...]
    _known: dict[tuple[int, ...], bool] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, ladder: Ladder) -> "LadderProblem":
        """The ladder in whole numbers, with its lattice."""
        positions = {step.key: position for position, step in enumerate(ladder.steps)}
        lattice = StepLattice([sum(1 << positions[key] for key in step.needs) for step in ladder.steps])
        scale = ladder.scale
        effects = tuple(
            tuple(int(ladder.effect(step, side.key) * scale) for step in ladder.steps) for side in ladder.sides
        )
        return cls(ladder, lattice, scale, effects, tuple(int(side.tolerance * scale) for side in ladder.sides))

    def with_effects(self, effects: Sequence[Sequence[int]]) -> "LadderProblem":
        """The same steps and tolerances with other numbers."""
        return LadderProblem(self.ladder, self.lattice, self.scale, tuple(map(tuple, effects)), self.tolerances)

    @cached_property
    def exposures(self) -> Exposures:
        """Where each side stands at each set of steps."""
        return Exposures(self.lattice, self.effects)

    @cached_property
    def ceilings(self) -> tuple[int, ...]:
        """The most that each side can ever be exposed."""
        return tuple(sum(value for value in effect if value > 0) for effect in self.effects)

    @cached_property
    def floors(self) -> tuple[int, ...]:
        """What each side must bear in any order: zero at the beginning, and where it stands at the end."""
        return tuple(max(0, sum(effect)) for effect in self.effects)

    def has_order(self, tolerances: Sequence[int]) -> bool:
        """Whether some order keeps every side within these tolerances."""
        wanted = tuple(min(value, most) for value, most in zip(tolerances, self.ceilings, strict=True))
        if any(value < floor for value, floor in zip(wanted, self.floors, strict=True)):
            return False
        if wanted == self.ceilings:
            return True
        answer = self._implied(wanted)
        if answer is None:
            reached = self.lattice.flood(self.exposures.allowed(wanted), 0, forward=True, goal=self.lattice.full)
            answer = contains(reached, self.lattice.full)
            # The peaks of the order that was met are a stronger statement than the tolerances asked about.
            known = self._peaks(self.path_to(self.lattice.full, reached)) if answer else wanted
            self._known[known] = answer
        return answer

    def path_to(self, cell: int, reached: CellSet) -> list[int]:
        """Steps that lead to a reached cell through reached cells; of several choices the last written is last."""
        order = []
        while cell:
            step, cell = max(option for option in self.lattice.last_steps(cell) if contains(reached, option[1]))
            order.append(step)
        return order[::-1]

    def exact(self, value: int) -> Fraction:
        """A whole number back in the units of the ladder."""
        return Fraction(value, self.scale)

    @property
    def floods(self) -> int:
        """How often the lattice had to be flooded so far."""
        return len(self._known)

    def _peaks(self, order: Sequence[int]) -> tuple[int, ...]:
        """The most every side is exposed in this order."""
        return tuple(max(accumulate((effect[step] for step in order), initial=0)) for effect in self.effects)

    def _implied(self, wanted: tuple[int, ...]) -> bool | None:
        """An answer that follows from an earlier one: more tolerance never closes an order."""
        for known, has_order in self._known.items():
            pairs = zip(wanted, known, strict=True)
            if has_order and all(asked >= enough for asked, enough in pairs):
                return True
            if not has_order and all(asked <= short for asked, short in zip(wanted, known, strict=True)):
                return False
        return None


def least_tolerance(problem: LadderProblem, side: int, tolerances: Sequence[int]) -> int | None:
    """The least tolerance of one side with which an order exists, by bisection; None when none suffices."""

    def suffices(value: int) -> bool:
        return problem.has_order([value if number == side else given for number, given in enumerate(tolerances)])

    low, high = problem.floors[side], problem.ceilings[side]
    if not suffices(high):
        return None
    while low < high:
        middle = (low + high) // 2
        if suffices(middle):
            high = middle
        else:
            low = middle + 1
    return high
