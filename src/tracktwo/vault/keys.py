"""What a person holds for a compartment, and how the key itself comes of it."""

import msgspec

from . import crypto
from .errors import NoKey
from .models import Shard

__all__ = ["Held", "compartment_key", "new_held"]


class Held(msgspec.Struct, frozen=True):
    """The newest epoch's secret for one compartment.

    For a lasting compartment the secret is the key. For a compartment of a meeting it is the shard A, of which
    the key comes only together with the meeting's shard B.
    """

    epoch: int
    secret: bytes
    meeting: str = ""


def new_held(meeting: str = "") -> Held:
    """A fresh first epoch."""
    return Held(epoch=1, secret=crypto.new_key(), meeting=meeting)


def compartment_key(held: Held, compartment: str) -> bytes:
    """The key of the newest epoch.

    Raises:
        NoKey: the meeting was closed, so that its shard B is nowhere.
    """
    if not held.meeting:
        return held.secret
    shard = Shard.objects.filter(meeting=held.meeting).values_list("value", flat=True).first()
    if shard is None:
        raise NoKey("the meeting was closed")
    return crypto.derive(held.secret + bytes(shard), "meeting scope", held.meeting, compartment, held.epoch)
