"""Conditions of contact: what is unmet and what would help, hours by side, and exit cards that tell on nobody."""

import datetime

import msgspec
import pytest

from cast import Cast, both, client_of
from preparing import blocks_of, laid_out
from samples import raws
from tracktwo.editing.undo import undo
from tracktwo.matter.seats import Seat
from tracktwo.process import schedule
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Conflict, NotThere, Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.process.records import Session
from tracktwo.process.safeguards import evaluate, safeguard
from tracktwo.process.sealed import change
from tracktwo.rooms.prepare.contact import acts, hours, reads
from tracktwo.rooms.prepare.contact.records import CommonGoal, ContactPlan, ExitResult
from tracktwo.rooms.prepare.days import acts as days
from tracktwo.rooms.prepare.days import reads as timetables
from tracktwo.rooms.prepare.days.records import Block
from tracktwo.rooms.recruit.seats import acts as seats

pytestmark = both

WATER = MultilingualText("Water for both", "ماء للطرفين")
FIVE = dict.fromkeys(("worth", "heard", "again"), (4, 1, 0))


def states(dialogue: OpenDialogue, workshop: str) -> dict[str, str]:
    dialogue.third.forget()
    return {each.code: each.state for each in reads.conditions(dialogue, workshop)}


def test_what_the_plan_shows(dialogue: OpenDialogue) -> None:
    workshop = laid_out(dialogue)
    assert states(dialogue, workshop) == {
        "status": "",
        "climate": "",
        "intimate": "met",
        "rewarding": "",
        "goals": "unmet",
    }
    for day in timetables.timetable(dialogue, workshop):
        days.change_day(dialogue, day.id, day.record.version, {"virtual": True})
    assert states(dialogue, workshop)["intimate"] == "unmet", "a connection is no room"


def test_the_third_party_judges_otherwise(dialogue: OpenDialogue) -> None:
    workshop = laid_out(dialogue)
    acts.plan(dialogue, 0, ContactPlan(workshop=workshop, condition="climate", state="unmet", plan="Ask the council"))
    assert states(dialogue, workshop)["climate"] == "unmet"
    with pytest.raises(Conflict):
        acts.plan(dialogue, 0, ContactPlan(workshop=workshop, condition="climate"))
    acts.plan(dialogue, 1, ContactPlan(workshop=workshop, condition="climate"))
    assert states(dialogue, workshop)["climate"] == ""


def test_two_unmet_warn(dialogue: OpenDialogue) -> None:
    rule = safeguard("contact-conditions")
    assert evaluate(dialogue, rule).status == "waits"
    workshop = laid_out(dialogue)
    assert evaluate(dialogue, rule).status == "met", "one alone does not"
    acts.plan(dialogue, 0, ContactPlan(workshop=workshop, condition="climate", state="unmet"))
    dialogue.third.forget()
    assert evaluate(dialogue, rule).status == "advises"


def test_a_goal_is_theirs_once_both_say_so(dialogue: OpenDialogue) -> None:
    workshop = laid_out(dialogue)
    with pytest.raises(NotThere):
        acts.say_so(dialogue, "a")
    acts.word_goal(dialogue, 0, WATER)
    acts.say_so(dialogue, "a")
    assert states(dialogue, workshop)["goals"] == "unmet"
    acts.say_so(dialogue, "b")
    assert states(dialogue, workshop)["goals"] == "met"
    record = dialogue.third.folio().one(CommonGoal)
    assert record
    acts.word_goal(dialogue, record.version, MultilingualText("Water, and roads", ""))
    assert states(dialogue, workshop)["goals"] == "unmet", "reworded, it is nobody's yet"


def test_words_of_a_goal_that_was_reworded_or_taken_back_are_gone_from_undo_as_well(dialogue: OpenDialogue) -> None:
    acts.word_goal(dialogue, 0, WATER)
    acts.say_so(dialogue, "a")
    acts.word_goal(dialogue, 2, MultilingualText("Roads for both", ""))
    assert b"Water for both" not in raws(dialogue.third)
    acts.say_so(dialogue, "b")
    with pytest.raises(Conflict):
        acts.take_goal_back(dialogue, 3)
    acts.take_goal_back(dialogue, 4)
    assert b"Roads for both" not in raws(dialogue.third)
    assert reads.common_goal(dialogue) is None
    with pytest.raises(NotThere):
        acts.take_goal_back(dialogue, 5)
    acts.word_goal(dialogue, 0, WATER)
    undo(dialogue.third)
    assert reads.common_goal(dialogue) is None, "a first wording can be undone"
    assert b"Water for both" not in raws(dialogue.third)


def test_the_page_of_the_goal_asks_before_words_are_gone_for_good(cast: Cast, dialogue: OpenDialogue) -> None:
    client, address = client_of(cast.convenor), f"/d/{dialogue.id}/prepare/contact/goal"
    page = client.get(address).content.decode()
    assert "lasts beyond the meeting" in page
    assert "for good" not in page, "there is nothing yet"
    client.post(address, {"words": "Water for both", "version": "0"})
    page = client.get(address).content.decode()
    for words in ("the words before are gone for good", "nobody can bring it back", "Take it back for good"):
        assert words in page
    assert client.post(f"{address}/take-back", {"version": "7"}).status_code == 409
    assert client.post(f"{address}/take-back", {"version": "1"}).status_code == 302
    assert "Take it back for good" not in client.get(address).content.decode()


def test_standing_as_recruit_says_it(dialogue: OpenDialogue) -> None:
    workshop = laid_out(dialogue)
    for number, (side, office) in enumerate([("a", "former"), ("a", "near"), ("b", "civil"), ("b", "never")]):
        seats.add_seat(dialogue, Seat(code=f"S{number}", side=side, office=office))  # type: ignore[arg-type]
    assert states(dialogue, workshop)["status"] == "unmet"
    (shown,) = [each for each in reads.conditions(dialogue, workshop) if each.code == "status"]
    assert "North: 2 of 2 in or near office" in shown.evidence[0]
    for number in range(2):
        seats.add_seat(dialogue, Seat(code=f"T{number}", side="b", office="former"))
        seats.add_seat(dialogue, Seat(code=f"U{number}", side="a", office="civil"))
    assert states(dialogue, workshop)["status"] == "met"


def test_hours_are_counted_by_side(dialogue: OpenDialogue) -> None:
    workshop = laid_out(dialogue, "short")
    ids = blocks_of(dialogue, workshop)[0]
    with change(dialogue.third) as draft:
        record = draft.folio.get(Block, ids[1])
        draft.replace(record, msgspec.structs.replace(record.body, form="caucus", side="a"))
    dialogue.third.forget()
    north, south = hours.hours_of(dialogue, timetables.timetable(dialogue, workshop))
    assert (north.alone, south.alone) == (75, 0)
    assert north.together == south.together == 30 + 75 + 90 + 60 + 45 + 30
    assert north.informal == 90
    assert north.groups == 60
    assert north.shown["together"] == "5:30"


def test_hours_so_far_are_those_of_days_that_have_passed(dialogue: OpenDialogue) -> None:
    workshop = laid_out(dialogue, "short")
    assert [each.together for each in hours.hours_so_far(dialogue)] == [0, 0]
    (day,) = timetables.timetable(dialogue, workshop)
    past = datetime.date.today() - datetime.timedelta(days=1)
    days.change_day(dialogue, day.id, day.record.version, {"day": past})
    earlier = Session(workshop, "joint", past - datetime.timedelta(days=9), 120, held="elsewhere")
    schedule.add_session(dialogue, earlier)
    schedule.add_session(dialogue, Session(workshop, "preliminary", past, 270, side="b", held="here"))
    dialogue.third.forget()
    north, south = hours.hours_so_far(dialogue)
    assert north.together == south.together == 405 + 120
    assert (north.alone, south.alone) == (0, 270) or south.alone == 0


def test_exit_cards_keep_what_prevails_and_no_number(dialogue: OpenDialogue) -> None:
    workshop = laid_out(dialogue)
    with pytest.raises(Refused):
        acts.read_exit_cards(dialogue, workshop, "a", FIVE | {"again": (4, 0, 0)})
    dialogue.third.forget()
    assert not dialogue.third.folio().all(ExitResult)
    acts.read_exit_cards(dialogue, workshop, "a", FIVE | {"heard": (2, 2, 2), "again": (0, 1, 4)})
    dialogue.third.forget()
    (result,) = (record.body for record in dialogue.third.folio().all(ExitResult))
    assert result == ExitResult(workshop=workshop, side="a", worth="yes", heard="mixed", again="no")
    assert states(dialogue, workshop)["rewarding"] == "unmet"
    acts.read_exit_cards(dialogue, workshop, "a", FIVE)
    assert states(dialogue, workshop)["rewarding"] == "met"


@pytest.mark.parametrize(
    ("counts", "expected"),
    [((5, 0, 0), "yes"), ((4, 2, 0), "yes"), ((3, 2, 0), "mixed"), ((1, 0, 4), "no"), ((0, 6, 0), "mixed")],
)
def test_what_prevails(counts: tuple[int, int, int], expected: str) -> None:
    assert acts.prevailing(*counts) == expected


def test_the_pages(cast: Cast, dialogue: OpenDialogue) -> None:
    client, base = client_of(cast.convenor), f"/d/{dialogue.id}/prepare/contact"
    assert "there is none yet" in client.get(base).content.decode()
    workshop = laid_out(dialogue)
    page = client.get(base).content.decode()
    for words in ("Equal standing", "What would help:", "never by person"):
        assert words in page
    few = {"side": "a"} | {f"{item}-{each}": "1" for item in FIVE for each in ("yes", "part", "no")}
    refused = client.post(f"{base}/{workshop}/exit", few)
    assert refused.status_code == 422
    assert "Fewer than 5 cards" in refused.content.decode()
    assert refused.content.decode().count('value="1"') >= 9, "what was typed is still there"
    cards = client.get(f"{base}/exit").content.decode()
    assert "North" not in cards.partition("exit-sheet")[2], "a card says no side"
