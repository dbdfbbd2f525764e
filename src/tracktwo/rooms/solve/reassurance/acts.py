"""Verbs of the ladder of mutual reassurance, and the question it puts to the method."""

from fractions import Fraction

import msgspec
from django.utils.translation import gettext, gettext_noop

from tracktwo.editing.undo import acting
from tracktwo.methods import reassurance
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import NoKey, Refused
from tracktwo.process.sealed import Folio, Record, change
from tracktwo.rooms.solve.reassurance.records import ReassuranceStep, Tolerance

__all__ = ["add", "bear", "bearings", "edit", "is_read", "keep_wording", "ladder_of", "pair", "read_by"]


def add(meeting: OpenMeeting, step: ReassuranceStep, id: str = "") -> Record[ReassuranceStep]:
    """Write a step on the ladder.

    Raises:
        Refused: there are as many as can be worked out.
    """
    meeting.dialogue.side(step.side)
    with acting(meeting.room, gettext_noop("reassurance step")) as draft:
        if len(draft.folio.all(ReassuranceStep)) >= reassurance.MAX_STEPS:
            raise Refused(gettext("%(most)s steps are the most that can be ordered.") % {"most": reassurance.MAX_STEPS})
        return draft.add(step, id)


def edit(meeting: OpenMeeting, id: str, version: int, step: ReassuranceStep) -> None:
    """Change a step. Other words have to be read anew before they are kept.

    Raises:
        Conflict: somebody changed it since it was shown.
    """
    with acting(meeting.room, gettext_noop("reassurance step")) as draft:
        record = draft.fresh(ReassuranceStep, id, version)
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
        draft.replace(record, changed)


def pair(meeting: OpenMeeting, id: str, after: list[str], answers: str, serves: list[str]) -> None:
    """Say what must come before a step, which step of another side it answers, and whose concerns it eases.

    Raises:
        Refused: steps would wait for each other, or one would answer its own side.
    """
    with acting(meeting.room, gettext_noop("pairing of steps")) as draft:
        record = draft.folio.get(ReassuranceStep, id)
        steps = {one.id: one.body for one in draft.folio.all(ReassuranceStep)}
        if answers and (answers not in steps or steps[answers].side == record.body.side):
            raise Refused(gettext("A step answers a step of another side."))
        body = msgspec.structs.replace(
            record.body,
            after=[one for one in after if one in steps and one != id],
            answers=[answers] if answers else [],
            serves=serves,
        )
        if _waits_for_itself(id, steps | {id: body}):
            raise Refused(gettext("These steps would wait for each other, and none could be taken first."))
        draft.replace(record, body)


def _waits_for_itself(start: str, steps: dict[str, ReassuranceStep]) -> bool:
    seen: set[str] = set()
    ahead = [*steps[start].after, *steps[start].answers]
    while ahead:
        one = ahead.pop()
        if one == start:
            return True
        if one in steps and one not in seen:
            seen.add(one)
            ahead += [*steps[one].after, *steps[one].answers]
    return False


def read_by(meeting: OpenMeeting, id: str, side: str) -> None:
    """The other side has read the wording, or it turns out that it has not."""
    meeting.dialogue.side(side)
    with acting(meeting.room, gettext_noop("wording read")) as draft:
        record = draft.folio.get(ReassuranceStep, id)
        if side == record.body.side:
            raise Refused(gettext("It is the other side that reads it."))
        read = [one for one in record.body.read_by if one != side]
        if side not in record.body.read_by:
            read.append(side)
        draft.replace(record, msgspec.structs.replace(record.body, read_by=read))


def is_read(meeting: OpenMeeting, step: ReassuranceStep) -> bool:
    """Whether every other side has read the wording."""
    return {one.id for one in meeting.dialogue.sides} - {step.side} <= set(step.read_by)


def keep_wording(meeting: OpenMeeting, id: str) -> None:
    """Keep a wording, or open it again."""
    with acting(meeting.room, gettext_noop("wording kept")) as draft:
        record = draft.folio.get(ReassuranceStep, id)
        draft.replace(record, msgspec.structs.replace(record.body, kept=not record.body.kept))


def bear(meeting: OpenMeeting, side: str, bearing: Tolerance) -> None:
    """A side says in its own scope how much it will bear.

    Raises:
        NoKey: that scope is not open here.
    """
    caucus = meeting.caucus(side)
    if caucus is None:
        raise NoKey(side)
    with change(caucus) as draft:
        draft.put_one(bearing)


def bearings(meeting: OpenMeeting) -> dict[str, int | None]:
    """What each side will bear, as far as its scope is open here and it has said so."""
    found: dict[str, int | None] = {}
    for side in meeting.dialogue.sides:
        caucus = meeting.caucus(side.id)
        said = caucus.folio().one(Tolerance) if caucus else None
        found[side.id] = said.body.most if said else None
    return found


def ladder_of(folio: Folio, tolerances: dict[str, int]) -> reassurance.Ladder:
    """The ladder as the method takes it.

    Raises:
        reassurance.Unreadable: no step.
    """
    steps = tuple(
        reassurance.Step(
            key=one.id,
            side=one.body.side,
            exposes=Fraction(one.body.exposes),
            reassures=Fraction(one.body.reassures),
            irreversible=one.body.lasting,
            verifiable=bool(one.body.check),
            after=tuple(one.body.after),
            answers=next(iter(one.body.answers), ""),
            days=Fraction(one.body.days) if one.body.days else None,
        )
        for one in folio.all(ReassuranceStep)
    )
    return reassurance.Ladder(tuple(reassurance.Side(id, Fraction(most)) for id, most in tolerances.items()), steps)
