"""The report to who pays: from a whitelist, in words that every side released, with nothing of fewer than five."""

import datetime
import io
import re
import zipfile

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from cast import Cast, both, client_of
from reflecting import harvested
from tracktwo.matter import concerns
from tracktwo.matter.concerns import Concern
from tracktwo.process.access import OpenDialogue, OpenMeeting, open_dialogue
from tracktwo.process.errors import Conflict, Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.process.sealed import change
from tracktwo.rooms.reflect.outcomes import acts as outcome_acts
from tracktwo.rooms.reflect.outcomes.records import Outcome
from tracktwo.rooms.reflect.report import acts
from tracktwo.rooms.reflect.report.composing import about, compose, earlier_reports
from tracktwo.rooms.reflect.report.documents import file_of
from tracktwo.rooms.reflect.report.hostile import lessons_for_an_enemy
from tracktwo.rooms.reflect.report.records import Report, ReportDraft

pytestmark = both
PLAN = MultilingualText("A second table stands beside stranded talks", "طاولة ثانية قائمة إلى جانب محادثات متعثرة")


def again(dialogue: OpenDialogue) -> OpenDialogue:
    return open_dialogue(dialogue.person, dialogue.id)


def version(dialogue: OpenDialogue) -> int:
    record = acts.draft_of(again(dialogue))
    return record.version if record else 0


def body_of(dialogue: OpenDialogue) -> ReportDraft:
    record = acts.draft_of(again(dialogue))
    assert record is not None
    return record.body


def whole(dialogue: OpenDialogue) -> str:
    """Everything the report would say, in English."""
    with override("en"):
        report = compose(again(dialogue), body_of(dialogue))
    return "\n".join(f"{section.heading.first}\n{section.text.first}" for section in report.sections)


@pytest.fixture
def begun(meeting: OpenMeeting) -> OpenMeeting:
    """A meeting, and a report of twelve people that is being written."""
    dialogue = meeting.dialogue
    acts.begin(dialogue)
    acts.write(dialogue, 1, "plan", PLAN)
    acts.count(dialogue, 2, {"workshops": 2, "people": 12, "women": 5, "men": 7})
    return meeting


def release(meeting: OpenMeeting, side: str, **sent: str) -> bool:
    meeting.dialogue.third.forget()
    wording = about(compose(meeting.dialogue, body_of(meeting.dialogue))).hex()
    return acts.release_report(meeting, side, {"wording": wording} | sent)


# --- It leaves when every side released it. ---


def test_it_leaves_when_every_side_has_released_it(begun: OpenMeeting) -> None:
    assert not release(begun, "a")
    assert earlier_reports(again(begun.dialogue)) == []
    assert release(begun, "b")
    (report,) = earlier_reports(again(begun.dialogue))
    assert report.numbers == {"people": 12, "women": 5, "men": 7, "unsaid": 0}
    assert acts.draft_of(again(begun.dialogue)) is None


def test_one_number_more_and_every_side_is_asked_anew(begun: OpenMeeting) -> None:
    release(begun, "a")
    acts.count(begun.dialogue, 3, {"workshops": 2, "people": 13, "women": 6, "men": 7})
    assert not release(begun, "b")
    assert release(begun, "a")


def test_what_was_not_shown_is_not_released(begun: OpenMeeting) -> None:
    with pytest.raises(Conflict):
        acts.release_report(begun, "a", {"wording": "00" * 32})


def test_no_file_of_a_report_that_did_not_leave(begun: OpenMeeting, cast: Cast) -> None:
    record = acts.draft_of(begun.dialogue)
    assert record is not None
    for form in ("docx", "pdf"):
        where = reverse("reflect:report-file", args=[begun.dialogue.id, record.id, form])
        assert client_of(cast.convenor).get(where).status_code == 404


def test_a_second_report_of_the_same_quarter_is_refused(begun: OpenMeeting) -> None:
    release(begun, "a")
    release(begun, "b")
    with pytest.raises(Refused):
        acts.begin(again(begun.dialogue))


# --- The whitelist. ---


def test_every_field_of_a_draft_is_one_that_may_leave() -> None:
    """A field that is added to the draft has to be thought about here."""
    assert set(ReportDraft.__struct_fields__) == {
        *("year", "quarter", "holder", "day", "plan", "logic", "analysis", "risks"),
        *("workshops", "people", "women", "men", "outcomes"),
    }
    assert {"holder", "day"}.isdisjoint(Report.__struct_fields__)


@pytest.mark.parametrize(
    "words",
    [
        "Larch goes well",
        "North came late",
        "Written by the convenor",
        "We met on 12 March",
        "We met on 12/3",
        "Nothing since June",
        "Twelve came, of whom 5 spoke",
        "جاء ٥ منهم",
        "لا شيء منذ حزيران",
        "We heard that the wells will be closed before the rains",
    ],
)
def test_names_days_numbers_and_words_of_a_side_stay_out(begun: OpenMeeting, words: str) -> None:
    fear = MultilingualText("We fear that the wells will be closed before the rains")
    concerns.add(begun, Concern(kind="fear", owner="a", words=fear))
    with pytest.raises(Refused):
        acts.write(begun.dialogue, 3, "risks", MultilingualText("", words))
    assert words not in whole(begun.dialogue)


def test_a_year_may_stand(begun: OpenMeeting) -> None:
    acts.write(begun.dialogue, 3, "logic", MultilingualText("As in 2024, advisers carry ideas home"))
    assert "As in 2024" in whole(begun.dialogue)


def test_only_confirmed_outcomes_can_be_chosen(begun: OpenMeeting) -> None:
    ids = harvested(begun.dialogue)
    with pytest.raises(Refused):
        acts.choose(begun.dialogue, version(begun.dialogue), [ids["harvest"]])
    for side in ("a", "b"):
        outcome_acts.confirm(begun, side, ids["harvest"], {"wording": ids["harvest_digest"]})
    dialogue = again(begun.dialogue)
    (outcome,) = dialogue.joint.folio().all(Outcome)
    assert "measure the wells" not in whole(dialogue)
    acts.choose(dialogue, version(dialogue), [outcome.id])
    assert "Both sides measure the wells (officials, third quarter of 2026; not yet)" in whole(dialogue)


# --- Numbers beside earlier reports. ---


def test_eleven_women_and_then_twelve_are_withheld_with_a_ready_sentence(begun: OpenMeeting) -> None:
    dialogue = begun.dialogue
    acts.count(dialogue, version(dialogue), {"workshops": 2, "people": 20, "women": 11, "men": 9})
    release(begun, "a")
    release(begun, "b")
    dialogue = again(dialogue)
    with change(dialogue.third) as changing:
        changing.add(
            ReportDraft(year=2027, quarter=4, holder="h", day=datetime.date(2027, 10, 1), people=21, women=12, men=9)
        )
    said = whole(dialogue)
    assert "21" not in said and "12" not in said and "differs by at least five" in said
    assert any("withheld" in line for line in lessons_for_an_enemy(again(dialogue), body_of(dialogue)))


def test_fewer_than_five_are_never_counted(begun: OpenMeeting) -> None:
    acts.count(begun.dialogue, 3, {"workshops": 2, "people": 12, "women": 4, "men": 8})
    said = whole(begun.dialogue)
    assert "Women among them" not in said and "Men among them" not in said and "so far: 12." in said


def test_more_women_and_men_than_people_are_refused(begun: OpenMeeting) -> None:
    with pytest.raises(Refused):
        acts.count(begun.dialogue, 3, {"workshops": 1, "people": 9, "women": 5, "men": 5})


# --- What an enemy learns. ---


def test_a_hostile_reader_learns_what_the_page_says(begun: OpenMeeting) -> None:
    acts.write(begun.dialogue, 3, "risks", MultilingualText("A leak before the third round"))
    with override("en"):
        learnt = "\n".join(lessons_for_an_enemy(again(begun.dialogue), body_of(begun.dialogue)))
    assert "12 people" in learnt and "2 workshops" in learnt and "What you fear most" in learnt


# --- Files. ---


def left(begun: OpenMeeting) -> tuple[OpenDialogue, Report]:
    release(begun, "a")
    release(begun, "b")
    dialogue = again(begun.dialogue)
    return dialogue, earlier_reports(dialogue)[0]


def test_the_word_file_holds_these_words_and_nothing_of_its_making(begun: OpenMeeting) -> None:
    dialogue, report = left(begun)
    content = file_of(dialogue, report, "docx")
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        document = parts.read("word/document.xml").decode()
        everything = b"".join(parts.read(name) for name in parts.namelist()).decode(errors="replace")
    assert "A second table stands" in document and "طاولة ثانية" in document and "w:bidi" in document
    for trace in (dialogue.card.code_name, "the convenor", "python-docx", dialogue.id):
        assert trace not in everything
    assert all(info.date_time[0] == 1980 for info in zipfile.ZipFile(io.BytesIO(content)).infolist())


def test_the_pdf_says_nothing_of_its_making(begun: OpenMeeting) -> None:
    dialogue, report = left(begun)
    content = file_of(dialogue, report, "pdf")
    assert content.startswith(b"%PDF") and not re.search(rb"/(Author|Creator|Producer|CreationDate|ModDate)", content)


def test_its_name_gives_nothing_away(begun: OpenMeeting, cast: Cast) -> None:
    dialogue, report = left(begun)
    (record,) = dialogue.joint.folio().all(Report)
    answer = client_of(cast.convenor).get(reverse("reflect:report-file", args=[dialogue.id, record.id, "pdf"]))
    assert answer["Content-Disposition"] == f'attachment; filename="report-{report.year}-{report.quarter}.pdf"'


# --- Pages. ---


@pytest.fixture
def client(cast: Cast, dialogue: OpenDialogue) -> Client:
    return client_of(cast.convenor)


def page(answer: HttpResponse, status: int = 200) -> str:
    assert answer.status_code == status
    return answer.content.decode()


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("risks", {"risks": "x" * 1201}),
        ("risks", {"risks": "On 12 March"}),
        ("people", {"people": "-3", "women": "0", "men": "0", "workshops": "0"}),
        ("people", {"people": "5", "women": "9", "men": "9", "workshops": "1"}),
        ("people", {}),
        ("outcomes", {"outcomes": "0" * 32}),
    ],
)
def test_what_cannot_be_kept_is_said_and_stays_typed(
    client: Client, begun: OpenMeeting, name: str, sent: dict[str, str]
) -> None:
    before = version(begun.dialogue)
    where = reverse("reflect:write-report", args=[begun.dialogue.id, name])
    shown = page(client.post(where, sent | {"version": str(before)}), 422)
    assert sent.get("risks", "")[:40] in shown
    assert version(begun.dialogue) == before


def test_a_stale_save_is_refused_and_shows_both(client: Client, begun: OpenMeeting) -> None:
    acts.write(begun.dialogue, 3, "risks", MultilingualText("Theirs"))
    where = reverse("reflect:write-report", args=[begun.dialogue.id, "risks"])
    shown = page(client.post(where, {"risks": "Mine", "version": "3"}), 409)
    assert "Theirs" in shown and "Mine" in shown


def test_nothing_is_written_without_a_report(client: Client, dialogue: OpenDialogue) -> None:
    with pytest.raises(Refused):
        acts.write(dialogue, 1, "risks", MultilingualText("A leak"))
    assert client.get(reverse("reflect:write-report", args=[dialogue.id, "risks"])).status_code == 302
