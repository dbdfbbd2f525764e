"""The system's Chromium, for the tests and the pictures: a tool's own download of a browser is never used."""

import shutil

__all__ = ["CHROMIUM", "FLAGS", "HEADLESS"]

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
# The same browser without what draws windows: the tests take half the time. Where it is missing the whole one does.
HEADLESS = shutil.which("chromium-headless-shell") or CHROMIUM
# As root in a container, without the phone calls of a desktop browser.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
