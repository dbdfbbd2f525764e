"""Every page of the public server, in both directions, at laptop and phone size."""

import re
from collections.abc import Iterator

import pytest
from axe import LAPTOP, PHONE, fits, violations
from playwright.sync_api import Browser, Page, expect
from server import PublicServer

STEWARDS = (
    "",
    "statements",
    "statements/0",
    "map",
    "map?with=all",
    "map/statement/0",
    "abuse",
    "codes",
    "exports",
    "exports/polis",
)
CONTRIBUTORS = ("", "kept", "side", "next", "own", "phrase", "mine", "leave", "resume", "nothing-here")


class Demonstration(PublicServer):
    """The invented consultation."""

    command = ("consult", "demo")

    @property
    def steward(self) -> tuple[str, str]:
        """Its id and the steward's code."""
        match = re.search(r"/s/(\w+)/  with the code ([\w-]+)", self.log.read_text())
        assert match
        return match[1], match[2]


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    server = Demonstration(tmp_path_factory.mktemp("public"))
    server.start()
    yield server
    server.stop()


def whole(page: Page, language: str, where: str) -> list[str]:
    """What is wrong with a page as it stands."""
    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator("html")).to_have_attribute("dir", "rtl" if language == "ar" else "ltr")
    found = []
    for size in (PHONE, LAPTOP):
        page.set_viewport_size(size)
        found += violations(page, f"{where} at {size['width']}")
        found += [f"{where} is wider than {size['width']}"] * (not fits(page))
    return found


@pytest.mark.parametrize("language", ["en", "ar"])
def test_axe_finds_nothing_on_any_public_page(demonstration: Demonstration, browser: Browser, language: str) -> None:
    context = browser.new_context(base_url=demonstration.base, locale=language, bypass_csp=True)
    page, (id, code) = context.new_page(), demonstration.steward
    page.goto(f"/s/{id}/")
    faults = whole(page, language, "sign-in")
    page.fill("#code", code)
    page.locator("main button.primary").click()
    page.goto(f"/s/{id}/abuse")
    page.locator("form[action$='/apart'] button").first.click()
    for path in STEWARDS:
        page.goto(f"/s/{id}/{path}")
        faults += whole(page, language, path)
    page.goto(f"/s/{id}/codes")
    page.locator("main button.primary").click()
    faults += whole(page, language, "slips")
    page.goto(f"/c/{id}/")
    page.locator("form[action$='/begin'] button").click()
    for path in CONTRIBUTORS:
        page.goto(f"/c/{id}/{path}")
        faults += whole(page, language, path)
    page.goto(f"/s/{id}/")
    page.locator("button[name=state][value=closed]").click()
    page.goto(f"/s/{id}/exports")
    if page.locator("button[name=show][value=yes]").count():
        page.locator("button[name=show][value=yes]").click()
    expect(page.locator("button[name=show][value=no]")).to_be_visible()
    faults += whole(page, language, "exports, published")
    for path in ("", "totals", "next"):
        page.goto(f"/c/{id}/{path}")
        faults += whole(page, language, f"{path}, closed")
    page.goto(f"/s/{id}/")
    page.locator("button[name=state][value=open]").click()
    context.close()
    assert not faults, "\n".join(faults)
