"""Who may hold connections: a hall behind one address is let in, and silence keeps nobody out."""

import asyncio
from typing import Any

import pytest
import uvicorn
from uvicorn.server import ServerState

from tracktwo.cli.consult import FROM_ONE_ADDRESS, VOTERS_AT_ONCE
from tracktwo.common import sockets

SILENT = 500


async def _nothing(scope: dict[str, Any], receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body", "body": b""})


async def _held(most: int, from_one_address: int, wanted: int) -> tuple[int, bytes]:
    """How many of so many silent connections stay, and what somebody is answered who then asks for a page."""
    config, state = uvicorn.Config(_nothing, log_config=None, lifespan="off"), ServerState()
    kind: Any = sockets.protocol(most, from_one_address)
    server = await asyncio.get_running_loop().create_server(lambda: kind(config, state, {}), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        pairs = [await asyncio.open_connection("127.0.0.1", port) for _ in range(wanted)]
        await asyncio.sleep(0.2)
        held = len(state.connections)
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        answer = await asyncio.wait_for(reader.read(20), 3)
        for _reader, each in [*pairs, (reader, writer)]:
            each.close()
        server.close()
    return held, answer[:12]


def test_silent_connections_keep_no_contributor_out() -> None:
    held, answer = asyncio.run(_held(VOTERS_AT_ONCE // 4, FROM_ONE_ADDRESS, SILENT))
    assert held <= VOTERS_AT_ONCE // 4
    assert answer == b"HTTP/1.1 204"


def test_a_hall_of_phones_behind_one_address_is_let_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two hundred people on one line, some with two connections, are contributors and no attack."""
    monkeypatch.setattr(sockets, "_is_here", lambda _address: False)
    held, answer = asyncio.run(_held(VOTERS_AT_ONCE, FROM_ONE_ADDRESS, 300))
    assert (held, answer) == (300, b"HTTP/1.1 204")
    assert FROM_ONE_ADDRESS < VOTERS_AT_ONCE, "one address never fills the server"
