"""Template tags of the picture: names in one line, who holds something, a side in words, ties as a list."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import MultilingualText
from tracktwo.process.holders import holder_name

from ..picture.differences import side_label
from ..picture.reads import ShownTie
from ..picture.records import TIES, Group

register = template.Library()


@register.filter
def line(name: MultilingualText, dialogue: OpenDialogue) -> str:
    """A name in one line, in the reader's language where it has it."""
    return dialogue.one_line(name)


@register.simple_tag
def in_side(dialogue: OpenDialogue, side: str) -> SafeString:
    """A side in words."""
    return format_html("<bdi>{}</bdi>", side_label(dialogue, side))


@register.inclusion_tag("enter/picture/ties.html", takes_context=True)
def tie_lines(context: dict[str, Any], dialogue: OpenDialogue, ties: Sequence[ShownTie]) -> dict[str, Any]:
    """Ties in words, with who holds each: a list of hundreds is prepared here, and not by the template."""
    names = {group.id: dialogue.one_line(group.body.name) for group in dialogue.third.folio().all(Group)}
    codes = {member.id: member.body.name for member in dialogue.members}
    kinds = {kind: str(label) for kind, label in TIES.items()}
    base = reverse("enter:picture", args=[dialogue.id])
    days: dict[Any, str] = {}
    lines = [
        {
            "first": names[tie.ends[0]],
            "second": names[tie.ends[1]],
            "kind": _("back-channel") if tie.back else kinds[tie.kind],
            "held": [
                (
                    f"{base}/tie/{record.id}",
                    codes.get(record.body.holder) or holder_name(dialogue, record.body.holder),
                    days.setdefault(record.body.day, date_format(record.body.day, "j M Y")),
                )
                for record in tie.records
            ],
            "contested": tie.contested,
            "changed": tie.changed,
            "hold": f"{base}/tie/{tie.records[0].id}/hold",
        }
        for tie in ties
    ]
    words = {"differ": _("analysts differ"), "changed": _("changed"), "hold": _("I hold this too")}
    return {"ties": lines, "csrf_token": context.get("csrf_token"), **words}
