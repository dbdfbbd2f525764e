"""Making an account, opening it with passphrase or recovery code, and changing either."""

from collections.abc import Callable

from django.db import IntegrityError, transaction

from tracktwo.common.storage import settle
from tracktwo.vault import crypto
from tracktwo.vault.crypto import new_code
from tracktwo.vault.errors import Sealed, VaultError

from . import roster
from .instance import name_tag
from .keyring import AccountSecret, Keyring, change_keyring, open_keyring, refuse_older, seal_keyring, store_keyring
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
    "unwrap",
]

Then = Callable[[AccountSecret], None]
# What an unknown name is tried against, so that it costs the same work and gives the same answer.
_nobody = (crypto.new_id(), crypto.new_salt(), crypto.seal(crypto.new_key(), crypto.new_key(), "nobody"))


class NotOpened(VaultError):
    """Name and secret do not open an account; which of the two is wrong is not told."""


class NameTaken(VaultError):
    """Another account has this sign-in name."""


def register(
    name: str,
    passphrase: str,
    convenor: bool,
    first: bool = False,
    then: Callable[[Account, AccountSecret, str], None] = lambda *made: None,
) -> tuple[Account, AccountSecret, str]:
    """A new account: its row, its secret and the recovery code, which is shown once and kept nowhere.

    `then` is done with them in the same transaction: an account whose code was never shown would be lost.

    Raises:
        NameTaken: choose another sign-in name; or, for the `first` account, somebody else was first.
    """
    id, salt, code = crypto.new_id(), crypto.new_salt(), new_code()
    secret = AccountSecret(crypto.new_key(), crypto.new_key())
    by_passphrase, by_code = crypto.from_passphrase(passphrase, salt), _code_key(id, code)
    keyring = Keyring(
        name=name.strip(), by_passphrase=_seed_public(by_passphrase, id), by_code=_seed_public(by_code, id)
    )
    account = Account(
        id=id,
        name_tag=name_tag(name),
        salt=salt,
        by_passphrase=crypto.seal(by_passphrase, bytes(secret), id, "passphrase"),
        by_code=crypto.seal(by_code, bytes(secret), id, "recovery code"),
        seed_by_passphrase=crypto.box_anonymous(keyring.by_passphrase, secret.seed),
        seed_by_code=crypto.box_anonymous(keyring.by_code, secret.seed),
        public_key=crypto.public_of(secret),
        convenor=convenor,
    )
    if convenor:
        keyring.roster = roster.begun({id: roster.entry_of(account)})
    account.keyring = seal_keyring(secret, id, 1, keyring)
    try:
        with transaction.atomic():
            if first and Account.objects.exists():
                raise NameTaken
            account.save(force_insert=True)
            if first and keyring.roster:
                roster.publish_first_after(keyring.roster)
            then(account, secret, code)
    except IntegrityError:
        raise NameTaken from None
    return account, secret, code


def open_by_passphrase(name: str, passphrase: str) -> tuple[Account, AccountSecret]:
    """The account and its secret.

    Raises:
        NotOpened: after the same work, whether or not the account exists.
        Tampered: the account's row is an older one, put back while the program ran.
    """
    account = Account.objects.filter(name_tag=name_tag(name)).first()
    return _open(account, passphrase)


def unlock(account: Account, passphrase: str) -> AccountSecret:
    """The secret of an account whose browser is locked.

    Raises:
        NotOpened: wrong passphrase.
        Tampered: the account's row is an older one, put back while the program ran.
    """
    return _open(account, passphrase, room=True)[1]


def open_by_code(name: str, code: str) -> tuple[Account, AccountSecret]:
    """The account and its secret, by the recovery code.

    Raises:
        NotOpened: after the same work, whether or not the account exists.
        Tampered: the account's row is an older one, put back while the program ran.
    """
    account = Account.objects.filter(name_tag=name_tag(name)).first()
    id, blob = (account.id, bytes(account.by_code)) if account else (_nobody[0], _nobody[2])
    key = _code_key(id, code)
    try:
        secret = crypto.unseal(key, blob, id, "recovery code")
    except Sealed:
        raise NotOpened("recovery code") from None
    if account is None:
        raise NotOpened("recovery code")
    refuse_older(account)
    return account, unwrap(secret, key, account.id, bytes(account.seed_by_code))


def unwrap(secret: bytes, key: bytes, account: str, seed_box: bytes) -> AccountSecret:
    """The account secret with its seed, by the key of the passphrase or of the code.

    Raises:
        NotOpened: the box with the seed was altered, or is of another passphrase or code.
    """
    if not seed_box:
        return AccountSecret(secret)
    try:
        return AccountSecret(secret, crypto.unbox_anonymous(_seed_secret(key, account), seed_box))
    except Sealed:
        raise NotOpened("seed") from None


def set_passphrase(
    account: Account, secret: AccountSecret, passphrase: str, then: Then = lambda fresh: None
) -> AccountSecret:
    """Wrap the secret under a new passphrase, and seal the keyring under a new seed; the secret with that seed.

    `then` is done in the same transaction. The passphrase's slow work is done before it begins.

    An account made before seeds existed gets one with its next recovery code: until then there is no public key to
    box the seed to.
    """
    salt = crypto.new_salt()
    key = crypto.from_passphrase(passphrase, salt)

    def wrap(row: Account, keyring: Keyring) -> None:
        row.salt, row.by_passphrase = salt, crypto.seal(key, bytes(secret), row.id, "passphrase")
        keyring.by_passphrase = _seed_public(key, row.id)

    return _rewrap(account, secret, wrap, then)


def new_recovery_code(
    account: Account, secret: AccountSecret, then: Then = lambda fresh: None
) -> tuple[str, AccountSecret]:
    """Replace the recovery code, which has to be confirmed again; the code, and the secret with its new seed.

    `then` is done in the same transaction.
    """
    code = new_code()
    key = _code_key(account.id, code)

    def wrap(row: Account, keyring: Keyring) -> None:
        row.by_code = crypto.seal(key, bytes(secret), row.id, "recovery code")
        keyring.by_code, keyring.code_confirmed = _seed_public(key, row.id), False

    return code, _rewrap(account, secret, wrap, then)


def _rewrap(
    account: Account, secret: AccountSecret, wrap: Callable[[Account, Keyring], None], then: Then
) -> AccountSecret:
    """Replace one way into the account, in one transaction with a new seed; `account` is brought up to date.

    The write-ahead log is cut off afterwards: the wrapping that was replaced would open with what it was made for.
    """
    with transaction.atomic():
        row = Account.objects.select_for_update().get(pk=account.pk)
        keyring = open_keyring(secret, row)
        wrap(row, keyring)
        fresh = secret
        if keyring.by_passphrase and keyring.by_code:
            fresh = AccountSecret(bytes(secret), crypto.new_key())
            row.seed_by_passphrase = crypto.box_anonymous(keyring.by_passphrase, fresh.seed)
            row.seed_by_code = crypto.box_anonymous(keyring.by_code, fresh.seed)
        if keyring.roster:
            # The list of convenors holds a digest over the wrappings: this one has changed.
            keyring.roster = roster.admitted(roster.newest(keyring.roster), row.id, roster.entry_of(row))
            roster.publish_after(keyring.roster)
        store_keyring(row, fresh, keyring)
        row.save()
        settle()
        account.refresh_from_db()
        then(fresh)
    return fresh


def confirm_code(account: Account, secret: AccountSecret, code: str) -> bool:
    """Whether the code that was written down is the right one; if so it counts as confirmed."""
    key = _code_key(account.id, code)
    try:
        crypto.unseal(key, bytes(account.by_code), account.id, "recovery code")
    except Sealed:
        return False

    def confirm(keyring: Keyring) -> None:
        keyring.code_confirmed, keyring.by_code = True, _seed_public(key, account.id)

    change_keyring(account.id, secret, confirm)
    return True


def _open(account: Account | None, passphrase: str, room: bool = False) -> tuple[Account, AccountSecret]:
    id, salt, blob = (account.id, bytes(account.salt), bytes(account.by_passphrase)) if account else _nobody
    key = crypto.from_passphrase(passphrase, salt, room)
    try:
        plain = crypto.unseal(key, blob, id, "passphrase")
    except Sealed:
        raise NotOpened("passphrase") from None
    if account is None:
        raise NotOpened("passphrase")
    refuse_older(account)
    secret = unwrap(plain, key, id, bytes(account.seed_by_passphrase))
    if not secret.seed:
        _note_public(account, secret, _seed_public(key, id))
    return account, secret


def _note_public(account: Account, secret: AccountSecret, public: bytes) -> None:
    """An account without a seed: note the public key of its passphrase, for the seed it gets with its next code."""

    def note(keyring: Keyring) -> None:
        keyring.by_passphrase = public

    if open_keyring(secret, account).by_passphrase != public:
        change_keyring(account.id, secret, note)
        account.refresh_from_db()


def _code_key(id: str, code: str) -> bytes:
    return crypto.derive(crypto.plain_code(code).encode(), "recovery code", id)


def _seed_secret(key: bytes, id: str) -> bytes:
    return crypto.derive(key, "seed", id)


def _seed_public(key: bytes, id: str) -> bytes:
    return crypto.public_of(_seed_secret(key, id))


def erase(account: Account) -> None:
    """Erase an account with its keyring, its browsers and what was on its way to it."""
    account.delete()
    settle()
