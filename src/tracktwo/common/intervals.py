"""Intervals of shares as small pictures and as words, the same on both servers."""

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_bidi

__all__ = ["SHAPES", "Interval", "bars", "shape", "spoken"]

Interval = tuple[float, float, float]
# A side is told apart by its shape where colour is not enough.
SHAPES = ("circle", "square", "triangle", "diamond")
DRAWN = {
    "circle": '<circle cx="{x}" cy="{y}" r="{r}"{more}/>',
    "square": '<rect x="{left}" y="{top}" width="{d}" height="{d}"{more}/>',
    "triangle": '<path d="M{x} {top}L{right} {bottom}L{left} {bottom}Z"{more}/>',
    "diamond": '<path d="M{x} {top}L{right} {y}L{x} {bottom}L{left} {y}Z"{more}/>',
    "line": '<path d="M{x} {top}V{bottom}"{more}/>',
}
WIDE, EDGE, STEP, MARK = 200, 4, 13, 4.5


def shape(name: str, x: float, y: float, size: float, attributes: str) -> SafeString:
    """One mark of a picture. Every value is a number or one of the program's own words."""
    numbers = {
        "x": x,
        "y": y,
        "r": size,
        "d": 2 * size,
        "left": x - size,
        "right": x + size,
        "top": y - size,
        "bottom": y + size,
    }
    # As text: a page in another language would write its own decimal point.
    words = {key: f"{number:.1f}" for key, number in numbers.items()}
    return mark_safe(DRAWN.get(name, DRAWN["circle"]).format(**words, more=attributes))


def bars(shares: list[tuple[int, Interval | None]]) -> SafeString:
    """Intervals under each other, along the direction of reading, one half being the line in the middle.

    Each comes with the place of its side, below 0 for everybody; words stand beside the picture.
    """
    mirrored = get_language_bidi()

    def place(share: float) -> float:
        across = EDGE + (WIDE - 2 * EDGE) * share
        return WIDE - across if mirrored else across

    lines = []
    for row, (side, share) in enumerate(shares):
        if share is None:
            continue
        y = 8 + STEP * row
        name = SHAPES[side % len(SHAPES)] if side >= 0 else "line"
        mark = shape(name, place(share[0]), y, MARK, ' class="point"')
        ends = {"low": f"{place(share[1]):.1f}", "high": f"{place(share[2]):.1f}", "y": str(y)}
        lines.append({**ends, "mark": mark, "kind": f"side-{side % len(SHAPES)}" if side >= 0 else "all"})
    high = STEP * len(shares) + 3
    return mark_safe(render_to_string("common/bars.html", {"bars": lines, "high": high, "wide": WIDE}))


def spoken(share: Interval | None) -> SafeString:
    """A share with its interval, in percent."""
    if share is None:
        return mark_safe("–")
    middle, low, high = (round(100 * end) for end in share)
    made = '<span class="span"><bdi>{} %</bdi> <span class="small"><bdi>{}–{}</bdi></span></span>'
    return format_html(made, middle, low, high)
