"""Loaded words: each side's meaning, its restating, and where the words are found in a text."""

import pytest

from cast import Cast, both
from solving import several
from tracktwo.process.access import OpenMeeting
from tracktwo.process.fields import MultilingualText
from tracktwo.rooms.convene import loaded_words as words
from tracktwo.rooms.convene.acts import close_word
from tracktwo.vault.errors import Conflict, NotThere

pytestmark = both


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
