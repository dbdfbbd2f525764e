"""The ladder worked out for a page: where each side stands after every step, or what blocks an order."""

from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import get_language_bidi

from tracktwo.methods import reassurance
from tracktwo.process.access import OpenMeeting
from tracktwo.process.records import Side
from tracktwo.process.sealed import Record
from tracktwo.rooms.solve.reassurance import acts as reassurance_acts
from tracktwo.rooms.solve.reassurance.records import ReassuranceStep

__all__ = ["Chart", "Climb", "Rung", "climb"]

Step = Record[ReassuranceStep]


@dataclass(frozen=True)
class Rung:
    """A step in the order found, and where each side then stands: (side, exposure, whether this is its worst point)."""

    step: Step
    standing: list[tuple[Side, Fraction, bool]]
    day: Fraction | None


@dataclass(frozen=True)
class Chart:
    """Stepped lines, one for each side, in units of an SVG picture. Time runs in the direction of reading."""

    width: int
    height: int
    zero: int
    lines: list[tuple[Side, str]]
    numbers: list[tuple[int, int]]
    levels: list[tuple[int, int]]
    edge: int


@dataclass(frozen=True)
class Climb:
    """What the page shows. While a side has not said what it will bear, only `waiting` is filled."""

    waiting: list[tuple[Side, bool]]
    feasible: bool = False
    rungs: tuple[Rung, ...] = ()
    chart: Chart | None = None
    orders: int | None = None
    reached: tuple[Rung, ...] = ()
    breaks: tuple[tuple[Step, Side, Fraction], ...] = ()
    blocking: tuple[Step, ...] = ()
    changes: tuple[tuple[reassurance.Change, Side, Step | None], ...] = ()


def climb(meeting: OpenMeeting) -> Climb | None:
    """Work the ladder out with what each side will bear, inside this request alone; None while there is no step."""
    folio = meeting.room.folio()
    steps = {one.id: one for one in folio.all(ReassuranceStep)}
    if not steps:
        return None
    said = reassurance_acts.bearings(meeting)
    waiting = [(side, meeting.caucus(side.id) is not None) for side in meeting.left_first if said[side.id] is None]
    if waiting:
        return Climb(waiting)
    question = reassurance_acts.ladder_of(folio, {side: most for side, most in said.items() if most is not None})
    sides = {one.id: one for one in meeting.dialogue.sides}
    verdict = reassurance.find_order(question)
    if verdict.feasible:
        order = [sides[key] for key in verdict.sides]
        worst = {one.side: one.step for one in verdict.peaks}
        rungs = _rungs(verdict.states, order, steps, worst)
        return Climb([], True, rungs, _chart(verdict.states, order), verdict.orders)
    found = reassurance.explain(question)
    end = found.dead_ends[0]
    return Climb(
        [],
        reached=_rungs(end.states, [sides[one.key] for one in question.sides], steps, {}),
        breaks=tuple((steps[one.step], sides[one.side], one.over) for one in end.breaches),
        blocking=tuple(steps[key] for key in found.blocking),
        changes=tuple((one, sides[one.side], steps.get(one.step)) for one in found.changes),
    )


def _rungs(
    standings: tuple[reassurance.ExposureState, ...], sides: list[Side], steps: dict[str, Step], worst: dict[str, str]
) -> tuple[Rung, ...]:
    return tuple(
        Rung(
            steps[one.step],
            [(side, value, worst.get(side.id) == one.step) for side, value in zip(sides, one.exposure, strict=True)],
            one.day,
        )
        for one in standings[1:]
    )


def _chart(standings: tuple[reassurance.ExposureState, ...], sides: list[Side]) -> Chart:
    wide, high, margin = 64, 22, 40
    values = [value for one in standings for value in one.exposure]
    low, top = min(0, int(min(values) // 1)), max(1, -int(-max(values) // 1))
    width, height = wide * len(standings) + margin, high * (top - low) + 44

    def across(at: int) -> int:
        place = margin + wide * at
        return width - place if get_language_bidi() else place

    def down(value: Fraction | int) -> int:
        return round(12 + high * float(top - value))

    lines = []
    for number, side in enumerate(sides):
        points = []
        for at, one in enumerate(standings):
            # Sides that stand alike are drawn beside each other.
            y = down(one.exposure[number]) + 2 * number
            points += [f"{across(at)},{y}", f"{across(at + 1)},{y}"]
        lines.append((side, " ".join(points)))
    numbers = [(at, (across(at) + across(at + 1)) // 2) for at in range(len(standings))]
    every = max(1, (top - low) // 6)
    levels = [(value, down(value)) for value in range(low, top + 1) if value % every == 0]
    return Chart(width, height, down(0), lines, numbers, levels, across(0))
