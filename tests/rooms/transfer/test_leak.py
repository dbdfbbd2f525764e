"""When it leaks: whom to warn first, what was agreed to be said, by when, and nothing in more than two presses."""

import datetime
import re

import msgspec
import pytest

from cast import Cast, both, client_of, open_here
from tracktwo.matter.leak_plan import LeakLine, LeakStep
from tracktwo.matter.seats import Seat, roster_seats
from tracktwo.process import meetings
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.errors import NotThere, Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.process.sealed import change
from tracktwo.rooms.recruit.panel import roster
from tracktwo.rooms.recruit.seats import acts as seat_acts
from tracktwo.rooms.transfer.leak import cases
from tracktwo.rooms.transfer.leak.records import LeakCase
from tracktwo.rooms.transfer.people import plans, risk
from tracktwo.rooms.transfer.people.records import RiskAsked
from transferring import plan_of, released_idea

pytestmark = both
SENTENCE = MultilingualText("We talk about schools", "نتحدث عن المدارس")


@pytest.fixture
def seats(dialogue: OpenDialogue) -> dict[str, str]:
    """A1 to A3: A3 rates itself in danger."""
    ids = {f"A{n}": seat_acts.add_seat(dialogue, Seat(code=f"A{n}", side="a")).id for n in (1, 2, 3)}
    plans.begin(dialogue, ids["A3"], plan_of(datetime.date.today(), risk="danger"), with_code=False)
    return ids


def order(dialogue: OpenDialogue) -> list[str]:
    dialogue.third.forget()
    record = cases.case_of(dialogue)
    return [each.seat.body.code for each in cases.to_warn(dialogue, record.body if record else None)]


def test_who_is_named_is_warned_first_then_who_is_in_danger(
    cast: Cast, dialogue: OpenDialogue, seats: dict[str, str]
) -> None:
    assert order(dialogue) == ["A3", "A1", "A2"]
    cases.begin(dialogue, ["came"], [seats["A2"]])
    assert order(dialogue) == ["A2", "A3", "A1"]
    # A rating is the person's own: who was not chosen learns nothing of it from the order.
    assert order(open_here(cast.facilitator, dialogue.id)) == ["A2", "A1", "A3"]
    page = client_of(cast.facilitator).get(f"/d/{dialogue.id}/transfer/leak").content.decode()
    assert "in danger" not in page
    assert "ask whom this person chose" in page


def test_the_clock_starts_once_and_more_can_be_added(dialogue: OpenDialogue, seats: dict[str, str]) -> None:
    for nothing in ([], ["made up"]):
        with pytest.raises(Refused):
            cases.begin(dialogue, nothing, [])
    cases.begin(dialogue, ["exists"], ["not a seat"])
    first = cases.case_of(dialogue)
    assert first
    assert first.body.places == []
    cases.begin(dialogue, ["exists", "came"], [seats["A1"]])
    again = cases.case_of(dialogue)
    assert again
    assert (again.body.began, again.body.out, again.body.places) == (
        first.body.began,
        ["exists", "came"],
        [seats["A1"]],
    )


def test_steps_are_late_by_the_clock_until_they_are_done(dialogue: OpenDialogue) -> None:
    with change(dialogue.third) as changing:
        hour = changing.add(LeakStep("hour", "sides", SENTENCE)).id
        changing.add(LeakStep("next", "press", SENTENCE))
    assert [step.by for step in cases.steps(dialogue, None)] == [None, None]
    cases.begin(dialogue, ["came"], [])
    record = cases.case_of(dialogue)
    assert record
    past = msgspec.structs.replace(record.body, began=record.body.began - datetime.timedelta(hours=2))
    assert [step.late for step in cases.steps(dialogue, past)] == [True, False]
    cases.tick_step(dialogue, hour)
    record = cases.case_of(dialogue)
    assert record
    assert [step.done for step in cases.steps(dialogue, record.body)] == [True, False]
    cases.tick_step(dialogue, hour)
    assert not any(step.done for step in cases.steps(dialogue, cases.case_of(dialogue).body))  # type: ignore[union-attr]


def test_nothing_takes_more_than_two_presses_from_home(cast: Cast, meeting: OpenMeeting) -> None:
    dialogue = meeting.dialogue
    seat = seat_acts.add_seat(dialogue, Seat(code="A1", side="a")).id
    with change(dialogue.third) as changing:
        changing.add(LeakLine(SENTENCE, ["a"]))
        changing.add(LeakStep("hour", "sides", MultilingualText("Call them")))
    client = client_of(cast.convenor)
    assert f"/d/{dialogue.id}/transfer/leak" in client.get(f"/d/{dialogue.id}/").content.decode()
    # The first press shows what to say, whom to warn and what to do; before anything is declared.
    page = client.get(f"/d/{dialogue.id}/transfer/leak").content.decode()
    for words in ("We talk about schools", "A1", "Call them", "Memory, photographs and paper may still leak"):
        assert words in page
    assert "Not agreed yet with" in page
    assert "A meeting is open" in page
    # The second starts the clock, and from then on each act is one press on this page.
    client.post(f"/d/{dialogue.id}/transfer/leak", {"out": ["came"], "places": [seat]})
    page = client.get(f"/d/{dialogue.id}/transfer/leak").content.decode()
    assert re.search(r"0 minutes on the clock", page)
    client.post(f"/d/{dialogue.id}/transfer/leak/warned", {"place": seat})
    here = open_here(cast.convenor, dialogue.id)
    record = cases.case_of(here)
    assert record
    assert cases.to_warn(here, record.body)[0].warned


def test_what_a_side_called_a_risk_and_what_is_gone_for_good_stand_on_it(cast: Cast, meeting: OpenMeeting) -> None:
    dialogue = meeting.dialogue
    idea = released_idea(dialogue, "Open the road")
    risk.entered(dialogue, "b")
    (asked,) = dialogue.third.folio().all(RiskAsked)
    risk.answer(dialogue, "b", asked.version, [idea], [idea])
    meetings.close_meeting(meeting)
    page = client_of(cast.convenor).get(f"/d/{dialogue.id}/transfer/leak").content.decode()
    assert "1 closed meeting" in page
    assert "A risk, says" in page
    assert "Open the road" in page


def test_when_it_is_over_nothing_of_it_is_kept(dialogue: OpenDialogue) -> None:
    with pytest.raises(NotThere):
        cases.over(dialogue)
    cases.begin(dialogue, ["came"], [])
    cases.over(dialogue)
    assert not dialogue.third.folio().all(LeakCase)


def test_an_official_on_the_roster_is_warned_by_whoever_holds_it_and_stays_named(
    cast: Cast, dialogue: OpenDialogue, seats: dict[str, str]
) -> None:
    roster.move_to_roster(dialogue, seat_acts.add_seat(dialogue, Seat(code="A9", side="a", office="serving")).id)
    dialogue = open_here(cast.convenor, dialogue.id)
    assert order(dialogue) == ["A3", "A1", "A2", "A9"]
    (hidden,) = roster_seats(dialogue)
    cases.begin(dialogue, ["came"], [hidden.id])
    assert order(open_here(cast.convenor, dialogue.id))[0] == "A9"
    other = open_here(cast.facilitator, dialogue.id)
    assert "A9" not in order(other)
    page = client_of(cast.facilitator).get(f"/d/{dialogue.id}/transfer/leak").content.decode()
    assert "hidden from you" in page
    # Somebody who cannot see that seat adds another, and takes nobody off the list.
    cases.begin(other, ["came"], [seats["A1"]])
    assert order(open_here(cast.convenor, dialogue.id))[:2] == ["A1", "A9"]
    with pytest.raises(NotThere):
        cases.tick_warned(other, hidden.id)
    cases.tick_warned(open_here(cast.convenor, dialogue.id), hidden.id)
