"""Template tags of the room: texts by language, shares with their intervals."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from tracktwo.common import intervals, writing
from tracktwo.common.exchange_format import Finding

register = template.Library()


@register.simple_tag
def in_language(text: dict[str, str], languages: list[str]) -> SafeString:
    """A text in the reader's language, else in the first of these languages it has, or in whichever it has."""
    code = next((each for each in (get_language() or "", *languages) if text.get(each)), next(iter(text), ""))
    return format_html(
        '<bdi lang="{}" dir="{}">{}</bdi>', writing.language_tag(code), writing.direction(code), text.get(code, "")
    )


@register.filter
def language_name(code: str) -> str:
    """A language's own name for itself."""
    return writing.language_name(code)


@register.filter
def language_tag(code: str) -> str:
    """A language for the attribute `lang`."""
    return writing.language_tag(code)


@register.simple_tag
def share(interval: intervals.Interval | None) -> SafeString:
    """A share with its interval, in percent."""
    return intervals.spoken(interval)


@register.simple_tag
def finding_bars(finding: Finding, sides: list[Any]) -> SafeString:
    """The share that agrees, of everybody and of each side."""
    rows = [(-1, finding.all.agree)]
    for number, side in enumerate(sides):
        of_side = finding.sides.get(side.id)
        rows.append((number, of_side.agree if of_side else None))
    return intervals.bars(rows)


@register.filter
def percent(value: float) -> str:
    """A share in whole percent, without the sign."""
    return f"{100 * value:.0f}"
