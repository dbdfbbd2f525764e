"""What the timetable lets the wall show: today's agenda, without a time."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from tracktwo.process.access import OpenMeeting
from tracktwo.process.journal import today
from tracktwo.process.records import PURPOSES, SESSION_KINDS, Session
from tracktwo.process.rooms import WallView

from .proposals import is_draft
from .reads import timetable

__all__ = ["WALL"]


def agenda(meeting: OpenMeeting) -> dict[str, Any] | None:
    """Today's blocks of the open meeting's workshop in their order; where there are none, its sessions of today."""
    folio = meeting.dialogue.third.folio()
    date, workshop = today(folio), meeting.card.workshop
    days = [day for day in timetable(meeting.dialogue, workshop) if day.day.day == date]
    blocks = [shown.block for day in days for shown in day.blocks]
    planned = [record.body for record in folio.all(Session)]
    sessions = [each for each in planned if each.workshop == workshop and each.day == date]
    if not blocks and not sessions:
        return None
    return {
        "blocks": blocks,
        "draft": bool(blocks) and is_draft(meeting.dialogue, workshop),
        "sessions": sessions,
        "session_kinds": SESSION_KINDS,
        "purposes": PURPOSES,
    }


WALL = (WallView("agenda", _("today's agenda"), "prepare/wall/agenda.html", agenda, from_board=True),)
