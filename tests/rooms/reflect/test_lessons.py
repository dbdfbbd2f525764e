"""Lessons: one from each workshop, cited by choices, on the shelf without their dialogue."""

import datetime
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from cast import Cast, both, client_of
from reflecting import WORDS, learnt
from tracktwo.editing.undo import undo
from tracktwo.matter import concerns
from tracktwo.matter.concerns import Concern
from tracktwo.matter.seats import Seat
from tracktwo.process import meetings, release
from tracktwo.process.access import OpenDialogue, OpenMeeting, open_dialogue
from tracktwo.process.designing import choices
from tracktwo.process.errors import Conflict, NotThere, Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.process.safeguards import evaluate, safeguard
from tracktwo.process.shelf import on_shelf
from tracktwo.rooms.recruit.pool.acts import NewPerson, add_people
from tracktwo.rooms.recruit.seats.acts import add_seat
from tracktwo.rooms.reflect import traces
from tracktwo.rooms.reflect.lessons import acts, reads
from tracktwo.rooms.reflect.lessons.records import Evidence, Lesson, Letter

pytestmark = both
DAY = datetime.date(2026, 1, 1)


@pytest.fixture
def client(cast: Cast, dialogue: OpenDialogue) -> Client:
    return client_of(cast.convenor)


def at(dialogue: OpenDialogue, name: str, *parts: str) -> str:
    return reverse(f"reflect:{name}", args=[dialogue.id, *parts])


def page(answer: HttpResponse, status: int = 200) -> str:
    assert answer.status_code == status
    return answer.content.decode()


def again(dialogue: OpenDialogue) -> OpenDialogue:
    return open_dialogue(dialogue.person, dialogue.id)


def status(dialogue: OpenDialogue, rule: str) -> str:
    return evaluate(again(dialogue), safeguard(rule)).status


# --- Each workshop yields one. ---


def test_a_workshop_that_is_over_asks_for_a_lesson(meeting: OpenMeeting, client: Client) -> None:
    dialogue = meeting.dialogue
    assert status(dialogue, "lesson-from-each-workshop") == "waits"
    meetings.close_meeting(meeting)
    assert status(dialogue, "lesson-from-each-workshop") == "advises"
    assert "is over" in page(client.get(at(dialogue, "lessons")))
    workshop = meeting.card.workshop
    client.post(at(dialogue, "lessons"), {"words": "Later mornings", "workshop": workshop, "key": "a" * 32})
    assert status(dialogue, "lesson-from-each-workshop") == "met"


def test_a_lesson_of_no_workshop_is_none_of_the_workshops(meeting: OpenMeeting) -> None:
    meetings.close_meeting(meeting)
    acts.learn(again(meeting.dialogue), "Later mornings")
    assert status(meeting.dialogue, "lesson-from-each-workshop") == "advises"


# --- Choices and what they rest on. ---


def test_a_choice_that_was_made_and_rests_on_nothing_is_listed(dialogue: OpenDialogue) -> None:
    assert {"entry", "seats", "series"} <= {choice.name for choice in choices()}
    assert status(dialogue, "choices-cite-evidence") == "waits"
    add_seat(dialogue, Seat(code="A1", side="a", office="former"))
    assert status(dialogue, "choices-cite-evidence") == "advises"
    opened = again(dialogue)
    acts.cite(opened, Evidence(choice="seats", kind="case", case="kelman", holder="h", day=DAY))
    assert status(dialogue, "choices-cite-evidence") == "met"


def test_a_lesson_without_use_is_listed_until_it_is_cited(dialogue: OpenDialogue) -> None:
    lesson = acts.learn(dialogue, "Later mornings")
    assert [view.record.id for view in reads.unused(dialogue)] == [lesson.id]
    acts.cite(dialogue, Evidence(choice="series", kind="lesson", lesson=lesson.id, holder="h", day=DAY))
    assert reads.unused(dialogue) == []


def test_the_same_evidence_is_cited_once(dialogue: OpenDialogue) -> None:
    for _time in range(2):
        acts.cite(dialogue, Evidence(choice="entry", kind="case", case="azar", holder="h", day=DAY))
    assert len(dialogue.third.folio().all(Evidence)) == 1


def test_with_a_lesson_go_its_citations_and_undo_brings_both(dialogue: OpenDialogue) -> None:
    lesson = acts.learn(dialogue, "Later mornings")
    acts.cite(dialogue, Evidence(choice="series", kind="lesson", lesson=lesson.id, holder="h", day=DAY))
    acts.erase_lesson(dialogue, lesson.id)
    assert dialogue.third.folio().all(Evidence) == []
    undo(dialogue.third)
    assert len(dialogue.third.folio().all(Evidence)) == 1


@pytest.mark.parametrize(
    "evidence",
    [
        {"choice": "nowhere", "kind": "case", "case": "azar"},
        {"choice": "entry", "kind": "case", "case": "atlantis"},
        {"choice": "entry", "kind": "lesson", "lesson": "0" * 32},
        {"choice": "entry", "kind": "shelf", "shelf": "0" * 32},
    ],
)
def test_what_is_not_there_cannot_be_cited(dialogue: OpenDialogue, evidence: dict[str, Any]) -> None:
    with pytest.raises((Refused, NotThere)):
        acts.cite(dialogue, Evidence(**evidence, holder="h", day=DAY))
    assert dialogue.third.folio().all(Evidence) == []


def test_the_page_of_a_choice_leads_to_what_it_rests_on(client: Client, dialogue: OpenDialogue) -> None:
    where = page(client.get(reverse("enter:decision", args=[dialogue.id])))
    assert at(dialogue, "choice", "entry") in where
    assert page(client.get(at(dialogue, "choice", "entry"))).count("Tajik") >= 1
    assert client.get(at(dialogue, "choice", "nowhere")).status_code == 404


# --- The shelf. ---


def test_what_names_the_dialogue_stays_off_the_shelf(dialogue: OpenDialogue) -> None:
    for words in (
        "At Larch mornings were too early",
        "South needs a second interpreter",
        "Ask the panel twice",
        "On 12/3 the bus was late",
        "In March nobody travels",
        "في آذار لا يسافر أحد",
        "الشمال يحتاج إلى مترجم",
    ):
        lesson = acts.learn(dialogue, words)
        with pytest.raises(Refused):
            acts.put(dialogue, lesson.id, words)
    assert on_shelf(dialogue.person) == []


def test_a_verb_is_no_month(dialogue: OpenDialogue) -> None:
    assert not traces.days_in("It may help to wait 5 minutes")
    assert traces.days_in("On 5 May")


def test_words_a_side_said_on_the_board_stay_off_the_shelf(meeting: OpenMeeting) -> None:
    fear = "We fear that the wells will be closed before the rains"
    concerns.add(meeting, Concern(kind="fear", owner="a", words=MultilingualText(fear)))
    said = "Write down what people mean: “the wells will be closed before the rains” was heard late"
    assert traces.traces(meeting.dialogue, said) == ["Words of a side stand in it."]


def test_words_a_side_released_stay_off_the_shelf_after_the_meeting(meeting: OpenMeeting) -> None:
    fear = MultilingualText("We fear that the wells will be closed before the rains")
    concern = release.Released(kind="concern", title=MultilingualText(""), wording=fear, owner="a", concern_kind="fear")
    for side in ("a", "b"):
        release.release_words(meeting, side, concern)
    meetings.close_meeting(meeting)
    assert traces.sides_words_in(again(meeting.dialogue), "that the wells will be closed")


def test_search_is_sent_and_stands_in_no_address(client: Client, dialogue: OpenDialogue) -> None:
    learnt(dialogue)
    shown = page(client.post(at(dialogue, "search"), {"wanted": "word ROOM"}))
    assert WORDS in shown
    assert WORDS not in page(client.post(at(dialogue, "search"), {"wanted": "boat"}))
    assert WORDS in page(client.get(at(dialogue, "search") + "?wanted=boat"))


def test_a_lesson_is_refused_with_what_was_typed_still_there(client: Client, dialogue: OpenDialogue) -> None:
    lesson = acts.learn(dialogue, "Later mornings")
    shown = page(client.post(at(dialogue, "shelve", lesson.id), {"words": "Larch began too early"}), 422)
    assert "Larch began too early" in shown and "A name of this dialogue" in shown


# --- Forms. ---


def test_sent_twice_it_is_written_once(client: Client, dialogue: OpenDialogue) -> None:
    for _time in range(2):
        client.post(at(dialogue, "lessons"), {"words": "Later mornings", "key": "b" * 32})
        client.post(at(dialogue, "lessons-workshop"), {"words_0": "One", "words_3": "Two", "key": "c" * 32})
    assert len(again(dialogue).third.folio().all(Lesson)) == 3


def test_a_stale_save_is_refused_and_shows_both(client: Client, dialogue: OpenDialogue) -> None:
    lesson = acts.learn(dialogue, "Later mornings")
    acts.change_lesson(dialogue, lesson.id, 1, "Later evenings", "", "")
    shown = page(client.post(at(dialogue, "edit-lesson", lesson.id), {"words": "Mine", "version": "1"}), 409)
    assert "Later evenings" in shown and "Mine" in shown
    acts.write_letter(dialogue, 0, Letter(first="Theirs"))
    shown = page(client.post(at(dialogue, "handover"), {"first": "Ours", "version": "0"}), 409)
    assert "Theirs" in shown and "Ours" in shown


@pytest.mark.parametrize("sent", [{}, {"words": ""}, {"words": "x" * 401}, {"words": "One", "choice": "nowhere"}])
def test_what_cannot_be_kept_is_said(client: Client, dialogue: OpenDialogue, sent: dict[str, str]) -> None:
    page(client.post(at(dialogue, "lessons"), sent | {"key": "d" * 32}), 422)
    assert again(dialogue).third.folio().all(Lesson) == []


def test_a_lessons_workshop_without_a_lesson_is_asked_again(client: Client, dialogue: OpenDialogue) -> None:
    assert "One lesson" not in page(client.post(at(dialogue, "lessons-workshop"), {"key": "e" * 32}), 422)


def test_a_choice_of_no_name_is_refused(dialogue: OpenDialogue) -> None:
    with pytest.raises(Refused):
        acts.learn(dialogue, "One", "nowhere")
    with pytest.raises(Conflict):
        lesson = acts.learn(dialogue, "One")
        acts.change_lesson(dialogue, lesson.id, 7, "Two", "", "")


def test_the_name_of_somebody_who_could_be_asked_does_not_get_on_the_shelf(dialogue: OpenDialogue) -> None:
    add_people(dialogue, [NewPerson("Cedar of the wells", "a")])
    lesson = acts.learn(dialogue, "Ask cedar of the Wells before anybody else")
    with pytest.raises(Refused, match="Cedar of the wells"):
        acts.put(dialogue, lesson.id, lesson.body.words)
    assert not on_shelf(dialogue.person)
