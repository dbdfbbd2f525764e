"""Erasure: what is derived from a meeting dies with it, and erasing reaches what belongs to a dialogue."""

import pytest

from cast import Cast, begin_dialogue, both, client_of, open_here
from tracktwo.people import sessions
from tracktwo.people.models import SignedIn
from tracktwo.process import dialogues, meetings
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.fields import MultilingualText
from tracktwo.rooms.solve.predictions import acts as prediction_acts
from tracktwo.rooms.solve.predictions.records import Question
from tracktwo.vault.models import Compartment, Shard

pytestmark = both
CANARY = "plover-and-sandpiper"


@pytest.mark.parametrize("ending", ["closed", "erased", "lost"])
def test_a_browser_handed_round_shows_nothing_after_the_meeting(cast: Cast, meeting: OpenMeeting, ending: str) -> None:
    dialogue = meeting.dialogue
    prediction_acts.add_question(meeting, Question(words=MultilingualText(CANARY, CANARY), kind="importance", about=""))
    _, slips = prediction_acts.begin(meeting, {"a": 5, "b": 5})
    client = client_of(cast.convenor)
    page = f"/d/{dialogue.id}/solve/hand-round"
    assert client.post(f"/d/{dialogue.id}/solve/predictions/hand-round").status_code == 302
    assert CANARY in client.post(page, {"slip": slips["a"][0]}).content.decode(), "the search finds what is there"
    theirs = open_here(cast.facilitator, dialogue.id)
    if ending == "closed":
        meetings.close_meeting(theirs.meeting)
    elif ending == "erased":
        dialogues.erase(theirs)
    else:
        Shard.objects.all().delete()
        theirs.__dict__.pop("meeting", None)
        meetings.mark_lost(theirs)
    for answer in (client.get(page), client.post(page, {"slip": slips["a"][0]})):
        assert answer.status_code == 302
        assert CANARY not in answer.content.decode()
    assert not any(row.handed for row in SignedIn.objects.all())
    assert CANARY not in client.post(page, {"slip": slips["a"][0]}, follow=True).content.decode()


def test_what_a_browser_was_handed_is_not_opened_by_a_row_put_back(cast: Cast, meeting: OpenMeeting) -> None:
    sessions.hand_round(cast.convenor.person, CANARY.encode(), meeting.card.meeting)
    before = SignedIn.objects.filter(handed__isnull=False).values().get()
    meetings.close_meeting(open_here(cast.facilitator, meeting.dialogue.id).meeting)
    SignedIn.objects.filter(pk=before["id"]).update(**before)
    from cast import request_of

    assert sessions.handed(request_of(cast.convenor)) is None


def test_erasing_a_dialogue_whose_rows_were_moved_to_another_erases_them(cast: Cast, dialogue: OpenDialogue) -> None:
    """Which dialogue a compartment belongs to stands in a column, and whoever writes to the database can change it."""
    other = begin_dialogue(cast)
    mine, theirs = {dialogue.third.id, dialogue.joint.id}, {other.third.id, other.joint.id}
    Compartment.objects.filter(pk__in=mine).update(dialogue=other.id)
    dialogues.erase(open_here(cast.convenor, dialogue.id))
    assert not Compartment.objects.filter(pk__in=mine).exists()
    Compartment.objects.filter(pk__in=theirs).update(dialogue="f" * 32)
    again = begin_dialogue(cast)
    Compartment.objects.filter(pk__in=theirs).update(dialogue=again.id)
    dialogues.erase(open_here(cast.convenor, again.id))
    assert Compartment.objects.filter(pk__in=theirs).count() == 2, "and nothing of another one"
    assert open_here(cast.convenor, other.id).card.code_name == "Larch"
