"""One way of making a secret file: by the first who asks, whole or not at all, for its owner alone."""

import errno
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tracktwo.common import files
from tracktwo.common.files import DamagedFile, SizeError, make_secret, read_file, replace_secret, write_new

MAKE = """
import os, sys
from pathlib import Path
from tracktwo.common.files import make_secret
print("ready", flush=True); sys.stdin.readline()
print(make_secret(Path(sys.argv[1]), lambda: os.urandom(32), lambda key: len(key) == 32).hex())
"""


def make(path: Path) -> bytes:
    return make_secret(path, lambda: os.urandom(32), lambda key: len(key) == 32)


def test_two_first_requests_at_once_make_one_key(tmp_path: Path) -> None:
    for round_ in range(60):
        path = tmp_path / str(round_) / "instance.key"
        keys: list[bytes] = []
        together = threading.Barrier(4)

        def ask(path: Path = path, keys: list[bytes] = keys, together: threading.Barrier = together) -> None:
            together.wait()
            keys.append(make(path))

        threads = [threading.Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert set(keys) == {path.read_bytes()}


def test_two_processes_at_once_make_one_key(tmp_path: Path) -> None:
    for round_ in range(4):
        path = tmp_path / f"{round_}.key"
        command = [sys.executable, "-c", MAKE, str(path)]
        running = [
            subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(4)
        ]
        for process in running:
            assert process.stdout.readline() == "ready\n"
        for process in running:
            process.stdin.write("\n")
            process.stdin.flush()
        keys = {process.communicate(timeout=20)[0].strip() for process in running}
        assert keys == {path.read_bytes().hex()}


@pytest.mark.parametrize("step", ["write", "fsync", "replace"])
def test_a_full_disk_leaves_no_file_to_be_believed(tmp_path: Path, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*about: object) -> None:
        raise OSError(errno.ENOSPC, "no space left on device")

    path = tmp_path / "instance.key"
    with monkeypatch.context() as full:
        if step == "replace":
            full.setattr(Path, "replace", fail)
        elif step == "fsync":
            full.setattr(files.os, "fsync", fail)
        else:
            full.setattr(files, "_fill", lambda descriptor, content: (os.write(descriptor, content[:5]), fail()))
        with pytest.raises(OSError, match="no space"):
            make(path)
        assert list(tmp_path.iterdir()) == []
    assert len(make(path)) == 32
    assert make(path) == path.read_bytes()


def test_a_key_is_never_replaced_by_half_of_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "instance.key"
    before = make(path)

    def fail(descriptor: int, content: bytes) -> None:
        os.write(descriptor, content[:5])
        raise OSError(errno.ENOSPC, "no space left on device")

    monkeypatch.setattr(files, "_fill", fail)
    with pytest.raises(OSError, match="no space"):
        replace_secret(path, bytes(32))
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"half of a key"])
def test_a_file_that_is_not_whole_is_not_believed(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "instance.key"
    path.write_bytes(content)
    with pytest.raises(DamagedFile, match=r"instance\.key is damaged"):
        make(path)
    assert path.read_bytes() == content
    assert len(make_secret(path, lambda: b"k" * 32, lambda key: len(key) == 32, remake=True)) == 32


def test_it_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "instance.key"
    make(path)
    write_new(tmp_path / "backup", b"x")
    for file in (path, tmp_path / "backup"):
        assert file.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert [file.name for file in path.parent.iterdir()] == ["instance.key"]


def test_a_new_file_overwrites_nothing_and_leaves_nothing_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "backup"
    write_new(path, b"first")
    with pytest.raises(FileExistsError):
        write_new(path, b"second")
    assert path.read_bytes() == b"first"

    def fail(*about: object) -> None:
        raise OSError(errno.ENOSPC, "no space left on device")

    monkeypatch.setattr(files.os, "fsync", fail)
    with pytest.raises(OSError, match="no space"):
        write_new(tmp_path / "other", b"x" * 100)
    assert not (tmp_path / "other").exists()


def test_what_is_too_large_or_no_file_is_not_read(tmp_path: Path) -> None:
    large, pipe = tmp_path / "large", tmp_path / "pipe"
    with large.open("wb") as file:
        file.truncate(1 << 33)
    os.mkfifo(pipe)
    with pytest.raises(SizeError, match="more than the 1000"):
        read_file(large, 1000)
    with pytest.raises(SizeError, match="is not a file"):
        read_file(pipe, 1000)
    with pytest.raises(OSError, match="directory"):
        read_file(tmp_path, 1000)
    (tmp_path / "small").write_bytes(b"x" * 1000)
    assert read_file(tmp_path / "small", 1000) == b"x" * 1000
