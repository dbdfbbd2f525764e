"""From a fresh installation to the closed meeting, with two sides and a projector, in both languages."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader
from server import Server
from walk import Walk

# Typed in the walk: (first language, second language) per language of the walk.
TEXTS = {
    "en": {
        "sides": [("Hill people", "أهل التلال"), ("Shore people", "أهل الشاطئ")],
        "need": ("To be asked before the road is moved", "أن نُسأل قبل نقل الطريق"),
        "fear": ("That asking becomes a veto", "أن يصير السؤال حق نقض"),
        "priority": ("The bridge before winter", "الجسر قبل الشتاء"),
        "constraint": ("No signature in our name", "لا توقيع باسمنا"),
        "taken": ("This was said too early", "قيل هذا قبل أوانه"),
        "shared": ("The children cross every day", "الأطفال يعبرون كل يوم"),
        "word": ("road", "الطريق"),
        "title": ("On the road", "عن الطريق"),
        "wording": ("Both sides will walk the road together.", "سيمشي الطرفان الطريق معاً."),
    }
}
TEXTS["ar"] = {
    name: [tuple(reversed(one)) for one in value] if isinstance(value, list) else tuple(reversed(value))
    for name, value in TEXTS["en"].items()
}


class Wall:
    """The projector's window, watched: it never loads again, and never shows more than words."""

    def __init__(self, page: Page) -> None:
        self.page, self.loads = page, 0
        page.on("load", lambda _: setattr(self, "loads", self.loads + 1))

    def shows(self, text: str) -> None:
        expect(self.page.locator("#wall")).to_contain_text(text)
        self.is_plain()

    def hides(self, text: str) -> None:
        expect(self.page.locator("#wall")).not_to_contain_text(text)
        self.is_plain()

    def is_plain(self) -> None:
        """Words alone: nothing to press, no state of a card, nobody who is waited for; never loaded again."""
        assert self.loads == 0
        controls = self.page.locator("button, input, a, select, textarea, summary, [tabindex='0']")
        for control in controls.all():
            assert not control.is_visible(), "the wall shows something to press"
        marks = "#wall .state, #wall .sign, #wall .key, #wall .wait, #wall .ok, #wall .aside, #wall .nature, #wall form"
        expect(self.page.locator(marks)).to_have_count(0)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_from_nothing_to_the_closed_meeting(
    language: str, server: Server, new_walk: Callable[..., Walk], tmp_path: Path
) -> None:
    texts = TEXTS[language]
    walk = new_walk(server, language)
    prepare(walk, texts, language)
    wall = Wall(walk.open_wall())
    walk.direction_is_right(wall.page)

    cards = fill_the_board(walk, wall, texts)
    hear(walk, wall, cards)
    words(walk, wall, texts)
    solve(walk, cards, texts)
    release(walk, wall, texts, tmp_path)
    close(walk, wall, texts)
    assert walk.trouble == []
    assert server.log.read_text().count("\n") == 1, "the server said more than its address"


def prepare(walk: Walk, texts: dict, language: str) -> None:
    """First run, the dialogue, its days and seats, and its meeting, in which the second side keeps its ticket."""
    walk.first_run()
    walk.begin_dialogue("Alder", texts["sides"], language, "ar" if language == "en" else "en")
    walk.direction_is_right()
    walk.usual_days()
    walk.seats()
    walk.done_elsewhere("transfer")
    walk.open_meeting(ticket_sides=(1,))
    walk.begin_joint()


def fill_the_board(walk: Walk, wall: Wall, texts: dict) -> dict[str, str]:
    """Cards by keys alone; the wall follows each of them."""
    cards = {}
    for key, kind, side in (("n", "need", 0), ("f", "fear", 1), ("p", "priority", 0), ("c", "constraint", 1)):
        cards[kind] = walk.card(key, side, *texts[kind])
        wall.shows(texts[kind][0])
        wall.shows(texts[kind][1])
        first = walk.on_board(cards[kind]).locator("p[lang]").first
        expect(first).to_have_attribute("dir", "rtl" if walk.language == "ar" else "ltr")
    blank(walk, wall, texts["need"][0])
    walk.key("n")
    taken = walk.page.locator("#new-concern textarea[name=words]")
    expect(taken).to_be_focused()
    walk.key("Escape")
    expect(taken).to_be_hidden()
    cards["taken"] = walk.card("n", 0, *texts["taken"])
    wall.shows(texts["taken"][0])
    walk.take_back(cards["taken"])
    wall.hides(texts["taken"][0])
    cards["shared"] = walk.other_card("j", "shared", *texts["shared"])
    wall.hides(texts["shared"][0])
    walk.both_say_so(cards["shared"])
    wall.shows(texts["shared"][0])
    walk.other_card("a", "between", "Nobody reads the other's newspapers")
    walk.other_card("q", "cause", "The old map")
    position = walk.other_card("g", "position", "No talks on Fridays")
    walk.choose(position)
    wall.hides("No talks on Fridays")
    return cards


def blank(walk: Walk, wall: Wall, text: str) -> None:
    """One key blanks the wall and brings it back."""
    walk.key("b")
    wall.hides(text)
    expect(wall.page.locator("#wall .blank")).to_have_count(1)
    walk.key("b")
    wall.shows(text)


def hear(walk: Walk, wall: Wall, cards: dict[str, str]) -> None:
    """Acknowledging as row 80 has it, with undo; ideas stay shut until then."""
    walk.mark_key(cards["need"])
    walk.choose(cards["need"])
    walk.key("y")
    expect(walk.page.locator("#notice .notice")).to_be_visible()
    walk.restated(cards["need"])
    walk.not_yet(cards["need"])
    walk.restated(cards["need"])
    walk.that_is_it(cards["need"])
    walk.undo()
    expect(walk.on_board(cards["need"])).not_to_contain_class("ok")
    walk.that_is_it(cards["need"])
    walk.mark_key(cards["fear"])
    locked = walk.page.locator(".phases li.locked a[href$='/solve/']")
    wall.is_plain()
    walk.board()
    expect(locked).to_be_visible()
    walk.restated(cards["fear"])
    walk.heard_not_settled(cards["fear"])
    wall.is_plain()
    walk.board()
    expect(locked).to_have_count(0)


def words(walk: Walk, wall: Wall, texts: dict) -> None:
    """A word is unpacked, shown, marked where it stands, and released for the glossary."""
    walk.other_card("w", "word", *texts["word"])
    expect(walk.page.locator("#board .card .word").first).to_be_visible()
    expect(wall.page.locator("#wall .word").first).to_be_visible()
    walk.unpack(["What carries the bus", "What carries the army"])
    walk.page.locator("form:has(input[name=showing]) button[value=show]").click()
    wall.shows("What carries the army")
    walk.board()
    walk.use_ticket(1)
    walk.caucus_note(1, "For this side alone")
    wall.hides("For this side alone")
    walk.board()
    walk.page.locator("#board a[href*='/word/']").first.click()
    walk.release_word()
    walk.observe("What was not said just now?")
    walk.note_on_method("The break came late")
    walk.board()
    # No card is chosen on a page just loaded: the key shows the whole board again.
    walk.key("s")
    wall.shows(texts["need"][0])


def solve(walk: Walk, cards: dict[str, str], texts: dict) -> None:
    """From an idea to a joint option, and the obstacles at home."""
    walk.ideas(["One bus for both", "A second bridge"])
    walk.keep("One bus for both")
    walk.link("One bus for both", [cards["need"]])
    walk.try_joint()
    walk.link("One bus for both", [cards["fear"]])
    walk.joint()
    walk.obstacle(0, "The drivers' union", "They lose the long way round")


def release(walk: Walk, wall: Wall, texts: dict, folder: Path) -> None:
    """One text in two languages, released by each side, and taken out as a file."""
    walk.draft(texts["title"], ("A first try", "محاولة أولى"))
    walk.release(0)
    walk.draft(texts["title"], texts["wording"])
    expect(walk.page.locator("button[name=withdraw]")).to_have_count(0)
    walk.page.locator("form:has(input[value=text]) button[value=show]").click()
    wall.shows(texts["wording"][0])
    walk.release(0)
    expect(walk.page.locator("button[name=withdraw]")).to_have_count(1)
    expect(walk.page.locator("p.released")).to_have_count(0)
    walk.release(1)
    expect(walk.page.locator("p.released")).to_have_count(1)
    plain = walk.export("txt", folder).decode()
    assert texts["wording"][0] in plain
    assert texts["wording"][1] in plain
    assert "A first try" not in plain
    for name in [name for pair in texts["sides"] for name in pair]:
        assert name not in plain
    sheet = PdfReader(BytesIO(walk.export("pdf", folder)))
    assert not {key: value for key, value in (sheet.metadata or {}).items() if value}
    english = texts["wording"][0 if walk.language == "en" else 1]
    assert english.split()[0] in re.sub(r"\s+", " ", sheet.pages[0].extract_text())


def close(walk: Walk, wall: Wall, texts: dict) -> None:
    """What survives is what was released and the note that was ticked; the wall has nothing left to show."""
    walk.close(keep_notes=True)
    walk.direction_is_right()
    for survives in (texts["wording"][0], texts["word"][0], "The break came late"):
        expect(walk.main).to_contain_text(survives)
    for gone in (texts["need"][0], "A second bridge", "What was not said just now?", "For this side alone"):
        expect(walk.main).not_to_contain_text(gone)
    expect(wall.page.locator("body")).not_to_contain_text(texts["need"][0])
    expect(wall.page.locator("body")).not_to_contain_text(texts["wording"][0])
    walk.goto("convene/")
    expect(walk.page).to_have_url(f"{walk.base}/d/{walk.dialogue}/convene/open")
    walk.goto()
    expect(walk.page.locator(f"a[href$='/convene/closed/{walk.meeting}']")).to_be_visible()
