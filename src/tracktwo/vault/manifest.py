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


def row_mark(key: bytes, record: str, version: int, seq: int, ciphertext: bytes) -> int:
    """The share of one row in the sum: keyed, and bound to the very ciphertext by its authentication tag.

    An additive multiset hash, MSet-Add-Hash of Clarke and others (Asiacrypt 2003): adding or removing a row costs one
    hash. The last 16 bytes of an AES-GCM ciphertext are its tag, which depends on every bit of key, nonce, associated
    data and content; hashing the tag alone therefore binds the whole row.
    """
    position = b"%s|%d|%d|" % (record.encode(), version, seq)
    return int.from_bytes(hashlib.blake2b(position + ciphertext[-16:], key=key, digest_size=32).digest())


def seal_head(key: bytes, head: Head, *context: object) -> bytes:
    """The head, sealed as the compartment's row stores it."""
    return crypto.seal(crypto.derive(key, "head"), msgspec.msgpack.encode(head), "head", *context)


def open_head(key: bytes, blob: bytes, *context: object) -> Head:
    """Open a sealed head.

    Raises:
        Tampered: the blob was not sealed under this key for this compartment, epoch and count.
    """
    try:
        plain = crypto.unseal(crypto.derive(key, "head"), blob, "head", *context)
    except Sealed:
        raise Tampered("the head of this compartment was altered") from None
    return msgspec.msgpack.decode(plain, type=Head)
