"""The servers behind TLS hold what they hold without: names, cookies, silent connections, and no old ciphers.

Real handshakes on loopback, with a certificate made here.
"""

import datetime
import http.client
import os
import re
import socket
import ssl
import sys
import time
import warnings
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

sys.path.insert(0, str(Path(__file__).parents[1] / "browser"))
from server import PublicServer, Server

from tracktwo.common import sockets

LONG = os.environ.get("ATTACK") == "long"
# Nothing, and half of the first words of a handshake.
WORDS = [b"", b"\x16\x03\x01\x02\x00\x01"] if LONG else [b"\x16\x03\x01\x02\x00\x01"]
NAME, PASSPHRASE = "keeper", "four words never sung together"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate that signs itself, and its key."""
    folder = tmp_path_factory.mktemp("certificate")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    chain, secret = folder / "chain.pem", folder / "key.pem"
    chain.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    secret.write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain))
    return chain, secret


def served(kind: type[Server], folder: Path, certificate: tuple[Path, Path]) -> Iterator[Server]:
    """A server with the certificate."""
    chain, secret = certificate
    server = kind(folder)
    server.command = (*server.command, "--certificate", str(chain), "--key", str(secret))
    server.start(over_tls=True)
    yield server
    server.stop()


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory, certificate: tuple[Path, Path]) -> Iterator[Server]:
    yield from served(Server, tmp_path_factory.mktemp("sealed"), certificate)


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory, certificate: tuple[Path, Path]) -> Iterator[Server]:
    yield from served(PublicServer, tmp_path_factory.mktemp("public"), certificate)


def trusting(**about: object) -> ssl.SSLContext:
    """A client that asks for no authority: who signed is not what is looked at."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    for name, value in about.items():
        setattr(context, name, value)
    return context


class Browser:
    """Cookies, and a new connection for each page."""

    def __init__(self, server: Server, host: str = "") -> None:
        self.port, self.host = server.port, host or server.base.removeprefix("https://")
        self.cookies: dict[str, str] = {}
        self.set: list[str] = []

    def ask(self, method: str, path: str, fields: dict[str, str] | None = None) -> http.client.HTTPResponse:
        asked = http.client.HTTPSConnection("127.0.0.1", self.port, context=trusting(), timeout=20)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Host": self.host, "Cookie": cookies, "Referer": f"https://{self.host}{path}"}
        headers |= {"Content-Type": "application/x-www-form-urlencoded"}
        asked.request(method, path, body=urlencode(fields) if fields else None, headers=headers)
        answer = asked.getresponse()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            self.set.append(cookie)
            name, _, value = cookie.split(";")[0].partition("=")
            self.cookies[name] = value
        answer.page = answer.read().decode()  # type: ignore[attr-defined]
        asked.close()
        return answer

    def send(self, path: str, **fields: str) -> http.client.HTTPResponse:
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.ask("GET", path).page)  # type: ignore[attr-defined]
        assert token
        return self.ask("POST", path, {"csrfmiddlewaretoken": token[1], **fields})


@pytest.fixture(scope="module")
def room(sealed: Server) -> Browser:
    """Somebody signed in over TLS."""
    browser = Browser(sealed)
    answer = browser.send("/start", name=NAME, passphrase=PASSPHRASE, again=PASSPHRASE)
    code = re.search(r"<code>([^<]+)</code>", answer.page)  # type: ignore[attr-defined]
    assert code
    assert browser.send("/start/code", code=code[1]).status == 302
    return browser


def test_cookies_are_secure_and_the_browser_asks_for_nothing_in_clear_again(room: Browser) -> None:
    assert room.ask("GET", "/").status == 200
    assert {cookie.partition("=")[0] for cookie in room.set} >= {"tracktwo", "csrftoken"}
    for cookie in room.set:
        assert "secure" in cookie.lower().split("; "), cookie
    year = room.ask("GET", "/about").headers["Strict-Transport-Security"]
    assert int(year.removeprefix("max-age=")) >= 31_536_000


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}", "elsewhere.example"])
def test_another_name_is_refused_over_tls_as_well(sealed: Server, room: Browser, host: str) -> None:
    other = Browser(sealed, host.format(port=sealed.port))
    other.cookies = dict(room.cookies)
    for path in ("/", "/about", "/static/nothing.css"):
        assert other.ask("GET", path).status == 400
    assert sealed.base.removeprefix("https://") not in other.ask("GET", "/about").page  # type: ignore[attr-defined]


def test_a_form_of_another_origin_is_refused(sealed: Server, room: Browser) -> None:
    asked = http.client.HTTPSConnection("127.0.0.1", sealed.port, context=trusting(), timeout=20)
    cookies = "; ".join(f"{name}={value}" for name, value in room.cookies.items())
    headers = {"Host": room.host, "Cookie": cookies, "Origin": "https://elsewhere.example"}
    headers |= {"Content-Type": "application/x-www-form-urlencoded"}
    asked.request("POST", "/lock", urlencode({"csrfmiddlewaretoken": room.cookies["csrftoken"]}), headers)
    assert asked.getresponse().status == 403
    assert room.ask("GET", "/").status == 200


@pytest.mark.parametrize("which", ["sealed", "public"])
def test_what_is_asked_in_clear_gets_no_word(which: str, request: pytest.FixtureRequest) -> None:
    server: Server = request.getfixturevalue(which)
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as plain:
        plain.sendall(f"GET /about HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n\r\n".encode())
        try:
            answer = plain.recv(1000)
        except ConnectionError:
            answer = b""
    assert b"HTTP/" not in answer


@pytest.mark.parametrize("which", ["sealed", "public"])
def test_old_versions_and_ciphers_are_refused(which: str, request: pytest.FixtureRequest) -> None:
    server: Server = request.getfixturevalue(which)

    def cipher(**about: object) -> str:
        ciphers = str(about.pop("ciphers", ""))
        context = trusting(**about)
        if ciphers:
            context.set_ciphers(ciphers)
        plain = socket.create_connection(("127.0.0.1", server.port), timeout=10)
        with plain, context.wrap_socket(plain) as done:
            return str(done.cipher()[0])  # type: ignore[index]

    twelve = ssl.TLSVersion.TLSv1_2
    assert cipher(minimum_version=ssl.TLSVersion.TLSv1_3).startswith("TLS_")
    assert re.match(r"ECDHE-.*(GCM|CHACHA20)", cipher(maximum_version=twelve))
    for refused in (
        {"maximum_version": twelve, "ciphers": "ECDHE+AES+SHA1:@SECLEVEL=0"},
        {"maximum_version": twelve, "ciphers": "ECDHE-ECDSA-AES128-SHA256"},
        {"minimum_version": ssl.TLSVersion.TLSv1_1, "maximum_version": ssl.TLSVersion.TLSv1_1},
    ):
        with warnings.catch_warnings(), pytest.raises((ssl.SSLError, ConnectionError)):
            warnings.simplefilter("ignore", DeprecationWarning)
            cipher(**refused)


def is_open(one: socket.socket) -> bool:
    one.settimeout(0.01)
    try:
        return one.recv(100) != b""
    except TimeoutError:
        return True
    except OSError:
        return False


@pytest.mark.parametrize("said", WORDS)
def test_handshakes_that_are_never_finished_shut_nobody_out(sealed: Server, room: Browser, said: bytes) -> None:
    waiting = [socket.create_connection(("127.0.0.1", sealed.port), timeout=10) for _ in range(700)]
    try:
        for one in waiting:
            one.sendall(said)
        began = time.monotonic()
        assert room.ask("GET", "/").status == 200
        assert time.monotonic() - began < 3
        assert sum(map(is_open, waiting)) <= sockets.WAITING, "those that waited longest went first"
        assert not is_open(waiting[0])
        if LONG:
            time.sleep(max(0.0, began + sockets.HEADERS_WITHIN + 1.5 - time.monotonic()))
            assert not any(map(is_open, waiting)), "the rest after as long as headers have"
    finally:
        for one in waiting:
            one.close()


def test_another_device_has_as_many_handshakes_as_connections(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sockets, "_is_here", lambda address: False)
    monkeypatch.setattr(sockets, "_at_the_door", {})
    door = sockets.listening("127.0.0.1", 0)
    clients, taken = [], []
    try:
        for number in range(sockets.FROM_ONE_ADDRESS + 3):
            clients.append(socket.create_connection(door.getsockname()))
            if number < sockets.FROM_ONE_ADDRESS:
                taken.append(door.accept()[0])
            else:
                with pytest.raises(ConnectionAbortedError):
                    door.accept()
        taken.pop().close()
        clients.append(socket.create_connection(door.getsockname()))
        taken.append(door.accept()[0])
    finally:
        for one in (*clients, *taken, door):
            one.close()
