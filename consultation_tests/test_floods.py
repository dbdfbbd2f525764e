"""What is counted against abuse does not disappear when the abuse grows."""

import time

import pytest
from django.test import Client, RequestFactory

from tracktwo.consultation.contribute import reading_time
from tracktwo.consultation.models import Consultation
from tracktwo.consultation.server import rate_limit


def test_a_flood_of_visitors_does_not_hide_hasty_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_time, "MOST_TIMED", 50)
    reading_time.note_shown(1)
    for contributor in range(2, 200):
        reading_time.note_shown(contributor)
    assert reading_time.was_hasty(1)


def test_times_that_matter_no_longer_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_time, "MOST_TIMED", 50)
    for contributor in range(50):
        reading_time.note_shown(contributor)
    later = time.monotonic() + reading_time.HASTY
    monkeypatch.setattr(time, "monotonic", lambda: later)
    reading_time.note_shown(99)
    assert set(reading_time._shown_at) == {99}


def test_guesses_from_many_networks_do_not_reopen_a_door(
    consultation: Consultation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rate_limit, "MOST_KEPT", 40)
    browser = Client(REMOTE_ADDR="192.0.2.7")
    where = f"/c/{consultation.id}/resume"
    codes = [browser.post(where, {"phrase": "wrong words"}).status_code for _ in range(31)]
    assert codes[-1] == 429
    for number in range(200):
        request = RequestFactory().get("/", REMOTE_ADDR=f"198.51.{number}.1")
        rate_limit.may_try(request, "contribute", failed=True)
    assert len(rate_limit._wrong) <= 41
    assert browser.post(where, {"phrase": "wrong words"}).status_code == 429
