"""What axe has against a page, and whether it is wider than its window."""

from pathlib import Path

from playwright.sync_api import Page

__all__ = ["AXE", "LAPTOP", "PHONE", "fits", "scan", "violations"]

AXE = (Path(__file__).parent.parent / "vendor" / "axe.min.js").read_text()
LAPTOP, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


def violations(page: Page, where: str = "", contrast: bool = True) -> list[str]:
    """What axe has against a page as it stands, by all its default rules, or by all but the one on colours."""
    # The address of a page is there before its words are.
    page.wait_for_load_state()
    # Half a megabyte of script: a page gets it once, if it does not begin with it.
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    # Not read again: the style sheets, which one rule wants; no sheet turns a page with the telephone.
    rules = {"color-contrast": {"enabled": contrast}}
    asked = "rules => axe.run(document, { resultTypes: ['violations'], preload: false, rules })"
    found = page.evaluate(asked, rules)["violations"]
    return [f"{where}: {one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


def scan(page: Page, where: str) -> list[str]:
    """The same at both sizes."""
    found = []
    for size in (PHONE, LAPTOP):
        page.set_viewport_size(size)
        found += violations(page, f"{where} at {size['width']}")
    return found


def fits(page: Page) -> bool:
    """Whether a page is no wider than its window."""
    return bool(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
