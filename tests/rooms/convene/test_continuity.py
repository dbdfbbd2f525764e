"""From one meeting to the next: only what every side released, in exactly those words, and only by a tick."""

import re

import msgspec
import pytest

from cast import Cast, both, client_of, open_here
from samples import raws
from tracktwo.matter import concerns
from tracktwo.matter.concerns import Concern, Shared
from tracktwo.process import meetings, release, schedule
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import Conflict, NoKey, Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.process.records import Released
from tracktwo.rooms.convene import acts, continuity
from tracktwo.rooms.convene import loaded_words as words
from tracktwo.rooms.convene.loaded_words import LoadedWord, Meaning
from tracktwo.rooms.convene.records import Unsettled
from tracktwo.vault.payload import decode

pytestmark = both

FEAR = MultilingualText("That the wells are closed", "أن تُغلق الآبار")
HELD = MultilingualText("Children need water", "الأطفال يحتاجون الماء")
OPEN = MultilingualText("Who guards the road", "من يحرس الطريق")
NORTH, SOUTH = MultilingualText("To be asked", "أن نُسأل"), MultilingualText("To be left alone", "أن نُترك")


@pytest.fixture
def full(meeting: OpenMeeting) -> OpenMeeting:
    """A board with one of each kind that may be carried on."""
    concerns.add(meeting, Concern(kind="fear", owner="b", words=FEAR, key=True, nature="misperception"))
    concerns.add_shared(meeting, HELD, ["a", "b"])
    concerns.add_shared(meeting, MultilingualText("Only a says so"), ["a"])
    word = words.add(meeting, MultilingualText("respect", "الاحترام")).id
    words.add(meeting, MultilingualText("an open word"))
    for side, means in (("a", NORTH), ("b", SOUTH)):
        version = meeting.room.folio().get(LoadedWord, word).version
        words.give_meaning(meeting, word, version, side, Meaning(means=means))
        words.restated(meeting, word, side)
    acts.close_word(meeting, word)
    continuity.add_unsettled(meeting, OPEN)
    return meeting


def released(meeting: OpenMeeting) -> list[Released]:
    meeting.dialogue.joint.forget()
    return [record.body for record in continuity.released_for_next(meeting.dialogue)]


def release_all(meeting: OpenMeeting, *sides: str) -> None:
    digests = {each.digest for each in continuity.leaving(meeting)}
    for side in sides:
        continuity.set_releases(meeting, side, digests)


def next_meeting(meeting: OpenMeeting) -> OpenMeeting:
    dialogue = meeting.dialogue
    meetings.close_meeting(meeting)
    meetings.open_meeting(dialogue, schedule.add_workshop(dialogue).id, {})
    assert dialogue.meeting is not None
    return dialogue.meeting


def test_what_may_leave_is_what_stands_for_every_side_and_no_judgement(full: OpenMeeting) -> None:
    assert [(each.words.kind, each.words.wording.first) for each in continuity.leaving(full)] == [
        ("concern", FEAR.first),
        ("shared", HELD.first),
        ("word", "North: To be asked\nSouth: To be left alone"),
        ("unsettled", OPEN.first),
    ]


def test_every_side_and_then_it_stands_without_a_day(full: OpenMeeting) -> None:
    release_all(full, "a")
    assert released(full) == []
    release_all(full, "b")
    by_kind = {each.kind: each for each in released(full)}
    concern, shared, word, unsettled = (by_kind[kind] for kind in ("concern", "shared", "word", "unsettled"))
    assert concern == Released("concern", MultilingualText(""), FEAR, owner="b", concern_kind="fear")
    assert (shared.wording, unsettled.wording) == (HELD, OPEN)
    assert word.meanings == {"a": NORTH, "b": SOUTH}
    assert all(each.day is None for each in (concern, shared, unsettled))


def test_the_next_meeting_begins_with_what_was_ticked_and_nothing_else(full: OpenMeeting) -> None:
    release_all(full, "a", "b")
    ids = {record.body.kind: record.id for record in continuity.released_for_next(full.dialogue)}
    fresh = next_meeting(full)
    assert fresh.room.folio().all(Concern) == []
    continuity.begin_with(fresh, [ids["concern"], ids["word"], ids["unsettled"], "0" * 32])
    folio = fresh.room.folio()
    assert [record.body for record in folio.all(Concern)] == [Concern(kind="fear", owner="b", words=FEAR)]
    assert folio.all(Shared) == []
    (word,) = (record.body for record in folio.all(LoadedWord))
    assert word == LoadedWord(
        term=MultilingualText("respect", "الاحترام"), meanings={"a": Meaning(means=NORTH), "b": Meaning(means=SOUTH)}
    )
    assert [record.body.words for record in folio.all(Unsettled)] == [OPEN]
    continuity.begin_with(fresh, [ids["shared"]])
    assert [record.body.said_by for record in fresh.room.folio().all(Shared)] == [["a", "b"]]


FEARED, LEAST = MultilingualText("A polite word for no", "كلمة مهذبة للرفض"), MultilingualText("A greeting", "تحية")


def test_a_carried_word_keeps_meaning_feared_reading_and_least_sense(cast: Cast, full: OpenMeeting) -> None:
    record = next(each for each in full.room.folio().all(LoadedWord) if each.body.closed)
    words.give_meaning(full, record.id, record.version, "a", Meaning(NORTH, FEARED, LEAST))
    words.restated(full, record.id, "a")
    acts.close_word(full, record.id)
    page = client_of(cast.convenor).get(f"/d/{full.dialogue.id}/convene/carry").content.decode()
    for text in (*NORTH.texts[:2], *FEARED.texts[:2], *LEAST.texts[:2]):
        assert text in page, "exactly the words that are released"
    assert "North · What this side fears it means to the other: A polite word for no" in page
    assert "الشمال · ما يخشى هذا الطرف أن تعنيه للآخر: كلمة مهذبة للرفض" in page
    release_all(full, "a", "b")
    ids = [record.id for record in continuity.released_for_next(full.dialogue)]
    fresh = next_meeting(full)
    continuity.begin_with(fresh, ids)
    (word,) = (record.body for record in fresh.room.folio().all(LoadedWord))
    assert word.meanings == {"a": Meaning(NORTH, FEARED, LEAST), "b": Meaning(SOUTH)}
    assert word.restated == []


def test_what_is_not_released_by_all_is_gone_after_closing(full: OpenMeeting) -> None:
    only_fear = continuity.leaving(full)[0].digest
    release_all(full, "a")
    continuity.set_releases(full, "b", {only_fear})
    fresh = next_meeting(full)
    left = raws(fresh.dialogue.joint, fresh.dialogue.third)
    assert FEAR.first.encode() in left
    for gone in (HELD.first, OPEN.second, NORTH.first, "Only a says so"):
        assert gone.encode() not in left


def test_a_tick_removed_takes_the_release_back_until_all_have_released(full: OpenMeeting) -> None:
    release_all(full, "a")
    continuity.set_releases(full, "a", set())
    release_all(full, "b")
    assert released(full) == []
    assert [each.released_by for each in continuity.leaving(full)] == [["b"]] * 4
    release_all(full, "a")
    continuity.set_releases(full, "b", set())
    assert len(released(full)) == 4, "what all have released stays"
    assert all(each.out for each in continuity.leaving(full))


def test_whose_concern_it_is_and_its_kind_belong_to_what_is_released(meeting: OpenMeeting) -> None:
    words_of = [
        Released("concern", MultilingualText(""), FEAR, owner=owner, concern_kind=kind)
        for owner, kind in (("a", "fear"), ("b", "fear"), ("b", "need"))
    ]
    assert len({release.digest_of(each) for each in words_of}) == 3
    release.release_words(meeting, "a", words_of[0])
    assert release.release_words(meeting, "b", words_of[1]) is False
    assert released(meeting) == []


def test_words_changed_since_they_were_ticked_are_not_released(full: OpenMeeting) -> None:
    shown = {each.digest for each in continuity.leaving(full)}
    record = full.room.folio().all(Concern)[0]
    concerns.edit(full, record.id, record.version, MultilingualText("Other words"), "fear")
    for side in ("a", "b"):
        continuity.set_releases(full, side, shown)
    assert "concern" not in {each.kind for each in released(full)}


def test_without_a_sides_key_nothing_is_released_in_its_name(cast: Cast, full: OpenMeeting) -> None:
    digest = continuity.leaving(full)[0].digest
    answer = client_of(cast.one_sided).post(f"/d/{full.dialogue.id}/convene/carry/b", {"words": digest})
    assert answer.status_code == 403
    assert continuity.leaving(full)[0].released_by == []


def test_a_glossary_word_can_be_taken_back_until_every_side_has_released_it(cast: Cast, full: OpenMeeting) -> None:
    record = next(each for each in full.room.folio().all(LoadedWord) if each.body.closed)
    client, address = client_of(cast.convenor), f"/d/{full.dialogue.id}/convene/word/{record.id}"
    entry = continuity.glossary_entry(full, record.body)
    sent = {"wording": release.digest_of(entry).hex()}
    client.post(f"{address}/a/release", sent)
    assert 'name="withdraw"' in client.get(address).content.decode()
    client.post(f"{address}/a/release", sent | {"withdraw": "1"})
    client.post(f"{address}/b/release", sent)
    assert released(full) == []
    client.post(f"{address}/a/release", sent)
    assert [each.kind for each in released(full)] == ["word"]
    shown = client.get(address).content.decode()
    assert "Released by all sides" in shown
    assert 'name="withdraw"' not in shown
    assert client.post(f"{address}/a/release", sent | {"withdraw": "1"}).status_code == 409
    with pytest.raises(Refused):
        release.release_words_shown(full, "b", entry, sent | {"withdraw": "1"})
    with pytest.raises(Conflict):
        release.release_words_shown(full, "b", entry, {"wording": "0"})


@pytest.mark.parametrize("tickets", [[], ["b"]])
def test_the_whole_way_through_the_pages(cast: Cast, full: OpenMeeting, tickets: list[str]) -> None:
    dialogue, client = full.dialogue, client_of(cast.convenor)
    page = client.get(f"/d/{dialogue.id}/convene/carry").content.decode()
    digests = set(re.findall(r'name="words" value="(\w{64})"', page))
    assert len(digests) == 4
    for side in ("a", "b"):
        client.post(f"/d/{dialogue.id}/convene/carry/{side}", {"words": list(digests)})
    assert client.post(f"/d/{dialogue.id}/convene/close", {"looked": "1", "code_name": "Larch"}).status_code == 302
    page = client.get(f"/d/{dialogue.id}/convene/open").content.decode()
    begin = re.findall(r'name="begin" value="(\w+)"', page)
    assert len(begin) == 4
    assert "checked" not in page.partition('name="begin"')[2].partition("</fieldset>")[0]
    answer = client.post(f"/d/{dialogue.id}/convene/open", {"begin": begin[:2], "tickets": tickets})
    if tickets:
        page = client.get(answer["Location"]).content.decode()
        assert re.findall(r'name="begin" value="(\w+)"', page) == begin[:2]
        client.post(answer["Location"], {"begin": begin[:2]})
    board = client.get(f"/d/{dialogue.id}/convene/").content.decode()
    dialogue.joint.forget()
    by_id = {record.id: record.body for record in continuity.released_for_next(dialogue)}
    kinds = {by_id[id].kind for id in begin[:2]}
    texts = {"concern": FEAR, "shared": HELD, "word": MultilingualText("respect"), "unsettled": OPEN}
    for kind, text in texts.items():
        assert (text.first in board) is (kind in kinds), kind


def test_the_page_says_what_is_not_written_in_every_language(cast: Cast, meeting: OpenMeeting) -> None:
    continuity.add_unsettled(meeting, MultilingualText("Only in English"))
    page = client_of(cast.convenor).get(f"/d/{meeting.dialogue.id}/convene/carry").content.decode()
    assert "not written in every language of the dialogue" in page


def test_a_released_record_of_an_older_version_is_read() -> None:
    raw = msgspec.msgpack.encode({"kind": "word", "title": {"first": "t"}, "wording": {"first": "w"}, "number": 2})
    assert decode(Released, 1, raw) == Released("word", MultilingualText("t"), MultilingualText("w"), number=2)
    assert decode(Released, 2, raw) == decode(Released, 1, raw)
    assert Released.VERSION == 3


def test_nothing_is_released_where_a_scope_is_not_open(cast: Cast, full: OpenMeeting) -> None:
    theirs = open_here(cast.one_sided, full.dialogue.id).meeting
    with pytest.raises(NoKey):
        release_all(theirs, "b")
