"""Verbs on ideas and options."""

import time

import msgspec
from django.utils.translation import gettext, gettext_noop

from tracktwo.editing.undo import acting
from tracktwo.matter.acknowledgement import ACKNOWLEDGED_FIRST
from tracktwo.matter.concerns import Concern
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.process.safeguards import require
from tracktwo.process.sealed import Folio, Record
from tracktwo.rooms.solve.options.records import AIMS, Idea, IdeaRound, Legitimacy, ObstacleAtHome, Option
from tracktwo.rooms.solve.options.safeguards import IDEAS_FIRST, SERVES_EVERY_SIDE

__all__ = [
    "add_idea",
    "add_obstacle",
    "aim",
    "bring_from_bank",
    "end_round",
    "is_running",
    "keep",
    "link",
    "make_joint",
    "say_legitimacy",
    "start_round",
]


def is_running(folio: Folio, now: float | None = None) -> bool:
    """Whether a round of ideas is open and its time is not up."""
    record = folio.one(IdeaRound)
    return record is not None and record.body.open and record.body.ends > (now or time.time())


def start_round(meeting: OpenMeeting, minutes: int) -> None:
    """Open a round of ideas.

    Raises:
        HeldStep: key concerns still wait to be acknowledged.
    """
    require(meeting.dialogue, ACKNOWLEDGED_FIRST, meeting.record.id)
    with acting(meeting.room, gettext_noop("round of ideas")) as draft:
        draft.put_one(IdeaRound(minutes=minutes, ends=time.time() + minutes * 60))


def end_round(meeting: OpenMeeting) -> None:
    """Close the round before its time."""
    with acting(meeting.room, gettext_noop("round of ideas")) as draft:
        record = draft.folio.one(IdeaRound)
        if record:
            draft.replace(record, msgspec.structs.replace(record.body, open=False))


def add_idea(meeting: OpenMeeting, words: MultilingualText, id: str = "") -> Record[Idea]:
    """Write down an idea for the sides.

    Raises:
        HeldStep: key concerns still wait to be acknowledged.
    """
    require(meeting.dialogue, ACKNOWLEDGED_FIRST, meeting.record.id)
    with acting(meeting.room, gettext_noop("idea")) as draft:
        return draft.add(Idea(words=words), id)


def keep(meeting: OpenMeeting, id: str, side: str) -> None:
    """A side keeps an idea, or no longer does. Kept by every side it becomes an option.

    Raises:
        Refused: the round still runs, and nothing is evaluated in it; or an option has come of it.
    """
    meeting.dialogue.side(side)
    with acting(meeting.room, gettext_noop("idea kept")) as draft:
        if is_running(draft.folio):
            raise Refused(gettext("While the round runs, ideas are collected and not judged."))
        record = draft.folio.get(Idea, id)
        if any(one.body.idea == id for one in draft.folio.all(Option)):
            raise Refused(gettext("This idea is an option already."))
        kept = [one for one in record.body.kept_by if one != side]
        if side not in record.body.kept_by:
            kept.append(side)
        draft.replace(record, msgspec.structs.replace(record.body, kept_by=kept))
        if {one.id for one in meeting.dialogue.sides} <= set(kept):
            draft.add(Option(idea=id, words=record.body.words))


def link(meeting: OpenMeeting, option: str, concern: str) -> None:
    """Say that an option serves a need or fear, or that it does not."""
    with acting(meeting.room, gettext_noop("link")) as draft:
        record = draft.folio.get(Option, option)
        draft.folio.get(Concern, concern)
        serves = [one for one in record.body.serves if one != concern]
        if concern not in record.body.serves:
            serves.append(concern)
        draft.replace(record, msgspec.structs.replace(record.body, serves=serves))


def aim(meeting: OpenMeeting, option: str, aim: str) -> None:
    """Tag an option with one of Montville's aims, or take the tag off.

    Raises:
        Refused: there is no such aim.
    """
    if aim not in AIMS:
        raise Refused(gettext("There is no such tag."))
    with acting(meeting.room, gettext_noop("aim of an option")) as draft:
        record = draft.folio.get(Option, option)
        aims = [one for one in AIMS if (one in record.body.aims) != (one == aim)]
        draft.replace(record, msgspec.structs.replace(record.body, aims=aims))


def say_legitimacy(meeting: OpenMeeting, said: Legitimacy) -> None:
    """Say how the public of one side would take an option; said again it takes the place of what was said."""
    meeting.dialogue.side(said.side)
    with acting(meeting.room, gettext_noop("public legitimacy")) as draft:
        draft.folio.get(Option, said.option)
        same = [
            one for one in draft.folio.all(Legitimacy) if (one.body.option, one.body.side) == (said.option, said.side)
        ]
        if same:
            draft.replace(same[0], said)
        else:
            draft.add(said)


def bring_from_bank(meeting: OpenMeeting, words: MultilingualText) -> None:
    """Copy an option of earlier workshops among the ideas, where every side decides anew whether it keeps it.

    Raises:
        Refused: these words stand among the ideas already.
    """
    if any(one.body.words == words for one in meeting.room.folio().all(Idea)):
        raise Refused(gettext("This idea stands here already."))
    add_idea(meeting, words)


def make_joint(meeting: OpenMeeting, id: str) -> None:
    """Call an option joint.

    Raises:
        HeldStep: it serves no need or fear of one side.
    """
    meeting.room.folio().get(Option, id)
    require(meeting.dialogue, SERVES_EVERY_SIDE, id)
    with acting(meeting.room, gettext_noop("joint option")) as draft:
        record = draft.folio.get(Option, id)
        draft.replace(record, msgspec.structs.replace(record.body, joint=True))


def add_obstacle(meeting: OpenMeeting, obstacle: ObstacleAtHome, id: str = "") -> Record[ObstacleAtHome]:
    """An obstacle at home.

    Raises:
        HeldStep: no idea has become an option yet, and constraints named too early cut creative ideas off.
    """
    meeting.dialogue.side(obstacle.side)
    require(meeting.dialogue, IDEAS_FIRST, meeting.record.id)
    with acting(meeting.room, gettext_noop("obstacle at home")) as draft:
        draft.folio.get(Option, obstacle.option)
        return draft.add(obstacle, id)
