"""Instruments: private answers that nobody can read one by one, and that are opened all at once or never.

An instrument is a key pair. Its public half seals answers into slots of one size, each holding a sealed empty answer
from the start, so that neither number nor position shows who has answered. The secret half lies in the volatile store
under a key that rests in a record of the room: it takes both to open an answer, and destroying either is enough. The
act that opens the answers destroys the secret together with the slots.

There are as many slips as people, each of one group, and every answer costs one. Otherwise whoever holds the form could
add answers until the median gives the one they are after. The instrument opens when every slip was used, and what comes
out is compared with the slips: an answer too many destroys it unread.
"""

import secrets
import struct
from collections.abc import Sequence
from typing import Final

import msgspec
from django.db import transaction

from . import crypto
from .errors import Conflict, NotThere, Sealed
from .models import Instrument, Slot
from .volatile import ALIAS, MATERIAL, scrub

__all__ = [
    "LONGEST",
    "SLIP_BITS",
    "Desk",
    "NoSlip",
    "Surplus",
    "Unfinished",
    "begin",
    "collect",
    "destroy",
    "exists",
    "group_of",
    "progress",
    "put",
]

SLOT: Final = 1024
TAG: Final = 16
LONGEST: Final = SLOT - 2 - TAG
UNUSED: Final = bytes(TAG)
SLIP_BITS: Final = 40


class NoSlip(Conflict):
    """The code is of no slip of this instrument, or that slip was used already; which of these is not told."""


class Unfinished(Conflict):
    """Slips are left: the instrument opens once everybody has handed one in."""


class Surplus(Exception):
    """There are answers that no slip paid for. The instrument is to be destroyed unread."""


class Desk(msgspec.Struct, frozen=True):
    """What is needed to hand an answer in. It opens none."""

    instrument: str
    public: bytes
    key: bytes


class _Slip(msgspec.Struct, array_like=True):
    """A slip by its tag, which does not give its code away, and the form it was used with. All are of one size."""

    tag: bytes
    group: int
    nonce: bytes = UNUSED


class _State(msgspec.Struct, array_like=True):
    """The slips, and which slots are taken: two lists with no connection between them."""

    slips: list[_Slip]
    taken: list[bool]


def begin(meeting: str, groups: Sequence[int], bits: int = SLIP_BITS) -> tuple[Desk, bytes, list[list[str]]]:
    """Draw the key pair, lay the empty slots, and draw the slips; `groups` are the numbers of people, `bits`
    the length of a slip's code.

    Returns what hands answers in, the opener for a record of the room, and the slips' codes by group. Nothing else
    holds the codes.
    """
    material, opener, key, id = secrets.token_bytes(MATERIAL), crypto.new_key(), crypto.new_key(), crypto.new_id()
    public = crypto.public_of(_secret(material))
    codes = [[crypto.new_code(bits) for _ in range(people)] for people in groups]
    slips = [_Slip(_tag(code, id), group) for group, mine in enumerate(codes) for code in mine]
    with transaction.atomic(using=ALIAS):
        Instrument.objects.create(
            id=id,
            meeting=meeting,
            secret=crypto.seal(opener, material, "instrument", id),
            desk=_seal_state(key, id, _State(slips, [False] * len(slips))),
        )
        empty = [Slot(instrument=id, number=number, answer=_boxed(public, UNUSED, b"")) for number in range(len(slips))]
        Slot.objects.bulk_create(empty)
    return Desk(id, public, key), opener, codes


def group_of(desk: Desk, code: str, nonce: bytes = UNUSED) -> int:
    """The group whose slip this is; `nonce` is that of the form it may already have been used with.

    Raises:
        NotThere: the instrument was closed.
        NoSlip: it is none, or was used with another form.
    """
    slip = _slip(_state(desk), code, desk.instrument)
    if slip is None or slip.nonce not in (UNUSED, nonce):
        raise NoSlip("slip")
    return slip.group


def progress(desk: Desk) -> tuple[int, int]:
    """How many slips were used, of how many; all groups together."""
    state = _state(desk)
    return sum(slip.nonce != UNUSED for slip in state.slips), len(state.slips)


def put(desk: Desk, code: str, nonce: bytes, answer: bytes) -> None:
    """Use a slip up, and seal an answer, an empty one too, into a free slot drawn by lot.

    The same `nonce` again (16 bytes) with the same slip changes nothing.

    Raises:
        NotThere: the instrument was closed.
        NoSlip: the code is of no slip, or of one that was used.
    """
    if len(nonce) != TAG or nonce == UNUSED:
        raise ValueError("a nonce has 16 bytes and is not all zeros")
    with transaction.atomic(using=ALIAS):
        state = _state(desk)
        slip = _slip(state, code, desk.instrument)
        if slip is not None and slip.nonce == nonce:
            return
        if slip is None or slip.nonce != UNUSED:
            raise NoSlip("slip")
        number = secrets.choice([number for number, taken in enumerate(state.taken) if not taken])
        state.taken[number], slip.nonce = True, nonce
        # All slots are rewritten, so that the page of the file that changed last does not show which slot was filled.
        for slot in Slot.objects.filter(instrument=desk.instrument):
            slot.answer = _boxed(desk.public, slip.tag, answer) if slot.number == number else bytes(slot.answer)
            slot.save(update_fields=["answer"])
        sealed = _seal_state(desk.key, desk.instrument, state)
        Instrument.objects.filter(pk=desk.instrument).update(desk=sealed)
    scrub()


def collect(desk: Desk, opener: bytes) -> list[tuple[int, bytes]]:
    """Every answer with its group, in no order that says anything. The caller writes the permitted aggregate and
    destroys the rest.

    Raises:
        NotThere: it was closed.
        Unfinished: slips are left; the secret was not touched.
        Surplus: there are more answers than slips, or one that no slip paid for.
        Sealed: this is not its opener, or a slot was altered.
    """
    row = Instrument.objects.filter(pk=desk.instrument).first()
    if row is None:
        raise NotThere("instrument")
    state = _state(desk)
    if any(slip.nonce == UNUSED for slip in state.slips):
        raise Unfinished("slips are left")
    # Compared before the secret is used: what does not fit is not opened.
    if sum(state.taken) != len(state.slips) or Slot.objects.filter(instrument=row.id).count() != len(state.slips):
        raise Surplus
    secret = _secret(crypto.unseal(opener, bytes(row.secret), "instrument", row.id))
    answers = dict(_unboxed(secret, bytes(slot.answer)) for slot in Slot.objects.filter(instrument=row.id))
    groups = {slip.tag: slip.group for slip in state.slips}
    if answers.keys() != groups.keys():
        raise Surplus
    # Sorted by content: the order of the slots is random, but the same at every reading.
    return sorted((groups[tag], answer) for tag, answer in answers.items())


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
    """The X25519 secret: it takes the whole of the material, whose end lies where SQLite leaves no copies behind."""
    return crypto.derive(material, "instrument")


def _tag(code: str, instrument: str) -> bytes:
    return crypto.derive(crypto.plain_code(code).encode(), "slip", instrument)[:TAG]


def _slip(state: _State, code: str, instrument: str) -> _Slip | None:
    tag = _tag(code, instrument)
    return next((slip for slip in state.slips if slip.tag == tag), None)


def _boxed(public: bytes, tag: bytes, answer: bytes) -> bytes:
    if len(answer) > LONGEST:
        raise ValueError(f"an answer has at most {LONGEST} bytes")
    return crypto.box_anonymous(public, (struct.pack(">H", len(answer)) + tag + answer).ljust(SLOT, b"\0"))


def _unboxed(secret: bytes, blob: bytes) -> tuple[bytes, bytes]:
    plain = crypto.unbox_anonymous(secret, blob)
    (length,) = struct.unpack_from(">H", plain)
    if len(plain) != SLOT or length > LONGEST:
        raise Sealed("this slot was not filled by this program")
    return plain[2 : 2 + TAG], plain[2 + TAG : 2 + TAG + length]


def _state(desk: Desk) -> _State:
    """The slips and slots as they stand.

    Raises:
        NotThere: the instrument was closed, or an earlier version began it, which knew no slips.
    """
    row = Instrument.objects.filter(pk=desk.instrument).first()
    if row is None:
        raise NotThere("instrument")
    try:
        return msgspec.msgpack.decode(crypto.unseal(desk.key, bytes(row.desk), "desk", row.id), type=_State)
    except (msgspec.MsgspecError, Sealed):
        raise NotThere("instrument") from None


def _seal_state(key: bytes, id: str, state: _State) -> bytes:
    return crypto.seal(key, msgspec.msgpack.encode(state), "desk", id)
