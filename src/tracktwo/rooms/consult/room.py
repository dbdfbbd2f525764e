"""What the room declares of itself."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from tracktwo.matter.liaison import LiaisonTask
from tracktwo.matter.society import KINDS, SocietyCard
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.rooms import Progress, Room, WallView

from .pages import PAGES
from .records import AbsentGroup, Consultation, FeedbackDraft
from .safeguards import LEFT_OUT_NAMED, LIAISON_ON_TIME, SIDES_KNOW, TOLD_BACK

__all__ = ["ROOM"]


def progress(dialogue: OpenDialogue) -> Progress:
    """At work now with a card or feedback in the open meeting; begun with the first consultation, group or task."""
    if dialogue.meeting and any(dialogue.meeting.room.folio().all(kind) for kind in (SocietyCard, FeedbackDraft)):
        return "now"
    folio = dialogue.third.folio()
    return "begun" if any(folio.all(kind) for kind in (Consultation, AbsentGroup, LiaisonTask)) else ""


def _society_on_wall(meeting: OpenMeeting) -> dict[str, Any] | None:
    cards = meeting.room.folio().all(SocietyCard)
    return {"society": cards, "society_kinds": KINDS} if cards else None


ROOM = Room(
    "consult",
    _("Consult"),
    _("What does the wider society hold?"),
    _("Ask the wider society, and note who is left out and how they are heard."),
    pages=PAGES,
    progress=progress,
    safeguards=(SIDES_KNOW, TOLD_BACK, LIAISON_ON_TIME, LEFT_OUT_NAMED),
    wall=(WallView("society", _("cards from the wider society"), "consult/wall/society.html", _society_on_wall),),
    autosaved=frozenset({"left-out", "telling"}),
    demonstration="tracktwo.rooms.consult.demo.play",
)
