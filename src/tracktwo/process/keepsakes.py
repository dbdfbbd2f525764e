"""What people answered earlier, resting under codes that only they hold; see `vault.keepsake`.

The sealed answers are a record of the third party, their shard lies in the volatile store. The record is changed
without undo: an answer that was replaced or destroyed is nowhere to be brought back from.
"""

import datetime
from collections.abc import Iterable

import msgspec

from tracktwo.vault import keepsake
from tracktwo.vault.change import Change, change
from tracktwo.vault.errors import NotThere
from tracktwo.vault.keepsake import CODE_BITS, LONGEST, lock, unlock
from tracktwo.vault.payload import Payload, payload

from .access import OpenDialogue
from .journal import today

__all__ = [
    "CODE_BITS",
    "LONGEST",
    "Keepsakes",
    "begin",
    "destroy",
    "destroy_due",
    "kept",
    "lock",
    "replace",
    "unlock",
]


@payload("keepsakes")
class Keepsakes(Payload, frozen=True):
    """Sealed answers in no order that says anything, all of one size, and the day on which the unclaimed ones go."""

    shard: str
    until: datetime.date
    sealed: list[bytes] = []


def kept(dialogue: OpenDialogue) -> Keepsakes | None:
    """What rests, or None while nothing does."""
    record = dialogue.third.folio().one(Keepsakes)
    return record.body if record else None


def begin(dialogue: OpenDialogue, until: datetime.date) -> Keepsakes:
    """Draw a shard for this dialogue, unless it has one that still exists."""
    standing = kept(dialogue)
    if standing is not None and keepsake.exists(standing.shard):
        return standing
    begun = Keepsakes(keepsake.begin(), until)
    try:
        with change(dialogue.third) as draft:
            draft.put_one(begun)
    except BaseException:
        keepsake.destroy(begun.shard)
        raise
    return begun


def replace(draft: Change, claimed: Iterable[int], added: Iterable[bytes]) -> int:
    """Put new keepsakes in the place of those that were claimed; how many rest unclaimed.

    Sorted by their bytes, which are random: their order says nothing of who came when.
    """
    record = draft.folio.one(Keepsakes)
    if record is None:
        raise NotThere("keepsakes")
    gone = set(claimed)
    unclaimed = [sealed for place, sealed in enumerate(record.body.sealed) if place not in gone]
    whole = sorted([*unclaimed, *added])
    draft.replace(record, msgspec.structs.replace(record.body, sealed=whole))
    return len(unclaimed)


def destroy(dialogue: OpenDialogue) -> None:
    """Destroy what rests, shard first: whatever fails after it, nothing opens any more."""
    standing = kept(dialogue)
    if standing is None:
        return
    keepsake.destroy(standing.shard)
    with change(dialogue.third) as draft:
        record = draft.folio.one(Keepsakes)
        if record is not None:
            draft.remove(record)


def destroy_due(dialogue: OpenDialogue) -> bool:
    """Destroy what rests once its day has come; whether anything was destroyed."""
    standing = kept(dialogue)
    if standing is None or today(dialogue.third.folio()) < standing.until:
        return False
    destroy(dialogue)
    return True
