"""Predict, then see: what comes out of a round, and what never does."""

import secrets

import pytest

from cast import both
from tracktwo.process import instruments
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import NoSlip, NotThere, Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.rooms.solve.predictions import acts, reads
from tracktwo.rooms.solve.predictions.records import PredictionRound, Question
from tracktwo.vault import instrument

pytestmark = both


def prepare(meeting: OpenMeeting, questions: int = 1) -> list[str]:
    made = [Question(kind="importance", words=MultilingualText(f"Question {number}")) for number in range(questions)]
    return [acts.add_question(meeting, question).id for question in made]


SLIPS: dict[str, list[str]] = {}


def begin(meeting: OpenMeeting, first: int = 5, second: int = 5) -> None:
    """A round for so many people of each side."""
    slips = acts.begin(meeting, {"a": first, "b": second}).slips
    SLIPS.clear()
    SLIPS.update(slips)


def answer(meeting: OpenMeeting, side: str, values: list[tuple[int, int]], people: int = 5) -> None:
    """So many members of a side, who all answer alike: (own, other) for every question."""
    reading = reads.open_round(meeting.room.folio())
    questionnaire = reads.questionnaire_for(meeting, reading.body)
    place = [each.id for each in questionnaire.sides].index(side)
    for _ in range(people):
        given = {}
        for number, (own, other) in enumerate(values):
            if questionnaire.number == 1:
                given[number, place] = own
            given[number, 1 - place] = other
        acts.submit(questionnaire, SLIPS[side].pop(), secrets.token_bytes(16), given)


def blanks(meeting: OpenMeeting) -> None:
    """Whoever has not answered hands in a blank."""
    questionnaire = reads.questionnaire_for(meeting, reads.open_round(meeting.room.folio()).body)
    for slips in SLIPS.values():
        while slips:
            acts.submit(questionnaire, slips.pop(), secrets.token_bytes(16), {})


def closed(meeting: OpenMeeting, same: bool = False) -> PredictionRound:
    id = reads.open_round(meeting.room.folio()).id
    acts.close(meeting, id, same)
    return meeting.room.folio().get(PredictionRound, id).body


def test_medians_come_out_by_side_and_nothing_else_is_left(meeting: OpenMeeting) -> None:
    (question,) = prepare(meeting)
    begin(meeting)
    answer(meeting, "a", [(5, 2)])
    answer(meeting, "b", [(4, 1)])
    result = closed(meeting)
    seen = {(gap.by, gap.of): (gap.question, gap.prediction, gap.answer) for gap in result.seen}
    assert seen == {("a", "b"): (question, 2, 4), ("b", "a"): (question, 1, 5)}
    assert (result.key, result.opener, result.public) == (b"", b"", b"")
    assert not instrument.exists(result.instrument)


@pytest.mark.parametrize(("first", "second", "shown"), [(5, 5, True), (4, 5, False), (5, 4, False)])
def test_five_on_both_sides_or_nothing(meeting: OpenMeeting, first: int, second: int, shown: bool) -> None:
    prepare(meeting)
    begin(meeting)
    answer(meeting, "a", [(5, 2)], first)
    answer(meeting, "b", [(4, 1)], second)
    blanks(meeting)
    result = closed(meeting)
    assert all((gap.prediction is not None and gap.answer is not None) == shown for gap in result.seen)


def test_a_second_round_is_held_against_the_first_answers_and_asks_no_new_ones(meeting: OpenMeeting) -> None:
    prepare(meeting)
    begin(meeting)
    answer(meeting, "a", [(5, 1)])
    answer(meeting, "b", [(4, 1)])
    closed(meeting)
    begin(meeting)
    questionnaire = reads.questionnaire_for(meeting, reads.open_round(meeting.room.folio()).body)
    assert not any(item.own for item in reads.items_for(questionnaire, "a"))
    answer(meeting, "a", [(5, 3)])
    answer(meeting, "b", [(4, 1)])
    result = closed(meeting, same=True)
    again = {(gap.by, gap.of): (gap.second, gap.closed) for gap in result.again}
    assert again == {("a", "b"): (3, True), ("b", "a"): (1, False)}
    assert all(each.body.counts == [] for each in reads.prediction_rounds(meeting.room.folio()))
    with pytest.raises(Refused):
        begin(meeting)


@pytest.mark.parametrize(("same", "people"), [(False, 5), (True, 6)])
def test_other_people_show_nothing_the_second_time(meeting: OpenMeeting, same: bool, people: int) -> None:
    prepare(meeting)
    begin(meeting)
    answer(meeting, "a", [(5, 1)])
    answer(meeting, "b", [(4, 1)])
    closed(meeting)
    begin(meeting, people)
    answer(meeting, "a", [(5, 3)], people)
    answer(meeting, "b", [(4, 1)])
    result = closed(meeting, same)
    assert not any(gap.second is not None for gap in result.again if gap.by == "a")


def test_bad_answers_and_bad_times_are_refused(meeting: OpenMeeting) -> None:
    with pytest.raises(Refused):
        begin(meeting)
    (question,) = prepare(meeting)
    for heads in ({}, {"a": 5}, {"a": 0, "b": 5}, {"a": 5, "b": 17}):
        with pytest.raises(Refused):
            acts.begin(meeting, heads)
    begin(meeting)
    questionnaire = reads.questionnaire_for(meeting, reads.open_round(meeting.room.folio()).body)
    slip = SLIPS["a"][0]
    for values in ({(0, 0): 6}, {(0, 0): 0}, {(7, 0): 3}):
        with pytest.raises(Refused):
            acts.submit(questionnaire, slip, secrets.token_bytes(16), values)
    with pytest.raises(NoSlip):
        acts.submit(questionnaire, "nobody", secrets.token_bytes(16), {(0, 0): 3})
    with pytest.raises(Refused):
        begin(meeting)
    with pytest.raises(Refused):
        acts.remove_question(meeting, question)
    with pytest.raises(Refused):
        prepare(meeting)
    with pytest.raises(Refused, match="0 of 10"):
        closed(meeting)
    blanks(meeting)
    closed(meeting)
    with pytest.raises(NotThere):
        acts.submit(questionnaire, slip, secrets.token_bytes(16), {(0, 0): 3})


def test_a_round_that_was_destroyed_counts_for_nothing(meeting: OpenMeeting) -> None:
    prepare(meeting)
    begin(meeting)
    answer(meeting, "a", [(5, 2)], 3)
    running = reads.open_round(meeting.room.folio())
    acts.destroy(meeting, running.id)
    assert not instrument.exists(running.body.instrument)
    assert reads.prediction_rounds(meeting.room.folio()) == []
    begin(meeting)
    answer(meeting, "a", [(5, 2)])
    answer(meeting, "b", [(4, 1)])
    assert [gap.prediction for gap in closed(meeting).seen] == [2, 1]


def test_a_round_that_could_not_be_swept_is_swept_later(meeting: OpenMeeting, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare(meeting)
    begin(meeting)
    id = reads.open_round(meeting.room.folio()).body.instrument
    with monkeypatch.context() as broken:
        blanks(meeting)
        broken.setattr(instruments, "destroy", lambda id: (_ for _ in ()).throw(OSError("full")))
        with pytest.raises(OSError, match="full"):
            closed(meeting)
    assert instrument.exists(id)
    acts.sweep(meeting.room.folio())
    assert not instrument.exists(id)
