"""Cards moved by keys and pointer, put under a heading of the room, and linked; the wall follows, undo takes back."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from walk import Walk

LANGUAGES = ("en", "ar")
VIEWPORT = {"width": 1366, "height": 768}


def column(walk: Walk, side: int) -> list[str]:
    """The cards of a side from above to below."""
    cards = walk.page.locator(f".column:has([data-side={walk.sides[side]}]) .card")
    return [each.get_attribute("data-card") or "" for each in cards.all()]


def stands(walk: Walk, side: int, order: list[str]) -> None:
    """The cards of a side stand in this order on the board, once it was drawn again."""
    cards = walk.page.locator(f".column:has([data-side={walk.sides[side]}]) .card")
    for place, id in enumerate(order):
        expect(cards.nth(place)).to_have_attribute("data-card", id)


@pytest.mark.parametrize("language", LANGUAGES)
def test_keys_move_a_card_and_undo_moves_it_back(at_work: Callable[..., Walk], language: str) -> None:
    walk = at_work(language)
    before = column(walk, 0)
    card = before[1]
    walk.on_board(card).focus()
    walk.key("Alt+ArrowDown")
    moved = [before[0], before[2], card, *before[3:]]
    stands(walk, 0, moved)
    expect(walk.on_board(card)).to_be_focused()
    walk.key("Alt+ArrowUp")
    stands(walk, 0, before)
    walk.key("Alt+ArrowUp")
    stands(walk, 0, [card, before[0], *before[2:]])
    for order in (before, moved, before):
        walk.undo()
        stands(walk, 0, order)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pointer_moves_a_card_within_its_column_alone(at_work: Callable[..., Walk], language: str) -> None:
    walk = at_work(language)
    wall = walk.open_wall()
    before, other = column(walk, 1), column(walk, 0)[0]
    card, target = before[0], before[2]
    drag(walk, card, target)
    after = [before[1], target, card, *before[3:]]
    stands(walk, 1, after)
    for place, id in enumerate(each for each in after[:2]):
        expect(wall.locator(".column").nth(1).locator(".wall-card").nth(place)).to_have_attribute("id", f"w-{id}")
    drag(walk, card, other)
    expect(walk.page.locator("#notice .notice")).to_be_visible()
    stands(walk, 1, after)
    walk.undo()
    stands(walk, 1, before)


def drag(walk: Walk, card: str, target: str) -> None:
    """Take a card by its grip and let it go on the lower half of another."""
    walk.on_board(card).hover()
    grip, spot = walk.on_board(card).locator("[data-grip]").bounding_box(), walk.on_board(target).bounding_box()
    assert grip is not None
    assert spot is not None
    walk.page.mouse.move(grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2)
    walk.page.mouse.down()
    walk.page.mouse.move(spot["x"] + spot["width"] / 2, spot["y"] + spot["height"] * 0.8, steps=4)
    expect(walk.on_board(target)).to_contain_class("drop-after")
    walk.page.mouse.up()
    expect(walk.page.locator(".drop-after, .grasped")).to_have_count(0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_room_words_a_heading_and_links_two_cards(at_work: Callable[..., Walk], language: str) -> None:
    walk = at_work(language)
    wall = walk.open_wall()
    mine, theirs = column(walk, 0)[-1], column(walk, 1)[-1]
    words, second = f"What stays ours, {language}", f"ما يبقى لنا {language}"
    walk.on_board(mine).focus()
    walk.key("m")
    dialog = walk.page.locator("#card-dialog")
    expect(dialog.locator("[data-harmless]")).to_be_focused()
    if not dialog.locator("[name=words]").is_visible():
        dialog.locator("summary").click()
    dialog.locator("[name=words]").fill(words)
    dialog.locator("[name=words_second]").fill(second)
    walk.key("Control+Enter")
    expect(dialog).to_be_hidden()
    heading = walk.page.locator("h3.heading").filter(has_text=words)
    expect(heading).to_contain_text(second)
    expect(wall.locator(".wall-heading").filter(has_text=words)).to_contain_text(second)
    walk.on_board(theirs).focus()
    walk.key("m")
    dialog.locator("button[name=heading]").filter(has_text=words).click()
    expect(heading).to_have_count(2)
    walk.on_board(theirs).focus()
    walk.key("m")
    dialog.locator("select[name=with]").select_option(mine)
    dialog.locator("form:has(select[name=with]) button").click()
    expect(walk.on_board(mine).locator(f"[data-go='{theirs}']")).to_be_visible()
    walk.on_board(theirs).locator(f"[data-go='{mine}']").click()
    expect(walk.on_board(mine)).to_be_focused()
    walk.undo()
    expect(walk.page.locator("[data-go]")).to_have_count(0)
    walk.undo()
    expect(heading).to_have_count(1)
    walk.undo()
    expect(heading).to_have_count(0)
    expect(wall.locator(".wall-heading")).to_have_count(0)
    assert walk.trouble == []
