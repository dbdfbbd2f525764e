"""Making deletion real where a database is SQLite."""

from django.db import connection, transaction

__all__ = ["settle"]

ATTEMPTS = 3


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
    with connection.cursor() as cursor:
        for _attempt in range(ATTEMPTS):
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            busy = cursor.fetchone()
            if busy is None or not busy[0]:
                return
