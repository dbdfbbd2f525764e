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


def try_often(it: Throttle, clock: Clock, times: int, key: str = "k") -> list[int]:
    """So many tries, each as soon as it may be made; the waits before them."""
    waits = []
    for _ in range(times):
        waits.append(it.attempt(key))
        if waits[-1]:
            clock.now += waits[-1]
            assert it.attempt(key) == 0
    return waits


def test_three_tries_are_free(clock: Clock) -> None:
    it = Throttle()
    assert try_often(it, clock, FREE) == [0, 0, 0]
    assert it.attempt("k") > 0


def test_each_further_one_doubles_the_wait_up_to_a_minute(clock: Clock) -> None:
    waits = try_often(Throttle(), clock, FREE + 8)
    assert [wait - 1 for wait in waits[FREE:]] == [2, 4, 8, 16, 32, 60, 60, 60]
    assert LONGEST == 60


def test_asking_while_one_waits_neither_counts_nor_helps(clock: Clock) -> None:
    it = Throttle()
    try_often(it, clock, FREE)
    assert [it.attempt("k") for _ in range(5)] == [3] * 5
    clock.now += 1.5
    assert it.attempt("k") == 1


def test_many_at_once_are_no_way_round() -> None:
    """Each is counted before it is tried."""
    it = Throttle()
    allowed = []
    start = threading.Barrier(16)

    def guess() -> None:
        start.wait()
        allowed.append(it.attempt("k") == 0)

    threads = [threading.Thread(target=guess) for _ in range(16)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sum(allowed) == FREE


def test_names_count_apart_and_throttles_too(clock: Clock) -> None:
    signing_in, unlocking = Throttle(), Throttle()
    try_often(signing_in, clock, 9, "one")
    assert signing_in.attempt("one")
    assert signing_in.attempt("other") == 0
    assert unlocking.attempt("one") == 0


def test_the_right_secret_ends_it(clock: Clock) -> None:
    it = Throttle()
    try_often(it, clock, 9)
    it.succeeded("k")
    assert try_often(it, clock, FREE) == [0, 0, 0]
    it.succeeded("never tried")


def test_it_is_forgotten_after_a_quarter_of_an_hour(clock: Clock) -> None:
    it = Throttle()
    try_often(it, clock, 9)
    clock.now += FORGET + 1
    assert try_often(it, clock, FREE) == [0, 0, 0]


def test_memory_is_bounded_by_what_is_still_fresh(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttle, "ROOM", 10)
    it = Throttle()
    for number in range(10):
        it.attempt(f"old {number}")
    clock.now += FORGET + 1
    try_often(it, clock, FREE, "new")
    assert len(it._failures) == 1
    assert it.attempt("new") > 0
