"""Private answers stay private: from the moment they are typed to the backup made after they were opened."""

import re
import secrets
from pathlib import Path

import msgspec
import pytest
from django.test import Client

from cast import Cast, both, both_committed, client_of, open_here
from folders import bytes_below
from tracktwo.process.access import OpenMeeting
from tracktwo.process.fields import MultilingualText
from tracktwo.rooms.solve.predictions import acts as prediction_acts
from tracktwo.rooms.solve.predictions import reads as prediction_reads
from tracktwo.rooms.solve.predictions.records import AnswerSheet, PredictionRound, Question
from tracktwo.vault.models import Instrument, SealedRecord, Slot


def begun(meeting: OpenMeeting) -> None:
    prediction_acts.add_question(meeting, Question(kind="importance", words=MultilingualText("Water")))
    prediction_acts.begin(meeting)


def hand_in(meeting: OpenMeeting, side: str, own: int, other: int) -> bytes:
    """The answer's bytes, as they are before they are sealed."""
    questionnaire = prediction_reads.questionnaire_for(meeting, prediction_reads.open_round(meeting.room.folio()).body)
    place = [each.id for each in questionnaire.sides].index(side)
    values = {(0, place): own, (0, 1 - place): other}
    prediction_acts.submit(questionnaire, side, secrets.token_bytes(16), values)
    return msgspec.msgpack.encode(AnswerSheet(place, [(*about, value) for about, value in sorted(values.items())]))


@both
def test_no_page_tells_how_many_have_answered(meeting: OpenMeeting, cast: Cast) -> None:
    begun(meeting)
    pages: list[list[tuple[int, int]]] = []
    for people in range(3):
        if people:
            hand_in(meeting, "a", 5, 1)
        client: Client = client_of(cast.facilitator)
        base = f"/d/{meeting.dialogue.id}"
        found = [client.get(f"{base}/{path}") for path in ("solve/predictions", "solve/enter", "convene/close", "")]
        # Tokens differ from page to page, and have one length.
        pages.append([(one.status_code, len(re.sub(rb'value="\w{32,64}"', b"", one.content))) for one in found])
    assert pages[0] == pages[1] == pages[2]


@both
def test_the_store_grows_by_nothing(meeting: OpenMeeting) -> None:
    begun(meeting)

    def shape() -> object:
        return (
            sorted(len(bytes(one.answer)) for one in Slot.objects.all()),
            [len(bytes(one.desk)) for one in Instrument.objects.all()],
            SealedRecord.objects.count(),
        )

    before = shape()
    hand_in(meeting, "a", 5, 1)
    hand_in(meeting, "b", 4, 2)
    assert shape() == before


@both_committed
@pytest.mark.parametrize("people", [5, 4])
def test_after_closing_no_answer_is_anywhere(data_folder: Path, cast: Cast, people: int) -> None:
    from cast import begin_dialogue
    from tracktwo.process import meetings, schedule

    dialogue = begin_dialogue(cast)
    meetings.open_meeting(dialogue, schedule.add_workshop(dialogue).id, {})
    meeting = open_here(cast.convenor, dialogue.id).meeting
    begun(meeting)
    plain = {hand_in(meeting, side, own, 3) for side in ("a", "b") for own in (5, 4, 3, 2, 1)[:people]}
    kept = [bytes(one.answer) for one in Slot.objects.all()] + [bytes(one.secret) for one in Instrument.objects.all()]
    before = b"".join(bytes_below(data_folder).values())
    assert all(one[:48] in before for one in kept), "the search finds what is there"
    assert not any(one in before for one in plain)
    reading = prediction_reads.open_round(meeting.room.folio())
    prediction_acts.close(meeting, reading.id)
    after = b"".join(bytes_below(data_folder).values())
    for one in kept:
        assert not any(one[at : at + 16] in after for at in range(0, len(one) - 15, 16))
    body = meeting.room.folio().get(PredictionRound, reading.id).body
    assert all((one.prediction is not None) == (people >= 5) for one in body.seen)
    shown = {field for one in body.seen for field in msgspec.structs.asdict(one)}
    assert shown == {"question", "by", "of", "prediction", "answer"}, "no spread, no count, no single answer"
