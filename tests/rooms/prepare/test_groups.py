"""Small groups are planned in the open meeting, planned again when somebody comes or goes, and die with it."""

import re

import pytest

from cast import Cast, both, client_of
from samples import raws
from tracktwo.editing.undo import undo
from tracktwo.matter.seats import all_seats
from tracktwo.process import meetings
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import NotThere, Refused
from tracktwo.rooms.prepare.groups import acts, reads
from tracktwo.rooms.prepare.groups.records import GroupPlan
from tracktwo.rooms.recruit.seats.acts import add_coded_seats, erase_seat

pytestmark = both


@pytest.fixture
def seated(meeting: OpenMeeting) -> OpenMeeting:
    """Six seats a side: A1 to A6 and B1 to B6."""
    add_coded_seats(meeting.dialogue, 6)
    meeting.dialogue.third.forget()
    return meeting


def plan_of(meeting: OpenMeeting) -> GroupPlan:
    meeting.third.forget()
    return reads.plan_of(meeting)


def in_round(plan: GroupPlan, number: int) -> list[str]:
    return sorted(code for group in plan.rounds[number] for code in group)


def test_everybody_sits_in_every_round(seated: OpenMeeting) -> None:
    acts.plan(seated, {"wanted": 4, "size": 3})
    plan = plan_of(seated)
    codes = sorted(code for code, _side in reads.seats_of(seated.dialogue))
    assert [in_round(plan, number) for number in range(4)] == [codes] * 4
    assert (plan.met, plan.bound) == (48, 48)


def test_who_is_away_is_left_out_and_what_was_held_stays(seated: OpenMeeting) -> None:
    acts.plan(seated, {"wanted": 3, "size": 4, "absent": ["B6"]})
    acts.hold(seated, 0)
    before = plan_of(seated)
    assert "B6" not in in_round(before, 0)
    acts.plan(seated, {"wanted": before.wanted, "absent": ["A1"]})
    after = plan_of(seated)
    assert after.rounds[0] == before.rounds[0]
    assert len(after.rounds) == 3
    for number in (1, 2):
        assert "B6" in in_round(after, number)
        assert "A1" not in in_round(after, number)


def test_pairs_apart_and_interpreters_are_kept_as_they_were_typed(seated: OpenMeeting) -> None:
    fields = {
        "wanted": 3,
        "size": 4,
        "apart": "a1, B1\n\nA2 B2",
        "spoken": "A1: ar\nA2: ar\nB1: he\nB2: he",
        "limited": True,
        "interpreters": "ar, he",
    }
    acts.plan(seated, fields)
    plan = plan_of(seated)
    for groups in plan.rounds:
        assert not any({"A1", "B1"} <= set(group) or {"A2", "B2"} <= set(group) for group in groups)
        divided = [group for group in groups if {"A1", "A2"} & set(group) and {"B1", "B2"} & set(group)]
        assert len(divided) <= 1
    assert sum(group.interpreted for shown in reads.rounds(seated) for group in shown.groups) <= 3


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"apart": "A1, Z9"}, "there is no seat “Z9”"),
        ({"apart": "A1"}, "name two seats or more"),
        ({"spoken": "A1 ar"}, "a colon and its languages"),
        ({"apart": "A1, B1", "together": "A1 A2\nA2 B1"}, "apart: A1, B1 · together: A1 A2 · together: A2 B1"),
        ({"absent": ["A1", "A2", "A3", "A4", "A5", "A6", "B1", "B2", "B3", "B4", "B5"]}, "from 2 to 200"),
        ({"spoken": "\n".join(f"A{n}: ar\nB{n}: he" for n in range(1, 7)), "limited": True}, None),
        (
            {"spoken": "\n".join(f"A{n}: ar\nB{n}: he" for n in range(1, 6)), "limited": True, "size": 12},
            "interpreters",
        ),
    ],
)
def test_what_cannot_be_kept_is_said_with_its_line(
    seated: OpenMeeting, fields: dict[str, object], words: str | None
) -> None:
    """Two groups of six that share a language each need nobody; two of which one cannot share one need somebody."""
    asked = {"wanted": 2, "size": 6} | fields
    if words is None:
        acts.plan(seated, asked)
        return
    with pytest.raises(Refused, match=re.escape(words)):
        acts.plan(seated, asked)
    assert plan_of(seated) == GroupPlan(), "nothing was written"


def test_somebody_is_moved_by_hand_and_it_is_undone(seated: OpenMeeting) -> None:
    acts.plan(seated, {"wanted": 2, "size": 4, "apart": "A1, B1"})
    before = plan_of(seated)
    groups = before.rounds[0]
    to = next(place for place, group in enumerate(groups) if "B1" in group)
    acts.move(seated, 0, "A1", to)
    after = plan_of(seated)
    assert {"A1", "B1"} <= set(after.rounds[0][to])
    shown = reads.rounds(seated)
    assert [each.broken for each in shown] == [True, False]
    assert after.met <= after.bound
    undo(seated.third)
    assert plan_of(seated) == before


def test_a_round_that_was_held_is_not_touched(seated: OpenMeeting) -> None:
    acts.plan(seated, {"wanted": 2, "size": 4})
    acts.hold(seated, 0)
    for attempt in (lambda: acts.move(seated, 0, "A1", 0), lambda: acts.hold(seated, 0), lambda: acts.hold(seated, 5)):
        with pytest.raises(NotThere):
            attempt()
    with pytest.raises(Refused, match="Choose a seat"):
        acts.move(seated, 1, "Z9", 0)


def test_the_page_keeps_what_was_typed_and_marks_what_is_next(cast: Cast, seated: OpenMeeting) -> None:
    client, address = client_of(cast.convenor), f"/d/{seated.dialogue.id}/prepare/groups"
    sent = {"wanted": "2", "size": "4", "sides": "spread", "apart": "A1 and Q7"}
    refused = client.post(address, sent)
    assert refused.status_code == 422
    assert "A1 and Q7</textarea>" in refused.content.decode()
    assert client.post(address, sent | {"apart": "A1, B1"}).status_code == 302
    page = client.get(address).content.decode()
    assert page.count("This round was held") == 1
    assert "pairs meet in these rounds" in page
    client.post(f"{address}/act", {"act": "held", "round": "1"})
    assert "Plan the rounds that are left" in client.get(address).content.decode()


def test_the_wall_shows_codes_and_the_round_that_comes_next(cast: Cast, seated: OpenMeeting) -> None:
    acts.plan(seated, {"wanted": 2, "size": 4})
    address = f"/d/{seated.dialogue.id}/convene/"
    client = client_of(cast.convenor)
    client.post(f"{address}act", {"act": "show", "showing": "groups"})
    walls = [client.get(f"{address}wall/board").content.decode()]
    acts.hold(seated, 0)
    walls.append(client.get(f"{address}wall/board").content.decode())
    for number, wall in enumerate(walls):
        assert f"<bdi>{number + 1}</bdi></h2>" in wall
        assert re.findall(r"<bdi>([AB]\d)</bdi>", wall) == [c for g in plan_of(seated).rounds[number] for c in g]
    assert "pairs" not in walls[0]


def test_it_lies_in_the_meeting_alone_and_dies_with_it(seated: OpenMeeting) -> None:
    acts.plan(seated, {"wanted": 2, "size": 4, "absent": ["A3"], "apart": "A1, B4"})
    dialogue = seated.dialogue
    assert b"A1, B4" in raws(seated.third)
    for opened in (dialogue.third, dialogue.joint, seated.room):
        assert b"A1, B4" not in raws(opened)
    meetings.close_meeting(seated)
    dialogue.third.forget()
    assert not dialogue.third.folio().all(GroupPlan)


def test_without_a_meeting_the_page_says_why(cast: Cast, dialogue: "object") -> None:
    page = client_of(cast.convenor).get(f"/d/{dialogue.id}/prepare/groups").content.decode()  # type: ignore[attr-defined]
    assert "dies with it" in page


@pytest.mark.parametrize("held", [0, 1])
def test_a_seat_that_was_erased_is_named_nowhere(cast: Cast, seated: OpenMeeting, held: int) -> None:
    acts.plan(seated, {"wanted": 3, "size": 4, "apart": "A1, B1"})
    if held:
        acts.hold(seated, 0)
    gone = next(seat.id for seat in all_seats(seated.dialogue) if seat.body.code == "A1")
    erase_seat(seated.dialogue, gone)
    shown = [code for each in reads.rounds(seated) for group in each.groups for code, _side in group.seats]
    assert sorted(set(shown)) == ["A2", "A3", "A4", "A5", "A6", "B1", "B2", "B3", "B4", "B5", "B6"]
    wall = reads.on_wall(seated)
    assert wall
    assert "A1" not in [code for group in wall["groups"] for code, _side in group]
    address = f"/d/{seated.dialogue.id}/convene"
    client = client_of(cast.convenor)
    client.post(f"{address}/act", {"act": "show", "showing": "groups"})
    page = client.get(f"{address}/wall/board").content.decode()
    assert "<bdi>A2</bdi>" in page
    assert "<bdi>A1</bdi>" not in page


def test_a_seat_that_was_erased_is_named_nowhere_either_where_no_rule_names_it(seated: OpenMeeting) -> None:
    acts.plan(seated, {"wanted": 3, "size": 4})
    erase_seat(seated.dialogue, all_seats(seated.dialogue)[0].id)
    codes = {code for code, _side in reads.seats_of(seated.dialogue)}
    assert {code for each in reads.rounds(seated) for group in each.groups for code, _ in group.seats} == codes
