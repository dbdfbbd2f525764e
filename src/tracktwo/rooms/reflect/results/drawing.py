"""Effects over time: for each aspect a small picture, these people as one line and their group as another.

Between two waves the line says nothing of the way; a wave in which nothing may be shown leaves a gap, and no mark of
having failed. Every mark is a median of five people or more.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language_bidi

from tracktwo.process.records import Side

from .reads import Line, Seen

__all__ = ["small", "small_pictures"]

WIDTH: Final = 168
HEIGHT: Final = 92
MARGIN: Final = 14


def small_pictures(seen: Seen) -> list[tuple[Side | None, list[tuple[str, SafeString]]]]:
    """By side: each aspect with its picture, those with nothing to show left out."""
    drawn = []
    for side, lines in seen.sides:
        aspects: dict[str, list[Line]] = {}
        for line in lines:
            aspects.setdefault(str(line.aspect), []).append(line)
        pictures = [
            (aspect, small(group))
            for aspect, group in aspects.items()
            if any(value is not None for line in group for value in line.values)
        ]
        drawn.append((side, pictures))
    return drawn


def small(lines: Sequence[Line]) -> SafeString:
    """One aspect: a line for these people, and a dashed one for their group."""
    waves = len(lines[0].values)
    low, high = lines[0].item.low, lines[0].item.high

    def across(number: int) -> float:
        share = number / max(1, waves - 1)
        return round(MARGIN + (WIDTH - 2 * MARGIN) * (1 - share if get_language_bidi() else share), 1)

    def down(value: int) -> float:
        return round(HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * (value - low) / (high - low), 1)

    grid = format_html_join(
        "",
        '<line x1="{0}" x2="{0}" y1="{1}" y2="{2}" class="wave"/>',
        ((across(number), MARGIN - 4, HEIGHT - MARGIN + 4) for number in range(waves)),
    )
    ends = format_html(
        '<line x1="{0}" x2="{1}" y1="{2}" y2="{2}" class="end"/>'
        '<line x1="{0}" x2="{1}" y1="{3}" y2="{3}" class="end"/>',
        MARGIN,
        WIDTH - MARGIN,
        down(low),
        down(high),
    )
    paths = format_html_join("", "{}", ((_path(line, across, down),) for line in lines))
    return format_html(
        '<svg viewBox="0 0 {} {}" role="img" class="over-time"><title>{}</title>{}{}{}</svg>',
        WIDTH,
        HEIGHT,
        _told(lines),
        grid,
        ends,
        paths,
    )


def _path(line: Line, across: Callable[[int], float], down: Callable[[int], float]) -> SafeString:
    """Marks, and a stroke between each two that follow one another; none over a gap."""
    points = [(across(number), down(value)) if value is not None else None for number, value in enumerate(line.values)]
    kind = "of-group" if line.of == "group" else "of-people"
    strokes = [(here, there) for here, there in pairwise(points) if here and there]
    return format_html(
        '<g class="{}">{}{}</g>',
        kind,
        format_html_join(
            "",
            '<line x1="{}" y1="{}" x2="{}" y2="{}"/>',
            ((*here, *there) for here, there in strokes),
        ),
        format_html_join("", '<circle cx="{}" cy="{}" r="4"/>', (point for point in points if point)),
    )


def _told(lines: Sequence[Line]) -> str:
    """The same in words, for those who hear the page."""
    shown = [", ".join("–" if value is None else str(value) for value in line.values) for line in lines]
    return " ".join(f"{line.item.words} {values}" for line, values in zip(lines, shown, strict=True))
