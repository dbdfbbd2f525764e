"""Keepsakes: what somebody answered, kept so that nobody but the holder of a printed code can open it again.

The key takes two: the code, which stands on one slip of paper and nowhere else, and a shard in the volatile store. The
sealed keepsake itself may rest anywhere, in backups too: without the code it stays shut, and once the shard is
destroyed the code opens nothing either.

All keepsakes are of one size, and which of them a code opens shows only by trying them.
"""

import secrets
import struct
from collections.abc import Sequence
from typing import Final

from django.db import transaction

from . import crypto
from .errors import NotThere, Sealed
from .models import Shard
from .volatile import ALIAS, MATERIAL, scrub

__all__ = ["CODE_BITS", "LONGEST", "begin", "destroy", "exists", "lock", "unlock"]

# Guessing it is hopeless even for somebody who holds keepsake and shard, and it can be typed in half a minute.
CODE_BITS: Final = 80
SIZE: Final = 256
LONGEST: Final = SIZE - 2


def begin() -> str:
    """Draw a shard; its id."""
    id = crypto.new_id()
    Shard.objects.create(meeting=id, value=secrets.token_bytes(MATERIAL))
    return id


def exists(id: str) -> bool:
    """Whether what was locked under this shard can still be opened by the holders of its codes."""
    return Shard.objects.filter(meeting=id).exists()


def lock(id: str, code: str, content: bytes) -> bytes:
    """Seal content under a code and the shard.

    Raises:
        NotThere: the shard was destroyed.
        ValueError: the content is too long.
    """
    if len(content) > LONGEST:
        raise ValueError(f"a keepsake holds at most {LONGEST} bytes")
    padded = (struct.pack(">H", len(content)) + content).ljust(SIZE, b"\0")
    return crypto.seal(_key(id, code), padded, "keepsake", id)


def unlock(id: str, code: str, keepsakes: Sequence[bytes]) -> tuple[int, bytes] | None:
    """The place and the content of the keepsake that this code opens, or None: mistyped, foreign, or gone.

    Raises:
        NotThere: the shard was destroyed.
    """
    key = _key(id, code)
    for place, keepsake in enumerate(keepsakes):
        try:
            padded = crypto.unseal(key, keepsake, "keepsake", id)
        except Sealed:
            continue
        (length,) = struct.unpack_from(">H", padded)
        return place, padded[2 : 2 + length]
    return None


def destroy(id: str) -> None:
    """Destroy the shard, and overwrite where it stood: from here on no code opens anything."""
    with transaction.atomic(using=ALIAS):
        Shard.objects.filter(meeting=id).delete()
    scrub()


def _key(id: str, code: str) -> bytes:
    shard = Shard.objects.filter(meeting=id).values_list("value", flat=True).first()
    if shard is None:
        raise NotThere("keepsake")
    return crypto.derive(crypto.plain_code(code).encode() + bytes(shard), "keepsake", id)
