"""No silent loss: what a command cannot read or write it says in a line, and leaves nothing half done."""

import hashlib
import os
import resource
import struct
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest

from tracktwo.people import backup

WRITER = Path(__file__).with_name("writer.py")


def environment(folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TRACKTWO", "DATABASE"))}
    return kept | {"TRACKTWO_DATA": str(folder)}


def command(folder: Path, *arguments: str, largest: int = 0) -> subprocess.CompletedProcess[str]:
    """The command, on a disk where no file grows beyond `largest` bytes."""

    def limit() -> None:
        if largest:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    return subprocess.run(
        [sys.executable, "-m", "tracktwo", *arguments],
        env=environment(folder),
        input="a passphrase\n",
        capture_output=True,
        text=True,
        timeout=60,
        preexec_fn=limit,
    )


def refused(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode in (1, 2, 3), done
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") <= 4
    return done.stderr


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation with an account and an open meeting."""
    made = tmp_path_factory.mktemp("installation") / "data"
    subprocess.run([sys.executable, WRITER, "prepare"], env=environment(made), check=True)
    return made


@pytest.mark.parametrize("arguments", [("serve", "--port", "1"), ("check", "--name", "x"), ("backup", "file")])
def test_a_full_disk_at_the_start_is_said_in_a_line(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert "disk" in refused(command(tmp_path / "data", *arguments, largest=2048)).lower()


def test_a_full_disk_leaves_no_half_of_a_backup(folder: Path, tmp_path: Path) -> None:
    done = command(folder, "backup", str(tmp_path / "whole"))
    assert (done.returncode, backup.verify(tmp_path / "whole")) == (0, 0)
    size = (tmp_path / "whole").stat().st_size
    for largest in (3000, size // 2, size - 100):
        refused(command(folder, "backup", str(tmp_path / "file"), largest=largest))
        assert [file.name for file in tmp_path.iterdir()] == ["whole"]


def test_a_folder_that_is_none_is_said_in_a_line(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("no folder")
    refused(command(tmp_path / "data", "serve"))
    refused(command(folder, "backup", str(tmp_path / "nowhere" / "file")))
    refused(command(folder, "serve", "--port", "99999999999999999999"))


@pytest.mark.parametrize("name", ["verify", "restore"])
def test_a_pipe_and_a_huge_file_are_refused_at_once(folder: Path, tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    with (tmp_path / "huge").open("wb") as file:
        file.truncate(1 << 40)
    began = time.monotonic()
    for file_name, words in (("pipe", "a pipe"), ("huge", "bytes")):
        assert words in refused(command(folder, name, str(tmp_path / file_name)))
    assert time.monotonic() - began < 20


def test_a_backup_with_a_short_salt_is_refused_in_a_line(folder: Path, tmp_path: Path) -> None:
    assert command(folder, "backup", str(tmp_path / "file")).returncode == 0
    file = backup._read(tmp_path / "file")
    for lock in file.header.locks:
        lock.salt = b"short"
    header = msgspec.msgpack.encode(file.header)
    content = backup.MAGIC + struct.pack(">HI", file.format, len(header)) + header + file.sealed
    (tmp_path / "forged").write_bytes(content + hashlib.sha256(content).digest())
    assert "salt" in refused(command(folder, "verify", "--open", str(tmp_path / "forged")))
    assert "salt" in refused(command(tmp_path / "elsewhere", "restore", str(tmp_path / "forged")))
