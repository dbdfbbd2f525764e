"""The board on paper for one side overnight: numbered copies, and their changes taken back in."""

import datetime
from dataclasses import dataclass
from typing import NamedTuple

import msgspec
from django.utils.translation import gettext_noop

from tracktwo.editing.form_keys import record_ids
from tracktwo.editing.undo import acting
from tracktwo.editing.withdrawal import take_back
from tracktwo.matter.concerns import Concern, add_all
from tracktwo.process.access import OpenMeeting
from tracktwo.process.fields import MultilingualText
from tracktwo.process.sealed import Change, Folio, Payload, Record, change

from .arrangement import concerns_of, groups_of, linked
from .records import OffWall, PaperCopies, Position

__all__ = ["CardChange", "Printed", "draw", "enter", "numbered", "rows", "take_in"]


@dataclass(frozen=True)
class CardChange:
    """What the paper says about a card: other words, or that its side takes it back."""

    id: str
    version: int
    words: MultilingualText
    withdrawn: bool = False


class Printed(NamedTuple):
    """A card as a sheet shows it: its number, its heading where that begins, the numbers of what it belongs with."""

    number: int
    concern: Concern
    heading: MultilingualText | None
    belongs_with: list[int]


def draw(meeting: OpenMeeting, side: str, copies: int, destroy: datetime.date, id: str = "") -> None:
    """Number copies of the board as it is now. Numbers go on from earlier copies of this meeting, never anew.

    Raises:
        Conflict: the same form was sent before.
    """
    meeting.dialogue.side(side)
    with change(meeting.room) as draft:
        first = 1 + sum(drawn.copies for drawn in draft.bodies(PaperCopies))
        sides = (each.id for each in meeting.dialogue.sides)
        cards = [record.id for each in sides for record in concerns_of(draft.folio, each)]
        draft.add(PaperCopies(side=side, first=first, copies=copies, destroy=destroy, cards=cards), id)


def numbered(folio: Folio, drawn: PaperCopies) -> list[tuple[int, Record[Concern]]]:
    """The cards under their numbers on the paper. Who took a card back leaves a gap, and no number moves."""
    concerns = {record.id: record for record in folio.all(Concern)}
    return [(number, concerns[id]) for number, id in enumerate(drawn.cards, start=1) if id in concerns]


def rows(folio: Folio, drawn: PaperCopies, side: str) -> list[Printed]:
    """A side's cards in the order of their numbers, as a sheet shows them."""
    cards = numbered(folio, drawn)
    numbers = {record.id: number for number, record in cards}
    links = linked(folio)
    under = {card.id: group.heading for group in groups_of(folio, side) for card in group.cards}
    printed, above = [], None
    for number, record in cards:
        if record.body.owner == side:
            heading = under[record.id]
            begins = heading.body.words if heading and heading is not above else None
            others = sorted(numbers[other.id] for other in links.get(record.id, []) if other.id in numbers)
            printed.append(Printed(number, record.body, begins, others))
            above = heading
    return printed


def enter(meeting: OpenMeeting, cards: list[Payload], key: str, on_wall: bool = False) -> None:
    """What was written on the empty board, in one act: concerns, parked positions, what all hold, loaded words.

    The key of the form makes the ids, so that the same form sent twice adds nothing. Concerns stand off the wall unless
    they are asked for on it.

    Raises:
        NotThere: no such side.
    """
    with acting(meeting.room, gettext_noop("cards from paper")) as draft:
        # In the order of the paper: cards written in one act stand by their ids.
        ids = record_ids(key, len(cards))
        concerns = [(id, card) for id, card in zip(ids, cards, strict=True) if isinstance(card, Concern)]
        _add_concerns(draft, meeting, [card for _id, card in concerns], [id for id, _card in concerns], on_wall)
        for id, card in zip(ids, cards, strict=True):
            if isinstance(card, Position):
                meeting.dialogue.side(card.side)
            if not isinstance(card, Concern) and not draft.folio.has(id):
                draft.add(card, id)


def _add_concerns(draft: Change, meeting: OpenMeeting, concerns: list[Concern], ids: list[str], on_wall: bool) -> None:
    for id in add_all(draft, meeting, concerns, ids):
        if not on_wall:
            draft.add(OffWall(card=id))


def take_in(
    meeting: OpenMeeting, changes: list[CardChange], added: list[Concern], ids: list[str], on_wall: bool = False
) -> None:
    """What one side wrote on its copies: changed words and new cards in one act, then what it takes back, card by card.

    Words that differ have not been restated yet. `ids` are the ids of the new cards; a form sent twice adds nothing.
    New cards stand off the wall unless they are asked for on it.

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
        _add_concerns(draft, meeting, added, ids, on_wall)
    for each in changes:
        if each.withdrawn:
            take_back(meeting.room, each.id)
