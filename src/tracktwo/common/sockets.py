"""Connections of a server: those that say nothing keep nobody else out.

A connection is silent until the headers of a request have arrived, and again once that request is answered. Silent ones
have five seconds for the headers, counted from the first moment and not from the last byte. When there are as many
connections as the server takes, the one that has been silent longest is closed.
"""

import asyncio
import asyncio.constants
import contextlib
import errno
import ipaddress
import resource
import socket
from collections import Counter
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

__all__ = [
    "CIPHERS",
    "HEADERS_WITHIN",
    "Connections",
    "Door",
    "listening",
    "more_files",
    "on_address",
    "on_this_machine",
    "protocol",
]

HEADERS_WITHIN = 5.0
# A browser opens six connections to a host, and a live stream holds one for each window.
FROM_ONE_ADDRESS = 40
# Handshakes of TLS that may be under way at a time, of all addresses.
WAITING = 500
SPARE = 4000
# Forward secrecy and authenticated encryption; TLS 1.3 has nothing else.
CIPHERS = "ECDHE+AESGCM:ECDHE+CHACHA20"


class Connections:
    """Every connection of one server, with those that are silent in the order in which they became so."""

    def __init__(self, most: int, from_one_address: int) -> None:
        self.most, self.from_one_address = most, from_one_address
        self.silent: dict[Quieted, None] = {}
        self.addresses: Counter[str] = Counter()
        self.all = self.closing = 0


class Quieted(H11Protocol):
    """uvicorn's protocol, with a time limit for headers and a place for new connections.

    uvicorn itself gives headers no time limit, and when its limit of connections is reached it answers 503 to whoever
    comes next, signed in or not.
    """

    limits: Connections

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        _at_the_door.pop(transport.get_extra_info("socket").fileno(), None)
        self._header_timer: asyncio.TimerHandle | None = None
        self._is_closed_for_room = False
        self._address = self.client[0] if self.client else ""
        self.limits.all += 1
        self.limits.addresses[self._address] += 1
        if not _is_here(self._address) and self.limits.addresses[self._address] > self.limits.from_one_address:
            transport.abort()
            return
        self._fall_silent()
        self._expect_headers()
        if self.limits.all - self.limits.closing > self.limits.most:
            # The newest is itself among the silent: with every other connection at work, it is the one that goes.
            oldest = next(iter(self.limits.silent))
            del self.limits.silent[oldest]
            # An aborted connection is lost at the loop's next turn, and several may come before that.
            self.limits.closing += 1
            oldest._is_closed_for_room = True
            oldest.transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        self.limits.all -= 1
        self.limits.closing -= self._is_closed_for_room
        self.limits.addresses[self._address] -= 1
        if not self.limits.addresses[self._address]:
            del self.limits.addresses[self._address]
        self.limits.silent.pop(self, None)
        self._headers_came()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        # After an answer uvicorn waits for the next request, and stops waiting at its first byte.
        if self._header_timer is None and (self.cycle is None or self.cycle.response_complete):
            self._expect_headers()
        super().data_received(data)
        if self.cycle is not None and not self.cycle.response_complete:
            self.limits.silent.pop(self, None)
            self._headers_came()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if self.cycle is None or self.cycle.response_complete:
            self._fall_silent()

    def _fall_silent(self) -> None:
        if not self.transport.is_closing():
            self.limits.silent.pop(self, None)
            self.limits.silent[self] = None

    def _expect_headers(self) -> None:
        self._header_timer = self.loop.call_later(HEADERS_WITHIN, self.transport.abort)

    def _headers_came(self) -> None:
        if self._header_timer is not None:
            self._header_timer.cancel()
            self._header_timer = None


def protocol(most: int, from_one_address: int = FROM_ONE_ADDRESS) -> type[asyncio.Protocol]:
    """The protocol of a server that takes so many connections; give it to uvicorn as `http`.

    An address other than this machine's own has `from_one_address` of them at most.
    """
    parts: dict[str, Any] = {"limits": Connections(most, from_one_address)}
    return type("Quieted", (Quieted,), parts)


# Connections by descriptor of which no protocol knows yet, with the address of each: handshakes of TLS.
_at_the_door: dict[int, tuple[socket.socket, str]] = {}


class Door(socket.socket):
    """A listening socket that counts connections from the first moment.

    With TLS no protocol knows a connection before its handshake is done, and those that never finish one would be
    counted nowhere. Of another device no more are let in than it may have connections; at `WAITING` the one that has
    waited longest is shut.
    """

    def accept(self) -> tuple[socket.socket, Any]:
        """The next connection.

        Raises:
            ConnectionAbortedError: its address has enough of them; it was closed.
        """
        connection, peer = super().accept()
        for descriptor in [each for each, (waits, _) in _at_the_door.items() if waits.fileno() < 0]:
            del _at_the_door[descriptor]
        address = str(peer[0])
        if not _is_here(address) and sum(address == other for _, other in _at_the_door.values()) >= FROM_ONE_ADDRESS:
            connection.close()
            raise ConnectionAbortedError
        _at_the_door[connection.fileno()] = connection, address
        if len(_at_the_door) > WAITING:
            oldest, _ = _at_the_door.pop(next(iter(_at_the_door)))
            with contextlib.suppress(OSError):
                oldest.shutdown(socket.SHUT_RDWR)
        return connection, peer


def listening(host: str, port: int) -> Door:
    """A socket that listens at an address.

    Raises:
        OSError: the port is taken, or the address is not of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    plain = socket.create_server((host, port), family=family, backlog=2048)
    return Door(fileno=plain.detach())


def on_address(host: str, port: int) -> list[socket.socket]:
    """The one address that was asked for; see `listening` for errors."""
    return [listening(host, port)]


def on_this_machine(port: int) -> list[socket.socket]:
    """Both loopback addresses, as far as this machine has them.

    A browser tries the one of IPv6 first. If another program listened there, it would be sent what is meant for us.

    Raises:
        OSError: the port is taken at either.
    """
    both: list[socket.socket] = [listening("127.0.0.1", port)]
    try:
        both.append(listening("::1", both[0].getsockname()[1]))
    except OSError as error:
        if error.errno not in (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT):
            both[0].close()
            raise
    return both


def more_files(most: int) -> None:
    """Let the process hold so many connections besides its files, where the system allows it.

    A handshake of TLS gets the same time as headers do.
    """
    asyncio.constants.SSL_HANDSHAKE_TIMEOUT = HEADERS_WITHIN
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(most + SPARE, hard)), hard))


def _is_here(address: str) -> bool:
    """Whether the address is this machine's own, which every window and every proxy here shares."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return True
