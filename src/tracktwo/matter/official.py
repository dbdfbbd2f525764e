"""The official process as a reference: rounds, texts and events, listed and drawn along the direction of reading."""

import datetime
from collections.abc import Callable, Sequence
from typing import Annotated, Literal

from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.translation import get_language_bidi, gettext_lazy
from django.utils.translation import gettext as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import Field, MultilingualText, Text
from tracktwo.process.sealed import Record, payload

from . import svg
from .dated import Dated

__all__ = ["MILESTONES", "Milestone", "milestones", "timeline"]

MILESTONES: dict[str, Text] = {
    "round": gettext_lazy("official round"),
    "settled": gettext_lazy("official text"),
    "event": gettext_lazy("event"),
}

WIDTH, MARGIN, LEVEL, LEVELS_HIGH = 1120.0, 70.0, 40.0, 5
LETTERS, LABEL = 12.5, 150.0
# A shape for each kind: a round for talks, a sheet for what was written, a point for what happened.
SHAPE = {"round": 0, "settled": 1, "event": 2}


@payload("enter.milestone")
class Milestone(Dated, frozen=True, kw_only=True):
    """Something official, or an event, on the day it took place; `until` is its last day where it lasted.

    The official process is a reference here, and is not hosted (row 4).
    """

    kind: Annotated[Literal["round", "settled", "event"], Field(gettext_lazy("What was it?"), choices=MILESTONES)]
    words: Annotated[MultilingualText, Field(gettext_lazy("In one line"), limit=160, long=False)]


def milestones(dialogue: OpenDialogue) -> list[Record[Milestone]]:
    """Official rounds, official texts and events, in the order of their days. The chart of conflict data marks them."""
    return sorted(dialogue.third.folio().all(Milestone), key=lambda record: record.body.day)


def timeline(dialogue: OpenDialogue, records: Sequence[Record[Milestone]], today: datetime.date) -> str:
    """What took place, each on its day; words that would lie on each other stand higher, the rest in the list alone."""
    days = [record.body.day for record in records]
    first, last = min([*days, today]), max([*(record.body.until or record.body.day for record in records), today])
    span = max((last - first).days, 1)

    def at(day: datetime.date) -> float:
        along = MARGIN + (WIDTH - 2 * MARGIN) * (day - first).days / span
        return WIDTH - along if get_language_bidi() else along

    levels = _levels([at(record.body.day) for record in records])
    base = (1 + max((level for level in levels if level is not None), default=0)) * LEVEL + 26
    parts = [
        svg.begin(WIDTH, base + 48, _("Timeline of official rounds, official texts and events"), "timeline"),
        f'<path d="M12 {base}H{WIDTH - 12}" stroke="{svg.INK}" stroke-width="1.5"/>',
        *_years(first, last, at, base),
        f'<path d="M{at(today):.1f} {base - 12}v24" stroke="{svg.SOFT}" stroke-width="1.5" stroke-dasharray="3 3"/>',
        svg.text(at(today), base + 42, 12, _("today"), svg.SOFT),
    ]
    for record, level in zip(records, levels, strict=True):
        x = at(record.body.day)
        if record.body.until:
            parts.append(
                f'<path d="M{x:.1f} {base}H{at(record.body.until):.1f}" stroke="{svg.COLOURS[0][0]}" stroke-width="5"/>'
            )
        if level is not None:
            parts += _label(dialogue, record.body, x, base, level)
        title = f"{date_format(record.body.day, 'j F Y')} – {MILESTONES[record.body.kind]}"
        parts.append(f"<g><title>{escape(title)}</title>{svg.mark(SHAPE[record.body.kind], x, base, svg.INK)}</g>")
    return "".join([*parts, "</svg>"])


def _levels(places: Sequence[float]) -> list[int | None]:
    """How high each word stands above the line, so that none lies on another; None where no height is left."""
    taken: list[list[float]] = [[] for _level in range(LEVELS_HIGH)]
    levels: list[int | None] = []
    for x in places:
        free = (level for level, others in enumerate(taken) if all(abs(x - other) >= LABEL for other in others))
        levels.append(next(free, None))
        if levels[-1] is not None:
            taken[levels[-1]].append(x)
    return levels


def _years(first: datetime.date, last: datetime.date, at: Callable[[datetime.date], float], base: float) -> list[str]:
    step = max(1, (last.year - first.year) // 12)
    days = [datetime.date(year, 1, 1) for year in range(first.year + 1, last.year + 1, step)]
    return [
        f'<path d="M{at(day):.1f} {base}v7" stroke="{svg.SOFT}"/>'
        + svg.text(at(day), base + 21, 12, str(day.year), svg.SOFT)
        for day in days
    ]


def _label(dialogue: OpenDialogue, milestone: Milestone, x: float, base: float, level: int) -> list[str]:
    y = base - 24 - level * LEVEL
    middle = min(max(x, LABEL / 2), WIDTH - LABEL / 2)
    rows = svg.wrapped(dialogue.one_line(milestone.words, 100), LABEL - 4, LETTERS)
    return [
        f'<path d="M{x:.1f} {base}V{y + 4:.1f}" stroke="{svg.LINE}" stroke-width="1.2"/>',
        *(svg.text(middle, y - 14 * (len(rows) - 1 - row), LETTERS, words) for row, words in enumerate(rows)),
    ]
