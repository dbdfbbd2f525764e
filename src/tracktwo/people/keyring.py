"""A person's keyring: every key they hold, sealed under their own account secret."""

from collections.abc import Callable

import msgspec
from django.db import transaction

from tracktwo.vault import crypto
from tracktwo.vault.keys import Held

from .models import Account

__all__ = ["Colleague", "Invited", "Keyring", "change_keyring", "open_keyring", "seal_keyring"]


class Colleague(msgspec.Struct, frozen=True):
    """Another member of the third party, with the public key that was verified by a code read out."""

    name: str
    public: bytes


class Invited(msgspec.Struct, frozen=True):
    """A code that waits for its colleague."""

    name: str
    code: str


class Keyring(msgspec.Struct):
    """What one person holds. `dialogues` maps a dialogue to its compartments by what they are for."""

    name: str
    code_confirmed: bool = False
    held: dict[str, Held] = {}
    dialogues: dict[str, dict[str, str]] = {}
    colleagues: dict[str, Colleague] = {}
    invited: dict[str, Invited] = {}

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


def seal_keyring(secret: bytes, account: str, version: int, keyring: Keyring) -> bytes:
    """The keyring as stored."""
    return crypto.seal(crypto.derive(secret, "keyring"), msgspec.msgpack.encode(keyring), account, version)


def open_keyring(secret: bytes, account: Account) -> Keyring:
    """The keyring of this account.

    Raises:
        Sealed: the secret is of another account, or the row was altered.
    """
    plain = crypto.unseal(crypto.derive(secret, "keyring"), bytes(account.keyring), account.id, account.keyring_version)
    return msgspec.msgpack.decode(plain, type=Keyring)


def change_keyring(account_id: str, secret: bytes, act: Callable[[Keyring], None]) -> Keyring:
    """Read, change and write a keyring in one transaction, so that two windows never lose each other's keys."""
    with transaction.atomic():
        account = Account.objects.select_for_update().get(pk=account_id)
        keyring = open_keyring(secret, account)
        act(keyring)
        account.keyring_version += 1
        account.keyring = seal_keyring(secret, account.id, account.keyring_version, keyring)
        account.save(update_fields=["keyring", "keyring_version"])
    return keyring
