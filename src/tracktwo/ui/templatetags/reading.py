"""Template tag of every page: what there is to read on the choice that is made on it, and where evidence is cited."""

from typing import Any

from django import template
from django.urls import reverse

from tracktwo.process.access import OpenDialogue
from tracktwo.process.choices import Reading
from tracktwo.process.designing import choices, evidence_address, readings_on

register = template.Library()


@register.simple_tag
def reading_address(dialogue: OpenDialogue, reading: Reading) -> str:
    """The address of a page that bears on a choice."""
    return reverse(reading.address, args=[dialogue.id, *reading.parts])


@register.inclusion_tag("ui/reading.html", takes_context=True)
def reading_foot(context: dict[str, Any]) -> dict[str, Any]:
    """Cases and other pages that bear on the choices made on this page; nothing where none is made on it."""
    dialogue, match = context.get("dialogue"), getattr(context.get("request"), "resolver_match", None)
    if dialogue is None or match is None:
        return {}
    here = [choice for choice in choices() if choice.address == match.view_name]
    evidence = evidence_address()
    return {
        "readings": [
            (reading.title, reading_address(dialogue, reading))
            for choice in here
            for reading in readings_on(choice.name)
        ],
        "cited": [(choice.title, reverse(evidence, args=[dialogue.id, choice.name])) for choice in here]
        if evidence
        else [],
    }
