"""Small groups are planned in the open meeting, planned again when somebody comes or goes, and die with it."""

import re

import pytest

from cast import Actor, Cast, both, client_of, open_here
from samples import raws
from tracktwo.editing.undo import undo
from tracktwo.matter.seats import all_seats
from tracktwo.process import meetings
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import NotThere, Refused
from tracktwo.process.rooms import autosaved
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


def plan(meeting: OpenMeeting, fields: dict[str, object]) -> None:
    """Over the plan as it stands."""
    meeting.third.forget()
    acts.plan(meeting, reads.version_of(meeting), fields)


def in_round(stands: GroupPlan, number: int) -> list[str]:
    return sorted(code for group in stands.rounds[number] for code in group)


def test_everybody_sits_in_every_round(seated: OpenMeeting) -> None:
    plan(seated, {"wanted": 4, "size": 3})
    stands = plan_of(seated)
    codes = sorted(code for code, _side in reads.seats_of(seated.dialogue))
    assert [in_round(stands, number) for number in range(4)] == [codes] * 4
    assert (stands.met, stands.bound) == (48, 48)


def test_who_is_away_is_left_out_and_what_was_held_stays(seated: OpenMeeting) -> None:
    plan(seated, {"wanted": 3, "size": 4, "absent": ["B6"]})
    acts.hold(seated, 0)
    before = plan_of(seated)
    assert "B6" not in in_round(before, 0)
    plan(seated, {"wanted": before.wanted, "absent": ["A1"]})
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
    plan(seated, fields)
    for groups in plan_of(seated).rounds:
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
        plan(seated, asked)
        return
    with pytest.raises(Refused, match=re.escape(words)):
        plan(seated, asked)
    assert plan_of(seated) == GroupPlan(), "nothing was written"


def test_somebody_is_moved_by_hand_and_it_is_undone(seated: OpenMeeting) -> None:
    plan(seated, {"wanted": 2, "size": 4, "apart": "A1, B1"})
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
    plan(seated, {"wanted": 2, "size": 4})
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


class Window:
    """A window on the small groups, with the form as it was shown."""

    def __init__(self, actor: Actor, dialogue: str) -> None:
        self.client, self.address = client_of(actor), f"/d/{dialogue}/prepare/groups"
        self.page = ""
        self.look()

    def look(self, page: str = "") -> None:
        self.page = page or self.client.get(self.address).content.decode()

    def hidden(self, name: str) -> str:
        return re.search(rf'name="{name}" value="(\w*)"', self.page.partition('class="sheet narrow"')[2]).group(1)

    def send(self, **fields: object) -> int:
        sent = {"wanted": "2", "size": "4", "sides": "spread", "version": self.hidden("version")}
        answer = self.client.post(self.address, sent | {"key": self.hidden("key")} | fields)
        self.look(answer.content.decode())
        return answer.status_code

    def type(self, **fields: object) -> None:
        keep = self.address.partition("/prepare")[0] + "/autosave/groups"
        sent = {"wanted": "2", "size": "4", "sides": "spread", "version": self.hidden("version")}
        assert f'data-autosave="{keep}"' in self.page
        assert self.client.post(keep, sent | {"key": self.hidden("key")} | fields).status_code == 204

    @property
    def notice(self) -> str:
        return self.page.partition('class="notice')[2].partition("</div>")[0]

    @property
    def absent(self) -> list[str]:
        boxes = re.findall(r"<input[^>]*name=\"absent\"[^>]*>", self.page)
        return [re.search(r'value="(\w+)"', box).group(1) for box in boxes if "checked" in box]


def test_whoever_plans_over_what_they_have_not_seen_is_shown_it(cast: Cast, seated: OpenMeeting) -> None:
    """The rules of the first window stand until the second has seen them, and what the second typed is still there."""
    first, second = (Window(actor, seated.dialogue.id) for actor in (cast.convenor, cast.facilitator))
    assert first.send(apart="A1, B2\nA2, B1", sides="even") == 302
    assert second.send(absent=["A3", "B5"], together="A5, B6") == 409
    stands = plan_of(seated)
    assert (stands.apart, stands.absent, stands.together) == ("A1, B2\nA2, B1", [], "")
    assert "A1, B2<br>A2, B1" in second.notice
    assert "as many of each side in every group" in second.notice
    assert "Seats in the largest group" not in second.notice, "what both hold is not told"
    assert second.absent == ["A3", "B5"]
    assert "A5, B6</textarea>" in second.page
    assert second.send(absent=["A3", "B5"], together="A5, B6", apart="A1, B2") == 302
    stands = plan_of(seated)
    assert (stands.apart, stands.absent, stands.together) == ("A1, B2", ["A3", "B5"], "A5, B6")


def test_rounds_that_were_moved_or_taken_back_meanwhile_are_not_planned_over(cast: Cast, seated: OpenMeeting) -> None:
    plan(seated, {"wanted": 2, "size": 4})
    window = Window(cast.facilitator, seated.dialogue.id)
    to = next(place for place, group in enumerate(plan_of(seated).rounds[0]) if "A1" not in group)
    acts.move(seated, 0, "A1", to)
    moved = plan_of(seated)
    assert window.send() == 409
    assert "They stand above as they are now" in window.notice
    assert plan_of(seated) == moved
    undo(seated.third)
    undo(seated.third)
    assert window.send(apart="A1, B2") == 409
    assert window.hidden("version") == "0", "nothing stands any more"
    assert window.send(apart="A1, B2") == 302


def test_what_is_typed_is_kept_with_the_meeting_until_it_is_planned(cast: Cast, seated: OpenMeeting) -> None:
    assert "groups" in autosaved()
    assert "groups" not in autosaved(between=True)
    window = Window(cast.convenor, seated.dialogue.id)
    window.type(absent=["A3", "B5"], apart="A1, B")
    key = window.hidden("key")
    plan(open_here(cast.facilitator, seated.dialogue.id).meeting, {"wanted": 3, "size": 4, "spoken": "A1: ar"})
    window.look()
    assert "A1, B</textarea>" in window.page
    assert window.absent == ["A3", "B5"]
    assert "did not save" in window.notice
    assert "A1: ar" in window.notice
    assert window.send(absent=["A3", "B5"], apart="A1, B2") == 409, "typed over a plan that was not there then"
    assert window.send(absent=["A3", "B5"], apart="A1, B2") == 302
    window.look()
    assert not window.notice
    assert "A1, B2</textarea>" in window.page
    assert window.hidden("key") != key


def test_the_wall_shows_codes_and_the_round_that_comes_next(cast: Cast, seated: OpenMeeting) -> None:
    plan(seated, {"wanted": 2, "size": 4})
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
    plan(seated, {"wanted": 2, "size": 4, "absent": ["A3"], "apart": "A1, B4"})
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
    acts.plan(seated, 0, {"wanted": 3, "size": 4, "apart": "A1, B1"})
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
    acts.plan(seated, 0, {"wanted": 3, "size": 4})
    erase_seat(seated.dialogue, all_seats(seated.dialogue)[0].id)
    codes = {code for code, _side in reads.seats_of(seated.dialogue)}
    assert {code for each in reads.rounds(seated) for group in each.groups for code, _ in group.seats} == codes
