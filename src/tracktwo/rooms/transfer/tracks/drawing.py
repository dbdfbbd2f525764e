"""The orbits: this dialogue in the middle, initiatives around it by track, farther out the longer nothing passed."""

import math
from collections.abc import Sequence
from itertools import pairwise

from django.utils.html import escape
from django.utils.translation import get_language_bidi, ngettext
from django.utils.translation import gettext as _

from tracktwo.matter import svg
from tracktwo.process.access import OpenDialogue

from .orbits import Gap, Orbit
from .records import NINE

__all__ = ["days_words", "orbits_drawing"]

WIDTH, HEIGHT, LETTERS = 1120.0, 800.0, 12.0
CENTRE = (WIDTH / 2, HEIGHT / 2)
# Days and how far out they are; beyond the last, and where nothing ever passed, one ring more.
RINGS = ((0, 62.0), (30, 118.0), (90, 180.0), (180, 242.0), (365, 304.0))
NEVER = 338.0
# With more of them than this, numbers stand in the picture and names in the list.
NAMED = 26


def days_words(days: int | None) -> str:
    """How long ago, in words."""
    if days is None:
        return _("nothing ever passed")
    return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}


def orbits_drawing(dialogue: OpenDialogue, shown: Sequence[Orbit], gaps: Sequence[Gap]) -> str:
    """The picture as SVG."""
    title = _(
        "Linked initiatives around this dialogue, farther out the longer nothing passed. The list says it in words."
    )
    places = _places(shown)
    parts = [svg.begin(WIDTH, HEIGHT, title, "orbits"), *_rings(), *_sectors(shown)]
    for gap in gaps:
        (x, y), (u, v) = places[gap.first.record.id], places[gap.second.record.id]
        dash = ' stroke-dasharray="3 6"' if gap.drifts else ""
        parts.append(f'<path d="M{x:.1f} {y:.1f}L{u:.1f} {v:.1f}" stroke="{svg.SOFT}" stroke-width="1.2"{dash}/>')
    parts += [
        f'<circle cx="{CENTRE[0]}" cy="{CENTRE[1]}" r="34" fill="{svg.SHEET}" stroke="{svg.INK}" stroke-width="2.5"/>',
        svg.text(CENTRE[0], CENTRE[1] + 5, 13, dialogue.card.code_name[:10], bold=True),
    ]
    for orbit in shown:
        parts += _mark(dialogue, orbit, *places[orbit.record.id], named=len(shown) <= NAMED)
    return "".join([*parts, "</svg>"])


def _reach(days: int | None) -> float:
    if days is None or days > RINGS[-1][0]:
        return NEVER
    for (low, near), (high, far) in pairwise(RINGS):
        if days <= high:
            return near + (far - near) * (days - low) / (high - low)
    return NEVER


def _point(angle: float, reach: float) -> tuple[float, float]:
    """Along the direction of reading: the first track stands above, the next ones follow to the reader's end."""
    turn = -1 if get_language_bidi() else 1
    return CENTRE[0] + turn * reach * math.sin(angle), CENTRE[1] - reach * math.cos(angle)


def _places(shown: Sequence[Orbit]) -> dict[str, tuple[float, float]]:
    """Each in the sector of its track, side by side, so that no two stand on each other."""
    sector = 2 * math.pi / len(NINE)
    places = {}
    for number, track in enumerate(NINE):
        here = [orbit for orbit in shown if orbit.record.body.track == track]
        for place, orbit in enumerate(here):
            angle = sector * (number - 0.5 + (place + 0.5) / len(here) * 0.86 + 0.07)
            places[orbit.record.id] = _point(angle, _reach(orbit.days))
    return places


def _rings() -> list[str]:
    x, y = CENTRE
    parts = []
    for days, reach in RINGS[1:]:
        parts.append(f'<circle cx="{x}" cy="{y}" r="{reach}" fill="none" stroke="{svg.LINE}" stroke-width="1"/>')
        parts.append(svg.text(x, y + reach - 5, 11, days_words(days), svg.SOFT))
    dash = 'stroke-dasharray="2 6"'
    parts.append(f'<circle cx="{x}" cy="{y}" r="{NEVER}" fill="none" stroke="{svg.HOLD}" stroke-width="1" {dash}/>')
    return parts


def _sectors(shown: Sequence[Orbit]) -> list[str]:
    """The names of the tracks around the rings; those without anybody stand back."""
    sector = 2 * math.pi / len(NINE)
    used = {orbit.record.body.track for orbit in shown}
    parts = []
    for number, (track, name) in enumerate(NINE.items()):
        x, y = _point(sector * number, NEVER + 22)
        across = x - CENTRE[0]
        start, end = ("end", "start") if get_language_bidi() else ("start", "end")
        anchor = "middle" if abs(across) < 60 else start if across > 0 else end
        rows = svg.wrapped(str(name), 150, 13)
        colour = svg.INK if track in used else svg.SOFT
        parts += [svg.text(x, y + 15 * row, 13, words, colour, anchor=anchor) for row, words in enumerate(rows)]
        low, high = _point(sector * (number + 0.5), RINGS[0][1]), _point(sector * (number + 0.5), NEVER)
        line = f"M{low[0]:.1f} {low[1]:.1f}L{high[0]:.1f} {high[1]:.1f}"
        parts.append(f'<path d="{line}" stroke="{svg.LINE}" stroke-width="1"/>')
    return parts


def _mark(dialogue: OpenDialogue, orbit: Orbit, x: float, y: float, *, named: bool) -> list[str]:
    name = dialogue.one_line(orbit.record.body.words, 40)
    colour = svg.HOLD if orbit.drifts else svg.COLOURS[0][0]
    fill = svg.SHEET if orbit.drifts else colour
    title = f"{name}: {days_words(orbit.days)}"
    circle = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="11" fill="{fill}" stroke="{colour}" stroke-width="2.5"/>'
    number = svg.text(x, y + 4, 11, str(orbit.number), colour if orbit.drifts else svg.SHEET, bold=True)
    parts = [f"<g><title>{escape(title)}</title>{circle}{number}</g>"]
    if named:
        (row,) = svg.wrapped(name, 116, LETTERS, most=1)
        parts.append(svg.text(x, y + 25, LETTERS, row))
    return parts
