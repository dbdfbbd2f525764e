"""From a harvested outcome to a report that left: on one laptop, each side confirming and releasing what it reads."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect
from server import Server
from walk import Walk

NAMES = [("North", "الشمال"), ("South", "الجنوب")]
WHAT = "The water offices measure the wells together"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_from_an_outcome_to_a_report_that_left(
    language: str, server: Server, new_walk: Callable[..., Walk], tmp_path: Path
) -> None:
    walk = new_walk(server, language)
    walk.first_run()
    walk.begin_dialogue("Larch", NAMES, second="ar")
    walk.usual_days()
    walk.seats()
    walk.open_meeting()
    harvests(walk)
    both_release(walk, "reflect/outcomes/confirm")
    walk.goto("reflect/outcomes")
    expect(walk.main.locator("#policy ~ article .sign.full")).to_have_count(1)
    writes_the_report(walk)
    walk.goto("reflect/report/release")
    walk.direction_is_right()
    expect(walk.main.locator(".hostile li").first).to_be_visible()
    both_release(walk, "reflect/report/release")
    expect(walk.page).to_have_url(f"{walk.base}/d/{walk.dialogue}/reflect/report")
    for form in ("docx", "pdf"):
        with walk.page.expect_download() as saved:
            walk.main.locator(f"a[href$='/{form}']").click()
        saved.value.save_as(tmp_path / f"report.{form}")
    with zipfile.ZipFile(tmp_path / "report.docx") as parts:
        document = parts.read("word/document.xml").decode()
    assert WHAT in document and "12" in document and "Larch" not in document
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
    assert walk.trouble == []


def harvests(walk: Walk) -> None:
    """An outcome in three short texts, of which one is optional, and a kind of person outside."""
    walk.goto("reflect/outcomes/new")
    walk.page.fill("#id_what", WHAT)
    walk.page.select_option("#id_whom", "officials")
    walk.page.fill("#id_part", "The idea was ours, the money was not")
    walk.page.select_option("#id_how", "asked")
    walk.page.select_option("#id_outside", "journalist")
    walk.main.locator("form button.primary").click()
    expect(walk.main).to_contain_text(WHAT)


def both_release(walk: Walk, path: str) -> None:
    """One side after the other releases exactly what it reads; after the first nothing has left."""
    for left in (2, 1):
        walk.goto(path)
        buttons = walk.main.locator("form.release button:not([name=withdraw])")
        expect(buttons).to_have_count(left)
        with walk.page.expect_response(lambda answer: answer.request.method == "POST"):
            buttons.first.click()
        expect(buttons).to_have_count(left - 1)


def writes_the_report(walk: Walk) -> None:
    """A text that is refused for its number and then kept, the outcome, and twelve people."""
    walk.goto("reflect/report")
    walk.main.locator("form[action$='/report/begin'] button").click()
    expect(walk.main.locator(".report")).to_be_visible()
    walk.goto("reflect/report/write/logic")
    walk.page.fill("#id_logic", "Of 9 ideas few were carried")
    walk.main.locator("form button.primary").click()
    expect(walk.main.locator(".errorlist")).to_be_visible()
    expect(walk.page.locator("#id_logic")).to_have_value("Of 9 ideas few were carried")
    walk.page.fill("#id_logic", "Ideas are carried later than we hoped")
    saves(walk)
    walk.goto("reflect/report/write/outcomes")
    walk.main.locator("input[name=outcomes]").check()
    saves(walk)
    walk.goto("reflect/report/write/people")
    for name, number in (("workshops", 1), ("people", 12), ("women", 5), ("men", 7)):
        walk.page.fill(f"#id_{name}", str(number))
    saves(walk)
    expect(walk.main.locator(".report")).to_contain_text("12")


def saves(walk: Walk) -> None:
    """Save one part, and come back to the report."""
    walk.main.locator("form button.primary").click()
    expect(walk.main.locator(".report")).to_be_visible()
