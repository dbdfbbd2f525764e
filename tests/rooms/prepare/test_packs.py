"""What is printed holds what its readers need and nothing more; a calendar file holds no word of the dialogue."""

import datetime
import io
import re

import pytest
from docx import Document
from icalendar import Calendar
from pypdf import PdfReader

from cast import Cast, both, client_of, open_here
from preparing import FIRST, laid_out
from tracktwo.process import meetings
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.errors import Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.process.release import release
from tracktwo.process.sealed import change
from tracktwo.rooms.prepare.days.reads import timetable
from tracktwo.rooms.prepare.days.records import WorkshopDay, WorkshopPlace
from tracktwo.rooms.prepare.packs.calendar import calendar_file
from tracktwo.rooms.prepare.packs.sheets import pack
from tracktwo.rooms.prepare.publicity import acts as leak_acts
from tracktwo.rooms.recruit.seats.acts import add_coded_seats
from tracktwo.ui.sheets import Card, Heading, Sheet, Table
from tracktwo.ui.sheets_pdf import pdf
from tracktwo.ui.word import word

pytestmark = both


@pytest.fixture
def workshop(dialogue: OpenDialogue) -> str:
    """A workshop with a timetable and three seats a side."""
    add_coded_seats(dialogue, 3)
    return laid_out(dialogue)


def at(dialogue: OpenDialogue, workshop: str, zone: str) -> None:
    with change(dialogue.third) as draft:
        draft.add(WorkshopPlace(workshop=workshop, zone=zone))
    dialogue.third.forget()


def titles(sheets: list[Sheet]) -> list[str]:
    return [part.text for sheet in sheets for part in sheet.parts if isinstance(part, Heading) and part.level == 1]


def cards(sheets: list[Sheet]) -> set[str]:
    return {part.text for sheet in sheets for part in sheet.parts if isinstance(part, Card)}


def words_of(sheets: list[Sheet]) -> str:
    """All words of a file, wherever a line ends."""
    pages = PdfReader(io.BytesIO(pdf(sheets))).pages
    return " ".join(each for page in pages for each in page.extract_text().split())


def test_each_pack_has_its_sheets_in_every_language(dialogue: OpenDialogue, workshop: str) -> None:
    leak_acts.lay_out(dialogue)
    dialogue.third.forget()
    packs = {name: pack(dialogue, workshop, name) for name in ("facilitators", "room", "interpreters")}
    packs["a"] = pack(dialogue, workshop, "side", "a")
    for sheets in packs.values():
        half = len(sheets) // 2
        assert [sheet.language for sheet in sheets] == ["en"] * half + ["ar"] * half
    assert titles(packs["a"])[:4] == [
        "Agenda",
        "Ground rules",
        "Board to be filled by hand · North",
        "Seat cards",
    ]
    assert "القواعد الأساسية" in titles(packs["a"])
    assert cards(packs["a"]) == {"A1", "A2", "A3"}
    assert cards(packs["room"]) == {"A1", "A2", "A3", "B1", "B2", "B3"}
    assert "When something leaks" in titles(packs["facilitators"])
    assert not [title for name in ("a", "room", "interpreters") for title in titles(packs[name]) if "leaks" in title]


def test_a_side_reads_neither_purposes_nor_who_leads(dialogue: OpenDialogue, workshop: str) -> None:
    import msgspec

    block = timetable(dialogue, workshop)[0].blocks[0]
    with change(dialogue.third) as draft:
        record = draft.folio.get(type(block.block), block.id)
        draft.replace(record, msgspec.structs.replace(record.body, purpose="Calm the loud one", interpreters=["I1"]))
    dialogue.third.forget()
    read_by = {name: words_of(pack(dialogue, workshop, name)) for name in ("facilitators", "room", "interpreters")}
    read_by["side"] = words_of(pack(dialogue, workshop, "side", "b"))
    assert [name for name, text in read_by.items() if "Calm the loud one" in text] == ["facilitators"]
    assert [name for name, text in read_by.items() if "I1" in text] == ["interpreters"]
    assert all("09:00" in text for text in read_by.values())


def test_every_time_and_every_heading_stands_whole(dialogue: OpenDialogue, workshop: str) -> None:
    """A column that is too narrow breaks `09:00–10:30` after its last colon."""
    leak_acts.lay_out(dialogue)
    dialogue.third.forget()
    times = [block.from_to for day in timetable(dialogue, workshop) for block in day.blocks]
    for audience in ("facilitators", "room", "interpreters"):
        sheets = pack(dialogue, workshop, audience)
        text = words_of(sheets)
        assert [text.count(time) >= 2 for time in times] == [True] * len(times), audience
        headings = [part.heading for sheet in sheets for part in sheet.parts if isinstance(part, Table)]
        for words in (words for heading in headings for words in heading if words.isascii()):
            assert words, "a column says what stands in it"
            assert all(each in text for each in words.split()), words


def test_the_glossary_holds_released_words_alone(meeting: OpenMeeting) -> None:
    dialogue = meeting.dialogue
    workshop = laid_out(dialogue)
    assert not [title for title in titles(pack(dialogue, workshop, "room")) if title.startswith("Words")]
    for side in ("a", "b"):
        release(meeting, side, "word", MultilingualText("Homeland", "وطن"), MultilingualText("Where our dead lie"))
        if side == "a":
            dialogue.joint.forget()
            assert "Homeland" not in words_of(pack(dialogue, workshop, "room"))
    dialogue.joint.forget()
    assert "Homeland" in words_of(pack(dialogue, workshop, "room"))


def test_no_ticket_is_in_any_file(dialogue: OpenDialogue, workshop: str) -> None:
    sheets = meetings.draw_sheets(["a", "b"])
    meetings.open_meeting(dialogue, workshop, sheets)
    codes = [code for each in sheets.values() for code in each]
    for audience, side in (("facilitators", ""), ("room", ""), ("interpreters", ""), ("side", "a"), ("side", "b")):
        made = pack(dialogue, workshop, audience, side)
        text = words_of(made) + "".join(paragraph.text for paragraph in Document(io.BytesIO(word(made))).paragraphs)
        assert not [code for code in codes if code in text or code.replace("-", "") in text.replace("-", "")]


def test_the_information_sheet_has_no_line_for_a_name(dialogue: OpenDialogue, workshop: str) -> None:
    (sheet,) = [each for each in pack(dialogue, workshop, "room") if titles([each]) == ["What you may want to know"]]
    assert not [part for part in sheet.parts if isinstance(part, Table)]
    assert "you say so aloud" in words_of([sheet])


def test_files_under_names_that_say_nothing(cast: Cast, dialogue: OpenDialogue, workshop: str) -> None:
    client = client_of(cast.convenor)
    for form, kind in (("pdf", "application/pdf"), ("docx", "officedocument")):
        response = client.get(f"/d/{dialogue.id}/prepare/packs/{workshop}/room.{form}")
        assert response.status_code == 200
        assert kind in response["Content-Type"]
        assert response["Content-Disposition"] == f'attachment; filename="pack.{form}"'
    page = client.get(f"/d/{dialogue.id}/prepare/packs").content.decode()
    assert page.count(".docx") == 5
    assert "time zone" in page


def test_a_calendar_file_has_hours_in_utc_and_no_word_of_the_dialogue(dialogue: OpenDialogue, workshop: str) -> None:
    at(dialogue, workshop, "Asia/Nicosia")
    content = calendar_file(dialogue, workshop)
    events = Calendar.from_ical(content).walk("VEVENT")
    assert [event.decoded("dtstart") for event in events] == [
        datetime.datetime.combine(FIRST + datetime.timedelta(days=number), datetime.time(7), datetime.UTC)
        for number in range(3)
    ]
    days = timetable(dialogue, workshop)
    assert [event.decoded("dtend").hour for event in events] == [(day.ends // 60) - 2 for day in days]
    said = re.findall(r"[^\W\d_]{3,}", content.decode(), re.UNICODE)
    known = {"BEGIN", "END", "VCALENDAR", "VEVENT", "VERSION", "PRODID", "calendar", "SUMMARY", "Busy", "CLASS"}
    known |= {"PRIVATE", "DTSTART", "DTEND", "DTSTAMP", "UID"}
    assert (
        set(said) - known - set(re.findall(r"[^\W\d_]{3,}", " ".join(str(event["uid"]) for event in events))) == set()
    )
    card = dialogue.card
    hidden = [card.code_name, card.third_party, "Nicosia", "Asia", *(text for s in card.sides for text in s.name.texts)]
    hidden += [text for day in days for block in day.blocks for text in block.block.title.texts]
    for telling in filter(None, hidden):
        for telling_word in telling.split():
            assert telling_word.casefold() not in content.decode().casefold().split()
    assert b"TZID" not in content
    assert b"METHOD" not in content
    assert all(
        line.endswith(b"Z") for line in content.splitlines() if line.startswith((b"DTSTART", b"DTEND", b"DTSTAMP"))
    )
    again = Calendar.from_ical(calendar_file(dialogue, workshop)).walk("VEVENT")
    ids = {str(event["uid"]) for event in [*events, *again]}
    assert len(ids) == 6, "no id can be followed back to a record"


def test_the_clock_changes_in_the_night_between_two_days(dialogue: OpenDialogue, workshop: str) -> None:
    """In Nicosia the clock went forward at 03:00 on 28 March 2027."""
    at(dialogue, workshop, "Asia/Nicosia")
    import msgspec

    with change(dialogue.third) as draft:
        for number, day in enumerate(timetable(dialogue, workshop)):
            record = draft.folio.get(WorkshopDay, day.id)
            on = datetime.date(2027, 3, 27) + datetime.timedelta(days=number)
            draft.replace(record, msgspec.structs.replace(record.body, day=on))
    dialogue.third.forget()
    events = Calendar.from_ical(calendar_file(dialogue, workshop)).walk("VEVENT")
    assert [event.decoded("dtstart").hour for event in events] == [7, 6, 6]


def test_without_a_zone_or_a_timetable_there_is_no_calendar(dialogue: OpenDialogue, workshop: str) -> None:
    with pytest.raises(Refused, match="time zone"):
        calendar_file(dialogue, workshop)
    with pytest.raises(Refused, match="no timetable"):
        calendar_file(dialogue, "0" * 32)


def test_who_was_put_out_gets_no_pack(cast: Cast, dialogue: OpenDialogue, workshop: str) -> None:
    assert open_here(cast.convenor, dialogue.id)
    response = client_of(cast.outsider).get(f"/d/{dialogue.id}/prepare/packs/{workshop}/room.pdf")
    assert response.status_code == 404
