"""Just enough SVG for the methods' figures, in the program's colours."""

from html import escape

__all__ = ["INK", "LINE", "PAPER", "SIDES", "SOFT", "line", "mark", "path", "picture", "text"]

PAPER, INK, SOFT, LINE = "#fffdf9", "#20242a", "#565c65", "#d9d1c1"
SIDES = ("#1c5878", "#8a4d0b", "#5b4a86", "#3f5f2e")
_FONT = "IBM Plex Sans, DejaVu Sans, sans-serif"


def picture(width: int, height: int, title: str, parts: list[str]) -> str:
    """A whole file; the title is read aloud."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" font-family="{_FONT}" font-size="13">\n<title>{escape(title)}</title>\n'
        f'<rect width="{width}" height="{height}" fill="{PAPER}"/>\n'
    )
    return head + "\n".join(parts) + "\n</svg>\n"


def line(x1: float, y1: float, x2: float, y2: float, colour: str = LINE, *, dashed: bool = False) -> str:
    """A straight line."""
    dashes = ' stroke-dasharray="5 4"' if dashed else ""
    return f'<line x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}" stroke="{colour}" stroke-width="1.3"{dashes}/>'


def path(points: list[tuple[float, float]], colour: str) -> str:
    """A line through points."""
    through = " ".join(f"{x:g},{y:g}" for x, y in points)
    return f'<polyline points="{through}" fill="none" stroke="{colour}" stroke-width="2.2"/>'


def mark(x: float, y: float, side: int, *, filled: bool = True) -> str:
    """A side's sign: a circle for the first, a square for the second."""
    colour = SIDES[side]
    paint = f'fill="{colour if filled else PAPER}" stroke="{colour}" stroke-width="2"'
    if side:
        return f'<rect x="{x - 4.5:g}" y="{y - 4.5:g}" width="9" height="9" {paint}/>'
    return f'<circle cx="{x:g}" cy="{y:g}" r="5" {paint}/>'


def text(x: float, y: float, words: str, colour: str = INK, anchor: str = "start") -> str:
    """A line of text."""
    return f'<text x="{x:g}" y="{y:g}" fill="{colour}" text-anchor="{anchor}">{escape(words)}</text>'
