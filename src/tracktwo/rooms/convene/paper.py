"""The board on paper for one side overnight: numbered copies, and their changes taken back in."""

import datetime
from dataclasses import dataclass

import msgspec
from django.utils.translation import gettext_noop

from tracktwo.editing.undo import acting
from tracktwo.editing.withdrawal import withdraw
from tracktwo.matter.concerns import Concern
from tracktwo.process.access import OpenMeeting
from tracktwo.process.fields import MultilingualText
from tracktwo.process.sealed import Folio, Record, change

from .records import PaperCopies

__all__ = ["CardChange", "draw", "numbered", "take_in"]


@dataclass(frozen=True)
class CardChange:
    """What the paper says about a card: other words, or that its side takes it back."""

    id: str
    version: int
    words: MultilingualText
    withdrawn: bool = False


def draw(meeting: OpenMeeting, side: str, copies: int, destroy: datetime.date, id: str = "") -> None:
    """Number copies of the board as it is now. Numbers go on from earlier copies of this meeting, never anew.

    Raises:
        Conflict: the same form was sent before.
    """
    meeting.dialogue.side(side)
    sides = [each.id for each in meeting.dialogue.sides]
    with change(meeting.room) as draft:
        first = 1 + sum(drawn.copies for drawn in draft.bodies(PaperCopies))
        concerns = draft.folio.all(Concern)
        concerns.sort(key=lambda record: (sides.index(record.body.owner), not record.body.key))
        cards = [record.id for record in concerns]
        draft.add(PaperCopies(side=side, first=first, copies=copies, destroy=destroy, cards=cards), id)


def numbered(folio: Folio, drawn: PaperCopies) -> list[tuple[int, Record[Concern]]]:
    """The cards under their numbers on the paper. Who took a card back leaves a gap, and no number moves."""
    concerns = {record.id: record for record in folio.all(Concern)}
    return [(number, concerns[id]) for number, id in enumerate(drawn.cards, start=1) if id in concerns]


def take_in(meeting: OpenMeeting, changes: list[CardChange], added: list[Concern], ids: list[str]) -> None:
    """What one side wrote on its copies: changed words and new cards in one act, then what it takes back.

    Words that differ have not been restated yet. `ids` are the ids of the new cards; a form sent twice adds nothing.

    Raises:
        Conflict: somebody changed a card since the page was shown; then nothing is taken in.
        NotThere: a card was taken back meanwhile.
    """
    with acting(meeting.room, gettext_noop("changes from paper")) as draft:
        for each in changes:
            record = draft.folio.get(Concern, each.id)
            if each.withdrawn or record.body.words == each.words:
                continue
            record = draft.fresh(Concern, each.id, each.version)
            draft.replace(record, msgspec.structs.replace(record.body, words=each.words, state="", restated_by=[]))
        for concern, id in zip(added, ids, strict=True):
            if not draft.folio.has(id):
                draft.add(concern, id)
    for each in changes:
        if each.withdrawn:
            withdraw(meeting.room, each.id)
