"""The single text: its drafts, what changed between them, and what the sides criticise."""

import pytest

from cast import both
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.process.safeguards import evaluate, safeguard
from tracktwo.rooms.solve.text import acts, reads
from tracktwo.rooms.solve.text.records import Criticism, TextDraft
from tracktwo.ui import word_differences
from tracktwo.vault.errors import Conflict

pytestmark = both


def test_drafts_are_numbered_and_stand_beside_each_other(meeting: OpenMeeting) -> None:
    assert reads.current(meeting.room.folio()) is None
    for number in range(3):
        assert (
            acts.write(meeting, number, MultilingualText("T"), MultilingualText(f"w{number}")).body.number == number + 1
        )
    assert reads.current(meeting.room.folio()).body.wording == MultilingualText("w2")
    assert len(meeting.room.folio().all(TextDraft)) == 3


def test_a_draft_upon_an_older_one_is_a_conflict(meeting: OpenMeeting) -> None:
    acts.write(meeting, 0, MultilingualText("T"), MultilingualText("w1"))
    for after in (0, 2):
        with pytest.raises(Conflict):
            acts.write(meeting, after, MultilingualText("T"), MultilingualText("other"))
    assert len(meeting.room.folio().all(TextDraft)) == 1


def test_the_same_draft_again_is_no_new_one(meeting: OpenMeeting) -> None:
    one = acts.write(meeting, 0, MultilingualText("T"), MultilingualText("w"))
    for after in (0, 1):
        assert acts.write(meeting, after, MultilingualText("T"), MultilingualText("w")).id == one.id
    assert len(meeting.room.folio().all(TextDraft)) == 1


def test_what_changed_between_drafts_is_told_word_by_word() -> None:
    found = list(word_differences.changes("Both sides meet in spring.", "All sides meet in early spring."))
    assert found == [
        ("out", "Both "),
        ("in", "All "),
        ("same", "sides meet in "),
        ("in", "early "),
        ("same", "spring."),
    ]
    assert "".join(part for kind, part in found if kind != "in") == "Both sides meet in spring."


def test_criticism_is_of_the_newest_draft(free: OpenMeeting) -> None:
    first = acts.write(free, 0, MultilingualText("T"), MultilingualText("One"), "vision", ["a", "b"])
    acts.add_criticism(free, Criticism(first.id, "b", "", MultilingualText("Too short")))
    assert evaluate(free.dialogue, safeguard("text-by-a-mixed-pair")).status == "met"
    acts.write(free, 1, MultilingualText("T"), MultilingualText("Two"), "vision", ["a"])
    assert evaluate(free.dialogue, safeguard("text-by-a-mixed-pair")).status == "advises"
    with pytest.raises(Refused):
        acts.add_criticism(free, Criticism(first.id, "b", "", MultilingualText("Late")))
