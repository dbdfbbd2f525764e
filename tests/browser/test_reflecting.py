"""From the first wave to the results: ten people and one laptop, in both languages, with one code lost."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from server import Server
from walk import Walk

EACH = 5
ITEMS = 13


def named(walk: Walk, *pair: str) -> str:
    return pair[walk.language == "ar"]


def begin_wave(walk: Walk, moment: str) -> list[list[str]]:
    """Begin a wave for five of each side; the codes on the slips, by side."""
    walk.goto("reflect/waves")
    walk.page.locator(f"[name=moment][value='{moment}']").check()
    for box in walk.page.locator("[name^=heads-]").all():
        box.fill(str(EACH))
    walk.page.locator("form[action$='waves/begin'] button").click()
    expect(walk.page.locator("section.page")).to_have_count(2)
    return [section.locator("code").all_text_contents() for section in walk.page.locator("section.page").all()]


def answer(walk: Walk, slip: str, own: str, value: int, skip: int = -1) -> None:
    """One person at the laptop: their code, their answers, and the screen is blank again."""
    page = walk.page
    page.fill("#slip", slip)
    if own:
        page.fill("#own", own)
    page.locator("form.private-start button").click()
    lines = page.locator("fieldset.item")
    expect(lines).to_have_count(ITEMS)
    for number in range(ITEMS):
        if number != skip:
            lines.nth(number).locator(f"input[value='{value}']").check()
    page.locator("button[name=answers]").click()
    expect(page.locator("#slip")).to_have_value("")
    expect(page.locator("fieldset.item")).to_have_count(0)


def hand_round(walk: Walk, action: str = "waves/hand-round") -> None:
    walk.goto("reflect/waves")
    walk.page.locator(f"form[action$='{action}'] button").click()
    walk.page.wait_for_url(re.compile("waves/answer"))


def take_back(walk: Walk) -> None:
    walk.page.fill("#passphrase", walk.passphrase)
    walk.page.locator("form[action$='/unlock'] button").click()
    walk.page.wait_for_url(re.compile("reflect/waves$"))


def close_wave(walk: Walk) -> None:
    walk.goto("reflect/waves")
    form = walk.page.locator("form[action$='waves/close']")
    form.locator("[name=sure]").check()
    form.locator("button").click()
    expect(walk.page.locator("form[action$='waves/close']")).to_have_count(0)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_from_the_first_wave_to_the_results(server: Server, new_walk: Callable[..., Walk], language: str) -> None:
    walk = new_walk(server, language)
    walk.first_run()
    names = [("North", "الشمال"), ("South", "الجنوب")]
    other = "ar" if language == "en" else "en"
    walk.begin_dialogue("Alder", names if language == "en" else [name[::-1] for name in names], language, other)
    walk.seats()
    walk.open_meeting()
    page = walk.page

    # What is asked, and who sees it, before anybody answers.
    walk.goto("reflect/measures")
    page.locator("[name=sides_see]").select_option("each")
    page.locator("main form button").last.click()
    expect(page.locator("#plan")).to_be_visible()

    slips = begin_wave(walk, "before")
    assert [len(own) for own in slips] == [EACH, EACH]
    hand_round(walk)
    walk.direction_is_right()
    for side in slips:
        for slip in side:
            answer(walk, slip, "", 3)
    walk.goto(f"/d/{walk.dialogue}/reflect/waves")
    expect(page.locator("#passphrase, [name=passphrase]").first).to_be_visible()
    page.go_back()
    take_back(walk)
    close_wave(walk)
    walk.goto("reflect/results")
    expect(page.locator("svg.over-time")).to_have_count(0)

    # At the end: everybody gives their code but one, who has lost it; the second side has come to trust less.
    again = begin_wave(walk, "after")
    hand_round(walk)
    page.fill("#slip", again[0][0])
    page.fill("#own", "AAAAA-AAAAA-AAAAA-A")
    page.locator("form.private-start button").click()
    expect(page.locator(".error")).to_be_visible()
    expect(page.locator("#slip")).to_have_value(again[0][0])
    walk.goto(f"/d/{walk.dialogue}/reflect/waves/answer")
    for number, (side, own) in enumerate(zip(again, slips, strict=True)):
        for person, slip in enumerate(side):
            lost = number == 0 and person == EACH - 1
            answer(walk, slip, "" if lost else own[person], 2 if number else 5)
    take_back(walk)
    close_wave(walk)

    walk.goto("reflect/results")
    walk.direction_is_right()
    expect(page.locator("#worse")).to_be_visible()
    # Four of the first side are linked: nothing of it is shown, and nothing of all together.
    expect(page.locator("section.over")).to_have_count(1)
    expect(page.locator("section.over h3")).to_contain_text(named(walk, "South", "الجنوب"))
    assert page.locator("svg.over-time circle").count() == 2 * ITEMS
    expect(page.locator("main")).to_contain_text(named(walk, "1 earlier answer was not claimed", "إجابة سابقة واحدة"))

    # Each person sees their own by code, and nobody else's.
    hand_round(walk, "waves/own")
    page.fill("#own", slips[1][0])
    page.locator("form.private-start button").click()
    expect(page.locator("table.own tr.worse").first).to_be_visible()
    page.locator("main .acts a").click()
    expect(page.locator("table.own")).to_have_count(0)
    take_back(walk)

    # And each side is asked what it costs.
    walk.goto("reflect/costs")
    page.locator("[name=side]").last.check()
    page.locator("[name=cost]").select_option("somebody")
    page.locator("[name=course]").select_option("pause")
    page.locator("main form button").last.click()
    walk.goto("reflect/")
    expect(page.locator(".drawing svg.over-time").first).to_be_visible()
    assert walk.trouble == []
