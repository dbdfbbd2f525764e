"""Slowing down after wrong secrets."""

import threading

import pytest

from tracktwo.people import throttle
from tracktwo.people.throttle import FORGET, FREE, LONGEST, Throttle


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    found = Clock()
    monkeypatch.setattr(throttle, "time", found)
    return found


def fail(it: Throttle, times: int, key: str = "k") -> None:
    for _ in range(times):
        it.failed(key)


def test_three_tries_are_free(clock: Clock) -> None:
    it = Throttle()
    for _ in range(FREE - 1):
        it.failed("k")
        assert it.wait("k") == 0
    it.failed("k")
    assert it.wait("k") > 0


def test_each_further_failure_doubles_the_wait_up_to_a_minute(clock: Clock) -> None:
    it = Throttle()
    fail(it, FREE - 1)
    waits = []
    for _ in range(9):
        it.failed("k")
        waits.append(it.wait("k") - 1)
    assert waits == [2, 4, 8, 16, 32, 60, 60, 60, 60]
    assert LONGEST == 60


def test_the_wait_runs_down_and_ends(clock: Clock) -> None:
    it = Throttle()
    fail(it, FREE + 3)
    seen = []
    while it.wait("k"):
        seen.append(it.wait("k"))
        clock.now += 1
    assert seen == sorted(seen, reverse=True)
    assert len(seen) == 16
    it.failed("k")
    assert it.wait("k") > max(seen), "waiting forgives nothing"


def test_names_count_apart_and_throttles_too(clock: Clock) -> None:
    signing_in, unlocking = Throttle(), Throttle()
    fail(signing_in, 9, "one")
    assert signing_in.wait("one")
    assert signing_in.wait("other") == 0
    assert unlocking.wait("one") == 0


def test_the_right_secret_ends_it(clock: Clock) -> None:
    it = Throttle()
    fail(it, 9)
    it.succeeded("k")
    assert it.wait("k") == 0
    it.failed("k")
    assert it.wait("k") == 0
    it.succeeded("never failed")


def test_it_is_forgotten_after_a_quarter_of_an_hour(clock: Clock) -> None:
    it = Throttle()
    fail(it, 9)
    clock.now += FORGET
    assert it.wait("k") == 0
    it.failed("k")
    assert it.wait("k") == 0


def test_memory_is_bounded_by_what_is_still_fresh(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttle, "ROOM", 10)
    it = Throttle()
    for number in range(10):
        it.failed(f"old {number}")
    clock.now += FORGET + 1
    fail(it, FREE + 1, "new")
    it.failed("another")
    assert len(it._failures) == 2
    assert it.wait("new") > 0


def test_no_failure_is_lost_between_threads() -> None:
    it = Throttle()
    threads = [threading.Thread(target=fail, args=(it, 200)) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert it._failures["k"][0] == 800
