"""A process that does acts in copies of a small installation, each in a child of its own. Not a test by itself.

It is set up once and forks for every order, so that thousands of kills cost seconds. Orders and answers pass through
its standard input and output, each with its length before it.
"""

import gc
import os
import shutil
import struct
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO, Any

import msgspec

sys.path += [str(Path(__file__).parent), str(Path(__file__).parents[1])]

__all__ = ["Order", "Stage"]


class Order(msgspec.Struct):
    """What is to be done in a folder: `verb` is look, restart, record, die, full or again."""

    verb: str
    folder: str
    act: str = ""
    at: int = 0
    broken: bool = False


def send(stream: IO[bytes], content: bytes) -> None:
    """One order or answer."""
    stream.write(struct.pack(">I", len(content)) + content)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes:
    """The next one; empty at the end."""
    head = stream.read(4)
    return stream.read(struct.unpack(">I", head)[0]) if len(head) == 4 else b""


class Stage:
    """The process, as a test orders it."""

    def __init__(self) -> None:
        self._process = subprocess.Popen([sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def do(self, order: Order) -> tuple[int, Any]:
        """How the child ended, and its answer; a child that is killed gives none."""
        assert self._process.stdin and self._process.stdout
        send(self._process.stdin, msgspec.msgpack.encode(order))
        raw = receive(self._process.stdout)
        (status,) = struct.unpack(">i", raw[:4])
        return status, msgspec.msgpack.decode(raw[4:]) if len(raw) > 4 else None

    def end(self) -> None:
        """No more orders."""
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(30)


def move_to(folder: Path) -> None:
    """Work in this installation from here on, as a program that was started for it."""
    from django.conf import settings
    from django.db import connections

    from tracktwo.people import instance

    settings.DATA_DIR, settings.VOLATILE_DIR = folder / "data", folder / "data" / "volatile"
    connections["default"].settings_dict["NAME"] = str(folder / "data" / "tracktwo.sqlite3")
    connections["volatile"].settings_dict["NAME"] = settings.VOLATILE_DIR / "volatile.sqlite3"
    instance.instance_key.cache_clear()


def obey(order: Order) -> Any:
    """Do what was ordered; the answer."""
    import acts
    import page_acts
    import standing
    from django.db import connections
    from recorder import Recorder

    folder = Path(order.folder)
    if not (folder / "data").exists():
        # As it is before anybody has an account.
        shutil.copytree(os.environ["TRACKTWO_DATA"], folder / "data")
    move_to(folder)
    if order.verb == "restart":
        return standing.restart()
    if order.verb == "look":
        # What is looked at is thrown away afterwards.
        os.fsync = lambda descriptor: None  # type: ignore[assignment]
        for alias in ("default", "volatile"):
            options = connections[alias].settings_dict["OPTIONS"]
            options["init_command"] = options["init_command"].replace("synchronous=FULL", "synchronous=OFF")
        return standing.look(folder)
    if order.verb not in ("full", "again"):
        recorder = Recorder(folder, order.at if order.verb == "die" else 0)
        acts.ACTS[order.act](recorder)
        return recorder.ops
    name, act = page_acts.PAGE_ACTS[order.act]
    recorder = Recorder(folder)
    browser = page_acts.Browser(name)
    recorder.fill(order.at, order.broken)
    answers = [act(browser)]
    refused = recorder.refused
    if order.verb == "again":
        recorder.mend()
        answers.append(act(browser))
    return [refused, *answers]


def serve() -> None:
    """Obey until there are no more orders."""
    scratch = tempfile.mkdtemp(prefix="tracktwo-stage-")
    os.environ["TRACKTWO_DATA"] = scratch
    from tracktwo.cli.main import ready

    ready()
    from django.db import connections

    from tracktwo.vault import crypto

    connections.close_all()
    crypto.ARGON2 = {"time_cost": 1, "memory_cost": 8, "parallelism": 1}
    import page_acts  # noqa: F401  imported once, for every child
    import standing  # noqa: F401

    # A child is over before there is rubbish, and looking for some would copy the parent's memory.
    gc.disable()
    gc.freeze()
    orders, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    while raw := receive(orders):
        back, forth = os.pipe()
        child = os.fork()
        if not child:
            os.close(back)
            answer = msgspec.msgpack.encode(obey(msgspec.msgpack.decode(raw, type=Order)))
            with os.fdopen(forth, "wb") as pipe:
                pipe.write(answer)
            # No connection is closed: closing the last one empties the write-ahead log.
            os._exit(0)
        os.close(forth)
        with os.fdopen(back, "rb") as pipe:
            answer = pipe.read()
        _, status = os.waitpid(child, 0)
        send(answers, struct.pack(">i", os.waitstatus_to_exitcode(status)) + answer)
    shutil.rmtree(scratch, ignore_errors=True)


if __name__ == "__main__":
    serve()
