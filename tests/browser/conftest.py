"""The real program in a process of its own, and the system's Chromium in front of it.

Playwright runs a loop in this thread, in which Django refuses to touch a database: it is started and stopped per
module, so that other tests find no loop.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from begun import Begun, Kept, begin_again
from chromium import CHROMIUM, FLAGS, HEADLESS
from playwright.sync_api import Browser, BrowserContext, Playwright, expect, sync_playwright
from server import PublicServer, Server
from walk import Walk

# Far below the half minute after which a page asks by itself, far above what a busy machine needs.
PATIENCE = 15_000


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    if CHROMIUM is None and not os.environ.get("CI"):
        pytest.skip("there is no `chromium` on the PATH: scripts/system-packages installs it")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as found:
        yield found


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    found = playwright.chromium.launch(executable_path=HEADLESS, args=FLAGS)
    yield found
    found.close()


@pytest.fixture
def persistent(playwright: Playwright, tmp_path: Path) -> Iterator[Callable[..., BrowserContext]]:
    """The whole browser, whose profile stays on the disk, as a person's does."""
    opened: list[BrowserContext] = []

    def launch(profile: Path, **options: object) -> BrowserContext:
        context = playwright.chromium.launch_persistent_context(
            str(profile), executable_path=CHROMIUM, args=FLAGS, **options
        )
        opened.append(context)
        return context

    yield launch
    for context in opened:
        context.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A fresh installation, running."""
    found = Server(tmp_path)
    found.start()
    yield found
    found.stop()


@pytest.fixture
def public(tmp_path: Path) -> Iterator[PublicServer]:
    """A fresh public server, running."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    found = PublicServer(folder)
    found.start()
    yield found
    found.stop()


@pytest.fixture(scope="module")
def module_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One installation for all tests of a module that do not harm each other."""
    found = Server(tmp_path_factory.mktemp("installation"))
    found.start()
    yield found
    found.stop()


@pytest.fixture
def new_walk(browser: Browser) -> Iterator[Callable[..., Walk]]:
    """A person at a browser of their own: `new_walk(server, language="ar")`."""
    begun: list[Walk] = []

    def walk(server: Server, language: str = "en", **options: object) -> Walk:
        options.setdefault("viewport", {"width": 1440, "height": 900})
        context = browser.new_context(base_url=server.base, locale=language, accept_downloads=True, **options)
        context.set_default_timeout(PATIENCE)
        begun.append(Walk(context, server.base, language))
        return begun[-1]

    yield walk
    for one in begun:
        one.context.close()


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """Where the demonstration is kept, once somebody began it."""
    return Kept(tmp_path_factory.mktemp("kept") / "data")


@pytest.fixture(scope="module")
def begun(kept: Kept, module_server: Server, browser: Browser) -> Begun:
    """The demonstration in the midst of its meeting, once for a module."""
    return begin_again(kept, module_server, browser)


@pytest.fixture
def at_work(request: pytest.FixtureRequest, begun: Begun, new_walk: Callable[..., Walk]) -> Iterator[Callable]:
    """Somebody at the board of the demonstration: `at_work(language="ar", viewport=PHONE)`.

    All share one sign-in, except where a module says `OWN_SIGN_IN = True` because its tests lock or restart. The size
    of the window is the module's `VIEWPORT`. A server that a test ended runs again afterwards.
    """
    module = request.module

    def walk(language: str = "en", **options: object) -> Walk:
        if hasattr(module, "VIEWPORT"):
            options.setdefault("viewport", module.VIEWPORT)
        if not getattr(module, "OWN_SIGN_IN", False):
            options.setdefault("storage_state", begun.state)
        person = new_walk(begun.server, language, **options)
        if "storage_state" not in options:
            person.sign_in()
        person.dialogue, person.sides = begun.dialogue, ["uplands0", "coast000"]
        person.board()
        return person

    yield walk
    if begun.server.process is None:
        begun.server.start()
