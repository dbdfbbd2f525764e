"""A journal the members can trust: one sealed hash chain per compartment, with role and day, without content."""

import datetime
import hashlib
from typing import Literal

import msgspec
from django.utils.translation import gettext_lazy as _

from tracktwo.vault.change import Change
from tracktwo.vault.crypto import new_key
from tracktwo.vault.folio import Folio
from tracktwo.vault.payload import Payload, payload

from .fields import Text

__all__ = ["ACTS", "Entry", "broken_at", "chain", "fingerprint", "note", "today"]

Act = Literal[
    "began",
    "let in",
    "put out",
    "released",
    "taken back",
    "passed",
    "ticket",
    "opened",
    "closed",
    "erased",
    "restored",
    "convenor",
    "taken out",
    "interpreter",
]
Role = Literal["convenor", "facilitator", "side", "interpreter"]
ACTS: dict[str, Text] = {
    "began": _("began"),
    "let in": _("a colleague was let in"),
    "put out": _("a colleague was put out"),
    "released": _("words were released by every side"),
    "taken back": _("a side took something back"),
    "passed": _("a held step was passed"),
    "ticket": _("a side was given its own tickets"),
    "opened": _("a caucus was opened with a ticket"),
    "closed": _("a meeting was closed"),
    "erased": _("a seat or a member was erased"),
    "restored": _("restored from a backup"),
    "convenor": _("another convenor was named"),
    "taken out": _("a map of the conflict was taken out"),
    "interpreter": _("an interpreter was given tickets"),
}


@payload("journal")
class Entry(Payload, frozen=True):
    """One act. `before` is the hash of the entry before it, and random in the first."""

    number: int
    act: Act
    role: Role
    day: datetime.date
    before: bytes


def today(folio: Folio | None = None) -> datetime.date:
    """The date here, never earlier than the journal's last entry: a clock set back does not rewrite order."""
    now = datetime.date.today()
    return max([now, *(entry.day for entry in (chain(folio)[-1:] if folio else []))])


def chain(folio: Folio) -> list[Entry]:
    """The entries in the order of their numbers: several may have been written in one change."""
    records = sorted(folio.all(Entry), key=lambda record: (record.born, record.body.number))
    return [record.body for record in records]


def note(draft: Change, act: Act, role: Role) -> None:
    """Add an entry to the chain of this compartment, as part of the change at hand."""
    entries = chain(draft.folio) + draft.added(Entry)
    # The chain starts from a secret: days and acts alone do not give its head away.
    before = _hash(entries[-1]) if entries else new_key()
    draft.add(Entry(number=len(entries) + 1, act=act, role=role, day=today(draft.folio), before=before))


def _hash(entry: Entry) -> bytes:
    return hashlib.sha256(msgspec.msgpack.encode(entry)).digest()


def broken_at(folio: Folio) -> int | None:
    """The number of the first entry that does not follow from the one before it, or None."""
    before: bytes | None = None
    for expected, entry in enumerate(chain(folio), start=1):
        if entry.number != expected or before not in (None, entry.before):
            return expected
        before = _hash(entry)
    return None


def fingerprint(folio: Folio) -> str:
    """The chain's head, short enough to be compared on paper."""
    entries = chain(folio)
    digest = _hash(entries[-1]).hex() if entries else "0" * 64
    return " ".join(digest[i : i + 4] for i in range(0, 24, 4))
