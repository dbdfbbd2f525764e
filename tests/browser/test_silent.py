"""Connections that say nothing, or say it slowly, keep nobody out: measured with five hundred and a working room."""

import http.client
import re
import socket
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlencode

import pytest
from server import PublicServer, Server

MANY = 500
NAME, PASSPHRASE = "keeper", "four words never sung together"


class Asking:
    """A browser without a picture: its cookies, and a new connection for each page."""

    def __init__(self, server: Server) -> None:
        self.port, self.host = server.port, server.base.removeprefix("http://")
        self.cookies: dict[str, str] = {}

    def ask(self, method: str, path: str, **fields: str) -> tuple[int, str]:
        asked = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {"Host": self.host, "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        asked.request(method, path, body=urlencode(fields) if fields else None, headers=headers)
        answer = asked.getresponse()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.split(";")[0].partition("=")
            self.cookies[name] = value
        page = answer.read().decode()
        asked.close()
        return answer.status, page

    def send(self, path: str, **fields: str) -> tuple[int, str]:
        """A form, as its page has it."""
        _, page = self.ask("GET", path)
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page).group(1)
        return self.ask("POST", path, csrfmiddlewaretoken=token, **fields)


@contextmanager
def silent(port: int, many: int, said: bytes = b"") -> Iterator[list[socket.socket]]:
    sockets = [socket.create_connection(("127.0.0.1", port), timeout=10) for _ in range(many)]
    try:
        for one in sockets:
            if said:
                one.sendall(said)
        yield sockets
    finally:
        for one in sockets:
            one.close()


def is_open(one: socket.socket) -> bool:
    one.settimeout(0.01)
    try:
        return one.recv(100) != b""
    except TimeoutError:
        return True
    except OSError:
        return False


@pytest.fixture
def room(server: Server) -> Asking:
    """Somebody signed in."""
    asking = Asking(server)
    status, page = asking.send("/start", name=NAME, passphrase=PASSPHRASE, again=PASSPHRASE)
    assert status == 200
    code = re.search(r"<code>([^<]+)</code>", page).group(1)
    assert asking.send("/start/code", code=code)[0] == 302
    return asking


@pytest.mark.parametrize("said", [b"", b"GET /about HTTP/1.1\r\nHost: x\r\nX-Slow: "], ids=["nothing", "half a header"])
def test_five_hundred_silent_sockets_shut_no_signed_in_room_out(server: Server, room: Asking, said: bytes) -> None:
    times = []
    with silent(server.port, MANY, said) as sockets:
        for _ in range(20):
            began = time.perf_counter()
            assert room.ask("GET", "/")[0] == 200
            times.append(time.perf_counter() - began)
        assert Asking(server).ask("GET", "/sign-in")[0] == 200, "nor anybody who wants to sign in"
        assert sum(map(is_open, sockets)) <= 200
        assert is_open(sockets[-1]) or not any(map(is_open, sockets)), "those that were silent longest went first"
    assert statistics.median(times) < 0.3, f"{MANY} silent sockets, and pages took {sorted(times)}"
    assert max(times) < 3


@pytest.mark.parametrize("kind", ["nothing", "a letter now and then", "after an answer"])
def test_headers_have_five_seconds(server: Server, kind: str) -> None:
    host = server.base.removeprefix("http://")
    with silent(server.port, 1) as (one,):
        if kind == "after an answer":
            one.sendall(f"GET /about HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
            time.sleep(0.5)
            assert one.recv(1 << 20).startswith(b"HTTP/1.1 200")
        began = time.monotonic()
        for letter in "GET /about HTTP/1.1\r\n" + "X" * 100:
            if kind != "nothing":
                try:
                    one.sendall(letter.encode())
                except OSError:
                    break
            if not is_open(one):
                break
            time.sleep(0.25)
        assert 3.5 < time.monotonic() - began < 8


def test_the_public_server_is_not_shut_either(public: PublicServer) -> None:
    with silent(public.port, 1200) as sockets:
        for _ in range(5):
            began = time.perf_counter()
            assert Asking(public).ask("GET", "/")[0] in (200, 404)
            assert time.perf_counter() - began < 3
        assert sum(map(is_open, sockets)) <= 1000


def test_strangers_at_work_leave_the_lane_of_the_signed_in_free(server: Server, room: Asking) -> None:
    """A body that never ends holds its request: two hundred of them fill the strangers' lane, and no other."""
    host = server.base.removeprefix("http://")
    head = f"POST /sign-in HTTP/1.1\r\nHost: {host}\r\nContent-Length: 100\r\n\r\nx".encode()
    with silent(server.port, 150, head):
        time.sleep(0.5)
        assert room.ask("GET", "/")[0] == 200
        assert Asking(server).ask("GET", "/sign-in")[0] == 503
