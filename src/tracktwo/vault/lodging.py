"""Keys lodged in the volatile store for one person each: no backup of ours holds them, and each dies with its row.

Where a box lies is worked out from a locator, which stands in a sealed record, and the account it is for: who has the
store alone sees how many there are. A box takes the account's secret to open, the locator, and the row's own material.
"""

import secrets
from collections.abc import Iterable
from typing import NamedTuple

import msgspec
from django.db import transaction

from . import crypto
from .errors import Sealed
from .keys import Held
from .models import Lodged
from .volatile import ALIAS, MATERIAL, scrub

__all__ = ["Lodging", "code_keys", "fetch_all", "is_lodged", "lodge", "open_with_code", "seal_for_code", "take_out"]

CODE_BITS = 130


class Lodging(NamedTuple):
    """Where a key may lie: the locator of its compartment, and the account it is lodged for."""

    locator: bytes
    account: str

    @property
    def id(self) -> str:
        """The id of its row."""
        return crypto.derive(self.locator, "lodged for", self.account).hex()


class _Box(msgspec.Struct, frozen=True):
    sender: str
    box: bytes


def lodge(place: Lodging, sender: str, secret: bytes, public: bytes, held: Held) -> None:
    """Lodge a key for the account whose public key this is, in place of one that may lie there."""
    material = secrets.token_bytes(MATERIAL)
    boxed = _Box(sender, crypto.box(secret, public, msgspec.msgpack.encode(held)))
    value = crypto.seal(_key(place, material), msgspec.msgpack.encode(boxed), place.id) + material
    Lodged.objects.update_or_create(id=place.id, defaults={"value": value})


def fetch_all(places: Iterable[Lodging], secret: bytes, publics: dict[str, bytes]) -> dict[bytes, Held]:
    """The keys that lie there for the account of this secret, by locator. `publics` are pinned keys, by account.

    What was not lodged by one of these, or was altered, is passed over.
    """
    by_id = {place.id: place for place in places}
    fetched = {}
    for id, stored in Lodged.objects.filter(id__in=by_id).values_list("id", "value"):
        place, value = by_id[id], bytes(stored)
        try:
            plain = crypto.unseal(_key(place, value[-MATERIAL:]), value[:-MATERIAL], id)
            boxed = msgspec.msgpack.decode(plain, type=_Box)
            opened = crypto.unbox(secret, publics[boxed.sender], boxed.box)
            fetched[place.locator] = msgspec.msgpack.decode(opened, type=Held)
        except (Sealed, KeyError, msgspec.MsgspecError):
            continue
    return fetched


def is_lodged(place: Lodging) -> bool:
    """Whether a box lies there."""
    return Lodged.objects.filter(id=place.id).exists()


def take_out(places: Iterable[Lodging]) -> bool:
    """Destroy the boxes that lie there, and overwrite where they stood; whether there was one."""
    with transaction.atomic(using=ALIAS):
        gone, _ = Lodged.objects.filter(id__in=[place.id for place in places]).delete()
    if gone:
        scrub()
    return bool(gone)


def code_keys(code: str = "") -> tuple[str, bytes]:
    """A code to be printed, drawn unless one is given, and the public key to which a box can be made for it."""
    code = code or crypto.new_code(CODE_BITS)
    return code, crypto.public_of(_code_secret(code))


def seal_for_code(public: bytes, held: Held) -> bytes:
    """A key for whoever has the code of this public key: it can be made again without the code."""
    return crypto.box_anonymous(public, msgspec.msgpack.encode(held))


def open_with_code(code: str, blob: bytes) -> Held:
    """What was sealed for a code.

    Raises:
        Sealed: it is another code, or was altered.
    """
    return msgspec.msgpack.decode(crypto.unbox_anonymous(_code_secret(code), blob), type=Held)


def _code_secret(code: str) -> bytes:
    return crypto.derive(crypto.plain_code(code).encode(), "lodged code")


def _key(place: Lodging, material: bytes) -> bytes:
    return crypto.derive(place.locator + material, "lodged", place.account)
