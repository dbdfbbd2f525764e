"""What axe has against a page, at the sizes of a telephone and of a laptop."""

from pathlib import Path

from playwright.sync_api import Page

__all__ = ["LAPTOP", "PHONE", "fits", "scan", "violations"]

AXE = (Path(__file__).parent.parent / "vendor" / "axe.min.js").read_text()
LAPTOP, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


def violations(page: Page) -> list[str]:
    """What axe has against a page, by all its default rules."""
    # Half a megabyte of script: a page that is looked at in two sizes gets it once.
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate("async () => (await axe.run(document, { resultTypes: ['violations'] })).violations")
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


def scan(page: Page, where: str) -> list[str]:
    """A page as it stands, at both sizes."""
    found = []
    for size in (PHONE, LAPTOP):
        page.set_viewport_size(size)
        found += [f"{where} at {size['width']}: {one}" for one in violations(page)]
    return found


def fits(page: Page) -> list[int]:
    """The widths at which a page is wider than its window."""
    wide = []
    for size in (PHONE, LAPTOP):
        page.set_viewport_size(size)
        if not page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"):
            wide.append(size["width"])
    return wide
