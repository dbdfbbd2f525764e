"""Files that a command is given: bounded before they are read, and never waited for."""

import os
import stat
from pathlib import Path
from typing import BinaryIO

from .exits import stop

__all__ = [
    "LARGEST_VOTES",
    "FileError",
    "open_regular",
    "read_bytes",
    "read_regular",
    "read_text",
    "require_regular_file",
]

# Ten million votes as rows of participant, statement and vote.
LARGEST_VOTES = 1 << 30


class FileError(Exception):
    """A file that cannot be read. The message names it, and says what was found and expected."""


def read_regular(path: Path, limit: int) -> bytes:
    """The content of a regular file of at most `limit` bytes; no more is read even if the file grows meanwhile.

    Raises:
        FileError: as `open_regular`.
    """
    with open_regular(path, limit) as file:
        try:
            content = file.read(limit + 1)
        except OSError as error:
            raise FileError(f"{path}: {error.strerror or error}") from None
    if len(content) > limit:
        raise FileError(f"{path}: it grew beyond {limit >> 20} MB while it was read")
    return content


def open_regular(path: Path, limit: int) -> BinaryIO:
    """A regular file of at most `limit` bytes, opened to be read.

    A pipe or a device is refused: it may never end, or never begin. The size is looked at before anything is read.

    Raises:
        FileError: there is no such file, it is a folder, a pipe or a device, or it is too large.
    """
    try:
        # Without O_NONBLOCK, opening a pipe that nobody writes to waits for ever.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
        status = os.fstat(descriptor)
        try:
            _check_kind(path, status.st_mode)
            if status.st_size > limit:
                raise FileError(f"{path}: found {status.st_size:,} bytes; expected {limit >> 20} MB at most")
        except FileError:
            os.close(descriptor)
            raise
        return open(descriptor, "rb")
    except (OSError, ValueError) as error:
        raise FileError(f"{path}: {getattr(error, 'strerror', None) or error}") from None


def read_bytes(path: Path, limit: int) -> bytes:
    """As `read_regular`; the command ends with a message where the file cannot be read."""
    try:
        return read_regular(path, limit)
    except FileError as error:
        stop(f"{error}.")


def read_text(path: Path, limit: int) -> str:
    """The text of a UTF-8 file, without a byte order mark."""
    try:
        return read_bytes(path, limit).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        stop(f"{path}: byte {error.start + 1} is not UTF-8 text.")


def require_regular_file(path: Path) -> None:
    """End the command where a file is none, or is a pipe or a device that might never end."""
    try:
        _check_kind(path, path.stat().st_mode)
    except FileError as error:
        stop(f"{error}.")
    except (OSError, ValueError) as error:
        stop(f"{path}: {getattr(error, 'strerror', None) or error}.")


def _check_kind(path: Path, mode: int) -> None:
    if not stat.S_ISREG(mode):
        kind = "folder" if stat.S_ISDIR(mode) else "pipe" if stat.S_ISFIFO(mode) else "device"
        raise FileError(f"{path}: found a {kind}; expected a file")
