"""Without a mouse: a first run is counted in pages, clicks and keys; from signing in to closing, keys are enough."""

import re
from collections.abc import Callable

import pytest
from begun import begin_demonstration
from playwright.sync_api import Browser, Locator, Page, expect
from server import Server
from walk import Walk

LANGUAGES = ("en", "ar")
# What a first run cost when it was first counted; it may not cost more.
MOST = {"pages": 8, "clicks": 11, "keys": 136}
PASSPHRASE = "seven herons asleep"


class Counted:
    """A hand at a page, counted: pages that were opened, clicks, and keys."""

    def __init__(self, page: Page) -> None:
        self.page, self.cost = page, {"pages": 0, "clicks": 0, "keys": 0}
        page.on("domcontentloaded", self._opened)

    def _opened(self, page: Page) -> None:
        self.cost["pages"] += page.url.startswith("http")

    def click(self, target: Locator) -> None:
        target.click()
        self.cost["clicks"] += 1

    def type(self, text: str) -> None:
        """Into what has the focus."""
        self.page.keyboard.insert_text(text)
        self.cost["keys"] += len(text)

    def key(self, name: str) -> None:
        self.page.keyboard.press(name)
        self.cost["keys"] += 1


def test_a_first_run_costs_no_more_than_it_did(
    server: Server, new_walk: Callable[..., Walk], record_property: Callable[[str, object], None]
) -> None:
    """From an empty folder to a board that can be written on."""
    walk = new_walk(server)
    page, main = walk.page, walk.main
    hand = Counted(page)
    page.goto(walk.base)
    hand.click(page.locator("#id_name"))
    hand.type("noor")
    for _ in range(2):
        hand.key("Tab")
        hand.type(PASSPHRASE)
    hand.key("Enter")
    code = page.locator(".code-shown code").inner_text()
    hand.click(main.locator("a.button.primary"))
    hand.click(page.locator("[name=code]"))
    hand.type(re.sub(r"\W", "", code))
    hand.key("Enter")
    hand.click(main.locator("a[href='/begin']").first)
    hand.click(page.locator("#id_code_name"))
    hand.type("Larch")
    hand.key("Tab")
    hand.type("Panel")
    hand.click(page.locator("#id_side1"))
    hand.type("North")
    hand.key("Tab")
    hand.type("South")
    hand.click(page.locator("#id_agreed"))
    hand.key("Enter")
    hand.click(main.locator("a[href$='/convene/open']").first)
    hand.click(main.locator("form button.primary"))
    expect(page.locator("#board .board")).to_be_visible()
    for name, number in hand.cost.items():
        record_property(name, number)
    assert all(hand.cost[name] <= most for name, most in MOST.items()), hand.cost


class Keys:
    """A person who never touches a mouse."""

    def __init__(self, walk: Walk) -> None:
        self.walk, self.page = walk, walk.page

    def reach(self, target: Locator, key: str = "Tab") -> None:
        """Go on from field to field until this one has the focus."""
        expect(target.first).to_be_visible()
        for _ in range(150):
            if target.first.evaluate("element => element === document.activeElement"):
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"the keyboard does not reach {target}")

    def open(self, link: Locator, to: str) -> None:
        """Follow a link."""
        self.reach(link)
        self.page.keyboard.press("Enter")
        expect(self.page).to_have_url(re.compile(to))

    def write(self, target: Locator, text: str) -> None:
        self.reach(target)
        self.walk.type(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_from_signing_in_to_closing_without_a_mouse(
    server: Server, browser: Browser, new_walk: Callable[..., Walk], language: str
) -> None:
    begun = begin_demonstration(server, browser)
    walk = new_walk(server, language)
    walk.dialogue, walk.sides = begun.dialogue, ["uplands0", "coast000"]
    page, keys = walk.page, Keys(walk)
    page.goto(f"{walk.base}/sign-in")
    keys.write(page.locator("[name=name]"), walk.name)
    keys.write(page.locator("main [name=passphrase]"), walk.passphrase)
    walk.key("Enter")
    expect(page).to_have_url(f"{walk.base}/")
    keys.open(page.locator(".list a"), f"/d/{walk.dialogue}/$")
    keys.open(walk.main.locator("a[href$='/convene/']"), "/convene/$")

    expect(page.locator("#board")).to_be_focused()
    card = walk.card("n", 0, "Written without a mouse", "كُتب بلا فأرة")
    walk.acknowledge(card)
    walk.key("Alt+ArrowUp")
    expect(walk.on_board(card)).to_be_focused()
    walk.key("m")
    expect(page.locator("#card-dialog [data-harmless]")).to_be_focused()
    walk.key("Enter")
    expect(page.locator("#card-dialog")).to_be_hidden()
    walk.take_back(card)
    walk.undo()
    expect(walk.on_board(card)).to_be_visible()
    walk.key("b")
    expect(page.locator("#board .on-wall")).to_be_visible()

    keys.open(page.locator(".phases a[href$='/solve/']"), "/solve/$")
    keys.write(walk.main.locator("form[data-autosave*='/idea'] textarea"), "An idea without a mouse")
    walk.key("Control+Enter")
    expect(page.locator(".ideas li").filter(has_text="An idea without a mouse")).to_be_visible()

    keys.open(page.locator(".closing a"), "/convene/close$")
    keys.reach(walk.main.locator("[name=looked]"))
    walk.key("Space")
    keys.write(page.locator("#code-name"), "Larch")
    walk.key("Enter")
    expect(walk.main.locator(".destroyed")).to_be_visible()
    assert walk.trouble == []
