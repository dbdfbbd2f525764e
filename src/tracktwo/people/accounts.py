"""Making an account, opening it with passphrase or recovery code, and changing either."""

from django.db import IntegrityError, transaction

from tracktwo.common.storage import settle
from tracktwo.vault import crypto
from tracktwo.vault.crypto import new_code
from tracktwo.vault.errors import Sealed, VaultError

from .instance import name_tag
from .keyring import Keyring, change_keyring, seal_keyring
from .models import Account

__all__ = [
    "NameTaken",
    "NotOpened",
    "confirm_code",
    "erase",
    "new_code",
    "new_recovery_code",
    "open_by_code",
    "open_by_passphrase",
    "register",
    "set_passphrase",
    "unlock",
]

# What an unknown name is tried against, so that it costs the same work and gives the same answer.
_nobody = (crypto.new_id(), crypto.new_salt(), crypto.seal(crypto.new_key(), crypto.new_key(), "nobody"))


class NotOpened(VaultError):
    """Name and secret do not open an account; which of the two is wrong is not told."""


class NameTaken(VaultError):
    """Another account has this sign-in name."""


def register(name: str, passphrase: str, convenor: bool, first: bool = False) -> tuple[Account, bytes, str]:
    """A new account: its row, its secret and the recovery code, which is shown once and kept nowhere.

    Raises:
        NameTaken: choose another sign-in name; or, for the `first` account, somebody else was first.
    """
    secret, code, salt, id = crypto.new_key(), new_code(), crypto.new_salt(), crypto.new_id()
    account = Account(
        id=id,
        name_tag=name_tag(name),
        salt=salt,
        by_passphrase=_wrap_by_passphrase(id, passphrase, salt, secret),
        by_code=_wrap_by_code(id, code, secret),
        public_key=crypto.public_of(secret),
        keyring=seal_keyring(secret, id, 1, Keyring(name=name.strip())),
        convenor=convenor,
    )
    try:
        with transaction.atomic():
            if first and Account.objects.exists():
                raise NameTaken
            account.save(force_insert=True)
    except IntegrityError:
        raise NameTaken from None
    return account, secret, code


def open_by_passphrase(name: str, passphrase: str) -> tuple[Account, bytes]:
    """The account and its secret.

    Raises:
        NotOpened: after the same work, whether or not the account exists.
    """
    account = Account.objects.filter(name_tag=name_tag(name)).first()
    return _open(account, passphrase)


def unlock(account: Account, passphrase: str) -> bytes:
    """The secret of an account whose browser is locked.

    Raises:
        NotOpened: wrong passphrase.
    """
    return _open(account, passphrase, room=True)[1]


def open_by_code(name: str, code: str) -> tuple[Account, bytes]:
    """The account and its secret, by the recovery code.

    Raises:
        NotOpened: after the same work, whether or not the account exists.
    """
    account = Account.objects.filter(name_tag=name_tag(name)).first()
    id, blob = (account.id, bytes(account.by_code)) if account else (_nobody[0], _nobody[2])
    try:
        secret = crypto.unseal(_code_key(id, code), blob, id, "recovery code")
    except Sealed:
        raise NotOpened("recovery code") from None
    if account is None:
        raise NotOpened("recovery code")
    return account, secret


def set_passphrase(account: Account, secret: bytes, passphrase: str) -> None:
    """Wrap the secret under a new passphrase."""
    account.salt = crypto.new_salt()
    account.by_passphrase = _wrap_by_passphrase(account.id, passphrase, account.salt, secret)
    account.save(update_fields=["salt", "by_passphrase"])


def new_recovery_code(account: Account, secret: bytes) -> str:
    """Replace the recovery code; the old one opens nothing any more, and the new one waits to be asked back."""
    code = new_code()
    account.by_code = _wrap_by_code(account.id, code, secret)
    account.save(update_fields=["by_code"])

    def unconfirm(keyring: Keyring) -> None:
        keyring.code_confirmed = False

    change_keyring(account.id, secret, unconfirm)
    return code


def confirm_code(account: Account, secret: bytes, code: str) -> bool:
    """Whether the code that was written down is the right one; if so it counts as confirmed."""
    try:
        crypto.unseal(_code_key(account.id, code), bytes(account.by_code), account.id, "recovery code")
    except Sealed:
        return False

    def confirm(keyring: Keyring) -> None:
        keyring.code_confirmed = True

    change_keyring(account.id, secret, confirm)
    return True


def _open(account: Account | None, passphrase: str, room: bool = False) -> tuple[Account, bytes]:
    id, salt, blob = (account.id, bytes(account.salt), bytes(account.by_passphrase)) if account else _nobody
    key = crypto.from_passphrase(passphrase, salt, room)
    try:
        secret = crypto.unseal(key, blob, id, "passphrase")
    except Sealed:
        raise NotOpened("passphrase") from None
    if account is None:
        raise NotOpened("passphrase")
    return account, secret


def _wrap_by_passphrase(id: str, passphrase: str, salt: bytes, secret: bytes) -> bytes:
    return crypto.seal(crypto.from_passphrase(passphrase, salt), secret, id, "passphrase")


def _wrap_by_code(id: str, code: str, secret: bytes) -> bytes:
    return crypto.seal(_code_key(id, code), secret, id, "recovery code")


def _code_key(id: str, code: str) -> bytes:
    return crypto.derive(crypto.plain_code(code).encode(), "recovery code", id)


def erase(account: Account) -> None:
    """Erase an account with its keyring, its browsers and what was on its way to it."""
    account.delete()
    settle()
