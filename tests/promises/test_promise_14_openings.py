"""No silent loss: a meeting is open once its sheets are with their sides, and not before."""

import threading

import pytest
from django.db import connections

from cast import Cast, begin_dialogue, both, both_committed, client_of, make_cast, open_here, request_of
from tracktwo.people import sessions
from tracktwo.process import meetings, schedule
from tracktwo.process.access import OpenDialogue
from tracktwo.process.records import MeetingCard
from tracktwo.vault.models import Compartment, Shard, Ticket


def ask_for_tickets(client: object, dialogue: OpenDialogue) -> str:
    """The page with the sheets of side b."""
    answer = client.post(f"/d/{dialogue.id}/convene/open", {"tickets": ["b"]}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def nothing_is_open(cast: Cast, dialogue: OpenDialogue) -> None:
    assert not Shard.objects.exists()
    assert not Ticket.objects.exists()
    assert Compartment.objects.count() == 2
    assert open_here(cast.convenor, dialogue.id).third.folio().all(MeetingCard) == []


@both
def test_nothing_is_open_before_the_sheets_are_confirmed(cast: Cast, dialogue: OpenDialogue) -> None:
    client = client_of(cast.convenor)
    page = ask_for_tickets(client, dialogue)
    codes = page.split("<li><code>")[1:]
    assert len(codes) == meetings.TICKETS_A_SHEET
    nothing_is_open(cast, dialogue)
    client.post(f"/d/{dialogue.id}/convene/tickets")
    assert open_here(cast.convenor, dialogue.id).meeting is not None
    assert Ticket.objects.count() == meetings.TICKETS_A_SHEET
    code = codes[3].split("<")[0]
    assert meetings.redeem(open_here(cast.convenor, dialogue.id).meeting, code) == "b"
    shown = client.get(f"/d/{dialogue.id}/convene/tickets", follow=True).content.decode()
    assert codes[0].split("<")[0] not in shown, "the codes are nowhere but on paper"


@both
def test_locking_before_that_undoes_the_opening_and_it_begins_anew(cast: Cast, dialogue: OpenDialogue) -> None:
    client = client_of(cast.convenor)
    first = ask_for_tickets(client, dialogue)
    assert client.post("/lock", HTTP_HX_REQUEST="true").status_code == 204
    client.post("/unlock", {"passphrase": cast.convenor.passphrase, "next": "/"})
    assert client.get(f"/d/{dialogue.id}/convene/tickets").status_code == 302
    client.post(f"/d/{dialogue.id}/convene/tickets")
    nothing_is_open(cast, dialogue)
    second = ask_for_tickets(client, dialogue)
    client.post(f"/d/{dialogue.id}/convene/tickets")
    meeting = open_here(cast.convenor, dialogue.id).meeting
    old, new = (page.split("<li><code>")[1].split("<")[0] for page in (first, second))
    assert old != new
    with pytest.raises(meetings.NoKey):
        meetings.redeem(meeting, old)
    assert meetings.redeem(meeting, new) == "b"


@both
@pytest.mark.parametrize("step", ["issue_ticket", "share_scopes"])
def test_a_failure_in_the_midst_of_opening_opens_nothing(
    cast: Cast, dialogue: OpenDialogue, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed at any moment, either nothing is open or all tickets are there: here each step fails in its turn."""
    workshop = schedule.add_workshop(dialogue).id

    def fail(*about: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(meetings, step, fail)
    with pytest.raises(OSError, match="no space"):
        meetings.open_meeting(dialogue, workshop, meetings.draw_sheets(["b"]))
    nothing_is_open(cast, dialogue)


@both
def test_tickets_are_written_before_the_meeting_is(dialogue: OpenDialogue, monkeypatch: pytest.MonkeyPatch) -> None:
    """The two databases have no common commit: when the main one commits, every ticket is in the other."""
    counted = []
    real = meetings.transaction.atomic

    class Watched:
        def __enter__(self) -> None:
            self.inner = real()
            self.inner.__enter__()

        def __exit__(self, *error: object) -> None:
            counted.append(Ticket.objects.count())
            self.inner.__exit__(*error)

    monkeypatch.setattr(meetings.transaction, "atomic", lambda *a, **k: Watched() if not a and not k else real(*a, **k))
    meetings.open_meeting(dialogue, schedule.add_workshop(dialogue).id, meetings.draw_sheets(["a", "b"]))
    assert counted[-1] == 2 * meetings.TICKETS_A_SHEET


@both_committed
def test_locked_during_an_opening_the_browser_stays_locked(data_folder: object) -> None:
    """Another window locks while this one's request draws the sheets."""
    cast = make_cast()
    dialogue = begin_dialogue(cast)
    under_way = sessions.recognise(request_of(cast.convenor))
    answers = []

    def lock() -> None:
        answers.append(client_of(cast.convenor).post("/lock", HTTP_HX_REQUEST="true").status_code)
        connections.close_all()

    window = threading.Thread(target=lock)
    window.start()
    window.join()
    assert answers == [204]
    with pytest.raises(meetings.NoKey):
        under_way.keep_sheets(schedule.add_workshop(dialogue).id, meetings.draw_sheets(["b"]))
    assert sessions.recognise(request_of(cast.convenor)) is None
    assert sessions.locked_account(request_of(cast.convenor)).id == cast.convenor.id
    assert not Shard.objects.exists()
