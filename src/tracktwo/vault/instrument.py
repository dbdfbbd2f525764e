"""Instruments: private answers that nobody can read one by one, and that are opened all at once or never.

An instrument is a key pair. Its public half seals answers into slots of one size, each holding a sealed empty answer
from the start, so that neither number nor position shows who has answered. The secret half lies in the volatile store
under a key that rests in a record of the room: it takes both to open an answer, and destroying either is enough. The
act that opens the answers destroys the secret together with the slots.
"""

import secrets
import struct
from typing import Final

import msgspec
from django.db import transaction

from . import crypto
from .errors import Conflict, NotThere, Sealed
from .models import Instrument, Slot
from .volatile import ALIAS, MATERIAL, scrub

__all__ = ["LONGEST", "Desk", "Full", "begin", "collect", "destroy", "exists", "put"]

SLOT: Final = 1024
LONGEST: Final = SLOT - 2
NONCE: Final = 16
EMPTY: Final = bytes(NONCE)


class Full(Conflict):
    """Every slot holds an answer already."""


class Desk(msgspec.Struct, frozen=True):
    """What is needed to hand an answer in. It opens none."""

    instrument: str
    public: bytes
    key: bytes


def begin(meeting: str, slots: int) -> tuple[Desk, bytes]:
    """Draw the key pair and lay the empty slots: what hands answers in, and the opener for a record of the room."""
    material, opener, key, id = secrets.token_bytes(MATERIAL), crypto.new_key(), crypto.new_key(), crypto.new_id()
    public = crypto.public_of(_secret(material))
    with transaction.atomic(using=ALIAS):
        Instrument.objects.create(
            id=id,
            meeting=meeting,
            secret=crypto.seal(opener, material, "instrument", id),
            desk=_seal_marks(key, id, [EMPTY] * slots),
        )
        empty = [Slot(instrument=id, number=number, answer=_boxed(public, b"")) for number in range(slots)]
        Slot.objects.bulk_create(empty)
    return Desk(id, public, key), opener


def put(desk: Desk, nonce: bytes, answer: bytes) -> None:
    """Seal an answer into a free slot drawn by lot. The same `nonce` again (16 bytes) changes nothing.

    Raises:
        NotThere: the instrument was closed.
        Full: no slot is free.
    """
    if len(nonce) != NONCE or nonce == EMPTY:
        raise ValueError("a nonce has 16 bytes and is not all zeros")
    with transaction.atomic(using=ALIAS):
        row = Instrument.objects.select_for_update().filter(pk=desk.instrument).first()
        if row is None:
            raise NotThere("instrument")
        marks = _open_marks(desk.key, row.id, bytes(row.desk))
        if nonce in marks:
            return
        free = [number for number, mark in enumerate(marks) if mark == EMPTY]
        if not free:
            raise Full("instrument")
        number = secrets.choice(free)
        marks[number] = nonce
        # All slots are rewritten, so that the page of the file that changed last does not show which slot was filled.
        for slot in Slot.objects.filter(instrument=row.id):
            slot.answer = _boxed(desk.public, answer) if slot.number == number else bytes(slot.answer)
            slot.save(update_fields=["answer"])
        Instrument.objects.filter(pk=row.id).update(desk=_seal_marks(desk.key, row.id, marks))
    scrub()


def collect(id: str, opener: bytes) -> list[bytes]:
    """Every answer, in no order that says anything. The caller writes the permitted aggregate and destroys the rest.

    Raises:
        NotThere: it was closed.
        Sealed: this is not its opener, or a slot was altered.
    """
    row = Instrument.objects.filter(pk=id).first()
    if row is None:
        raise NotThere("instrument")
    secret = _secret(crypto.unseal(opener, bytes(row.secret), "instrument", id))
    answers = [_unboxed(secret, bytes(slot.answer)) for slot in Slot.objects.filter(instrument=id)]
    # Sorted by content: the order of the slots is random, but the same at every reading.
    return sorted(answer for answer in answers if answer)


def destroy(id: str) -> None:
    """Destroy the secret and every slot, and overwrite where they stood."""
    with transaction.atomic(using=ALIAS):
        Slot.objects.filter(instrument=id).delete()
        Instrument.objects.filter(pk=id).delete()
    scrub()


def exists(id: str) -> bool:
    """Whether answers can still be handed in."""
    return Instrument.objects.filter(pk=id).exists()


def _secret(material: bytes) -> bytes:
    """The X25519 secret. A round that an earlier version began has the secret itself in place of the material."""
    return material if len(material) == crypto.KEY else crypto.derive(material, "instrument")


def _boxed(public: bytes, answer: bytes) -> bytes:
    if len(answer) > LONGEST:
        raise ValueError(f"an answer has at most {LONGEST} bytes")
    return crypto.box_anonymous(public, (struct.pack(">H", len(answer)) + answer).ljust(SLOT, b"\0"))


def _unboxed(secret: bytes, blob: bytes) -> bytes:
    plain = crypto.unbox_anonymous(secret, blob)
    (length,) = struct.unpack_from(">H", plain)
    if len(plain) != SLOT or length > LONGEST:
        raise Sealed("this slot was not filled by this program")
    return plain[2 : 2 + length]


def _seal_marks(key: bytes, id: str, marks: list[bytes]) -> bytes:
    return crypto.seal(key, b"".join(marks), "desk", id)


def _open_marks(key: bytes, id: str, blob: bytes) -> list[bytes]:
    plain = crypto.unseal(key, blob, "desk", id)
    return [plain[at : at + NONCE] for at in range(0, len(plain), NONCE)]
