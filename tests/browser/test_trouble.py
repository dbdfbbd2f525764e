"""Lids that close, servers that die, and two people at once: nothing typed is lost, and the wall shows none of it."""

import signal
import time
from collections.abc import Callable
from itertools import pairwise

from begun import Begun
from playwright.sync_api import Page, Route, expect
from walk import Walk

TYPED = "Typed with care, and not saved yet"
PHONE = {"width": 390, "height": 844}
# Locking and restarting end a sign-in.
OWN_SIGN_IN = True


def compose(walk: Walk, text: str = TYPED) -> None:
    """Open the dialog of a new card and type."""
    walk.key("n")
    expect(words(walk)).to_be_focused()
    # What another test left unsaved is offered again.
    walk.key("Control+A")
    walk.type(text)


def words(walk: Walk):
    return walk.page.locator("#new-concern textarea[name=words]")


def heard(page: Page) -> None:
    """A notice is there, and nothing lies over it."""
    notice = page.locator("#notice .notice, dialog[open] .notice").first
    expect(notice).to_be_visible()
    dialog = page.locator("dialog[open]")
    box = notice.bounding_box()
    # The notice may be written anew while one looks, when a stream is refused as well.
    while box is None:
        expect(notice).to_be_visible()
        box = notice.bounding_box()
    size = page.viewport_size
    assert size is not None
    assert 0 <= box["y"] < size["height"], "the notice is out of sight"
    over = dialog.bounding_box() if dialog.count() and not dialog.locator(".notice").count() else None
    if over:
        apart = box["y"] + box["height"] <= over["y"] or box["y"] >= over["y"] + over["height"]
        assert apart, "the open dialog lies over the notice"


def test_locking_covers_the_page_and_keeps_what_was_typed(at_work: Callable[..., Walk]) -> None:
    walk = at_work()
    wall = walk.open_wall()
    expect(wall.locator("#wall .wall-card").first).to_be_visible()
    walk.goto("solve/text")
    wording = walk.page.locator("form:has([name=after]) [name=wording]")
    wording.fill(TYPED)
    walk.main.locator("h1").click()
    walk.lock()
    expect(walk.page.locator("h1")).to_be_hidden()
    expect(wording).to_be_hidden()
    expect(wall.locator("#wall *")).to_have_count(0)
    expect(wall.locator("#locked")).to_be_hidden()

    walk.page.fill("#unlock-passphrase", "not the passphrase")
    walk.key("Enter")
    expect(walk.page.locator("#locked [data-wrong]")).to_be_visible()
    walk.unlock()
    expect(wording).to_have_value(TYPED)
    expect(wall.locator("#wall .wall-card").first).to_be_visible()
    expect(wall.locator("#locked")).to_be_hidden()
    walk.main.locator("form:has([name=after]) button.primary").click()
    expect(walk.main.locator("article.text").first).to_contain_text(TYPED)


def test_escape_does_not_open_the_lock(at_work: Callable[..., Walk]) -> None:
    walk = at_work()
    walk.lock()
    for _ in range(3):
        walk.key("Escape")
    expect(walk.page.locator("#locked")).to_be_visible()
    expect(walk.page.locator("#board")).to_be_hidden()


def test_a_lid_that_was_closed_locks(at_work: Callable[..., Walk]) -> None:
    walk = at_work()
    walk.page.clock.install()
    walk.board()
    compose(walk)
    # The clock of the wall jumps, while no timer ran: so it looks when a machine wakes up.
    walk.page.clock.set_system_time("2030-01-01T08:00:00")
    walk.page.clock.run_for(6000)
    expect(walk.page.locator("#locked")).to_be_visible()
    walk.unlock()
    expect(words(walk)).to_have_value(TYPED)


def test_a_dead_server_loses_nothing_in_a_dialog(at_work: Callable[..., Walk], begun: Begun) -> None:
    """Killed while somebody types; saving fails; the program is started again, which signs everybody out."""
    walk = at_work()
    compose(walk)
    begun.server.stop(signal.SIGKILL)
    walk.key("Control+Enter")
    heard(walk.page)
    expect(words(walk)).to_have_value(TYPED)
    begun.server.start()
    walk.key("Control+Enter")
    heard(walk.page)
    expect(words(walk)).to_have_value(TYPED)
    again(walk)
    words(walk).focus()
    walk.key("Control+Enter")
    expect(walk.page.locator("#new-concern")).to_be_hidden()
    expect(walk.page.locator("#board .card").filter(has_text=TYPED)).to_have_count(1)


def again(walk: Walk) -> None:
    """Sign in in another window of the same browser."""
    there, walk.page = walk.page, walk.context.new_page()
    walk.sign_in()
    walk.page.close()
    walk.page = there


def test_a_dead_server_loses_nothing_on_a_page(at_work: Callable[..., Walk], begun: Begun) -> None:
    walk = at_work()
    walk.goto("solve/text")
    wording = walk.page.locator("form:has([name=after]) [name=wording]")
    wording.fill(TYPED)
    send = walk.main.locator("form:has([name=after]) button.primary")
    begun.server.stop(signal.SIGKILL)
    send.click()
    heard(walk.page)
    expect(wording).to_have_value(TYPED)
    begun.server.start()
    send.click()
    heard(walk.page)
    expect(wording).to_have_value(TYPED)
    again(walk)
    send.click()
    expect(walk.main.locator("article.text").first).to_contain_text(TYPED)


def test_what_was_being_typed_is_offered_again(at_work: Callable[..., Walk]) -> None:
    walk = at_work()
    with walk.page.expect_response(lambda answer: "/autosave/" in answer.url):
        compose(walk, "Half a sentence and no")
    walk.board()
    walk.key("n")
    expect(words(walk)).to_have_value("Half a sentence and no")
    walk.key("Control+Enter")
    expect(walk.page.locator("#new-concern")).to_be_hidden()
    walk.board()
    walk.key("n")
    expect(words(walk)).to_have_value("")


def test_what_was_typed_before_the_scripts_were_there_is_kept(at_work: Callable[..., Walk]) -> None:
    walk = at_work()
    held: list[Route] = []
    walk.page.route("**/autosave*.js", lambda route: held.append(route))
    walk.page.goto(f"{walk.base}/d/{walk.dialogue}/convene/notes", wait_until="commit")
    note = walk.page.locator("form[data-autosave*='/autosave/method'] textarea")
    note.fill("Typed while the page was still coming")
    assert held, "the page had its scripts already"
    with walk.page.expect_response(lambda answer: "/autosave/method" in answer.url):
        held[0].continue_()
    walk.page.unroute_all()
    walk.goto("convene/notes")
    expect(note).to_have_value("Typed while the page was still coming")


def test_a_page_that_is_left_right_after_the_last_key_keeps_what_was_typed(at_work: Callable[..., Walk]) -> None:
    walk = at_work()
    walk.goto("convene/notes")
    walk.page.clock.install()
    note = walk.page.locator("form[data-autosave*='/autosave/observation'] [name=question]")
    note.fill("Half a question, and gone")
    # The pause after the last key never comes to its end.
    with walk.page.expect_event("load"):
        walk.page.locator("a[href$='/convene/notes']").first.click()
    # What is sent while a page is left is on its way beside the next one.
    for _ in range(20):
        walk.goto("convene/notes")
        if note.input_value():
            break
    expect(note).to_have_value("Half a question, and gone")


def test_a_window_that_is_left_puts_nothing_back(at_work: Callable[..., Walk]) -> None:
    """What the server has of it is not sent again: meanwhile somebody typed on in another window."""
    first, second = at_work(), at_work()
    for walk, said in ((first, "Typed first"), (second, "Typed first, and on")):
        walk.goto("convene/notes")
        with walk.page.expect_response(lambda answer: "/autosave/method" in answer.url):
            walk.page.locator("form[data-autosave*='/autosave/method'] textarea").fill(said)
    first.goto()
    first.page.wait_for_timeout(500)
    second.goto("convene/notes")
    note = second.page.locator("form[data-autosave*='/autosave/method'] textarea")
    expect(note).to_have_value("Typed first, and on")


def test_a_form_is_sent_once_while_the_next_page_is_on_its_way(at_work: Callable[..., Walk]) -> None:
    walk = at_work()
    walk.goto("convene/notes")
    sent: list[str] = []

    def carried(route: Route) -> None:
        if route.request.method == "POST":
            sent.append(route.request.url)
        else:
            # The next page takes its time.
            time.sleep(0.3)
        route.continue_()

    form = walk.page.locator("form[data-autosave*='/autosave/method']")
    form.locator("textarea").fill("Said once")
    walk.page.route("**/convene/notes", carried)
    form.evaluate("form => setInterval(() => form.requestSubmit(), 20)")
    expect(walk.main.get_by_text("Said once")).to_be_visible()
    assert len(sent) == 1


def test_two_people_on_one_card(at_work: Callable[..., Walk]) -> None:
    """Whoever comes second sees both wordings, and nothing of either is lost."""
    mine, theirs = at_work(), at_work()
    card = mine.card("f", 0, "The wording both began with")
    expect(theirs.on_board(card)).to_be_visible()
    for walk in (mine, theirs):
        walk.choose(card)
        walk.key("e")
        expect(walk.page.locator("#card-form [name=words]")).to_have_value("The wording both began with")
    theirs.page.fill("#card-form [name=words]", "Their wording")
    theirs.page.locator("#card-form button.primary").click()
    expect(theirs.on_board(card)).to_contain_text("Their wording")
    mine.page.fill("#card-form [name=words]", "My wording")
    mine.page.locator("#card-form button.primary").click()
    expect(mine.page.locator("#card-form blockquote")).to_contain_text("Their wording")
    expect(mine.page.locator("#card-form [name=words]")).to_have_value("My wording")
    mine.page.locator("#card-form button.primary").click()
    for walk in (mine, theirs):
        expect(walk.on_board(card)).to_contain_text("My wording")


def test_typing_is_not_disturbed_by_what_others_do(at_work: Callable[..., Walk]) -> None:
    mine, theirs = at_work(), at_work()
    compose(mine)
    card = theirs.card("c", 1, "Said meanwhile")
    expect(mine.on_board(card)).to_be_attached()
    expect(words(mine)).to_have_value(TYPED)
    expect(words(mine)).to_be_focused()
    chosen = theirs.cards()[0]
    theirs.choose(chosen)
    mine.key("Control+Enter")
    expect(theirs.page.locator("#board .card").filter(has_text=TYPED).first).to_be_visible()
    assert theirs.chosen() == chosen, "the choice of a card outlives what others do"


def test_ten_windows_follow(at_work: Callable[..., Walk]) -> None:
    first = at_work()
    walks = [first, *(at_work(storage_state=first.context.storage_state()) for _ in range(9))]
    for number in (0, 9):
        text = f"Seen in every window, {number}"
        walks[number].card("p", 0, text)
        for walk in walks:
            expect(walk.page.locator("#board .card").filter(has_text=text)).to_have_count(1)


def test_a_phone_shows_one_column_at_a_time(at_work: Callable[..., Walk]) -> None:
    walk = at_work(viewport=PHONE, has_touch=True)
    columns = walk.page.locator("#board .board > *")
    boxes = [box for box in (one.bounding_box() for one in columns.all()) if box]
    assert len(boxes) == 3
    for before, box in pairwise(boxes):
        # The edge of the next one shows that there is more.
        assert 0.85 * PHONE["width"] < before["width"] <= PHONE["width"]
        assert box["x"] > before["x"] + 0.85 * PHONE["width"]
    expect(walk.page.locator("#acts .on-card")).to_be_hidden()
    walk.page.locator("#board .card").first.tap()
    expect(walk.page.locator("#acts .on-card")).to_be_visible()
    columns.nth(1).locator(".card").first.scroll_into_view_if_needed()
    second = columns.nth(1).bounding_box()
    assert second is not None
    assert abs(second["x"]) < 0.15 * PHONE["width"]
