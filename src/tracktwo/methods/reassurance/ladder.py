"""Steps of reassurance as the sides wrote them down, and what may not stand among them."""

from dataclasses import dataclass
from fractions import Fraction
from math import lcm

__all__ = ["LIMIT", "Ladder", "Refused", "Side", "Step", "Unreadable"]

LIMIT = 24
# Sums of scaled numbers must fit a signed 64-bit integer with room to compare.
_WIDEST = 2**61
_POSITIVE = (
    "a ladder holds positive steps only. What a side would withdraw or threaten has no place on it; "
    "write what the side could do instead, with numbers of zero or more"
)


class Unreadable(ValueError):
    """The ladder cannot be understood as written; the message says where and what was expected.

    Attributes:
        table: `step` or `side` where one of them is at fault, else empty.
        place: its number in the list, counted from one, else 0.
    """

    def __init__(self, message: str, table: str = "", place: int = 0) -> None:
        super().__init__(message)
        self.table, self.place = table, place


class Refused(ValueError):
    """The ladder is understood, and is not worked out; the message says why."""


@dataclass(frozen=True)
class Side:
    """A side, with the greatest exposure it will bear at any point (0 or more, its own units)."""

    key: str
    tolerance: Fraction
    name: str = ""


@dataclass(frozen=True)
class Step:
    """One thing a side could do for the others.

    Attributes:
        key: short name, used once in the ladder.
        side: key of the side that would take it.
        exposes: how much it exposes that side, 0 or more.
        reassures: how much it takes off the exposure of each side in `to`, 0 or more.
        irreversible: it cannot be taken back.
        verifiable: the others can see for themselves that it was done.
        after: keys of steps, of any side, that must come first.
        answers: key of another side's step that this one answers; it comes after that step.
        to: keys of the sides it reassures; empty for all others.
        days: how long it takes, if known.
    """

    key: str
    side: str
    exposes: Fraction
    reassures: Fraction
    irreversible: bool = False
    verifiable: bool = False
    words: str = ""
    after: tuple[str, ...] = ()
    answers: str = ""
    to: tuple[str, ...] = ()
    days: Fraction | None = None

    @property
    def lasting(self) -> bool:
        """Whether it counts for the others: it cannot be undone, and they can check it."""
        return self.irreversible and self.verifiable

    @property
    def needs(self) -> tuple[str, ...]:
        """Every step that must come before this one."""
        return tuple(dict.fromkeys([*self.after, *([self.answers] if self.answers else [])]))


@dataclass(frozen=True)
class Ladder:
    """Sides in their agreed order, and steps in the order in which they were written.

    Raises:
        Unreadable: a key used twice or empty, an unknown side or step, a step that must precede itself (the circle
            is named), an answer to the own side, fewer than two sides, no step, a tolerance below zero.
        Refused: a number below zero in a step, more than 24 steps, numbers too wide to be added exactly.
    """

    sides: tuple[Side, ...]
    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        _check_sides(self.sides)
        if not self.steps:
            raise Unreadable("there is no step: a ladder needs one at least")
        if len(self.steps) > LIMIT:
            raise Refused(
                f"{len(self.steps)} steps: up to {LIMIT} are worked out, since every set of steps is looked at. "
                "Leave out those that nobody would take soon, or put steps together that are only taken together"
            )
        seen: set[str] = set()
        for place, step in enumerate(self.steps, 1):
            if not step.key or step.key in seen:
                raise Unreadable(f"key “{step.key}”: each step needs a key of its own", "step", place)
            seen.add(step.key)
        for place, step in enumerate(self.steps, 1):
            _check_step(self, step, place)
        _check_circles(self.steps)
        if sum(abs(self.scaled(one)) for one in self._numbers()) > _WIDEST:
            raise Refused("the numbers are too wide to be added exactly: use fewer digits")

    @property
    def scale(self) -> int:
        """What every number is multiplied by to become whole."""
        return lcm(*(one.denominator for one in self._numbers()))

    def scaled(self, value: Fraction) -> int:
        """A number of this ladder as a whole number."""
        return int(value * self.scale)

    def place(self, key: str) -> int:
        """Where a step stands, from 0."""
        return next(place for place, step in enumerate(self.steps) if step.key == key)

    def effect(self, step: Step, side: str) -> Fraction:
        """What taking the step adds to a side's exposure; below zero where it reassures."""
        if step.side == side:
            return step.exposes
        addressed = not step.to or side in step.to
        return -step.reassures if step.lasting and addressed else Fraction(0)

    def _numbers(self) -> list[Fraction]:
        own = [one for step in self.steps for one in (step.exposes, step.reassures)]
        return [*own, *(side.tolerance for side in self.sides)]


def _check_sides(sides: tuple[Side, ...]) -> None:
    if len(sides) < 2:
        raise Unreadable(f"{len(sides)} side: a ladder needs two at least")
    seen: set[str] = set()
    for place, side in enumerate(sides, 1):
        if not side.key or side.key in seen:
            raise Unreadable(f"key “{side.key}”: each side needs a key of its own", "side", place)
        seen.add(side.key)
        if side.tolerance < 0:
            raise Unreadable(
                f"side “{side.key}”: tolerance {side.tolerance}; it is zero or more, "
                "as every side stands at zero before the first step",
                "side",
                place,
            )


def _check_step(ladder: Ladder, step: Step, place: int) -> None:
    keys, sides = [one.key for one in ladder.steps], [one.key for one in ladder.sides]

    def wrong(what: str) -> Unreadable:
        return Unreadable(f"step “{step.key}”: {what}", "step", place)

    if step.side not in sides:
        raise wrong(f"side “{step.side}” is not one of the sides ({', '.join(sides)})")
    for name, value in (("exposes", step.exposes), ("reassures", step.reassures)):
        if value < 0:
            raise Refused(f"step “{step.key}”: {name} {value}: {_POSITIVE}")
    if step.days is not None and step.days < 0:
        raise wrong(f"days {step.days}: a step takes zero days or more")
    for key in step.needs:
        if key not in keys:
            raise wrong(f"“{key}” must come first, and there is no such step")
    if step.answers and ladder.steps[ladder.place(step.answers)].side == step.side:
        raise wrong(f"it answers “{step.answers}”, which is a step of its own side; an answer is to another side")
    for side in step.to:
        if side not in sides or side == step.side:
            raise wrong(f"it is addressed to “{side}”, which is not another side of this ladder")


def _check_circles(steps: tuple[Step, ...]) -> None:
    needs = {step.key: step.needs for step in steps}
    done: set[str] = set()
    for start in needs:
        path: list[str] = []

        def visit(key: str, path: list[str] = path) -> None:
            if key in path:
                circle = [*path[path.index(key) :], key]
                raise Unreadable("these steps wait for each other: " + " needs ".join(f"“{one}”" for one in circle))
            if key not in done:
                path.append(key)
                for before in needs[key]:
                    visit(before)
                done.add(path.pop())

        visit(start)
