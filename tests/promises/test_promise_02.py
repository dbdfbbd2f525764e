"""Keys belong to people."""

import itertools
from pathlib import Path

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from cast import Cast, both, enrol
from tracktwo.people import accounts, instance, sessions
from tracktwo.people.keyring import open_keyring
from tracktwo.people.models import Account
from tracktwo.process.access import OpenMeeting
from tracktwo.vault import crypto
from tracktwo.vault.errors import Sealed, Tampered
from tracktwo.vault.manifest import open_head
from tracktwo.vault.models import Compartment

pytestmark = both


def test_argon2id_as_promised(real_argon2: None, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(crypto, "hash_secret_raw", lambda *about, **how: asked.append(how) or bytes(32))
    crypto.from_passphrase("a passphrase", bytes(16))
    (how,) = asked
    assert how["memory_cost"] >= 64 * 1024
    assert how["time_cost"] >= 3
    assert how["parallelism"] >= 4
    assert how["type"] is crypto.Type.ID
    assert how["hash_len"] == 32


def test_the_passphrase_is_worked_on_with_the_real_parameters(real_argon2: None) -> None:
    """A known answer of the reference implementation: 64 MiB, 3 passes, 4 lanes."""
    from argon2.low_level import Type, hash_secret_raw

    expected = hash_secret_raw(b"correct horse", b"s" * 16, 3, 65536, 4, 32, Type.ID)
    assert crypto.from_passphrase("correct horse", b"s" * 16) == expected


def test_passphrase_and_code_open_the_same_secret() -> None:
    actor = enrol("somebody")
    assert accounts.open_by_passphrase("somebody", actor.passphrase)[1] == actor.secret
    assert accounts.open_by_passphrase("  SomeBody ", actor.passphrase)[1] == actor.secret
    assert accounts.open_by_code("somebody", actor.code.lower().replace("-", " "))[1] == actor.secret


@pytest.mark.parametrize("name", ["somebody", "nobody"])
def test_a_wrong_secret_costs_the_same_work_and_tells_nothing(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    enrol("somebody")
    worked: list[str] = []
    kept = crypto.from_passphrase

    def count(passphrase: str, salt: bytes, room: bool = False) -> bytes:
        worked.append(passphrase)
        assert len(salt) == 16
        return kept(passphrase, salt, room)

    monkeypatch.setattr(crypto, "from_passphrase", count)
    with (
        CaptureQueriesContext(connections["default"]) as queries,
        pytest.raises(accounts.NotOpened) as refusal,
    ):
        accounts.open_by_passphrase(name, "wrong but long enough")
    assert worked == ["wrong but long enough"]
    assert len(queries) == 1
    assert str(refusal.value) == "passphrase"
    with pytest.raises(accounts.NotOpened) as refusal:
        accounts.open_by_code(name, crypto.new_code())
    assert str(refusal.value) == "recovery code"


def test_what_an_unknown_name_is_tried_against_has_the_size_of_a_real_one() -> None:
    actor = enrol("somebody")
    id, salt, blob = accounts._nobody
    assert len(id) == len(actor.id)
    assert len(salt) == len(bytes(actor.account.salt))
    assert len(blob) == len(bytes(actor.account.by_passphrase)) == len(bytes(actor.account.by_code))


def test_a_new_passphrase_ends_the_old_one() -> None:
    actor = enrol("somebody")
    accounts.set_passphrase(actor.account, actor.secret, "another long passphrase")
    with pytest.raises(accounts.NotOpened):
        accounts.open_by_passphrase("somebody", actor.passphrase)
    assert accounts.open_by_passphrase("somebody", "another long passphrase")[1] == actor.secret
    assert accounts.open_by_code("somebody", actor.code)[1] == actor.secret


def test_a_new_code_ends_the_old_one_and_waits_to_be_asked_back() -> None:
    actor = enrol("somebody")
    fresh, _ = accounts.new_recovery_code(actor.account, actor.secret)
    with pytest.raises(accounts.NotOpened):
        accounts.open_by_code("somebody", actor.code)
    account, secret = accounts.open_by_code("somebody", fresh)
    assert not open_keyring(secret, account).code_confirmed
    assert not accounts.confirm_code(account, secret, actor.code)
    assert accounts.confirm_code(account, secret, fresh)
    assert open_keyring(secret, Account.objects.get(pk=actor.id)).code_confirmed


def test_a_recovery_code_has_128_bits_at_least() -> None:
    assert len(crypto.plain_code(enrol("somebody").code)) * 5 >= 128


def test_a_name_is_not_found_without_the_instance_key(settings: object, tmp_path: Path) -> None:
    enrol("somebody")
    stored = Account.objects.get().name_tag
    assert stored == instance.name_tag("Somebody ")
    settings.DATA_DIR = tmp_path  # type: ignore[attr-defined]
    instance.instance_key.cache_clear()
    try:
        assert instance.name_tag("somebody") != stored
    finally:
        instance.instance_key.cache_clear()


def test_the_instance_key_is_its_owners_alone(settings: object, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path / "new"  # type: ignore[attr-defined]
    instance.instance_key.cache_clear()
    try:
        key = instance.instance_key()
        assert len(key) == 32
        assert instance.key_path().stat().st_mode & 0o777 == 0o600
        assert instance.key_path().read_bytes() == key
    finally:
        instance.instance_key.cache_clear()


def blobs_of_the_database() -> list[bytes]:
    """Every value in both databases that could be a key, or give one."""
    found: set[bytes] = set()
    for name in ("default", "volatile"):
        connection = connections[name]
        for table in connection.introspection.table_names():
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
                for value in itertools.chain.from_iterable(cursor.fetchall()):
                    if isinstance(value, bytes | memoryview):
                        found.add(bytes(value))
                    elif isinstance(value, str):
                        found.add(value.encode())
    return sorted(found)


def test_no_escrow(cast: Cast, meeting: OpenMeeting) -> None:
    """Database, volatile store and instance key, but no passphrase: nothing opens."""
    values = [*blobs_of_the_database(), instance.instance_key()]
    assert len(values) > 30
    keys = {value for value in values if len(value) == 32}
    # Pieces of longer values, and what the program itself would derive from any of them.
    keys |= {value[i : i + 32] for value in values for i in (0, 12, 16) if len(value) >= i + 32}
    purposes = ("keyring", "session", "records", "head")
    keys |= {crypto.derive(key, purpose) for key in list(keys) for purpose in purposes}
    tried = 0
    for account in Account.objects.all():
        for key in keys:
            for blob, about in (
                (account.by_passphrase, (account.id, "passphrase")),
                (account.by_code, (account.id, "recovery code")),
                (account.keyring, (account.id, account.keyring_version)),
            ):
                tried += 1
                with pytest.raises(Sealed):
                    crypto.unseal(key, bytes(blob), *about)
    for row in Compartment.objects.all():
        for key in keys:
            tried += 1
            with pytest.raises(Tampered):
                open_head(key, bytes(row.seal), row.id, row.epoch, row.head)
    assert tried > 1000
    # The same search finds the way once a passphrase is known.
    secret = accounts.unlock(cast.convenor.account, cast.convenor.passphrase)
    ring = open_keyring(secret, Account.objects.get(pk=cast.convenor.id))
    held = ring.held[meeting.dialogue.third.id]
    row = Compartment.objects.get(pk=meeting.dialogue.third.id)
    assert open_head(held.secret, bytes(row.seal), row.id, row.epoch, row.head).head == row.head


def test_the_cookie_alone_opens_no_stolen_database(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """Disk and browser profile, taken while powered off: the boot key is gone."""
    from cast import request_of

    assert sessions.recognise(request_of(cast.convenor)) is not None
    monkeypatch.setattr(instance, "BOOT_KEY", crypto.new_key())
    assert sessions.recognise(request_of(cast.convenor)) is None
