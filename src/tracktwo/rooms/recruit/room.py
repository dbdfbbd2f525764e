"""What the room declares of itself."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.choices import DesignChoice
from tracktwo.process.offers import Offer
from tracktwo.process.rooms import NextStep, Progress, Room

from .pages import PAGES
from .records import Seat
from .safeguards import NO_SERVING_OFFICIAL, THREE_TO_SIX

__all__ = ["ROOM"]


def progress(dialogue: OpenDialogue) -> Progress:
    """Begun with the first seat."""
    return "begun" if dialogue.third.folio().all(Seat) else ""


def next_steps(dialogue: OpenDialogue) -> list[NextStep]:
    """Seats are noted before the first meeting."""
    if dialogue.meeting or dialogue.third.folio().all(Seat):
        return []
    return [NextStep("recruit:home", _("Note the seats of each side, as codes"))]


def offered(dialogue: OpenDialogue) -> list[Offer]:
    """A seat is an invitation."""
    return [Offer("invitations", seat.body.side, 1) for seat in dialogue.third.folio().all(Seat)]


SEATS = DesignChoice(
    "seats", _("Whom to invite"), "recruit:home", lambda dialogue: bool(dialogue.third.folio().all(Seat))
)

ROOM = Room(
    "recruit",
    _("Recruit"),
    _("Who should sit at the table?"),
    _("Note how many seats each side has, as codes, and whether officials sit on them."),
    pages=PAGES,
    progress=progress,
    next_steps=next_steps,
    offered=offered,
    safeguards=(NO_SERVING_OFFICIAL, THREE_TO_SIX),
    choices=(SEATS,),
    demonstration="tracktwo.rooms.recruit.demo.play",
)
