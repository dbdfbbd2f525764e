"""The demonstration in the midst of its meeting, as the browser tests find it."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, StorageState, expect
from server import Server
from walk import Walk

__all__ = ["Begun", "Kept", "begin_again", "begin_demonstration"]


@dataclass(frozen=True)
class Begun:
    """An installation with the demonstration begun; its dialogue, and the convenor's browser as it was left."""

    server: Server
    dialogue: str
    state: StorageState


@dataclass
class Kept:
    """A data folder as it was when the demonstration had just begun, for those who come later."""

    data: Path
    dialogue: str = ""


def begin_demonstration(server: Server, browser: Browser) -> Begun:
    """The convenor's first run and the demonstration, by the pages a person uses."""
    context = browser.new_context(base_url=server.base, locale="en")
    walk = Walk(context, server.base)
    walk.first_run()
    walk.page.locator("form[action$='/demonstration'] button").click()
    # Eight rooms play their parts: on a busy machine that takes a while.
    expect(walk.page.locator(".walk > li")).to_have_count(8, timeout=40_000)
    found = Begun(server, walk.page.url.split("/")[-2], context.storage_state())
    context.close()
    return found


def begin_again(kept: Kept, server: Server, browser: Browser) -> Begun:
    """The same from a copy of the data folder, which takes a fifth of the time; the first who comes begins it."""
    if not kept.dialogue:
        dialogue = begin_demonstration(server, browser).dialogue
        server.stop()
        shutil.copytree(server.data, kept.data)
        kept.dialogue = dialogue
    else:
        server.stop()
        shutil.rmtree(server.data)
        shutil.copytree(kept.data, server.data)
    # Whoever was signed in is signed out by the restart.
    server.start()
    context = browser.new_context(base_url=server.base, locale="en")
    Walk(context, server.base).sign_in()
    found = Begun(server, kept.dialogue, context.storage_state())
    context.close()
    return found
