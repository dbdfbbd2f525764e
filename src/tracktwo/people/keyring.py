"""A person's keyring: every key they hold, sealed under their account secret and its seed."""

from collections.abc import Callable

import msgspec
from django.db import transaction

from tracktwo.common.storage import written
from tracktwo.vault import crypto
from tracktwo.vault.errors import Tampered
from tracktwo.vault.keys import Held

from .models import Account
from .roster import Roster

__all__ = ["AccountSecret", "Colleague", "Invited", "Keyring", "change_keyring", "open_keyring", "seal_keyring"]


class AccountSecret(bytes):
    """An account's X25519 secret, and beside it the seed that its keyring's key takes as well.

    The secret never changes, because colleagues have pinned its public key. The seed is drawn anew with every new
    passphrase or recovery code, so that an old passphrase together with an old copy of the disk opens no later
    keyring. Two secrets are equal if their 32 bytes are, whatever their seeds. An account made before seeds existed has
    an empty one until its passphrase or code is next changed.
    """

    seed: bytes

    def __new__(cls, secret: bytes, seed: bytes = b"") -> "AccountSecret":
        instance = super().__new__(cls, secret)
        instance.seed = seed
        return instance


class Colleague(msgspec.Struct, frozen=True):
    """Another member of the third party, with the public key that was verified by a code read out."""

    name: str
    public: bytes


class Invited(msgspec.Struct, frozen=True):
    """An invitation code that has not been used yet."""

    name: str
    code: str


class Keyring(msgspec.Struct):
    """What one person holds. `dialogues` maps a dialogue to its compartments by what they are for.

    `by_passphrase` and `by_code` are public keys of the two ways into the account: a new seed is boxed to both
    without asking for either secret. They stand inside the seal, where nobody can put other keys in their place.
    """

    name: str
    code_confirmed: bool = False
    held: dict[str, Held] = {}
    dialogues: dict[str, dict[str, str]] = {}
    colleagues: dict[str, Colleague] = {}
    invited: dict[str, Invited] = {}
    by_passphrase: bytes = b""
    by_code: bytes = b""
    # Convenors alone: the list of those who can open backups, with the key that signs it.
    roster: Roster | None = None
    # Public keys of colleagues whose account is missing, without their names.
    parted: dict[str, bytes] = {}

    def pin(self, account: str, colleague: Colleague) -> None:
        """Hold a colleague's public key. One that is held already is never replaced, on nobody's word."""
        if account in self.colleagues or self.parted.get(account, colleague.public) != colleague.public:
            return
        self.parted.pop(account, None)
        self.colleagues[account] = colleague

    def take_in(self, dialogue: str, compartments: dict[str, str], held: dict[str, Held]) -> None:
        """Add keys; a newer epoch replaces an older one, never the other way round."""
        self.dialogues.setdefault(dialogue, {}).update(compartments)
        for id, secret in held.items():
            if id not in self.held or self.held[id].epoch < secret.epoch:
                self.held[id] = secret

    def let_go(self, compartments: list[str]) -> None:
        """Forget the keys of these compartments."""
        for id in compartments:
            self.held.pop(id, None)
        for parts in self.dialogues.values():
            for name in [name for name, id in parts.items() if id in compartments]:
                del parts[name]
        self.dialogues = {id: parts for id, parts in self.dialogues.items() if parts}


# The newest version of each account's row that this process has committed: an older one was put back by somebody.
_newest: dict[str, int] = {}


def refuse_older(account: Account) -> None:
    """Compare an account's row with the newest that this process has written.

    Raises:
        Tampered: the row is an older one.
    """
    newest = _newest.get(account.id, 0)
    if account.keyring_version < newest:
        # Another request may have written since this row was read: what stands there now decides.
        account.refresh_from_db()
    if account.keyring_version < newest:
        raise Tampered("this account was rolled back while the program ran")


def seal_keyring(secret: AccountSecret, account: str, version: int, keyring: Keyring) -> bytes:
    """The keyring as stored."""
    return crypto.seal(_key(secret), msgspec.msgpack.encode(keyring), account, version)


def open_keyring(secret: AccountSecret, account: Account) -> Keyring:
    """The keyring of this account.

    Raises:
        Sealed: the secret is of another account, its seed was replaced since, or the row was altered.
        Tampered: the row is older than one that this process has written.
    """
    refuse_older(account)
    plain = crypto.unseal(_key(secret), bytes(account.keyring), account.id, account.keyring_version)
    return msgspec.msgpack.decode(plain, type=Keyring)


def change_keyring(account_id: str, secret: AccountSecret, act: Callable[[Keyring], None]) -> Keyring:
    """Read, change and write a keyring in one transaction, so that two windows never lose each other's keys."""
    with transaction.atomic():
        account = Account.objects.select_for_update().get(pk=account_id)
        keyring = open_keyring(secret, account)
        act(keyring)
        store_keyring(account, secret, keyring)
        account.save(update_fields=["keyring", "keyring_version"])
    return keyring


def store_keyring(account: Account, secret: AccountSecret, keyring: Keyring) -> None:
    """Put a keyring into a row that the caller saves in its transaction, under the next version."""
    account.keyring_version += 1
    account.keyring = seal_keyring(secret, account.id, account.keyring_version, keyring)
    id, version = account.id, account.keyring_version

    def committed() -> None:
        _newest[id] = max(version, _newest.get(id, 0))
        written()

    transaction.on_commit(committed)


def _key(secret: AccountSecret) -> bytes:
    return crypto.derive(bytes(secret) + secret.seed, "keyring")
