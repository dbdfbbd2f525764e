"""Two workshops and what lies between, by a person at a browser, in both languages.

A text is released, two sides bring reactions back, the idea gets its next version; a check-in is missed and followed,
a person is erased, a leak is walked through on the clock; and nothing of a plan lies on the disk in clear.
"""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect
from search import found_below
from server import Server
from walk import Walk

NAMES = [("North", "الشمال"), ("South", "الجنوب")]
TEXT = ("Open the road by day", "يُفتح الطريق نهارًا")
NEXT = ("Open the road by day, with stewards", "يُفتح الطريق نهارًا مع مشرفين")
CAME = ("Who pays the stewards?", "من يدفع للمشرفين؟")
CANARIES = {
    "what is at risk": "Zqstakes-the-mill-lease",
    "what is said": "Zqsays-a-course-of-weaving",
    "first step": "Zqstep-ask-the-miller",
    "who acts": "Zqacts-T2",
}


def in_language(language: str, words: tuple[str, str]) -> tuple[str, str]:
    return words if language == "en" else words[::-1]


def say(walk: Walk, words: tuple[str, str], name: str = "words") -> None:
    first, second = words
    walk.page.fill(f"main [name={name}]", first)
    walk.page.fill(f"main [name={name}_second]", second)


def first_workshop(walk: Walk, language: str) -> None:
    """A text that every side released."""
    walk.seats()
    walk.open_meeting()
    walk.draft(in_language(language, ("The road", "الطريق")), in_language(language, TEXT))
    for side in (0, 1):
        walk.release(side)


def plan_before_going_home(walk: Walk) -> str:
    """A plan made with the first person, who goes home eight days ago so that the first check-in is due; its page."""
    walk.goto("transfer/people")
    walk.main.locator("a[href$='/new']").first.click()
    today = datetime.date.today()
    walk.page.fill("[name=home]", (today - datetime.timedelta(days=8)).isoformat())
    walk.page.select_option("[name=risk]", "some")
    walk.page.fill("[name=stakes]", CANARIES["what is at risk"])
    walk.page.fill("[name=says]", CANARIES["what is said"])
    walk.page.select_option("[name=reach]", "trusted")
    walk.page.fill("[name=silence]", f"{CANARIES['first step']}\nWait")
    walk.page.fill("[name=acts]", CANARIES["who acts"])
    walk.page.fill("[name=drill]", (today + datetime.timedelta(days=2)).isoformat())
    walk.main.locator("form button.primary").click()
    expect(walk.main.locator(".code-sheet")).to_be_visible()
    code = walk.main.locator(".code-sheet").inner_text()
    place = walk.page.url.rsplit("/", 2)[1]
    # The person opens it by the code, and it is there for nobody without.
    walk.goto(f"transfer/people/{place}/code")
    walk.page.fill("#code", code)
    walk.main.locator("form button.primary").first.click()
    expect(walk.main).to_contain_text(CANARIES["what is at risk"])
    return place


def between(walk: Walk, language: str) -> str:
    """Each side's reaction is kept and released; the address of the idea."""
    walk.goto("transfer/ideas")
    walk.main.locator("section[aria-labelledby=every] a").first.click()
    address = walk.page.url.partition(f"{walk.dialogue}/")[2]
    for side in walk.sides:
        walk.goto(address)
        walk.main.locator(f"input[name=side][value='{side}']").check()
        walk.main.locator("form.compact button.primary").click()
        walk.goto(f"{address}/reaction/{side}")
        walk.page.select_option("[name=origin]", "officials")
        say(walk, in_language(language, CAME))
        walk.main.locator("form button.primary").click()
        expect(walk.main.locator(".held-back")).to_have_count(1)
        walk.main.locator("form[action$='/release'] button").click()
        expect(walk.main.locator(".held-back")).to_have_count(0)
    walk.goto()
    expect(walk.page.locator("#came-back")).to_be_visible()
    return address


def second_workshop(walk: Walk, language: str, address: str) -> None:
    """Reactions stand on the board as cards; the idea gets its next version, released by both sides."""
    walk.open_meeting()
    walk.goto("transfer/ideas/back")
    for box in walk.main.locator("input[name=bring]").all():
        box.check()
    walk.main.locator("form button.primary").click()
    expect(walk.main.locator("input[name=bring][disabled]")).to_have_count(2)
    walk.board()
    expect(walk.page.locator("[data-kind=reaction]")).to_have_count(2)
    walk.goto(f"{address}/version")
    say(walk, in_language(language, NEXT), "wording")
    say(walk, in_language(language, CAME), "reason")
    walk.main.locator(".text-form form button.primary").click()
    for side in walk.sides:
        walk.page.locator(f"form[action$='/version/{side}'] button:not([name=withdraw])").click()
        expect(walk.page.locator(f"form[action$='/version/{side}'] button:not([name=withdraw])")).to_have_count(0)
    expect(walk.main.locator(".changes ins").first).to_be_visible()


def missed_and_followed(walk: Walk, place: str) -> None:
    """Something is due; there was no answer; the person's steps are taken one by one; there is an answer after all."""
    walk.goto()
    walk.page.locator("#due-here").wait_for()
    walk.goto(f"transfer/people/{place}")
    walk.main.locator("button[value=silent]").click()
    expect(walk.main.locator(".protocol .steps li")).to_have_count(2)
    walk.goto(f"transfer/people/{place}")
    expect(walk.main.locator(".check.due")).to_contain_text(CANARIES["first step"])
    walk.main.locator("button[name=step]").click()
    walk.settled()
    walk.main.locator(".check.due button[value=harder]").click()
    expect(walk.main.locator(".check.due")).to_have_count(0)


def leaked(walk: Walk) -> None:
    """From home, one press shows what to say and whom to warn; the second starts the clock."""
    walk.goto()
    walk.page.locator("a[href$='/transfer/leak']").click()
    walk.main.locator("input[name=out]").first.check()
    walk.main.locator("input[name=places]").nth(1).check()
    walk.main.locator("details form button.primary").click()
    expect(walk.main.locator(".clock")).to_be_visible()
    walk.main.locator(".warn li button").first.click()
    expect(walk.main.locator(".warn li.done")).to_have_count(1)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_from_a_released_text_to_a_leak(
    server: Server, new_walk: Callable[..., Walk], language: str, tmp_path: Path
) -> None:
    walk = new_walk(server, language, viewport={"width": 1366, "height": 768})
    walk.first_run()
    other = "ar" if language == "en" else "en"
    walk.begin_dialogue("Alder", NAMES if language == "en" else [name[::-1] for name in NAMES], language, other)
    first_workshop(walk, language)
    place = plan_before_going_home(walk)
    walk.close()
    address = between(walk, language)
    second_workshop(walk, language, address)
    missed_and_followed(walk, place)
    leaked(walk)
    assert found_below(tmp_path, dict(CANARIES)) == []
    walk.goto(f"transfer/people/{place}/out")
    walk.main.locator("form button.primary").click()
    expect(walk.main.locator(f"a[href*='{place}']")).to_have_count(0)
    assert found_below(tmp_path, dict(CANARIES)) == []
    assert walk.trouble == []
