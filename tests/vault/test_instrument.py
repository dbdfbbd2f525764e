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
@given(answers=st.lists(st.binary(max_size=instrument.LONGEST), min_size=1, max_size=8))
def test_what_was_handed_in_comes_out_all_at_once_blanks_included(answers: list[bytes]) -> None:
    desk, opener, (slips,) = instrument.begin("m" * 32, [len(answers)])
    for slip, answer in zip(slips, answers, strict=True):
        instrument.put(desk, slip, nonce(), answer)
    assert instrument.collect(desk, opener) == sorted((0, answer) for answer in answers)
    instrument.destroy(desk.instrument)
    assert not instrument.exists(desk.instrument)
    with pytest.raises(NotThere):
        instrument.collect(desk, opener)
    with pytest.raises(NotThere):
        instrument.put(desk, slips[0], nonce(), b"late")


@both
def test_a_slip_is_worth_one_answer_and_a_form_sent_twice_counts_once() -> None:
    desk, opener, (first, second) = instrument.begin("m" * 32, [1, 1])
    once = nonce()
    instrument.put(desk, first[0].lower(), once, b"one")
    instrument.put(desk, first[0], once, b"one, sent again")
    for slip in (first[0], "", "ABCDE-FGH"):
        with pytest.raises(instrument.NoSlip):
            instrument.put(desk, slip, nonce(), b"three")
    with pytest.raises(instrument.Unfinished):
        instrument.collect(desk, opener)
    assert instrument.progress(desk) == (1, 2)
    assert instrument.group_of(desk, second[0]) == 1
    instrument.put(desk, second[0], nonce(), b"")
    assert instrument.collect(desk, opener) == [(0, b"one"), (1, b"")]


@both
def test_slots_tell_nothing_by_number_size_or_state() -> None:
    desk, _, (slips,) = instrument.begin("m" * 32, [5])
    before = [len(bytes(one.answer)) for one in Slot.objects.all()]
    state = len(bytes(Instrument.objects.get().desk))
    instrument.put(desk, slips[3], nonce(), b"x" * instrument.LONGEST)
    instrument.put(desk, slips[0], nonce(), b"")
    assert [len(bytes(one.answer)) for one in Slot.objects.all()] == before
    assert len(set(before)) == 1
    assert len(bytes(Instrument.objects.get().desk)) == state
    with pytest.raises(ValueError, match="at most"):
        instrument.put(desk, slips[1], nonce(), b"z" * (instrument.LONGEST + 1))


@both
def test_the_desk_opens_nothing_and_the_opener_opens_only_its_own() -> None:
    desk, opener, (slips,) = instrument.begin("m" * 32, [1])
    other, _, (foreign,) = instrument.begin("m" * 32, [1])
    instrument.put(desk, slips[0], nonce(), b"answer")
    instrument.put(other, foreign[0], nonce(), b"answer")
    for key in (desk.key, desk.public, crypto.new_key()):
        with pytest.raises(Sealed):
            instrument.collect(desk, key)
    with pytest.raises(Sealed):
        instrument.collect(other, opener)
    with pytest.raises(instrument.NoSlip):
        instrument.put(desk, foreign[0], nonce(), b"of another round")
    Slot.objects.filter(instrument=desk.instrument).update(answer=crypto.new_key() * 40)
    with pytest.raises(Sealed):
        instrument.collect(desk, opener)


@both
@pytest.mark.parametrize("way", ["a slot more", "in place of another", "of another slip"])
def test_an_answer_that_no_slip_paid_for_is_a_surplus(way: str) -> None:
    """Somebody who writes to the store and knows the public key stuffs it."""
    desk, opener, (slips,) = instrument.begin("m" * 32, [3])
    for slip in slips:
        instrument.put(desk, slip, nonce(), b"honest")
    if way == "a slot more":
        box = instrument._boxed(desk.public, b"t" * 16, b"stuffed")
        Slot.objects.create(instrument=desk.instrument, number=3, answer=box)
    elif way == "in place of another":
        Slot.objects.filter(number=1).update(answer=instrument._boxed(desk.public, b"t" * 16, b"stuffed"))
    else:
        Slot.objects.filter(number=1).update(answer=bytes(Slot.objects.get(number=0).answer))
    with pytest.raises(instrument.Surplus):
        instrument.collect(desk, opener)


@both_committed
@pytest.mark.parametrize("way", ["closed", "meeting closed"])
def test_a_destroyed_instrument_is_nowhere_in_the_file(volatile_file: Path, way: str) -> None:
    meeting = begin_meeting()
    desk, _, (slips,) = instrument.begin(meeting, [6])
    for slip in slips[:4]:
        instrument.put(desk, slip, nonce(), b"answer")
    kept = [bytes(one.answer) for one in Slot.objects.all()] + [bytes(Instrument.objects.get().secret)[-2048:]]
    found = b"".join(one.read_bytes() for one in volatile_file.parent.glob(f"{volatile_file.name}*"))
    assert all(one[-64:] in found for one in kept), "the search finds what is there"
    if way == "closed":
        instrument.destroy(desk.instrument)
    else:
        destroy_meeting(meeting)
    found = b"".join(one.read_bytes() for one in volatile_file.parent.glob(f"{volatile_file.name}*"))
    for one in kept:
        pieces = [one[at : at + 16] for at in range(0, len(one), 16)]
        assert not any(piece in found for piece in pieces)
    assert desk.instrument.encode() not in found
