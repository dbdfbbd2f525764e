"""Concerns and how the other side acknowledges them."""

import contextlib

import msgspec
import pytest

from cast import Cast, begin_dialogue, both
from tracktwo.matter import concerns
from tracktwo.matter.concerns import KEY_LIMIT, Concern, Shared, is_settled, waiting
from tracktwo.process import meetings, schedule
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.rooms.convene import paper
from tracktwo.vault.errors import Conflict, NotThere

pytestmark = both


def add(meeting: OpenMeeting, side: str = "a", text: str = "x") -> str:
    return concerns.add(meeting, Concern(kind="need", owner=side, words=MultilingualText(text))).id


def get(meeting: OpenMeeting, id: str) -> Concern:
    return meeting.room.folio().get(Concern, id).body


def version(meeting: OpenMeeting, id: str) -> int:
    return meeting.room.folio().get(Concern, id).version


def test_a_side_marks_at_most_five(meeting: OpenMeeting) -> None:
    mine = [add(meeting) for _ in range(KEY_LIMIT + 1)]
    for id in mine[:KEY_LIMIT]:
        concerns.mark_key(meeting, id)
    assert KEY_LIMIT == 5
    with pytest.raises(Refused):
        concerns.mark_key(meeting, mine[-1])
    concerns.mark_key(meeting, add(meeting, "b"))
    concerns.mark_key(meeting, mine[0])
    concerns.mark_key(meeting, mine[-1])
    assert [get(meeting, id).key for id in mine] == [False, True, True, True, True, True]


def test_cards_from_paper_cannot_pass_the_limit(meeting: OpenMeeting) -> None:
    cards = [Concern(kind="need", owner="a", words=MultilingualText(str(n)), key=True) for n in range(KEY_LIMIT + 1)]
    with contextlib.suppress(Refused):
        paper.enter(meeting, cards, "form")
    assert sum(one.body.key for one in meeting.room.folio().all(Concern)) <= KEY_LIMIT


@pytest.mark.parametrize("by", ["a", "c", "nobody"])
def test_only_another_side_restates(meeting: OpenMeeting, by: str) -> None:
    id = add(meeting)
    with pytest.raises(Refused):
        concerns.restated(meeting, id, by)
    assert get(meeting, id).restated_by == []


def test_that_is_it(meeting: OpenMeeting) -> None:
    id = add(meeting)
    with pytest.raises(Refused):
        concerns.confirm(meeting, id)
    concerns.restated(meeting, id)
    concerns.restated(meeting, id, "b")
    assert get(meeting, id).restated_by == ["b"]
    assert not is_settled(get(meeting, id))
    concerns.confirm(meeting, id)
    assert is_settled(get(meeting, id))


def test_not_yet_begins_anew(meeting: OpenMeeting) -> None:
    id = add(meeting)
    concerns.restated(meeting, id)
    concerns.not_yet(meeting, id)
    assert (get(meeting, id).state, get(meeting, id).restated_by) == ("not_yet", [])
    with pytest.raises(Refused):
        concerns.confirm(meeting, id)


def test_other_words_have_not_been_heard_yet(meeting: OpenMeeting) -> None:
    id = add(meeting)
    concerns.mark_key(meeting, id)
    concerns.restated(meeting, id)
    concerns.confirm(meeting, id)
    concerns.edit(meeting, id, version(meeting, id), MultilingualText("x", "س"), "need")
    found = get(meeting, id)
    assert (found.state, found.restated_by, found.key) == ("", [], True)


def test_another_kind_keeps_what_was_heard(meeting: OpenMeeting) -> None:
    id = add(meeting)
    concerns.restated(meeting, id)
    concerns.confirm(meeting, id)
    concerns.edit(meeting, id, version(meeting, id), MultilingualText("x"), "fear")
    assert (get(meeting, id).state, get(meeting, id).kind) == ("acknowledged", "fear")


def test_the_same_words_again_change_nothing(meeting: OpenMeeting) -> None:
    id = add(meeting)
    before = meeting.room.folio().head
    concerns.edit(meeting, id, 99, MultilingualText("x"), "need")
    meeting.room.forget()
    assert meeting.room.folio().head == before
    with pytest.raises(Conflict):
        concerns.edit(meeting, id, 99, MultilingualText("y"), "need")


def test_waiting_counts_key_concerns_alone(meeting: OpenMeeting) -> None:
    ids = [add(meeting, side) for side in ("a", "a", "b", "b")]
    assert waiting(meeting.room.folio()) == 0
    for id in ids[:3]:
        concerns.mark_key(meeting, id)
    assert waiting(meeting.room.folio()) == 3
    concerns.set_aside(meeting, ids[0])
    concerns.restated(meeting, ids[2])
    assert waiting(meeting.room.folio()) == 2
    concerns.confirm(meeting, ids[2])
    assert waiting(meeting.room.folio()) == 1


@pytest.mark.parametrize("side", ["c", "", "room"])
def test_an_owner_is_a_side(meeting: OpenMeeting, side: str) -> None:
    with pytest.raises(NotThere):
        add(meeting, side)
    with pytest.raises(NotThere):
        paper.enter(meeting, [Concern(kind="need", owner=side, words=MultilingualText("x"))], "form")


def test_a_form_sent_twice(meeting: OpenMeeting) -> None:
    card = Concern(kind="need", owner="a", words=MultilingualText("x"))
    concerns.add(meeting, card, "f" * 32)
    with pytest.raises(Conflict):
        concerns.add(meeting, card, "f" * 32)
    assert len(meeting.room.folio().all(Concern)) == 1


def test_tags(meeting: OpenMeeting) -> None:
    id = add(meeting)
    concerns.classify(meeting, id, "interest", "security")
    assert (get(meeting, id).nature, get(meeting, id).need) == ("interest", "security")
    with pytest.raises(msgspec.ValidationError):
        concerns.classify(meeting, id, "blame", "")
    assert get(meeting, id).words == MultilingualText("x")


def test_shared_needs_each_side_to_say_so(meeting: OpenMeeting) -> None:
    id = concerns.add_shared(meeting, MultilingualText("we live here"), ["a"]).id
    concerns.say_shared(meeting, id, "b")
    assert meeting.room.folio().get(Shared, id).body.said_by == ["a", "b"]
    concerns.say_shared(meeting, id, "a")
    assert meeting.room.folio().get(Shared, id).body.said_by == ["b"]
    with pytest.raises(NotThere):
        concerns.say_shared(meeting, id, "c")


@pytest.mark.parametrize("sides", [3, 4])
def test_with_several_sides_each_other_one_restates(cast: Cast, sides: int) -> None:
    dialogue = begin_dialogue(cast, sides)
    meetings.open_meeting(dialogue, schedule.add_workshop(dialogue).id, {})
    meeting = dialogue.meeting
    id = add(meeting, "b")
    for by in [side.id for side in dialogue.sides if side.id != "b"]:
        with pytest.raises(Refused):
            concerns.confirm(meeting, id)
        concerns.restated(meeting, id, by)
    concerns.confirm(meeting, id)
    assert is_settled(get(meeting, id))
    assert [side.id for side in dialogue.sides] == list("abcd"[:sides])
