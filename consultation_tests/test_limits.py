"""A few requests at a time, and nobody who reads slowly keeps the others waiting."""

import asyncio
from typing import Any

import pytest

from tracktwo.common import limit
from tracktwo.common.limit import limited, queued

SCOPE = {"type": "http", "path": "/"}


async def _answering(scope: dict[str, Any], receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 200})
    await send({"type": "http.response.body", "body": b"x"})


def test_who_never_reads_holds_no_turn() -> None:
    async def run() -> list[str]:
        seen: list[str] = []

        async def never(message: dict[str, Any]) -> None:
            await asyncio.Event().wait()

        async def reads(message: dict[str, Any]) -> None:
            seen.append(message["type"])

        application = queued(_answering, 2)
        slow = [asyncio.create_task(application(SCOPE, None, never)) for _ in range(5)]
        await asyncio.wait_for(application(SCOPE, None, reads), 5)
        for task in slow:
            task.cancel()
        return seen

    assert asyncio.run(run()) == ["http.response.start", "http.response.body"]


def test_no_more_than_so_many_at_a_time() -> None:
    async def run() -> int:
        working = most = 0

        async def works(scope: dict[str, Any], receive: Any, send: Any) -> None:
            nonlocal working, most
            working += 1
            most = max(most, working)
            await asyncio.sleep(0.01)
            working -= 1

        async def ignore(_message: dict[str, Any]) -> None:
            return None

        application = queued(works, 3)
        await asyncio.gather(*(application(SCOPE, None, ignore) for _ in range(20)))
        return most

    assert asyncio.run(run()) == 3


def test_a_body_that_never_comes_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limit, "PATIENCE", 0.05)

    async def run() -> bool:
        reached = False

        async def reach(scope: dict[str, Any], receive: Any, send: Any) -> None:
            nonlocal reached
            reached = True

        async def never() -> dict[str, Any]:
            await asyncio.Event().wait()
            return {}

        await asyncio.wait_for(limited(reach)(SCOPE, never, None), 5)
        return reached

    assert asyncio.run(run()) is False
