"""What one installation keeps beside its database: the key of the name tags, and the boot key in memory."""

import os
from functools import cache
from pathlib import Path

from django.conf import settings

from tracktwo.vault import crypto

__all__ = ["BOOT_KEY", "instance_key", "name_tag", "write_instance_key"]

# Drawn at every start and kept nowhere else: a restart signs everybody out.
BOOT_KEY = crypto.new_key()


def key_path() -> Path:
    return Path(settings.DATA_DIR) / "instance.key"


@cache
def instance_key() -> bytes:
    """The key under which sign-in names are hashed. Not in the database, so that its reader cannot guess names."""
    path = key_path()
    if not path.exists():
        write_instance_key(crypto.new_key())
    return path.read_bytes()


def write_instance_key(key: bytes) -> None:
    """Store it for its owner alone; used when restoring, too."""
    path = key_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(key)
    instance_key.cache_clear()


def name_tag(name: str) -> str:
    """The keyed hash by which an account is found. Case and outer blanks do not matter."""
    return crypto.keyed_hash(instance_key(), " ".join(name.split()).casefold(), "sign-in name")
