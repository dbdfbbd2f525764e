"""Meetings at work in the room of solutions: issues with options, steps on the ladder, dialogues of several sides."""

import pytest

from cast import Cast, begin_dialogue
from tracktwo.matter import issues
from tracktwo.matter.issues import Issue
from tracktwo.process import meetings, schedule
from tracktwo.process.access import OpenMeeting
from tracktwo.process.fields import MultilingualText
from tracktwo.process.safeguards import override, safeguard
from tracktwo.rooms.solve.options import acts as option_acts
from tracktwo.rooms.solve.options.records import Option
from tracktwo.rooms.solve.reassurance import acts as reassurance_acts
from tracktwo.rooms.solve.reassurance.records import ReassuranceStep

__all__ = ["free", "issue_with", "several", "step"]


@pytest.fixture
def free(meeting: OpenMeeting) -> OpenMeeting:
    """A meeting in which ideas may be written down from the start."""
    override(meeting.dialogue, safeguard("ideas-after-acknowledgement"), "act", meeting.record.id)
    return meeting


def issue_with(meeting: OpenMeeting, name: str, choices: int = 2, nature: str = "interest") -> tuple[str, list[str]]:
    """An issue with so many options for it; their ids."""
    issue = issues.add(meeting.room, Issue(MultilingualText(name), "", nature))  # type: ignore[arg-type]
    made = []
    for number in range(choices):
        idea = option_acts.add_idea(meeting, MultilingualText(f"{name} {number}"))
        for side in ("a", "b"):
            option_acts.keep(meeting, idea.id, side)
        option = next(each.id for each in meeting.room.folio().all(Option) if each.body.idea == idea.id)
        option_acts.place(meeting, option, issue.id)
        made.append(option)
    return issue.id, made


def step(meeting: OpenMeeting, side: str, reassures: int, exposes: int, lasting: bool = True) -> str:
    """A step that can be verified; its id."""
    statement = ReassuranceStep(
        side=side,
        gesture="open",
        words=MultilingualText(f"{side} {reassures}"),
        reassures=reassures,
        exposes=exposes,
        lasting=lasting,
        check="seen",
    )
    return reassurance_acts.add(meeting, statement).id


def several(cast: Cast, sides: int) -> OpenMeeting:
    """An open meeting of so many sides, in which ideas may be written down from the start."""
    dialogue = begin_dialogue(cast, sides)
    meetings.open_meeting(dialogue, schedule.add_workshop(dialogue).id, {})
    override(dialogue, safeguard("ideas-after-acknowledgement"), "act", dialogue.meeting.record.id)
    return dialogue.meeting
