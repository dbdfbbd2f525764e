"""Pieces of the chart's SVG: text that begins where its readers begin, shapes, and what several of them share."""

from dataclasses import dataclass
from html import escape

from tracktwo.methods.quoting import printable

from .marks import MarkKind

__all__ = ["BAND", "BEFORE", "BEST", "BY_END", "HATCH", "INK", "PANEL", "PAPER", "RULE", "SOFT", "Sheet", "symbol"]

INK, SOFT, RULE, PAPER, PANEL = "#20242a", "#565c65", "#d9d1c1", "#f7f4ee", "#fffdf9"
BEST, BAND, BY_END, BEFORE = "#1c5878", "#20242a", "#5b4a86", "#8a4d0b"
MARKS = {"round": "#20242a", "accord": "#3f5f2e", "event": "#565c65"}
HATCH = (
    '<defs><pattern id="without-row" width="6" height="6" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect width="6" height="6" fill="#efe9dc"/>'
    '<path d="M0 0v6" stroke="#7a6f58" stroke-width="2.4"/></pattern></defs>'
)
LATIN = "'IBM Plex Sans', 'DejaVu Sans', sans-serif"
# A renderer that takes the first family for all of a text would otherwise draw Arabic in another script's font.
ARABIC = "'IBM Plex Sans Arabic', 'IBM Plex Sans', 'DejaVu Sans', sans-serif"
# A text in an isolate runs in its own direction, in every renderer; `direction` moves anchors in browsers alone.
RIGHT_TO_LEFT, OWN_DIRECTION, END = "\u2067", "\u2068", "\u2069"
# In a name these would reorder what stands around it.
CONTROLS = dict.fromkeys([0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
ANCHORS = {"start": "end", "end": "start", "middle": "middle"}


@dataclass(frozen=True)
class Sheet:
    """A sheet of a width in pixels, written from the left or from the right."""

    width: int
    right_to_left: bool

    @property
    def font(self) -> str:
        """The families of fonts, the first for the language of the sheet."""
        return ARABIC if self.right_to_left else LATIN

    def x(self, from_start: float) -> float:
        """The pixel that lies so far from the side where readers begin."""
        return self.width - from_start if self.right_to_left else from_start

    def columns(self, pixels: float, size: int) -> int:
        """About how many characters of a size fit into a width."""
        return max(int(pixels / (size * 0.54)), 12)

    def text(
        self, x: float, y: float, size: int, text: str, fill: str = INK, anchor: str = "start", bold: bool = False
    ) -> str:
        """One line of text whose beginning, end or middle is at the pixel (x, y)."""
        weight = ' font-weight="600"' if bold else ""
        if self.right_to_left:
            anchor = ANCHORS[anchor]
            text = RIGHT_TO_LEFT + text + END
        return (
            f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}"{weight} fill="{fill}">'
            f"{escape(printable(text))}</text>"
        )

    def foreign(self, text: str) -> str:
        """A name from a file, which may be of the other direction than the sentence around it."""
        text = text.translate(CONTROLS)
        return OWN_DIRECTION + text + END if self.right_to_left else text


def symbol(kind: MarkKind, x: float, y: float, number: str = "", radius: float = 9) -> str:
    """The sign of a mark: a circle for a round, a diamond for an accord, a square for another event."""
    r, fill = radius, MARKS[kind]
    if kind == "round":
        shape = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" fill="{fill}"/>'
    elif kind == "accord":
        wide = r * 1.3
        shape = f'<path d="M{x:.1f} {y - wide:.1f}l{wide:.1f} {wide:.1f}-{wide:.1f} {wide:.1f}-{wide:.1f}-{wide:.1f}z" '
        shape += f'fill="{fill}"/>'
    else:
        side = r * 1.8
        shape = f'<rect x="{x - side / 2:.1f}" y="{y - side / 2:.1f}" width="{side:.1f}" height="{side:.1f}" '
        shape += f'fill="{fill}"/>'
    if not number:
        return shape
    return shape + (
        f'<text x="{x:.1f}" y="{y + 4:.1f}" font-size="11" font-weight="600" text-anchor="middle" fill="{PANEL}">'
        f"{number}</text>"
    )
