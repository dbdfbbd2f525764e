"""Template tags: a text in the reader's language, or in the one it has."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

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
