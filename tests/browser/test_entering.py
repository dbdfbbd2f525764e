"""From a new dialogue to a decision to enter and its printed pages, with a later release that rewrites its figures."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect
from server import Server
from walk import Walk

NAMES = [("North", "الشمال"), ("South", "الجنوب")]
DEATHS = """conflict_id,dyad_id,location_inc,side_a,side_b,year,bd_best,bd_low,bd_high,version
395,842,Lowland,Government of Lowland,Front,1992,2936,2900,3000,{version}
395,842,Lowland,Government of Lowland,Front,1996,{best},2700,{high},{version}
"""


@pytest.mark.parametrize("language", ["en", "ar"])
def test_from_a_new_dialogue_to_a_decision_and_its_printed_pages(
    language: str, server: Server, new_walk: Callable[..., Walk], tmp_path: Path
) -> None:
    walk = new_walk(server, language)
    walk.first_run()
    walk.begin_dialogue("Larch", NAMES, second="ar")
    sees(walk, 0, ("yes", "yes", "unsure", "yes"))
    sees(walk, 1, ("yes", "no", "", ""))
    expect(walk.main.locator("#unripe")).to_be_visible()
    keeps_alive(walk)
    imports(walk, tmp_path, "24.1", 2790)
    asks(walk)
    says_how_talks_stand(walk, "productive", "")
    decides(walk, "begin", "")
    expect(walk.main.locator(".errorlist")).to_be_visible()
    decides(walk, "begin", "Those who pay the price are heard nowhere in them")
    held = walk.page.locator("button[name=override-how][value=act]")
    expect(held).to_be_visible()
    says_how_talks_stand(walk, "stranded", "active")
    decides(walk, "begin", "")
    expect(walk.main.locator(".stands")).to_contain_text("They asked us")
    imports(walk, tmp_path, "25.1", 3264)
    walk.goto("enter/evidence")
    expect(walk.main.locator("#since")).to_be_visible()
    expect(walk.main.locator("section[aria-labelledby=since] table")).to_contain_text("3,264")
    walk.goto("enter/print")
    walk.direction_is_right()
    expect(walk.main).to_contain_text("They asked us")
    assert pages_of(walk) <= 2
    walk.goto()
    expect(walk.main.locator(".next a[href$='/enter/evidence']")).to_be_visible()
    assert walk.trouble == []


def sees(walk: Walk, number: int, answers: tuple[str, ...]) -> None:
    """One card: the four answers, a line of evidence, and nothing unfolded."""
    walk.goto("enter/ripeness")
    walk.main.locator(".sides .sheet a.button").nth(number).click()
    for name, answer in zip(("cannot_win", "hurts", "way_out", "voice"), answers, strict=True):
        walk.main.locator(f"input[name={name}][value='{answer}']").check()
    walk.page.fill("#id_hurts_why", "Two harvests lost")
    walk.main.locator("form button.primary").click()
    expect(walk.main.locator(".strip tbody tr")).to_have_count(2)


def keeps_alive(walk: Walk) -> None:
    """What keeps a sense of possibility alive."""
    walk.page.fill("#step-words", "Letters go on")
    walk.main.locator("form[action$='/line/alive'] button").click()
    expect(walk.main.locator("section[aria-labelledby=alive]")).to_contain_text("Letters go on")


def imports(walk: Walk, folder: Path, version: str, best: int) -> None:
    """A release of UCDP's deaths."""
    file = folder / f"deaths-{version}.csv"
    file.write_text(DEATHS.format(version=version, best=best, high=best + 200))
    walk.goto("enter/evidence")
    walk.page.set_input_files("#file", file)
    walk.main.locator("form[action$='/take'] button").click()
    expect(walk.main.locator("code.hash")).to_be_visible()


def asks(walk: Walk) -> None:
    """The chart of two parties, found by a part of the country's name."""
    walk.goto("enter/evidence")
    walk.page.fill("#text", "lowl")
    walk.main.locator("form.ask button").click()
    walk.main.locator("button[value='dyad:842']").click()
    expect(walk.main.locator(".wide-chart svg")).to_be_visible()


def says_how_talks_stand(walk: Walk, talks: str, stage: str) -> None:
    """Official talks: named only where a stage is given."""
    walk.goto("enter/decision")
    card = walk.main.locator("section[aria-labelledby=official]")
    if not card.locator("form").is_visible():
        card.locator("summary").click()
    walk.page.fill("#talks-complements", "The third round" if stage else "")
    walk.page.select_option("#talks-talks", talks)
    walk.page.select_option("#talks-stage", stage)
    words = walk.page.locator(f"#talks-talks option[value={talks}]").inner_text()
    card.locator("button").click()
    expect(card.locator("p").first).to_contain_text(words)


def decides(walk: Walk, choice: str, despite: str) -> None:
    """The decision, in a few words."""
    walk.page.select_option("#decision-choice", choice)
    walk.page.fill("#decision-why", "They asked us")
    walk.page.fill("#decision-despite", despite)
    walk.main.locator("form[data-autosave] button.primary").click()


def pages_of(walk: Walk) -> int:
    """How many sheets of A4 the page prints on."""
    return walk.page.pdf(format="A4").count(b"/Type /Page\n")
