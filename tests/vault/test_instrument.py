"""Instruments: all answers at once or none, slots of one size, nothing left in the store's bytes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cast import both, both_committed
from tracktwo.vault import crypto, instrument
from tracktwo.vault.errors import NotThere, Sealed
from tracktwo.vault.models import Instrument, Slot
from tracktwo.vault.volatile import begin_meeting, destroy_meeting


def nonce() -> bytes:
    return bytes.fromhex(crypto.new_id())


@both
@given(answers=st.lists(st.binary(min_size=1, max_size=instrument.LONGEST), max_size=8, unique=True))
def test_what_was_handed_in_comes_out_all_at_once(answers: list[bytes]) -> None:
    desk, opener = instrument.begin("m" * 32, 8)
    for answer in answers:
        instrument.put(desk, nonce(), answer)
    assert instrument.collect(desk.instrument, opener) == sorted(answers)
    instrument.destroy(desk.instrument)
    assert not instrument.exists(desk.instrument)
    with pytest.raises(NotThere):
        instrument.collect(desk.instrument, opener)
    with pytest.raises(NotThere):
        instrument.put(desk, nonce(), b"late")


@both
def test_a_form_sent_twice_counts_once_and_a_full_desk_says_so() -> None:
    desk, opener = instrument.begin("m" * 32, 2)
    once = nonce()
    instrument.put(desk, once, b"one")
    instrument.put(desk, once, b"one, sent again")
    instrument.put(desk, nonce(), b"two")
    with pytest.raises(instrument.Full):
        instrument.put(desk, nonce(), b"three")
    assert instrument.collect(desk.instrument, opener) == [b"one", b"two"]


@both
def test_slots_tell_nothing_by_number_size_or_state() -> None:
    desk, _ = instrument.begin("m" * 32, 5)
    before = [len(bytes(one.answer)) for one in Slot.objects.all()]
    marks = len(bytes(Instrument.objects.get().desk))
    instrument.put(desk, nonce(), b"x" * instrument.LONGEST)
    instrument.put(desk, nonce(), b"y")
    assert [len(bytes(one.answer)) for one in Slot.objects.all()] == before
    assert len(set(before)) == 1
    assert len(bytes(Instrument.objects.get().desk)) == marks
    with pytest.raises(ValueError, match="at most"):
        instrument.put(desk, nonce(), b"z" * (instrument.LONGEST + 1))


@both
def test_the_desk_opens_nothing_and_the_opener_opens_only_its_own() -> None:
    desk, opener = instrument.begin("m" * 32, 2)
    other, _ = instrument.begin("m" * 32, 2)
    instrument.put(desk, nonce(), b"answer")
    for key in (desk.key, desk.public, crypto.new_key()):
        with pytest.raises(Sealed):
            instrument.collect(desk.instrument, key)
    with pytest.raises(Sealed):
        instrument.collect(other.instrument, opener)
    Slot.objects.filter(instrument=desk.instrument).update(answer=crypto.new_key() * 40)
    with pytest.raises(Sealed):
        instrument.collect(desk.instrument, opener)


@both_committed
@pytest.mark.parametrize("way", ["closed", "meeting closed"])
def test_a_destroyed_instrument_is_nowhere_in_the_file(volatile_file: Path, way: str) -> None:
    meeting = begin_meeting()
    desk, _ = instrument.begin(meeting, 6)
    for _ in range(4):
        instrument.put(desk, nonce(), b"answer")
    kept = [bytes(one.answer) for one in Slot.objects.all()] + [bytes(Instrument.objects.get().secret)]
    found = b"".join(one.read_bytes() for one in volatile_file.parent.glob(f"{volatile_file.name}*"))
    assert all(one[:64] in found for one in kept), "the search finds what is there"
    if way == "closed":
        instrument.destroy(desk.instrument)
    else:
        destroy_meeting(meeting)
    found = b"".join(one.read_bytes() for one in volatile_file.parent.glob(f"{volatile_file.name}*"))
    for one in kept:
        pieces = [one[at : at + 16] for at in range(0, len(one), 16)]
        assert not any(piece in found for piece in pieces)
    assert desk.instrument.encode() not in found
