"""What the room declares of itself."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.choices import DesignChoice
from tracktwo.process.offers import Offer
from tracktwo.process.records import Session
from tracktwo.process.rooms import NextStep, Progress, Room
from tracktwo.process.schedule import PRELIMINARY_FIRST, planned_left

from .on_wall import WALL
from .pages import PAGES
from .safeguards import IN_PERSON, PRELIMINARY_LENGTH, SERIES, SEVERAL_DAYS

__all__ = ["ROOM"]


def progress(dialogue: OpenDialogue) -> Progress:
    """Begun with the first session."""
    return "begun" if dialogue.third.folio().all(Session) else ""


def next_steps(dialogue: OpenDialogue) -> list[NextStep]:
    """Sessions are laid out before the first meeting."""
    if dialogue.meeting or dialogue.third.folio().all(Session):
        return []
    return [NextStep("prepare:home", _("Lay out the workshop's sessions"))]


def offered(dialogue: OpenDialogue) -> list[Offer]:
    """Planned minutes alone with the third party, joint sessions given to one side, and who stands left each day."""
    sessions = [record.body for record in dialogue.third.folio().all(Session)]
    alone = [Offer("preliminary", each.side, each.minutes) for each in sessions if each.kind == "preliminary"]
    slots = [Offer("agenda", each.side, 1) for each in sessions if each.kind == "joint" and each.side]
    return alone + slots + [Offer("left", side, 1) for side in planned_left(dialogue)]


SERIES_OF = DesignChoice(
    "series",
    _("How many workshops, and how their days are filled"),
    "prepare:home",
    lambda dialogue: bool(dialogue.third.folio().all(Session)),
)

ROOM = Room(
    "prepare",
    _("Prepare"),
    _("What shall the days look like?"),
    _("Lay out the workshop's days: first each side alone with the third party, then all together."),
    pages=PAGES,
    progress=progress,
    next_steps=next_steps,
    offered=offered,
    safeguards=(PRELIMINARY_FIRST, PRELIMINARY_LENGTH, SEVERAL_DAYS, SERIES, IN_PERSON),
    wall=WALL,
    choices=(SERIES_OF,),
    demonstration="tracktwo.rooms.prepare.demo.play",
)
