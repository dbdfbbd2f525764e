"""The volatile store: shards of open meetings, unused tickets, unopened answers. No backup of ours contains it."""

import os
import secrets
from pathlib import Path

import msgspec
from django.db import connections, transaction
from django.dispatch import Signal

from . import crypto, snapshot
from .errors import NoKey, Sealed
from .keys import Held
from .models import Compartment, Instrument, Shard, Slot, Ticket

__all__ = [
    "ALIAS",
    "MATERIAL",
    "TICKET_BITS",
    "begin_meeting",
    "destroy_meeting",
    "destroyed",
    "drop_compartments",
    "drop_tickets",
    "has_shard",
    "is_scrubbed",
    "issue_ticket",
    "meeting_of",
    "open_ticket",
    "redeem_ticket",
    "scrub",
    "ticket_mark",
    "ticket_row",
    "tickets_left",
    "unused",
]

ALIAS = "volatile"
TICKET_BITS = 100
# Bytes of random material behind whatever is to be destroyed, nearly four pages of SQLite. SQLite moves rows between
# pages as a table grows, and `secure_delete` does not zero the copy that stays in the unused part of the old page. Only
# the beginning of a row is moved, of one page at most: the rest lies in overflow pages, which stay where they are and
# are zeroed when the row is deleted. A key that takes the whole material therefore dies with its row.
MATERIAL = 4 * 4096 - 64


def begin_meeting() -> str:
    """A new meeting: its id, with the shard B drawn and stored."""
    meeting = crypto.new_id()
    Shard.objects.create(meeting=meeting, value=secrets.token_bytes(MATERIAL))
    return meeting


def has_shard(meeting: str) -> bool:
    """Whether the meeting can still be opened by anybody."""
    return Shard.objects.filter(meeting=meeting).exists()


def destroy_meeting(meeting: str) -> None:
    """Destroy B, every ticket and every unopened answer, and overwrite where they stood."""
    with transaction.atomic(using=ALIAS):
        instruments = list(Instrument.objects.filter(meeting=meeting).values_list("pk", flat=True))
        Slot.objects.filter(instrument__in=instruments).delete()
        Instrument.objects.filter(pk__in=instruments).delete()
        Shard.objects.filter(meeting=meeting).delete()
        Ticket.objects.filter(meeting=meeting).delete()
    scrub()


def drop_compartments(compartments: list[str]) -> None:
    """Delete the compartments of a closed meeting with their records, and drop their snapshots from memory."""
    Compartment.objects.filter(pk__in=compartments).delete()
    for compartment in compartments:
        snapshot.forget(compartment)


# Tickets that this process has seen redeemed: a row that somebody puts back opens nothing.
_used: set[str] = set()


def issue_ticket(meeting: str, opens: dict[str, Held], code: str = "", kind: str = "") -> str:
    """A single-use code that opens these compartments of the meeting. Only the paper holds it.

    A ticket of one `kind` is found by no page that asks for another.
    """
    code = code or crypto.new_code(TICKET_BITS)
    secret = _secret(code, kind)
    material = secrets.token_bytes(MATERIAL)
    sealed = crypto.seal(crypto.derive(secret + material, "ticket"), msgspec.msgpack.encode(opens), meeting)
    Ticket.objects.create(id=_ticket_id(secret), meeting=meeting, value=sealed + material)
    return code


def ticket_row(code: str, kind: str = "") -> str:
    """The id of a ticket's row: it tells whether the ticket is unused, and opens nothing."""
    return _ticket_id(_secret(code, kind))


def meeting_of(code: str, kind: str) -> str:
    """The meeting of an unused ticket, for a browser that knows of no meeting.

    Raises:
        NoKey: see `open_ticket`.
    """
    ticket = Ticket.objects.filter(pk=ticket_row(code, kind)).first()
    if ticket is None:
        raise NoKey("this code opens nothing here")
    return ticket.meeting


def unused(rows: list[str]) -> int:
    """How many of these tickets are still unused."""
    return Ticket.objects.filter(pk__in=rows).count()


def drop_tickets(rows: list[str]) -> None:
    """Destroy unused tickets: their paper opens nothing from now on."""
    Ticket.objects.filter(pk__in=rows).delete()
    scrub()


def open_ticket(code: str, meeting: str, kind: str = "") -> dict[str, Held]:
    """What a ticket opens, without using it up.

    Raises:
        NoKey: the code was used, is of another or a closed meeting, or is mistyped; the answer is always the same.
    """
    secret = _secret(code, kind)
    id = _ticket_id(secret)
    ticket = Ticket.objects.filter(id=id, meeting=meeting).first()
    if ticket is None or id in _used:
        raise NoKey("this code opens nothing here")
    try:
        value = bytes(ticket.value)
        # Tickets of a meeting that was opened by an earlier version are shorter than the material alone.
        split = len(value) - MATERIAL if len(value) > MATERIAL else len(value)
        plain = crypto.unseal(crypto.derive(secret + value[split:], "ticket"), value[:split], meeting)
    except Sealed:
        raise NoKey("this code opens nothing here") from None
    return msgspec.msgpack.decode(plain, type=dict[str, Held])


def redeem_ticket(code: str, meeting: str, kind: str = "") -> dict[str, Held]:
    """Redeem a ticket: return what it opens, and delete it.

    Raises:
        NoKey: see `open_ticket`.
    """
    id = ticket_row(code, kind)
    with transaction.atomic(using=ALIAS):
        opens = open_ticket(code, meeting, kind)
        Ticket.objects.filter(id=id).delete()
        transaction.on_commit(lambda: _used.add(id), using=ALIAS)
    scrub()
    return opens


def ticket_mark(code: str) -> str:
    """The id under which the room notes that a ticket was used; it gives neither code nor side away."""
    return crypto.derive(crypto.plain_code(code).encode(), "ticket used").hex()[:32]


def tickets_left(meeting: str) -> int:
    """How many codes of this meeting are still unused."""
    return Ticket.objects.filter(meeting=meeting).count()


def _secret(code: str, kind: str) -> bytes:
    return crypto.plain_code(code).encode() + kind.encode()


def _ticket_id(secret: bytes) -> str:
    return crypto.derive(secret, "ticket id").hex()


# Whether the journal was overwritten since something was last destroyed: the disk may have refused it.
# Sent once something was destroyed for good, whether or not its journal can be overwritten after it.
destroyed = Signal()
_is_scrubbed = True


def is_scrubbed() -> bool:
    """Whether what this process destroyed is also gone from the journal."""
    return _is_scrubbed


def scrub() -> None:
    """Overwrite the journal in which SQLite kept the pages as they were before the last change.

    The store runs with secure_delete, so the database file itself holds zeros by now. Its journal is kept
    (PERSIST) rather than unlinked, because a file that is gone cannot be overwritten. The write lock is held
    meanwhile: only the journal of a finished transaction is overwritten. It is done at every start as well, in case the
    program was killed just before.

    Raises:
        OSError: the disk refuses it; `is_scrubbed` says so until it is done.
    """
    global _is_scrubbed
    # Whatever is scrubbed was destroyed by a commit: should this fail, the page must not say that nothing was changed.
    destroyed.send(sender=None)
    connection = connections[ALIAS]
    if connection.vendor != "sqlite":
        return
    _is_scrubbed = False
    journal = Path(f"{connection.settings_dict['NAME']}-journal")
    with transaction.atomic(using=ALIAS):
        if journal.exists():
            with journal.open("r+b") as file:
                file.write(bytes(journal.stat().st_size))
                file.flush()
                os.fsync(file.fileno())
    _is_scrubbed = True
