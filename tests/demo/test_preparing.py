"""The demonstration plays what a workshop needs, by codes alone, and small groups in its open meeting."""

import re
from itertools import combinations

import pytest
from played import played

from cast import both, client_of
from tracktwo.matter.seats import Seat
from tracktwo.process.access import OpenDialogue
from tracktwo.process.need_to_know import open_scope
from tracktwo.process.rooms import offered
from tracktwo.rooms.prepare.days import demo as days_demo
from tracktwo.rooms.prepare.days.reads import workshop_ahead
from tracktwo.rooms.prepare.groups import demo as groups_demo
from tracktwo.rooms.prepare.groups.reads import plan_of
from tracktwo.rooms.prepare.logistics import demo as logistics_demo
from tracktwo.rooms.prepare.logistics.records import HOURS, OUTSIDE, SCOPE, HourCard, OutsideCard, SeatNeeds
from tracktwo.rooms.prepare.packs.sheets import pack
from tracktwo.ui.sheets import Bullets, Card, Table

pytestmark = both
ARABIC = re.compile("[\u0600-\u06ff]")


def codes_of(dialogue: OpenDialogue) -> set[str]:
    return {record.body.code for record in dialogue.third.folio().all(Seat)}


def test_one_who_was_late_sits_in_the_rounds_that_were_planned_again() -> None:
    cast, dialogue = played()
    meeting = dialogue.meeting
    assert meeting is not None
    plan = plan_of(meeting)
    everybody = codes_of(dialogue)
    seated = [{code for group in groups for code in group} for groups in plan.rounds]
    assert plan.held == 1
    assert seated == [
        everybody - {groups_demo.LATE},
        everybody - {groups_demo.RESTS},
        everybody - {groups_demo.RESTS},
    ]
    here = everybody - {groups_demo.RESTS}
    met = {pair for groups in plan.rounds for group in groups for pair in combinations(sorted(group), 2)}
    assert plan.met == len([pair for pair in met if set(pair) <= here])
    page = client_of(cast.convenor).get(f"/d/{dialogue.id}/prepare/groups").content.decode()
    assert f"{plan.met} pairs meet in these rounds" in page


@pytest.mark.parametrize("language", ["en", "ar"])
def test_logistics_are_played_by_codes_in_the_language_of_who_begins(language: str) -> None:
    _cast, dialogue = played(language)
    folio, opened = dialogue.third.folio(), open_scope(dialogue, SCOPE)
    assert opened is not None
    needs = [record.body for record in opened.folio().all(SeatNeeds)]
    assert {each.seat for each in needs} <= {seat.id for seat in folio.all(Seat)}
    assert 3 <= len(needs) <= 4
    cards = [record.body for record in folio.all(OutsideCard)]
    hours = [record.body for record in folio.all(HourCard)]
    assert [each.who for each in cards] == list(OUTSIDE)
    assert [each.what for each in hours] == list(HOURS)
    said = [text for each in cards for text in (each.holds, each.asked)] + [each.does for each in hours]
    said += [text for each in needs for text in (each.travel, each.diet, each.access, each.language) if text]
    assert [bool(ARABIC.search(text)) for text in said] == [language == "ar"] * len(said)
    assert len(logistics_demo.SUPPORT) == len(dialogue.sides)
    nights = [offer.amount for offer in offered(dialogue) if offer.kind == "nights"]
    assert 0 < max(nights) - min(nights) <= 5, "slightly uneven, for the page of even-handedness to show"


def test_its_packs_hold_purposes_a_packing_list_and_a_card_for_each_seat() -> None:
    _cast, dialogue = played()
    workshop = workshop_ahead(dialogue)
    assert workshop is not None
    lists = [part for sheet in pack(dialogue, workshop.id, "facilitators") for part in sheet.parts]
    assert [part for part in lists if isinstance(part, Bullets) and part.boxes and len(part.items) >= 4]
    rows = [row for part in lists if isinstance(part, Table) and len(part.heading) == 5 for row in part.rows]
    purposes = {purpose.first for _leads, purpose in days_demo.LED.values()}
    assert {row[4] for row in rows} - {""} == purposes, "each names a block that is there"
    assert {row[3] for row in rows} - {""}, "somebody leads"
    cards = {
        part.text for sheet in pack(dialogue, workshop.id, "room") for part in sheet.parts if isinstance(part, Card)
    }
    assert cards == codes_of(dialogue)
