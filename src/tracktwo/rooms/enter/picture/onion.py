"""The onion of a side: what it says outside, what that is for beneath, and at the heart what it needs and fears."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from tracktwo.matter import svg
from tracktwo.process.access import OpenDialogue
from tracktwo.process.records import Side
from tracktwo.process.sealed import Record

from .records import LAYERS, OnionLine

__all__ = ["onion"]

WIDTH, INSET, ROW, HEAD, FOOT = 560.0, 26.0, 21.0, 34.0, 14.0
MOST_LINES = 5
# The edge of each layer, from what is shown to everybody to what is hardly said: told apart by line, too.
EDGES = (("1.5", "2 5"), ("1.5", ""), ("3", ""), ("3", "9 6"))


def onion(dialogue: OpenDialogue, side: Side, lines: Sequence[Record[OnionLine]]) -> str:
    """The four layers of one side, each inside the one before it, with the first lines of each in it."""
    number = [each.id for each in dialogue.sides].index(side.id)
    colour, wash = svg.COLOURS[number % len(svg.COLOURS)]
    layers = [
        [dialogue.one_line(line.body.words, 120) for line in lines if line.body.layer == layer] for layer in LAYERS
    ]
    rows = [_rows(texts, place) for place, texts in enumerate(layers)]
    heights = [HEAD + ROW * max(len(each), 1) for each in rows]
    height = sum(heights) + FOOT * len(heights)
    name = dialogue.one_line(side.name)
    parts = [svg.begin(WIDTH, height + 4, _("Onion of %(side)s") % {"side": name}, "onion")]
    top = 2.0
    for place, (title, texts) in enumerate(zip(LAYERS.values(), rows, strict=True)):
        left, bottom = 2 + place * INSET, height + 2 - place * FOOT
        width, dashes = EDGES[place]
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        fill = wash if place % 2 else svg.SHEET
        parts.append(
            svg.rectangle(
                left, top, WIDTH - 2 * left, bottom - top, fill, colour, float(width), f' rx="{34 - 5 * place}"{dashed}'
            )
        )
        parts.append(svg.text(WIDTH / 2, top + 22, 13, str(title), svg.SOFT))
        for row, words in enumerate(texts or ["?"]):
            parts.append(svg.text(WIDTH / 2, top + HEAD + ROW * row + 11, 15, words, bold=not texts))
        top += heights[place]
    return "".join([*parts, "</svg>"])


def _rows(texts: Sequence[str], place: int) -> list[str]:
    room = WIDTH - 2 * (place * INSET) - 48
    rows = [row for words in texts[:MOST_LINES] for row in svg.wrapped(words, room, 15)]
    if len(texts) > MOST_LINES:
        rows.append(_("… and %(n)d more in the list") % {"n": len(texts) - MOST_LINES})
    return rows
