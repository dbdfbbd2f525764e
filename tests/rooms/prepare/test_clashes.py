"""What does not fit in a timetable is said in words: interpreters, prayers, clocks, days off, order."""

import datetime
from collections.abc import Iterable
from typing import Any

import msgspec
import pytest

from cast import Cast, both, client_of
from preparing import blocks_of, laid_out
from tracktwo.matter.culture import CultureCard
from tracktwo.process.access import OpenDialogue
from tracktwo.process.sealed import change
from tracktwo.rooms.prepare.days import acts, blocks, reads
from tracktwo.rooms.prepare.days.calendars import in_calendar
from tracktwo.rooms.prepare.days.clashes import clashes, clock_change, hours_elsewhere
from tracktwo.rooms.prepare.days.patterns import PATTERNS
from tracktwo.rooms.prepare.days.prayers import coordinates, prayers_on
from tracktwo.rooms.prepare.days.records import Block, WorkshopPlace

pytestmark = both

FRIDAY = datetime.date(2027, 3, 19)


def said(dialogue: OpenDialogue, workshop: str) -> list[str]:
    dialogue.third.forget()
    return [clash.words for clash in clashes(dialogue, workshop, reads.timetable(dialogue, workshop))]


def alter(dialogue: OpenDialogue, id: str, **fields: Any) -> None:
    with change(dialogue.third) as draft:
        record = draft.folio.get(Block, id)
        draft.replace(record, msgspec.structs.replace(record.body, **fields))


def day_of(dialogue: OpenDialogue, workshop: str, **fields: Any) -> None:
    dialogue.third.forget()
    day = reads.timetable(dialogue, workshop)[0]
    acts.change_day(dialogue, day.id, day.record.version, fields)


def in_place(dialogue: OpenDialogue, workshop: str, **fields: Any) -> None:
    acts.say_place(dialogue, workshop, 0, WorkshopPlace(workshop=workshop, **fields))


def card(dialogue: OpenDialogue, **fields: Any) -> None:
    with change(dialogue.third) as draft:
        draft.add(CultureCard(side="a", day=datetime.date(2027, 1, 1), **fields))


def has(sentences: Iterable[str], part: str) -> bool:
    return any(part in sentence for sentence in sentences)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_what_a_pattern_proposes_fits(dialogue: OpenDialogue, pattern: str) -> None:
    workshop = laid_out(dialogue, pattern)
    for day in reads.timetable(dialogue, workshop):
        acts.change_day(dialogue, day.id, day.record.version, {"ends": 22 * 60})
    assert said(dialogue, workshop) == []


def test_an_interpreter_in_two_places(dialogue: OpenDialogue) -> None:
    workshop = laid_out(dialogue, "short")
    first, second, *_ = blocks_of(dialogue, workshop)[0]
    alter(dialogue, first, interpreters=["I1"])
    alter(dialogue, second, interpreters=["I1", "I2"])
    assert not has(said(dialogue, workshop), "two places"), "one after the other is no trouble"
    blocks.toggle_beside(dialogue, second)
    assert has(said(dialogue, workshop), "The interpreter I1 is in two places")
    assert not has(said(dialogue, workshop), "I2")
    member = dialogue.members[0].id
    for block in (first, second):
        alter(dialogue, block, leads=[member])
    assert has(said(dialogue, workshop), "leads in two places")


def test_a_prayer_time_is_cut_and_a_break_mends_it(dialogue: OpenDialogue) -> None:
    workshop = laid_out(dialogue, "short")
    ids = blocks_of(dialogue, workshop)[0]
    in_place(dialogue, workshop, zone="Asia/Nicosia", spot="35.17, 33.36", rule="EGYPTIAN")
    assert not has(said(dialogue, workshop), "noon prayer"), "the break stands there"
    alter(dialogue, ids[2], form="plenary")
    alter(dialogue, ids[4], form="plenary")
    assert has(said(dialogue, workshop), "cuts the noon prayer at 11:5")
    blocks.add_break(dialogue, ids[3])
    alter(dialogue, ids[3], minutes=60)
    assert not has(said(dialogue, workshop), "noon prayer")


def test_friday_noon_a_rest_and_a_feast(dialogue: OpenDialogue) -> None:
    workshop = laid_out(dialogue, "short")
    day_of(dialogue, workshop, day=FRIDAY)
    alter(dialogue, blocks_of(dialogue, workshop)[0][4], form="plenary")
    alter(dialogue, blocks_of(dialogue, workshop)[0][3], minutes=120)
    card(dialogue, prayer="friday", weekend=["5"], days_off="2027-03-19 Day of mourning")
    sentences = said(dialogue, workshop)
    assert has(sentences, "falls into the Friday prayer")
    assert has(sentences, "19 March is a Friday, on which nobody of North works")
    assert has(sentences, "a feast or a day of mourning for North: Day of mourning")


@pytest.mark.parametrize(
    ("prayer", "day", "begins", "expected"),
    [
        ("saturday", FRIDAY, 9 * 60, False),
        ("saturday", FRIDAY, 16 * 60, True),
        ("saturday", FRIDAY + datetime.timedelta(days=1), 9 * 60, True),
        ("sunday", FRIDAY + datetime.timedelta(days=2), 9 * 60, True),
        ("sunday", FRIDAY + datetime.timedelta(days=2), 13 * 60, False),
        ("none", FRIDAY, 9 * 60, False),
    ],
)
def test_the_rest_of_a_week(
    dialogue: OpenDialogue, prayer: str, day: datetime.date, begins: int, expected: bool
) -> None:
    workshop = laid_out(dialogue, "short")
    day_of(dialogue, workshop, day=day, begins=begins, ends=24 * 60)
    card(dialogue, prayer=prayer)
    assert has(said(dialogue, workshop), "falls into") is expected


def test_no_informal_time(dialogue: OpenDialogue) -> None:
    workshop = laid_out(dialogue, "short")
    blocks.erase_block(dialogue, blocks_of(dialogue, workshop)[0][4])
    assert has(said(dialogue, workshop), "no informal time")


def test_ideas_before_acknowledgement_and_limits_before_ideas(dialogue: OpenDialogue) -> None:
    workshop = laid_out(dialogue)
    _first, second, third = blocks_of(dialogue, workshop)
    days = reads.timetable(dialogue, workshop)
    blocks.place(dialogue, second[2], days[0].id, after=False)
    assert has(said(dialogue, workshop), "Ideas come before any acknowledgement")
    blocks.place(dialogue, second[2], second[1], after=True)
    assert not has(said(dialogue, workshop), "Ideas come before")
    blocks.place(dialogue, third[0], days[0].id, after=False)
    assert has(said(dialogue, workshop), "What limits each side comes before ideas")


def test_past_its_end_and_past_midnight(dialogue: OpenDialogue) -> None:
    workshop = laid_out(dialogue, "short")
    day_of(dialogue, workshop, ends=12 * 60)
    assert has(said(dialogue, workshop), "was to end at 12:00; its blocks go on until 16:25")
    day_of(dialogue, workshop, begins=20 * 60, ends=24 * 60)
    assert has(said(dialogue, workshop), "goes on past midnight, until 03:25")


def test_the_clock_changes_in_the_night_between(dialogue: OpenDialogue) -> None:
    workshop = laid_out(dialogue)
    day_of(dialogue, workshop, day=datetime.date(2027, 3, 28))
    assert not has(said(dialogue, workshop), "clock")
    in_place(dialogue, workshop, zone="Europe/Berlin")
    assert has(said(dialogue, workshop), "In the night to 28 March the clock is put forward by 60 minutes")
    assert clock_change("Europe/Berlin", datetime.date(2027, 10, 31)) == -60
    assert clock_change("Australia/Lord_Howe", datetime.date(2027, 10, 3)) == 30
    assert clock_change("Europe/Berlin", datetime.date.max) == 0
    assert clock_change("", datetime.date(2027, 3, 28)) == 0


def test_a_connection_carries_less_and_takes_a_night(dialogue: OpenDialogue) -> None:
    workshop = laid_out(dialogue, "short")
    day_of(dialogue, workshop, virtual=True)
    in_place(dialogue, workshop, zone="Europe/Berlin", zones={"a": "America/Los_Angeles", "b": "Asia/Tbilisi"})
    sentences = said(dialogue, workshop)
    assert has(sentences, "is held over a connection")
    assert has(sentences, "For North 15 March lasts from 01:00 to ")
    assert not has(sentences, "For South")
    (day,) = reads.timetable(dialogue, workshop)
    # In that week America has put its clocks forward, and Europe has not.
    assert hours_elsewhere(day, "Europe/Berlin", "America/Los_Angeles")[0] == 60


def test_second_calendars() -> None:
    day = datetime.date(2027, 3, 21)
    assert in_calendar(day, "jalali") == "1 Farvardin 1406"
    assert in_calendar(day, "hijri") == "13 Shawwal 1448"
    assert in_calendar(day, "hijri", 1) == "12 Shawwal 1448"
    assert in_calendar(day, "hebrew") == "12 Adar II 5787"
    assert in_calendar(day, "") == ""
    assert in_calendar(datetime.date(2090, 1, 1), "hijri") == "", "its table ends"
    assert in_calendar(datetime.date.min, "hijri", 1) == ""


@pytest.mark.parametrize(
    ("spot", "zone", "sure"),
    [
        ("35.17, 33.36", "Asia/Nicosia", True),
        ("-36.8, 174.7", "Pacific/Auckland", True),
        ("69.6, 18.9", "Europe/Oslo", False),
        ("64.1, -21.9", "Atlantic/Reykjavik", False),
        ("21.4, 39.8", "Pacific/Auckland", False),
        ("", "Asia/Nicosia", False),
        ("35.17, 33.36", "Asia/Atlantis", False),
    ],
)
def test_prayer_times_come_in_order_or_people_are_asked(spot: str, zone: str, sure: bool) -> None:
    place = WorkshopPlace(workshop="w", spot=spot, zone=zone, rule="MUSLIM_WORLD_LEAGUE")
    reckoned = prayers_on(place, datetime.date(2027, 6, 20))
    assert reckoned.unsure is not sure
    times = list(reckoned.times.values())
    assert times == sorted(times)
    assert bool(times) is sure
    later = msgspec.structs.replace(place, hanafi=True)
    if sure:
        assert prayers_on(later, datetime.date(2027, 6, 20)).times["asr"] > reckoned.times["asr"]


def test_a_place_unknown_to_the_prayer_times_is_said(dialogue: OpenDialogue) -> None:
    workshop = laid_out(dialogue, "short")
    in_place(dialogue, workshop, zone="Europe/Oslo", spot="69.6, 18.9", rule="EGYPTIAN")
    day_of(dialogue, workshop, day=datetime.date(2027, 6, 20))
    assert has(said(dialogue, workshop), "ask people who pray there")


@pytest.mark.parametrize("text", ["north", "91, 0", "0, 181", "nan, 0", "1", "1, 2, 3", "inf, 0"])
def test_what_is_no_place(text: str) -> None:
    assert coordinates(text) is None


def test_the_page_shows_both_calendars_and_prayers(cast: Cast, dialogue: OpenDialogue) -> None:
    workshop = laid_out(dialogue)
    client, address = client_of(cast.convenor), f"/d/{dialogue.id}/prepare/days/{workshop}"
    sent = {"zone": "Asia/Nicosia", "spot": "35.17, 33.36", "rule": "EGYPTIAN", "calendar": "hijri", "shift": "0"}
    assert client.post(f"{address}/place", sent | {"version": "0"}).status_code == 302
    assert client.post(f"{address}/place", sent | {"version": "0"}).status_code == 409, "changed meanwhile"
    page = client.get(address).content.decode()
    assert "7 Shawwal 1448" in page
    assert "noon prayer" in page
    arabic = client.get(address, headers={"Accept-Language": "ar"}).content.decode()
    assert "شوال 1448" in arabic
    wrong = client.post(f"{address}/place", sent | {"zone": "Asia/Atlantis", "version": "1"})
    assert wrong.status_code == 422
    assert 'value="Asia/Atlantis"' in wrong.content.decode()


def test_a_culture_card_names_the_second_calendar(cast: Cast, dialogue: OpenDialogue) -> None:
    workshop = laid_out(dialogue)
    card(dialogue, calendar="persian")
    page = client_of(cast.convenor).get(f"/d/{dialogue.id}/prepare/days/{workshop}").content.decode()
    assert "24 Esfand 1405" in page
