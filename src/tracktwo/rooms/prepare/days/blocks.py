"""A hand on the timetable: a block is moved, stretched, split, doubled, or gets a break after it.

Each is one act that can be undone. When a block starts follows from the lengths of what stands before it.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import msgspec
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from tracktwo.common.storage import settle
from tracktwo.editing.undo import acting
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import NotThere, Refused
from tracktwo.process.fields import MultilingualText, Text
from tracktwo.process.sealed import Change, Record, new_id

from .patterns import in_languages
from .reads import days_of
from .records import LONGEST, SHORTEST, Block, WorkshopDay

__all__ = [
    "MOST_BLOCKS",
    "STEP",
    "Plan",
    "add_block",
    "add_break",
    "change_block",
    "double",
    "erase_block",
    "move",
    "move_day",
    "place",
    "split",
    "stretch",
    "toggle_beside",
]

# By so many minutes a block grows or shrinks at one press.
STEP = 15
BREAK = 20
BREAK_TITLE: Text = _("Break")
# A timetable of more could not be read by anybody; a form sent over and over makes no more.
MOST_BLOCKS = 400


class Plan:
    """The days of one workshop under change: lists of blocks, of which those that changed are written."""

    def __init__(self, draft: Change, workshop: str) -> None:
        self.draft, self.workshop = draft, workshop
        self.days = days_of(draft.folio, workshop)
        self.blocks = {day.id: list(day.body.blocks) for day in self.days}

    def where(self, id: str) -> tuple[str, int]:
        """The day of a block, and its place in it.

        Raises:
            NotThere: it stands in no day.
        """
        for day, ids in self.blocks.items():
            if id in ids:
                return day, ids.index(id)
        raise NotThere("block")

    def room_for_more(self) -> None:
        """Raises `Refused` where the timetable holds as many blocks as it can."""
        if sum(map(len, self.blocks.values())) >= MOST_BLOCKS:
            raise Refused(gettext("A timetable holds up to %(n)d blocks.") % {"n": MOST_BLOCKS})

    def write(self) -> None:
        """Write the days whose lists have changed."""
        for day in self.days:
            if self.blocks[day.id] != day.body.blocks:
                self.draft.replace(day, msgspec.structs.replace(day.body, blocks=self.blocks[day.id]))


@contextmanager
def _planning(dialogue: OpenDialogue, id: str, label: str) -> Iterator[tuple[Plan, Record[Block]]]:
    """Change the timetable that holds this block."""
    with acting(dialogue.third, label) as draft:
        block = draft.folio.get(Block, id)
        plan = Plan(draft, block.body.workshop)
        yield plan, block
        plan.write()


def add_block(dialogue: OpenDialogue, day: str, title: MultilingualText, owner: str = "", id: str = "") -> None:
    """One more block at the end of a day.

    Raises:
        NotThere: no such day.
        Conflict: the form was sent twice.
    """
    with acting(dialogue.third, gettext_noop("block added")) as draft:
        record = draft.folio.get(WorkshopDay, day)
        plan = Plan(draft, record.body.workshop)
        plan.room_for_more()
        block = draft.add(Block(workshop=plan.workshop, title=title, owner=owner, minutes=60), id or new_id())
        plan.blocks[day].append(block.id)
        plan.write()


def change_block(dialogue: OpenDialogue, id: str, version: int, fields: Mapping[str, Any]) -> None:
    """Change what a block is.

    Raises:
        Conflict: somebody changed it since it was shown.
    """
    with acting(dialogue.third, gettext_noop("block changed")) as draft:
        record = draft.fresh(Block, id, version)
        draft.replace(record, msgspec.structs.replace(record.body, **fields))


def erase_block(dialogue: OpenDialogue, id: str) -> None:
    """Take a block out."""
    with acting(dialogue.third, gettext_noop("block taken out")) as draft:
        draft.folio.get(Block, id)
        draft.detach(id)
    settle()


def move(dialogue: OpenDialogue, id: str, by: int) -> None:
    """Move a block one place earlier (-1) or later (+1). Past either end of a day it goes to the next one."""
    with _planning(dialogue, id, gettext_noop("block moved")) as (plan, block):
        day, now = plan.where(block.id)
        order = [each.id for each in plan.days]
        ids = plan.blocks[day]
        if 0 <= now + by < len(ids):
            ids[now], ids[now + by] = ids[now + by], ids[now]
        elif 0 <= order.index(day) + by < len(order):
            there = plan.blocks[order[order.index(day) + by]]
            ids.remove(id)
            there.insert(len(there) if by < 0 else 0, id)


def move_day(dialogue: OpenDialogue, id: str, by: int) -> None:
    """Move a block to the day before (-1) or after (+1), as near to its place as that day has one."""
    with _planning(dialogue, id, gettext_noop("block moved")) as (plan, block):
        day, now = plan.where(block.id)
        order = [each.id for each in plan.days]
        there = order.index(day) + by
        if 0 <= there < len(order):
            plan.blocks[day].remove(id)
            plan.blocks[order[there]].insert(now, id)


def place(dialogue: OpenDialogue, id: str, beside: str, after: bool) -> None:
    """Put a block before or after another; beside a day, first in it.

    Raises:
        NotThere: no such block or day in this timetable.
    """
    with _planning(dialogue, id, gettext_noop("block moved")) as (plan, block):
        if beside == id:
            return
        day, _now = plan.where(block.id)
        plan.blocks[day].remove(id)
        if beside in plan.blocks:
            plan.blocks[beside].insert(0, id)
        else:
            there, spot = plan.where(beside)
            plan.blocks[there].insert(spot + after, id)


def stretch(dialogue: OpenDialogue, id: str, minutes: int) -> None:
    """Give a block another length, within what a block can have; what follows starts later or earlier."""
    with _planning(dialogue, id, gettext_noop("length changed")) as (plan, block):
        length = min(max(minutes, SHORTEST), LONGEST)
        if length != block.body.minutes:
            plan.draft.replace(block, msgspec.structs.replace(block.body, minutes=length))


def split(dialogue: OpenDialogue, id: str) -> None:
    """Make two blocks of one, of half its length each.

    Raises:
        Refused: it is too short for two.
    """
    with _planning(dialogue, id, gettext_noop("block split")) as (plan, block):
        plan.room_for_more()
        half = block.body.minutes // 2
        if half < SHORTEST:
            raise Refused(gettext("This block is too short for two."))
        first = half + block.body.minutes % 2
        plan.draft.replace(block, msgspec.structs.replace(block.body, minutes=first))
        _insert_after(plan, block, msgspec.structs.replace(block.body, minutes=half, beside=False))


def double(dialogue: OpenDialogue, id: str) -> None:
    """The same block once more, after it."""
    with _planning(dialogue, id, gettext_noop("block doubled")) as (plan, block):
        plan.room_for_more()
        _insert_after(plan, block, block.body)


def add_break(dialogue: OpenDialogue, id: str) -> None:
    """A break after this block."""
    with _planning(dialogue, id, gettext_noop("break added")) as (plan, block):
        plan.room_for_more()
        title = in_languages(BREAK_TITLE, dialogue.card.languages)
        pause = Block(workshop=plan.workshop, title=title, form="break", minutes=BREAK)
        _insert_after(plan, block, pause)


def _insert_after(plan: Plan, block: Record[Block], body_of_new: Block) -> None:
    day, now = plan.where(block.id)
    plan.blocks[day].insert(now + 1, plan.draft.add(body_of_new, new_id()).id)


def toggle_beside(dialogue: OpenDialogue, id: str) -> None:
    """A block starts together with the one before it, or after it again."""
    with _planning(dialogue, id, gettext_noop("block beside another")) as (plan, block):
        plan.draft.replace(block, msgspec.structs.replace(block.body, beside=not block.body.beside))
