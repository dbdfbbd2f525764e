"""A question goes out to a telephone and comes back into the room: carried, answered, moderated, drawn, told back."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import APIRequestContext, BrowserContext, Page, Playwright, expect
from server import PublicServer, Server
from walk import Walk

PHONE = {"width": 360, "height": 740}
SEEDS = "en,ar\nThe crossings stay open.,تبقى المعابر مفتوحة.\nNobody comes back.,لا يعود أحد.\n" + "".join(
    f"Thought {n}.,فكرة {n}.\n" for n in range(6)
)
OWN = "سوق مشتركة كل أسبوع."
TOLD = "We read what you wrote, and opened the crossing on Fridays."


@dataclass
class Carried:
    """Where a consultation is, and the code of its steward."""

    public: PublicServer
    id: str
    code: str

    def at(self, page: str = "", door: str = "c") -> str:
        return f"{self.public.base}/{door}/{self.id}/{page}"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_question_goes_out_and_an_answer_comes_back(
    language: str,
    server: Server,
    public: PublicServer,
    new_walk: Callable[..., Walk],
    playwright: Playwright,
) -> None:
    walk = new_walk(server, language)
    prepare(walk, language)
    carried = carry_over(walk, public)
    steward = walk.context.browser.new_context(locale=language)
    phone = walk.context.browser.new_context(
        viewport=PHONE, locale="ar", has_touch=True, is_mobile=True, service_workers="block"
    )
    try:
        desk = sign_in_as_steward(steward, carried)
        contributes(phone, carried)
        others_answer(playwright, carried)
        moderates_and_draws(desk, carried)
        into_the_room(walk, public)
        told_back(walk, public)
        page = phone.pages[0]
        page.goto(carried.at())
        page.locator(".feedback a").click()
        expect(page.locator("main")).to_contain_text(TOLD)
    finally:
        steward.close()
        phone.close()
    assert walk.trouble == []


def prepare(walk: Walk, language: str) -> None:
    """A dialogue with an open meeting, and in it a consultation with its words and statements."""
    second = "en" if language == "ar" else "ar"
    names = [("North", "الشمال"), ("South", "الجنوب")]
    walk.first_run()
    walk.begin_dialogue("Larch", names if language == "en" else [(b, a) for a, b in names], language, second)
    walk.usual_days()
    walk.seats()
    walk.open_meeting()
    walk.goto("consult/")
    walk.page.locator("details:has(form[action$='/absent']) summary").click()
    absent = walk.page.locator("form[action$='/absent']")
    absent.locator("[name=group]").fill("Women of the valley")
    absent.locator("[name=modality]").select_option("consultation")
    absent.locator("button").click()
    expect(walk.main).to_contain_text("Women of the valley")
    walk.goto("consult/begin")
    walk.page.select_option("[name=publicity]", "consent")
    walk.main.locator("form button.primary").click()
    expect(walk.page.locator("#seeds")).to_be_visible()
    for code, question in (("en", "How do we live together?"), ("ar", "كيف نعيش معًا؟")):
        walk.page.fill(f"#question-{code}", question)
        walk.page.fill(f"#purpose-{code}", question)
    walk.page.locator("form[action$='/words'] button.primary").click()
    expect(walk.page.locator("h1")).to_contain_text("نعيش" if language == "ar" else "live together")
    walk.page.fill("#csv", SEEDS)
    walk.page.locator("form[action$='/seeds'] button").click()
    expect(walk.main.locator("p[role=status]")).to_contain_text("8")


def over_loopback(walk: Walk, form: str, port: int, code: str = "") -> None:
    """What stands behind "a public server on this machine"."""
    details = walk.page.locator(f"details:has(form[action$='/{form}'])")
    if details.get_attribute("open") is None:
        details.locator("summary").click()
    details.locator("[name=port]").fill(str(port))
    if code:
        details.locator("[name=code]").fill(code)
    details.locator("button[value=loopback]").click()
    walk.page.wait_for_load_state()


def carry_over(walk: Walk, public: PublicServer) -> Carried:
    """It is held until every side knows; a wrong code carries nothing."""
    over_loopback(walk, "carry", public.port, "wrong")
    walk.page.locator("button[name=override-how][value=act]").click()
    expect(walk.main.locator(".error[role=alert]")).to_be_visible()
    over_loopback(walk, "carry", public.port, public.carrying_code)
    shown = walk.page.locator(".code-shown code").inner_text()
    address, code = shown.split()
    return Carried(public, address.split("/")[2], code)


def sign_in_as_steward(context: BrowserContext, carried: Carried) -> Page:
    """With the code from the dialogue; then the consultation is opened."""
    desk = context.new_page()
    desk.goto(carried.at(door="s"))
    desk.fill("#code", carried.code)
    desk.locator("main button.primary").click()
    desk.locator("button[name=state][value=open]").click()
    expect(desk.locator("button[name=state][value=closed]")).to_be_visible()
    return desk


def contributes(context: BrowserContext, carried: Carried) -> None:
    """In Arabic on a telephone: a side, answers, a lost connection, a statement of one's own, the phrase."""
    page = context.new_page()
    page.goto(carried.at())
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    page.locator("form[action$='/begin'] button").click()
    page.locator("input[name=side]").nth(1).check()
    page.locator("input[name=group]").first.check()
    page.locator("button.first").click()
    for _ in range(3):
        answer(page, "agree")
    context.set_offline(True)
    before = page.locator("[name=statement]").input_value()
    page.locator("button[value=disagree]").click()
    expect(page.locator(".waiting")).not_to_be_empty()
    context.set_offline(False)
    expect(page.locator("[name=statement]")).not_to_have_value(before)
    page.goto(carried.at("own"))
    page.fill("#text", OWN)
    page.locator("main button.first").click()
    expect(page.locator("h1")).to_be_visible()
    page.goto(carried.at("phrase"))
    phrase = page.locator(".phrase").first.inner_text()
    elsewhere = context.browser.new_context(viewport=PHONE, locale="ar", java_script_enabled=False)
    other = elsewhere.new_page()
    other.goto(carried.at("resume"))
    other.fill("#phrase", phrase)
    other.locator("main button.first").click()
    before = other.locator("[name=statement]").input_value()
    other.locator("button[value=pass]").click()
    expect(other.locator("[name=statement]")).not_to_have_value(before)
    other.goto(carried.at("mine"))
    expect(other.locator(".mine")).to_have_count(5)
    elsewhere.close()
    for where in ("", "next", "own", "phrase", "mine", "kept", "side", "leave"):
        page.goto(carried.at(where))
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"), where


def answer(page: Page, value: str) -> None:
    """One answer, and the next statement is there."""
    before = page.locator("[name=statement]").input_value()
    page.locator(f"button[value={value}]").click()
    expect(page.locator("[name=statement]")).not_to_have_value(before)


def others_answer(playwright: Playwright, carried: Carried) -> None:
    """Fourteen of each side, who all want the crossings open and are apart over the return."""
    sides = re.findall(r'name="side" value="(\w+)"', _begun(playwright, carried)[1])
    for number in range(28):
        asks, _page = _begun(playwright, carried)
        side = number % 2
        _send(asks, carried, "side", side=sides[side])
        page = asks.get(carried.at("next")).text()
        while match := re.search(r'name="statement" value="(\d+)"', page):
            value = ("agree", "disagree")[side]
            if "المعابر" in page or "crossings" in page:
                value = "agree"
            page = _send(asks, carried, "next", statement=match[1], answer=value)
        asks.dispose()


def _begun(playwright: Playwright, carried: Carried) -> tuple[APIRequestContext, str]:
    asks = playwright.request.new_context()
    asks.get(carried.at())
    _send(asks, carried, "begin")
    return asks, asks.get(carried.at("side")).text()


def _send(asks: APIRequestContext, carried: Carried, page: str, **fields: str) -> str:
    token = next(cookie["value"] for cookie in asks.storage_state()["cookies"] if cookie["name"] == "csrftoken")
    return asks.post(carried.at(page), form={"csrfmiddlewaretoken": token, **fields}).text()


def moderates_and_draws(desk: Page, carried: Carried) -> None:
    """The contributor's statement is let in, and the map says what holds and what divides."""
    desk.goto(carried.at("statements", "s"))
    expect(desk.locator("main")).to_contain_text(OWN)
    desk.locator("form[action$='/decide'] button[value=in]").first.click()
    expect(desk.locator("nav.rooms")).not_to_contain_text("(1)")
    desk.goto(carried.at("map", "s"))
    desk.locator("form[action$='/draw'] button").click()
    for _ in range(120):
        desk.goto(carried.at("map", "s"))
        if desk.locator("#holds").count():
            break
        desk.wait_for_timeout(250)
    holds = desk.locator("section[aria-labelledby=holds] .findings")
    expect(holds.first).to_contain_text(re.compile("المعابر|crossings"))
    desk.goto(carried.at("exports", "s"))
    with desk.expect_download() as saved:
        desk.locator("a[href$='/exports/csv']").click()
    assert saved.value.suggested_filename.endswith(".csv")


def into_the_room(walk: Walk, public: PublicServer) -> None:
    """Results are fetched, one is ticked, and stands on the board as a card of nobody."""
    walk.goto("consult/")
    walk.page.locator("section[aria-labelledby=asked] .list a").click()
    over_loopback(walk, "take", public.port)
    expect(walk.page.locator("#holds")).to_be_visible()
    walk.page.locator("section[aria-labelledby=holds] input[name=number]").first.check()
    walk.page.locator("form[action$='/bring'] button.primary").click()
    expect(walk.page.locator("#board")).to_contain_text(re.compile("المعابر|crossings"))


def told_back(walk: Walk, public: PublicServer) -> None:
    """Both sides release the same words, and they are carried over."""
    walk.goto("consult/")
    walk.page.locator("section[aria-labelledby=asked] .list a").click()
    where = walk.page.url
    walk.page.goto(f"{where}/tell")
    walk.page.fill("[name=title]", "What we did")
    for name in ("wording", "wording_second"):
        walk.page.fill(f"[name={name}]", TOLD)
    walk.page.locator(".text-form button.primary").click()
    expect(walk.page.locator("article.text")).to_contain_text(TOLD)
    for side in walk.sides:
        form = walk.page.locator(f"form[action$='/tell/{side}']")
        form.locator("button:not([name])").click()
        expect(form.locator("button[name=withdraw]").or_(walk.page.locator("p.released"))).to_be_visible()
    expect(walk.page.locator("p.released")).to_be_visible()
    walk.page.goto(where)
    over_loopback(walk, "told", public.port)
    expect(walk.page.locator("section[aria-labelledby=told] [role=status]")).to_be_visible()
