"""Every page, in both directions: axe finds nothing, nothing moves, nothing is too wide, nothing complains.

axe takes a quarter of a second a page, so each page is looked at twice: in English on a laptop, in Arabic on a
telephone. Colours, which take two fifths of that, are the same in both languages. What is too wide at the
other size is found by `test_hand_layout`.
"""

from collections.abc import Callable

import pytest
from axe import AXE, LAPTOP, PHONE, fits, violations
from begun import Begun
from playwright.sync_api import expect
from shown_pages import shown_pages
from walk import Walk

OUTSIDE = ("/sign-in", "/join", "/recover", "/about", "/interpreter/code")
GENERAL = ("/", "/account", "/account/erase", "/begin", "/begin?sides=4", "/start/code", "/no-such-page")
# Pages of a dialogue as a whole; the rooms' own are those that they declare.
OF_A_DIALOGUE = ("", "names", "safeguards", "third-party", "erase", "backup")
OF_A_CONSULTATION = ("", "/results", "/tell")
OF_THE_ROOMS = tuple(page.path for page in shown_pages())
SIZES = {"en": LAPTOP, "ar": PHONE}
# What opens over the console: the key, and the dialog that it opens.
DIALOGS = {"n": "#new-concern", "w": "#new-word", "j": "#new-shared", "g": "#new-position", "?": "#help"}
ON_A_CARD = {"e": "#card-dialog", "m": "#card-dialog", "o": "#card-dialog", "t": "#card-dialog"}


def consultations(walk: Walk) -> list[str]:
    """The pages of the demonstration's consultation, and of one that is being prepared."""
    walk.goto("consult/")
    asked = walk.page.locator(".list a[href*='/asked/']").first.get_attribute("href")
    walk.goto("consult/begin")
    walk.main.locator("form button.primary").click()
    expect(walk.page.locator("#seeds")).to_be_visible()
    preparing = walk.page.url.removeprefix(walk.base)
    walk.page.fill("#csv", "One thought")
    walk.page.locator("form[action$='/seeds'] button").click()
    return [*(f"{asked}{each}" for each in OF_A_CONSULTATION), preparing, f"{preparing}/statements"]


@pytest.fixture
def signed_in(begun: Begun, new_walk: Callable[..., Walk]) -> Callable[..., Walk]:
    def walk(language: str, **options: object) -> Walk:
        found = new_walk(begun.server, language, **options)
        found.context.add_init_script(AXE)
        found.sign_in()
        found.dialogue, found.sides = begun.dialogue, ["uplands0", "coast000"]
        return found

    return walk


def whole(walk: Walk) -> list[str]:
    """What is wrong with a page as such: its headings, its title, its direction, what moves, what is too wide."""
    expect(walk.page.locator("h1")).to_have_count(1)
    expect(walk.page).to_have_title("tracktwo")
    walk.direction_is_right()
    moving = walk.page.evaluate("() => document.getAnimations().length")
    return [f"{moving} things move"] * bool(moving) + ["wider than its window"] * (not fits(walk.page))


@pytest.mark.parametrize("language", SIZES)
def test_every_page_is_whole_and_axe_finds_nothing(signed_in: Callable[..., Walk], language: str) -> None:
    walk = signed_in(language, reduced_motion="reduce", viewport=SIZES[language])
    found = []
    for path in (*GENERAL, *OF_A_DIALOGUE, *OF_THE_ROOMS, *consultations(walk)):
        walk.goto(path)
        found += [f"{path}: {one}" for one in whole(walk)] + violations(walk.page, path, contrast=language == "en")
    walk.goto("/begin")
    walk.page.fill("#id_code_name", "x\u202ey")
    walk.main.locator("form").evaluate("form => { form.noValidate = true; }")
    walk.main.locator("form button.primary").click()
    expect(walk.main.locator(".errorlist").first).to_be_visible()
    found += violations(walk.page, "a refused form")
    walk.sign_out()
    for path in OUTSIDE:
        walk.goto(path)
        found += violations(walk.page, path)
    assert not found, "\n".join(found)
    assert walk.trouble == []


@pytest.mark.parametrize("language", SIZES)
def test_axe_finds_nothing_in_what_opens_over_the_console(signed_in: Callable[..., Walk], language: str) -> None:
    walk = signed_in(language, reduced_motion="reduce", viewport=SIZES[language])
    found = []
    walk.board()
    card = walk.cards()[0]
    for key, dialog in (DIALOGS | ON_A_CARD).items():
        walk.on_board(card).focus()
        walk.key(key)
        expect(walk.page.locator(f"{dialog}[open] h2")).to_be_visible()
        found += violations(walk.page, f"the dialog of {key}")
        walk.key("Escape")
    walk.page.locator("#board button[value=begin-joint], #acts [data-key=y]").first.click()
    found += violations(walk.page, "a notice")
    walk.page.locator("#board a[href*='/word/']").first.click()
    expect(walk.page.locator("form[action$='/meaning']")).to_have_count(2)
    found += violations(walk.page, "a word")
    walk.board()
    walk.lock()
    found += violations(walk.page, "the lock over a page")
    walk.page.reload()
    expect(walk.page.locator("form[action$='/unlock']")).to_be_visible()
    found += violations(walk.page, "the locked page")
    assert not found, "\n".join(found)


def test_axe_finds_what_is_planted(signed_in: Callable[..., Walk]) -> None:
    walk = signed_in("en")
    walk.goto("/about")
    walk.page.evaluate("() => document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=/x><input>')")
    found = " ".join(violations(walk.page))
    assert "image-alt" in found
    assert "label" in found
