"""What a tired facilitator's hand does: nothing typed comes back as a ghost, nothing is shown or undone unasked."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect
from walk import Walk

LANGUAGES = ("en", "ar")
# Longer than the pause after which what is typed is kept.
PAUSE = 1_700


def field(walk: Walk, name: str = "words") -> Locator:
    return walk.page.locator(f"#new-concern [name={name}]")


# --- 1. Ghost drafts. ---


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_saved_at_once_does_not_come_back(at_work: Callable[..., Walk], language: str) -> None:
    walk = at_work(language)
    walk.page.clock.install()
    walk.card("f", 0, "Said and saved before the pause was over")
    walk.page.clock.run_for(PAUSE)
    walk.goto("convene/notes")
    walk.board()
    walk.key("f")
    expect(field(walk)).to_have_value("")


def test_the_server_refuses_a_draft_of_a_form_that_was_handed_in(at_work: Callable[..., Walk]) -> None:
    walk = at_work()
    walk.key("n")
    key = field(walk, "key").input_value()
    walk.type("Handed in")
    walk.key("Control+Enter")
    expect(walk.page.locator("#new-concern")).to_be_hidden()
    status = walk.page.evaluate(
        """async ([key, url]) => {
            const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
            const body = new URLSearchParams({ key, words: "late", csrfmiddlewaretoken: token });
            return (await fetch(url, { method: "POST", body, headers: { "HX-Request": "true" } })).status;
        }""",
        [key, f"/d/{walk.dialogue}/autosave/concern"],
    )
    assert status == 409
    walk.board()
    walk.key("n")
    expect(field(walk)).to_have_value("")


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("solve/", "idea"),
        ("solve/issues", "issue"),
        ("solve/ladder", "step"),
        ("convene/caucus/uplands0", "caucus"),
        ("convene/notes", "method"),
    ],
)
def test_no_autosaving_form_begins_with_what_was_saved(at_work: Callable[..., Walk], path: str, form: str) -> None:
    walk = at_work()
    walk.page.clock.install()
    walk.goto(path)
    autosaving = walk.page.locator(f"form[data-autosave*='/autosave/{form}']")
    text = autosaving.locator("textarea").first
    text.fill(f"Saved at once on {form}")
    for group in autosaving.locator("fieldset").all() + autosaving.locator(".field:has(input[type=radio])").all():
        group.locator("input[type=radio]").first.check()
    autosaving.locator("button.primary, p.acts button").first.click()
    expect(walk.main.get_by_text(f"Saved at once on {form}").first).to_be_visible()
    walk.page.clock.run_for(PAUSE)
    walk.goto(path)
    expect(text).to_have_value("")


# --- 2. The wall says what a card is. ---


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_wall_says_of_every_card_what_it_is(at_work: Callable[..., Walk], language: str) -> None:
    walk = at_work(language)
    walk.key("s")
    walk.card("f", 0, "That weapons stay hidden where nobody looks")
    wall = walk.open_wall()
    expect(wall.locator(".wall-card").first).to_be_visible()
    cards = wall.locator(".wall-card")
    assert cards.count() == cards.filter(has=wall.locator(".wall-kind")).count()
    kinds = wall.locator(".wall-kind").all_inner_texts()
    assert any("Fear" in kind and "خوف" in kind for kind in kinds), kinds


# --- 3. Nothing of a caucus is shown unasked. ---


@pytest.mark.parametrize("language", LANGUAGES)
def test_bringing_a_card_asks_first_and_keeps_it_off_the_wall(at_work: Callable[..., Walk], language: str) -> None:
    walk = at_work(language)
    words = f"Only for our own ears, {language}"
    walk.caucus_note(0, words)
    wall = walk.open_wall()
    card = walk.main.locator("article.card").filter(has_text=words)
    card.locator("[data-ask$='/bring']").click()
    dialog = walk.page.locator("#card-dialog")
    expect(dialog.locator("blockquote")).to_contain_text(words)
    expect(dialog.locator("[data-harmless]")).to_be_focused()
    walk.key("Enter")
    expect(dialog).to_be_hidden()
    expect(wall.locator("#wall")).not_to_contain_text(words)
    card.locator("[data-ask$='/bring']").click()
    dialog.locator("button.primary").click()
    expect(card.locator("[data-ask$='/bring']")).to_have_count(0)
    walk.board()
    brought = walk.page.locator("#board .card").filter(has_text=words)
    expect(brought.locator(".off-wall")).to_be_visible()
    expect(wall.locator("#wall")).not_to_contain_text(words)
    brought.focus()
    walk.key("i")
    expect(brought.locator(".off-wall")).to_have_count(0)


# --- 4. Focus and single keys. ---


@pytest.mark.parametrize("language", LANGUAGES)
def test_after_an_idea_the_next_one_is_typed(at_work: Callable[..., Walk], language: str) -> None:
    walk = at_work(language)
    walk.goto("solve/")
    idea = walk.page.locator("form[data-autosave] textarea").first
    idea.fill(f"One bus line for both, {language}")
    walk.key("Control+Enter")
    expect(walk.page.locator(".ideas li").filter(has_text=f"One bus line for both, {language}")).to_be_visible()
    expect(idea).to_be_focused()
    walk.page.keyboard.type("Let buses run")
    expect(idea).to_have_value("Let buses run")
    expect(walk.page.locator("#locked")).to_be_hidden()
    walk.main.locator("h1").click()
    walk.page.keyboard.type("Let buses run")
    expect(walk.page.locator("#locked")).to_be_hidden()
    expect(walk.page.locator("dialog[open]")).to_have_count(0)


def test_single_keys_can_be_switched_off_in_this_browser(at_work: Callable[..., Walk]) -> None:
    walk = at_work()
    walk.key("?")
    walk.page.locator("#help [data-keys-switch]").uncheck()
    walk.key("Escape")
    walk.board()
    walk.key("n")
    expect(walk.page.locator("#new-concern")).to_be_hidden()
    assert walk.page.evaluate("() => document.cookie.includes('keys')") is False
    walk.page.locator("[data-help]").click()
    walk.page.locator("#help [data-keys-switch]").check()
    walk.key("Escape")
    walk.board()
    walk.key("n")
    expect(walk.page.locator("#new-concern")).to_be_visible()


# --- 5. Blind acts. ---


@pytest.mark.parametrize("language", LANGUAGES)
def test_taking_back_quotes_the_card_and_can_be_undone(at_work: Callable[..., Walk], language: str) -> None:
    walk = at_work(language)
    words = f"Taken back by a slip, {language}"
    card = walk.card("n", 1, words)
    walk.choose(card)
    walk.key("o")
    expect(walk.page.locator("#card-form blockquote")).to_contain_text(words)
    expect(walk.page.locator("#card-form [data-harmless]")).to_be_focused()
    walk.key("Enter")
    expect(walk.on_board(card)).to_be_visible()
    walk.take_back(card)
    before = walk.page.locator("#undo-says").inner_text()
    assert before
    assert words not in before
    walk.undo()
    expect(walk.on_board(card)).to_contain_text(words)


def test_undo_takes_back_only_the_act_that_was_shown(at_work: Callable[..., Walk]) -> None:
    mine, theirs = at_work(), at_work()
    card = mine.card("n", 0, "Mine, to be undone")
    expect(mine.page.locator("#undo-says")).to_contain_text("Mine, to be undone")
    mine.page.route("**/convene/board", lambda route: route.abort())
    other = theirs.card("f", 0, "Theirs, meanwhile")
    mine.undo()
    expect(mine.page.locator("#notice .notice")).to_be_visible()
    expect(theirs.on_board(card)).to_be_visible()
    expect(theirs.on_board(other)).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_idea_is_taken_back_as_a_card_is(at_work: Callable[..., Walk], language: str) -> None:
    walk = at_work(language)
    words = f"An idea that its side takes back, {language}"
    walk.goto("solve/")
    walk.page.locator("form[data-autosave*='/autosave/idea'] textarea").first.fill(words)
    walk.key("Control+Enter")
    idea = walk.page.locator(".ideas li").filter(has_text=words)
    expect(idea).to_be_visible()
    # The page that shows it is a new one: its buttons answer once its script has run.
    walk.page.wait_for_load_state()
    for answer, left in (("[data-harmless]", 1), ("button:not([data-close]):not([name])", 0)):
        idea.locator("[data-ask*='/take-back/']").click()
        dialog = walk.page.locator("#card-dialog")
        expect(dialog.locator("blockquote")).to_contain_text(words)
        expect(dialog.locator("[data-harmless]")).to_be_focused()
        dialog.locator(answer).click()
        expect(dialog).to_be_hidden()
        expect(idea).to_have_count(left)
    walk.board()
    walk.undo()
    walk.goto("solve/")
    expect(idea).to_be_visible()


def test_what_was_taken_back_is_made_final_only_when_asked(at_work: Callable[..., Walk]) -> None:
    walk = at_work()
    card = walk.card("n", 1, "Taken back, and then for good")
    walk.take_back(card)
    for answer in ("[data-harmless]", "button[value=for-good]"):
        walk.page.locator("#board [data-ask$='/for-good']").click()
        expect(walk.page.locator("#card-dialog [data-harmless]")).to_be_focused()
        expect(walk.page.locator("#card-dialog")).not_to_contain_text("Taken back, and then")
        walk.page.locator(f"#card-dialog {answer}").click()
        expect(walk.page.locator("#card-dialog")).to_be_hidden()
    expect(walk.page.locator("#board [data-ask$='/for-good']")).to_have_count(0)
