"""What the workshops and their sessions give to the room."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.choices import DesignChoice
from tracktwo.process.offers import Offer
from tracktwo.process.parts import Part
from tracktwo.process.records import Session
from tracktwo.process.rooms import NextStep
from tracktwo.process.schedule import PRELIMINARY_FIRST, planned_left

from .pages import PAGES
from .safeguards import PRELIMINARY_LENGTH, SERIES, SEVERAL_DAYS

__all__ = ["PART"]


def next_steps(dialogue: OpenDialogue) -> list[NextStep]:
    """Sessions are laid out before the first meeting."""
    if dialogue.meeting or dialogue.third.folio().all(Session):
        return []
    return [NextStep("prepare:sessions", _("Lay out the workshop's sessions"))]


def offered(dialogue: OpenDialogue) -> list[Offer]:
    """Planned minutes alone with the third party, joint sessions given to one side, and who stands left each day."""
    sessions = [record.body for record in dialogue.third.folio().all(Session)]
    alone = [Offer("preliminary", each.side, each.minutes) for each in sessions if each.kind == "preliminary"]
    slots = [Offer("agenda", each.side, 1) for each in sessions if each.kind == "joint" and each.side]
    return alone + slots + [Offer("left", side, 1) for side in planned_left(dialogue)]


SERIES_OF = DesignChoice(
    "series",
    _("How many workshops, and how their days are filled"),
    "prepare:sessions",
    lambda dialogue: bool(dialogue.third.folio().all(Session)),
)

PART = Part(
    "schedule",
    _("Workshops"),
    "prepare:sessions",
    PAGES,
    kinds=(Session,),
    next_steps=next_steps,
    offered=offered,
    safeguards=(PRELIMINARY_FIRST, PRELIMINARY_LENGTH, SEVERAL_DAYS, SERIES),
    choices=(SERIES_OF,),
    demonstration="tracktwo.rooms.prepare.schedule.demo.play",
)
