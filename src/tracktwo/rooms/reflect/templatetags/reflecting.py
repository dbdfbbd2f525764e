"""Template tags of this room: a quarter in words, and an idea by its id."""

from django import template

from tracktwo.process.access import OpenDialogue

from ..outcomes.reads import idea_words
from ..quarters import said

register = template.Library()


@register.simple_tag
def quarter(year: int, number: int) -> str:
    """A quarter in words."""
    return said(year, number)


@register.simple_tag
def idea(dialogue: OpenDialogue, id: str) -> str:
    """The beginning of an idea that every side released."""
    return idea_words(dialogue, id)
