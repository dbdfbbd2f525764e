"""What one installation keeps beside its database: the key of the name tags, and the boot key in memory."""

from functools import cache
from pathlib import Path

from django.conf import settings

from tracktwo.common.files import make_secret, replace_secret
from tracktwo.vault import crypto

__all__ = ["BOOT_KEY", "instance_key", "name_tag", "write_instance_key"]

# Drawn at every start and kept nowhere else: a restart signs everybody out.
BOOT_KEY = crypto.new_key()


def key_path() -> Path:
    return Path(settings.DATA_DIR) / "instance.key"


@cache
def instance_key() -> bytes:
    """The key under which sign-in names are hashed. Not in the database, so that its reader cannot guess names.

    Raises:
        DamagedFile: the file holds something else; a new key would hide every account.
    """
    return make_secret(key_path(), crypto.new_key, lambda key: len(key) == crypto.KEY)


def write_instance_key(key: bytes) -> None:
    """Store it for its owner alone; used when restoring, too."""
    replace_secret(key_path(), key)
    instance_key.cache_clear()


def name_tag(name: str) -> str:
    """The keyed hash by which an account is found. Case and outer blanks do not matter."""
    return crypto.keyed_hash(instance_key(), " ".join(name.split()).casefold(), "sign-in name")
