"""What a room needs to declare payloads and change compartments; rooms do not import the vault."""

import hashlib

from tracktwo.vault import crypto
from tracktwo.vault.change import Change, change, change_all, changed
from tracktwo.vault.compartment import Opened
from tracktwo.vault.crypto import new_id
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
    "new_id",
    "payload",
]


def digest_of(*parts: object) -> bytes:
    """SHA-256 over texts, each with its length before it, so that no two lists of texts share a digest."""
    return hashlib.sha256(crypto.associated(*parts)).digest()
