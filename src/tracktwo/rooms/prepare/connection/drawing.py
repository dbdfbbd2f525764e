"""The days in a row: above the line those in one room, below it those over a connection."""

import datetime
from collections.abc import Callable, Sequence
from itertools import groupby

from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.translation import get_language_bidi, gettext_lazy
from django.utils.translation import gettext as _

from tracktwo.matter import svg
from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import Text

from .reads import Sitting

__all__ = ["MOST", "days_drawing"]

# So many are drawn, the newest of them; the list names all that go over a connection.
MOST = 12
COLUMN, GAP, LABELS, EDGE = 82.0, 10.0, 128.0, 14.0
# The foot of the upper boxes and the head of the lower ones; between them stand the dates.
FOOT, HEAD, BELOW = 178.0, 216.0, 30.0
TALLEST, LOWEST, FULL_DAY = 128.0, 42.0, 480
LETTERS = 12.0
SHORT: dict[str, Text] = {
    "acknowledge": gettext_lazy("hearing"),
    "solve": gettext_lazy("solving"),
    "exchange": gettext_lazy("exchange"),
    "maintain": gettext_lazy("keeping in touch"),
    "draft": gettext_lazy("drafting"),
}


def days_drawing(dialogue: OpenDialogue, shown: Sequence[Sitting], today: datetime.date) -> str:
    """The picture as SVG: a box for each day or session, as tall as it is long, dashed over a connection."""
    bidi = get_language_bidi()
    width = LABELS + EDGE * 2 + len(shown) * (COLUMN + GAP)

    def at(x: float) -> float:
        return width - x if bidi else x

    title = _(
        "The planned days in a row: above the line in one room, below it over a connection. The list says it in words."
    )
    height = HEAD + max([2 * LOWEST, *(_height(each) for each in shown if each.virtual)]) + BELOW
    parts = [svg.begin(width, height, title, "sittings"), *_rows(width, at)]
    places = [LABELS + EDGE + number * (COLUMN + GAP) for number in range(len(shown))]
    parts += _workshops(shown, places, at)
    parts += _today(shown, places, today, height, at)
    for each, x in zip(shown, places, strict=True):
        parts += _box(dialogue, each, at(x + COLUMN / 2))
    return "".join([*parts, "</svg>"])


def _rows(width: float, at: Callable[[float], float]) -> list[str]:
    """What is above and what below, at the beginning of the line."""
    middle = (FOOT + HEAD) / 2
    parts = [
        svg.rectangle(EDGE, FOOT, width - 2 * EDGE, HEAD - FOOT, svg.WASH),
        f'<path d="M{EDGE} {FOOT}H{width - EDGE}M{EDGE} {HEAD}H{width - EDGE}" stroke="{svg.LINE}" stroke-width="1"/>',
    ]
    for words, y in ((_("in one room"), middle - 60), (_("over a connection"), middle + 66)):
        rows = svg.wrapped(words, LABELS - 16, 14)
        parts += [
            svg.text(at(EDGE), y + 17 * row, 14, line, bold=True, anchor="start") for row, line in enumerate(rows)
        ]
    return parts


def _workshops(shown: Sequence[Sitting], places: Sequence[float], at: Callable[[float], float]) -> list[str]:
    """The number of the workshop above its days."""
    parts = []
    for number, group in groupby(zip(shown, places, strict=True), key=lambda each: each[0].workshop):
        columns = [x for _sitting, x in group]
        begins, ends = at(columns[0]), at(columns[-1] + COLUMN)
        words = _("Workshop %(n)d") % {"n": number} if len(columns) > 1 else str(number)
        parts.append(f'<path d="M{begins:.1f} 26H{ends:.1f}" stroke="{svg.INK}" stroke-width="1.5"/>')
        parts.append(svg.text((begins + ends) / 2, 19, 12, words, svg.SOFT))
    return parts


def _today(
    shown: Sequence[Sitting], places: Sequence[float], today: datetime.date, height: float, at: Callable[[float], float]
) -> list[str]:
    """A line between what lies behind and what lies ahead, where there are both."""
    behind = sum(each.day < today for each in shown)
    if not 0 < behind < len(shown):
        return []
    x = at(places[behind] - GAP / 2)
    return [f'<path d="M{x:.1f} 34V{height - 10:.1f}" stroke="{svg.SOFT}" stroke-width="1.5" stroke-dasharray="2 5"/>']


def _box(dialogue: OpenDialogue, each: Sitting, middle: float) -> list[str]:
    height = _height(each)
    top = HEAD if each.virtual else FOOT - height
    colour = svg.HOLD if each.unfit else svg.INK
    dash = ' stroke-dasharray="5 3"' if each.virtual else ""
    rows = [row for purpose in each.purposes for row in svg.wrapped(str(SHORT[purpose]), COLUMN - 10, LETTERS)]
    rows = rows[: int((height - 8) // 15)]
    date = date_format(each.day, "j M")
    marks = [side.id for side in dialogue.sides]
    shape = [svg.mark(marks.index(each.side), middle, _beyond(each, height, 12))] if each.side in marks else []
    warned = [svg.text(middle, _beyond(each, height, 15) + 5, 18, "!", svg.HOLD, bold=True)] if each.unfit else []
    first = top + height / 2 + 4 - (len(rows) - 1) * 7.5
    return [
        f'<a href="{escape(each.link)}">',
        svg.rectangle(middle - COLUMN / 2, top, COLUMN, height, svg.SHEET, colour, 2, dash),
        *(svg.text(middle, first + 15 * row, LETTERS, words, colour) for row, words in enumerate(rows)),
        svg.text(middle, (FOOT + HEAD) / 2 + 5, 13, date, bold=True),
        "</a>",
        *shape,
        *warned,
    ]


def _height(each: Sitting) -> float:
    return min(max(TALLEST * each.minutes / FULL_DAY, LOWEST), TALLEST)


def _beyond(each: Sitting, height: float, by: float) -> float:
    """So far outside a box, away from the line."""
    return HEAD + height + by if each.virtual else FOOT - height - by
