"""`tracktwo consult` as people start it: a process and a folder of its own."""

import contextlib
import http.client
import json
import os
import re
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

import pytest

from opened import opening
from tracktwo.common.exchange_format import pack

VOTERS, ANSWERS = 24, 4
MATRIX = "participant,0,1,2\n" + "".join(f"{at},{1 if at % 2 else -1},1,{(-1, 0, 1)[at % 3]}\n" for at in range(30))
COMMENTS = f"comment-id,comment-body,moderated\n0,First\u202e,1\n1,{'x' * 500},1\n2,Third,-1\n"


@pytest.fixture
def here(tmp_path: Path) -> dict[str, str]:
    """The environment of a public server with an empty folder."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("TRACKTWO_")}
    return env | {"TRACKTWO_CONSULT_DATA": str(tmp_path / "public"), "TRACKTWO_DATA": str(tmp_path / "sealed")}


def run(env: dict[str, str], *command: str) -> "subprocess.CompletedProcess[str]":
    asked = [sys.executable, "-m", "tracktwo", "consult", *command]
    return subprocess.run(asked, env=env, capture_output=True, text=True, check=False, timeout=120)


def test_votes_cast_elsewhere_are_taken_in_and_drawn(here: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "votes.csv").write_text(MATRIX)
    (tmp_path / "comments.csv").write_text(COMMENTS)
    (tmp_path / "sides.csv").write_text("participant,side\n" + "".join(f"{n},{'ab'[n % 2]}\n" for n in range(30)))
    files = ("--statements", str(tmp_path / "comments.csv"), "--sides", str(tmp_path / "sides.csv"))
    took = run(here, "import", str(tmp_path / "votes.csv"), *files)
    assert took.returncode == 0, took.stderr
    id = re.search(r"/s/(\w+)/", took.stdout)[1]
    drawn = run(here, "map", id)
    assert drawn.returncode == 0, drawn.stderr
    assert re.search(r"Map 1: 30 people, 60 votes", drawn.stdout)
    assert "Map 2" in run(here, "map", id).stdout
    with contextlib.closing(sqlite3.connect(tmp_path / "public" / "consultation.sqlite3")) as base:
        texts = [
            json.loads(text)["en"]
            for (text,) in base.execute("SELECT text FROM consultation_statement ORDER BY number")
        ]
    assert [(text[:5], len(text)) for text in texts] == [("First", 5), ("xxxxx", 400), ("Third", 5)]
    code = re.search(r"code: ([\w-]+)", took.stdout)[1].encode()
    assert not any(code in path.read_bytes() for path in (tmp_path / "public").rglob("*") if path.is_file())


@pytest.mark.parametrize(
    ("votes", "message"),
    [
        ("participant,0,1\n1,7,1\n", "7"),
        ("", "empty"),
        ("participant,0,1\n1,1,1\n1,-1,1\n", "again"),
        ("participant," + ",".join(map(str, range(2000))), ""),
    ],
)
def test_votes_that_cannot_be_read_change_nothing(
    here: dict[str, str], tmp_path: Path, votes: str, message: str
) -> None:
    (tmp_path / "votes.csv").write_text(votes)
    took = run(here, "import", str(tmp_path / "votes.csv"))
    assert took.returncode == 2
    assert message in took.stderr
    assert "Traceback" not in took.stderr
    assert not list((tmp_path / "public").rglob("*.sqlite3"))


def test_a_file_opens_a_consultation(here: dict[str, str], tmp_path: Path) -> None:
    plain, file = opening(), tmp_path / "opening.json"
    file.write_bytes(pack(plain, plain.seal))
    for _ in range(2):
        opened = run(here, "open", str(file))
        assert "/c/larch2031/" in opened.stdout
        assert opened.returncode == 0
    file.write_bytes(file.read_bytes().replace(b"Coast", b"Shore"))
    changed = run(here, "open", str(file))
    assert changed.returncode == 2
    assert "changed on the way" in changed.stderr
    assert run(here, "open", str(tmp_path / "nothing.json")).returncode == 2


def test_what_cannot_be_drawn_is_said(here: dict[str, str], tmp_path: Path) -> None:
    unknown = run(here, "map", "nothing")
    assert (unknown.returncode, "no such consultation" in unknown.stderr) == (2, True)
    plain, file = opening(), tmp_path / "opening.json"
    file.write_bytes(pack(plain, plain.seal))
    run(here, "open", str(file))
    nobody = run(here, "map", "larch2031")
    assert (nobody.returncode, "nobody has voted" in nobody.stderr) == (3, True)


def test_other_devices_need_a_certificate(here: dict[str, str], tmp_path: Path) -> None:
    refused = run(here, "serve", "--host", "0.0.0.0")  # noqa: S104  it is refused
    assert refused.returncode == 2
    assert "certificate" in refused.stderr
    assert not (tmp_path / "public").exists()


@pytest.mark.parametrize("inside", ["sealed", "sealed/public"])
def test_the_sealed_servers_folder_is_refused(here: dict[str, str], tmp_path: Path, inside: str) -> None:
    refused = run(here | {"TRACKTWO_CONSULT_DATA": str(tmp_path / inside)}, "map", "any")
    assert refused.returncode == 2
    assert "folder of its own" in refused.stderr
    assert not (tmp_path / inside).exists()


@contextlib.contextmanager
def serving(env: dict[str, str]) -> Iterator[int]:
    """A server on this machine, and its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    command = [sys.executable, "-m", "tracktwo", "consult", "serve", "--port", str(port)]
    server = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL)
    try:
        for _ in range(300):
            with contextlib.suppress(OSError):
                http.client.HTTPConnection("127.0.0.1", port, timeout=5).connect()
                break
            time.sleep(0.1)
        yield port
    finally:
        server.terminate()
        server.wait(20)


def vote(port: int, confirmed: list[str]) -> None:
    """Somebody who answers all there is, and keeps the statement of each answer that was confirmed."""
    cookies: SimpleCookie = SimpleCookie()

    def ask(method: str, page: str, **fields: str) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        sent = {"Cookie": "; ".join(f"{cookie.key}={cookie.value}" for cookie in cookies.values())}
        sent["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, f"/c/larch2031/{page}", urlencode(fields), sent)
        answer = connection.getresponse()
        for header in answer.headers.get_all("Set-Cookie") or []:
            cookies.load(header)
        return answer.status, answer.read().decode()

    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', ask("GET", "")[1])[1]
    ask("POST", "begin", csrfmiddlewaretoken=token)
    ask("POST", "side", csrfmiddlewaretoken=token, side="a")
    for _ in range(ANSWERS):
        statement = re.search(r'name="statement" value="(\d+)"', ask("GET", "next")[1])[1]
        if ask("POST", "next", csrfmiddlewaretoken=token, statement=statement, answer="agree")[0] == 302:
            confirmed.append(statement)


def test_many_at_once_and_nothing_is_lost(here: dict[str, str], tmp_path: Path) -> None:
    plain, file = opening(), tmp_path / "opening.json"
    file.write_bytes(pack(plain, plain.seal))
    run(here, "open", str(file))
    path = tmp_path / "public" / "consultation.sqlite3"
    with contextlib.closing(sqlite3.connect(path)) as base, base:
        base.execute("UPDATE consultation_consultation SET state = 'open'")
    confirmed: list[str] = []
    with serving(here) as port:
        voters = [threading.Thread(target=vote, args=(port, confirmed)) for _ in range(VOTERS)]
        for voter in voters:
            voter.start()
        for voter in voters:
            voter.join()
    assert len(confirmed) == VOTERS * ANSWERS
    with contextlib.closing(sqlite3.connect(path)) as base:
        assert base.execute("SELECT count(*) FROM consultation_vote").fetchone() == (len(confirmed),)
        assert base.execute("SELECT sum(agree) FROM consultation_tally").fetchone() == (len(confirmed),)
        assert base.execute('SELECT sum("cast") FROM consultation_contributor').fetchone() == (len(confirmed),)
