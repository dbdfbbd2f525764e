"""A picture of a conflict, for tests: groups and ties by name, through the acts that a person uses."""

import datetime
from typing import Any

from tracktwo.matter.official import Milestone
from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import MultilingualText
from tracktwo.process.holders import my_record
from tracktwo.rooms.enter.picture import acts
from tracktwo.rooms.enter.picture.records import (
    Divider,
    Group,
    GroupView,
    OnionLine,
    OpenQuestion,
    Standing,
    Tie,
    TreeLine,
)

__all__ = ["DAY", "drawn", "group", "seen", "tie"]

DAY = datetime.date(2026, 11, 1)


def group(dialogue: OpenDialogue, name: str, side: str = "a", **more: str) -> str:
    """A group at the top of a side, or as told; its id."""
    view = seen(dialogue, "", side, **more)
    acts.add_group(dialogue, MultilingualText(name), view)
    dialogue.third.forget()
    return next(each.id for each in dialogue.third.folio().all(Group) if each.body.name.first == name)


def seen(dialogue: OpenDialogue, group: str, side: str = "a", holder: str = "", **more: object) -> GroupView:
    """How a group is seen, by whoever opened the dialogue or by another member."""
    fields: dict[str, object] = {"level": "top", "power": "large", "day": DAY} | more
    return GroupView(group=group, side=side, holder=holder or my_record(dialogue).id, **fields)  # type: ignore[arg-type]


def tie(dialogue: OpenDialogue, start: str, end: str, kind: str = "tension", holder: str = "", **more: object) -> str:
    """A tie between two groups, by their ids; its own id."""
    fields: dict[str, object] = {"day": DAY} | more
    holder = holder or my_record(dialogue).id
    acts.add(dialogue, Tie(start=start, end=end, kind=kind, holder=holder, **fields))  # type: ignore[arg-type]
    dialogue.third.forget()
    return dialogue.third.folio().all(Tie)[-1].id


def drawn(dialogue: OpenDialogue) -> dict[str, str]:
    """Something of each kind, by the names under which rows of pages ask for it."""
    north, south = group(dialogue, "Northern guard"), group(dialogue, "Southern council", "b")
    held: dict[str, Any] = {"holder": my_record(dialogue).id, "day": DAY}
    for statement in (
        OnionLine(side="a", layer="position", words=MultilingualText("The road is ours"), **held),
        TreeLine(part="cause", words=MultilingualText("Two registers of land"), **held),
        Divider(way="connector", words=MultilingualText("The market at the bridge"), **held),
        Standing(group=north, change="gains", words=MultilingualText("Seen with us"), **held),
        Milestone(kind="round", words=MultilingualText("The first round at the lake"), **held),
        OpenQuestion(words=MultilingualText("Who pays the guard?"), **held),
    ):
        acts.add(dialogue, statement)
    between = tie(dialogue, north, south)
    (onion,) = dialogue.third.folio().all(OnionLine)
    return {"group": north, "other_group": south, "tie": between, "onion": onion.id}
