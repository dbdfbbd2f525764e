"""Predict, then see: what comes out of a round, and what never does."""

import secrets

import pytest

from cast import both
from tracktwo.process import instruments
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import NoSlip, NotThere, Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.rooms.solve.predictions import acts as prediction_acts
from tracktwo.rooms.solve.predictions import questionnaire as asking
from tracktwo.rooms.solve.predictions.records import PredictionRound, Question
from tracktwo.vault import instrument

pytestmark = both


def prepare(meeting: OpenMeeting, questions: int = 1) -> list[str]:
    made = [Question(kind="importance", words=MultilingualText(f"Question {number}")) for number in range(questions)]
    return [prediction_acts.add_question(meeting, one).id for one in made]


SLIPS: dict[str, list[str]] = {}


def begin(meeting: OpenMeeting, first: int = 5, second: int = 5) -> None:
    """A round for so many people of each side."""
    slips = prediction_acts.begin(meeting, {"a": first, "b": second}).slips
    SLIPS.clear()
    SLIPS.update(slips)


def answer(meeting: OpenMeeting, side: str, values: list[tuple[int, int]], people: int = 5) -> None:
    """So many members of a side, who all answer alike: (own, other) for every question."""
    reading = prediction_acts.open_round(meeting.room.folio())
    handed = prediction_acts.handed_for(meeting, reading.body)
    place = [one.id for one in handed.sides].index(side)
    for _ in range(people):
        given = {}
        for number, (own, other) in enumerate(values):
            if handed.number == 1:
                given[number, place] = own
            given[number, 1 - place] = other
        asking.hand_in(handed, SLIPS[side].pop(), secrets.token_bytes(16), given)


def blanks(meeting: OpenMeeting) -> None:
    """Whoever has not answered hands in a blank."""
    handed = prediction_acts.handed_for(meeting, prediction_acts.open_round(meeting.room.folio()).body)
    for slips in SLIPS.values():
        while slips:
            asking.hand_in(handed, slips.pop(), secrets.token_bytes(16), {})


def closed(meeting: OpenMeeting, same: bool = False) -> PredictionRound:
    id = prediction_acts.open_round(meeting.room.folio()).id
    prediction_acts.close(meeting, id, same)
    return meeting.room.folio().get(PredictionRound, id).body


def test_medians_come_out_by_side_and_nothing_else_is_left(meeting: OpenMeeting) -> None:
    (question,) = prepare(meeting)
    begin(meeting)
    answer(meeting, "a", [(5, 2)])
    answer(meeting, "b", [(4, 1)])
    found = closed(meeting)
    seen = {(one.by, one.of): (one.question, one.prediction, one.answer) for one in found.seen}
    assert seen == {("a", "b"): (question, 2, 4), ("b", "a"): (question, 1, 5)}
    assert (found.key, found.opener, found.public) == (b"", b"", b"")
    assert not instrument.exists(found.instrument)


@pytest.mark.parametrize(("first", "second", "shown"), [(5, 5, True), (4, 5, False), (5, 4, False)])
def test_five_on_both_sides_or_nothing(meeting: OpenMeeting, first: int, second: int, shown: bool) -> None:
    prepare(meeting)
    begin(meeting)
    answer(meeting, "a", [(5, 2)], first)
    answer(meeting, "b", [(4, 1)], second)
    blanks(meeting)
    found = closed(meeting)
    assert all((one.prediction is not None and one.answer is not None) == shown for one in found.seen)


def test_a_second_round_is_held_against_the_first_answers_and_asks_no_new_ones(meeting: OpenMeeting) -> None:
    prepare(meeting)
    begin(meeting)
    answer(meeting, "a", [(5, 1)])
    answer(meeting, "b", [(4, 1)])
    closed(meeting)
    begin(meeting)
    handed = prediction_acts.handed_for(meeting, prediction_acts.open_round(meeting.room.folio()).body)
    assert not any(one.own for one in asking.asked_of(handed, "a"))
    answer(meeting, "a", [(5, 3)])
    answer(meeting, "b", [(4, 1)])
    found = closed(meeting, same=True)
    again = {(one.by, one.of): (one.second, one.closed) for one in found.again}
    assert again == {("a", "b"): (3, True), ("b", "a"): (1, False)}
    assert all(one.body.counts == [] for one in prediction_acts.prediction_rounds(meeting.room.folio()))
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
    found = closed(meeting, same)
    assert not any(one.second is not None for one in found.again if one.by == "a")


def test_bad_answers_and_bad_times_are_refused(meeting: OpenMeeting) -> None:
    with pytest.raises(Refused):
        begin(meeting)
    (question,) = prepare(meeting)
    for heads in ({}, {"a": 5}, {"a": 0, "b": 5}, {"a": 5, "b": 17}):
        with pytest.raises(Refused):
            prediction_acts.begin(meeting, heads)
    begin(meeting)
    handed = prediction_acts.handed_for(meeting, prediction_acts.open_round(meeting.room.folio()).body)
    slip = SLIPS["a"][0]
    for values in ({(0, 0): 6}, {(0, 0): 0}, {(7, 0): 3}):
        with pytest.raises(Refused):
            asking.hand_in(handed, slip, secrets.token_bytes(16), values)
    with pytest.raises(NoSlip):
        asking.hand_in(handed, "nobody", secrets.token_bytes(16), {(0, 0): 3})
    with pytest.raises(Refused):
        begin(meeting)
    with pytest.raises(Refused):
        prediction_acts.take_back(meeting, question)
    with pytest.raises(Refused):
        prepare(meeting)
    with pytest.raises(Refused, match="0 of 10"):
        closed(meeting)
    blanks(meeting)
    closed(meeting)
    with pytest.raises(NotThere):
        asking.hand_in(handed, slip, secrets.token_bytes(16), {(0, 0): 3})


def test_a_round_that_was_destroyed_counts_for_nothing(meeting: OpenMeeting) -> None:
    prepare(meeting)
    begin(meeting)
    answer(meeting, "a", [(5, 2)], 3)
    running = prediction_acts.open_round(meeting.room.folio())
    prediction_acts.destroy(meeting, running.id)
    assert not instrument.exists(running.body.instrument)
    assert prediction_acts.prediction_rounds(meeting.room.folio()) == []
    begin(meeting)
    answer(meeting, "a", [(5, 2)])
    answer(meeting, "b", [(4, 1)])
    assert [one.prediction for one in closed(meeting).seen] == [2, 1]


def test_a_round_that_could_not_be_swept_is_swept_later(meeting: OpenMeeting, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare(meeting)
    begin(meeting)
    id = prediction_acts.open_round(meeting.room.folio()).body.instrument
    with monkeypatch.context() as broken:
        blanks(meeting)
        broken.setattr(instruments, "destroy", lambda id: (_ for _ in ()).throw(OSError("full")))
        with pytest.raises(OSError, match="full"):
            closed(meeting)
    assert instrument.exists(id)
    prediction_acts.sweep(meeting.room.folio())
    assert not instrument.exists(id)
