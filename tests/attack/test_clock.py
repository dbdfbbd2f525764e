"""The clock of the machine is set while the server runs: nothing that is over comes back, and nobody is shut out.

Years back and years ahead. What ends by time counts seconds that nobody can set; days are only ever written down.
"""

import datetime
import time
from collections.abc import Callable, Iterator

import pytest

from cast import Cast, both, client_of, open_here, open_with_tickets, request_of
from tracktwo.editing import autosave
from tracktwo.overview import backups
from tracktwo.people import backup, browsers, sessions, views
from tracktwo.people.models import BackupMade
from tracktwo.process import journal, meetings, schedule
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.errors import Conflict, NoKey
from tracktwo.process.sealed import new_id

pytestmark = both
YEARS = [-10, 10]
SetClock = Callable[[int], None]


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[SetClock]:
    """Set the machine's clock so many years from now, as `date -s` does; what counts from the start goes on."""
    now, today = time.time, datetime.date.today

    def to(years: int) -> None:
        class Day(datetime.date):
            @classmethod
            def today(cls) -> datetime.date:  # type: ignore[override]
                return today() + datetime.timedelta(days=365 * years)

        monkeypatch.setattr(time, "time", lambda: now() + years * 365 * 86_400)
        for module in (journal, backup):
            monkeypatch.setattr(module, "datetime", Module(Day))

    yield to
    for throttle in (views.signing_in, views.unlocking):
        throttle._failures.clear()


class Module:
    """The module `datetime` with another day."""

    def __init__(self, day: type[datetime.date]) -> None:
        self.date, self.timedelta = day, datetime.timedelta


@pytest.mark.parametrize("years", YEARS)
def test_who_is_at_work_stays_and_who_locked_stays_locked(
    cast: Cast, dialogue: OpenDialogue, set_clock: SetClock, years: int
) -> None:
    working, locked = client_of(cast.convenor), client_of(cast.facilitator)
    assert locked.post("/lock", HTTP_HX_REQUEST="true").status_code == 204
    set_clock(years)
    assert working.get(f"/d/{dialogue.id}/").status_code == 200
    assert locked.get(f"/d/{dialogue.id}/").status_code == 423
    locked.post("/unlock", {"passphrase": cast.facilitator.passphrase, "next": "/"})
    set_clock(0)
    assert working.get(f"/d/{dialogue.id}/").status_code == 200
    assert locked.get(f"/d/{dialogue.id}/").status_code == 200


@pytest.mark.parametrize("years", YEARS)
def test_a_session_that_is_over_does_not_revive(
    cast: Cast, set_clock: SetClock, years: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browsers.live[browsers.row_id(cast.convenor.cookie)], "since", time.monotonic() - 16 * 3600)
    assert sessions.recognise(request_of(cast.convenor)) is None
    set_clock(years)
    assert sessions.recognise(request_of(cast.convenor)) is None


@pytest.mark.parametrize("years", YEARS)
def test_waiting_after_wrong_passphrases_is_neither_cut_short_nor_for_ever(
    cast: Cast, set_clock: SetClock, years: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, wrong = client_of(None), {"name": cast.convenor.name, "passphrase": "a wrong passphrase"}
    for _ in range(3):
        client.post("/sign-in", wrong)
    set_clock(years)
    assert client.post("/sign-in", wrong).status_code == 429
    seconds = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: seconds + 61)
    assert client.post("/sign-in", wrong).status_code == 403


@pytest.mark.parametrize("years", YEARS)
def test_a_used_ticket_stays_used_and_an_unused_one_works(
    cast: Cast, dialogue: OpenDialogue, set_clock: SetClock, years: int
) -> None:
    codes = open_with_tickets(dialogue, schedule.add_workshop(dialogue).id, ["b"])["b"]
    assert meetings.redeem(dialogue.meeting, codes[0]) == "b"
    set_clock(years)
    meeting = open_here(cast.facilitator, dialogue.id).meeting
    with pytest.raises(NoKey):
        meetings.redeem(meeting, codes[0])
    assert meetings.redeem(meeting, codes[1]) == "b"


@pytest.mark.parametrize("years", YEARS)
def test_a_form_that_was_handed_in_does_not_come_back(meeting: OpenMeeting, set_clock: SetClock, years: int) -> None:
    key = new_id()
    autosave.save(meeting, "card", {"words": "typed"}, key)
    autosave.drop(meeting, "card", key)
    set_clock(years)
    with pytest.raises(Conflict):
        autosave.save(meeting, "card", {"words": "typed"}, key)
    assert autosave.find(meeting, "card") is None


@pytest.mark.parametrize("years", YEARS)
def test_a_meeting_neither_ends_nor_opens_again_by_the_clock(
    cast: Cast, dialogue: OpenDialogue, set_clock: SetClock, years: int
) -> None:
    meetings.open_meeting(dialogue, schedule.add_workshop(dialogue).id, {})
    set_clock(years)
    here = open_here(cast.convenor, dialogue.id)
    assert here.meeting is not None
    assert client_of(cast.convenor).get(f"/d/{dialogue.id}/convene/").status_code == 200
    meetings.close_meeting(here.meeting)
    set_clock(0)
    assert open_here(cast.convenor, dialogue.id).meeting is None


def test_the_days_of_a_journal_never_go_back(cast: Cast, dialogue: OpenDialogue, set_clock: SetClock) -> None:
    for years in (10, 0, -10):
        set_clock(years)
        meetings.open_meeting(dialogue, schedule.add_workshop(dialogue).id, {})
        meetings.close_meeting(dialogue.meeting)
        dialogue = open_here(cast.convenor, dialogue.id)
    days = [entry.day for entry in journal.chain(dialogue.third.folio())]
    assert days == sorted(days)
    assert journal.broken_at(dialogue.third.folio()) is None


def test_a_backup_of_a_day_to_come_does_not_silence_the_reminder(
    cast: Cast, dialogue: OpenDialogue, set_clock: SetClock
) -> None:
    """A clock that stood ahead when a backup was made, and was set right afterwards."""
    BackupMade.objects.create(day=datetime.date.today() + datetime.timedelta(days=3650))
    set_clock(1)
    assert backups.is_due([open_here(cast.convenor, dialogue.id)])
