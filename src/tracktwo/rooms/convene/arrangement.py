"""Where cards stand on the board: their order, the heading they stand under, and what they belong with.

A column is read as one row: headings, each with its cards below it, and last the cards under no heading. A card keeps
its side and its kind wherever it stands.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeVar

import msgspec
from django.utils.translation import gettext, gettext_noop

from tracktwo.editing.undo import acting
from tracktwo.matter.concerns import KINDS, Concern, Shared
from tracktwo.matter.reactions import ReactionCard
from tracktwo.matter.society import SocietyCard
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import NotThere, Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.process.sealed import Change, Folio, Payload, Record

from .records import Barrier, BelongsWith, BoardOrder, Cause, Heading, Position, Unsettled

__all__ = [
    "Group",
    "add_heading",
    "concerns_of",
    "groups_of",
    "headings",
    "in_order",
    "link",
    "linked",
    "move",
    "place",
    "point_links_at",
    "put_under",
    "reword",
    "unlink",
]

P = TypeVar("P", bound=Payload)
# Cards that stand in lists of their own, beside the columns.
LISTED: tuple[type[Payload], ...] = (Position, Shared, Barrier, Cause, Unsettled, SocietyCard, ReactionCard)
# In a row: from here on cards stand under no heading.
NO_HEADING = ""


@dataclass
class Group:
    """Cards of one side under a heading, or under none."""

    heading: Record[Heading] | None
    cards: list[Record[Concern]] = field(default_factory=list)


def in_order(folio: Folio, records: list[Record[P]]) -> list[Record[P]]:
    """Records as they were arranged by hand; the others after them, as they came."""
    places = _places(folio)
    return sorted(records, key=lambda record: places.get(record.id, len(places)))


def headings(folio: Folio) -> list[Record[Heading]]:
    """The headings in their order."""
    return in_order(folio, folio.all(Heading))


def groups_of(folio: Folio, side: str) -> list[Group]:
    """A side's concerns as they stand in its column; a heading without a card of that side is left out.

    Cards that nobody arranged stand with key concerns first, then by kind, then as they came.
    """
    cards = [record for record in folio.all(Concern) if record.body.owner == side]
    cards.sort(key=lambda card: (not card.body.key, list(KINDS).index(card.body.kind)))
    groups = [Group(heading) for heading in headings(folio)]
    rest = Group(None)
    # A card under two headings, as after two were put together, stands under the first.
    under = {id: group for group in reversed(groups) if group.heading for id in group.heading.body.cards}
    for card in in_order(folio, cards):
        under.get(card.id, rest).cards.append(card)
    return [group for group in [*groups, rest] if group.cards]


def concerns_of(folio: Folio, side: str) -> list[Record[Concern]]:
    """A side's concerns in the order of its column."""
    return [card for group in groups_of(folio, side) for card in group.cards]


def linked(folio: Folio) -> dict[str, list[Record[Concern]]]:
    """The concerns that each one belongs with, by its id."""
    cards = {record.id: record for record in folio.all(Concern)}
    pairs: dict[str, list[Record[Concern]]] = {}
    for record in folio.all(BelongsWith):
        first, second = record.body.card, record.body.other
        pairs.setdefault(first, []).append(cards[second])
        pairs.setdefault(second, []).append(cards[first])
    return pairs


def move(meeting: OpenMeeting, id: str, by: int) -> None:
    """Move a card or a heading one place towards the beginning (-1) or the end (+1).

    Past a heading a card goes under that heading, or out from under it. At either end nothing moves.

    Raises:
        NotThere: no such card or heading.
    """
    with acting(meeting.room, gettext_noop("card moved")) as draft:
        row = _row(meeting, draft.folio, id)
        now = row.index(id)
        then = now + by
        if 0 <= then < len(row) and not (then == 0 and _is_heading(draft.folio, row[0], id)):
            row[now], row[then] = row[then], row[now]
            _settle(draft, row, id)


def place(meeting: OpenMeeting, id: str, beside: str, after: bool) -> None:
    """Put a card before or after another one of its column or list; beside a heading, first under it.

    Raises:
        NotThere: no such card.
        Refused: the other card is another side's, or stands in another list.
    """
    with acting(meeting.room, gettext_noop("card moved")) as draft:
        row = _row(meeting, draft.folio, id)
        if beside not in row:
            _require(draft.folio, beside)
            raise Refused(gettext("A card is moved within its column. To another side it goes with “Change”."))
        if beside == id:
            return
        row.remove(id)
        row.insert(row.index(beside) + (after or _is_heading(draft.folio, beside, id)), id)
        _settle(draft, row, id)


def add_heading(meeting: OpenMeeting, words: MultilingualText, card: str, id: str = "") -> None:
    """Write a heading, with this card as the first under it.

    Raises:
        NotThere: no such concern.
    """
    with acting(meeting.room, gettext_noop("heading")) as draft:
        draft.folio.get(Concern, card)
        draft.add(Heading(words=words, cards=[card]), id)
        _take_out(draft, card)


def put_under(meeting: OpenMeeting, id: str, heading: str) -> None:
    """Put a concern under a heading, or with an empty id under none.

    Raises:
        NotThere: no such concern or heading.
    """
    with acting(meeting.room, gettext_noop("card under a heading")) as draft:
        draft.folio.get(Concern, id)
        _put_under(draft, id, heading)


def reword(meeting: OpenMeeting, id: str, version: int, words: MultilingualText) -> None:
    """Change the words of a heading.

    Raises:
        Conflict: somebody changed it since it was shown.
    """
    with acting(meeting.room, gettext_noop("heading changed")) as draft:
        if draft.folio.get(Heading, id).body.words != words:
            record = draft.fresh(Heading, id, version)
            draft.replace(record, msgspec.structs.replace(record.body, words=words))


def link(meeting: OpenMeeting, id: str, other: str) -> None:
    """Say that two concerns belong together, of one side or of two.

    Raises:
        NotThere: no such concern.
        Refused: it is one and the same.
    """
    with acting(meeting.room, gettext_noop("cards that belong together")) as draft:
        if id == other:
            raise Refused(gettext("A card is linked to another one."))
        card, second = draft.folio.get(Concern, id), draft.folio.get(Concern, other)
        if not list(_links(draft.folio, card.id, second.id)):
            draft.add(BelongsWith(card=card.id, other=second.id))


def unlink(meeting: OpenMeeting, id: str, other: str) -> None:
    """Two concerns do not belong together after all."""
    with acting(meeting.room, gettext_noop("cards apart again")) as draft:
        for record in _links(draft.folio, id, other):
            draft.remove(record)


def point_links_at(draft: Change, id: str, other: str) -> None:
    """What the other card belongs with belongs with this one, as when the two are put together."""
    for record in draft.folio.all(BelongsWith):
        pair = {record.body.card, record.body.other}
        if other in pair and id not in pair:
            (kept,) = pair - {other}
            draft.replace(record, BelongsWith(card=id, other=kept))


def _links(folio: Folio, id: str, other: str) -> Iterator[Record[BelongsWith]]:
    return (record for record in folio.all(BelongsWith) if {record.body.card, record.body.other} == {id, other})


def _places(folio: Folio) -> dict[str, int]:
    order = folio.one(BoardOrder)
    return {id: place for place, id in enumerate(order.body.ids)} if order else {}


def _row(meeting: OpenMeeting, folio: Folio, id: str) -> list[str]:
    """The row in which a card or a heading stands, as ids; headings among themselves are a row of their own."""
    for side in meeting.dialogue.sides:
        row = list(_column(folio, side.id))
        if id in row and not _is_heading(folio, id):
            return row
    kinds: tuple[type[Payload], ...] = (Heading, *LISTED)
    for kind in kinds:
        row = [record.id for record in in_order(folio, folio.all(kind))]
        if id in row:
            return row
    raise NotThere(id)


def _column(folio: Folio, side: str) -> Iterator[str]:
    groups = groups_of(folio, side)
    for group in groups:
        yield group.heading.id if group.heading else NO_HEADING
        yield from (card.id for card in group.cards)
    if not groups or groups[-1].heading:
        yield NO_HEADING


def _is_heading(folio: Folio, id: str, moved: str = "") -> bool:
    """Whether this stands above the cards of a column, for a card that is moved there."""
    ids = {record.id for record in folio.all(Heading)}
    return id in (ids | {NO_HEADING}) and moved not in ids


def _require(folio: Folio, id: str) -> None:
    row = folio.row(id)
    kinds: tuple[type[Payload], ...] = (Concern, Heading, *LISTED)
    if row is None or row.tag not in {kind.TAG for kind in kinds}:
        raise NotThere(id)


def _settle(draft: Change, row: list[str], moved: str) -> None:
    """Write a row down as it stands now, and the heading under which the moved card has come to stand."""
    ids = [id for id in row if id != NO_HEADING]
    before = draft.folio.one(BoardOrder)
    others = [id for id in (before.body.ids if before else []) if id not in ids and draft.stands(id)]
    draft.put_one(BoardOrder(ids=[*others, *ids], moved=moved))
    if NO_HEADING in row and moved != NO_HEADING:
        above = {record.id for record in draft.folio.all(Heading)} | {NO_HEADING}
        under = [id for id in row[: row.index(moved)] if id in above]
        _put_under(draft, moved, under[-1])


def _put_under(draft: Change, id: str, heading: str) -> None:
    target = draft.folio.get(Heading, heading) if heading else None
    _take_out(draft, id, kept=heading)
    if target and id not in target.body.cards:
        draft.replace(target, msgspec.structs.replace(target.body, cards=[*target.body.cards, id]))


def _take_out(draft: Change, id: str, kept: str = "") -> None:
    for record in draft.folio.all(Heading):
        if id in record.body.cards and record.id != kept:
            cards = [each for each in record.body.cards if each != id]
            draft.replace(record, msgspec.structs.replace(record.body, cards=cards))
