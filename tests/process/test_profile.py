"""Track one-and-a-half: a serving official among the seats switches a stricter profile on, and nothing else does."""

import time

import msgspec
import pytest
from django.urls import reverse

from cast import Cast, both, client_of
from tracktwo.matter.seats import Seat
from tracktwo.people import browsers
from tracktwo.process import profile, release
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.errors import Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.process.records import Released
from tracktwo.process.safeguards import HeldStep, override
from tracktwo.rooms.consult import acts as consult_acts
from tracktwo.rooms.recruit.seats import acts as seats

pytestmark = both
TITLE, WORDING = MultilingualText("Wells"), MultilingualText("Both sides open the wells")


def official(dialogue: OpenDialogue) -> str:
    return seats.add_seat(dialogue, Seat(code="A9", side="a", office="serving")).id


def released(meeting: OpenMeeting) -> list[str]:
    meeting.dialogue.joint.forget()
    return [record.body.kind for record in meeting.dialogue.joint.folio().all(Released)]


def test_it_is_in_force_while_a_serving_official_has_a_seat(dialogue: OpenDialogue) -> None:
    assert not profile.is_stricter(dialogue)
    id = official(dialogue)
    assert profile.is_stricter(dialogue)
    record = dialogue.third.folio().get(Seat, id)
    seats.change_seat(dialogue, id, record.version, msgspec.structs.replace(record.body, office="former"))
    assert not profile.is_stricter(dialogue)


def test_a_browser_that_nobody_uses_locks_itself(cast: Cast, dialogue: OpenDialogue) -> None:
    client, address = client_of(cast.convenor), f"/d/{dialogue.id}/"
    entry = browsers.live[cast.convenor.person.session_id]
    assert b"data-idle" not in client.get(address).content
    assert entry.idle == 0
    official(dialogue)
    assert b'data-idle="600"' in client.get(address).content
    entry.used = time.monotonic() - profile.IDLE_MINUTES * 60 - 1
    assert client.get(address).status_code == 423
    assert entry.key is None


def test_work_by_hand_keeps_it_open_and_a_page_that_reads_itself_again_does_not(
    cast: Cast, dialogue: OpenDialogue
) -> None:
    official(dialogue)
    client, address = client_of(cast.convenor), f"/d/{dialogue.id}/"
    client.get(address)
    entry = browsers.live[cast.convenor.person.session_id]
    entry.used = before = time.monotonic() - 300
    client.get(address, headers={"HX-Request": "true"})
    assert entry.used == before
    client.get(reverse("people:here"))
    assert entry.used > before


def test_a_browser_is_signed_out_sooner_and_longer_in_a_meeting(cast: Cast, dialogue: OpenDialogue) -> None:
    official(dialogue)
    client = client_of(cast.convenor)
    client.get(f"/d/{dialogue.id}/")
    entry = browsers.live[cast.convenor.person.session_id]
    assert (entry.hours, entry.idle) == (profile.HOURS, profile.IDLE_MINUTES * 60)
    entry.since = time.monotonic() - profile.HOURS * 3600 - 1
    assert client.get(f"/d/{dialogue.id}/").status_code == 302


def test_nothing_is_kept_short_without_an_official(cast: Cast, dialogue: OpenDialogue) -> None:
    client = client_of(cast.convenor)
    client.get(f"/d/{dialogue.id}/")
    entry = browsers.live[cast.convenor.person.session_id]
    entry.used = time.monotonic() - 24 * 3600
    assert client.get(f"/d/{dialogue.id}/").status_code == 200
    assert entry.hours == browsers.HOURS


def test_a_joint_text_waits_for_a_second_act(dialogue: OpenDialogue, meeting: OpenMeeting) -> None:
    official(dialogue)
    assert not release.release(meeting, "a", "text", TITLE, WORDING)
    with pytest.raises(HeldStep) as held:
        release.release(meeting, "b", "text", TITLE, WORDING)
    assert released(meeting) == []
    override(meeting.dialogue, profile.SECOND_ACT, "act", held.value.subject)
    assert release.release(meeting, "b", "text", TITLE, WORDING)
    assert released(meeting) == ["text"]
    other = MultilingualText("Both sides close the wells")
    release.release(meeting, "a", "text", TITLE, other)
    with pytest.raises(HeldStep):
        release.release(meeting, "b", "text", TITLE, other)


def test_without_an_official_a_text_leaves_once_all_have_released_it(meeting: OpenMeeting) -> None:
    release.release(meeting, "a", "text", TITLE, WORDING)
    assert release.release(meeting, "b", "text", TITLE, WORDING)


def test_the_page_asks_for_the_second_act_and_takes_it(
    cast: Cast, dialogue: OpenDialogue, meeting: OpenMeeting
) -> None:
    official(dialogue)
    client, base = client_of(cast.convenor), f"/d/{dialogue.id}/solve/text/text"
    client.post(base, {"title": "Wells", "wording": "Open them", "after": "0"})
    shown = release.digest("text", MultilingualText("Wells"), MultilingualText("Open them")).hex()
    assert client.post(f"{base}/release/a", {"wording": shown}).status_code == 302
    asked = client.post(f"{base}/release/b", {"wording": shown})
    assert asked.status_code == 409
    assert "Every side has released this wording." in asked.content.decode()
    assert released(meeting) == []
    act = {"override-rule": profile.SECOND_ACT.name, "override-how": "act", "override-subject": shown[:32]}
    assert client.post(f"{base}/release/b", {"wording": shown, **act}).status_code == 302
    assert released(meeting) == ["text"]


def test_society_is_not_consulted(cast: Cast, dialogue: OpenDialogue) -> None:
    record = consult_acts.prepare(dialogue, ["en"], {})
    official(dialogue)
    with pytest.raises(Refused):
        consult_acts.prepare(dialogue, ["en"], {})
    with pytest.raises(Refused):
        consult_acts.opening_file(dialogue, record)
    page = client_of(cast.convenor).get(f"/d/{dialogue.id}/consult/").content.decode()
    assert "society is not consulted" in page
