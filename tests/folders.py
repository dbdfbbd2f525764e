"""Real files in place of the databases in memory, for tests that look at bytes or use several threads."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connections

from tracktwo.people import instance

__all__ = ["bytes_below", "data_folder", "volatile_file"]


@contextmanager
def _in_file(alias: str, path: Path) -> Iterator[Path]:
    """Put an SQLite file behind an alias, for this thread and for those begun meanwhile."""
    before, kept = connections[alias], connections.settings[alias]
    # As the settings have it; where the main database is PostgreSQL, as they would have it without.
    options = dict((kept if "sqlite3" in kept["ENGINE"] else connections.settings["volatile"])["OPTIONS"])
    if alias == "default":
        options["init_command"] = options["init_command"].replace("journal_mode=PERSIST", "journal_mode=WAL")
    connections.settings[alias] = connections.settings["volatile"] | {"NAME": str(path), "OPTIONS": options}
    connections[alias] = connections.create_connection(alias)
    try:
        call_command("migrate", database=alias, verbosity=0, interactive=False)
        yield path
    finally:
        connections[alias].close()
        connections.settings[alias] = kept
        connections[alias] = before


@pytest.fixture
def volatile_file(transactional_db: None, tmp_path: Path) -> Iterator[Path]:
    """The volatile store in a file, as it is outside of tests. The test is to be marked `both_committed`."""
    with _in_file("volatile", tmp_path / "volatile.sqlite3") as path:
        yield path


@pytest.fixture
def data_folder(transactional_db: None, tmp_path: Path, settings: object) -> Iterator[Path]:
    """Both databases and the instance key in one folder. The test is to be marked `both_committed`."""
    folder = tmp_path / "data"
    folder.mkdir()
    settings.DATA_DIR = folder  # type: ignore[attr-defined]
    instance.instance_key.cache_clear()
    with _in_file("default", folder / "tracktwo.sqlite3"), _in_file("volatile", folder / "volatile.sqlite3"):
        yield folder
    instance.instance_key.cache_clear()


def bytes_below(folder: Path) -> dict[str, bytes]:
    """Every file's bytes: databases, journals, logs, whatever lies there."""
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
