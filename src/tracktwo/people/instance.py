"""What one installation keeps beside its database: the key of the name tags, and the boot key in memory."""

from functools import cache
from pathlib import Path

from django.conf import settings

from tracktwo.common.files import make_secret, replace_secret
from tracktwo.vault import crypto

__all__ = ["BOOT_KEY", "host_name", "instance_key", "name_tag", "write_instance_key"]

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


def host_name() -> str:
    """The name under which this installation answers on its own machine.

    Browsers resolve names below `.localhost` to the machine itself (RFC 6761), and send a cookie to the host that set
    it, at whatever port: another server on this machine gets none as long as it is asked under another name. The name
    is derived from the installation's key, so that no page of another server can link to itself under it.
    """
    label = crypto.derive(instance_key(), "host name").hex()[:12]
    return f"tracktwo-{label}.localhost"
