"""Both goals on one line of time: above it what sides saw change in one another, below it what changed in policy."""

from collections import Counter

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from tracktwo.process.access import OpenDialogue

from ..quarters import said
from .reads import confirmed, drafts, released_changes

__all__ = ["drawing"]

WIDTH, HEIGHT, MIDDLE = 720, 130, 62
LEFT, RIGHT, STEP, RADIUS = 90, 20, 15, 5.5
# At the least so many quarters, so that one outcome does not stand alone in a wide field.
FEWEST = 4


def drawing(dialogue: OpenDialogue) -> str:
    """The picture; nothing while nothing is noted."""
    above = Counter((each.body.year, each.body.quarter) for each in released_changes(dialogue))
    below = Counter((each.body.year, each.body.quarter) for each in confirmed(dialogue))
    waiting = Counter((record.body.year, record.body.quarter) for record, _holder in drafts(dialogue))
    places = [*above, *below, *waiting]
    if not places:
        return ""
    first, last = (year * 4 + quarter - 1 for year, quarter in (min(places), max(places)))
    count = max(FEWEST, last - first + 1)
    first = last - count + 1
    shapes = []
    for number in range(count):
        year, at = divmod(first + number, 4)
        here, x = (year, at + 1), _place(number, count)
        shapes.append(format_html('<line x1="{0}" x2="{0}" y1="{1}" y2="{2}"/>', x, MIDDLE - 3, MIDDLE + 3))
        shapes += [_dot(x, MIDDLE - 16 - STEP * row, "people") for row in range(above[here])]
        solid = [_dot(x, MIDDLE + 16 + STEP * row, "policy") for row in range(below[here])]
        shapes += solid + [_dot(x, MIDDLE + 16 + STEP * (len(solid) + row), "waits") for row in range(waiting[here])]
        if at == 0 or number == 0:
            shapes.append(format_html('<text x="{}" y="{}" class="year">{}</text>', x, HEIGHT - 6, year))
    summary = _(
        "%(above)d seen in one another, %(below)d confirmed in policy, %(waiting)d waiting, from %(from)s to %(to)s"
    )
    title = summary % {
        "above": sum(above.values()),
        "below": sum(below.values()),
        "waiting": sum(waiting.values()),
        "from": said(first // 4, first % 4 + 1),
        "to": said(last // 4, last % 4 + 1),
    }
    return _sheet(title, shapes)


def _place(number: int, count: int) -> float:
    x = LEFT + (WIDTH - LEFT - RIGHT) * (number + 0.5) / count
    return round(WIDTH - x if get_language_bidi() else x, 1)


def _dot(x: float, y: float, kind: str) -> SafeString:
    return format_html('<circle cx="{}" cy="{}" r="{}" class="{}"/>', x, y, RADIUS, kind)


def _sheet(title: str, shapes: list[SafeString]) -> SafeString:
    side = WIDTH - 4 if get_language_bidi() else 4
    labels = ((MIDDLE - 16, _("in people")), (MIDDLE + 24, _("in policy")))
    words = format_html_join("", '<text x="{}" y="{}" class="goal">{}</text>', ((side, y, text) for y, text in labels))
    begin, end = (RIGHT, WIDTH - LEFT) if get_language_bidi() else (LEFT, WIDTH - RIGHT)
    return format_html(
        '<svg class="dual" viewBox="0 0 {} {}" role="img" aria-label="{}"><title>{}</title>'
        '<line x1="{}" x2="{}" y1="{}" y2="{}"/>{}{}</svg>',
        WIDTH,
        HEIGHT,
        title,
        title,
        begin,
        end,
        MIDDLE,
        MIDDLE,
        words,
        mark_safe("".join(shapes)),
    )
