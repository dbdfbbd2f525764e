"""Template tags of the picture: names in one line, who holds something, and a side in words."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import MultilingualText

from ..picture.differences import side_label
from ..reads import holder_name

register = template.Library()


@register.filter
def line(name: MultilingualText, dialogue: OpenDialogue) -> str:
    """A name in one line, in the reader's language where it has it."""
    return dialogue.one_line(name)


@register.simple_tag
def holder(dialogue: OpenDialogue, id: str) -> SafeString:
    """The code of the member who holds a statement."""
    return format_html("<bdi>{}</bdi>", holder_name(dialogue, id))


@register.simple_tag
def in_side(dialogue: OpenDialogue, side: str) -> SafeString:
    """A side in words."""
    return format_html("<bdi>{}</bdi>", side_label(dialogue, side))
