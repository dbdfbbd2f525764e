"""What the timetable says on the room's first page and on its printed sheet."""

from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracktwo.process.access import OpenDialogue
from tracktwo.process.parts import Sentence

from .clashes import clashes
from .proposals import is_draft
from .reads import timetable, workshop_ahead

__all__ = ["drawing", "printed", "sentences"]

MOST = 3


def sentences(dialogue: OpenDialogue) -> list[Sentence]:
    """What does not fit yet, and whether the sides have shaped the agenda."""
    workshop = workshop_ahead(dialogue)
    days = timetable(dialogue, workshop.id) if workshop else []
    if workshop is None or not days:
        return []
    own = (workshop.id,)
    said = [
        Sentence(each.words, "prepare:timetable", "asks", own) for each in clashes(dialogue, workshop.id, days)[:MOST]
    ]
    facts = {"n": len(days), "workshop": workshop.body.number}
    words = ngettext(
        "Workshop %(workshop)d has %(n)d day laid out.", "Workshop %(workshop)d has %(n)d days laid out.", len(days)
    )
    said.append(Sentence(words % facts, "prepare:timetable", "says", own))
    if is_draft(dialogue, workshop.id):
        words = _("The agenda is the third party's draft: not every side has shaped it.")
        said.append(Sentence(words, "prepare:proposals", "asks", own))
    else:
        said.append(Sentence(_("Each side has shaped the agenda."), "prepare:proposals", "says", own))
    return said


def drawing(dialogue: OpenDialogue) -> str:
    """The days side by side in small, or nothing before there is one."""
    workshop = workshop_ahead(dialogue)
    days = timetable(dialogue, workshop.id) if workshop else []
    return render_to_string("prepare/days/drawing.html", {"dialogue": dialogue, "days": days}) if days else ""


def printed(dialogue: OpenDialogue) -> dict[str, Any]:
    """The days for the printed sheet."""
    workshop = workshop_ahead(dialogue)
    days = timetable(dialogue, workshop.id) if workshop else []
    return {
        "workshop": workshop,
        "days": days,
        "clashes": clashes(dialogue, workshop.id, days) if workshop else [],
        "draft": is_draft(dialogue, workshop.id) if workshop else True,
    }
