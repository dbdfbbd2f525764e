"""What a team takes into its meeting: the room on two sheets, and a handover on one."""

from collections.abc import Callable
from io import BytesIO

from playwright.sync_api import expect
from pypdf import PdfReader
from server import Server
from walk import Walk

MARGIN = dict.fromkeys(("top", "bottom", "left", "right"), "12mm")


def test_the_demonstration_fits_on_its_sheets(server: Server, new_walk: Callable[..., Walk]) -> None:
    begun = new_walk(server)
    begun.first_run()
    begun.page.locator("form[action$='/demonstration'] button").click()
    # Every room plays its part before the page comes.
    expect(begun.page.locator(".walk > li")).to_have_count(8, timeout=30_000)
    for language in ("en", "ar"):
        walk = new_walk(server, language=language)
        walk.dialogue = begun.page.url.split("/")[-2]
        walk.sign_in()
        for path, sheets in (("enter/print", 2), ("enter/team/handover", 1)):
            walk.goto(path)
            printed = PdfReader(BytesIO(walk.page.pdf(format="A4", margin=MARGIN)))
            assert len(printed.pages) == sheets, f"{path} in {language}"
        assert walk.trouble == []
