"""Compartments kept ready between requests, as ciphertext under their own key.

Opening five thousand rows one by one costs more than a page may take. A snapshot is the whole folio in one
sealed blob: a request that holds the key opens it in a few milliseconds and reads only the rows written since.
Nothing is in clear here between requests, and a closed meeting's snapshot is as unreadable as its rows.
"""

import threading
from collections import OrderedDict

import msgspec

from . import crypto
from .errors import Sealed

__all__ = ["Snapshot", "forget", "keep", "recall"]

ROOM = 48 * 1024 * 1024


class Snapshot(msgspec.Struct, array_like=True):
    """A folio at one head, with the sum of its row marks."""

    head: int
    epoch: int
    total: bytes
    count: int
    groups: dict[str, msgspec.Raw]


_decoder = msgspec.msgpack.Decoder(Snapshot)
_kept: "OrderedDict[str, bytes]" = OrderedDict()
_lock = threading.Lock()


def keep(compartment: str, key: bytes, snapshot: Snapshot) -> None:
    """Seal and keep; the least recently used give way when there is no room."""
    blob = crypto.seal(crypto.derive(key, "snapshot"), msgspec.msgpack.encode(snapshot), compartment)
    with _lock:
        _kept[compartment] = blob
        _kept.move_to_end(compartment)
        while sum(map(len, _kept.values())) > ROOM:
            _kept.popitem(last=False)


def recall(compartment: str, key: bytes) -> Snapshot | None:
    """The kept snapshot, if this key opens it."""
    with _lock:
        blob = _kept.get(compartment)
        if blob is None:
            return None
        _kept.move_to_end(compartment)
    try:
        return _decoder.decode(crypto.unseal(crypto.derive(key, "snapshot"), blob, compartment))
    except Sealed:
        return None


def forget(compartment: str) -> None:
    """Drop it, as when a meeting closes."""
    with _lock:
        _kept.pop(compartment, None)
