"""Signed-in browsers: one cookie, one row, and a secret that exists only while a request is at work."""

import time
from collections.abc import Callable

import msgspec
from django.db import transaction
from django.dispatch import Signal
from django.http import HttpRequest, HttpResponse

from tracktwo.vault import crypto
from tracktwo.vault.errors import Sealed
from tracktwo.vault.keys import Held

from . import accounts, instance
from .keyring import Keyring, change_keyring, open_keyring
from .models import Account, SignedIn

__all__ = [
    "COOKIE",
    "Person",
    "begin",
    "end",
    "end_all",
    "hand_round",
    "handed",
    "lock",
    "locked_account",
    "recognise",
    "shut",
    "unlock",
]

COOKIE = "tracktwo"
# Sent with `session` when a browser was locked or signed out: its open streams end.
shut = Signal()
HOURS = 16


class Inside(msgspec.Struct):
    """What the row seals: the account secret, and what tickets opened in this browser."""

    secret: bytes
    tickets: dict[str, Held] = {}
    sheets: dict[str, list[str]] = {}


class Person:
    """A member of the third party in the request at hand."""

    def __init__(self, account: Account, inside: Inside, keyring: Keyring, session: SignedIn, cookie: str) -> None:
        self.account, self.secret, self.keyring = account, inside.secret, keyring
        self._inside, self._session, self._cookie = inside, session, cookie

    @property
    def id(self) -> str:
        """The account's opaque id."""
        return self.account.id

    @property
    def session_id(self) -> str:
        """The id of this browser's row; not the cookie."""
        return self._session.id

    def held(self, compartment: str) -> Held | None:
        """What this person, or a ticket redeemed in this browser, holds for a compartment."""
        return self.keyring.held.get(compartment) or self._inside.tickets.get(compartment)

    def keep_ticket(self, opens: dict[str, Held]) -> None:
        """Hold what a ticket opened until this browser signs out; another window may have locked it meanwhile."""
        self._inside.tickets.update(opens)
        with transaction.atomic():
            row = SignedIn.objects.select_for_update().filter(pk=self._session.pk).first()
            if row is None:
                return
            if row.locked:
                tickets = _locked_tickets(row, self.secret) | opens
                _store_locked(row, self.secret, tickets)
                return
            plain = crypto.unseal(_row_key(self._cookie), bytes(row.blob), row.id)
            inside = msgspec.msgpack.decode(plain, type=Inside)
            _store(
                row, self._cookie, Inside(secret=inside.secret, tickets=inside.tickets | opens, sheets=inside.sheets)
            )

    @property
    def sheets(self) -> dict[str, list[str]]:
        """Ticket codes made in this browser and not yet said to be with their sides."""
        return self._inside.sheets

    def keep_sheets(self, sheets: dict[str, list[str]]) -> None:
        """Hold ticket codes until they are said to be on paper: a page that reloads must not lose a caucus."""
        self._inside.sheets = sheets
        _store(self._session, self._cookie, self._inside)

    def change_keyring(self, act: Callable[[Keyring], None]) -> None:
        """Change one's own keyring."""
        self.keyring = change_keyring(self.id, self.secret, act)


def begin(response: HttpResponse, account: Account, secret: bytes, secure: bool) -> Person:
    """Sign this browser in."""
    cookie = crypto.new_code(256)
    session = SignedIn(id=_row_id(cookie), account=account, since=time.monotonic())
    inside = Inside(secret=secret)
    session.blob = crypto.seal(_row_key(cookie), msgspec.msgpack.encode(inside), session.id)
    session.save(force_insert=True)
    # No max_age: the browser drops it on closing; no script reads it; no other site sends it.
    response.set_cookie(COOKIE, cookie, httponly=True, samesite="Strict", secure=secure)
    return Person(account, inside, open_keyring(secret, account), session, cookie)


def recognise(request: HttpRequest) -> Person | None:
    """The person behind a request, or None: no cookie, an old one, a locked browser, or one from before a restart."""
    row = _row(request)
    if row is None or row[0].locked:
        return None
    session, cookie = row
    try:
        plain = crypto.unseal(_row_key(cookie), bytes(session.blob), session.id)
        inside = msgspec.msgpack.decode(plain, type=Inside)
        return Person(session.account, inside, open_keyring(inside.secret, session.account), session, cookie)
    except Sealed:
        return None


def locked_account(request: HttpRequest) -> Account | None:
    """The account of a browser that is locked and may be unlocked with the passphrase alone."""
    row = _row(request)
    return row[0].account if row and row[0].locked else None


def lock(person: Person) -> None:
    """Drop the secret. What tickets opened is kept under the account secret, or a caucus would be lost."""
    session = person._session
    _store_locked(session, person.secret, person._inside.tickets)
    shut.send(sender=SignedIn, session=session.id)


def hand_round(person: Person, content: bytes) -> None:
    """Lock this browser and leave in it what one page needs, to be handed from person to person."""
    lock(person)
    sealed = crypto.seal(_row_key(person._cookie), content, "handed", person.session_id)
    SignedIn.objects.filter(pk=person.session_id).update(handed=sealed)


def handed(request: HttpRequest) -> bytes | None:
    """What was left in a browser that is handed round."""
    row = _row(request)
    if row is None or not row[0].locked:
        return None
    session, cookie = row
    try:
        return crypto.unseal(_row_key(cookie), bytes(session.handed or b""), "handed", session.id)
    except Sealed:
        return None


def unlock(request: HttpRequest, passphrase: str) -> None:
    """Open a locked browser again.

    Raises:
        NotOpened: wrong passphrase, or this browser is not one that can be unlocked.
    """
    row = _row(request)
    if row is None or not row[0].locked:
        raise accounts.NotOpened("not locked")
    session, cookie = row
    secret = accounts.unlock(session.account, passphrase)
    tickets = _locked_tickets(session, secret)
    session.locked = False
    _store(session, cookie, Inside(secret=secret, tickets=tickets))


def end(request: HttpRequest, response: HttpResponse) -> None:
    """Sign out, and ask the browser to forget what it kept of this site."""
    cookie = request.COOKIES.get(COOKIE, "")
    SignedIn.objects.filter(pk=_row_id(cookie)).delete()
    shut.send(sender=SignedIn, session=_row_id(cookie))
    response.delete_cookie(COOKIE, samesite="Strict")
    response["Clear-Site-Data"] = '"cache", "cookies", "storage"'


def end_all(account: str, but: str = "") -> None:
    """Sign an account out everywhere, as after recovering it or putting it out of a dialogue."""
    ids = list(SignedIn.objects.filter(account_id=account).exclude(pk=but).values_list("pk", flat=True))
    SignedIn.objects.filter(pk__in=ids).delete()
    for id in ids:
        shut.send(sender=SignedIn, session=id)


def end_every_one() -> None:
    """At a start: the boot key they were sealed under is gone, and when they began is nobody's business."""
    SignedIn.objects.all().delete()


def _row(request: HttpRequest) -> tuple[SignedIn, str] | None:
    cookie = request.COOKIES.get(COOKIE, "")
    if not cookie:
        return None
    session = SignedIn.objects.select_related("account").filter(pk=_row_id(cookie)).first()
    age = time.monotonic() - session.since if session else -1
    if session is None or not 0 <= age < HOURS * 3600:
        return None
    return session, cookie


def _store(session: SignedIn, cookie: str, inside: Inside) -> None:
    session.blob = crypto.seal(_row_key(cookie), msgspec.msgpack.encode(inside), session.id)
    # Never inserted again: a row that went meanwhile was signed out.
    SignedIn.objects.filter(pk=session.pk).update(blob=session.blob, locked=session.locked, handed=None)


def _store_locked(session: SignedIn, secret: bytes, tickets: dict[str, Held]) -> None:
    key = crypto.derive(secret, "locked", session.id)
    session.blob = crypto.seal(key, msgspec.msgpack.encode(tickets), session.id)
    session.locked = True
    session.save(update_fields=["blob", "locked"])


def _locked_tickets(session: SignedIn, secret: bytes) -> dict[str, Held]:
    plain = crypto.unseal(crypto.derive(secret, "locked", session.id), bytes(session.blob), session.id)
    return msgspec.msgpack.decode(plain, type=dict[str, Held])


def _row_id(cookie: str) -> str:
    return crypto.derive(cookie.encode(), "session id").hex()


def _row_key(cookie: str) -> bytes:
    return crypto.derive(cookie.encode() + instance.BOOT_KEY, "session")
