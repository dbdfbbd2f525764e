"""Rows of signed-in browsers: what stands in the database, and what memory alone holds of each."""

import threading
import time
from dataclasses import dataclass, field
from typing import Any

import msgspec
from django.http import HttpRequest, parse_cookie

from tracktwo.vault import crypto
from tracktwo.vault.errors import NoKey, Sealed
from tracktwo.vault.keys import Held

from . import instance
from .models import SignedIn

__all__ = [
    "COOKIE",
    "HOURS",
    "Inside",
    "Live",
    "find_row",
    "idle_of",
    "is_known",
    "is_left_alone",
    "keep_short",
    "live",
    "locked_tickets",
    "open_row",
    "row_id",
    "row_key",
    "seal_row",
    "store",
    "store_locked",
    "used_now",
    "with_handed",
]

COOKIE = "tracktwo"
HOURS = 16


@dataclass
class Live:
    """What memory alone holds of a browser: without it the browser's row opens nothing and stands for nothing.

    `key` goes when the browser is locked, the whole entry when it is signed out: a row that is put back later finds
    nothing here. `since` is the monotonic clock, which nobody can set back, and a row cannot claim another.
    """

    since: float
    key: bytes | None
    # The meeting and the key of what a browser shows while it is handed round.
    handed: tuple[str, bytes] | None = None
    # Hours after which it is signed out, and seconds without use after which it is locked, where that is asked for.
    hours: int = HOURS
    idle: int = 0
    used: float = field(default_factory=time.monotonic)


live: dict[str, Live] = {}
_lock = threading.Lock()


def with_handed(meeting: str) -> list[str]:
    """The browsers that are handed round for a meeting."""
    with _lock:
        return [id for id, entry in live.items() if entry.handed and entry.handed[0] == meeting]


def is_left_alone(id: str) -> bool:
    """Whether nobody has used a browser for longer than was asked for."""
    entry = live.get(id)
    return entry is not None and entry.idle > 0 and time.monotonic() - entry.used > entry.idle


def idle_of(id: str) -> int:
    """Seconds without use after which a browser is locked; 0 where nothing asks for it."""
    return live[id].idle if id in live else 0


def keep_short(id: str, idle: int, hours: int) -> None:
    """Lock a browser after so many seconds without use, and sign it out so many hours after it signed in."""
    if id in live:
        live[id].idle, live[id].hours = idle, min(live[id].hours, hours)


def used_now(id: str) -> None:
    """Somebody is at work in a browser."""
    if id in live:
        live[id].used = time.monotonic()


class Inside(msgspec.Struct):
    """What the row seals: the account secret and its seed, and what tickets opened in this browser."""

    secret: bytes
    seed: bytes
    tickets: dict[str, Held] = {}
    sheets: dict[str, list[str]] = {}
    workshop: str = ""


def is_known(scope: dict[str, Any]) -> bool:
    """Whether an ASGI request comes from a browser that memory knows: signed in, or locked."""
    headers = (value.decode("latin-1") for name, value in scope["headers"] if name == b"cookie")
    cookies = (parse_cookie(header).get(COOKIE, "") for header in headers)
    return any(cookie and row_id(cookie) in live for cookie in cookies)


def find_row(request: HttpRequest) -> tuple[SignedIn, str] | None:
    """The row of the browser that asks, with its cookie; None where memory knows nothing of it, or its time is over."""
    cookie = request.COOKIES.get(COOKIE, "")
    entry = live.get(row_id(cookie)) if cookie else None
    if entry is None or not 0 <= time.monotonic() - entry.since < entry.hours * 3600:
        return None
    session = SignedIn.objects.select_related("account").filter(pk=row_id(cookie)).first()
    return (session, cookie) if session else None


def store(session: SignedIn, cookie: str, inside: Inside) -> None:
    """Write an open browser's row.

    Raises:
        NoKey: it was locked or signed out meanwhile.
    """
    try:
        session.blob = seal_row(session.id, cookie, inside)
    except Sealed:
        raise NoKey("this browser was locked meanwhile") from None
    # Never inserted again: a row that went meanwhile was signed out.
    SignedIn.objects.filter(pk=session.pk).update(blob=session.blob, locked=session.locked, handed=None)


def store_locked(session: SignedIn, secret: bytes, tickets: dict[str, Held]) -> None:
    """Write a locked browser's row: its tickets under the account secret, and nothing that opens without it."""
    key = crypto.derive(secret, "locked", session.id)
    session.blob = crypto.seal(key, msgspec.msgpack.encode(tickets), session.id)
    session.locked = True
    session.save(update_fields=["blob", "locked"])


def locked_tickets(session: SignedIn, secret: bytes) -> dict[str, Held]:
    """What tickets had opened in a locked browser."""
    plain = crypto.unseal(crypto.derive(secret, "locked", session.id), bytes(session.blob), session.id)
    return msgspec.msgpack.decode(plain, type=dict[str, Held])


def row_id(cookie: str) -> str:
    """The id of a browser's row, which does not give its cookie away."""
    return crypto.derive(cookie.encode(), "session id").hex()


def row_key(id: str, cookie: str) -> bytes:
    """The key of a browser's row: cookie, boot key, and what memory holds of this browser while it is open.

    Raises:
        Sealed: this browser is locked or signed out.
    """
    entry = live.get(id)
    if entry is None or entry.key is None:
        raise Sealed("this browser is locked or signed out")
    return crypto.derive(cookie.encode() + instance.BOOT_KEY + entry.key, "session")


def seal_row(id: str, cookie: str, inside: Inside) -> bytes:
    """An open browser's content as its row stores it; see `row_key` for errors."""
    return crypto.seal(row_key(id, cookie), msgspec.msgpack.encode(inside), id)


def open_row(session: SignedIn, cookie: str) -> Inside:
    """The content of an open browser's row.

    Raises:
        Sealed: another cookie, a row that was altered or put back, or a browser that is locked or signed out.
    """
    plain = crypto.unseal(row_key(session.id, cookie), bytes(session.blob), session.id)
    return msgspec.msgpack.decode(plain, type=Inside)
