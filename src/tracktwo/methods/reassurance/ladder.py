"""Steps of reassurance as the sides wrote them down, with everything that is checked of them."""

from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from ..errors import InvalidInput, Refusal

__all__ = ["MAX_STEPS", "InvalidLadder", "Ladder", "Side", "Step"]

MAX_STEPS = 24
# Sums of scaled numbers must fit a signed 64-bit integer with room to compare.
_MAX_SUM = 2**61


class InvalidLadder(InvalidInput):
    """The ladder cannot be used as written; the message says what was expected.

    Attributes:
        table: `step` or `side` where one of them is at fault, else empty.
        place: its number in the list, counted from one, else 0.
    """

    def __init__(self, code: str, template: str, table: str = "", place: int = 0, **details: object) -> None:
        super().__init__(code, template, **details)
        self.table, self.place = table, place


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
        InvalidLadder: a key used twice or empty, an unknown side or step, a step that must precede itself (the cycle
            is named), an answer to the own side, fewer than two sides, no step, a tolerance below zero.
        Refusal: a number below zero in a step, more than 24 steps, numbers too wide to be added exactly.
    """

    sides: tuple[Side, ...]
    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        _check_sides(self.sides)
        if not self.steps:
            raise InvalidLadder("no-step", "there is no step: a ladder needs at least one")
        if len(self.steps) > MAX_STEPS:
            raise Refusal(
                "too-many-steps",
                "{found} steps: up to {limit} are worked out, since every set of steps is looked at. Leave out those "
                "that nobody would take soon, or put steps together that are only taken together",
                found=len(self.steps),
                limit=MAX_STEPS,
            )
        _check_keys(self.steps)
        for place, step in enumerate(self.steps, 1):
            _check_step(self, step, place)
        _check_cycles(self.steps)
        if sum(abs(self.scaled(number)) for number in self._numbers()) > _MAX_SUM:
            raise Refusal("numbers-too-wide", "the numbers are too wide to be added exactly: use fewer digits")

    @property
    def scale(self) -> int:
        """What every number is multiplied by to become whole."""
        return lcm(*(number.denominator for number in self._numbers()))

    def scaled(self, value: Fraction) -> int:
        """A number of this ladder as a whole number."""
        return int(value * self.scale)

    def position(self, key: str) -> int:
        """The number of a step, from 0."""
        return next(position for position, step in enumerate(self.steps) if step.key == key)

    def effect(self, step: Step, side: str) -> Fraction:
        """What taking the step adds to a side's exposure; below zero where it reassures."""
        if step.side == side:
            return step.exposes
        addressed = not step.to or side in step.to
        return -step.reassures if step.lasting and addressed else Fraction(0)

    def _numbers(self) -> list[Fraction]:
        own = [number for step in self.steps for number in (step.exposes, step.reassures)]
        return [*own, *(side.tolerance for side in self.sides)]


def _check_sides(sides: tuple[Side, ...]) -> None:
    if len(sides) < 2:
        raise InvalidLadder("too-few-sides", "{found} side: a ladder needs at least two", found=len(sides))
    seen: set[str] = set()
    for place, side in enumerate(sides, 1):
        if not side.key or side.key in seen:
            raise InvalidLadder(
                "side-key-repeated", "key “{key}”: each side needs a key of its own", "side", place, key=side.key
            )
        seen.add(side.key)
        if side.tolerance < 0:
            raise InvalidLadder(
                "tolerance-negative",
                "side “{side}”: tolerance {tolerance}; it is zero or more, as every side stands at zero before the "
                "first step",
                "side",
                place,
                side=side.key,
                tolerance=side.tolerance,
            )


def _check_keys(steps: tuple[Step, ...]) -> None:
    seen: set[str] = set()
    for place, step in enumerate(steps, 1):
        if not step.key or step.key in seen:
            raise InvalidLadder(
                "step-key-repeated", "key “{key}”: each step needs a key of its own", "step", place, key=step.key
            )
        seen.add(step.key)


def _check_step(ladder: Ladder, step: Step, place: int) -> None:
    keys, sides = [other.key for other in ladder.steps], [side.key for side in ladder.sides]

    def invalid(code: str, fault: str, **details: object) -> InvalidLadder:
        return InvalidLadder(code, "step “{step}”: " + fault, "step", place, step=step.key, **details)

    if step.side not in sides:
        known = ", ".join(sides)
        raise invalid("side-unknown", "side “{side}” is not one of the sides ({known})", side=step.side, known=known)
    for field, value in (("exposes", step.exposes), ("reassures", step.reassures)):
        if value < 0:
            raise Refusal(
                "step-negative",
                "step “{step}”: {field} {value}: a ladder holds positive steps only. What a side would withdraw or "
                "threaten has no place on it; write what the side could do instead, with numbers of zero or more",
                step=step.key,
                field=field,
                value=value,
            )
    if step.days is not None and step.days < 0:
        raise invalid("days-negative", "days {days}: a step takes zero days or more", days=step.days)
    for key in step.needs:
        if key not in keys:
            raise invalid("prerequisite-unknown", "“{other}” must come first, and there is no such step", other=key)
    if step.answers and ladder.steps[ladder.position(step.answers)].side == step.side:
        raise invalid(
            "answer-to-own-side",
            "it answers “{other}”, which is a step of its own side; an answer is to another side",
            other=step.answers,
        )
    for side in step.to:
        if side not in sides or side == step.side:
            raise invalid(
                "addressee-unknown", "it is addressed to “{side}”, which is not another side of this ladder", side=side
            )


def _check_cycles(steps: tuple[Step, ...]) -> None:
    """Depth-first search; a step met again on its own path closes a cycle, which the message names."""
    needs = {step.key: step.needs for step in steps}
    done: set[str] = set()
    for start in needs:
        path: list[str] = []

        def visit(key: str, path: list[str] = path) -> None:
            if key in path:
                cycle = [*path[path.index(key) :], key]
                raise InvalidLadder(
                    "steps-wait-for-each-other",
                    "these steps wait for each other: {cycle}",
                    cycle=" needs ".join(f"“{waiting}”" for waiting in cycle),
                    steps=tuple(cycle),
                )
            if key not in done:
                path.append(key)
                for before in needs[key]:
                    visit(before)
                done.add(path.pop())

        visit(start)
