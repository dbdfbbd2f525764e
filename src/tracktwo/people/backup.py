"""Backups: a logical export sealed to the convenors, restorable on another machine. Never the volatile store.

The file is: magic, format number, a header in clear that holds one sealed copy of the file key per convenor with
what it takes to open it, the sealed body in pieces, and a digest over everything before it.
"""

import datetime
import hashlib
import struct
from pathlib import Path
from typing import Any

import msgspec
from django.core.management.color import no_style
from django.db import connection, models, transaction

from tracktwo.vault import crypto
from tracktwo.vault.errors import Sealed, VaultError
from tracktwo.vault.models import Compartment, EpochLink, SealedRecord

from . import instance
from .accounts import NotOpened, unwrap
from .keyring import AccountSecret
from .models import Account, BackupMade, Handover, Invitation, SignedIn

__all__ = ["BadBackup", "make", "restore", "verify"]

MAGIC = b"tracktwo backup\n"
FORMAT = 1
TABLES: dict[str, type[models.Model]] = {
    "accounts": Account,
    "handovers": Handover,
    "compartments": Compartment,
    "links": EpochLink,
    "records": SealedRecord,
    "backups": BackupMade,
}
DIGEST = 32


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


def make(path: Path) -> int:
    """Write a backup, read it back and compare; the number of rows in it.

    Raises:
        BadBackup: nobody could open it, or what was read back differs.
        FileExistsError: nothing is ever overwritten.
    """
    convenors = list(Account.objects.filter(convenor=True))
    if not convenors:
        raise BadBackup("There is no convenor to whom a backup could be sealed.")
    key = crypto.new_key()
    with transaction.atomic():
        BackupMade.objects.create(day=datetime.date.today())
        tables = {name: list(model._default_manager.order_by("pk").values()) for name, model in TABLES.items()}
    # The key of the name tags travels inside the seal: without it nobody could sign in after restoring.
    body = msgspec.msgpack.encode({"instance": instance.instance_key(), "tables": tables})
    locks = [
        _Lock(
            account=one.id,
            salt=bytes(one.salt),
            by_passphrase=bytes(one.by_passphrase),
            by_code=bytes(one.by_code),
            seed_by_passphrase=bytes(one.seed_by_passphrase),
            seed_by_code=bytes(one.seed_by_code),
            file_key=crypto.box_anonymous(bytes(one.public_key), key),
        )
        for one in convenors
    ]
    header = msgspec.msgpack.encode(_Header(datetime.date.today(), locks))
    sealed = crypto.seal(crypto.derive(key, "backup"), body, FORMAT)
    content = MAGIC + struct.pack(">HI", FORMAT, len(header)) + header + sealed
    with path.open("xb") as file:
        file.write(content + hashlib.sha256(content).digest())
    try:
        _, _, found = _read(path)
        back = msgspec.msgpack.decode(crypto.unseal(crypto.derive(key, "backup"), found, FORMAT))
    except (BadBackup, Sealed):
        back = None
    if back is None or msgspec.msgpack.encode(back) != body:
        path.unlink()
        raise BadBackup("What was written could not be read back. The file was removed; try another disk.")
    return sum(map(len, tables.values()))


def verify(path: Path, passphrase: str = "") -> int:
    """Check a backup: whole and unaltered, and with a passphrase also that it opens; the rows in it, or 0.

    Raises:
        BadBackup: it is not, and why.
        NotOpened: no convenor's account in it opens with this passphrase.
    """
    header, _, sealed = _read(path)
    if not passphrase:
        return 0
    body, _, _ = _open(header, sealed, passphrase)
    return sum(map(len, body["tables"].values()))


def restore(path: Path, passphrase: str) -> tuple[int, str, AccountSecret]:
    """Fill an empty installation from the backup: the rows, and the account that opened it with its secret.

    Nobody is signed in afterwards.

    Raises:
        BadBackup: the file cannot be used, or this installation is not empty.
        NotOpened: no convenor's account in it opens with this passphrase.
    """
    header, _, sealed = _read(path)
    body, account, secret = _open(header, sealed, passphrase)
    with transaction.atomic():
        if Account.objects.exists():
            raise BadBackup("This installation is not empty. Restore into a new data folder.")
        emptied: list[type[models.Model]] = [SignedIn, Invitation, *reversed(TABLES.values())]
        for model in emptied:
            model._default_manager.all().delete()
        for name, model in TABLES.items():
            model._default_manager.bulk_create(
                [model(**_typed(model, row)) for row in body["tables"][name]], batch_size=200
            )
        # The rows came with their numbers: the database must go on counting after them.
        for statement in connection.ops.sequence_reset_sql(no_style(), list(TABLES.values())):
            with connection.cursor() as cursor:
                cursor.execute(statement)
    instance.write_instance_key(body["instance"])
    return sum(map(len, body["tables"].values())), account, secret


def _typed(model: type[models.Model], row: dict[str, Any]) -> dict[str, Any]:
    """MessagePack keeps dates as text."""
    if model is BackupMade:
        return row | {"day": datetime.date.fromisoformat(row["day"])}
    return row


def _read(path: Path) -> tuple[_Header, int, bytes]:
    content = path.read_bytes()
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
    return header, format_, whole[start + length :]


def _open(header: _Header, sealed: bytes, secret_text: str) -> tuple[dict[str, Any], str, AccountSecret]:
    """Try every convenor's lock, by passphrase and by recovery code."""
    for lock in header.locks:
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
                plain = crypto.unseal(crypto.derive(file_key, "backup"), sealed, FORMAT)
            except (Sealed, NotOpened):
                continue
            found: dict[str, Any] = msgspec.msgpack.decode(plain)
            return found, lock.account, account_secret
    raise NotOpened("backup")
