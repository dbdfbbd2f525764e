"""Secrets made at the first start and stored beside the data, readable for the server's own user alone.

They are files, so that a copy of the database, on another machine or in a backup, has neither.
"""

import hashlib
import hmac
import os
import threading
from pathlib import Path

from django.conf import settings

from tracktwo.common.exchange_format import is_code, new_steward_code

__all__ = ["carrying_code", "paper_key"]

_making = threading.Lock()


def carrying_code() -> str:
    """The code with which a consultation may be opened over loopback."""
    return _secret("carrying-code")


def paper_key(consultation: str, digits: str) -> str:
    """What is stored of a code on paper. From a hash without a key fourteen digits could be guessed."""
    key = _secret("paper-key").encode()
    return hmac.new(key, f"{consultation}\n{digits}".encode(), hashlib.sha256).hexdigest()


def _secret(name: str) -> str:
    path: Path = settings.DATA_DIR / name
    with _making:
        secret = path.read_text().strip() if path.exists() else ""
        if not is_code(secret):
            secret = new_steward_code()
            half = path.with_suffix(".half")
            half.unlink(missing_ok=True)
            with open(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(secret + "\n")
                file.flush()
                os.fsync(file.fileno())
            # Renaming makes it whole or absent: a full disk leaves no empty file to be believed.
            half.replace(path)
        return secret
