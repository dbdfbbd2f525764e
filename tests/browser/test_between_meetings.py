"""From one meeting to the next, and the first minutes, by a person at a browser, in both languages."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect
from server import Server
from walk import Walk

KEPT = {"en": ("Water for the schools", "ماء للمدارس"), "ar": ("ماء للمدارس", "Water for the schools")}
LOST = {"en": ("Only said here", "قيل هنا فقط"), "ar": ("قيل هنا فقط", "Only said here")}
SIZES = {"laptop": (1366, 768), "phone": (390, 844)}


def no_sideways(walk: Walk) -> None:
    """Nothing of the page's content is cut at the edge of the screen."""
    wider = walk.page.evaluate(
        """() => [...document.querySelectorAll("main *")].filter((element) => {
            const box = element.getBoundingClientRect();
            return box.width && (box.right > innerWidth + 1 || box.left < -1);
        }).map((element) => element.outerHTML.slice(0, 90))"""
    )
    assert wider == []


@pytest.fixture
def begun(server: Server, new_walk: Callable[..., Walk]) -> Callable[[str, str], Walk]:
    def begin(language: str, size: str) -> Walk:
        width, height = SIZES[size]
        walk = new_walk(server, language, viewport={"width": width, "height": height})
        walk.first_run()
        names = [("North", "الشمال"), ("South", "الجنوب")]
        other = "ar" if language == "en" else "en"
        walk.begin_dialogue("Alder", names if language == "en" else [name[::-1] for name in names], language, other)
        return walk

    return begin


@pytest.mark.parametrize(("language", "size"), [("en", "laptop"), ("ar", "phone")])
def test_the_look_is_left_at_any_key(begun: Callable[[str, str], Walk], language: str, size: str) -> None:
    walk = begun(language, size)
    expect(walk.main.locator(".walk > li .button, .walk > li button")).to_have_count(8)
    no_sideways(walk)
    home = walk.page.url
    for key in ("Escape", "x", "ArrowDown", "5"):
        walk.page.locator("a[href$='/look']").click()
        walk.page.locator(".look a.primary").wait_for()
        walk.key("Enter")
        expect(walk.main.locator(".look a[href='?step=1']")).to_be_visible()
        # Its script has been read.
        walk.page.wait_for_load_state("networkidle")
        no_sideways(walk)
        walk.key(key)
        walk.page.wait_for_url(home)
    assert walk.trouble == []


@pytest.mark.parametrize(("language", "size"), [("en", "laptop"), ("ar", "phone")])
def test_what_every_side_ticked_begins_the_next_meeting(
    begun: Callable[[str, str], Walk], language: str, size: str, tmp_path: Path
) -> None:
    walk = begun(language, size)
    walk.seats()
    walk.open_meeting()
    for first, second in (KEPT[language], LOST[language]):
        walk.goto("convene/carry")
        walk.page.fill("form[data-autosave$='/unsettled'] [name=words]", first)
        walk.page.fill("form[data-autosave$='/unsettled'] [name=words_second]", second)
        walk.page.locator("form[data-autosave$='/unsettled'] button").click()
        expect(walk.main.locator(".carry")).to_contain_text(first)
    for number, side in enumerate(walk.sides):
        rows = walk.main.locator(".carry > li")
        chosen = rows if number == 0 else rows.filter(has_text=KEPT[language][0])
        for box in chosen.locator(f"input[form=release-{side}]").all():
            box.check()
        # Each page carries a key of its own: this one is gone once the answer stands here.
        key = walk.main.locator("input[name=key]")
        before = key.input_value()
        walk.page.locator(f"#release-{side} button").click()
        expect(key).not_to_have_value(before)
    expect(walk.main.locator(".carry .released")).to_have_count(1)
    no_sideways(walk)
    walk.page.screenshot(path=tmp_path / "carry.png", full_page=True)
    walk.close()
    walk.goto("convene/open")
    ticks = walk.main.locator("input[name=begin]")
    expect(ticks).to_have_count(1)
    expect(ticks).not_to_be_checked()
    no_sideways(walk)
    ticks.check()
    walk.main.locator("form button.primary").click()
    walk.page.wait_for_url("**/convene/")
    expect(walk.page.locator("#board")).to_contain_text(KEPT[language][0])
    expect(walk.page.locator("#board")).to_contain_text(KEPT[language][1])
    expect(walk.page.locator("#board")).not_to_contain_text(LOST[language][0])
    assert walk.trouble == []
