"""The demonstration in the midst of its meeting, as the browser tests find it."""

from dataclasses import dataclass

from playwright.sync_api import Browser, StorageState, expect
from server import Server
from walk import Walk

__all__ = ["Begun", "begin_demonstration"]


@dataclass(frozen=True)
class Begun:
    """An installation with the demonstration begun; its dialogue, and the convenor's browser as it was left."""

    server: Server
    dialogue: str
    state: StorageState


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
