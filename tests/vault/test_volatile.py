"""The volatile store: what is destroyed is nowhere in its bytes, and a ticket works once."""

import random
import threading
from pathlib import Path

import msgspec
import pytest
from django.db import connections
from hypothesis import given
from hypothesis import strategies as st

from cast import both, both_committed
from tracktwo.common import storage
from tracktwo.vault import crypto, volatile
from tracktwo.vault.compartment import create, open_compartment
from tracktwo.vault.errors import NoKey
from tracktwo.vault.keys import Held, compartment_key, new_held
from tracktwo.vault.models import Compartment, Shard, Ticket
from tracktwo.vault.volatile import (
    MATERIAL,
    begin_meeting,
    destroy_meeting,
    drop_compartments,
    has_shard,
    issue_ticket,
    redeem_ticket,
    tickets_left,
)


def everything(path: Path) -> bytes:
    """The store's bytes with journal, log and whatever else stands beside it."""
    return b"".join(one.read_bytes() for one in sorted(path.parent.glob(f"{path.name}*")))


@both_committed
def test_a_destroyed_shard_is_nowhere_in_the_file(volatile_file: Path) -> None:
    meetings = [begin_meeting() for _ in range(3)]
    shards = {one: bytes(Shard.objects.get(pk=one).value) for one in meetings}
    codes = {one: [issue_ticket(one, {"c" * 32: new_held(one)}) for _ in range(12)] for one in meetings}
    values = {one: [bytes(row.value) for row in Ticket.objects.filter(meeting=one)] for one in meetings}
    assert all(shards[one][-64:] in everything(volatile_file) for one in meetings), "the search finds what is there"
    assert values[meetings[0]][0][:64] in everything(volatile_file)
    gone = meetings[0]
    destroy_meeting(gone)
    found = everything(volatile_file)
    assert not any(shards[gone][at : at + 16] in found for at in range(0, len(shards[gone]), 16))
    assert gone.encode() not in found
    for value in values[gone]:
        pieces = [value[i : i + 16] for i in range(0, len(value), 16)]
        assert not any(piece in found for piece in pieces)
    assert all(shards[one][-64:] in found for one in meetings[1:])
    assert all(redeem_ticket(code, meetings[1]) for code in codes[meetings[1]])
    with pytest.raises(NoKey):
        redeem_ticket(codes[gone][0], gone)


@both_committed
def test_a_redeemed_ticket_is_nowhere_in_the_file(volatile_file: Path) -> None:
    meeting = begin_meeting()
    codes = [issue_ticket(meeting, {"c" * 32: new_held(meeting)}) for _ in range(3)]
    rows = {row.pk: bytes(row.value) for row in Ticket.objects.all()}
    redeem_ticket(codes[0], meeting)
    left = set(Ticket.objects.values_list("pk", flat=True))
    (used,) = set(rows) - left
    found = everything(volatile_file)
    assert used.encode() not in found
    assert not any(rows[used][i : i + 16] in found for i in range(0, len(rows[used]), 16))
    assert all(rows[one][:64] in found for one in left)


@both_committed
def test_no_code_and_no_key_stands_in_the_file(volatile_file: Path) -> None:
    meeting = begin_meeting()
    held = new_held(meeting)
    code = issue_ticket(meeting, {"c" * 32: held})
    found = everything(volatile_file)
    for secret in (code.encode(), crypto.plain_code(code).encode(), held.secret, b"c" * 32):
        assert secret not in found


@both_committed
def test_the_store_is_kept_as_the_promise_needs_it(volatile_file: Path) -> None:
    with connections["volatile"].cursor() as cursor:
        wanted = {"journal_mode": "persist", "secure_delete": 1, "synchronous": 2}
        for pragma, value in wanted.items():
            cursor.execute(f"PRAGMA {pragma}")
            assert cursor.fetchone()[0] == value
    assert connections["default"].settings_dict["NAME"] != str(volatile_file)


@both_committed
def test_a_ticket_works_once_under_many_threads(volatile_file: Path) -> None:
    meeting = begin_meeting()
    opens = {"c" * 32: new_held(meeting)}
    for _ in range(6):
        code = issue_ticket(meeting, opens)
        start, results = threading.Barrier(4), []

        def redeem(code: str = code, start: threading.Barrier = start, results: list = results) -> None:
            start.wait()
            try:
                results.append(redeem_ticket(code, meeting))
            except NoKey:
                results.append(None)
            finally:
                connections.close_all()

        threads = [threading.Thread(target=redeem) for _ in range(4)]
        for one in threads:
            one.start()
        for one in threads:
            one.join()
        assert len(results) == 4
        assert [one for one in results if one] == [opens]
    assert tickets_left(meeting) == 0


@both_committed
def test_the_scrub_never_breaks_the_store_for_others(volatile_file: Path) -> None:
    """Tickets are made in one thread and used up in another, journal and all."""
    meeting = begin_meeting()
    codes = [issue_ticket(meeting, {"c" * 32: new_held(meeting)}) for _ in range(15)]
    failures: list[Exception] = []

    def work(act: object) -> None:
        try:
            act()  # type: ignore[operator]
        except Exception as error:
            failures.append(error)
        finally:
            connections.close_all()

    def issue() -> None:
        for _ in range(15):
            issue_ticket(meeting, {"d" * 32: new_held(meeting)})

    def redeem() -> None:
        for code in codes:
            redeem_ticket(code, meeting)

    threads = [threading.Thread(target=work, args=(one,)) for one in (issue, redeem)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert failures == []
    assert tickets_left(meeting) == 15
    with connections["volatile"].cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        assert cursor.fetchone()[0] == "ok"


@both
def test_a_ticket_works_once() -> None:
    meeting = begin_meeting()
    opens = {"c" * 32: new_held(meeting)}
    code = issue_ticket(meeting, opens)
    assert redeem_ticket(code.lower().replace("-", " "), meeting) == opens
    for again in (code, code.lower(), "", "0" * 20):
        with pytest.raises(NoKey):
            redeem_ticket(again, meeting)


@both
def test_a_ticket_is_of_one_meeting() -> None:
    one, other = begin_meeting(), begin_meeting()
    code = issue_ticket(one, {"c" * 32: new_held(one)})
    with pytest.raises(NoKey):
        redeem_ticket(code, other)
    assert tickets_left(one) == 1, "a wrong try does not use it up"
    Ticket.objects.update(meeting=other)
    with pytest.raises(NoKey):
        redeem_ticket(code, other)


@both
def test_a_ticket_has_at_least_eighty_bits() -> None:
    code = issue_ticket(begin_meeting(), {})
    assert len(crypto.plain_code(code)) * 5 >= 80


@both
def test_the_rows_of_one_ticket_do_not_serve_another() -> None:
    meeting = begin_meeting()
    one = issue_ticket(meeting, {"a" * 32: new_held(meeting)})
    kept = Ticket.objects.get()
    other = issue_ticket(meeting, {"b" * 32: new_held(meeting)})
    Ticket.objects.filter(pk=kept.pk).update(value=Ticket.objects.exclude(pk=kept.pk).get().value)
    with pytest.raises(NoKey):
        redeem_ticket(one, meeting)
    assert set(redeem_ticket(other, meeting)) == {"b" * 32}


@both
def test_a_meeting_needs_both_shards() -> None:
    meeting = begin_meeting()
    opened, held = create(crypto.new_id(), meeting)
    shard = bytes(Shard.objects.get().value)
    assert opened.key not in (held.secret, shard)
    assert len(shard) == MATERIAL
    destroy_meeting(meeting)
    drop_compartments([opened.id])
    assert not has_shard(meeting)
    assert not Compartment.objects.filter(pk=opened.id).exists()
    with pytest.raises(NoKey):
        open_compartment(opened.id, opened.dialogue, held)


@both
@given(st.binary(min_size=32, max_size=32))
def test_another_shard_makes_another_key(value: bytes) -> None:
    meeting = begin_meeting()
    held = new_held(meeting)
    true = compartment_key(held, "c")
    Shard.objects.filter(pk=meeting).update(value=value)
    assert compartment_key(held, "c") != true
    assert compartment_key(held, "c") != compartment_key(held, "d")
    assert compartment_key(held, "c") != compartment_key(msgspec.structs.replace(held, epoch=2), "c")


@both
def test_a_lasting_compartment_asks_no_shard() -> None:
    held = Held(epoch=1, secret=crypto.new_key())
    assert compartment_key(held, "c") == held.secret


@both
def test_shards_and_tickets_live_in_the_volatile_store_alone() -> None:
    begin_meeting()
    issue_ticket("m" * 32, {})
    tables = {name: connections[name].introspection.table_names() for name in ("default", "volatile")}
    assert {"volatile_shard", "volatile_ticket"} <= set(tables["volatile"])
    assert not {"volatile_shard", "volatile_ticket"} & set(tables["default"])
    assert not {"vault_sealedrecord", "people_account"} & set(tables["volatile"])


@both_committed
def test_of_many_meetings_each_destroyed_shard_is_nowhere_in_the_file(
    volatile_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite moves rows from page to page while a table grows and shrinks, and leaves copies that it never zeroes.

    What has to be nowhere is what the key takes as a whole: without the last part of it nothing opens. With this seed
    two of a hundred shards of 32 bytes would be left behind.
    """
    drawn = random.Random(0)
    monkeypatch.setattr(volatile.crypto, "new_id", lambda: drawn.randbytes(16).hex())
    monkeypatch.setattr(volatile.secrets, "token_bytes", drawn.randbytes)
    monkeypatch.setattr(volatile.os, "fsync", lambda descriptor: None)
    with connections["volatile"].cursor() as cursor:
        cursor.execute("PRAGMA synchronous=OFF")
    meetings = [begin_meeting() for _ in range(140)]
    for _ in range(100):
        gone = drawn.choice(meetings)
        meetings.remove(gone)
        last = bytes(Shard.objects.get(pk=gone).value)[-32:]
        assert last in everything(volatile_file), "the search finds what is there"
        destroy_meeting(gone)
        assert last not in everything(volatile_file)
        meetings.append(begin_meeting())


@both
def test_a_ticket_and_a_shard_of_an_earlier_version_still_open() -> None:
    meeting = begin_meeting()
    Shard.objects.update(value=b"s" * 32)
    held = new_held(meeting)
    assert len(compartment_key(held, "c" * 32)) == 32
    code = crypto.new_code(100)
    secret = crypto.plain_code(code).encode()
    sealed = crypto.seal(crypto.derive(secret, "ticket"), msgspec.msgpack.encode({"c" * 32: held}), meeting)
    Ticket.objects.create(id=crypto.derive(secret, "ticket id").hex(), meeting=meeting, value=sealed)
    assert redeem_ticket(code, meeting) == {"c" * 32: held}


@both_committed
def test_what_was_destroyed_counts_as_written_though_its_journal_could_not_be_overwritten(
    volatile_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError("no space left on the device")

    meeting = volatile.begin_meeting()
    storage.nothing_written()
    monkeypatch.setattr(volatile.os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        volatile.destroy_meeting(meeting)
    assert storage.has_written()
    assert not volatile.has_shard(meeting)
