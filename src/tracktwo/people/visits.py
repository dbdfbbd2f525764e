"""Browsers of people without an account, opened by a ticket for one meeting. Memory alone knows them.

What a ticket opened is sealed here under the browser's cookie. There is no row of it: a restart, closing the meeting
or leaving ends it, and nothing is left to be found.
"""

import time
from dataclasses import dataclass
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse, parse_cookie

from tracktwo.vault import crypto
from tracktwo.vault.errors import Sealed
from tracktwo.vault.keys import Held

from . import instance
from .browsers import HOURS, row_id
from .sessions import shut

__all__ = ["COOKIE", "PATH", "Visitor", "begin", "end", "forget", "is_known", "recognise"]

COOKIE = "tracktwo-ticket"
# The only addresses to which a browser sends this cookie.
PATH = "/interpreter"


@dataclass
class Visit:
    """`since` is the monotonic clock, which nobody can set back; `sealed` opens with the cookie alone."""

    since: float
    meeting: str
    sealed: bytes


visits: dict[str, Visit] = {}


@dataclass(frozen=True)
class Visitor:
    """Somebody in the request at hand who holds what a ticket opened, and nothing else."""

    id: str
    meeting: str
    held: dict[str, Held]


def begin(response: HttpResponse, meeting: str, opens: dict[str, Held], secure: bool) -> None:
    """Let a browser hold what a ticket opened, until it leaves, the meeting ends or the program restarts."""
    cookie = crypto.new_code(256)
    id = row_id(cookie)
    sealed = crypto.seal(_key(cookie), msgspec.msgpack.encode(opens), id)
    visits[id] = Visit(time.monotonic(), meeting, sealed)
    response.set_cookie(COOKIE, cookie, path=PATH, httponly=True, samesite="Strict", secure=secure)


def recognise(request: HttpRequest) -> Visitor | None:
    """The visitor behind a request, or None."""
    cookie = request.COOKIES.get(COOKIE, "")
    visit = visits.get(row_id(cookie)) if cookie else None
    if visit is None or not 0 <= time.monotonic() - visit.since < HOURS * 3600:
        return None
    id = row_id(cookie)
    try:
        plain = crypto.unseal(_key(cookie), visit.sealed, id)
    except Sealed:
        return None
    return Visitor(id, visit.meeting, msgspec.msgpack.decode(plain, type=dict[str, Held]))


def is_known(scope: dict[str, Any]) -> bool:
    """Whether an ASGI request comes from a browser that holds what a ticket opened."""
    headers = (value.decode("latin-1") for name, value in scope["headers"] if name == b"cookie")
    cookies = (parse_cookie(header).get(COOKIE, "") for header in headers)
    return any(cookie and row_id(cookie) in visits for cookie in cookies)


def end(request: HttpRequest, response: HttpResponse) -> None:
    """Leave, and ask the browser to forget what it kept of this site."""
    _drop([row_id(request.COOKIES.get(COOKIE, ""))])
    response.delete_cookie(COOKIE, path=PATH, samesite="Strict")
    response["Clear-Site-Data"] = '"cache", "cookies", "storage"'


def forget(meeting: str) -> None:
    """End every visit to a meeting."""
    _drop([id for id, visit in visits.items() if visit.meeting == meeting])


def _drop(ids: list[str]) -> None:
    for id in ids:
        if visits.pop(id, None) is not None:
            shut.send(sender=Visit, session=id)


def _key(cookie: str) -> bytes:
    return crypto.derive(cookie.encode() + instance.BOOT_KEY, "visit")
