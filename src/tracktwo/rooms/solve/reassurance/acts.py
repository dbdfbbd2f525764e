"""Verbs of the ladder of mutual reassurance."""

import msgspec
from django.utils.translation import gettext, gettext_noop

from tracktwo.editing.undo import acting
from tracktwo.methods.reassurance import MAX_STEPS
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import NoKey, Refused
from tracktwo.process.sealed import Record, change

from .records import ReassuranceStep, Tolerance

__all__ = ["add", "connect", "edit", "keep_wording", "mark_read", "set_tolerance"]


def add(meeting: OpenMeeting, step: ReassuranceStep, id: str = "") -> Record[ReassuranceStep]:
    """Write a step on the ladder.

    Raises:
        Refused: there are as many as the method can order.
    """
    meeting.dialogue.side(step.side)
    with acting(meeting.room, gettext_noop("reassurance step")) as changing:
        if len(changing.folio.all(ReassuranceStep)) >= MAX_STEPS:
            raise Refused(gettext("At most %(most)s steps can be ordered.") % {"most": MAX_STEPS})
        return changing.add(step, id)


def edit(meeting: OpenMeeting, id: str, version: int, step: ReassuranceStep) -> None:
    """Change a step. A changed wording has to be read again before it is kept. The same change sent twice is made once.

    Raises:
        Conflict: somebody changed it since it was shown.
    """
    with acting(meeting.room, gettext_noop("reassurance step")) as changing:
        record = changing.folio.get(ReassuranceStep, id)
        same = step.words == record.body.words
        changed = msgspec.structs.replace(
            step,
            side=record.body.side,
            after=record.body.after,
            answers=record.body.answers,
            serves=record.body.serves,
            read_by=record.body.read_by if same else [],
            kept=record.body.kept and same,
        )
        if changed != record.body:
            changing.replace(changing.fresh(ReassuranceStep, id, version), changed)


def connect(meeting: OpenMeeting, id: str, after: list[str], answers: str, serves: list[str]) -> None:
    """Say what must come before a step, which step of another side it answers, and whose concerns it eases.

    Raises:
        Refused: steps would wait for each other, or one would answer its own side.
    """
    with acting(meeting.room, gettext_noop("pairing of steps")) as changing:
        record = changing.folio.get(ReassuranceStep, id)
        steps = {step.id: step.body for step in changing.folio.all(ReassuranceStep)}
        if answers and (answers not in steps or steps[answers].side == record.body.side):
            raise Refused(gettext("A step answers a step of another side."))
        connected = msgspec.structs.replace(
            record.body,
            after=[earlier for earlier in after if earlier in steps and earlier != id],
            answers=[answers] if answers else [],
            serves=serves,
        )
        if _waits_for_itself(id, steps | {id: connected}):
            raise Refused(gettext("These steps would wait for each other, and none could be taken first."))
        changing.replace(record, connected)


def _waits_for_itself(start: str, steps: dict[str, ReassuranceStep]) -> bool:
    """Whether a step can be reached from itself over what comes before it: a depth-first search."""
    visited: set[str] = set()
    ahead = [*steps[start].after, *steps[start].answers]
    while ahead:
        step = ahead.pop()
        if step == start:
            return True
        if step in steps and step not in visited:
            visited.add(step)
            ahead += [*steps[step].after, *steps[step].answers]
    return False


def mark_read(meeting: OpenMeeting, id: str, side: str) -> None:
    """Record that another side has read the wording; a second time takes that back.

    Raises:
        Refused: it is the side's own step.
    """
    meeting.dialogue.side(side)
    with acting(meeting.room, gettext_noop("wording read")) as changing:
        record = changing.folio.get(ReassuranceStep, id)
        if side == record.body.side:
            raise Refused(gettext("A wording is read by the other side, not by the one that wrote it."))
        readers = [reader for reader in record.body.read_by if reader != side]
        if side not in record.body.read_by:
            readers.append(side)
        changing.replace(record, msgspec.structs.replace(record.body, read_by=readers))


def keep_wording(meeting: OpenMeeting, id: str) -> None:
    """Keep a wording, or open it again."""
    with acting(meeting.room, gettext_noop("wording kept")) as changing:
        record = changing.folio.get(ReassuranceStep, id)
        changing.replace(record, msgspec.structs.replace(record.body, kept=not record.body.kept))


def set_tolerance(meeting: OpenMeeting, side: str, tolerance: Tolerance) -> None:
    """A side says in its own scope how much exposure it will bear.

    Raises:
        NoKey: that scope is not open here.
    """
    caucus = meeting.caucus(side)
    if caucus is None:
        raise NoKey(side)
    with change(caucus) as changing:
        changing.put_one(tolerance)
