"""Closing is one act: two windows that close at once close once, and what fails leaves nothing of it behind."""

import pytest
from django.db import OperationalError
from django.urls import reverse

from cast import Cast, both, client_of, open_here
from tracktwo.process import meetings
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.errors import Conflict
from tracktwo.process.journal import Entry
from tracktwo.rooms.convene import acts, reads
from tracktwo.rooms.convene.records import MethodNote

pytestmark = both


@pytest.fixture
def note(meeting: OpenMeeting) -> str:
    """A note on method that may be kept."""
    acts.write_method_note(meeting, "Begin with a meal")
    return meeting.third.folio().all(MethodNote)[0].id


def kept(dialogue: OpenDialogue) -> list[str]:
    dialogue.third.forget()
    return [note.body.text for note in dialogue.third.folio().all(MethodNote)]


def closings(dialogue: OpenDialogue) -> list[int]:
    """How often each lasting journal says that a meeting was closed."""
    for part in (dialogue.third, dialogue.joint):
        part.forget()
    return [
        sum(entry.body.act == "closed" for entry in part.folio().all(Entry))
        for part in (dialogue.third, dialogue.joint)
    ]


@pytest.mark.parametrize("read", [True, False], ids=["the notes were read", "nothing was read"])
def test_two_windows_that_close_at_once(
    read: bool, cast: Cast, meeting: OpenMeeting, note: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the page at hand is about to close, a colleague's window has closed: the notes stand once."""
    dialogue = meeting.dialogue
    theirs = open_here(cast.facilitator, dialogue.id).meeting
    assert theirs
    is_empty = reads.is_empty

    def meanwhile(mine: OpenMeeting) -> bool:
        if read:
            mine.third.folio()
            mine.room.folio()
        acts.close(theirs, [note])
        return is_empty(mine)

    monkeypatch.setattr(reads, "is_empty", meanwhile)
    sent = {"looked": "1", "code_name": dialogue.card.code_name, "keep": note}
    answer = client_of(cast.convenor).post(reverse("convene:close", args=[dialogue.id]), sent)
    assert answer.status_code == 302
    assert answer["Location"] == reverse("convene:closed", args=[dialogue.id, meeting.record.id])
    assert kept(dialogue) == ["Begin with a meal"]
    assert closings(dialogue) == [1, 1]


def test_a_meeting_is_closed_once(cast: Cast, meeting: OpenMeeting) -> None:
    theirs = open_here(cast.facilitator, meeting.dialogue.id).meeting
    assert theirs
    meetings.close_meeting(theirs)
    with pytest.raises(Conflict):
        meetings.close_meeting(meeting, [MethodNote(text="A moment too late", kept=True)])
    assert kept(meeting.dialogue) == []
    assert closings(meeting.dialogue) == [1, 1]


def test_a_closing_that_fails_keeps_no_note_and_leaves_the_meeting_open(
    cast: Cast, meeting: OpenMeeting, note: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialogue = meeting.dialogue
    drop = meetings.drop_compartments

    def full(scopes: list[str]) -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(meetings, "drop_compartments", full)
    client = client_of(cast.convenor)
    sent = {"looked": "1", "code_name": dialogue.card.code_name, "keep": note}
    address = reverse("convene:close", args=[dialogue.id])
    answer = client.post(address, sent)
    assert answer.status_code == 507
    assert "Nothing was changed" in answer.content.decode()
    assert kept(dialogue) == []
    assert closings(dialogue) == [0, 0]
    monkeypatch.setattr(meetings, "drop_compartments", drop)
    assert client.post(address, sent).status_code == 302
    assert kept(dialogue) == ["Begin with a meal"]
    assert closings(dialogue) == [1, 1]


def test_a_meeting_whose_shard_is_gone_is_marked_once(
    cast: Cast, meeting: OpenMeeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both windows show that it is lost; whoever presses second sees the home as it is now."""
    meetings.destroy_meeting(meeting.card.meeting)
    mine, theirs = (open_here(actor, meeting.dialogue.id) for actor in (cast.convenor, cast.facilitator))
    assert mine.lost_meeting
    meetings.mark_lost(theirs)
    with pytest.raises(Conflict):
        meetings.mark_lost(mine)
    assert closings(meeting.dialogue) == [1, 1]
    lost = reverse("overview:lost", args=[meeting.dialogue.id])
    monkeypatch.setattr(OpenDialogue, "lost_meeting", mine.lost_meeting or meeting.record)
    assert client_of(cast.convenor).post(lost).status_code == 302
