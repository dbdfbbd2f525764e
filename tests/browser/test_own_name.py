"""Outsiders learn nothing: cookies know no ports, so the room's are set under a name that no other server has."""

import http.client
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from server import PublicServer, Server
from walk import Walk


class Listening(BaseHTTPRequestHandler):
    """Another server of this machine, which writes down the cookies it is sent and leads back to itself."""

    def do_GET(self) -> None:
        self.server.cookies.append(self.headers.get("Cookie", ""))  # type: ignore[attr-defined]
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<p id=here>another server</p>")

    def log_message(self, *about: object) -> None:
        """Nothing."""


@contextmanager
def listening() -> Iterator[tuple[int, list[str]]]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Listening) as other:
        other.cookies = []  # type: ignore[attr-defined]
        threading.Thread(target=other.serve_forever, daemon=True).start()
        yield other.server_address[1], other.cookies  # type: ignore[attr-defined]
        other.shutdown()


def visit(page: Page, addresses: list[str]) -> None:
    for address in addresses:
        page.goto(address)
        assert page.locator("#here").inner_text() == "another server"


def test_another_server_on_this_machine_is_sent_no_cookie_of_the_room(server: Server, browser: Browser) -> None:
    context = browser.new_context(base_url=server.base, locale="en")
    walk = Walk(context, server.base, "en")
    walk.first_run()
    assert any(cookie["name"] == "tracktwo" for cookie in context.cookies(server.base))
    with listening() as (port, cookies):
        hosts = ("127.0.0.1", "localhost", "tracktwo.localhost", "other.localhost")
        visit(walk.page, [f"http://{host}:{port}/" for host in hosts])
        # A page of the other server, and from there the same again: nothing of it is cross-site then.
        visit(walk.page, [f"http://{host}:{port}/again" for host in hosts])
        assert len(cookies) >= 8
        assert not any("tracktwo" in cookie for cookie in cookies)
    context.close()


def test_under_an_address_it_would_be_sent(tmp_path: Path, browser: Browser) -> None:
    """What the name is for: a room that also answers to the address has its cookie read at any other port."""
    server = Server(tmp_path, hosts="127.0.0.1")
    server.start()
    base = f"http://127.0.0.1:{server.port}"
    context = browser.new_context(base_url=base, locale="en")
    Walk(context, base, "en").first_run()
    with listening() as (port, cookies):
        visit(context.new_page(), [f"http://127.0.0.1:{port}/"])
        assert any("tracktwo=" in cookie for cookie in cookies)
    context.close()
    server.stop()


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "tracktwo.localhost", "[::1]", "evil.example", ""])
def test_the_sealed_server_answers_to_its_own_name_alone(server: Server, host: str) -> None:
    own = server.base.removeprefix("http://").rsplit(":", 1)[0]
    for name, status in ((own, 200), (f"{host}", 400)):
        asked = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
        asked.putrequest("GET", "/about", skip_host=True)
        asked.putheader("Host", f"{name}:{server.port}")
        asked.endheaders()
        answer = asked.getresponse()
        page = answer.read().decode()
        assert answer.status == status
        assert status == 200 or own not in page, "the name is not told to whoever asks"


def test_it_listens_at_both_loopback_addresses(server: Server) -> None:
    """A browser tries IPv6 first: nobody else may listen there at this port."""
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        pytest.skip("this machine has no loopback address of IPv6")
    own = server.base.removeprefix("http://")
    for address in ("127.0.0.1", "::1"):
        asked = http.client.HTTPConnection(address, server.port, timeout=10)
        asked.request("GET", "/about", headers={"Host": own})
        assert asked.getresponse().status == 200


def test_the_public_server_shares_no_name_with_it(server: Server, public: PublicServer) -> None:
    own = server.base.removeprefix("http://").rsplit(":", 1)[0]
    asked = http.client.HTTPConnection("127.0.0.1", public.port, timeout=10)
    asked.request("GET", "/", headers={"Host": f"{own}:{public.port}"})
    assert asked.getresponse().status == 400
