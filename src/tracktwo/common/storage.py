"""Making deletion real where a database is SQLite."""

from django.db import connection, transaction

__all__ = ["settle"]


def settle() -> None:
    """Once the change at hand is written, empty the write-ahead log: older pages must not lie about in it.

    With secure_delete the database file itself holds zeros where rows were. Elsewhere, and in any copy of the
    disk made before, deletion rests on the keys alone.
    """
    if connection.vendor == "sqlite":
        transaction.on_commit(_checkpoint)


def _checkpoint() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
