"""What a process writes to the disk, write by write: recorded, stopped at the n-th, or refused from the n-th on.

SQLite reaches the disk through a table of functions (its VFS, https://www.sqlite.org/vfs.html). `Recorder` puts its own
in place of those that write, cut, delete and sync. What the program writes by itself it syncs by `os.fsync`, and
renames; both are recorded as well. `disk` plays a beginning of the record back: as the system saw the files when the
process was killed, or as a disk may hold them after the power was cut.
"""

import ctypes
import os
import random
import re
import signal
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

__all__ = ["Disk", "Op", "Recorder", "after_a_kill", "after_power_loss"]

SECTOR = 512
SQLITE_FULL = 13
Disk = dict[str, bytes]


class Op(msgspec.Struct, array_like=True):
    """One thing done to a file. `kind` is write, cut, whole, sync, delete, rename (to `other`), or a word to remember:
    `ack`, after which what was done so far is acknowledged, and `gone`, after which `content` is nowhere.
    """

    kind: str
    path: str = ""
    offset: int = 0
    content: bytes = b""
    other: str = ""


class _Vfs(ctypes.Structure):
    _fields_ = [
        ("version", ctypes.c_int),
        ("file_size", ctypes.c_int),
        ("longest_path", ctypes.c_int),
        ("next", ctypes.c_void_p),
        ("name", ctypes.c_char_p),
        ("about", ctypes.c_void_p),
        ("open", ctypes.c_void_p),
        ("delete", ctypes.c_void_p),
    ]


class _File(ctypes.Structure):
    _fields_ = [("methods", ctypes.c_void_p)]


# The table of a file's functions: a number, then addresses, of which these are replaced.
TABLE = 19
WRITE, CUT, SYNC = 3, 4, 5
# Names stay addresses: SQLite's own functions keep them beyond the call.
_Open = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_Delete = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_Write = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.c_int64)
_Cut = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int64)
_Sync = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int)


class Recorder:
    """Recording for the rest of this process, of what lies below `root`.

    `die_at` kills the process in place of its n-th write.
    """

    def __init__(self, root: Path, die_at: int = 0) -> None:
        self.root, self.die_at = f"{root.resolve()}/", die_at
        self.full_at, self.broken = 0, False
        self.ops: list[Op] = []
        self.writes = 0
        self.refused = 0
        self._paths: dict[int, str] = {}
        self._tables: dict[int, ctypes.Array[ctypes.c_void_p]] = {}
        self._kept: list[Any] = []
        self._watch_sqlite()
        self._watch_python()

    def fill(self, at: int, broken: bool) -> None:
        """From the n-th time on no file grows; on a broken disk nothing is written at all, from the n-th write on."""
        self.full_at, self.broken = at + 1 if at else 0, broken

    def mend(self) -> None:
        """From here on everything fits again."""
        self.full_at = 0

    def remember(self, kind: str, content: bytes = b"") -> None:
        """Put a word between the writes."""
        self.ops.append(Op(kind, content=content))

    def note(self, kind: str, path: str, offset: int = 0, content: bytes = b"", other: str = "") -> bool:
        """Record what is about to be done; False if the disk is full."""
        if not path.startswith(self.root):
            return True
        if kind != "sync":
            self.writes += 1
            if self.writes == self.die_at:
                os.kill(os.getpid(), signal.SIGKILL)
            if self.full_at and self._is_refused(kind, path, offset + len(content)):
                self.full_at -= self.full_at > 1
                if self.full_at == 1:
                    self.refused += 1
                    return False
        self.ops.append(Op(kind, path.removeprefix(self.root), offset, content, other.removeprefix(self.root)))
        return True

    def _is_refused(self, kind: str, path: str, end: int) -> bool:
        grows = kind == "whole" or (kind == "write" and end > Path(path).stat().st_size)
        return grows or (self.broken and kind == "write")

    def _watch_sqlite(self) -> None:
        import sqlite3  # noqa: F401  its library has to be there before it can be found

        found = re.search(r"\S*libsqlite3\S*", Path("/proc/self/maps").read_text())
        if found is None:
            raise RuntimeError("this Python carries its SQLite inside itself, where nothing can be put in its way")
        library = ctypes.CDLL(found[0])
        library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
        vfs = library.sqlite3_vfs_find(None).contents
        opened, deleted = _Open(vfs.open), _Delete(vfs.delete)

        def open_file(about: int, name: int | None, file: int, flags: int, given: int) -> int:
            code = int(opened(about, name, file, flags, given))
            if not code and name:
                self._paths[file] = ctypes.string_at(name).decode()
                handle = ctypes.cast(file, ctypes.POINTER(_File)).contents
                handle.methods = self._table(handle.methods)
            return code

        def delete(about: int, name: int, sync: int) -> int:
            path = ctypes.string_at(name).decode()
            self.note("delete", path)
            code = int(deleted(about, name, sync))
            if sync:
                self.note("sync", str(Path(path).parent))
            return code

        ours = _Open(open_file), _Delete(delete)
        self._kept += [library, opened, deleted, *ours]
        vfs.open, vfs.delete = (ctypes.cast(function, ctypes.c_void_p).value for function in ours)

    def _table(self, address: int) -> int:
        """The table of functions with ours among them."""
        if address not in self._tables:
            table = (ctypes.c_void_p * TABLE).from_buffer_copy(ctypes.string_at(address, TABLE * 8))
            write, cut, sync = _Write(table[WRITE]), _Cut(table[CUT]), _Sync(table[SYNC])

            def on_write(file: int, content: int, amount: int, offset: int) -> int:
                if not self.note("write", self._paths[file], offset, ctypes.string_at(content, amount)):
                    return SQLITE_FULL
                return int(write(file, content, amount, offset))

            def on_cut(file: int, size: int) -> int:
                self.note("cut", self._paths[file], size)
                return int(cut(file, size))

            def on_sync(file: int, flags: int) -> int:
                self.note("sync", self._paths[file])
                return int(sync(file, flags))

            ours = _Write(on_write), _Cut(on_cut), _Sync(on_sync)
            for place, function in zip((WRITE, CUT, SYNC), ours, strict=True):
                table[place] = ctypes.cast(function, ctypes.c_void_p).value
            self._kept += [write, cut, sync, *ours]
            self._tables[address] = table
            self._tables[ctypes.addressof(table)] = table
        return ctypes.addressof(self._tables[address])

    def _watch_python(self) -> None:
        fsync, rename, remove = os.fsync, Path.replace, Path.unlink

        def on_fsync(descriptor: int) -> None:
            path = Path(f"/proc/self/fd/{descriptor}").readlink()
            if path.is_file() and not self.note("whole", str(path), content=path.read_bytes()):
                raise OSError(28, "No space left on device")
            self.note("sync", str(path))
            fsync(descriptor)

        def on_rename(path: Path, other: Path) -> Path:
            self.note("rename", str(path), other=str(other))
            return rename(path, other)

        def on_remove(path: Path, missing_ok: bool = False) -> None:
            if path.exists():
                self.note("delete", str(path))
            remove(path, missing_ok)

        os.fsync, Path.replace, Path.unlink = on_fsync, on_rename, on_remove  # type: ignore[method-assign,assignment]


def _apply(disk: dict[str, bytearray], op: Op, length: int | None = None) -> None:
    """Do to the files what was done; of a write only the first `length` bytes."""
    if op.kind == "write":
        content = disk.setdefault(op.path, bytearray())
        written = op.content if length is None else op.content[:length]
        content.extend(bytes(max(0, op.offset + len(written) - len(content))))
        content[op.offset : op.offset + len(written)] = written
    elif op.kind == "whole":
        disk[op.path] = bytearray(op.content if length is None else op.content[:length])
    elif op.kind == "cut":
        content = disk.setdefault(op.path, bytearray())
        content.extend(bytes(max(0, op.offset - len(content))))
        del content[op.offset :]
    elif op.kind == "delete":
        disk.pop(op.path, None)
    elif op.kind == "rename" and op.path in disk:
        disk[op.other] = disk.pop(op.path)


def after_a_kill(before: Mapping[str, bytes], ops: list[Op], number: int, drawn: random.Random) -> Disk:
    """The files when the process was killed before `ops[number]`, or in its midst: the system keeps every write."""
    disk = {path: bytearray(content) for path, content in before.items()}
    for op in ops[:number]:
        _apply(disk, op)
    if number < len(ops) and ops[number].kind in ("write", "whole") and drawn.random() < 0.5:
        _apply(disk, ops[number], drawn.randrange(len(ops[number].content) + 1))
    return {path: bytes(content) for path, content in disk.items()}


def after_power_loss(before: Mapping[str, bytes], ops: list[Op], number: int, drawn: random.Random) -> Disk:
    """The files when the power was cut before `ops[number]`: what was synced, and of the rest what chance left.

    A disk may write what was not synced in any order, and the sectors of one write as well. A file is renamed or
    deleted for good once its folder is synced.
    """
    disk = {path: bytearray(content) for path, content in before.items()}
    waiting: list[Op] = []
    for op in ops[:number]:
        if op.kind == "sync":
            for waits in waiting:
                if _place(waits) == op.path:
                    _apply(disk, waits)
            waiting = [waits for waits in waiting if _place(waits) != op.path]
        else:
            waiting.append(op)
    for op in waiting:
        if drawn.random() < 0.5:
            torn = drawn.random() < 0.3
            _apply(disk, op, drawn.randrange(len(op.content) // SECTOR + 1) * SECTOR if torn and op.content else None)
    return {path: bytes(content) for path, content in disk.items()}


def _place(op: Op) -> str:
    """What has to be synced before this is there for good."""
    return str(Path(op.path).parent) if op.kind in ("rename", "delete") else op.path
