"""From a pattern to a timetable moved by key and by pointer, with a side's wish in it, a day that runs, and packs."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from icalendar import Calendar
from playwright.sync_api import Locator, expect
from pypdf import PdfReader
from server import Server
from walk import Walk

LANGUAGES = ("en", "ar")
VIEWPORT = {"width": 1366, "height": 900}
NAMES = [("North", "الشمال"), ("South", "الجنوب")]
LATE = "M9"
# Pages of each pack in one language, for one short day, four seats a side and one who is late, four cards on a page.
PAGES = {"facilitators": 3, "room": 8, "interpreters": 2, "side": 5}
AGENDA = {
    "en": ("Needs and fears", "What each takes home", "The wells", "Ground rules"),
    "ar": ("الحاجات والمخاوف", "ما يعود به كل منا", "الآبار", "القواعد الأساسية"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_from_a_pattern_to_printed_packs(
    language: str, server: Server, new_walk: Callable[..., Walk], tmp_path: Path
) -> None:
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
    walk.seats(LATE)
    day_runs(walk, length)
    latecomer_sits_in(walk)
    packs_are_printed(walk, tmp_path)
    calendar_says_nothing(walk, tmp_path)
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


def another_window_shows_it(walk: Walk) -> None:
    """Five minutes more are seen at once on another's board and run of the day, which ask for nothing by themselves."""
    lefts = []
    for path, place in (("convene/", ".run-strip"), ("prepare/run", "#run")):
        page = walk.context.new_page()
        page.goto(f"{walk.base}/d/{walk.dialogue}/{path}")
        lefts.append(page.locator(f"{place} [data-left-until]"))
        expect(lefts[-1]).to_have_text("35")
    # The first tick of its stream is behind each.
    page.wait_for_timeout(500)
    walk.page.bring_to_front()
    walk.page.locator("#board").focus()
    walk.key("l")
    for left in lefts:
        expect(left).to_have_text("40")
        left.page.close()


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
    another_window_shows_it(walk)
    wall = walk.open_wall()
    expect(wall.locator("#wall [data-left-until]")).to_have_count(0)
    walk.page.locator("#board").focus()
    walk.key("d")
    expect(strip.locator("[data-left-until]")).to_have_text(str(length))
    # The board knows what runs by now: the next press is meant for it, and is not refused.
    second = strip.locator("strong").inner_text()
    walk.key("d")
    expect(strip.locator("strong")).not_to_have_text(second)


def latecomer_sits_in(walk: Walk) -> None:
    """Two rounds without somebody; the first is held; who came is in the other one, which is planned again."""
    walk.goto("prepare/groups")
    form, rounds = walk.main.locator("form[action$='/groups']"), walk.main.locator("section.round")
    walk.page.fill("#id_wanted", "2")
    walk.page.fill("#id_size", "3")
    absent = form.locator(f"input[name=absent][value={LATE}]")
    absent.check()
    form.locator("button.primary").click()
    expect(rounds).to_have_count(2)
    expect(rounds.locator(".seat bdi")).to_have_count(2 * 8)
    walk.direction_is_right()
    first = rounds.first.locator(".seat bdi").all_inner_texts()
    assert LATE not in first
    walk.main.locator("button[name=act][value=held]").click()
    expect(rounds.first).to_contain_class("held")
    absent.uncheck()
    form.locator("button.primary").click()
    expect(rounds.nth(1).locator(".seat bdi").filter(has_text=LATE)).to_have_count(1)
    expect(rounds).to_have_count(2)
    expect(rounds.nth(1).locator(".seat bdi")).to_have_count(9)
    assert rounds.first.locator(".seat bdi").all_inner_texts() == first


def packs_are_printed(walk: Walk, folder: Path) -> None:
    """Each pack as PDF and as Word, whatever the language of whoever prints it: half in English, half in Arabic."""
    walk.goto("prepare/packs")
    walk.direction_is_right()
    for audience, pages in PAGES.items():
        name = walk.sides[1] if audience == "side" else audience
        printed = PdfReader(io.BytesIO(downloaded(walk, f"/{name}.pdf", folder))).pages
        assert len(printed) == 2 * pages, audience
        halves = {"en": printed[:pages], "ar": printed[pages:]}
        for language, half in halves.items():
            text = " ".join(word for page in half for word in page.extract_text().split())
            for words in AGENDA[language]:
                assert words in text, (audience, words)
            assert not [words for other in LANGUAGES if other != language for words in AGENDA[other] if words in text]
        written_both_ways(downloaded(walk, f"/{name}.docx", folder))


def written_both_ways(content: bytes) -> None:
    """Paragraphs and tables of a Word file are from right to left in its Arabic half, and there alone."""
    document = Document(io.BytesIO(content))
    paragraphs = [each for each in document.paragraphs if each.text]
    arabic = [bool(re.search("[\u0600-\u06ff]", each.text)) for each in paragraphs]
    assert [bool(each._p.xpath("./w:pPr/w:bidi")) for each in paragraphs] == arabic
    assert arabic == sorted(arabic), "one half after the other"
    assert 0 < sum(arabic) < len(arabic)
    mirrored = [bool(table._tbl.xpath("./w:tblPr/w:bidiVisual")) for table in document.tables]
    half = len(mirrored) // 2
    assert mirrored == [False] * half + [True] * half
    cells = [each for table in document.tables[half:] for each in table._tbl.xpath(".//w:p[w:r]")]
    assert cells
    assert all(each.xpath("./w:pPr/w:bidi") for each in cells)


def calendar_says_nothing(walk: Walk, folder: Path) -> None:
    """A file of the day's hours appears once it is said by which clock, and no word of the dialogue is in it."""
    walk.main.locator("a[href$='/place']").click()
    walk.page.fill("#id_zone", "Asia/Nicosia")
    walk.main.locator("form button.primary").click()
    expect(walk.page.locator("#board .block").first).to_be_visible()
    titles = [each.casefold() for each in walk.page.locator("#board .block .what").all_inner_texts()]
    assert len(titles) > 9
    walk.goto("prepare/packs")
    content = downloaded(walk, "/calendar", folder)
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    assert event.decoded("dtstart").tzname() == "UTC"
    assert event.decoded("dtstart") < event.decoded("dtend")
    said = content.decode().casefold()
    hidden = ["larch", "the panel", "nicosia", *(name.casefold() for names in NAMES for name in names)]
    hidden += [*titles, *(words.casefold() for language in LANGUAGES for words in AGENDA[language])]
    assert not [words for words in hidden if words in said]


def downloaded(walk: Walk, ending: str, folder: Path) -> bytes:
    """The file behind the link with this ending, under whatever name it is given."""
    with walk.page.expect_download() as saved:
        walk.main.locator(f"a[href$='{ending}']").click()
    path = folder / "downloaded"
    saved.value.save_as(path)
    return path.read_bytes()
