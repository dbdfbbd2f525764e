"""Solve and Consult say whether they are at work, begun or empty, from what lies in them."""

import datetime
from collections.abc import Callable

import pytest

from cast import Cast, both, open_here
from society import asked
from solving import step
from tracktwo.matter import issues, liaison, society
from tracktwo.matter.issues import Issue
from tracktwo.matter.society import SocietyCard
from tracktwo.process import meetings, release
from tracktwo.process.access import OpenMeeting
from tracktwo.process.fields import MultilingualText
from tracktwo.process.rooms import room
from tracktwo.rooms.consult import acts as consult_acts
from tracktwo.rooms.consult.records import AbsentGroup, FeedbackDraft
from tracktwo.rooms.solve.options import acts as option_acts
from tracktwo.rooms.solve.predictions import acts as prediction_acts
from tracktwo.rooms.solve.predictions.records import Question
from tracktwo.rooms.solve.text import acts as text_acts

pytestmark = both
WORDS = MultilingualText("Words")
IN_SOLVE: list[Callable[[OpenMeeting], object]] = [
    lambda meeting: prediction_acts.add_question(meeting, Question(kind="importance", words=WORDS)),
    lambda meeting: option_acts.add_idea(meeting, WORDS),
    lambda meeting: option_acts.start_round(meeting, 10),
    lambda meeting: issues.add(meeting.room, Issue(WORDS)),
    lambda meeting: step(meeting, "a", 1, 1),
    lambda meeting: text_acts.write(meeting, 0, WORDS, WORDS, "vision"),
]
IN_CONSULT: list[Callable[[OpenMeeting], object]] = [
    lambda meeting: asked(meeting.dialogue),
    lambda meeting: consult_acts.add_absent_group(meeting.dialogue, AbsentGroup(WORDS, "channel")),
    lambda meeting: liaison.add_task(
        meeting.dialogue, liaison.LiaisonTask("one", "Tell them", datetime.date(2030, 1, 1))
    ),
]


def test_an_empty_room_is_not_begun(free: OpenMeeting) -> None:
    assert room("solve").progress(free.dialogue) == ""
    assert room("consult").progress(free.dialogue) == ""


@pytest.mark.parametrize("act", IN_SOLVE)
def test_solve_is_at_work_with_anything_in_the_open_meeting(
    free: OpenMeeting, act: Callable[[OpenMeeting], object]
) -> None:
    act(free)
    assert room("solve").progress(free.dialogue) == "now"


@pytest.mark.parametrize("act", IN_CONSULT)
def test_consult_is_begun_with_the_first_note(free: OpenMeeting, act: Callable[[OpenMeeting], object]) -> None:
    act(free)
    assert room("consult").progress(free.dialogue) == "begun"


def test_consult_is_at_work_with_a_card_or_feedback_in_the_meeting(free: OpenMeeting) -> None:
    society.bring(free, [SocietyCard("voiced", WORDS)], "a" * 32)
    assert room("consult").progress(free.dialogue) == "now"
    consultation = asked(free.dialogue)
    consult_acts.write_feedback(free, FeedbackDraft(consultation.id, WORDS, WORDS))
    assert room("consult").progress(free.dialogue) == "now"


def test_what_was_released_outlives_the_meeting(cast: Cast, free: OpenMeeting) -> None:
    text_acts.write(free, 0, WORDS, WORDS)
    for side in ("a", "b"):
        release.release(free, side, "text", WORDS, WORDS)
    meetings.close_meeting(free)
    assert room("solve").progress(open_here(cast.convenor, free.dialogue.id)) == "begun"
