"""Where a request comes from, as far as that may be known, and a limit on guessing."""

import hashlib
import hmac
import ipaddress
import secrets
import threading
import time

from django.http import HttpRequest

__all__ = ["bucket", "may_try"]

DAY = 86_400
WINDOW, MOST_WRONG = 600.0, 30
MOST_KEPT = 10_000
_lock = threading.Lock()
_key: tuple[int, bytes] = (0, b"")
_wrong: dict[tuple[str, int], list[float]] = {}


def bucket(request: HttpRequest) -> int:
    """Two bytes of a keyed hash of the network. The key lives in memory for a day and is written nowhere."""
    global _key
    day = int(time.monotonic() // DAY)
    with _lock:
        if not _key[1] or _key[0] != day:
            _key = (day, secrets.token_bytes(32))
        key = _key[1]
    return int.from_bytes(hmac.new(key, _network(request).encode(), hashlib.sha256).digest()[:2], "big")


def _network(request: HttpRequest) -> str:
    """The address without what tells single devices of one network apart."""
    try:
        address = ipaddress.ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return ""
    return str(ipaddress.ip_network((address, 48 if address.version == 6 else 24), strict=False))


def may_try(request: HttpRequest, door: str, failed: bool = False) -> bool:
    """Whether this network may try another code at this door; wrong ones are counted for ten minutes.

    Each door counts for itself: contributors who mistype their phrases never keep the steward out.
    """
    mine, now = (door, bucket(request)), time.monotonic()
    with _lock:
        if len(_wrong) > MOST_KEPT:
            _wrong.clear()
        recent = [one for one in _wrong.get(mine, []) if now - one < WINDOW]
        if failed:
            recent.append(now)
        if recent:
            _wrong[mine] = recent
        else:
            _wrong.pop(mine, None)
        return len(recent) < MOST_WRONG
