"""Template tags: a text in the reader's language, or in one it has; marks and intervals of the map."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from tracktwo.common import intervals, writing

from ..mapping.map_svg import Mark
from ..steward.qr_code import qr_svg

register = template.Library()


@register.simple_tag
def localized(text: dict[str, str], language: str, element: str = "span") -> SafeString:
    """A text in this language, or in the first it has, marked with language and direction."""
    shown = language if text.get(language) else next((code for code, words in text.items() if words), language)
    tag, direction = writing.language_tag(shown), writing.direction(shown)
    return format_html('<{} lang="{}" dir="{}">{}</{}>', element, tag, direction, text.get(shown, ""), element)


@register.filter
def language_name(code: str) -> str:
    """A language's own name for itself."""
    return writing.language_name(code)


@register.filter
def language_tag(code: str) -> str:
    """A language for the attribute `lang`."""
    return writing.language_tag(code)


@register.filter
def at(mapping: dict[str, Any] | None, key: str) -> Any:
    """A value by its key."""
    return (mapping or {}).get(key)


@register.filter
def percent(share: float) -> str:
    """A share in whole percent, without the sign."""
    return f"{100 * share:.0f}"


@register.filter
def coordinate(number: float) -> str:
    """A number of an SVG picture, with a decimal point whatever the language of the page."""
    return f"{number:.1f}"


@register.simple_tag
def person_mark(mark: Mark) -> SafeString:
    """A person on the map: shape and colour by side, fainter where their group is less certain."""
    opacity = 0.9 if mark.group < 0 else 0.35 + 0.6 * mark.certainty
    size = mark.size * (0.75 if mark.shape == "dot" else 1)
    attributes = f' class="person {mark.shape}" opacity="{opacity:.2f}"'
    return intervals.shape(mark.shape, mark.x, mark.y, size, attributes)


@register.simple_tag
def legend_mark(shape: str) -> SafeString:
    """A side's shape beside its name."""
    inside = intervals.shape(shape, 7, 7, 4 if shape == "dot" else 5.5, f' class="person {shape}"')
    return mark_safe(f'<svg viewBox="0 0 14 14" aria-hidden="true">{inside}</svg>')


@register.simple_tag
def side_mark(number: int) -> SafeString:
    """A side's shape and colour."""
    shape = intervals.SHAPES[number % len(intervals.SHAPES)]
    return format_html('<span class="mark mark-{}" aria-hidden="true"></span>', shape)


@register.simple_tag
def qr_code(text: str, label: str) -> SafeString:
    """An address as a QR code, drawn inside the page."""
    return qr_svg(text, label)


@register.simple_tag
def interval(share: intervals.Interval | None) -> SafeString:
    """A share with its interval, in percent."""
    return intervals.spoken(share)


@register.simple_tag
def interval_bars(rows: list[dict[str, Any]], way: str) -> SafeString:
    """The intervals of everybody and of each side, one under the other."""
    return intervals.bars([(row["side"], row[way]) for row in rows])
