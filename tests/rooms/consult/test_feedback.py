"""Results on the board as cards of nobody, what the room did told back, and tracks kept in touch."""

import datetime

import pytest
from django.urls import reverse

from cast import Cast, both, client_of, open_here
from society import STATEMENTS, answered, results_of
from tracktwo.common.exchange_format import Feedback, seal_key, unpack
from tracktwo.editing import undo
from tracktwo.matter import liaison, society
from tracktwo.matter.society import SocietyCard
from tracktwo.process import meetings
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.process.records import Released
from tracktwo.process.release import digest
from tracktwo.process.safeguards import evaluate, safeguard
from tracktwo.rooms.consult import acts, reads
from tracktwo.rooms.consult.records import Consultation, FeedbackDraft
from tracktwo.vault.errors import Conflict
from tracktwo.vault.models import SealedRecord

pytestmark = both
DAY = datetime.date(2030, 5, 1)


def cards(meeting: OpenMeeting) -> list[SocietyCard]:
    return [one.body for one in meeting.room.folio().all(SocietyCard)]


def telling(consultation: str, wording: str = "We heard it.") -> FeedbackDraft:
    return FeedbackDraft(consultation, MultilingualText("Feedback back", "ردّ"), MultilingualText(wording, "سمعنا"))


def give(meeting: OpenMeeting, side: str, words: FeedbackDraft) -> None:
    sent = {"wording": digest("told", words.title, words.wording).hex()}
    acts.release_feedback(meeting, side, words, sent)


def test_a_card_says_what_it_is_and_whose_it_is_not(meeting: OpenMeeting) -> None:
    record = answered(meeting.dialogue)
    found = results_of(record.body).findings
    made = [reads.card_of(meeting.dialogue, one) for one in found]
    assert [one.kind for one in made if one] == ["bridging", "divides", "voiced"]
    assert made[0].words == MultilingualText(STATEMENTS[0]["en"], STATEMENTS[0]["ar"])
    assert set(SocietyCard.__struct_fields__) == {"kind", "words"}


def test_cards_come_in_one_act_and_go_in_one_step(meeting: OpenMeeting) -> None:
    first = SocietyCard("bridging", MultilingualText("The crossings stay open.", ""))
    second = SocietyCard("voiced", MultilingualText("Water is run together.", ""))
    society.bring(meeting, [first, second], "a" * 32)
    society.bring(meeting, [first, second], "a" * 32)
    society.bring(meeting, [first], "b" * 32)
    assert cards(meeting) == [first, second]
    undo.undo(meeting.room)
    assert cards(meeting) == []


def test_cards_die_with_the_meeting(meeting: OpenMeeting) -> None:
    society.bring(meeting, [SocietyCard("voiced", MultilingualText("Wells before walls.", ""))], "c" * 32)
    meetings.close_meeting(meeting)
    assert not SealedRecord.objects.filter(compartment=meeting.room.id).exists()


def test_the_same_statement_from_two_tabs_is_one_card(cast: Cast, meeting: OpenMeeting) -> None:
    record = answered(meeting.dialogue)
    browser = client_of(cast.convenor)
    for key in ("d" * 32, "d" * 32, "e" * 32):
        where = reverse("consult:bring", args=[meeting.dialogue.id, record.id])
        response = browser.post(where, {"number": ["0", "1"], "key": key})
        assert response.status_code == 302
    there = open_here(cast.convenor, meeting.dialogue.id).meeting
    assert [one.kind for one in cards(there)] == ["bridging", "divides"]


def test_nothing_is_told_back_before_every_side_released_it(meeting: OpenMeeting) -> None:
    dialogue = meeting.dialogue
    record = answered(dialogue)
    assert evaluate(dialogue, safeguard("consultation-told-back")).status == "advises"
    words = telling(record.id)
    acts.write_feedback(meeting, words)
    give(meeting, "a", words)
    with pytest.raises(Refused, match="every side has released"):
        acts.feedback_file(dialogue, dialogue.third.folio().get(Consultation, record.id).body)
    give(meeting, "b", words)
    body = dialogue.third.folio().get(Consultation, record.id).body
    file = acts.feedback_file(dialogue, body)
    told = unpack(file, Feedback, seal_key(body.code))
    assert (told.id, told.title, told.wording) == (
        body.asked,
        {"en": "Feedback back", "ar": "ردّ"},
        {"en": "We heard it.", "ar": "سمعنا"},
    )
    assert evaluate(dialogue, safeguard("consultation-told-back")).status == "met"
    (released,) = dialogue.joint.folio().all(Released)
    assert released.body.kind == "told"


def test_a_wording_that_changed_has_been_released_by_nobody(meeting: OpenMeeting) -> None:
    record = answered(meeting.dialogue)
    first, second = telling(record.id), telling(record.id, "We heard nothing.")
    acts.write_feedback(meeting, first)
    give(meeting, "a", first)
    acts.write_feedback(meeting, second)
    stale = {"wording": digest("told", first.title, first.wording).hex()}
    with pytest.raises(Conflict):
        acts.release_feedback(meeting, "b", second, stale)
    give(meeting, "b", second)
    assert meeting.dialogue.joint.folio().all(Released) == []


def test_the_wording_that_was_told_stays_though_the_meeting_ends(meeting: OpenMeeting) -> None:
    record = answered(meeting.dialogue)
    words = telling(record.id)
    acts.write_feedback(meeting, words)
    for side in ("a", "b"):
        give(meeting, side, words)
    dialogue = meeting.dialogue
    meetings.close_meeting(meeting)
    assert acts.feedback_file(dialogue, dialogue.third.folio().get(Consultation, record.id).body)


def test_liaison_is_overdue_after_its_day(meeting: OpenMeeting, monkeypatch: pytest.MonkeyPatch) -> None:
    dialogue = meeting.dialogue
    assert evaluate(dialogue, safeguard("liaison-on-time")).status == "waits"
    liaison.add_task(dialogue, liaison.LiaisonTask("one", "Say that we met", DAY))
    for day, status in ((DAY, "met"), (DAY + datetime.timedelta(1), "advises")):
        monkeypatch.setattr("tracktwo.process.journal.today", lambda folio, day=day: day)
        assert evaluate(dialogue, safeguard("liaison-on-time")).status == status
        shown = reads.home(dialogue)["tasks"]
        assert [late for _, late in shown] == [status == "advises"]
    (one,) = dialogue.third.folio().all(liaison.LiaisonTask)
    liaison.finish_task(dialogue, one.id)
    assert evaluate(dialogue, safeguard("liaison-on-time")).status == "met"
