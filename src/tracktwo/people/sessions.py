"""Signed-in browsers: one cookie, one row, and a secret that exists only while a request is at work."""

import time
from collections.abc import Callable

import msgspec
from django.db import DatabaseError, transaction
from django.dispatch import Signal
from django.http import HttpRequest, HttpResponse

from tracktwo.common import faults
from tracktwo.common.storage import settle
from tracktwo.vault import crypto
from tracktwo.vault.errors import NoKey, Sealed, Tampered
from tracktwo.vault.keys import Held
from tracktwo.vault.volatile import scrub

from . import accounts, browsers, roster
from .browsers import COOKIE, HOURS
from .keyring import AccountSecret, Keyring, change_keyring, open_keyring
from .models import Account, SignedIn

__all__ = [
    "COOKIE",
    "HOURS",
    "Person",
    "begin",
    "end",
    "end_all",
    "forget_handed",
    "hand_round",
    "handed",
    "lock",
    "locked_account",
    "recognise",
    "renew",
    "shut",
    "unlock",
]

# Sent with `session` when a browser was locked or signed out: its open streams end.
shut = Signal()


class Person:
    """A member of the third party in the request at hand."""

    def __init__(
        self, account: Account, inside: browsers.Inside, keyring: Keyring, session: SignedIn, cookie: str
    ) -> None:
        self.account, self.keyring = account, keyring
        self.secret = AccountSecret(inside.secret, inside.seed)
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
                browsers.store_locked(row, self.secret, browsers.locked_tickets(row, self.secret) | opens)
            else:
                inside = self._stored(row)
                browsers.store(row, self._cookie, msgspec.structs.replace(inside, tickets=inside.tickets | opens))

    @property
    def sheets(self) -> dict[str, list[str]]:
        """Ticket codes drawn in this browser for an opening that has not been confirmed."""
        return self._inside.sheets

    @property
    def workshop(self) -> str:
        """The workshop whose meeting those sheets are for."""
        return self._inside.workshop

    def keep_sheets(self, workshop: str, sheets: dict[str, list[str]]) -> None:
        """Hold the sheets of an opening until it is confirmed. Locking or signing out drops them.

        Raises:
            NoKey: another window has locked this browser or signed it out meanwhile.
        """
        with transaction.atomic():
            row = SignedIn.objects.select_for_update().filter(pk=self._session.pk).first()
            if row is None or row.locked:
                raise NoKey("this browser was locked meanwhile")
            self._inside = msgspec.structs.replace(self._stored(row), workshop=workshop, sheets=sheets)
            browsers.store(row, self._cookie, self._inside)

    def change_keyring(self, act: Callable[[Keyring], None]) -> None:
        """Change one's own keyring."""
        self.keyring = change_keyring(self.id, self.secret, act)

    def _stored(self, row: SignedIn) -> browsers.Inside:
        """What the row holds now: another window may have changed it since this request began.

        Raises:
            NoKey: this browser was locked or signed out meanwhile.
        """
        try:
            return browsers.open_row(row, self._cookie)
        except Sealed:
            raise NoKey("this browser was locked meanwhile") from None


def begin(
    response: HttpResponse, account: Account, secret: AccountSecret, secure: bool, publishes: bool = True
) -> Person:
    """Sign this browser in, and publish a convenor's list, unless the change that it is part of does so itself."""
    cookie = crypto.new_code(256)
    session = SignedIn(id=browsers.row_id(cookie), account=account)
    inside = browsers.Inside(secret=bytes(secret), seed=secret.seed)
    browsers.live[session.id] = browsers.Live(since=time.monotonic(), key=crypto.new_key())
    session.blob = browsers.seal_row(session.id, cookie, inside)
    session.save(force_insert=True)
    # No max_age: the browser drops it on closing; no script reads it; no other site sends it.
    response.set_cookie(COOKIE, cookie, httponly=True, samesite="Strict", secure=secure)
    person = Person(account, inside, open_keyring(secret, account), session, cookie)
    if person.keyring.roster and publishes:
        roster.publish_if_possible(person.keyring.roster)
    return person


def renew(person: Person, secret: AccountSecret) -> None:
    """After a new passphrase or code: this browser goes on with the new seed."""
    person.secret = secret
    with transaction.atomic():
        row = SignedIn.objects.select_for_update().filter(pk=person.session_id).first()
        if row is not None and not row.locked:
            person._inside = msgspec.structs.replace(person._stored(row), seed=secret.seed)
            browsers.store(row, person._cookie, person._inside)
    person.account.refresh_from_db()
    person.keyring = open_keyring(secret, person.account)


def recognise(request: HttpRequest) -> Person | None:
    """The person behind a request, or None: no cookie, an old one, a locked browser, or one from before a restart.

    None also where the browser's row or the account's was put back to an earlier state.
    """
    row = browsers.find_row(request)
    if row is None or row[0].locked:
        return None
    session, cookie = row
    try:
        inside = browsers.open_row(session, cookie)
        keyring = open_keyring(AccountSecret(inside.secret, inside.seed), session.account)
    except (Sealed, Tampered):
        return None
    return Person(session.account, inside, keyring, session, cookie)


def locked_account(request: HttpRequest) -> Account | None:
    """The account of a browser that is locked and may be unlocked with the passphrase alone."""
    row = browsers.find_row(request)
    return row[0].account if row and row[0].locked else None


def lock(person: Person) -> None:
    """Drop the secret. What tickets opened is kept under the account secret, or a caucus would be lost.

    Sheets of an opening that was not confirmed go: nothing was opened yet.
    """
    live = browsers.live.get(person.session_id)
    try:
        with transaction.atomic():
            row = SignedIn.objects.select_for_update().filter(pk=person.session_id).first()
            if row is not None and not row.locked:
                try:
                    tickets = browsers.open_row(row, person._cookie).tickets
                except Sealed:
                    tickets = person._inside.tickets
                browsers.store_locked(row, person.secret, tickets)
            if live is not None:
                live.key = None
            settle()
    except DatabaseError as fault:
        # A disk that is full leaves no browser open: its row opens nothing from here on, and it signs in anew.
        if live is not None:
            live.key = None
        faults.log(fault)
    shut.send(sender=SignedIn, session=person.session_id)


def hand_round(person: Person, content: bytes, meeting: str) -> None:
    """Lock this browser and leave in it what one page needs, to be handed from person to person until it is unlocked
    or the meeting ends.
    """
    lock(person)
    live = browsers.live.get(person.session_id)
    if live is None:
        return
    key = crypto.new_key()
    live.handed = (meeting, key)
    sealed = crypto.seal(crypto.derive(person._cookie.encode() + key, "handed"), content, person.session_id)
    SignedIn.objects.filter(pk=person.session_id).update(handed=sealed)


def handed(request: HttpRequest) -> bytes | None:
    """What was left in a browser that is handed round."""
    row = browsers.find_row(request)
    if row is None or not row[0].locked:
        return None
    session, cookie = row
    live = browsers.live.get(session.id)
    if live is None or live.handed is None:
        return None
    try:
        key = crypto.derive(cookie.encode() + live.handed[1], "handed")
        return crypto.unseal(key, bytes(session.handed or b""), session.id)
    except Sealed:
        return None


def forget_handed(meeting: str) -> None:
    """When a meeting ends: browsers handed round for it show nothing of it any more."""
    sessions = browsers.with_handed(meeting)
    for id in sessions:
        browsers.live[id].handed = None
    SignedIn.objects.filter(pk__in=sessions).update(handed=None)
    settle()


def unlock(request: HttpRequest, passphrase: str) -> None:
    """Open a locked browser again.

    Raises:
        NotOpened: wrong passphrase, or this browser is not one that can be unlocked.
    """
    row = browsers.find_row(request)
    if row is None or not row[0].locked:
        raise accounts.NotOpened("not locked")
    session, cookie = row
    secret = accounts.unlock(session.account, passphrase)
    with transaction.atomic():
        stored = SignedIn.objects.select_for_update().filter(pk=session.pk).first()
        if stored is None or not stored.locked or session.id not in browsers.live:
            raise accounts.NotOpened("not locked")
        tickets = browsers.locked_tickets(stored, secret)
        stored.locked = False
        live = browsers.live[session.id]
        live.key, live.handed = crypto.new_key(), None
        browsers.used_now(session.id)
        browsers.store(stored, cookie, browsers.Inside(secret=bytes(secret), seed=secret.seed, tickets=tickets))
        settle()


def end(request: HttpRequest, response: HttpResponse) -> None:
    """Sign out, and ask the browser to forget what it kept of this site."""
    id = browsers.row_id(request.COOKIES.get(COOKIE, ""))
    try:
        _end([id])
    except DatabaseError as fault:
        # Memory has let go of it: the row that is left opens nothing, and goes at the next start.
        faults.log(fault)
    response.delete_cookie(COOKIE, samesite="Strict")
    response["Clear-Site-Data"] = '"cache", "cookies", "storage"'


def end_all(account: str, but: str = "") -> None:
    """Sign an account out everywhere, as after recovering it or removing it from a dialogue."""
    _end(list(SignedIn.objects.filter(account_id=account).exclude(pk=but).values_list("pk", flat=True)))


def end_every_one() -> None:
    """At a start: what memory held of them is gone, and so is the boot key they were sealed under.

    What an act would have cleared away if the program had not been killed in it is cleared away now.
    """
    browsers.live.clear()
    SignedIn.objects.all().delete()
    settle()
    scrub()


def _end(sessions: list[str]) -> None:
    # Memory first: whatever happens to the rows, they open nothing from here on.
    for id in sessions:
        browsers.live.pop(id, None)
    with transaction.atomic():
        SignedIn.objects.filter(pk__in=sessions).delete()
        settle()
    for id in sessions:
        shut.send(sender=SignedIn, session=id)
