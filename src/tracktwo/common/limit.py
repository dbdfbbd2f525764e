"""Limits on what a server reads, before any of it is looked at, and on how much it does at a time."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

__all__ = ["LONGEST_BODY", "laned", "limited", "queued"]

LONGEST_BODY = 256 * 1024
# Seconds for a form over a slow line to arrive, and for a page to be taken off our hands.
PATIENCE = 60.0
Application = Callable[[dict[str, Any], Any, Any], Awaitable[None]]


def limited(application: Application, longer: Mapping[str, int] | None = None) -> Application:
    """The application behind a limit: a longer body never reaches it, since it would spill into a file in clear.

    `longer` are other limits, for addresses that end so; all below the 2.5 MB up to which Django stays in memory.
    """

    async def behind(scope: dict[str, Any], receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            return
        ends = (limit for end, limit in (longer or {}).items() if scope["path"].endswith(end))
        longest = next(ends, LONGEST_BODY)
        content = bytearray()
        too_long = False
        more = True
        try:
            async with asyncio.timeout(PATIENCE):
                while more:
                    message = await receive()
                    if message["type"] == "http.disconnect":
                        return
                    content += b"" if too_long else message.get("body", b"")
                    too_long = too_long or len(content) > longest
                    more = message.get("more_body", False)
        except TimeoutError:
            return
        if too_long:
            content.clear()
            scope["tracktwo.too_long"] = True
        given = False

        async def again() -> dict[str, Any]:
            nonlocal given
            if given:
                return dict(await receive())
            given = True
            return {"type": "http.request", "body": bytes(content), "more_body": False}

        await application(scope, again, send)

    return behind


def queued(application: Application, at_once: int) -> Application:
    """The application at work on so many requests at a time, first come first served.

    Each has a thread and a connection to the database. Hundreds would fight for one lock, and some of them lose. The
    answer is sent once the turn is over, so that whoever reads slowly, or not at all, keeps nobody waiting.
    """
    turns = asyncio.Semaphore(at_once)

    async def in_turn(scope: dict[str, Any], receive: Any, send: Any) -> None:
        answer: list[dict[str, Any]] = []

        async def hold(message: dict[str, Any]) -> None:
            answer.append(message)

        async with turns:
            await application(scope, receive, hold)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                for message in answer:
                    await send(message)

    return in_turn


def laned(application: Application, is_known: Callable[[dict[str, Any]], bool], strangers: int) -> Application:
    """The application with a lane of their own for those who are signed in.

    Of all others so many are worked on at once, each for a minute at most; whoever comes beyond that is told to come
    back. Whose request it is can be seen once its headers are there, and not before.
    """
    at_work = 0

    async def in_lane(scope: dict[str, Any], receive: Any, send: Any) -> None:
        nonlocal at_work
        if scope["type"] != "http" or is_known(scope):
            await application(scope, receive, send)
            return
        if at_work >= strangers:
            headers = [(b"content-type", b"text/plain"), (b"retry-after", b"5"), (b"connection", b"close")]
            await send({"type": "http.response.start", "status": 503, "headers": headers})
            await send({"type": "http.response.body", "body": b"Busy. Try again in a moment."})
            return
        at_work += 1
        try:
            async with asyncio.timeout(PATIENCE):
                await application(scope, receive, send)
        except TimeoutError:
            return
        finally:
            at_work -= 1

    return in_lane
