"""What the timetable gives to the room."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.offers import Offer
from tracktwo.process.parts import Part
from tracktwo.process.rooms import MeetingTab

from .beside_board import BOARD
from .on_wall import WALL
from .pages import PAGES
from .proposals import AgendaProposal
from .records import Block, WorkshopDay
from .summary import drawing, printed, sentences

__all__ = ["PART"]


def offered(dialogue: OpenDialogue) -> list[Offer]:
    """What of the agenda came from a side."""
    folio = dialogue.third.folio()
    return [Offer("agenda", record.body.owner, 1) for record in folio.all(Block) if record.body.owner]


PART = Part(
    "days",
    _("Days"),
    "prepare:days",
    PAGES,
    sentences,
    drawing,
    styles=("prepare/css/days.css",),
    printed=printed,
    kinds=(WorkshopDay, Block, AgendaProposal),
    wall=WALL,
    board=BOARD,
    tabs=(MeetingTab("prepare:run", _("Run of the day")),),
    offered=offered,
    demonstration="tracktwo.rooms.prepare.days.demo.play",
    kept_between=frozenset({"block"}),
)
