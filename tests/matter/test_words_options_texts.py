"""Loaded words, options and the single text."""

import time

import pytest

from cast import Cast, begin_dialogue, both
from tracktwo.matter import concerns
from tracktwo.matter.concerns import Concern
from tracktwo.process import meetings, schedule
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.process.safeguards import override, safeguard
from tracktwo.rooms.convene import loaded_words as words
from tracktwo.rooms.convene.acts import close_word
from tracktwo.rooms.solve.options import acts as option_acts
from tracktwo.rooms.solve.options.records import Idea, Option, sides_served
from tracktwo.rooms.solve.text import acts as text_acts
from tracktwo.rooms.solve.text.records import TextDraft
from tracktwo.vault.errors import Conflict, NotThere

pytestmark = both


@pytest.fixture
def free(meeting: OpenMeeting) -> OpenMeeting:
    override(meeting.dialogue, safeguard("ideas-after-acknowledgement"), "act", meeting.record.id)
    return meeting


def several(cast: Cast, sides: int) -> OpenMeeting:
    dialogue = begin_dialogue(cast, sides)
    meetings.open_meeting(dialogue, schedule.add_workshop(dialogue).id, {})
    override(dialogue, safeguard("ideas-after-acknowledgement"), "act", dialogue.meeting.record.id)
    return dialogue.meeting


def word(meeting: OpenMeeting, id: str) -> words.LoadedWord:
    return meeting.room.folio().get(words.LoadedWord, id).body


def mean(meeting: OpenMeeting, id: str, side: str, text: str) -> None:
    version = meeting.room.folio().get(words.LoadedWord, id).version
    words.give_meaning(meeting, id, version, side, words.Meaning(means=MultilingualText(text, f"{text}-2")))


@pytest.mark.parametrize("sides", [2, 3, 4])
def test_a_word_waits_for_every_sides_meaning_and_its_restating(cast: Cast, sides: int) -> None:
    meeting = several(cast, sides)
    id = words.add(meeting, MultilingualText("return")).id
    ids = [side.id for side in meeting.dialogue.sides]
    assert words.missing(meeting, word(meeting, id)) == ids
    for number, side in enumerate(ids):
        words.restated(meeting, id, side)
        assert side in words.missing(meeting, word(meeting, id)), "there is nothing to restate yet"
        mean(meeting, id, side, f"m{number}")
        assert side in words.missing(meeting, word(meeting, id))
        words.restated(meeting, id, side)
        assert words.missing(meeting, word(meeting, id)) == ids[number + 1 :]
    close_word(meeting, id)
    assert word(meeting, id).closed


def test_a_changed_meaning_is_to_be_restated_again(meeting: OpenMeeting) -> None:
    id = words.add(meeting, MultilingualText("return")).id
    for side in ("a", "b"):
        mean(meeting, id, side, "m")
        words.restated(meeting, id, side)
    close_word(meeting, id)
    mean(meeting, id, "a", "another")
    assert words.missing(meeting, word(meeting, id)) == ["a"]
    assert not word(meeting, id).closed


def test_a_meaning_is_of_a_side_and_of_the_word_as_shown(meeting: OpenMeeting) -> None:
    id = words.add(meeting, MultilingualText("return")).id
    with pytest.raises(NotThere):
        mean(meeting, id, "c", "m")
    mean(meeting, id, "a", "m")
    with pytest.raises(Conflict):
        words.give_meaning(meeting, id, 1, "b", words.Meaning(means=MultilingualText("late")))
    words.give_meaning(meeting, id, 1, "a", words.Meaning(means=MultilingualText("m", "m-2")))


def test_the_glossary_entry_has_every_sides_meaning_under_its_name(meeting: OpenMeeting) -> None:
    id = words.add(meeting, MultilingualText("return")).id
    for side in ("a", "b"):
        mean(meeting, id, side, f"to {side}")
    found = words.glossary_wording(meeting, word(meeting, id))
    assert found.first == "North: to a\nSouth: to b"
    assert found.second == "الشمال: to a-2\nالجنوب: to b-2"


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        ("return", "the Return of some", ["Return"]),
        ("return", "returned, returning", []),
        ("peace process", "a peace process, and peace", ["peace process"]),
        ("عودة", "حق العودة والعودة", ["عودة", "عودة"]),
        ("عودة", "لعودة وبعودة للعودة", ["عودة", "عودة", "عودة"]),
        ("a.b", "a.b axb", ["a.b"]),
    ],
)
def test_words_are_found_where_they_stand(meeting: OpenMeeting, term: str, text: str, found: list[str]) -> None:
    words.add(meeting, MultilingualText(term))
    assert words.marker(meeting.room.folio()).findall(text) == found


def test_the_longer_word_is_found_first(meeting: OpenMeeting) -> None:
    assert words.marker(meeting.room.folio()) is None
    for term in ("peace", "peace process"):
        words.add(meeting, MultilingualText(term))
    assert words.marker(meeting.room.folio()).findall("peace process, peace") == ["peace process", "peace"]


def test_while_the_round_runs_nothing_is_judged(free: OpenMeeting) -> None:
    option_acts.start_round(free, 10)
    idea = option_acts.add_idea(free, MultilingualText("an idea")).id
    assert option_acts.is_running(free.room.folio())
    with pytest.raises(Refused):
        option_acts.keep(free, idea, "a")
    option_acts.end_round(free)
    assert not option_acts.is_running(free.room.folio())
    option_acts.keep(free, idea, "a")


def test_a_round_ends_by_itself(free: OpenMeeting) -> None:
    option_acts.start_round(free, 10)
    assert option_acts.is_running(free.room.folio(), time.time() + 599)
    assert not option_acts.is_running(free.room.folio(), time.time() + 601)


@pytest.mark.parametrize("sides", [2, 3, 4])
def test_kept_by_every_side_an_idea_becomes_an_option(cast: Cast, sides: int) -> None:
    meeting = several(cast, sides)
    idea = option_acts.add_idea(meeting, MultilingualText("an idea")).id
    for side in meeting.dialogue.sides:
        assert meeting.room.folio().all(Option) == []
        option_acts.keep(meeting, idea, side.id)
    (option,) = meeting.room.folio().all(Option)
    assert (option.body.idea, option.body.words) == (idea, MultilingualText("an idea"))
    with pytest.raises(Refused):
        option_acts.keep(meeting, idea, "a")
    assert len(meeting.room.folio().all(Option)) == 1


def test_keeping_is_taken_back_by_the_same_act(free: OpenMeeting) -> None:
    idea = option_acts.add_idea(free, MultilingualText("an idea")).id
    for _ in range(2):
        option_acts.keep(free, idea, "a")
    option_acts.keep(free, idea, "b")
    assert free.room.folio().all(Option) == []
    with pytest.raises(NotThere):
        option_acts.keep(free, idea, "c")


@pytest.mark.parametrize("sides", [2, 3, 4])
def test_sides_served(cast: Cast, sides: int) -> None:
    meeting = several(cast, sides)
    idea = option_acts.add_idea(meeting, MultilingualText("an idea")).id
    for side in meeting.dialogue.sides:
        option_acts.keep(meeting, idea, side.id)
    (option,) = meeting.room.folio().all(Option)
    served = set()
    for side in meeting.dialogue.sides:
        for kind in ("constraint", "priority", "fear"):
            card = concerns.add(meeting, Concern(kind=kind, owner=side.id, words=MultilingualText("x"))).id
            option_acts.link(meeting, option.id, card)
        served.add(side.id)
        folio = meeting.room.folio()
        assert sides_served(folio, folio.get(Option, option.id).body) == served
    option_acts.make_joint(meeting, option.id)
    option_acts.link(meeting, option.id, card)
    folio = meeting.room.folio()
    assert sides_served(folio, folio.get(Option, option.id).body) == served - {side.id}


def test_an_option_is_linked_to_what_is_there(free: OpenMeeting) -> None:
    idea = option_acts.add_idea(free, MultilingualText("an idea")).id
    for side in ("a", "b"):
        option_acts.keep(free, idea, side)
    (option,) = free.room.folio().all(Option)
    for wrong in ("0" * 32, idea):
        with pytest.raises(NotThere):
            option_acts.link(free, option.id, wrong)
    with pytest.raises(NotThere):
        option_acts.make_joint(free, idea)


def test_an_idea_has_no_owner(free: OpenMeeting) -> None:
    import msgspec

    assert {field.name for field in msgspec.structs.fields(Idea)} == {"words", "kept_by"}
    assert free.room.folio().all(Idea) == []


def test_drafts_are_numbered_and_stand_beside_each_other(meeting: OpenMeeting) -> None:
    assert text_acts.current(meeting.room.folio()) is None
    for number in range(3):
        assert (
            text_acts.write(meeting, number, MultilingualText("T"), MultilingualText(f"w{number}")).body.number
            == number + 1
        )
    assert text_acts.current(meeting.room.folio()).body.wording == MultilingualText("w2")
    assert len(meeting.room.folio().all(TextDraft)) == 3


def test_a_draft_upon_an_older_one_is_a_conflict(meeting: OpenMeeting) -> None:
    text_acts.write(meeting, 0, MultilingualText("T"), MultilingualText("w1"))
    for after in (0, 2):
        with pytest.raises(Conflict):
            text_acts.write(meeting, after, MultilingualText("T"), MultilingualText("other"))
    assert len(meeting.room.folio().all(TextDraft)) == 1


def test_the_same_draft_again_is_no_new_one(meeting: OpenMeeting) -> None:
    one = text_acts.write(meeting, 0, MultilingualText("T"), MultilingualText("w"))
    for after in (0, 1):
        assert text_acts.write(meeting, after, MultilingualText("T"), MultilingualText("w")).id == one.id
    assert len(meeting.room.folio().all(TextDraft)) == 1
