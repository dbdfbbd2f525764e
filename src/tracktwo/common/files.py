"""Writing small files that must be whole: keys and codes for their owner alone, and backups."""

import fcntl
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["DamagedFile", "SizeError", "make_secret", "read_file", "replace_secret", "write_new"]


class DamagedFile(OSError):
    """A file that a secret is kept in holds something else."""


class SizeError(OSError):
    """A file to be read is not an ordinary file, or larger than it can be."""


def make_secret(
    path: Path, make: Callable[[], bytes], is_whole: Callable[[bytes], bool], remake: bool = False
) -> bytes:
    """The secret in a file; made by the first who asks, of however many at once.

    The file appears whole or not at all: a disk that is full leaves none. A file that is there and is not whole was
    damaged by somebody else. A new secret in its place would make everything unreadable that the old one opens, so
    that it is made only where the caller says that nothing depends on it (`remake`).

    Raises:
        DamagedFile: the file is not whole.
        OSError: it could not be written.
    """
    with _locked(path):
        if not path.exists() or (remake and not is_whole(path.read_bytes())):
            _write(path, make())
        secret = path.read_bytes()
    if not is_whole(secret):
        raise DamagedFile(f"{path} is damaged. Put it back from a backup of this folder.")
    return secret


def replace_secret(path: Path, secret: bytes) -> None:
    """Put a secret in place of whatever the file held."""
    with _locked(path):
        _write(path, secret)


def write_new(path: Path, content: bytes) -> None:
    """Write a file that was not there before, whole or not at all.

    Raises:
        FileExistsError: nothing is ever overwritten.
        OSError: it could not be written, and nothing of it is left.
    """
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        _fill(descriptor, content)
        _sync_folder(path.parent)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def read_file(path: Path, largest: int) -> bytes:
    """The content of an ordinary file; its size is looked at before anything is read, and a pipe never waited for.

    Raises:
        SizeError: it is a pipe or a device, or larger than `largest` bytes.
        OSError: it could not be read.
    """
    # Without O_NONBLOCK, opening a pipe waits for somebody to write into it.
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise SizeError(0, f"{path} is not a file")
        if status.st_size > largest:
            raise SizeError(0, f"{path} has {status.st_size} bytes, more than the {largest} that are read")
        return file.read(largest + 1)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """One process and one thread at a time. The lock is on the folder, so that no lock file is left behind."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _write(path: Path, content: bytes) -> None:
    # Renaming replaces the file in one step, and only what was synced before it survives a loss of power.
    half = path.with_name(f".{path.name}.half")
    half.unlink(missing_ok=True)
    try:
        _fill(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), content)
        half.replace(path)
    except BaseException:
        half.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _fill(descriptor: int, content: bytes) -> None:
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
