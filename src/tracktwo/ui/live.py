"""Live ticks: an open page is told that its compartment has a new head, and asks for itself again.

A tick carries the name of a scope and no content. The hub is in memory: one process holds the boot key, so one
process serves all windows.
"""

import asyncio
import threading
from collections import defaultdict
from collections.abc import AsyncIterator
from functools import partial
from typing import Any

from django.db import transaction
from django.http import HttpRequest, StreamingHttpResponse
from django.views.decorators.http import require_GET

from tracktwo.people.sessions import shut
from tracktwo.process.access import OpenMeeting, caucus_name
from tracktwo.process.guards import as_interpreter, in_meeting
from tracktwo.process.interpreting import INTERPRETING
from tracktwo.process.sealed import changed
from tracktwo.process.visiting import Interpreting

__all__ = ["beside_board_changed", "hub", "interpreter", "listen", "stream"]

HEARTBEAT = 15.0
# Several changes in quick succession become one tick, and a window is never told more than four times a second.
# Windows are told one after the other: ten of them asking in the same instant would wait for each other.
GATHER, SPACING, APART = 0.02, 0.25, 0.012


class Hub:
    """Who waits for which compartment."""

    def __init__(self) -> None:
        self._waiting: dict[str, set[tuple[asyncio.AbstractEventLoop, asyncio.Queue[str], str]]] = defaultdict(set)
        self._lock = threading.Lock()

    def join(self, names: dict[str, str]) -> "asyncio.Queue[str]":
        """A queue that receives `names[key]` whenever `key` is told. Called in the event loop."""
        queue: asyncio.Queue[str] = asyncio.Queue()
        loop = asyncio.get_running_loop()
        with self._lock:
            for key, name in names.items():
                self._waiting[key].add((loop, queue, name))
        return queue

    def leave(self, names: dict[str, str], queue: "asyncio.Queue[str]") -> None:
        """Stop waiting."""
        with self._lock:
            for key in names:
                self._waiting[key] = {waiter for waiter in self._waiting[key] if waiter[1] is not queue}
                if not self._waiting[key]:
                    del self._waiting[key]

    def place(self, queue: "asyncio.Queue[str]") -> int:
        """How many other windows are told before this one."""
        with self._lock:
            queues = list(dict.fromkeys(id(waiter[1]) for waiting in self._waiting.values() for waiter in waiting))
        return queues.index(id(queue)) if id(queue) in queues else 0

    def tell(self, key: str) -> None:
        """Wake everybody who waits for this key; from any thread."""
        with self._lock:
            waiting = list(self._waiting.get(key, ()))
        for loop, queue, name in waiting:
            if not loop.is_closed():
                loop.call_soon_threadsafe(queue.put_nowait, name)


hub = Hub()


def _on_change(compartment: str, **kwargs: Any) -> None:
    hub.tell(compartment)


def _on_shut(session: str, **kwargs: Any) -> None:
    hub.tell(session)


def listen() -> None:
    """Connect the hub to the vault's changes, and to browsers that are locked or signed out."""
    changed.connect(_on_change, dispatch_uid="live")
    shut.connect(_on_shut, dispatch_uid="live")


def beside_board_changed(meeting: OpenMeeting) -> None:
    """Wake the boards of a meeting once what stands beside them is committed.

    It rests with the third party's notes, which are written with every word that somebody types: those wake no board.
    """
    transaction.on_commit(partial(hub.tell, _beside(meeting)))


def _beside(meeting: OpenMeeting) -> str:
    return f"beside {meeting.third.id}"


@in_meeting
@require_GET
def stream(request: HttpRequest, meeting: OpenMeeting) -> StreamingHttpResponse:
    """Ticks of an open meeting, for as long as this browser is signed in and unlocked."""
    scopes = meeting.card.scopes
    names = {scopes["room"]: "room", scopes["third"]: "notes", meeting.dialogue.joint.id: "dialogue"}
    for side in meeting.dialogue.sides:
        if meeting.caucus(side.id):
            names[scopes[caucus_name(side.id)]] = "caucus"
    if INTERPRETING in scopes:
        names[scopes[INTERPRETING]] = "interpreter"
    names[_beside(meeting)] = "beside"
    names[meeting.dialogue.person.session_id] = "locked"
    return _streaming(names)


@as_interpreter
@require_GET
def interpreter(request: HttpRequest, here: Interpreting) -> StreamingHttpResponse:
    """Ticks for an interpreter, until they leave, are put out, or the meeting closes."""
    return _streaming({here.scope.id: "room", here.visitor.id: "locked"})


def _streaming(names: dict[str, str]) -> StreamingHttpResponse:
    response = StreamingHttpResponse(_ticks(names), content_type="text/event-stream")
    response["X-Accel-Buffering"] = "no"
    return response


async def _ticks(names: dict[str, str]) -> AsyncIterator[bytes]:
    queue = hub.join(names)
    loop = asyncio.get_running_loop()
    last = 0.0
    try:
        # Whatever changed between the page's own reading and this moment is caught up with at once.
        yield b"event: room\ndata: {}\n\n"
        while True:
            try:
                told = {await asyncio.wait_for(queue.get(), HEARTBEAT)}
            except TimeoutError:
                yield b": still here\n\n"
                continue
            await asyncio.sleep(max(GATHER + APART * hub.place(queue), last + SPACING - loop.time()))
            last = loop.time()
            while not queue.empty():
                told.add(queue.get_nowait())
            for name in sorted(told):
                yield f"event: {name}\ndata: {{}}\n\n".encode()
            if "locked" in told:
                return
    finally:
        hub.leave(names, queue)
