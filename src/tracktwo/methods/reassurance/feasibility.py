"""A ladder in whole numbers, and whether some order keeps every side within its tolerance."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from .chains import transitive_closure
from .ladder import Ladder
from .lattice import CellSet, Exposures, StepLattice, contains

__all__ = ["LadderProblem", "dominance_needs", "least_tolerance", "path_to"]


@dataclass(frozen=True)
class LadderProblem:
    """A ladder in whole numbers, and everything that is asked of its sets of steps.

    Attributes:
        ladder: as it was written.
        scale: one unit of the ladder in whole numbers; every number below is in these.
        needs: for each step, a mask of the steps that must come before it.
        effects: by side and step, what the step adds to the side's exposure.
        tolerances: by side.
    """

    ladder: Ladder
    scale: int
    needs: tuple[int, ...]
    effects: tuple[tuple[int, ...], ...]
    tolerances: tuple[int, ...]
    _known: dict[tuple[int, ...], bool] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, ladder: Ladder) -> "LadderProblem":
        """The ladder in whole numbers."""
        scale = ladder.scale
        effects = tuple(
            tuple(int(ladder.effect(step, side.key) * scale) for step in ladder.steps) for side in ladder.sides
        )
        return cls(ladder, scale, _masks(ladder), effects, tuple(int(side.tolerance * scale) for side in ladder.sides))

    def with_effects(self, effects: Sequence[Sequence[int]]) -> "LadderProblem":
        """The same steps and tolerances with other numbers."""
        return LadderProblem(self.ladder, self.scale, self.needs, tuple(map(tuple, effects)), self.tolerances)

    def with_lasting(self, steps: Iterable[int]) -> "LadderProblem":
        """As if these steps could not be undone and could be checked, so that they reassure whom they address."""
        effects = [list(effect) for effect in self.effects]
        for number in steps:
            step = self.ladder.steps[number]
            for place, side in enumerate(self.ladder.sides):
                if side.key != step.side and (not step.to or side.key in step.to):
                    effects[place][number] = -int(step.reassures * self.scale)
        return self.with_effects(effects)

    def with_tolerances(self, tolerances: Sequence[int]) -> "LadderProblem":
        """The same steps and numbers with other tolerances; what is known of orders stays known."""
        problem = LadderProblem(self.ladder, self.scale, self.needs, self.effects, tuple(tolerances), self._known)
        problem.__dict__["reduced"] = self.reduced
        return problem

    def without(self, dropped: Collection[int]) -> "LadderProblem":
        """The problem without these steps, for which no other step may wait."""
        remaining = [number for number in range(len(self.ladder.steps)) if number not in dropped]
        ladder = Ladder(self.ladder.sides, tuple(self.ladder.steps[number] for number in remaining))
        effects = tuple(tuple(effect[number] for number in remaining) for effect in self.effects)
        return LadderProblem(ladder, self.scale, _masks(ladder), effects, self.tolerances)

    @cached_property
    def lattice(self) -> StepLattice:
        """All sets of steps that respect prerequisites."""
        return StepLattice(self.needs)

    @cached_property
    def exposures(self) -> Exposures:
        """Where each side stands at each set of steps."""
        return Exposures(self.lattice, self.effects)

    @cached_property
    def reduced(self) -> tuple[StepLattice, Exposures]:
        """A smaller lattice that has an order exactly when the full one has, and its exposures.

        See `dominance_needs`. Only the question whether an order exists may be asked of it: the orders it leaves out
        count, and may be the ones somebody wants to see.
        """
        lattice = StepLattice(dominance_needs(self.needs, self.effects))
        return lattice, Exposures(lattice, self.effects)

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
            order = self.any_order(wanted)
            answer = order is not None
            # The peaks of the order that was met are a stronger statement than the tolerances asked about.
            self._known[self.peaks(order) if order is not None else wanted] = answer
        return answer

    def any_order(self, tolerances: Sequence[int]) -> list[int] | None:
        """Some order of all steps within these tolerances; None where there is none."""
        lattice, exposures = self.reduced
        reached = lattice.flood(exposures.allowed(tolerances), 0, forward=True, goal=lattice.full)
        return path_to(lattice, lattice.full, reached) if contains(reached, lattice.full) else None

    def exact(self, value: int) -> Fraction:
        """A whole number back in the units of the ladder."""
        return Fraction(value, self.scale)

    @property
    def floods(self) -> int:
        """How often the lattice had to be flooded so far."""
        return len(self._known)

    def peaks(self, order: Sequence[int]) -> tuple[int, ...]:
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


def _masks(ladder: Ladder) -> tuple[int, ...]:
    """For each step, a mask of the steps that must come before it."""
    positions = {step.key: position for position, step in enumerate(ladder.steps)}
    return tuple(sum(1 << positions[key] for key in step.needs) for step in ladder.steps)


def path_to(lattice: StepLattice, cell: int, reached: CellSet) -> list[int]:
    """Steps that lead to a reached cell through reached cells; of several choices the last written is last."""
    order = []
    while cell:
        step, cell = max(option for option in lattice.last_steps(cell) if contains(reached, option[1]))
        order.append(step)
    return order[::-1]


def dominance_needs(needs: Sequence[int], effects: Sequence[Sequence[int]]) -> list[int]:
    """Prerequisites, with more of them that take away no last order.

    Step x dominates step y when x adds no more than y to the exposure of any side, needs nothing that y does not need,
    and everything that needs y needs x. Then x may be required to come before y: in an order with y before x, exchange
    the two. Prerequisites still hold, and between the two places every side is exposed no more than before. Each
    exchange moves a dominating step forward, so that exchanging ends, with an order in which no such pair is left.
    """
    size = len(needs)
    before = transitive_closure(needs)
    after = [sum(1 << z for z in range(size) if before[z] >> step & 1) for step in range(size)]
    columns = np.array(effects, dtype=np.int64).T
    no_more: NDArray[np.bool_] = np.asarray((columns[:, None, :] <= columns[None, :, :]).all(axis=2))
    extended = list(needs)
    for x in range(size):
        for y in range(size):
            if x == y or not no_more[x, y] or before[x] & ~before[y] or after[y] & ~after[x]:
                continue
            equal = no_more[y, x] and before[x] == before[y] and after[x] == after[y]
            if not equal or x < y:
                extended[y] |= 1 << x
    return extended


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
