"""The days of the invented workshop. All of it is fiction."""

import datetime

from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import MultilingualText
from tracktwo.process.holders import holder_choices

from . import acts, blocks, proposals, reads
from .records import Block, WorkshopPlace

__all__ = ["play"]

WINTER = MultilingualText("How the valley gets through the winter", "كيف يجتاز الوادي الشتاء")
TEACHERS = MultilingualText("Who pays the teachers", "من يدفع للمعلمين")


def play(dialogue: OpenDialogue) -> None:
    """Three days after Kelman's agenda, one proposal of a side taken in, and another that still waits."""
    workshop = reads.workshop_ahead(dialogue)
    if workshop is None:
        return
    first, second = (side.id for side in dialogue.sides[:2])
    acts.lay_out(dialogue, workshop.id, "kelman", datetime.date.today())
    fields = {"zone": "Asia/Nicosia", "spot": "35.17, 33.36", "rule": "EGYPTIAN", "calendar": "hijri"}
    acts.say_place(dialogue, workshop.id, 0, WorkshopPlace(workshop=workshop.id, **fields))  # type: ignore[arg-type]  # of the table
    proposals.propose(dialogue, workshop.id, first, WINTER)
    proposals.propose(dialogue, workshop.id, second, TEACHERS)
    dialogue.third.forget()
    asked = dialogue.third.folio().all(proposals.AgendaProposal)
    taken = next(record for record in asked if record.body.title == WINTER)
    days = reads.timetable(dialogue, workshop.id)
    block = proposals.take_in(dialogue, taken.id, days[1].id)
    blocks.place(dialogue, block, days[1].blocks[2].id, after=True)
    proposals.shaped(dialogue, workshop.id, first)
    dialogue.third.forget()
    _led(dialogue, days[0].blocks[2].id)


def _led(dialogue: OpenDialogue, id: str) -> None:
    """Two of the third party lead the first hearing, with an interpreter."""
    record = dialogue.third.folio().get(Block, id)
    leads = [holder for holder, _code in holder_choices(dialogue)[:2]]
    blocks.change_block(dialogue, id, record.version, {"leads": leads, "interpreters": ["I1"]})
