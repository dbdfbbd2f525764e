"""Pieces of a drawing.

Every colour stands as an attribute: a page's policy allows no style in it, and a file has no style sheet.
"""

from django.utils.html import escape

from tracktwo.process.records import SHAPES

__all__ = ["COLOURS", "HOLD", "INK", "LINE", "SHEET", "SOFT", "WASH", "begin", "mark", "rectangle", "text", "wrapped"]

INK, HOLD, SHEET, LINE, SOFT, WASH = "#20242a", "#7a3b12", "#fffdf9", "#d9d1c1", "#565c65", "#f7f4ee"
# A side's line and its wash, as in the style sheet.
COLOURS = (("#1c5878", "#e4eef2"), ("#8a4d0b", "#f5eadb"), ("#5b4a86", "#ece8f3"), ("#3f5f2e", "#e8eee3"))
# The mean width of a letter, as a share of its height.
LETTER = 0.53
FONTS = "IBM Plex Sans, IBM Plex Sans Arabic, sans-serif"


def begin(width: float, height: float, title: str, kind: str) -> str:
    """The opening tag of a drawing that a screen reader calls by this title."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" '
        f'width="{width:.0f}" height="{height:.0f}" '
        f'role="group" aria-label="{escape(title)}" class="drawn {kind}" font-family="{FONTS}">'
    )


def text(
    x: float, y: float, size: float, words: str, colour: str = INK, *, bold: bool = False, anchor: str = "middle"
) -> str:
    """A line of text, by the middle of its foot unless told otherwise."""
    weight = ' font-weight="600"' if bold else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{colour}" text-anchor="{anchor}"{weight}>'
        f"{escape(words)}</text>"
    )


def rectangle(
    x: float, y: float, width: float, height: float, fill: str, line: str = "none", edge: float = 1, more: str = ""
) -> str:
    """A rectangle by its corner; `more` are further attributes."""
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{fill}" stroke="{line}" '
        f'stroke-width="{edge}"{more}/>'
    )


def mark(number: int, x: float, y: float, colour: str = "") -> str:
    """The shape of the side of this number."""
    colour = colour or COLOURS[number % len(COLOURS)][0]
    shapes = {
        "circle": f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6" fill="{colour}"/>',
        "square": f'<rect x="{x - 5.5:.1f}" y="{y - 5.5:.1f}" width="11" height="11" fill="{colour}"/>',
        "triangle": f'<path d="M{x:.1f} {y - 7:.1f}l7 12.5h-14z" fill="{colour}"/>',
        "diamond": f'<path d="M{x:.1f} {y - 7.5:.1f}l7.5 7.5-7.5 7.5-7.5-7.5z" fill="{colour}"/>',
    }
    return shapes[SHAPES[number % len(SHAPES)]]


def wrapped(words: str, width: float, size: float, most: int = 2) -> list[str]:
    """Words on at most so many lines of this width; what does not fit stands in the list beside the drawing."""
    letters = max(int(width / (size * LETTER)), 4)
    lines = [""]
    for word in words.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > letters:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    lines = [line if len(line) <= letters + 1 else line[: letters - 1] + "…" for line in lines]
    return lines if len(lines) <= most else [*lines[: most - 1], lines[most - 1][: letters - 1].rstrip() + "…"]
