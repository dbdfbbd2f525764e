"""What is made at the first start and kept beside the data, for the server's own user alone: a code and a key.

They are files, so that a copy of the database, on another machine or in a backup, has neither.
"""

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from django.conf import settings

from tracktwo.common.carried import is_code, new_steward_code

__all__ = ["carrying_code", "paper_key"]


def carrying_code() -> str:
    """The code with which a consultation may be opened over loopback."""
    return _kept("carrying-code")


def paper_key(consultation: str, digits: str) -> str:
    """What is kept of a code on paper. From a hash without a key fourteen digits could be guessed."""
    key = _kept("paper-key").encode()
    return hmac.new(key, f"{consultation}\n{digits}".encode(), hashlib.sha256).hexdigest()


def _kept(name: str) -> str:
    path: Path = settings.DATA_DIR / name
    try:
        found = path.read_text().strip()
    except FileNotFoundError:
        found = ""
    # A file that a full disk left empty is none.
    if is_code(found):
        return found
    half = path.with_name(f"{name}.{secrets.token_hex(4)}")
    with open(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(new_steward_code() + "\n")
        file.flush()
        os.fsync(file.fileno())
    if found:
        half.replace(path)
    else:
        _first(half, path)
    return path.read_text().strip()


def _first(half: Path, path: Path) -> None:
    """Of two processes that begin at once, one makes the file."""
    try:
        if path.exists() and not is_code(path.read_text().strip()):
            path.unlink()
        path.hardlink_to(half)
    except FileExistsError:
        pass
    half.unlink()
