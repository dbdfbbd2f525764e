"""Small ladders, and everything about them by trying every order."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cached_property

from hypothesis import strategies as st

from tracktwo.methods.reassurance import Ladder, Side, Step

__all__ = ["Tried", "checked", "ladders", "with_steps"]

Row = tuple[Fraction, ...]


def checked(tolerance: int, lasting: Callable[[str], bool] = lambda key: True) -> Ladder:
    """The ladder of the check values: two chains of three steps."""
    chains = {"A": [(2, 3), (4, 4), (6, 5)], "B": [(3, 2), (4, 4), (5, 6)]}
    steps = [
        Step(
            key=f"{side}{at}",
            side=side,
            exposes=Fraction(exposes),
            reassures=Fraction(reassures),
            irreversible=lasting(f"{side}{at}"),
            verifiable=True,
            after=(f"{side}{at - 1}",) if at > 1 else (),
        )
        for side, chain in chains.items()
        for at, (exposes, reassures) in enumerate(chain, 1)
    ]
    return Ladder(tuple(Side(key, Fraction(tolerance)) for key in chains), tuple(steps))


@st.composite
def ladders(draw: st.DrawFn, most: int = 7) -> Ladder:
    """Two sides or three, up to so many steps, whole numbers and halves, any prerequisites without a circle."""
    keys = "ABC"[: draw(st.integers(2, 3))]
    halves = st.integers(0, 10).map(lambda number: Fraction(number, 2))
    steps: list[Step] = []
    for at in range(draw(st.integers(1, most))):
        side = draw(st.sampled_from(keys))
        others = [key for key in keys if key != side]
        theirs = [earlier.key for earlier in steps if earlier.side != side]
        steps.append(
            Step(
                key=f"s{at}",
                side=side,
                exposes=draw(halves),
                reassures=draw(halves),
                irreversible=draw(st.integers(0, 3)) > 0,
                verifiable=draw(st.integers(0, 3)) > 0,
                after=tuple(earlier.key for earlier in steps if draw(st.integers(0, 4)) == 0),
                answers=draw(st.sampled_from(["", "", *theirs])),
                to=tuple(draw(st.lists(st.sampled_from(others), unique=True))),
            )
        )
    # The order in which steps are written must not be the order in which they can be taken.
    shuffled = draw(st.permutations(steps))
    sides = tuple(Side(key, draw(halves)) for key in keys)
    return Ladder(sides, tuple(shuffled))


def with_steps(ladder: Ladder, change: dict[str, Step]) -> Ladder:
    """The ladder with some steps replaced, by their keys."""
    return replace(ladder, steps=tuple(change.get(step.key, step) for step in ladder.steps))


class Tried:
    """Every order of a ladder."""

    def __init__(self, ladder: Ladder) -> None:
        self.ladder = ladder
        self.tolerances = tuple(side.tolerance for side in ladder.sides)

    def begun(self, order: tuple[Step, ...] = ()) -> Iterator[tuple[Step, ...]]:
        """Every order that respects what must come first."""
        taken = {step.key for step in order}
        if len(order) == len(self.ladder.steps):
            yield order
        for step in self.ladder.steps:
            if step.key not in taken and taken >= set(step.needs):
                yield from self.begun((*order, step))

    @cached_property
    def orders(self) -> list[tuple[Step, ...]]:
        return list(self.begun())

    def path(self, order: tuple[Step, ...]) -> list[Row]:
        """Where every side stands before the first step and after each."""
        at = tuple(Fraction(0) for _ in self.ladder.sides)
        rows = [at]
        for step in order:
            at = tuple(now + self.effect(step, side.key) for now, side in zip(at, self.ladder.sides, strict=True))
            rows.append(at)
        return rows

    def effect(self, step: Step, side: str) -> Fraction:
        """Written out a second time, so that the method's own is not what it is tested with."""
        if side == step.side:
            return step.exposes
        counts = step.irreversible and step.verifiable and (side in step.to or step.to == ())
        return -step.reassures if counts else Fraction(0)

    def worst(self, order: tuple[Step, ...]) -> Row:
        return tuple(max(column) for column in zip(*self.path(order), strict=True))

    @cached_property
    def worsts(self) -> list[Row]:
        return [self.worst(order) for order in self.orders]

    def within(self, row: Row) -> bool:
        return all(value <= most for value, most in zip(row, self.tolerances, strict=True))

    @property
    def count(self) -> int:
        return sum(self.within(row) for row in self.worsts)

    @property
    def minimal(self) -> list[Row]:
        rows = set(self.worsts)

        def beaten(row: Row) -> bool:
            return any(other != row and all(a <= b for a, b in zip(other, row, strict=True)) for other in rows)

        return sorted(row for row in rows if not beaten(row))
