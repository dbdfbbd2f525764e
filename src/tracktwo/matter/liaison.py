"""Tasks of liaison between the tracks: consult notes them where it asks society, transfer beside the orbits."""

import datetime
from typing import Annotated, Literal

import msgspec
from django.utils.translation import gettext_lazy as _

from tracktwo.process import journal
from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import Field, Text
from tracktwo.process.sealed import Payload, Record, change, payload

__all__ = ["TRACKS", "LiaisonTask", "add_task", "erase_task", "finish_task", "tasks"]

TRACKS: dict[str, Text] = {
    "one": _("track one: officials"),
    "half": _("track one-and-a-half"),
    "two": _("another track-two dialogue"),
    "three": _("track three: the wider society"),
}


@payload("liaison")
class LiaisonTask(Payload, frozen=True):
    """A task of liaison between the tracks, with the day by which it is due."""

    track: Annotated[Literal["one", "half", "two", "three"], Field(_("With"), choices=TRACKS)]
    task: Annotated[str, Field(_("What is to be done"), limit=200, long=False, help=_("Without the name of a person."))]
    due: Annotated[datetime.date, Field(_("Due on"))]
    done: bool = False


def tasks(dialogue: OpenDialogue) -> list[tuple[Record[LiaisonTask], bool]]:
    """The tasks with whether each is overdue: what is open first, by the day on which it is due."""
    folio = dialogue.third.folio()
    today = journal.today(folio)
    in_order = sorted(folio.all(LiaisonTask), key=lambda task: (task.body.done, task.body.due))
    return [(task, not task.body.done and task.body.due < today) for task in in_order]


def add_task(dialogue: OpenDialogue, task: LiaisonTask, id: str = "") -> None:
    """Add a task of liaison between the tracks."""
    with change(dialogue.third) as changing:
        if not (id and changing.folio.has(id)):
            changing.add(task, id)


def finish_task(dialogue: OpenDialogue, id: str) -> None:
    """Mark a task as done."""
    with change(dialogue.third) as changing:
        record = changing.folio.get(LiaisonTask, id)
        changing.replace(record, msgspec.structs.replace(record.body, done=True))


def erase_task(dialogue: OpenDialogue, id: str) -> None:
    """Take a task away."""
    with change(dialogue.third) as changing:
        changing.remove(changing.folio.get(LiaisonTask, id))
