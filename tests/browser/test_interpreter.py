"""An interpreter at a telephone of their own, and the facilitator who takes their words in."""

from collections.abc import Callable

import pytest
from axe import scan
from playwright.sync_api import Page, expect
from test_hand_layout import too_wide
from walk import Walk

LANGUAGES = ("en", "ar")
PHONE = {"width": 390, "height": 844}
VIEWPORT = {"width": 1366, "height": 768}


def sheet(walk: Walk) -> list[str]:
    """The codes of a fresh sheet, by the page's own buttons."""
    walk.page.locator("nav.rooms .more summary").click()
    walk.page.locator("nav.rooms a[href$='/interpreter']").click()
    walk.page.locator("form[action$='/interpreter/sheet'] button").click()
    codes = walk.page.locator(".tickets ol code")
    expect(codes).to_have_count(8)
    return codes.all_inner_texts()


def come_in(visit: Walk, code: str) -> None:
    """Open the interpreter's page with a code."""
    visit.page.goto(f"{visit.base}/interpreter")
    expect(visit.page).to_have_url(f"{visit.base}/interpreter/code")
    visit.page.fill("#code", code)
    visit.main.locator("form button.primary").click()
    expect(visit.page).to_have_url(f"{visit.base}/interpreter")


def text_of(visit: Walk, card: str) -> Page:
    """The page of one card's words."""
    visit.page.locator(f"#t-{card}-words a.button").click()
    expect(visit.page.locator("[name=words]")).to_be_visible()
    # What is typed before the page's script has run is kept by nothing.
    visit.page.wait_for_load_state()
    return visit.page


def change(walk: Walk, card: str, words: str) -> None:
    """Change a card at the console."""
    walk.choose(card)
    walk.key("e")
    walk.page.locator("#card-form textarea[name=words]").fill(words)
    walk.page.locator("#card-form button.primary").click()
    expect(walk.on_board(card)).to_contain_text(words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_interpreter_works_beside_the_board(
    at_work: Callable[..., Walk], new_walk: Callable[..., Walk], language: str
) -> None:
    walk = at_work(language)
    card = walk.card("n", 0, f"Wells before walls, {language}")
    codes = sheet(walk)
    visit = new_walk(walk_server(walk), language, viewport=PHONE)
    visit.base = walk.base
    come_in(visit, codes[0])
    visit.direction_is_right()
    assert not too_wide(visit.page)
    page = text_of(visit, card)
    assert not too_wide(page)
    # What is typed is kept before it is sent.
    with page.expect_response(lambda one: one.url.endswith("/keep")):
        page.locator("[name=words_second]").fill("الآبار قبل الجدران")
    page.reload()
    expect(page.locator("[name=words_second]")).to_have_value("الآبار قبل الجدران")
    # The board moves on while they write: it is said at once, and sending over the older words is refused.
    walk.board()
    change(walk, card, f"Wells and walls, {language}")
    expect(page.locator("#now strong")).to_be_visible()
    expect(page.locator("#now")).to_contain_text("Wells and walls")
    page.locator("main form button.primary").click()
    expect(page.locator("main .notice[role=alert]")).to_be_visible()
    expect(page.locator("[name=words_second]")).to_have_value("الآبار قبل الجدران")
    page.locator("[name=words]").fill(f"Wells and walls, {language}")
    page.locator("main form button.primary").click()
    expect(page.locator(f"#t-{card}-words blockquote")).to_contain_text("الآبار قبل الجدران")
    assert not too_wide(page)
    # The console tells it by itself, and nothing has changed on the card.
    expect(walk.page.locator(".wordings a")).to_be_visible()
    expect(walk.on_board(card)).not_to_contain_text("الآبار قبل الجدران")
    walk.page.locator(".wordings a").click()
    waits = walk.page.locator("#waiting article").filter(has_text="الآبار قبل الجدران")
    expect(waits).to_have_count(1)
    waits.locator("button[name=take]").click()
    expect(waits).to_have_count(0)
    expect(page.locator(f"#t-{card}-words > p[lang=ar]")).to_contain_text("الآبار قبل الجدران")
    walk.board()
    expect(walk.on_board(card)).to_contain_text("الآبار قبل الجدران")
    walk.undo()
    expect(walk.on_board(card)).not_to_contain_text("الآبار قبل الجدران")
    expect(page.locator(f"#t-{card}-words > p[lang=ar]")).to_have_count(0)
    # A code that was used opens nothing in another browser.
    other = new_walk(walk_server(walk), language)
    other.page.goto(f"{walk.base}/interpreter/code")
    other.page.fill("#code", codes[0])
    other.main.locator("form button.primary").click()
    expect(other.main.locator(".errorlist")).to_be_visible()
    # Put out: the words leave the screen.
    walk.goto("interpreter")
    walk.page.check("[name=sure]")
    walk.page.locator("form[action$='/interpreter/out'] button").click()
    expect(page).to_have_url(f"{walk.base}/interpreter/code")
    assert walk.trouble == visit.trouble == []


def walk_server(walk: Walk) -> object:
    """What `new_walk` asks for: where the same server stands."""

    class Here:
        base = walk.base

    return Here()


def test_in_a_members_browser_no_code_is_used_up(at_work: Callable[..., Walk]) -> None:
    walk = at_work()
    codes = sheet(walk)
    walk.page.goto(f"{walk.base}/interpreter")
    expect(walk.page.locator("#code")).to_have_count(0)
    expect(walk.main.locator(".notice")).to_be_visible()
    walk.goto("interpreter")
    assert len(codes) == 8
    expect(walk.main.locator("form[action$='/sheet']")).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_the_pages_of_an_interpreter(
    at_work: Callable[..., Walk], new_walk: Callable[..., Walk], language: str
) -> None:
    plain = {"bypass_csp": True, "reduced_motion": "reduce"}
    walk = at_work(language, **plain)
    code = sheet(walk)[0]
    faults = scan(walk.page, "the sheet")
    walk.goto("interpreter")
    faults += scan(walk.page, "the wordings")
    visit = new_walk(walk_server(walk), language, **plain)
    visit.page.goto(f"{walk.base}/interpreter/code")
    faults += scan(visit.page, "the code")
    come_in(visit, code)
    faults += scan(visit.page, "the words of the board")
    visit.page.locator("#texts article a.button").first.click()
    expect(visit.page.locator("[name=words]")).to_be_visible()
    faults += scan(visit.page, "one text")
    assert not faults, "\n".join(faults)
