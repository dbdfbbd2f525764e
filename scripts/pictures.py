"""Takes the documentation's pictures again: both demonstrations, in both directions of writing, at three sizes."""

import contextlib
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from chromium import FLAGS, HEADLESS
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from shown_pages import linked_pages, reverse_ending, shown_pages


def free_port() -> int:
    """A port nobody listens on now, so that two of these can run at once."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


ROOT = Path(__file__).parent.parent
TARGET = ROOT / "docs" / "pictures"
PORTS = {name: str(free_port()) for name in ("sealed", "public")}
BASES = {name: f"http://127.0.0.1:{port}" for name, port in PORTS.items()}
SIZES = {"laptop": (1440, 900), "projector": (1920, 1080), "phone": (390, 844)}
# Pages of a dialogue as a whole. The rooms' own are declared in their `pages.py`.
PAGES: dict[str, tuple[str, tuple[str, ...]]] = {
    "home": ("", ("laptop", "phone")),
    "safeguards": ("safeguards", ("laptop",)),
} | {page.picture: (page.path, page.sizes) for page in shown_pages() if page.picture}
CONTRIBUTORS: dict[str, tuple[str, tuple[str, ...]]] = {
    "contribute": ("", ("phone",)),
    "side": ("side", ("phone",)),
    "statement": ("next", ("phone", "laptop")),
    "kept": ("kept", ("phone",)),
    "phrase": ("phrase", ("phone",)),
}
CLOSED: dict[str, tuple[str, tuple[str, ...]]] = {"totals": ("totals", ("phone",))}
STEWARDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "steward": ("", ("laptop", "phone")),
    "statements": ("statements", ("laptop",)),
    "map": ("map", ("laptop", "phone", "projector")),
    "finding": ("map/statement/0", ("laptop",)),
    "abuse": ("abuse", ("laptop",)),
    "exports": ("exports", ("laptop",)),
}


@contextlib.contextmanager
def demonstration(name: str, *command: str) -> Iterator[str]:
    """A demonstration at work; what it said when it began."""
    log = ROOT / "build" / f"pictures-{name}.log"
    log.parent.mkdir(exist_ok=True)
    with log.open("w") as out:
        server = subprocess.Popen(
            [sys.executable, "-u", "-m", "tracktwo", *command, "--port", PORTS[name]],
            stdout=out,
            env=os.environ | {"TRACKTWO_HOSTS": "127.0.0.1"},
        )
    try:
        for _ in range(300):
            if "(stop with Ctrl+C)" in log.read_text():
                break
            time.sleep(0.1)
        else:
            sys.exit("The demonstration did not start.")
        yield log.read_text()
    finally:
        server.terminate()
        server.wait(10)


def take(page: Page, base: str, pages: dict[str, tuple[str, tuple[str, ...]]], name: str, wanted: set[str]) -> None:
    """Every picture of one size in one language, as in `en-laptop`."""
    for each, (path, sizes) in pages.items():
        if name.split("-")[1] in sizes and (not wanted or each in wanted):
            page.goto(base + path)
            page.wait_for_load_state()
            if each == "console":
                page.locator("[data-card]").nth(1).focus()
            with_few_colours(page.screenshot()).save(TARGET / f"{each}-{name}.png", optimize=True)


def with_few_colours(screenshot: bytes) -> Image.Image:
    """The same picture in at most 128 colours: nobody sees the difference, and a clone is a third as large."""
    return Image.open(BytesIO(screenshot)).convert("RGB").quantize(128, dither=Image.Dither.NONE)


def sealed(browser: Browser, said: str, language: str, size: str, wanted: set[str]) -> None:
    """The sealed server's pages."""
    found = re.search(r"passphrase “(.*?)”", said)
    assert found
    page = new_page(browser, language, size)
    page.goto(f"{BASES['sealed']}/sign-in")
    page.fill("[name=name]", "demo")
    page.fill("[name=passphrase]", found.group(1))
    page.locator("main button.primary").click()
    dialogue = page.locator(".list a").first.get_attribute("href")
    base = f"{BASES['sealed']}{dialogue}"
    pages = PAGES | linked(page, base)
    take(page, base, pages, f"{language}-{size}", wanted)
    page.context.close()


def linked(page: Page, base: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Pages of single records, each by the first link to one that its room's first page or a page behind it shows."""
    found = {}
    for each in linked_pages():
        page.goto(f"{base}{each.path.partition('/')[0]}/")
        link = page.locator(f"main a[href*='/{each.path}']").first.get_attribute("href") or ""
        record = link.partition(f"/{each.path}")[2].partition("/")[0]
        ending = reverse_ending(each.name)
        found[each.picture] = (f"{each.path}{record}{ending}", each.sizes)
    return found


def public(browser: Browser, said: str, language: str, size: str, wanted: set[str]) -> None:
    """The public server's pages, of a contributor and of the steward."""
    found = re.search(r"/s/(\w+)/  with the code ([\w-]+)", said)
    assert found
    id, code = found.groups()
    page = new_page(browser, language, size)
    steward = f"{BASES['public']}/s/{id}/"
    page.goto(f"{steward}sign-in")
    page.fill("#code", code)
    page.locator("main button.primary").click()
    take(page, steward, STEWARDS, f"{language}-{size}", wanted)
    contributor = f"{BASES['public']}/c/{id}/"
    page.goto(contributor)
    page.locator("form[action$='/begin'] button").click()
    take(page, contributor, CONTRIBUTORS, f"{language}-{size}", wanted)
    page.goto(steward)
    page.locator("button[name=state][value=closed]").click()
    page.goto(f"{steward}exports")
    if page.locator("button[name=show][value=yes]").count():
        page.locator("button[name=show][value=yes]").click()
    take(page, contributor, CLOSED, f"{language}-{size}", wanted)
    page.goto(steward)
    page.locator("button[name=state][value=open]").click()
    page.context.close()


def new_page(browser: Browser, language: str, size: str) -> Page:
    """A window of this size, for a reader of this language."""
    width, height = SIZES[size]
    return browser.new_context(viewport={"width": width, "height": height}, locale=language).new_page()


def main() -> None:
    """Names of pages as arguments take those alone."""
    wanted = set(sys.argv[1:])
    if HEADLESS is None:
        sys.exit("Chromium is missing: scripts/system-packages installs it.")
    TARGET.mkdir(exist_ok=True)
    with (
        demonstration("sealed", "demo") as of_sealed,
        demonstration("public", "consult", "demo") as of_public,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=HEADLESS, args=FLAGS)
        for language in ("en", "ar"):
            for size in SIZES:
                sealed(browser, of_sealed, language, size, wanted)
                public(browser, of_public, language, size, wanted)
        browser.close()
    subprocess.run([sys.executable, str(ROOT / "docs" / "generate.py")], check=True)


main()
