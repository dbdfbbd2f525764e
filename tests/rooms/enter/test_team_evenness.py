"""Even-handedness: what each side is given, from plans and offers, and never from what happened in a meeting."""

import datetime

import pytest

from cast import Cast, begin_dialogue, both, client_of
from tracktwo.matter import concerns
from tracktwo.matter.seats import Seat
from tracktwo.process import meetings, schedule
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.fields import MultilingualText
from tracktwo.process.offers import OFFERS, Offer
from tracktwo.process.records import Session
from tracktwo.process.rooms import offered
from tracktwo.rooms.enter.team import cards
from tracktwo.rooms.enter.team.evenness import even_rows
from tracktwo.rooms.enter.team.kinds import KINDS
from tracktwo.rooms.prepare.logistics import acts as logistics
from tracktwo.rooms.prepare.schedule.acts import lay_out_usual_days
from tracktwo.rooms.recruit.seats import acts as seats

pytestmark = both

DAY = datetime.date(2027, 4, 1)


def amounts(dialogue: OpenDialogue) -> dict[str, list[int]]:
    dialogue.third.forget()
    return {row.kind: [bar.amount for bar in row.bars] for row in even_rows(dialogue)}


def give(dialogue: OpenDialogue, kind: str, side: str, amount: int = 1) -> None:
    cards.add(dialogue, KINDS["offered"], {"kind": kind, "side": side, "amount": amount, "workshop": "", "note": ""})


def test_seats_are_invitations(dialogue: OpenDialogue) -> None:
    for number, side in enumerate(("a", "a", "b")):
        seats.add_seat(dialogue, Seat(code=f"S{number}", side=side))
    assert amounts(dialogue) == {"invitations": [2, 1]}


def test_the_plan_gives_minutes_alone_slots_and_left_and_right(dialogue: OpenDialogue) -> None:
    lay_out_usual_days(dialogue, DAY)
    workshop = schedule.add_workshop(dialogue).id
    slot = Session(workshop=workshop, kind="joint", side="b", day=DAY, minutes=60)
    schedule.add_session(dialogue, slot)
    # Three joint days of the first workshop begin with side a, the one day of the second with side b.
    assert amounts(dialogue) == {"preliminary": [270, 270], "agenda": [0, 1], "left": [2, 2]}
    assert {offer.side for offer in offered(dialogue)} == {"a", "b"}


def test_left_on_the_board_is_as_the_plan_said(cast: Cast, dialogue: OpenDialogue) -> None:
    today = datetime.date.today()
    for _ in range(2):
        workshop = schedule.add_workshop(dialogue)
    schedule.add_session(dialogue, Session(workshop=workshop.id, kind="joint", day=today))
    planned = schedule.planned_left(dialogue)
    meetings.open_meeting(dialogue, workshop.id, {})
    assert dialogue.meeting is not None
    assert [side.id for side in dialogue.meeting.left_first][:1] == planned == ["b"]


def test_a_day_on_a_screen_has_no_left(dialogue: OpenDialogue) -> None:
    workshop = schedule.add_workshop(dialogue).id
    schedule.add_session(dialogue, Session(workshop=workshop, kind="joint", day=DAY, virtual=True))
    assert amounts(dialogue) == {}


def test_what_happens_in_a_meeting_counts_for_nothing(meeting: OpenMeeting) -> None:
    before = amounts(meeting.dialogue)
    for _ in range(3):
        words = MultilingualText("Only one side speaks", "طرف واحد يتكلم")
        concerns.add(meeting, concerns.Concern(kind="need", owner="a", words=words))
    assert amounts(meeting.dialogue) == before
    assert all(isinstance(each, Offer) and each.kind in OFFERS for each in offered(meeting.dialogue))


def test_what_was_offered_is_added_to_the_plan(dialogue: OpenDialogue) -> None:
    seats.add_seat(dialogue, Seat(code="A1", side="a"))
    give(dialogue, "invitations", "b", 2)
    give(dialogue, "journeys", "a", 3)
    give(dialogue, "journeys", "a", 1)
    assert amounts(dialogue) == {"invitations": [1, 2], "journeys": [4, 0]}


def test_a_journey_counts_once(cast: Cast, dialogue: OpenDialogue) -> None:
    """Logistics is where journeys and nights are typed; what was noted here before steps back."""
    give(dialogue, "journeys", "a", 3)
    give(dialogue, "support", "a", 1)
    assert amounts(dialogue) == {"journeys": [3, 0], "support": [1, 0]}, "nothing is planned yet"
    for side, journeys in (("a", 4), ("b", 5)):
        logistics.save_support(dialogue, side, 0, {"journeys": journeys, "nights": 6})
    assert amounts(dialogue) == {"journeys": [4, 5], "nights": [6, 6], "support": [1, 0]}
    page = client_of(cast.convenor).get(f"/d/{dialogue.id}/enter/team/evenness").content.decode()
    assert page.count("not counted: the plan counts it by now") == 1


def test_what_a_plan_counts_is_not_asked_again(cast: Cast, dialogue: OpenDialogue) -> None:
    def asked() -> str:
        page = client_of(cast.convenor).get(f"/d/{dialogue.id}/enter/team/evenness").content.decode()
        return page.partition("<main")[2]

    assert 'value="support"' in asked()
    assert 'value="journeys"' not in asked()
    assert 'value="nights"' not in asked()
    give(dialogue, "journeys", "a", 3)
    assert 'value="journeys"' in asked(), "a note from before can be changed"


@pytest.mark.parametrize(
    ("kind", "given", "uneven"),
    [
        ("journeys", (3, 3), False),
        ("journeys", (3, 2), True),
        # One side is first where the number is odd: nobody can help that.
        ("first", (2, 1), False),
        ("first", (3, 1), True),
        ("left", (1, 0), False),
    ],
)
def test_a_sentence_where_it_is_uneven(
    cast: Cast, dialogue: OpenDialogue, kind: str, given: tuple[int, int], uneven: bool
) -> None:
    for side, amount in zip("ab", given, strict=True):
        if amount:
            give(dialogue, kind, side, amount)
    (row,) = even_rows(dialogue)
    assert bool(row.uneven) == uneven
    page = client_of(cast.convenor).get(f"/d/{dialogue.id}/enter/team/evenness").content.decode()
    assert (f"North {given[0]}, South {given[1]}" in page) == uneven
    assert ("Uneven is not wrong" in page) == uneven
    first = client_of(cast.convenor).get(f"/d/{dialogue.id}/enter/").content.decode()
    assert ("Uneven, " in first) == uneven


def test_sides_are_told_apart_by_shape_and_name(cast: Cast, dialogue: OpenDialogue) -> None:
    give(dialogue, "journeys", "a", 3)
    page = client_of(cast.convenor).get(f"/d/{dialogue.id}/enter/team/evenness").content.decode()
    picture = page.partition('class="even"')[2].partition("</section>")[0]
    for mark in ("mark-circle", "mark-square", "North", "South", 'class="side-0"', 'class="side-1"'):
        assert mark in picture


def test_bars_grow_in_the_direction_of_reading(cast: Cast, dialogue: OpenDialogue) -> None:
    give(dialogue, "journeys", "a", 4)
    give(dialogue, "journeys", "b", 1)
    address = f"/d/{dialogue.id}/enter/team/evenness"
    english = client_of(cast.convenor).get(address).content.decode()
    arabic = client_of(cast.convenor).get(address, headers={"accept-language": "ar"}).content.decode()
    assert '<rect x="0" y="0"\nwidth="25"' in english
    assert '<rect x="75" y="0"\nwidth="25"' in arabic


def test_three_sides_stand_beside_each_other(cast: Cast) -> None:
    dialogue = begin_dialogue(cast, 3)
    for side, amount in zip("abc", (1, 2, 3), strict=True):
        give(dialogue, "support", side, amount)
    (row,) = even_rows(dialogue)
    assert row.uneven == "Uneven, other support: North 1, South 2, Islands 3."
    assert [bar.width for bar in row.bars] == [33, 67, 100]
