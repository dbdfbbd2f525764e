"""The code with which a consultation may be opened over loopback: made at the first start, kept beside the data."""

import os

from django.conf import settings

from tracktwo.common.carried import new_steward_code

__all__ = ["carrying_code"]


def carrying_code() -> str:
    """The code, from a file that the server's own user alone can read."""
    path = settings.DATA_DIR / "carrying-code"
    try:
        return str(path.read_text().strip())
    except FileNotFoundError:
        code = new_steward_code()
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(code + "\n")
        return code
