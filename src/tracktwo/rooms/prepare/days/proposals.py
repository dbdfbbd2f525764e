"""What the sides propose for the agenda. It stays the third party's draft until each side has shaped it (row 147)."""

import datetime
from dataclasses import dataclass
from typing import Annotated, Literal

import msgspec
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from tracktwo.common.storage import settle
from tracktwo.editing.undo import acting, forget_images
from tracktwo.process import journal
from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import Field, MultilingualText
from tracktwo.process.records import Side, Workshop
from tracktwo.process.sealed import Folio, Payload, Record, Ref, change, new_id, payload

from .blocks import Plan
from .records import Block, WorkshopDay

__all__ = [
    "AgendaProposal",
    "AgendaShaped",
    "SideView",
    "decline",
    "is_draft",
    "propose",
    "shaped",
    "side_views",
    "take_in",
    "withdraw",
]

PROPOSED_MINUTES = 60


@payload("agenda proposal")
class AgendaProposal(Payload, frozen=True):
    """What a side would have on the agenda, and what became of it."""

    workshop: Annotated[str, Ref("workshop")]
    side: str
    title: Annotated[MultilingualText, Field(_("What would this side have on the agenda?"), limit=80, long=False)]
    state: Literal["", "taken", "not"] = ""


@payload("agenda shaped")
class AgendaShaped(Payload, frozen=True):
    """A side has had its part in the agenda: it saw the draft, and says that it is its agenda, too."""

    workshop: Annotated[str, Ref("workshop")]
    side: str
    day: datetime.date


@dataclass(frozen=True)
class SideView:
    """One side beside the draft: its proposals, oldest first, and since when it has shaped the agenda."""

    side: Side
    proposals: list[Record[AgendaProposal]]
    shaped: datetime.date | None


def side_views(dialogue: OpenDialogue, workshop: str) -> list[SideView]:
    """The sides in the order of the dialogue."""
    folio = dialogue.third.folio()
    proposals = [record for record in folio.all(AgendaProposal) if record.body.workshop == workshop]
    days = _shaped(folio, workshop)
    return [
        SideView(side, [each for each in proposals if each.body.side == side.id], days.get(side.id))
        for side in dialogue.sides
    ]


def _shaped(folio: Folio, workshop: str) -> dict[str, datetime.date]:
    return {record.body.side: record.body.day for record in folio.all(AgendaShaped) if record.body.workshop == workshop}


def is_draft(dialogue: OpenDialogue, workshop: str) -> bool:
    """Whether the agenda is still the third party's draft: some side has not shaped it yet."""
    days = _shaped(dialogue.third.folio(), workshop)
    return any(side.id not in days for side in dialogue.sides)


def propose(dialogue: OpenDialogue, workshop: str, side: str, title: MultilingualText, id: str = "") -> None:
    """A side proposes something.

    Raises:
        NotThere: no such workshop or side.
        Conflict: the form was sent twice.
    """
    dialogue.side(side)
    with acting(dialogue.third, gettext_noop("wish for the agenda")) as draft:
        draft.folio.get(Workshop, workshop)
        draft.add(AgendaProposal(workshop=workshop, side=side, title=title), id or new_id())


def take_in(dialogue: OpenDialogue, id: str, day: str) -> str:
    """A proposal becomes a block at the end of a day, marked as that side's; the block's id.

    Raises:
        NotThere: no such proposal, or no such day in its workshop.
    """
    with acting(dialogue.third, gettext_noop("wish taken in")) as draft:
        record = draft.folio.get(AgendaProposal, id)
        plan = Plan(draft, record.body.workshop)
        plan.room_for_more()
        draft.folio.get(WorkshopDay, day if day in plan.blocks else "")
        wish = record.body
        wanted = Block(workshop=plan.workshop, title=wish.title, owner=wish.side, minutes=PROPOSED_MINUTES)
        block = draft.add(wanted, new_id())
        plan.blocks[day].append(block.id)
        plan.write()
        draft.replace(record, msgspec.structs.replace(record.body, state="taken"))
    return block.id


def decline(dialogue: OpenDialogue, id: str) -> None:
    """A proposal is not taken in, or is open again."""
    with acting(dialogue.third, gettext_noop("wish not taken in")) as draft:
        record = draft.folio.get(AgendaProposal, id)
        draft.replace(record, msgspec.structs.replace(record.body, state="" if record.body.state == "not" else "not"))


def withdraw(dialogue: OpenDialogue, id: str) -> None:
    """The side takes its proposal back for good, from undo as well. A block that came of it stays.

    Raises:
        NotThere: it was taken back already.
    """
    with change(dialogue.third) as draft:
        draft.remove(draft.folio.get(AgendaProposal, id))
        forget_images(draft, [id])
    settle()


def shaped(dialogue: OpenDialogue, workshop: str, side: str) -> None:
    """A side says that it has shaped the agenda; said again, that it has not."""
    dialogue.side(side)
    with acting(dialogue.third, gettext_noop("agenda shaped by a side")) as draft:
        draft.folio.get(Workshop, workshop)
        said = [
            each for each in draft.folio.all(AgendaShaped) if each.body.workshop == workshop and each.body.side == side
        ]
        for record in said:
            draft.remove(record)
        if not said:
            draft.add(AgendaShaped(workshop=workshop, side=side, day=journal.today(draft.folio)), new_id())
