"""The results as pages need them: a change for the worse first, each side before all together, over time."""

import datetime
from dataclasses import dataclass

from django.utils.translation import get_language

from tracktwo.methods.evaluation import Detectable, detectable
from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import Text
from tracktwo.process.records import Side
from tracktwo.process.sealed import Record

from ..measures.items import ASPECTS, named
from ..measures.reads import plan_of
from ..measures.records import MOMENTS
from ..measures.waves.reads import waves_done
from ..measures.waves.records import POOLED, Asked, WaveDone, asked_of
from .records import SideAsked

__all__ = [
    "Line",
    "Reach",
    "Seen",
    "TimePoint",
    "asked",
    "lines_of",
    "newest_asked",
    "pooled_outside",
    "reach",
    "seen_by",
    "worse",
]


@dataclass(frozen=True)
class TimePoint:
    """A closed wave, with how many days lie between it and the first."""

    number: int
    moment: Text
    day: datetime.date
    days: int


@dataclass(frozen=True)
class Line:
    """One item of one side over the waves: a median for each, None where nothing may be shown."""

    item: Asked
    side: str
    values: list[int | None]

    @property
    def first(self) -> int | None:
        """The median of the first wave."""
        return self.values[0] if self.values else None

    @property
    def last(self) -> int | None:
        """The latest median that may be shown after the first wave."""
        return next((value for value in reversed(self.values[1:]) if value is not None), None)

    @property
    def change(self) -> int:
        """How the latest median stands to the first, above zero the hoped-for way; 0 where either is missing."""
        if self.first is None or self.last is None:
            return 0
        return (self.last - self.first) * (1 if self.item.better == "high" else -1)

    @property
    def of(self) -> str:
        """These people, their group, or neither."""
        return named(self.item.name).of if self.item.scale is None else ""

    @property
    def aspect(self) -> Text:
        """What the item is about, in a word."""
        return ASPECTS[named(self.item.name).aspect] if self.item.scale is None else self.item.name


@dataclass(frozen=True)
class Seen:
    """What one audience sees: the waves, and lines by side in the order of reading, all together last."""

    points: list[TimePoint]
    sides: list[tuple[Side | None, list[Line]]]

    @property
    def empty(self) -> bool:
        """Whether nothing may be shown to it."""
        return not any(value is not None for _side, lines in self.sides for line in lines for value in line.values)


@dataclass(frozen=True)
class Reach:
    """What so few people can show at all: the smallest p, and the change that is found four times of five."""

    people: int
    smallest_p: float
    detectable: Detectable


def seen_by(dialogue: OpenDialogue, audience: str) -> Seen:
    """What an audience sees by the plan: `third`, `outside`, or the id of a side.

    Raises:
        NotThere: there is no such side.
    """
    plan = plan_of(dialogue)
    done = waves_done(dialogue)
    points = [_point(wave, done[0].day) for wave in done]
    if plan is None:
        return Seen(points, [])
    if audience == "third":
        shown = [*(side.id for side in dialogue.sides), POOLED]
    elif audience == "outside":
        shown = [POOLED] if plan.body.outside == "pooled" else []
    else:
        own = dialogue.side(audience).id
        every = [side.id for side in dialogue.sides]
        shown = {"own": [own], "each": every, "pooled": [POOLED]}[plan.body.sides_see]
    sides: dict[str, Side | None] = {side.id: side for side in dialogue.sides} | {POOLED: None}
    return Seen(points, [(sides[side], lines_of(dialogue, side)) for side in shown])


def lines_of(dialogue: OpenDialogue, side: str) -> list[Line]:
    """Every item of one side, or of all together, over the waves."""
    plan, done = plan_of(dialogue), waves_done(dialogue)
    if plan is None:
        return []
    language = get_language() or ""
    lines = []
    for item in asked_of(plan.body, language, dialogue.card.languages):
        figures = {
            figure.wave: figure
            for wave in done
            for figure in wave.figures
            if (figure.item, figure.side) == (item.name, side)
        }
        # The first wave by itself where it may be shown, else as it was for those who were compared first.
        start = figures.get(1) or next(iter(figures.values()), None)
        lift = item.low - 1
        values = [
            start.before + lift if number == 1 and start else figures[number].now + lift if number in figures else None
            for number in (wave.number for wave in done)
        ]
        lines.append(Line(item, side, values))
    return lines


def worse(seen: Seen) -> list[tuple[Side | None, Line]]:
    """Where the median moved the worse way, the farthest first; looked for before anything else is read."""
    moved = [(side, line) for side, lines in seen.sides for line in lines if line.change < 0]
    return sorted(moved, key=lambda pair: pair[1].change)


def pooled_outside(dialogue: OpenDialogue) -> list[Line]:
    """What may leave the dialogue by the plan that was fixed before the first wave."""
    return [line for _side, lines in seen_by(dialogue, "outside").sides for line in lines if line.last is not None]


def reach(dialogue: OpenDialogue) -> Reach | None:
    """What the people who answered twice could show at all; None before the second wave."""
    later = [wave for wave in waves_done(dialogue) if wave.number > 1 and wave.linked]
    if not later:
        return None
    people = later[-1].linked
    return Reach(people, 2.0 ** (1 - people), detectable(people))


def asked(dialogue: OpenDialogue) -> list[Record[SideAsked]]:
    """Every asking of a side, the newest first."""
    return sorted(
        dialogue.third.folio().all(SideAsked), key=lambda record: (record.body.day, record.born), reverse=True
    )


def newest_asked(dialogue: OpenDialogue) -> list[tuple[Side, SideAsked | None]]:
    """What each side answered last, or None where it was never asked."""
    newest: dict[str, SideAsked] = {}
    for record in asked(dialogue):
        newest.setdefault(record.body.side, record.body)
    return [(side, newest.get(side.id)) for side in dialogue.sides]


def _point(wave: WaveDone, first: datetime.date) -> TimePoint:
    return TimePoint(wave.number, MOMENTS[wave.moment], wave.day, (wave.day - first).days)
