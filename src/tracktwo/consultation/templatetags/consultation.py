"""Template tags: a text in the reader's language, or in the one it has."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_bidi

from tracktwo.common.writing import LANGUAGES, direction

register = template.Library()


@register.simple_tag
def said(text: dict[str, str], language: str, element: str = "span") -> SafeString:
    """A text in this language, or in the first it has, marked with language and direction."""
    found = language if text.get(language) else next((one for one, words in text.items() if words), language)
    return format_html('<{} lang="{}" dir="{}">{}</{}>', element, found, direction(found), text.get(found, ""), element)


@register.filter
def plain(text: dict[str, str], language: str) -> str:
    """The same without markup, for attributes."""
    return text.get(language) or next((words for words in text.values() if words), "")


@register.filter
def language_name(code: str) -> str:
    """A language's own name for itself."""
    return LANGUAGES.get(code, code)


@register.filter
def at(mapping: dict[str, Any] | None, key: str) -> Any:
    """A value by its key."""
    return (mapping or {}).get(key)


@register.filter
def percent(share: float) -> str:
    """A share in whole percent, without the sign."""
    return f"{100 * share:.0f}"


MARKS = {
    "circle": '<circle cx="{x}" cy="{y}" r="{r}"{more}/>',
    "cell": '<circle cx="{x}" cy="{y}" r="{r}"{more}/>',
    "square": '<rect x="{left}" y="{top}" width="{d}" height="{d}"{more}/>',
    "triangle": '<path d="M{x} {top}L{right} {bottom}L{left} {bottom}Z"{more}/>',
    "diamond": '<path d="M{x} {top}L{right} {y}L{x} {bottom}L{left} {y}Z"{more}/>',
    # Somebody who declared no side: a ring.
    "dot": '<circle cx="{x}" cy="{y}" r="{r}"{more}/>',
}
SIDES = ("circle", "square", "triangle", "diamond")


def _shape(name: str, x: float, y: float, size: float, attributes: str) -> SafeString:
    """One mark; every value is a number or one of the program's own words."""
    found = MARKS[name].format(
        x=f"{x:.1f}",
        y=f"{y:.1f}",
        r=f"{size:.1f}",
        d=f"{2 * size:.1f}",
        left=f"{x - size:.1f}",
        right=f"{x + size:.1f}",
        top=f"{y - size:.1f}",
        bottom=f"{y + size:.1f}",
        more=attributes,
    )
    return mark_safe(found)


@register.simple_tag
def dot(mark: Any) -> SafeString:
    """A person on the map: shape and colour by side, fainter where their group is less certain."""
    sure = 0.9 if mark.group < 0 else 0.35 + 0.6 * mark.sure
    size = mark.size * (0.75 if mark.shape == "dot" else 1)
    return _shape(mark.shape, mark.x, mark.y, size, f' class="person {mark.shape}" opacity="{sure:.2f}"')


@register.simple_tag
def legend_mark(shape: str) -> SafeString:
    """A side's shape beside its name."""
    inside = _shape(shape, 7, 7, 4 if shape == "dot" else 5.5, f' class="person {shape}"')
    return mark_safe(f'<svg viewBox="0 0 14 14" aria-hidden="true">{inside}</svg>')


@register.simple_tag
def side_mark(number: int) -> SafeString:
    """A side's shape and colour."""
    return format_html('<span class="mark mark-{}" aria-hidden="true"></span>', SIDES[number % len(SIDES)])


@register.simple_tag
def interval(share: tuple[float, float, float] | None) -> SafeString:
    """A share with its interval, in percent."""
    if share is None:
        return mark_safe("–")
    middle, low, high = (round(100 * one) for one in share)
    return format_html(
        '<span class="span"><bdi>{} %</bdi> <span class="small"><bdi>{}–{}</bdi></span></span>', middle, low, high
    )


@register.inclusion_tag("consultation/steward/bars.html")
def interval_bars(bars: list[dict[str, Any]], way: str) -> dict[str, Any]:
    """The intervals of everybody and of each side, one under the other, along the direction of reading."""

    def place(share: float) -> float:
        across = 4 + 192 * share
        return 200 - across if get_language_bidi() else across

    drawn, y = [], 8
    for one in bars:
        if one[way]:
            share, low, high = one[way]
            shape = SIDES[one["side"] % len(SIDES)] if one["side"] >= 0 else "diamond"
            mark = _shape(shape, place(share), y, 4.5, ' class="point"')
            name = f"side-{one['side']}" if one["side"] >= 0 else "all"
            # As text: a page in another language would write its own decimal point.
            line = {"low": f"{place(low):.1f}", "high": f"{place(high):.1f}", "y": str(y)}
            drawn.append({**line, "mark": mark, "class": name})
        y += 13
    return {"bars": drawn, "high": y - 3}
