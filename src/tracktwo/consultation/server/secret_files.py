"""Secrets made at the first start and stored beside the data, readable for the server's own user alone.

They are files, so that a copy of the database, on another machine or in a backup, has neither.
"""

import hashlib
import hmac
from pathlib import Path

from django.conf import settings

from tracktwo.common.exchange_format import is_code, new_steward_code
from tracktwo.common.files import make_secret

__all__ = ["carrying_code", "paper_key"]


def carrying_code() -> str:
    """The code with which a consultation may be opened over loopback."""
    # Nothing that is stored depends on this code: a damaged file is simply replaced.
    return _secret("carrying-code", remake=True)


def paper_key(consultation: str, digits: str) -> str:
    """What is stored of a code on paper. From a hash without a key fourteen digits could be guessed."""
    key = _secret("paper-key").encode()
    return hmac.new(key, f"{consultation}\n{digits}".encode(), hashlib.sha256).hexdigest()


def _secret(name: str, remake: bool = False) -> str:
    path: Path = settings.DATA_DIR / name
    return make_secret(path, lambda: f"{new_steward_code()}\n".encode(), _is_whole, remake).decode().strip()


def _is_whole(content: bytes) -> bool:
    return content.isascii() and is_code(content.decode().strip())
