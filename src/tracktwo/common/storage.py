"""Making deletion real where a database is SQLite, and knowing what of a request was written."""

import contextlib
import os
from contextvars import ContextVar
from pathlib import Path

from django.db import DatabaseError, connection, transaction

from . import faults

__all__ = ["has_written", "nothing_written", "settle", "written"]

ATTEMPTS = 3
# Whether the request at hand has committed anything.
_written: ContextVar[bool] = ContextVar("written", default=False)


def nothing_written() -> None:
    """A request begins."""
    _written.set(False)


def written() -> None:
    """Called once something is committed: if a later step fails, the page does not say that nothing was changed."""
    _written.set(True)


def has_written() -> bool:
    """Whether the request at hand has committed anything so far."""
    return _written.get()


def settle() -> None:
    """Once the change at hand is written, empty the write-ahead log: older pages must not lie about in it.

    With secure_delete the database file itself holds zeros where rows were. Elsewhere, and in any copy of the
    disk made before, deletion rests on the keys alone.
    """
    if connection.vendor == "sqlite":
        transaction.on_commit(_checkpoint)


def _checkpoint() -> None:
    # A reader in another thread makes the checkpoint wait, at most for the connection's timeout. When that is over
    # the first value of the answer is 1 and the log still holds older pages: it is tried again.
    try:
        with connection.cursor() as cursor:
            for _attempt in range(ATTEMPTS):
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                busy = cursor.fetchone()
                if busy is None or not busy[0]:
                    break
    except DatabaseError as fault:
        # The change itself is written: it must not look as if it had failed. The next of these acts tries again, and
        # so does the next start.
        faults.log(fault)
        return
    _sync_log()


def _sync_log() -> None:
    """SQLite cuts its log off without waiting for the disk: after a power cut it would be there again."""
    log = Path(f"{connection.settings_dict['NAME']}-wal")
    with contextlib.suppress(OSError):
        descriptor = os.open(log, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
