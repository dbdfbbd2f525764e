"""What this part gives to the room."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from tracktwo.matter.seats import Seat, all_seats, on_roster
from tracktwo.process.access import OpenDialogue
from tracktwo.process.choices import DesignChoice
from tracktwo.process.offers import Offer
from tracktwo.process.parts import Part, Sentence
from tracktwo.process.rooms import NextStep

from .pages import PAGES
from .safeguards import NO_SERVING_OFFICIAL, THREE_TO_SIX
from .standing import standing

__all__ = ["PART"]


def next_steps(dialogue: OpenDialogue) -> list[NextStep]:
    """Seats are noted before the first meeting."""
    if dialogue.meeting or dialogue.third.folio().all(Seat) or on_roster(dialogue):
        return []
    return [NextStep("recruit:seats", _("Note the seats of each side, as codes"))]


def offered(dialogue: OpenDialogue) -> list[Offer]:
    """A seat is an invitation."""
    return [Offer("invitations", seat.body.side, 1) for seat in all_seats(dialogue)]


def sentences(dialogue: OpenDialogue) -> list[Sentence]:
    """How many seats each side has."""
    seats = all_seats(dialogue)
    if not seats:
        return []
    said = []
    for side in dialogue.sides:
        number = sum(seat.body.side == side.id for seat in seats)
        words = ngettext("%(side)s: %(n)d seat.", "%(side)s: %(n)d seats.", number)
        said.append(Sentence(words % {"side": dialogue.one_line(side.name), "n": number}, "recruit:seats"))
    return said


SEATS = DesignChoice(
    "seats", _("Whom to invite"), "recruit:seats", lambda dialogue: bool(dialogue.third.folio().all(Seat))
)

PART = Part(
    name="seats",
    title=_("Seats"),
    address="recruit:seats",
    pages=PAGES,
    sentences=sentences,
    kinds=(Seat,),
    next_steps=next_steps,
    offered=offered,
    standing=standing,
    safeguards=(NO_SERVING_OFFICIAL, THREE_TO_SIX),
    choices=(SEATS,),
    demonstration="tracktwo.rooms.recruit.seats.demo.play",
)
