"""What was typed into the form of a record and not saved: over which version it is, and when it goes."""

import pytest

from cast import Cast, both, client_of
from tracktwo.editing import autosave
from tracktwo.matter import concerns
from tracktwo.matter.concerns import Concern
from tracktwo.process import meetings
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import Conflict
from tracktwo.process.fields import MultilingualText
from tracktwo.rooms.convene import loaded_words
from tracktwo.rooms.convene.loaded_words import Meaning

pytestmark = both
KEY, OTHER_KEY = "1" * 32, "2" * 32


def card(meeting: OpenMeeting) -> str:
    return concerns.add(meeting, Concern(kind="need", owner="a", words=MultilingualText("As it was said"))).id


def test_a_draft_over_an_older_version_writes_over_nobody(cast: Cast, meeting: OpenMeeting) -> None:
    id = card(meeting)
    address = f"/d/{meeting.dialogue.id}/convene/card/{id}"
    client = client_of(cast.convenor)
    typed = {"words": "Typed and not saved", "kind": "need", "version": "1"}
    client.post(f"/d/{meeting.dialogue.id}/autosave/card.{id}", typed | {"key": KEY})
    concerns.edit(meeting, id, 1, MultilingualText("Saved by somebody else"), "need")
    page = client.get(address).content.decode()
    assert "Typed and not saved" in page
    assert "Saved by somebody else" in page, "what stands is shown beside it"
    assert 'name="version" value="1"' in page
    answer = client.post(address, typed | {"key": KEY})
    assert answer.status_code == 409
    assert client.post(address, typed | {"version": "2", "key": OTHER_KEY}).status_code == 200
    meeting.third.forget()
    assert autosave.find(meeting, f"card.{id}") is None
    assert "<blockquote>" not in client.get(address).content.decode()


def test_what_was_typed_goes_with_the_card(cast: Cast, meeting: OpenMeeting) -> None:
    id, other = card(meeting), card(meeting)
    for each in (id, other):
        autosave.save(meeting, f"card.{each}", {"words": "Their words again"}, KEY)
    client_of(cast.convenor).post(f"/d/{meeting.dialogue.id}/convene/card/{id}/take-back", {"for_good": "1"})
    for scope in (meeting.third, meeting.room):
        scope.forget()
    assert autosave.find(meeting, f"card.{id}") is None
    assert autosave.find(meeting, f"card.{other}") is not None
    # A window that had its form open sends it once more, under another key.
    for gone in (id, "f" * 32):
        with pytest.raises(Conflict):
            autosave.save(meeting, f"card.{gone}", {"words": "Their words again"}, OTHER_KEY)


def test_what_is_written_between_meetings_outlives_one(cast: Cast, meeting: OpenMeeting) -> None:
    """Work of the third party that was begun while a meeting was open goes on after it."""
    dialogue = meeting.dialogue
    keep = f"/d/{dialogue.id}/autosave/note.question."
    assert client_of(cast.convenor).post(keep, {"words": "Half a ques", "key": KEY}).status_code == 204
    meetings.close_meeting(meeting)
    dialogue.third.forget()
    assert autosave.find(dialogue, "note.question.") == {"words": "Half a ques"}


def test_a_next_draft_of_the_text_writes_over_nobody(cast: Cast, meeting: OpenMeeting) -> None:
    """Words that rested unsaved while somebody else saved a draft are sent over the draft they were typed after."""
    base, client = f"/d/{meeting.dialogue.id}", client_of(cast.convenor)
    address = f"{base}/solve/text/text"
    typed = {"title": "T", "wording": "Typed and not saved", "after": "0", "pair": "a"}
    client.post(f"{base}/autosave/text", typed | {"key": KEY})
    assert client.post(address, {"title": "T", "wording": "Theirs", "after": "0", "key": OTHER_KEY}).status_code == 302
    client.post(f"{base}/autosave/text", typed | {"key": KEY})
    page = client.get(address).content.decode()
    assert 'name="after" value="0"' in page
    assert "did not save" in page
    assert 'value="a" checked' in page
    # Criticism that is refused on the same page leaves it there.
    refused = client.post(f"{address}/criticism", {"side": "a", "words": "", "key": OTHER_KEY})
    assert refused.status_code == 422
    assert "Typed and not saved" in refused.content.decode()
    assert client.post(address, typed | {"key": KEY}).status_code == 409


def test_a_page_with_the_forms_of_each_side_says_which_begins_with_a_draft(cast: Cast, meeting: OpenMeeting) -> None:
    word = loaded_words.add(meeting, MultilingualText("justice"))
    loaded_words.give_meaning(
        meeting, word.id, word.version, "a", Meaning(means=MultilingualText("What they had saved"))
    )
    base, client = f"/d/{meeting.dialogue.id}", client_of(cast.convenor)
    address = f"{base}/convene/word/{word.id}"
    assert "did not save" not in client.get(address).content.decode()
    client.post(f"{base}/autosave/meaning.{word.id}.a", {"means": "Typed and not saved", "version": "1", "key": KEY})
    page = client.get(address).content.decode()
    assert page.count("did not save") == 1
    assert "<blockquote" in page
    assert "What they had saved" in page
    # A form that is refused costs the other side's draft nothing.
    refused = client.post(f"{address}/b/meaning", {"means": "", "version": "2", "key": OTHER_KEY})
    assert refused.status_code == 422
    assert "Typed and not saved" in refused.content.decode()
