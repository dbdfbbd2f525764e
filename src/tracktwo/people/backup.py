"""Backups: a logical export sealed to the convenors, restorable on another machine. Never the volatile store.

The file is: magic, format number, a header in clear that holds the signed list of convenors and for each of them what
it takes to open the account and a sealed copy of the file key; the sealed content; and a digest over all before it.
"""

import datetime
import hashlib
import struct
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from django.core.management.color import no_style
from django.db import connection, models, transaction

from tracktwo.common.files import read_file, write_new
from tracktwo.vault import crypto
from tracktwo.vault.errors import Sealed, VaultError
from tracktwo.vault.models import Compartment, EpochLink, SealedRecord

from . import instance, roster
from .accounts import NotOpened, unwrap
from .keyring import AccountSecret
from .models import Account, BackupMade, Handover, Invitation, SignedIn

__all__ = ["BadBackup", "make", "restore", "verify"]

MAGIC = b"tracktwo backup\n"
FORMAT = 2
TABLES: dict[str, type[models.Model]] = {
    "accounts": Account,
    "handovers": Handover,
    "compartments": Compartment,
    "links": EpochLink,
    "records": SealedRecord,
    "backups": BackupMade,
}
DIGEST = 32
# Four gigabytes: the length of one sealed body, which is held in memory as a whole.
LARGEST = 1 << 32


class BadBackup(VaultError):
    """The file cannot be used; the message says why."""


class _Lock(msgspec.Struct):
    """One convenor's way in: the account secret under the passphrase and under the code, and the file key for it."""

    account: str
    salt: bytes
    by_passphrase: bytes
    by_code: bytes
    file_key: bytes
    # Absent in backups of versions that knew no seeds.
    seed_by_passphrase: bytes = b""
    seed_by_code: bytes = b""


class _Header(msgspec.Struct):
    made: datetime.date
    locks: list[_Lock]
    # The signed list of convenors; absent in format 1.
    roster: bytes = b""


def make(path: Path) -> int:
    """Write a backup, read it back and compare; the number of rows in it.

    Raises:
        BadBackup: nobody could open it, a convenor's account is not as convenors signed it, or what was read back
            differs.
        FileExistsError: nothing is ever overwritten.
        OSError: it could not be written; nothing of it is left.
    """
    signed, key = roster.stored(), crypto.new_key()
    # The file key derives these boxes as well, so that whoever opens the file can see whether each is right.
    locks = [_lock(account, public, key) for account, public in _convenors(signed)]
    written = False
    try:
        # The row that says there is such a backup and the file itself come to be together, or neither does: on a full
        # disk a row that was committed could not be taken away again.
        with transaction.atomic():
            BackupMade.objects.create(day=datetime.date.today())
            tables = {name: list(model._default_manager.order_by("pk").values()) for name, model in TABLES.items()}
            file, plain = _sealed(key, locks, signed, tables)
            _write_and_compare(path, file, crypto.derive(key, "backup"), plain)
            written = True
    except BaseException:
        if written:
            path.unlink(missing_ok=True)
        raise
    return sum(map(len, tables.values()))


def _sealed(key: bytes, locks: list[_Lock], signed: bytes, tables: dict[str, Any]) -> tuple[bytes, bytes]:
    """The file as it is written, and what it holds."""
    # The key of the name tags travels inside the seal: without it nobody could sign in after restoring.
    plain = msgspec.msgpack.encode({"instance": instance.instance_key(), "roster": signed, "tables": tables})
    header = msgspec.msgpack.encode(_Header(datetime.date.today(), locks, signed))
    file = MAGIC + struct.pack(">HI", FORMAT, len(header)) + header
    file += crypto.seal(crypto.derive(key, "backup"), plain, FORMAT)
    return file + hashlib.sha256(file).digest(), plain


def _write_and_compare(path: Path, file: bytes, key: bytes, plain: bytes) -> None:
    write_new(path, file)
    try:
        back = crypto.unseal(key, _read(path).sealed, FORMAT)
    except (BadBackup, Sealed):
        back = b""
    if back != plain:
        path.unlink()
        raise BadBackup("What was written could not be read back. The file was removed; try another disk.")


def _convenors(signed: bytes) -> list[tuple[Account, bytes]]:
    """The convenors' accounts with the keys they are sealed to, each as the signed list says.

    Columns of the database decide nothing here: whoever writes to it could name a convenor or swap a public key.
    """
    if not signed:
        if Account.objects.filter(convenor=True).exists():
            raise BadBackup("Let a convenor sign in once: it is not yet signed to whom backups are sealed.")
        raise BadBackup("There is no convenor to whom a backup could be sealed.")
    try:
        _, listed = roster.read(signed)
    except roster.BadRoster:
        raise BadBackup("The list of convenors was changed outside the program. Nothing was written.") from None
    accounts = {account.id: account for account in Account.objects.filter(pk__in=listed.convenors)}
    for id, entry in listed.convenors.items():
        if id not in accounts or roster.entry_of(accounts[id]) != entry:
            raise BadBackup("The account of a convenor was changed outside the program. Nothing was written.")
    if not accounts:
        raise BadBackup("There is no convenor to whom a backup could be sealed.")
    return [(accounts[id], entry.public) for id, entry in listed.convenors.items()]


def _lock(account: Account, public: bytes, key: bytes) -> _Lock:
    return _Lock(
        account=account.id,
        salt=bytes(account.salt),
        by_passphrase=bytes(account.by_passphrase),
        by_code=bytes(account.by_code),
        file_key=crypto.box_anonymous(public, key, crypto.derive(key, "backup box", account.id)),
        seed_by_passphrase=bytes(account.seed_by_passphrase),
        seed_by_code=bytes(account.seed_by_code),
    )


def verify(path: Path, secret_text: str = "") -> int:
    """Check a backup: whole, and with a passphrase or code also that it opens, for every convenor; the rows, or 0.

    Without one, only the checksum is compared: whether the file opens cannot be seen from outside.

    Raises:
        BadBackup: it is not, and why.
        NotOpened: no convenor's account in it opens with this passphrase or code.
    """
    file = _read(path)
    if not secret_text:
        return 0
    content, key, _, _ = _open(file, secret_text)
    if file.format > 1:
        _check_locks(file.header, content["roster"], key)
    return sum(map(len, content["tables"].values()))


def _check_locks(header: _Header, signed: bytes, key: bytes) -> None:
    """Compare every convenor's way in with the signed list inside the seal, and make every box again.

    Raises:
        BadBackup: a convenor of that list cannot open the file.
    """
    try:
        _, listed = roster.read(signed)
    except roster.BadRoster:
        raise BadBackup("The list of convenors in it is not signed as it should be.") from None
    locks = {lock.account: lock for lock in header.locks}
    for id, entry in listed.convenors.items():
        lock = locks.get(id)
        if lock is not None:
            ways = lock.salt, lock.by_passphrase, lock.by_code, lock.seed_by_passphrase, lock.seed_by_code
            box = crypto.box_anonymous(entry.public, key, crypto.derive(key, "backup box", id))
            if crypto.digest(id, *ways) == entry.ways and lock.file_key == box:
                continue
        raise BadBackup("One of its convenors cannot open it: their way in is missing or was changed.")
    if locks.keys() != listed.convenors.keys():
        raise BadBackup("It is sealed to somebody who is not on the convenors' list.")


def restore(path: Path, secret_text: str) -> tuple[int, str, AccountSecret]:
    """Fill an empty installation from the backup: the rows, and the account that opened it with its secret.

    Nobody is signed in afterwards.

    Raises:
        BadBackup: the file cannot be used, or this installation is not empty.
        NotOpened: no convenor's account in it opens with this passphrase or code.
    """
    content, _, account, secret = _open(_read(path), secret_text)
    with transaction.atomic():
        if Account.objects.exists():
            raise BadBackup("This installation is not empty. Restore into a new data folder.")
        emptied: list[type[models.Model]] = [SignedIn, Invitation, *reversed(TABLES.values())]
        for model in emptied:
            model._default_manager.all().delete()
        for name, model in TABLES.items():
            model._default_manager.bulk_create(
                [model(**_typed(model, row)) for row in content["tables"][name]], batch_size=200
            )
        # The rows came with their numbers: the database must go on counting after them.
        for statement in connection.ops.sequence_reset_sql(no_style(), list(TABLES.values())):
            with connection.cursor() as cursor:
                cursor.execute(statement)
        # Before the rows are there for good: without this key they could not be signed in to, nor restored once more.
        instance.write_instance_key(content["instance"])
        if content.get("roster"):
            roster.write_stored(content["roster"])
    return sum(map(len, content["tables"].values())), account, secret


def _typed(model: type[models.Model], row: dict[str, Any]) -> dict[str, Any]:
    """MessagePack keeps dates as text."""
    if model is BackupMade:
        return row | {"day": datetime.date.fromisoformat(row["day"])}
    return row


class _File(NamedTuple):
    """A backup's parts, of which only the checksum has been looked at."""

    header: _Header
    format: int
    sealed: bytes


def _read(path: Path) -> _File:
    try:
        content = read_file(path, LARGEST)
    except OSError as error:
        raise BadBackup(error.strerror or str(error)) from None
    start = len(MAGIC) + 6
    if not content.startswith(MAGIC):
        raise BadBackup("This is not a backup of tracktwo.")
    if len(content) < start + DIGEST:
        raise BadBackup("The file is cut off.")
    format_, length = struct.unpack(">HI", content[len(MAGIC) : start])
    if format_ > FORMAT:
        raise BadBackup(f"The backup was made by a newer program (format {format_}, this one reads {FORMAT}).")
    whole, digest = content[:-DIGEST], content[-DIGEST:]
    if hashlib.sha256(whole).digest() != digest:
        raise BadBackup("The file is damaged or cut off: its checksum does not match.")
    try:
        header = msgspec.msgpack.decode(whole[start : start + length], type=_Header)
    except msgspec.MsgspecError:
        raise BadBackup("The head of the file cannot be read.") from None
    if any(len(lock.salt) != crypto.SALT for lock in header.locks):
        # Argon2 would refuse it with a message of its own.
        raise BadBackup("The head of the file cannot be read: a salt has the wrong length.")
    return _File(header, format_, whole[start + length :])


def _open(file: _File, secret_text: str) -> tuple[dict[str, Any], bytes, str, AccountSecret]:
    """Try every convenor's lock, by passphrase and by recovery code: content, file key, account and its secret."""
    for lock in file.header.locks:
        code_key = crypto.derive(crypto.plain_code(secret_text).encode(), "recovery code", lock.account)
        for key, blob, seed, what in (
            (code_key, lock.by_code, lock.seed_by_code, "recovery code"),
            (
                crypto.from_passphrase(secret_text, lock.salt),
                lock.by_passphrase,
                lock.seed_by_passphrase,
                "passphrase",
            ),
        ):
            try:
                account_secret = unwrap(crypto.unseal(key, blob, lock.account, what), key, lock.account, seed)
                file_key = crypto.unbox_anonymous(account_secret, lock.file_key)
                plain = crypto.unseal(crypto.derive(file_key, "backup"), file.sealed, file.format)
            except (Sealed, NotOpened):
                continue
            content: dict[str, Any] = msgspec.msgpack.decode(plain)
            return content, file_key, lock.account, account_secret
    raise NotOpened("backup")
