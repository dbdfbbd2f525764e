"""Takes the documentation's pictures again: the demonstration, in both directions of writing, at three sizes."""

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "docs" / "pictures"
PORT = "8743"
BASE = f"http://127.0.0.1:{PORT}"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SIZES = {"laptop": (1440, 900), "projector": (1920, 1080), "phone": (390, 844)}
PAGES: dict[str, tuple[str, tuple[str, ...]]] = {
    "home": ("", ("laptop", "phone")),
    "safeguards": ("safeguards", ("laptop",)),
    "recruit": ("recruit/", ("laptop",)),
    "prepare": ("prepare/", ("laptop",)),
    "console": ("convene/", ("laptop", "phone", "projector")),
    "wall": ("convene/wall", ("projector",)),
    "caucus": ("convene/caucus/uplands0", ("laptop",)),
    "notes": ("convene/notes", ("laptop",)),
    "solve": ("solve/", ("laptop", "phone")),
    "predictions": ("solve/predictions", ("laptop", "phone")),
    "issues": ("solve/issues", ("laptop",)),
    "packages": ("solve/packages", ("laptop", "phone")),
    "valuation": ("solve/packages/valuation/uplands0", ("laptop",)),
    "ladder": ("solve/ladder", ("laptop", "projector")),
    "text": ("solve/text", ("laptop",)),
    "vision": ("solve/text/vision", ("laptop",)),
    "close": ("convene/close", ("laptop",)),
    "paper": ("convene/paper", ("laptop",)),
}


def chromium() -> str:
    """The system's own; a tool's download of a browser is never used."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        sys.exit("Chromium is missing: scripts/system-packages installs it.")
    return found


def passphrase(log: Path) -> str:
    """What the demonstration says to sign in with, once it listens."""
    for _ in range(200):
        found = re.search(r"passphrase “(.*?)”", log.read_text())
        if found and "http://" in log.read_text():
            return found.group(1)
        time.sleep(0.1)
    sys.exit("The demonstration did not start.")


def take(page: Page, language: str, size: str, wanted: set[str]) -> None:
    """Every picture of one size in one language."""
    dialogue = page.locator(".list a").first.get_attribute("href")
    for name, (path, sizes) in PAGES.items():
        if size in sizes and (not wanted or name in wanted):
            page.goto(f"{BASE}{dialogue}{path}")
            page.wait_for_load_state()
            if name == "console":
                page.locator("[data-card]").nth(1).focus()
            page.screenshot(path=TARGET / f"{name}-{language}-{size}.png")


def main() -> None:
    """Names of pages as arguments take those alone."""
    wanted = set(sys.argv[1:])
    TARGET.mkdir(exist_ok=True)
    log = ROOT / "build" / "pictures.log"
    log.parent.mkdir(exist_ok=True)
    with log.open("w") as out:
        server = subprocess.Popen(
            [sys.executable, "-u", "-m", "tracktwo", "demo", "--port", PORT], stdout=out, env=dict(os.environ)
        )
    try:
        secret = passphrase(log)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
            for language in ("en", "ar"):
                for size, (width, height) in SIZES.items():
                    context = browser.new_context(viewport={"width": width, "height": height}, locale=language)
                    page = context.new_page()
                    page.goto(f"{BASE}/sign-in")
                    page.fill("[name=name]", "demo")
                    page.fill("[name=passphrase]", secret)
                    page.locator("main button.primary").click()
                    take(page, language, size, wanted)
                    context.close()
            browser.close()
    finally:
        server.terminate()
        server.wait(10)
    subprocess.run([sys.executable, str(ROOT / "docs" / "generate.py")], check=True)


main()
