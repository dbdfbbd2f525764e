"""The sealed head of a compartment: a keyed sum over its rows, so that none can be swapped, dropped or rolled back."""

import hashlib

import msgspec

from . import crypto
from .errors import Sealed, Tampered

__all__ = ["MODULUS", "Head", "open_head", "row_mark", "seal_head"]

MODULUS = 1 << 256


class Head(msgspec.Struct, frozen=True):
    """Head counter, number of rows, and the sum of all row marks."""

    head: int
    rows: int
    total: bytes


def row_mark(key: bytes, record: str, version: int, seq: int, body: bytes) -> int:
    """The share of one row in the sum: keyed, and bound to the very ciphertext by its authentication tag.

    An additive multiset hash (Clarke and others, 2003): adding and taking away rows costs one hash each.
    """
    about = b"%s|%d|%d|" % (record.encode(), version, seq)
    return int.from_bytes(hashlib.blake2b(about + body[-16:], key=key, digest_size=32).digest())


def seal_head(key: bytes, head: Head, *context: object) -> bytes:
    """The head as stored in the compartment's row."""
    return crypto.seal(crypto.derive(key, "head"), msgspec.msgpack.encode(head), "head", *context)


def open_head(key: bytes, blob: bytes, *context: object) -> Head:
    """Read a head back.

    Raises:
        Tampered: it was not sealed under this key for this compartment at this count.
    """
    try:
        plain = crypto.unseal(crypto.derive(key, "head"), blob, "head", *context)
    except Sealed:
        raise Tampered("the head of this compartment was altered") from None
    return msgspec.msgpack.decode(plain, type=Head)
