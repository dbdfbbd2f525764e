"""From a pattern to a timetable moved by key and by pointer, with a wish of a side in it, and to a day that runs."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect
from server import Server
from walk import Walk

LANGUAGES = ("en", "ar")
VIEWPORT = {"width": 1366, "height": 900}
NAMES = [("North", "الشمال"), ("South", "الجنوب")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_from_a_pattern_to_a_day_that_runs(language: str, server: Server, new_walk: Callable[..., Walk]) -> None:
    walk = new_walk(server, language)
    walk.first_run()
    walk.begin_dialogue("Larch", NAMES, second="ar")
    walk.goto("prepare/days")
    walk.main.locator("form[action$='/workshop'] button").click()
    expect(walk.page).to_have_url(re.compile("prepare/sessions$"))
    walk.goto("prepare/days")
    walk.main.locator("button[name=pattern][value=short]").click()
    expect(walk.page.locator("#board .block")).to_have_count(9)
    walk.direction_is_right()
    moved_by_key_and_pointer(walk)
    length = stretched_and_split(walk)
    wish_taken_in(walk)
    day_runs(walk, length)
    assert walk.trouble == []


def order(walk: Walk) -> list[str]:
    return [each.get_attribute("data-card") or "" for each in walk.page.locator("#board .block").all()]


def stands(walk: Walk, ids: list[str]) -> None:
    for place, id in enumerate(ids):
        expect(walk.page.locator("#board .block").nth(place)).to_have_attribute("data-card", id)


def block(walk: Walk, id: str) -> Locator:
    return walk.page.locator(f"#board [data-card='{id}']")


def moved_by_key_and_pointer(walk: Walk) -> None:
    """Two keys and a pull, and three times undo."""
    ids = order(walk)
    block(walk, ids[0]).click()
    walk.key("Alt+ArrowDown")
    moved = [ids[1], ids[0], *ids[2:]]
    stands(walk, moved)
    expect(block(walk, ids[0]).locator("input")).to_be_focused()
    expect(block(walk, ids[1]).locator(".when")).to_have_text("09:00–10:15")
    walk.key("l")
    expect(block(walk, ids[0]).locator(".when")).to_have_text("10:15–11:00")
    drag(walk, ids[0], ids[3])
    dragged = [ids[1], ids[2], ids[3], ids[0], *ids[4:]]
    stands(walk, dragged)
    for _ in range(3):
        walk.key("z")
        walk.page.wait_for_timeout(400)
    stands(walk, ids)


def drag(walk: Walk, id: str, target: str) -> None:
    """Take a block by its grip and let it go on the lower half of another."""
    block(walk, id).hover()
    grip, spot = block(walk, id).locator("[data-grip]").bounding_box(), block(walk, target).bounding_box()
    assert grip is not None
    assert spot is not None
    walk.page.mouse.move(grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2)
    walk.page.mouse.down()
    walk.page.mouse.move(spot["x"] + spot["width"] / 2, spot["y"] + spot["height"] * 0.8, steps=4)
    expect(block(walk, target)).to_contain_class("drop-after")
    walk.page.mouse.up()


def stretched_and_split(walk: Walk) -> int:
    """A block grows under the pointer; a key makes two of it, and another puts a break after it."""
    second = order(walk)[1]
    block(walk, second).hover()
    edge = block(walk, second).locator("[data-stretch]").bounding_box()
    assert edge is not None
    walk.page.mouse.move(edge["x"] + edge["width"] / 2, edge["y"] + edge["height"] / 2)
    walk.page.mouse.down()
    walk.page.mouse.move(edge["x"] + edge["width"] / 2, edge["y"] + 42, steps=4)
    walk.page.mouse.up()
    expect(block(walk, second)).not_to_have_attribute("data-minutes", "75")
    stretched = int(block(walk, second).get_attribute("data-minutes") or 0)
    assert stretched > 75
    assert stretched % 5 == 0
    expect(block(walk, second).locator("input")).to_be_focused()
    walk.key("p")
    expect(walk.page.locator("#board .block")).to_have_count(10)
    walk.key("b")
    expect(walk.page.locator("#board .block.break")).to_have_count(3)
    return int(block(walk, second).get_attribute("data-minutes") or 0)


def wish_taken_in(walk: Walk) -> None:
    """What a side asks for comes into the draft, which each side then shapes."""
    walk.main.locator("a[href$='/proposals']").click()
    walk.main.locator("form:has(#id_title) input[name=side]").nth(1).check()
    walk.page.fill("#id_title", "The wells")
    walk.page.fill("#id_title_second", "الآبار")
    walk.main.locator("form:has(#id_title) button.primary").click()
    walk.main.locator("form[action$='/take-in'] button:not([formaction])").click()
    wish = "The wells" if walk.language == "en" else "الآبار"
    expect(walk.main.locator("section[aria-labelledby=ours]")).to_contain_text(wish)
    for side in range(2):
        walk.main.locator("form[action$='/shaped'] button").nth(side).click()
        expect(walk.main.locator("form[action$='/shaped'] button").nth(side)).to_have_attribute("aria-pressed", "true")


def another_board_shows_it(walk: Walk) -> None:
    """Five minutes more are seen at once in another window, which asks for nothing by itself."""
    board = walk.context.new_page()
    board.goto(f"{walk.base}/d/{walk.dialogue}/convene/")
    left = board.locator(".run-strip [data-left-until]")
    expect(left).to_have_text("35")
    # The first tick of its stream is behind it.
    board.wait_for_timeout(500)
    walk.page.bring_to_front()
    walk.page.locator("#board").focus()
    walk.key("l")
    expect(left).to_have_text("40")
    board.close()


def day_runs(walk: Walk, length: int) -> None:
    """The day is begun, extended, and gone on with, by keys on the board; the wall shows no clock."""
    walk.open_meeting()
    walk.goto("prepare/run")
    walk.main.locator("button[name=act][value=begin]").first.click()
    left = walk.main.locator("[data-left-until]")
    expect(left).to_have_text("30")
    walk.goto("convene/")
    strip = walk.page.locator(".run-strip")
    expect(strip.locator("[data-left-until]")).to_have_text("30")
    walk.page.locator("#board").focus()
    walk.key("l")
    expect(strip.locator("[data-left-until]")).to_have_text("35")
    another_board_shows_it(walk)
    wall = walk.open_wall()
    expect(wall.locator("#wall [data-left-until]")).to_have_count(0)
    walk.page.locator("#board").focus()
    walk.key("d")
    expect(strip.locator("[data-left-until]")).to_have_text(str(length))
