"""Files that a command is given: bounded before they are read, and never waited for."""

import os
import stat
from pathlib import Path

from .exits import stop

__all__ = ["LARGEST_VOTES", "decode", "read_bytes", "read_text", "require_regular_file"]

# Ten million votes as rows of participant, statement and vote.
LARGEST_VOTES = 1_000_000_000


def read_bytes(path: Path, limit: int) -> bytes:
    """The content of a regular file of at most `limit` bytes; otherwise the command ends with a message.

    A pipe or a device is refused: it may never end, or never begin. The size is looked at before anything is read,
    and no more than the limit is read even if the file grows meanwhile.
    """
    try:
        # Without O_NONBLOCK, opening a pipe that nobody writes to waits for ever.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(file.fileno())
            if stat.S_ISDIR(status.st_mode):
                stop(f"{path}: it is a folder; a file was expected.")
            if not stat.S_ISREG(status.st_mode):
                stop(f"{path}: it is no regular file, but a pipe or a device. Save it as a file first.")
            if status.st_size > limit:
                stop(f"{path}: {status.st_size:,} bytes; files of up to {limit:,} bytes are read.")
            content = file.read(limit + 1)
    except OSError as error:
        stop(f"{path}: {error.strerror or error}.")
    except ValueError as error:
        stop(f"{path}: {error}.")
    if len(content) > limit:
        stop(f"{path}: more than {limit:,} bytes; files of up to that size are read.")
    return content


def require_regular_file(path: Path) -> None:
    """End the command where a file is none, or is a pipe or a device that might never end."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        stop(f"{path}: {getattr(error, 'strerror', None) or error}.")
    if not stat.S_ISREG(mode):
        stop(f"{path}: it is no regular file, but a folder, a pipe or a device.")


def read_text(path: Path, limit: int) -> str:
    """The text of a UTF-8 file, without a byte order mark."""
    return decode(path, read_bytes(path, limit))


def decode(path: Path, content: bytes) -> str:
    """Bytes as UTF-8 text, without a byte order mark."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        stop(f"{path}: byte {error.start + 1} is not UTF-8 text.")
