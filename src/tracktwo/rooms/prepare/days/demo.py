"""The days of the invented workshop. All of it is fiction."""

import datetime
from typing import Any

from django.utils.translation import get_language

from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import MultilingualText
from tracktwo.process.holders import holder_choices

from . import acts, blocks, proposals, reads
from .records import WorkshopPlace

__all__ = ["play"]

WINTER = MultilingualText("How the valley gets through the winter", "كيف يجتاز الوادي الشتاء")
TEACHERS = MultilingualText("Who pays the teachers", "من يدفع للمعلمين")
# By the title of a block: who of the third party leads it, by their places, and what it is for.
LED: dict[str, tuple[tuple[int, ...], MultilingualText]] = {
    "Welcome and ground rules": (
        (0,),
        MultilingualText(
            "Nobody speaks for anybody; the rules are read aloud.", "لا أحد يمثل أحداً؛ تُقرأ القواعد جهراً."
        ),
    ),
    "Needs and fears": (
        (0, 1),
        MultilingualText(
            "Each side hears the other out. No answers yet.", "يصغي كل طرف إلى الآخر حتى النهاية. لا ردود بعد."
        ),
    ),
    "Saying back what was heard": (
        (1,),
        MultilingualText("Until the other side says: that is it.", "حتى يقول الطرف الآخر: هذا هو."),
    ),
    "Ideas in small groups": (
        (0, 1, 2),
        MultilingualText(
            "Many ideas, none judged, one of us in each room.", "أفكار كثيرة دون حكم، وواحد منا في كل غرفة."
        ),
    ),
    "One text": (
        (2,),
        MultilingualText("What all can say at home in the same words.", "ما يمكن للجميع قوله في الوطن بالكلمات نفسها."),
    ),
}


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
    _led(dialogue, workshop.id)


def _led(dialogue: OpenDialogue, workshop: str) -> None:
    """Who leads what and for what, and an interpreter wherever all speak together."""
    members = [holder for holder, _code in holder_choices(dialogue)]
    for block in (block for day in reads.timetable(dialogue, workshop) for block in day.blocks):
        fields: dict[str, Any] = {"interpreters": ["I1"]} if block.block.form == "plenary" else {}
        if block.block.title.first in LED:
            leads, purpose = LED[block.block.title.first]
            fields["leads"] = [members[place] for place in leads]
            fields["purpose"] = purpose.for_reader(dialogue.card.languages, get_language())
        if fields:
            blocks.change_block(dialogue, block.id, block.record.version, fields)
