"""Verbs on ideas and options."""

import time

import msgspec
from django.utils.translation import gettext, gettext_noop

from tracktwo.editing.undo import acting
from tracktwo.matter.acknowledgement import ACKNOWLEDGED_FIRST
from tracktwo.matter.concerns import Concern
from tracktwo.matter.issues import Issue
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.process.safeguards import require
from tracktwo.process.sealed import Record

from .reads import is_running
from .records import AIMS, Idea, IdeaRound, Legitimacy, ObstacleAtHome, Option
from .safeguards import IDEAS_FIRST, SERVES_EVERY_SIDE

__all__ = [
    "add_idea",
    "add_obstacle",
    "bring_from_bank",
    "end_round",
    "keep",
    "link",
    "make_joint",
    "place",
    "set_aim",
    "set_legitimacy",
    "start_round",
]


def start_round(meeting: OpenMeeting, minutes: int) -> None:
    """Open a round of ideas.

    Raises:
        HeldStep: key concerns still wait to be acknowledged.
    """
    require(meeting.dialogue, ACKNOWLEDGED_FIRST, meeting.record.id)
    with acting(meeting.room, gettext_noop("round of ideas")) as changing:
        changing.put_one(IdeaRound(minutes=minutes, ends=time.time() + minutes * 60))


def end_round(meeting: OpenMeeting) -> None:
    """Close the round before its time."""
    with acting(meeting.room, gettext_noop("round of ideas")) as changing:
        record = changing.folio.one(IdeaRound)
        if record:
            changing.replace(record, msgspec.structs.replace(record.body, open=False))


def add_idea(meeting: OpenMeeting, words: MultilingualText, id: str = "") -> Record[Idea]:
    """Write down an idea for the sides.

    Raises:
        HeldStep: key concerns still wait to be acknowledged.
    """
    require(meeting.dialogue, ACKNOWLEDGED_FIRST, meeting.record.id)
    with acting(meeting.room, gettext_noop("idea")) as changing:
        return changing.add(Idea(words=words), id)


def keep(meeting: OpenMeeting, id: str, side: str) -> None:
    """A side keeps an idea, or no longer does. Kept by every side it becomes an option.

    Raises:
        Refused: the round is still open, and nothing is evaluated in it; or the idea is an option already.
    """
    meeting.dialogue.side(side)
    with acting(meeting.room, gettext_noop("idea kept")) as changing:
        if is_running(changing.folio):
            raise Refused(gettext("While the round is open, ideas are collected and not evaluated."))
        record = changing.folio.get(Idea, id)
        if any(option.body.idea == id for option in changing.folio.all(Option)):
            raise Refused(gettext("This idea is an option already."))
        kept = [keeper for keeper in record.body.kept_by if keeper != side]
        if side not in record.body.kept_by:
            kept.append(side)
        changing.replace(record, msgspec.structs.replace(record.body, kept_by=kept))
        if {each.id for each in meeting.dialogue.sides} <= set(kept):
            changing.add(Option(idea=id, words=record.body.words))


def link(meeting: OpenMeeting, option: str, concern: str) -> None:
    """Say that an option serves a need or fear, or that it does not."""
    with acting(meeting.room, gettext_noop("link")) as changing:
        record = changing.folio.get(Option, option)
        changing.folio.get(Concern, concern)
        serves = [served for served in record.body.serves if served != concern]
        if concern not in record.body.serves:
            serves.append(concern)
        changing.replace(record, msgspec.structs.replace(record.body, serves=serves))


def place(meeting: OpenMeeting, option: str, issue: str) -> None:
    """Say which issue an option answers; an empty one takes it from any."""
    with acting(meeting.room, gettext_noop("issue of an option")) as changing:
        record = changing.folio.get(Option, option)
        if issue:
            changing.folio.get(Issue, issue)
        changing.replace(record, msgspec.structs.replace(record.body, issues=[issue] if issue else []))


def set_aim(meeting: OpenMeeting, option: str, aim: str) -> None:
    """Tag an option with one of the aims of track two, or take the tag off.

    Raises:
        Refused: there is no such aim.
    """
    if aim not in AIMS:
        raise Refused(gettext("There is no such tag."))
    with acting(meeting.room, gettext_noop("aim of an option")) as changing:
        record = changing.folio.get(Option, option)
        aims = [name for name in AIMS if (name in record.body.aims) != (name == aim)]
        changing.replace(record, msgspec.structs.replace(record.body, aims=aims))


def set_legitimacy(meeting: OpenMeeting, legitimacy: Legitimacy) -> None:
    """Say how the public of one side would take an option, in place of what was said before."""
    meeting.dialogue.side(legitimacy.side)
    with acting(meeting.room, gettext_noop("public legitimacy")) as changing:
        changing.folio.get(Option, legitimacy.option)
        about = (legitimacy.option, legitimacy.side)
        before = [
            record for record in changing.folio.all(Legitimacy) if (record.body.option, record.body.side) == about
        ]
        if before:
            changing.replace(before[0], legitimacy)
        else:
            changing.add(legitimacy)


def bring_from_bank(meeting: OpenMeeting, words: MultilingualText) -> None:
    """Copy an option of earlier workshops among the ideas, where every side decides anew whether it keeps it.

    Raises:
        Refused: these words are among the ideas already.
    """
    if any(idea.body.words == words for idea in meeting.room.folio().all(Idea)):
        raise Refused(gettext("This idea is on the list already."))
    add_idea(meeting, words)


def make_joint(meeting: OpenMeeting, id: str) -> None:
    """Call an option joint.

    Raises:
        HeldStep: it serves no need or fear of one side.
    """
    meeting.room.folio().get(Option, id)
    require(meeting.dialogue, SERVES_EVERY_SIDE, id)
    with acting(meeting.room, gettext_noop("joint option")) as changing:
        record = changing.folio.get(Option, id)
        changing.replace(record, msgspec.structs.replace(record.body, joint=True))


def add_obstacle(meeting: OpenMeeting, obstacle: ObstacleAtHome, id: str = "") -> Record[ObstacleAtHome]:
    """Name an obstacle at home.

    Raises:
        HeldStep: no idea has become an option yet; constraints named too early cut ideas off.
    """
    meeting.dialogue.side(obstacle.side)
    require(meeting.dialogue, IDEAS_FIRST, meeting.record.id)
    with acting(meeting.room, gettext_noop("obstacle at home")) as changing:
        changing.folio.get(Option, obstacle.option)
        return changing.add(obstacle, id)
