"""What the hand and the eye find: cards in view, a wall without gaps or cuts, acts that stay where they were begun."""

import re
from collections.abc import Callable
from itertools import combinations

import pytest
from playwright.sync_api import Page, expect
from walk import Walk

LANGUAGES = ("en", "ar")
LAPTOP, NARROW, PHONE = {"width": 1366, "height": 768}, {"width": 683, "height": 768}, {"width": 390, "height": 844}
VIEWPORT = LAPTOP


def height(page: Page, selector: str) -> float:
    box = page.locator(selector).bounding_box()
    assert box is not None
    return box["height"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_header_and_keys_leave_four_fifths_to_the_cards(at_work: Callable[..., Walk], language: str) -> None:
    walk = at_work(language)
    taken = sum(height(walk.page, part) for part in ("header.top", "nav.rooms", ".action-bar"))
    assert taken <= LAPTOP["height"] / 5, taken
    for side in (0, 1):
        for number in range(2):
            walk.card("n", side, f"One more need, {language} {number}", "حاجة أخرى")
    walk.page.evaluate("() => scrollTo(0, 0)")
    seen = walk.page.evaluate(
        """() => {
            const bar = document.querySelector(".action-bar").getBoundingClientRect().top;
            const isSeen = (card) => card.getBoundingClientRect().bottom <= bar;
            const seen = (column) => [...column.querySelectorAll(".card")].filter(isSeen).length;
            return [...document.querySelectorAll(".column")].map(seen);
        }"""
    )
    assert min(seen) >= 6, seen


def test_a_new_card_is_chosen_and_in_view(at_work: Callable[..., Walk]) -> None:
    walk = at_work()
    for number in range(4):
        walk.card("c", 1, f"A constraint at the end of the column, {number}")
    card = walk.card("c", 1, "The last constraint of the column")
    expect(walk.on_board(card)).to_be_focused()
    box, bar = walk.on_board(card).bounding_box(), walk.page.locator(".action-bar").bounding_box()
    assert box is not None
    assert bar is not None
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= bar["y"]
    heading = walk.page.locator(".column h2").nth(1).bounding_box()
    assert heading is not None
    assert 0 <= heading["y"] < 5, "the side's name stands at the top of the screen"


def test_cards_are_found_given_to_another_side_and_put_together(at_work: Callable[..., Walk]) -> None:
    walk = at_work()
    first, second = walk.card("n", 0, "Wells before walls"), walk.card("n", 0, "Water before borders")
    walk.page.fill("#find", "wells")
    expect(walk.on_board(first)).to_be_visible()
    expect(walk.on_board(second)).to_be_hidden()
    walk.page.fill("#find", "")
    walk.page.select_option("#sift", "[data-kind=fear]")
    expect(walk.on_board(first)).to_be_hidden()
    walk.page.select_option("#sift", "")
    walk.page.focus("#sift")
    walk.key("Escape")
    walk.choose(first)
    walk.key("e")
    walk.page.locator("#card-form summary").click()
    walk.page.select_option("#merge-with", second)
    walk.page.locator("#card-form form:has(#merge-with) button").click()
    expect(walk.on_board(second)).to_have_count(0)
    expect(walk.on_board(first)).to_contain_text("Wells before walls")
    expect(walk.on_board(first)).to_contain_text("Water before borders")
    walk.choose(first)
    walk.key("e")
    walk.page.locator("#card-form summary").click()
    walk.page.locator("#card-form button[name=owner]").click()
    expect(walk.page.locator(f".column:has([data-side={walk.sides[1]}]) [data-card='{first}']")).to_be_visible()
    walk.undo()
    expect(walk.page.locator(f".column:has([data-side={walk.sides[0]}]) [data-card='{first}']")).to_be_visible()


def test_tags_are_shown_by_their_key_alone_and_never_printed(at_work: Callable[..., Walk]) -> None:
    walk = at_work()
    card = walk.card("f", 0, "A fear that is tagged")
    walk.choose(card)
    walk.key("t")
    expect(walk.page.locator("#card-form blockquote")).to_contain_text("A fear that is tagged")
    walk.page.locator("#card-form input[value=misperception]").check()
    walk.page.locator("#card-form button.primary").click()
    tag = walk.on_board(card).locator(".judged")
    expect(tag).to_have_count(1)
    expect(tag).to_be_hidden()
    walk.choose(card)
    walk.key("v")
    expect(tag).to_be_visible()
    walk.page.emulate_media(media="print")
    expect(tag).to_be_hidden()


@pytest.mark.parametrize("language", LANGUAGES)
def test_closing_is_quiet_and_asks_for_the_code_name(at_work: Callable[..., Walk], language: str) -> None:
    walk = at_work(language)
    expect(walk.page.locator("a[href$='/convene/close']")).to_have_count(1)
    expect(walk.page.locator("a.primary[href$='/convene/close']")).to_have_count(0)
    walk.goto("convene/close")
    walk.page.check("input[name=looked]")
    walk.page.fill("#code-name", "another name")
    walk.main.locator("form button.primary").click()
    expect(walk.page.locator("#notice .notice")).to_be_visible()
    expect(walk.page.locator("#code-name")).to_have_value("another name")
    expect(walk.page.locator("input[name=looked]")).to_be_checked()
    walk.board()
    expect(walk.page.locator("#board .card").first).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_held_step_keeps_the_reader_where_it_was_taken(at_work: Callable[..., Walk], language: str) -> None:
    walk = at_work(language)
    word = walk.page.locator("#board a[href*='/word/']").first
    word.click()
    expect(walk.page.locator("form[action$='/meaning']")).to_have_count(2)
    # Or its own end of loading would be taken for that of the page after the form.
    walk.page.wait_for_load_state()
    for side in walk.sides:
        form = walk.page.locator(f"form[action$='/{side}/meaning']")
        form.locator("[name=means]").fill(f"What it means to us, {language}")
        with walk.page.expect_event("load"):
            form.locator("button").click()
        expect(walk.page.locator(f"form[action$='/{side}/restated']")).to_be_visible()
    address = walk.page.url
    walk.page.locator("form[action$='/close'] button").click()
    held = walk.page.locator("#notice .held")
    expect(held.locator("button[name=override-how]")).to_have_count(2)
    expect(held.locator("[data-harmless]")).to_be_focused()
    assert walk.page.url == address
    expect(walk.page.locator("header.meeting")).to_be_visible()
    walk.key("Enter")
    expect(held).to_have_count(0)


@pytest.mark.parametrize("status", [409, 413, 422, 507])
def test_a_refusal_costs_nothing_that_was_typed(at_work: Callable[..., Walk], status: int) -> None:
    walk = at_work()
    walk.goto("convene/notes")
    notice = {"HX-Retarget": "#notice", "HX-Reswap": "innerHTML", "Content-Type": "text/html"}
    walk.page.route(
        "**/convene/notes",
        lambda route: (
            route.fulfill(status=status, headers=notice, body="<div class=notice><p>No.</p></div>")
            if route.request.method == "POST"
            else route.continue_()
        ),
    )
    question = walk.page.locator("[name=question]")
    question.fill("What was meant by that?")
    walk.page.locator("form:has([name=question]) button.primary").click()
    expect(walk.page.locator("#notice .notice")).to_be_visible()
    expect(question).to_have_value("What was meant by that?")


def test_a_double_click_on_a_toggle_toggles_once(at_work: Callable[..., Walk]) -> None:
    walk = at_work()
    walk.goto("solve/")
    walk.page.locator("form[data-autosave] textarea").first.fill("An idea that is kept once")
    walk.page.locator("form[data-autosave] button.primary").click()
    idea = walk.page.locator(".ideas li").filter(has_text="An idea that is kept once")
    keep = idea.locator("form[action$='/keep'] button").first
    expect(keep).to_have_attribute("aria-pressed", "false")
    keep.dblclick()
    expect(keep).to_have_attribute("aria-pressed", "true")
    walk.page.wait_for_timeout(400)
    expect(keep).to_have_attribute("aria-pressed", "true")


def test_on_a_phone_the_current_tab_is_in_view(at_work: Callable[..., Walk]) -> None:
    walk = at_work(viewport=PHONE)
    walk.goto("convene/from-paper")
    tab = walk.page.locator("nav.rooms [aria-current=page]").bounding_box()
    assert tab is not None
    assert tab["x"] >= 0
    assert tab["x"] + tab["width"] <= PHONE["width"]


@pytest.mark.parametrize(
    "size", [LAPTOP, {"width": 1920, "height": 1080}, NARROW, PHONE], ids=lambda size: size["width"]
)
def test_on_the_wall_nothing_overlaps_and_no_side_stands_empty(at_work: Callable[..., Walk], size: dict) -> None:
    walk = at_work()
    walk.key("Escape")
    walk.key("s")
    wall = walk.open_wall()
    wall.set_viewport_size(size)
    expect(wall.locator(".wall-card").first).to_be_visible()
    parts = wall.locator(".wall-card, .wall-shared, .wall-foot, .column > h2")
    boxes = [box for box in (part.bounding_box() for part in parts.all()) if box]
    for one, other in combinations(boxes, 2):
        apart = (
            one["x"] + one["width"] <= other["x"] + 1
            or other["x"] + other["width"] <= one["x"] + 1
            or one["y"] + one["height"] <= other["y"] + 1
            or other["y"] + other["height"] <= one["y"] + 1
        )
        assert apart, (one, other)
    assert wall.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    for column in wall.locator(".column").all():
        assert column.locator(".wall-card").count() > 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_and_the_handbook_are_in_the_program(at_work: Callable[..., Walk], language: str) -> None:
    walk = at_work(language)
    walk.key("?")
    expect(walk.page.locator("#help .key-list")).to_be_visible()
    walk.goto("/handbook")
    walk.direction_is_right()
    assert walk.main.locator("li").count() > 15
    assert walk.trouble == []


def test_a_double_click_on_the_board_toggles_once(at_work: Callable[..., Walk]) -> None:
    walk = at_work()
    card = walk.other_card("j", "shared", "Both banks drink from one river")
    says = walk.on_board(card).locator(f"button[value='{walk.sides[0]}']")
    says.dblclick()
    walk.page.wait_for_timeout(600)
    expect(says).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("language", LANGUAGES)
def test_tags_of_an_issue_stand_behind_their_key(at_work: Callable[..., Walk], language: str) -> None:
    walk = at_work(language)
    walk.goto("solve/issues")
    tags = walk.page.locator(".issue .judged")
    nature = walk.page.locator("[name=nature]")
    assert tags.count() > 0
    expect(tags.first).to_be_hidden()
    expect(nature).to_be_hidden()
    walk.page.locator("article.issue").first.focus()
    walk.key("v")
    expect(tags.first).to_be_visible()
    expect(nature).to_be_visible()
    walk.page.emulate_media(media="print")
    expect(tags.first).to_be_hidden()
    expect(nature).to_be_hidden()


def test_cards_are_not_sifted_by_what_is_put_away(at_work: Callable[..., Walk]) -> None:
    walk = at_work()
    card = walk.on_board(walk.cards()[0])
    card.focus()
    walk.key("v")
    walk.page.select_option("#sift", ":has(.wait)")
    assert walk.page.locator("#board .card:not([hidden])").count() < walk.page.locator("#board .card").count()
    walk.page.locator("#acts [data-key=v]").click()
    expect(walk.page.locator("#board .card[hidden]")).to_have_count(0)


def too_wide(page: Page) -> list[str]:
    """What of a page does not fit into a phone's window: the page itself, its strips, its content."""
    boxes = page.evaluate(
        """() => [document.documentElement, ...document.querySelectorAll("header.top, nav.rooms, .phases, main")]
            .map((part) => [part.className || part.tagName, part.getBoundingClientRect(), part.scrollWidth])
            .map(([name, box, wide]) => [name, box.left, box.right, name === "HTML" ? wide : 0])"""
    )
    width = PHONE["width"] + 1
    return [name for name, left, right, wide in boxes if left < -1 or right > width or wide > width]


def drawn(page: Page, path: str, language: str) -> list[str] | None:
    """Draw a page of the server in the place of the one at hand, as a reader of this language gets it; where it leads.

    None where it is no page but a file.

    That takes a tenth of the time of opening it. Each page has its own style sheets, and nobody else's.
    """
    return page.evaluate(
        """async ([path, language]) => {
            const answer = await fetch(path, { headers: { "Accept-Language": language } });
            if (!(answer.headers.get("Content-Type") || "").startsWith("text/html")) return null;
            const other = new DOMParser().parseFromString(await answer.text(), "text/html");
            const of = (page) => [...page.querySelectorAll("link[rel=stylesheet]")];
            const names = (page) => of(page).map((sheet) => sheet.getAttribute("href")).join();
            if (names(document) !== names(other)) {
                const [before, sheets] = [of(document), of(other).map((sheet) => sheet.cloneNode())];
                const wait = (sheet) => new Promise((done) => { sheet.onload = sheet.onerror = done; });
                const came = sheets.map(wait);
                document.head.append(...sheets);
                await Promise.all(came);
                for (const sheet of before) sheet.remove();
            }
            for (const name of ["lang", "dir"]) document.documentElement[name] = other.documentElement[name];
            document.body.className = other.body.className;
            document.body.replaceChildren(...other.body.childNodes);
            await document.fonts.ready;
            return [...document.querySelectorAll("a[href]")].map((a) => a.getAttribute("href").split(/[?#]/)[0]);
        }""",
        [path, language],
    )


def test_no_page_of_a_dialogue_is_wider_than_a_phone(at_work: Callable[..., Walk]) -> None:
    """In both languages, since what sticks out at the left of a page in Arabic can be reached as well; every kind of
    page that a link leads to, once.
    """
    walk = at_work("ar", viewport=PHONE)
    first = f"/d/{walk.dialogue}/"
    seen, wide, waiting = set[str](), dict[str, list[str]](), [first, f"{first}convene/"]
    while waiting:
        path = waiting.pop()
        kind = re.sub("[0-9a-f]{32}", "*", path)
        if kind in seen or "/released/" in path or not path.startswith(first):
            continue
        seen.add(kind)
        for language in LANGUAGES:
            links = drawn(walk.page, path, language)
            if links is None:
                continue
            waiting += links
            expect(walk.page.locator("html")).to_have_attribute("lang", language)
            if faults := too_wide(walk.page):
                wide[f"{path} in {language}"] = faults
    assert len(seen) > 100, seen
    assert not wide


def test_a_page_that_is_too_wide_is_found_in_both_languages(at_work: Callable[..., Walk]) -> None:
    walk = at_work("ar", viewport=PHONE)
    for language in LANGUAGES:
        drawn(walk.page, f"/d/{walk.dialogue}/convene/", language)
        assert not too_wide(walk.page)
        walk.page.evaluate(
            "() => document.querySelector('main').insertAdjacentHTML('beforeend', `<pre>${'x'.repeat(90)}`)"
        )
        assert too_wide(walk.page)
