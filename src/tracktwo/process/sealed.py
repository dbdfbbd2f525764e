"""What a room needs to declare payloads and change compartments; rooms do not import the vault."""

import hashlib

from tracktwo.vault import crypto
from tracktwo.vault.change import Change, change, change_all, changed
from tracktwo.vault.compartment import Opened
from tracktwo.vault.crypto import new_id, new_key
from tracktwo.vault.folio import Folio, Record
from tracktwo.vault.payload import Payload, Ref, is_list, payload

__all__ = [
    "Change",
    "Folio",
    "Opened",
    "Payload",
    "Record",
    "Ref",
    "change",
    "change_all",
    "changed",
    "digest_of",
    "is_list",
    "keyed_mark",
    "new_id",
    "new_key",
    "payload",
]


def digest_of(*parts: object) -> bytes:
    """SHA-256 over texts, each with its length before it, so that no two lists of texts share a digest."""
    return hashlib.sha256(crypto.associated(*parts)).digest()


def keyed_mark(key: bytes, text: str) -> str:
    """A mark by which whoever holds the key finds a text again that nobody keeps (HMAC-SHA256 in hexadecimal)."""
    return crypto.keyed_hash(key, text, "mark")
