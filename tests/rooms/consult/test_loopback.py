"""Carrying on one machine: only to its own address, never for long, and what goes wrong is said."""

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.utils import translation

from tracktwo.rooms.consult import loopback
from tracktwo.rooms.consult.loopback import TransferFailed, fetch, send


class Answering(BaseHTTPRequestHandler):
    """What a server of consultations may say."""

    heard: list[tuple[str, str, bytes]]
    languages: list[str | None]

    def _answer(self) -> None:
        self.languages.append(self.headers["Accept-Language"])
        length = int(self.headers.get("Content-Length") or 0)
        self.heard.append((self.path, self.headers["Authorization"], self.rfile.read(length)))
        status, body = {"/yes": (201, b"{}"), "/no": (422, b'{"error": "its id"}')}.get(self.path, (500, b"<html>"))
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = _answer

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def server() -> Iterator[HTTPServer]:
    """A server on this machine."""
    Answering.heard, Answering.languages = [], []
    with HTTPServer(("127.0.0.1", 0), Answering) as made:
        thread = threading.Thread(target=made.serve_forever)
        thread.start()
        yield made
        made.shutdown()
        thread.join()


def test_a_file_arrives_with_its_code(server: HTTPServer) -> None:
    send(server.server_port, "/yes", "abc-def\r\nX-More: 1", b"content")
    assert Answering.heard == [("/yes", "Bearer abc-defX-More1", b"content")]
    assert fetch(server.server_port, "/yes", "abc") == b"{}"


def test_a_refusal_is_passed_on(server: HTTPServer) -> None:
    with pytest.raises(TransferFailed, match="its id"):
        send(server.server_port, "/no", "abc", b"")
    with pytest.raises(TransferFailed, match="500"):
        fetch(server.server_port, "/other", "abc")


def test_nobody_answers() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(TransferFailed, match=f"at port {port}"):
        fetch(port, "/yes", "abc")
    for wrong in (0, -1, 70_000):
        with pytest.raises(TransferFailed, match="from 1 to 65535"):
            fetch(wrong, "/yes", "abc")


def test_a_server_that_says_nothing_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loopback, "PATIENCE", 0.2)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        with pytest.raises(TransferFailed, match="No public server answers"):
            fetch(silent.getsockname()[1], "/yes", "abc")


def test_no_other_address_can_be_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(socket, "create_connection", lambda address, *_, **__: asked.append(address) or _refuse())
    for path in ("/yes", "//elsewhere.example/x", "http://elsewhere.example/"):
        with pytest.raises(TransferFailed):
            fetch(8010, path, "abc")
    assert asked == [("127.0.0.1", 8010)] * 3


def _refuse() -> None:
    raise ConnectionRefusedError


def test_a_refusal_comes_in_the_readers_language(server: HTTPServer) -> None:
    with translation.override("ar"):
        send(server.server_port, "/yes", "abc", b"")
    assert Answering.languages == ["ar"]
