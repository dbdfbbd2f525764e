"""The ladder as its pages show it: the steps, and an order that every side can bear or what blocks one."""

from dataclasses import dataclass
from fractions import Fraction

from tracktwo.matter.concerns import Concern
from tracktwo.methods import reassurance
from tracktwo.methods.errors import MethodError
from tracktwo.process.access import OpenMeeting
from tracktwo.process.records import Side
from tracktwo.process.sealed import Folio, Record

from ..method_words import in_words
from .chart import ExposureChart, exposure_chart
from .records import ReassuranceStep, Tolerance

__all__ = ["LadderOrder", "OrderedStep", "StepView", "is_read", "kept_steps", "ladder_order", "tolerances", "view_of"]

Step = Record[ReassuranceStep]


def is_read(meeting: OpenMeeting, step: ReassuranceStep) -> bool:
    """Whether every other side has read the wording."""
    return {side.id for side in meeting.dialogue.sides} - {step.side} <= set(step.read_by)


@dataclass(frozen=True)
class StepView:
    """A step of the ladder, with what it waits for and who has read it."""

    record: Step
    after: list[Step]
    answers: Step | None
    eases: list[Record[Concern]]
    readers: list[tuple[Side, bool]]
    read: bool


def view_of(meeting: OpenMeeting, record: Step) -> StepView:
    """One step with what belongs to it."""
    folio, step = meeting.room.folio(), record.body
    steps = {other.id: other for other in folio.all(ReassuranceStep)}
    return StepView(
        record,
        [steps[id] for id in step.after if id in steps],
        next((steps[id] for id in step.answers if id in steps), None),
        [concern for concern in folio.all(Concern) if concern.id in step.serves],
        [(side, side.id in step.read_by) for side in meeting.left_first if side.id != step.side],
        is_read(meeting, step),
    )


def kept_steps(meeting: OpenMeeting) -> list[StepView]:
    """The steps whose wording is kept, for the wall."""
    return [view_of(meeting, step) for step in meeting.room.folio().all(ReassuranceStep) if step.body.kept]


def tolerances(meeting: OpenMeeting) -> dict[str, int | None]:
    """How much each side will bear; None where its scope is not open here or it has not said."""
    by_side: dict[str, int | None] = {}
    for side in meeting.dialogue.sides:
        caucus = meeting.caucus(side.id)
        tolerance = caucus.folio().one(Tolerance) if caucus else None
        by_side[side.id] = tolerance.body.most if tolerance else None
    return by_side


@dataclass(frozen=True)
class OrderedStep:
    """A step of an order, and each side's exposure after it: (side, exposure, whether this is its highest)."""

    step: Step
    exposures: list[tuple[Side, Fraction, bool]]
    day: Fraction | None


# A change with the side that makes it, and its step where it is one of a step.
ShownChange = tuple[reassurance.Change, Side, Step | None]
MOST_PAIRS = 8


@dataclass(frozen=True)
class LadderOrder:
    """What the page shows of the order. While a side has not said what it will bear, only `waiting` is filled.

    `refused` says why the method gave no answer. `breaches` are the steps that could come next, each with the side it
    would expose by how much too far. `pairs` are changes that open an order together where none does alone, and
    `more_pairs` how many further ones there are.
    """

    waiting: list[tuple[Side, bool]]
    refused: str = ""
    feasible: bool = False
    steps: tuple[OrderedStep, ...] = ()
    chart: ExposureChart | None = None
    orders: int | None = None
    reached: tuple[OrderedStep, ...] = ()
    breaches: tuple[tuple[Step, Side, Fraction], ...] = ()
    blocking: tuple[Step, ...] = ()
    changes: tuple[ShownChange, ...] = ()
    pairs: tuple[tuple[ShownChange, ShownChange], ...] = ()
    more_pairs: int = 0


def ladder_order(meeting: OpenMeeting) -> LadderOrder | None:
    """Order the steps by what each side will bear, inside this request alone; None while there is no step."""
    folio = meeting.room.folio()
    steps = {other.id: other for other in folio.all(ReassuranceStep)}
    if not steps:
        return None
    known = tolerances(meeting)
    waiting = [(side, meeting.caucus(side.id) is not None) for side in meeting.left_first if known[side.id] is None]
    if waiting:
        return LadderOrder(waiting)
    most = {side: tolerance for side, tolerance in known.items() if tolerance is not None}
    try:
        return _worked_out(meeting, _ladder(folio, most), steps)
    except MethodError as error:
        names = {step.id: meeting.dialogue.one_line(step.body.words) for step in steps.values()}
        return LadderOrder([], in_words(error, names))


def _worked_out(meeting: OpenMeeting, ladder: reassurance.Ladder, steps: dict[str, Step]) -> LadderOrder:
    sides = {side.id: side for side in meeting.dialogue.sides}
    verdict = reassurance.find_order(ladder)
    if verdict.feasible:
        order = [sides[key] for key in verdict.sides]
        highest = {peak.side: peak.step for peak in verdict.peaks}
        ordered = _ordered(verdict.states, order, steps, highest)
        return LadderOrder([], "", True, ordered, exposure_chart(verdict.states, order), verdict.orders)
    explanation = reassurance.explain(ladder)

    def shown(change: reassurance.Change) -> ShownChange:
        return change, sides[change.side], steps.get(change.step)

    dead_end = explanation.dead_ends[0]
    return LadderOrder(
        [],
        reached=_ordered(dead_end.states, [sides[side.key] for side in ladder.sides], steps, {}),
        breaches=tuple((steps[breach.step], sides[breach.side], breach.over) for breach in dead_end.breaches),
        blocking=tuple(steps[key] for key in explanation.blocking),
        changes=tuple(shown(change) for change in explanation.changes),
        pairs=tuple((shown(first), shown(second)) for first, second in explanation.pairs[:MOST_PAIRS]),
        more_pairs=max(len(explanation.pairs) - MOST_PAIRS, 0),
    )


def _ladder(folio: Folio, most: dict[str, int]) -> reassurance.Ladder:
    steps = tuple(
        reassurance.Step(
            key=record.id,
            side=record.body.side,
            exposes=Fraction(record.body.exposes),
            reassures=Fraction(record.body.reassures),
            irreversible=record.body.lasting,
            verifiable=bool(record.body.check),
            after=tuple(record.body.after),
            answers=next(iter(record.body.answers), ""),
            days=Fraction(record.body.days) if record.body.days else None,
        )
        for record in folio.all(ReassuranceStep)
    )
    sides = tuple(reassurance.Side(side, Fraction(tolerance)) for side, tolerance in most.items())
    return reassurance.Ladder(sides, steps)


def _ordered(
    states: tuple[reassurance.ExposureState, ...], sides: list[Side], steps: dict[str, Step], highest: dict[str, str]
) -> tuple[OrderedStep, ...]:
    # The first state is the one before any step.
    return tuple(
        OrderedStep(
            steps[state.step],
            [
                (side, exposure, highest.get(side.id) == state.step)
                for side, exposure in zip(sides, state.exposure, strict=True)
            ],
            state.day,
        )
        for state in states[1:]
    )
