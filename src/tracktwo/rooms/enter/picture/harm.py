"""Dividers and connectors as a drawing: what pulls apart, what holds together, and what the dialogue does to each."""

from collections.abc import Sequence

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from tracktwo.matter import svg
from tracktwo.process.access import OpenDialogue
from tracktwo.process.sealed import Record

from .records import EFFECTS, Divider

__all__ = ["harm_drawing"]

WIDTH, BOX, ROW, TOP, HUB = 1080.0, 400.0, 58.0, 52.0, 150.0
# Heavier where the dialogue makes it stronger, dashed where weaker; the sign says it, too.
STROKES = {"": (1.2, ""), "stronger": (4.0, ""), "weaker": (2.0, "8 6"), "none": (1.2, "")}
SIGNS = {"": "?", "stronger": "+", "weaker": "−", "none": "="}


def harm_drawing(dialogue: OpenDialogue, lines: Sequence[Record[Divider]]) -> str:
    """Dividers at the start of the line, connectors at its end, the dialogue between them."""
    ways = {way: [line.body for line in lines if line.body.way == way] for way in ("divider", "connector")}
    rows = max(len(each) for each in ways.values())
    height = TOP + rows * ROW + 14
    middle = TOP + rows * ROW / 2 - 6
    parts = [
        svg.begin(WIDTH, height, _("Dividers and connectors, and what this dialogue does to them"), "harm"),
        svg.rectangle(WIDTH / 2 - HUB / 2, middle - 26, HUB, 52, svg.SHEET, svg.INK, 2.5, ' rx="26"'),
        svg.text(WIDTH / 2, middle + 5, 15, _("this dialogue"), bold=True),
    ]
    for way, title in (("divider", _("What divides people")), ("connector", _("What connects them"))):
        at_start = (way == "divider") != get_language_bidi()
        left = 6 if at_start else WIDTH - 6 - BOX
        parts.append(svg.text(left + BOX / 2, 26, 15, title, svg.SOFT, bold=True))
        gap = (rows - len(ways[way])) * ROW / 2
        for row, line in enumerate(ways[way]):
            y = TOP + gap + row * ROW + ROW / 2 - 6
            parts += _line(dialogue, line, left, y, middle, at_start=at_start)
    return "".join([*parts, "</svg>"])


def _line(dialogue: OpenDialogue, line: Divider, left: float, y: float, middle: float, *, at_start: bool) -> list[str]:
    near, hub = (left + BOX, WIDTH / 2 - HUB / 2) if at_start else (left, WIDTH / 2 + HUB / 2)
    width, dashes = STROKES[line.effect]
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    colour = svg.HOLD if line.way == "divider" else svg.COLOURS[3][0]
    sign = near + (26 if at_start else -26)
    square = ' rx="2"' if line.way == "divider" else ' rx="22"'
    rows = svg.wrapped(dialogue.one_line(line.words, 120), BOX - 30, 14)
    first = y + 5 - (len(rows) - 1) * 8.5
    return [
        f'<path d="M{near:.1f} {y:.1f}L{hub:.1f} {middle:.1f}" stroke="{colour}" stroke-width="{width}"{dashed}/>',
        svg.rectangle(left, y - 23, BOX, 46, svg.SHEET, colour, 1.6, square),
        *(svg.text(left + BOX / 2, first + 17 * row, 14, words) for row, words in enumerate(rows)),
        f"<g><title>{EFFECTS[line.effect]}</title>"
        f'<circle cx="{sign:.1f}" cy="{y:.1f}" r="11" fill="{svg.WASH}" stroke="{colour}" stroke-width="1.4"/>'
        + svg.text(sign, y + 6, 17, SIGNS[line.effect], colour, bold=True)
        + "</g>",
    ]
