"""Which network a request comes from, as far as that may be known, and a limit on guessing codes."""

import hashlib
import hmac
import ipaddress
import secrets
import threading
import time

from django.http import HttpRequest

__all__ = ["clear", "may_try", "network_bucket"]

DAY = 86_400
WINDOW, MOST_WRONG = 600.0, 30
MOST_KEPT = 10_000
Door = tuple[str, int]
_lock = threading.Lock()
_day_key: tuple[int, bytes] = (0, b"")
_wrong: dict[Door, list[float]] = {}


def clear() -> None:
    """Forget wrong codes, as a restart does."""
    _wrong.clear()


def network_bucket(request: HttpRequest) -> int:
    """Two bytes of a keyed hash of the network. The key lives in memory for a day and is written nowhere."""
    global _day_key
    day = int(time.monotonic() // DAY)
    with _lock:
        if not _day_key[1] or _day_key[0] != day:
            _day_key = (day, secrets.token_bytes(32))
        key = _day_key[1]
    return int.from_bytes(hmac.new(key, _network(request).encode(), hashlib.sha256).digest()[:2], "big")


def _network(request: HttpRequest) -> str:
    """The address without the bits that tell single devices of one network apart."""
    try:
        address = ipaddress.ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return ""
    return str(ipaddress.ip_network((address, 48 if address.version == 6 else 24), strict=False))


def may_try(request: HttpRequest, door: str, failed: bool = False) -> bool:
    """Whether this network may try another code at this door; wrong ones are counted for ten minutes.

    Each door counts for itself: contributors who mistype their phrases never keep the steward out.
    """
    key, now = (door, network_bucket(request)), time.monotonic()
    with _lock:
        if len(_wrong) > MOST_KEPT:
            _make_room(now)
        recent = [at for at in _wrong.get(key, []) if now - at < WINDOW]
        if failed:
            recent.append(now)
        if recent:
            _wrong[key] = recent
        else:
            _wrong.pop(key, None)
        return len(recent) < MOST_WRONG


def _make_room(now: float) -> None:
    """Forget what is over, then whoever has fewest wrong codes: a flood must not open a door that is closed."""
    for key in [key for key, times in _wrong.items() if now - times[-1] >= WINDOW]:
        del _wrong[key]
    few_first = sorted(_wrong, key=lambda key: len(_wrong[key]))
    for key in few_first[: max(len(_wrong) - MOST_KEPT // 2, 0)]:
        if len(_wrong[key]) < MOST_WRONG:
            del _wrong[key]
