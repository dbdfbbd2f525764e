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
from tracktwo.process.errors import NoSlip, Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.rooms.solve.predictions import acts as prediction_acts
from tracktwo.rooms.solve.predictions import reads as prediction_reads
from tracktwo.rooms.solve.predictions.records import AnswerSheet, PredictionRound, Question
from tracktwo.rooms.solve.room import ROOM
from tracktwo.vault.models import Instrument, SealedRecord, Slot

SLIPS: dict[str, list[str]] = {}


def begun(meeting: OpenMeeting, heads: dict[str, int] | None = None) -> None:
    prediction_acts.add_question(meeting, Question(kind="importance", words=MultilingualText("Water")))
    SLIPS.clear()
    SLIPS.update(prediction_acts.begin(meeting, heads or {"a": 5, "b": 5}).slips)


def hand_in(meeting: OpenMeeting, side: str, own: int, other: int) -> bytes:
    """The answer's bytes, as they are before they are sealed."""
    handed = prediction_reads.questionnaire_for(meeting, prediction_reads.open_round(meeting.room.folio()).body)
    place = [one.id for one in handed.sides].index(side)
    values = {(0, place): own, (0, 1 - place): other}
    prediction_acts.submit(handed, SLIPS[side].pop(), secrets.token_bytes(16), values)
    return msgspec.msgpack.encode(AnswerSheet(place, [(*about, value) for about, value in sorted(values.items())]))


@both
def test_no_page_tells_how_many_of_a_side_have_answered(meeting: OpenMeeting, cast: Cast) -> None:
    """All sides together are shown, and the same whichever side it was."""
    begun(meeting)
    base, seen = f"/d/{meeting.dialogue.id}", []
    client: Client = client_of(cast.facilitator)
    for side in ("a", "b"):
        hand_in(meeting, side, 5, 1)
        pages = [
            client.get(f"{base}/{path}")
            for path in ("solve/predictions", "solve/predictions/enter", "convene/close", "")
        ]
        # Tokens differ from page to page, and have one length.
        texts = [re.sub(r'value="\w{32,64}"', "", page.content.decode()) for page in pages]
        count = len(seen) + 1
        assert f"{count} of 10 have handed in" in texts[0]
        seen.append([(page.status_code, len(text)) for page, text in zip(pages, texts, strict=True)])
    assert seen[0] == seen[1]


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
    begun(meeting, {"a": people, "b": people})
    plain = {hand_in(meeting, side, own, 3) for side in ("a", "b") for own in (5, 4, 3, 2, 1)[:people]}
    kept = [bytes(one.answer) for one in Slot.objects.all()] + [
        bytes(one.secret)[-2048:] for one in Instrument.objects.all()
    ]
    before = b"".join(bytes_below(data_folder).values())
    assert all(one[-48:] in before for one in kept), "the search finds what is there"
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


@both
def test_nobody_can_add_answers_to_find_out_another_ones(meeting: OpenMeeting, cast: Cast) -> None:
    """One honest answer of 2; the next holder tries to add 1, 1, 5, 5 and five for the other side, to see the 2."""
    begun(meeting)
    hand_in(meeting, "a", 2, 3)
    own = SLIPS["a"].pop()
    handed = prediction_reads.questionnaire_for(meeting, prediction_reads.open_round(meeting.room.folio()).body)
    prediction_acts.submit(handed, own, secrets.token_bytes(16), {(0, 0): 1, (0, 1): 1})
    for value in (1, 5, 5):
        for slip in (own, "", "AAAAA-AAA"):
            with pytest.raises(NoSlip):
                prediction_acts.submit(handed, slip, secrets.token_bytes(16), {(0, 0): value})
    reading = prediction_reads.open_round(meeting.room.folio())
    with pytest.raises(Refused, match="2 of 10"):
        prediction_acts.close(meeting, reading.id)
    assert prediction_reads.open_round(meeting.room.folio()) is not None, "it is not opened before all have handed in"
    client = client_of(cast.facilitator)
    page = f"/d/{meeting.dialogue.id}/solve/predictions/enter"
    assert client.post(page, {"slip": own, "answers": "1", "key": "a" * 32}).status_code == 409, "nor from paper"
    assert prediction_reads.progress(reading.body) == (2, 10)


@both
def test_a_surplus_destroys_the_round_unread_and_says_so(meeting: OpenMeeting, cast: Cast) -> None:
    begun(meeting, {"a": 5, "b": 5})
    for side in ("a", "b"):
        for own in (1, 2, 3, 4, 5):
            hand_in(meeting, side, own, 3)
    reading = prediction_reads.open_round(meeting.room.folio())
    Slot.objects.filter(instrument=reading.body.instrument, number=0).update(
        answer=bytes(Slot.objects.get(instrument=reading.body.instrument, number=1).answer)
    )
    client = client_of(cast.facilitator)
    answer = client.post(f"/d/{meeting.dialogue.id}/solve/predictions/close", {"sure": "1"})
    assert answer.status_code == 409
    assert "destroyed unread" in answer.content.decode()
    assert not Slot.objects.exists()
    meeting.room.forget()
    record = meeting.room.folio().get(PredictionRound, reading.id).body
    assert (record.spoilt, record.seen, record.opener) == (True, [], b"")


@both
def test_the_head_counts_stand_on_the_wall_before_the_first_answer(meeting: OpenMeeting, cast: Cast) -> None:
    prediction_acts.add_question(meeting, Question(kind="importance", words=MultilingualText("Water")))
    client = client_of(cast.facilitator)
    base = f"/d/{meeting.dialogue.id}"
    begun_page = client.post(f"{base}/solve/predictions/begin", {"heads-a": "6", "heads-b": "7"})
    assert begun_page.content.decode().count("<li><code>") == 13
    room = open_here(cast.facilitator, meeting.dialogue.id).meeting
    context = next(view for view in ROOM.wall if view.name == "predictions").read(room)
    assert [(side.id, people) for side, people in context["heads"]] in ([("a", 6), ("b", 7)], [("b", 7), ("a", 6)])
    again = client.post(f"{base}/solve/predictions/begin", {"heads-a": "6", "heads-b": "7"})
    assert again.status_code == 409, "the numbers stay as they are, and the slips are shown once"
