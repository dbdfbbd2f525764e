"""What a clock that is set back, and a cookie sent in clear, must not do."""

import datetime
import time
from collections.abc import Callable

import pytest
from django.test import Client

from opened import STEWARD
from tracktwo.consultation import status
from tracktwo.consultation.models import Consultation, StewardSession
from tracktwo.consultation.steward import guards

DAY = datetime.date(2026, 11, 20)


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Set the machine's clock to so many seconds from now, as `date -s` does; what counts from the start goes on."""
    now = time.time()

    def to(seconds: float) -> None:
        monkeypatch.setattr(time, "time", lambda: now + seconds)

    return to


def test_a_stewards_session_does_not_revive_when_the_clock_is_set_back(
    consultation: Consultation, steward: Client, set_clock: Callable[[float], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    where = f"/s/{consultation.id}/"
    assert steward.get(where).status_code == 200
    elapsed = guards._seconds()
    monkeypatch.setattr(guards, "_seconds", lambda: elapsed + guards.HOURS * 3600 + 1)
    set_clock(guards.HOURS * 3600 + 1)
    assert steward.get(where).status_code == 302
    set_clock(-24 * 3600)
    assert steward.get(where).status_code == 302


def test_the_session_counts_seconds_that_nobody_can_set(set_clock: Callable[[float], None]) -> None:
    before = guards._seconds()
    set_clock(-100 * 24 * 3600)
    assert 0 <= guards._seconds() - before < 60


def test_a_restart_signs_the_steward_out(
    consultation: Consultation, steward: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A row that is put back, or copied with its cookie from a browser's profile, opens nothing after it."""
    assert steward.get(f"/s/{consultation.id}/").status_code == 200
    monkeypatch.setattr(guards, "_boot_key", b"x" * 32)
    assert StewardSession.objects.exists()
    assert steward.get(f"/s/{consultation.id}/").status_code == 302
    steward.post(f"/s/{consultation.id}/sign-in", {"code": STEWARD})
    assert steward.get(f"/s/{consultation.id}/").status_code == 200


def test_sessions_of_an_earlier_start_do_not_pile_up(consultation: Consultation, steward: Client) -> None:
    StewardSession.objects.create(key="0" * 64, consultation=consultation, until=4_102_444_800)
    steward.post(f"/s/{consultation.id}/sign-in", {"code": STEWARD})
    assert not StewardSession.objects.filter(key="0" * 64).exists()


def test_a_consultation_does_not_reopen_when_the_clock_is_set_back(
    consultation: Consultation, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = DAY

    class Clock(datetime.datetime):
        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> "Clock":
            return cls(day.year, day.month, day.day, tzinfo=tz)

    monkeypatch.setattr(status, "_latest", datetime.date.min)
    monkeypatch.setattr(status.datetime, "datetime", Clock)
    consultation.closes = DAY
    assert status.is_open(consultation)
    day = DAY + datetime.timedelta(1)
    assert not status.is_open(consultation)
    day = DAY - datetime.timedelta(30)
    assert not status.is_open(consultation)


def test_every_cookie_is_secure_over_https(consultation: Consultation, phone: Client) -> None:
    where = f"/c/{consultation.id}/"
    for secure in (True, False):
        browser = Client()
        browser.get(where, secure=secure)
        browser.post(f"{where}language", {"language": "en"}, secure=secure)
        browser.post(f"{where}begin", secure=secure)
        browser.post(f"/s/{consultation.id}/sign-in", {"code": STEWARD}, secure=secure)
        browser.get(f"/s/{consultation.id}/", secure=secure)
        browser.post(f"/s/{consultation.id}/language", {"language": "ar"}, secure=secure)
        assert set(browser.cookies) == {"csrftoken", "reads", "who", "steward", "language"}
        assert {bool(cookie["secure"]) for cookie in browser.cookies.values()} == {secure}
