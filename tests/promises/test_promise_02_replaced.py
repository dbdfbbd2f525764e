"""Keys belong to people: what was replaced opens nothing that came after, and what was put back neither."""

from pathlib import Path

import pytest
from django.db import connection
from django.http import HttpResponse

from cast import Actor, both, both_committed, client_of, enrol, request_of, sign_in
from folders import bytes_below
from tracktwo.people import accounts, keyring, sessions
from tracktwo.people.keyring import AccountSecret, open_keyring
from tracktwo.people.models import Account, SignedIn
from tracktwo.vault import crypto
from tracktwo.vault.errors import Sealed, Tampered
from tracktwo.vault.keys import new_held

NEW = "another passphrase, longer than the first"


def row_of(actor: Actor) -> dict[str, object]:
    return Account.objects.filter(pk=actor.id).values().get()


def by_old_passphrase(row: dict[str, object], passphrase: str) -> AccountSecret:
    """The secret and the seed that a copy of the old row yields."""
    key = crypto.from_passphrase(passphrase, bytes(row["salt"]))
    secret = crypto.unseal(key, bytes(row["by_passphrase"]), row["id"], "passphrase")
    return accounts.unwrap(secret, key, row["id"], bytes(row["seed_by_passphrase"]))


@both
def test_an_old_passphrase_and_an_old_copy_open_no_later_keyring() -> None:
    actor = enrol("somebody")
    before = row_of(actor)
    fresh = accounts.set_passphrase(actor.account, actor.secret, NEW)
    old = by_old_passphrase(before, actor.passphrase)
    assert bytes(old) == bytes(fresh), "boxes on their way and old backups still open"
    row = Account.objects.get(pk=actor.id)
    with pytest.raises(Sealed):
        open_keyring(old, row)
    assert open_keyring(fresh, row).name == "somebody"
    assert open_keyring(accounts.open_by_code("somebody", actor.code)[1], row).name == "somebody"


@both
def test_an_old_recovery_code_and_an_old_copy_open_no_later_keyring() -> None:
    actor = enrol("somebody")
    before = row_of(actor)
    _, fresh = accounts.new_recovery_code(actor.account, actor.secret)
    key = accounts._code_key(actor.id, actor.code)
    secret = crypto.unseal(key, bytes(before["by_code"]), actor.id, "recovery code")
    old = accounts.unwrap(secret, key, actor.id, bytes(before["seed_by_code"]))
    row = Account.objects.get(pk=actor.id)
    with pytest.raises(Sealed):
        open_keyring(old, row)
    assert open_keyring(accounts.open_by_passphrase("somebody", actor.passphrase)[1], row).name == "somebody"
    assert open_keyring(fresh, row).name == "somebody"


@both_committed
@pytest.mark.parametrize("replaced", ["passphrase", "code"])
def test_a_replaced_wrapping_is_nowhere_in_the_files(data_folder: Path, replaced: str) -> None:
    """The write-ahead log, too: it keeps older pages until it is cut off."""
    if connection.vendor != "sqlite":
        pytest.skip("the write-ahead log of SQLite")
    actor = enrol("somebody")
    # A page's worth of keys, so that the keyring lies in pages of its own.
    actor.person.change_keyring(lambda ring: ring.take_in("d" * 32, {}, {"c" * 32: new_held()}))
    row = row_of(actor)
    blobs = [bytes(row[name]) for name in (f"by_{replaced}", f"seed_by_{replaced}", "keyring")]
    assert all(any(blob[:64] in content for content in bytes_below(data_folder).values()) for blob in blobs)
    if replaced == "passphrase":
        accounts.set_passphrase(actor.account, actor.secret, NEW)
    else:
        accounts.new_recovery_code(actor.account, actor.secret)
    for name, content in bytes_below(data_folder).items():
        for blob in blobs:
            assert not any(blob[at : at + 64] in content for at in range(0, len(blob) - 64, 64)), name


@both
def test_an_account_from_before_seeds_gets_one_with_its_next_code() -> None:
    actor = enrol("somebody")
    plain = AccountSecret(bytes(actor.secret))
    ring = open_keyring(actor.secret, Account.objects.get(pk=actor.id))
    ring.by_passphrase = ring.by_code = b""
    sealed = keyring.seal_keyring(plain, actor.id, 9, ring)
    Account.objects.update(keyring=sealed, keyring_version=9, seed_by_passphrase=b"", seed_by_code=b"")
    account, secret = accounts.open_by_passphrase("somebody", actor.passphrase)
    assert secret.seed == b""
    client = client_of(None)
    client.post("/sign-in", {"name": "somebody", "passphrase": actor.passphrase})
    form = {"present": actor.passphrase, "passphrase": NEW, "again": NEW}
    shown = client.post("/account", form)
    assert "code-shown" in shown.content.decode(), "the new code is shown"
    account, secret = accounts.open_by_passphrase("somebody", NEW)
    assert len(secret.seed) == 32
    assert open_keyring(secret, account).name == "somebody"
    assert client.get("/account").status_code == 302, "the browser goes on, and asks the new code back"


@both
def test_a_row_put_back_undoes_no_locking() -> None:
    actor = enrol("somebody")
    before = SignedIn.objects.values().get()
    sessions.lock(sessions.recognise(request_of(actor)))
    SignedIn.objects.update(**before)
    assert sessions.recognise(request_of(actor)) is None


@both
def test_a_row_from_before_locking_opens_nothing_after_unlocking() -> None:
    actor = enrol("somebody")
    before = SignedIn.objects.values().get()
    sessions.lock(sessions.recognise(request_of(actor)))
    sessions.unlock(request_of(actor), actor.passphrase)
    assert sessions.recognise(request_of(actor)) is not None
    SignedIn.objects.update(**before)
    assert sessions.recognise(request_of(actor)) is None


@both
def test_a_row_put_back_undoes_no_signing_out() -> None:
    actor = enrol("somebody")
    before = SignedIn.objects.values().get()
    sessions.end(request_of(actor), HttpResponse())
    SignedIn.objects.create(**before)
    assert sessions.recognise(request_of(actor)) is None
    SignedIn.objects.update(locked=True)
    assert sessions.locked_account(request_of(actor)) is None
    with pytest.raises(accounts.NotOpened):
        sessions.unlock(request_of(actor), actor.passphrase)


@both
def test_a_row_put_back_undoes_no_change_of_the_passphrase_in_other_browsers() -> None:
    actor = enrol("somebody")
    before = SignedIn.objects.values().get()
    there, cookie = sign_in(actor.id, actor.secret)
    sessions.renew(there, accounts.set_passphrase(there.account, there.secret, NEW))
    sessions.end_all(actor.id, but=there.session_id)
    SignedIn.objects.create(**before)
    assert sessions.recognise(request_of(actor)) is None
    actor.cookie = cookie
    assert sessions.recognise(request_of(actor)).keyring.name == "somebody"


@both_committed
def test_an_older_account_row_is_refused_while_the_program_runs() -> None:
    actor = enrol("somebody")
    before = row_of(actor)
    accounts.set_passphrase(actor.account, actor.secret, NEW)
    Account.objects.filter(pk=actor.id).update(**before)
    with pytest.raises(Tampered):
        accounts.open_by_passphrase("somebody", actor.passphrase)
    with pytest.raises(Tampered):
        accounts.open_by_code("somebody", actor.code)
    assert sessions.recognise(request_of(actor)) is None
    answer = client_of(None).post("/sign-in", {"name": "somebody", "passphrase": actor.passphrase})
    assert answer.status_code == 500
    assert "restore a backup" in answer.content.decode()
