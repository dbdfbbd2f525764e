"""What goes over a connection, what of it is for one room, and hours of each kind."""

import datetime
import re

import pytest

from cast import Cast, both, client_of
from preparing import FIRST, laid_out
from tracktwo.process import schedule
from tracktwo.process.access import OpenDialogue
from tracktwo.process.records import Session
from tracktwo.process.safeguards import evaluate, safeguard
from tracktwo.rooms.prepare.connection import reads
from tracktwo.rooms.prepare.connection.drawing import MOST
from tracktwo.rooms.prepare.contact import hours
from tracktwo.rooms.prepare.days import acts as days
from tracktwo.rooms.prepare.days.reads import timetable
from tracktwo.rooms.prepare.days.records import WorkshopPlace

pytestmark = both

LATER = FIRST + datetime.timedelta(days=40)


def over_a_line(dialogue: OpenDialogue, purpose: str, day: datetime.date = LATER, minutes: int = 60) -> str:
    """A session over a connection, in a workshop of its own."""
    workshop = schedule.add_workshop(dialogue).id
    session = Session(workshop, "joint", day, minutes, virtual=True, purpose=purpose)  # type: ignore[arg-type]  # of the table
    return schedule.add_session(dialogue, session).id


def put_on_line(dialogue: OpenDialogue, workshop: str, number: int) -> str:
    """The day of this number goes over a connection by its timetable; its id."""
    dialogue.third.forget()
    day = timetable(dialogue, workshop)[number]
    days.change_day(dialogue, day.id, day.record.version, {"virtual": True})
    dialogue.third.forget()
    return day.id


def status(dialogue: OpenDialogue) -> str:
    dialogue.third.forget()
    return evaluate(dialogue, safeguard("hearing-and-solving-in-person")).status


def page(cast: Cast, dialogue: OpenDialogue, language: str = "en") -> str:
    client = client_of(cast.convenor)
    return client.get(f"/d/{dialogue.id}/prepare/connection", headers={"accept-language": language}).content.decode()


@pytest.mark.parametrize(
    ("purpose", "fit"), [("exchange", True), ("maintain", True), ("draft", True), ("solve", False)]
)
def test_a_session_says_what_it_is_for(cast: Cast, dialogue: OpenDialogue, purpose: str, fit: bool) -> None:
    over_a_line(dialogue, purpose)
    dialogue.third.forget()
    (sitting,) = reads.sittings(dialogue)
    assert bool(sitting.unfit) != fit
    assert ("is for solving, which is for one room" in page(cast, dialogue)) != fit


def test_a_day_over_a_connection_is_judged_by_its_blocks(cast: Cast, dialogue: OpenDialogue) -> None:
    workshop = laid_out(dialogue)
    assert status(dialogue) == "met"
    day = put_on_line(dialogue, workshop, 0)
    assert status(dialogue) == "advises", "its session is in one room, and its blocks hear"
    shown = page(cast, dialogue)
    assert "hear or solve over a connection, “Needs and fears” first" in shown
    assert f"/prepare/days/{workshop}#day-{day}" in shown, "the day is one press away"


def test_a_day_and_its_session_that_do_not_agree(cast: Cast, dialogue: OpenDialogue) -> None:
    workshop = laid_out(dialogue, "short")
    assert "Which is it?" not in page(cast, dialogue)
    put_on_line(dialogue, workshop, 0)
    assert "15 March is over a connection by its timetable, and its session in one room" in page(cast, dialogue)


def test_each_day_counts_once(dialogue: OpenDialogue) -> None:
    workshop = laid_out(dialogue)
    assert [each.day for each in reads.sittings(dialogue)] == [each.day.day for each in timetable(dialogue, workshop)]
    alone = Session(workshop, "preliminary", FIRST, 270, side="b")
    schedule.add_session(dialogue, alone)
    dialogue.third.forget()
    assert [each.side for each in reads.sittings(dialogue)].count("b") == 1


def test_hours_by_their_own_clocks(cast: Cast, dialogue: OpenDialogue) -> None:
    workshop = laid_out(dialogue, "short")
    zones = {"a": "Asia/Tokyo", "b": "Europe/London"}
    days.say_place(dialogue, workshop, 0, WorkshopPlace(workshop=workshop, zone="Asia/Nicosia", zones=zones))
    dialogue.third.forget()
    assert [each.clocks for each in reads.sittings(dialogue)] == [()], "in one room there is one clock"
    put_on_line(dialogue, workshop, 0)
    (sitting,) = reads.sittings(dialogue)
    assert [(side.id, when[:5]) for side, when in sitting.clocks] == [("a", "16:00"), ("b", "07:00")]
    assert sitting.clocks[0][1] in page(cast, dialogue)


def test_hours_in_one_room_and_over_a_connection_are_kept_apart(dialogue: OpenDialogue) -> None:
    workshop = laid_out(dialogue, "short")
    yesterday = datetime.date.today() - datetime.timedelta(days=1)
    held = Session(workshop, "joint", yesterday, 45, virtual=True, purpose="exchange", held="here")
    schedule.add_session(dialogue, held)
    over_a_line(dialogue, "maintain", LATER, 30)
    dialogue.third.forget()

    def all_of(counted: list[hours.Hours]) -> list[str]:
        return [each.shown["all"] for each in counted]

    assert all_of(hours.hours_so_far(dialogue)) == ["0:00", "0:00"]
    assert all_of(hours.hours_ahead(dialogue)) == ["6:45", "6:45"]
    assert all_of(hours.hours_so_far(dialogue, virtual=True)) == ["0:45", "0:45"]
    assert all_of(hours.hours_ahead(dialogue, virtual=True)) == ["0:30", "0:30"]


def test_the_first_page_of_the_room_asks(cast: Cast, dialogue: OpenDialogue) -> None:
    home = f"/d/{dialogue.id}/prepare/"
    assert "goes over a connection" not in client_of(cast.convenor).get(home).content.decode()
    session = over_a_line(dialogue, "solve")
    said = client_of(cast.convenor).get(home).content.decode()
    assert "1 sitting goes over a connection" in said
    assert "is for solving, which is for one room" in said
    assert f"/prepare/session/{session}" in said


def test_the_picture_is_drawn_in_both_directions(cast: Cast, dialogue: OpenDialogue) -> None:
    laid_out(dialogue, "short")
    over_a_line(dialogue, "exchange")
    wide = []
    for language in ("en", "ar"):
        drawn = re.search(r"<svg.*?</svg>", page(cast, dialogue, language), re.DOTALL)
        assert drawn
        boxes = re.findall(r'<rect x="([\d.]+)" y="([\d.]+)" width="82.0"', drawn.group())
        assert len(boxes) == 2
        assert float(boxes[0][1]) < float(boxes[1][1]), "what is in one room stands above"
        assert drawn.group().count('stroke-dasharray="5 3"') == 1, "a line is dashed"
        assert 'role="group" aria-label="' in drawn.group()
        wide.append(float(boxes[1][0]) - float(boxes[0][0]))
    assert wide[0] > 0 > wide[1], "later stands at the reader's end"


def test_a_long_row_says_what_it_leaves_out(cast: Cast, dialogue: OpenDialogue) -> None:
    for number in range(MOST + 2):
        over_a_line(dialogue, "maintain", LATER + datetime.timedelta(days=number))
    shown = page(cast, dialogue)
    assert "2 earlier days are not drawn" in shown
    assert len(re.findall(r"·\s*keeping up the relationship</p>", shown)) == MOST + 2, "the list names them all"


def test_nothing_is_planned(cast: Cast, dialogue: OpenDialogue) -> None:
    shown = page(cast, dialogue)
    assert "Nothing is planned over a connection." in shown
    assert "This program connects nobody and records nothing." in shown
    assert "<svg xmlns" not in shown.partition("<main")[2]
