"""Template tags of rooms of several parts: their tabs, their styles, and who holds a statement."""

from typing import Any

from django import template
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from tracktwo.process.access import OpenDialogue
from tracktwo.process.holders import holder_name
from tracktwo.process.parts import Sentence
from tracktwo.process.rooms import Room, room

register = template.Library()


@register.inclusion_tag("ui/parts/tabs.html")
def room_tabs(dialogue: OpenDialogue, name: str, here: str) -> dict[str, Any]:
    """The tabs of a room: its first page, and the first page of each part; `here` is the one that is open."""
    parts = [(part, reverse(part.address, args=[dialogue.id])) for part in room(name).parts]
    return {"home": reverse(room(name).address, args=[dialogue.id]), "parts": parts, "here": here}


@register.simple_tag
def room_styles(of: Room) -> SafeString:
    """The style sheets of a room and of the drawings of its parts."""
    sheets = ["ui/css/room.css", *dict.fromkeys(sheet for part in of.parts for sheet in part.styles)]
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', ((static(sheet),) for sheet in sheets))


@register.simple_tag
def room_address(dialogue: OpenDialogue, of: Room, page: str) -> str:
    """The address of a room's own page."""
    return reverse(f"{of.name}:{page}", args=[dialogue.id])


@register.simple_tag
def sentence_address(dialogue: OpenDialogue, sentence: Sentence) -> str:
    """The page on which what a sentence says can be changed."""
    return reverse(sentence.address, args=[dialogue.id, *sentence.parts])


@register.simple_tag
def holder(dialogue: OpenDialogue, id: str) -> SafeString:
    """The code of the member who holds a statement."""
    return format_html("<bdi>{}</bdi>", holder_name(dialogue, id))
