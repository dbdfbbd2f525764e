"""Who can open backups: a list that convenors sign, and that no writer to the database can change.

Every convenor's keyring holds the key that signs the list. The signed list is a file in the data folder, beside the
key of the name tags, so that a backup can be made without anybody's passphrase: the command verifies the signature and
compares each convenor's account with the list. A convenor's program compares the file with its own keyring.
"""

from pathlib import Path

import msgspec
from django.conf import settings
from django.db import transaction

from tracktwo.common import faults
from tracktwo.common.files import replace_secret
from tracktwo.vault import crypto
from tracktwo.vault.errors import VaultError

from .models import Account

__all__ = [
    "BadRoster",
    "Entry",
    "Roster",
    "admitted",
    "begun",
    "entry_of",
    "is_published",
    "is_superseded",
    "newest",
    "publish",
    "publish_after",
    "publish_first_after",
    "publish_if_possible",
    "read",
    "stored",
    "without",
    "write_stored",
]


class BadRoster(VaultError):
    """The list is missing or was not signed by whoever its own key says."""


class Entry(msgspec.Struct, frozen=True):
    """One convenor: the public key a backup is sealed to, and a digest over the wrappings that open its secret."""

    public: bytes
    ways: bytes


class Roster(msgspec.Struct, frozen=True):
    """The list as a convenor's keyring holds it. `seed` is that of the Ed25519 key that signs it (RFC 8032).

    `follows` is the public key of the list whose place it took when somebody was removed.
    """

    seed: bytes
    number: int
    convenors: dict[str, Entry]
    follows: bytes = b""


class _Content(msgspec.Struct, frozen=True):
    number: int
    convenors: dict[str, Entry]


class _Signed(msgspec.Struct, frozen=True):
    public: bytes
    content: bytes
    signature: bytes


def entry_of(account: Account) -> Entry:
    """An account's entry as its row stands now."""
    ways = (
        account.id,
        bytes(account.salt),
        bytes(account.by_passphrase),
        bytes(account.by_code),
        bytes(account.seed_by_passphrase),
        bytes(account.seed_by_code),
    )
    return Entry(bytes(account.public_key), crypto.digest(*ways))


def begun(entries: dict[str, Entry]) -> Roster:
    """A first list, under a key of its own."""
    return Roster(crypto.new_key(), 1, entries)


def admitted(roster: Roster, account: str, entry: Entry) -> Roster:
    """The list with a convenor added, or with a new entry for one."""
    return Roster(roster.seed, roster.number + 1, roster.convenors | {account: entry}, roster.follows)


def without(roster: Roster, account: str, seed: bytes) -> Roster:
    """The list without a convenor. A new seed keeps whoever was removed from signing one that counts."""
    convenors = {id: entry for id, entry in roster.convenors.items() if id != account}
    follows = roster.follows if seed == roster.seed else crypto.signing_public(roster.seed)
    return Roster(seed, roster.number + 1, convenors, follows)


def newest(roster: Roster) -> Roster:
    """What a keyring holds, or the file where that is newer and signed by the same key."""
    try:
        public, content = read(stored())
    except BadRoster:
        return roster
    if public == crypto.signing_public(roster.seed) and content.number > roster.number:
        return Roster(roster.seed, content.number, content.convenors, roster.follows)
    return roster


def publish(roster: Roster) -> None:
    """Write the file, unless it holds this list or a newer one, or one of another key than this list may follow.

    Whoever was removed still has the key of the list before. Their list, however high they count, takes the place of
    no list that followed it.
    """
    try:
        public, content = read(stored())
    except BadRoster:
        write_stored(_signed(roster))
        return
    if public == roster.follows or (public == crypto.signing_public(roster.seed) and content.number < roster.number):
        write_stored(_signed(roster))


def publish_if_possible(roster: Roster) -> None:
    """Write the file if the disk takes it. Where it does not, the next sign-in of a convenor does it; until then their
    pages say that the list is another.
    """
    try:
        publish(roster)
    except OSError as fault:
        faults.log(fault)


def publish_after(roster: Roster) -> None:
    """Publish once the change at hand is committed. If the program is killed in between, the next sign-in does it."""
    transaction.on_commit(lambda: publish_if_possible(roster))


def publish_first_after(roster: Roster) -> None:
    """The list of the first account, once that is committed: whatever the file held is nobody's."""

    def write() -> None:
        try:
            write_stored(_signed(roster))
        except OSError as fault:
            faults.log(fault)

    transaction.on_commit(write)


def _signed(roster: Roster) -> bytes:
    plain = msgspec.msgpack.encode(_Content(roster.number, roster.convenors))
    signed = _Signed(crypto.signing_public(roster.seed), plain, crypto.sign(roster.seed, plain))
    return msgspec.msgpack.encode(signed)


def is_superseded(roster: Roster, by: Roster | None) -> bool:
    """Whether a list is the one whose place the other took."""
    return by is not None and by.follows == crypto.signing_public(roster.seed)


def is_published(roster: Roster) -> bool:
    """Whether the file holds this list or a newer one under the same key."""
    try:
        public, content = read(stored())
    except BadRoster:
        return False
    return public == crypto.signing_public(roster.seed) and content.number >= roster.number


def stored() -> bytes:
    """The file's content; empty where there is none."""
    path = _path()
    return path.read_bytes() if path.exists() else b""


def write_stored(content: bytes) -> None:
    """Put the file back as a backup holds it."""
    replace_secret(_path(), content)


def read(signed: bytes) -> tuple[bytes, _Content]:
    """The key that signed a list, and its content.

    Raises:
        BadRoster: there is no list, or its signature does not fit.
    """
    try:
        parts = msgspec.msgpack.decode(signed, type=_Signed)
        if not crypto.is_signed(parts.public, parts.content, parts.signature):
            raise BadRoster("signature")
        return parts.public, msgspec.msgpack.decode(parts.content, type=_Content)
    except msgspec.MsgspecError:
        raise BadRoster("list") from None


def _path() -> Path:
    return Path(settings.DATA_DIR) / "convenors"
