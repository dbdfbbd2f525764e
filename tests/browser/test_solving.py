"""From private predictions to a released joint text, as two sides and a third party do it on one laptop."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from server import Server
from walk import Walk

NAMES = [("North", "الشمال"), ("South", "الجنوب")]
# Side, what each answers for their own side, what each expects of the other.
ROOM = [(0, 5, 1)] * 4 + [(0, 4, 2)] + [(1, 4, 4)] * 5


@pytest.mark.parametrize("language", ["en", "ar"])
def test_from_predictions_to_a_released_text(language: str, server: Server, new_walk: Callable[..., Walk]) -> None:
    walk = new_walk(server, language)
    walk.first_run()
    second = "en" if language == "ar" else "ar"
    names = NAMES if language == "en" else [(there, here) for here, there in NAMES]
    walk.begin_dialogue("Larch", names, language, second)
    walk.usual_days()
    walk.seats()
    walk.open_meeting()
    walk.questions(["Water for the upper fields", "Roads by night"])
    hand_round(walk)
    walk.see()
    rows = walk.page.locator(".dumbbells").first.locator("tbody tr")
    expect(rows).to_have_count(2)
    expect(walk.main).not_to_contain_text("10")
    issue_and_options(walk)
    ladder(walk)
    text(walk)
    assert walk.trouble == []
    assert server.log.read_text().count("\n") == 1, "the server said more than its address"


def hand_round(walk: Walk) -> None:
    """Ten people, one screen; in between nothing else of the dialogue can be reached from it."""
    walk.hand_round(ROOM[:6])
    walk.goto("convene/")
    expect(walk.page.locator("#board")).to_have_count(0)
    walk.goto("solve/hand-round")
    expect(walk.page.locator("input:checked")).to_have_count(0)
    for one in ROOM[6:]:
        walk.page.fill("#slip", walk.slips[walk.sides[one[0]]].pop())
        walk.page.locator("form.private-start button.primary").click()
        expect(walk.page.locator(".private-lines")).to_be_visible()
        for field in walk.page.locator(".private-lines fieldset").all():
            field.locator(f"input[value='{one[1]}']").check()
        walk.page.locator("button[name=answers]").click()
        expect(walk.page.locator(".private-lines")).to_have_count(0)
    walk.take_back_the_laptop()


def issue_and_options(walk: Walk) -> None:
    """An issue of interest, two options for it, and packages that both sides ask for."""
    walk.goto("solve/")
    walk.page.locator("button[name=override-how][value=paper]").click()
    expect(walk.page.locator("#minutes")).to_be_visible()
    walk.ideas(["Stewards at night", "Patrols together"])
    for idea in ("Stewards at night", "Patrols together"):
        walk.keep(idea)
    walk.goto("solve/issues")
    walk.page.fill("[name=words]", "The road")
    walk.page.locator("[data-toggle=waits]").click()
    walk.page.select_option("[name=nature]", "interest")
    walk.main.locator("form button.primary").click()
    expect(walk.main.locator("article.issue")).to_have_count(1)
    for idea in ("Stewards at night", "Patrols together"):
        walk.open_option(idea)
        walk.page.select_option("#issue", index=1)
        with walk.page.expect_navigation():
            walk.page.locator("form[action$='/issue'] button").click()
    walk.goto("solve/packages")
    for side in walk.sides:
        walk.page.locator(f"form[action$='/ask/{side}'] button").click()
        expect(walk.page.locator(f"form[action$='/ask/{side}'] button[name=withdraw]")).to_be_visible()
    for side in walk.sides:
        walk.goto(f"solve/packages/valuation/{side}")
        places = walk.page.locator("select[name^=choice-]")
        order = ("1", "2") if side == walk.sides[0] else ("2", "1")
        for place, value in zip(places.all(), order, strict=True):
            place.select_option(value)
        walk.page.check("[name=usable]")
        walk.main.locator("form button.primary").click()
        walk.page.wait_for_url("**/solve/packages")
    expect(walk.main.locator("article.package")).to_have_count(2)


def ladder(walk: Walk) -> None:
    """A step of each side, and an order both can bear."""
    walk.goto("solve/ladder")
    for side, words in zip(walk.sides, ("Open the road by day", "Say where the mines lie"), strict=True):
        form = walk.main.locator("form:has(textarea[name=words])")
        form.locator(f"input[name=side][value='{side}']").check()
        form.locator("[name=words]").fill(words)
        form.locator("[name=reassures]").select_option("3")
        form.locator("[name=exposes]").select_option("2")
        form.locator("button.primary").click()
        expect(walk.main.locator("article.card").filter(has_text=words)).to_be_visible()
    for side in walk.sides:
        walk.goto(f"solve/bear/{side}")
        walk.page.fill("[name=most]", "2")
        walk.main.locator("form button.primary").click()
        expect(walk.main.locator("article.card")).to_have_count(2)
    expect(walk.page.locator(".rungs li")).to_have_count(2)


def text(walk: Walk) -> None:
    """A vision by a mixed pair, criticised, drafted again, compared, released by both."""
    walk.goto("solve/text/vision")
    for number, wording in enumerate(("Children walk to school.", "All children walk to school.")):
        form = walk.page.locator("form:has(input[name=after])")
        form.locator("[name=title]").fill("A morning")
        form.locator("[name=wording]").fill(wording)
        for box in form.locator("[name=pair]").all():
            box.check()
        form.locator("button.primary").click()
        expect(walk.page.locator("article.text").first).to_contain_text(wording)
        if not number:
            details = walk.page.locator("details:has(form[action$='/criticism'])")
            details.locator("summary").first.click()
            details.locator(f"input[name=side][value='{walk.sides[1]}']").check()
            details.locator("[name=words]").fill("Whose children?")
            details.locator("button").click()
            expect(walk.main.locator(".card").filter(has_text="Whose children?")).to_be_visible()
    expect(walk.page.locator(".changes ins").first).to_be_visible()
    for side in walk.sides:
        form = walk.page.locator(f"form[action$='/release/{side}']")
        form.locator("button:not([name])").click()
        expect(form.locator("button[name=withdraw]").or_(walk.page.locator("p.released"))).to_be_visible()
    expect(walk.page.locator("p.released")).to_have_count(1)
