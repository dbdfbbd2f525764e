"""From one key person a side to two committed teams, with two who say no on the way, and to a pool that is erased."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect
from server import Server
from walk import Walk

NAMES = [("North", "الشمال"), ("South", "الجنوب")]
# Words that are nobody's name, in the order in which they are added: the first of a side is its key person.
PEOPLE = (
    ("Quince", "Medlar", "Rowan", "Hazel", "Alder"),
    ("Sorrel", "Tansy", "Yarrow", "Bryony", "Fennel"),
)
SEATS = 3


@pytest.mark.parametrize("language", ["en", "ar"])
def test_from_two_key_persons_to_two_committed_teams(
    language: str, server: Server, new_walk: Callable[..., Walk]
) -> None:
    walk = new_walk(server, language)
    walk.first_run()
    walk.begin_dialogue("Larch", NAMES, second="ar")
    walk.goto("recruit/seats")
    walk.sides = [each.get_attribute("value") or "" for each in walk.main.locator("input[name=side]").all()]
    form = walk.page.locator("form[action$='/several']")
    form.locator("[name=number]").fill(str(SEATS))
    press(walk, form.locator("button"))
    expect(walk.main).to_contain_text("B3")
    adds_people(walk)
    answers(walk)
    proposes(walk)
    for side in (0, 1):
        key_person_accepts(walk, f"{'AB'[side]}101", f"{'AB'[side]}1")
    declined = [says_no(walk, side) for side in (0, 1)]
    for side in (0, 1):
        fills_open_seats(walk, side)
    commits(walk, declined)
    settles(walk)
    assert walk.trouble == []


def press(walk: Walk, button: Locator) -> None:
    """Press a button of a form, and wait until the page that comes of it is there."""
    with walk.page.expect_event("load"):
        button.click()


def adds_people(walk: Walk) -> None:
    """Five on each side, each in one line."""
    for side, words in zip(walk.sides, PEOPLE, strict=True):
        for number, word in enumerate(words, 1):
            walk.goto("recruit/pool")
            form = walk.page.locator(f"form[action$='/pool/add/{side}']")
            form.locator("[name=name]").fill(word)
            press(walk, form.locator("button"))
            expect(walk.main.locator(f"section[aria-labelledby=side-{side}] .people li")).to_have_count(number)
    walk.direction_is_right()


def answers(walk: Walk) -> None:
    """One coverage question for everybody on a side at once: all are known to listen."""
    for side in walk.sides:
        walk.goto(f"recruit/pool/ask/listens/{side}")
        for field in walk.main.locator("form input[type=radio][value=yes]").all():
            field.check()
        press(walk, walk.main.locator("form button.primary"))


def proposes(walk: Walk) -> None:
    """Teams of three, under a rule in words; somebody is pinned and let go again."""
    walk.goto("recruit/teams")
    press(walk, walk.main.locator("form[action$='/sides/propose'] button.primary"))
    expect(walk.main.locator(".beside")).to_be_visible()
    size = walk.main.locator("details:has(form[action$='/sides/size'])")
    size.locator("summary").click()
    for name in ("fewest", "most"):
        size.locator(f"[name={name}]").fill(str(SEATS))
    press(walk, size.locator("button"))
    expect(walk.main.locator(".seats tbody tr")).to_have_count(2 * SEATS)
    rule = walk.main.locator("details:has(form[action$='/sides/rule'])")
    rule.locator("summary").click()
    rule.locator("[name=question]").select_option("listens")
    rule.locator("[name=number]").fill("2")
    press(walk, rule.locator("button"))
    expect(walk.main.locator("form[action$='/erase']")).to_have_count(1)
    for code in ("A101", "B101"):
        walk.main.locator("#wished").select_option(label=code)
        press(walk, walk.main.locator("form:has(#wished) button[value=pin]"))
        expect(walk.main.locator(".seats")).to_contain_text([code] if code[0] == "A" else ["A101", code])
    walk.direction_is_right()


def goes_to(walk: Walk, code: str) -> None:
    """The way of somebody, by their code."""
    walk.goto("recruit/pool")
    address = walk.main.locator(f".people a:has-text('{code}')").first.get_attribute("href") or ""
    walk.goto(f"recruit/approach/{address.rsplit('/', 1)[-1]}")
    expect(walk.main.locator("h1 .code")).to_have_text(code)


def sounds(walk: Walk, code: str) -> None:
    """What is asked before an approach, and the approach."""
    goes_to(walk, code)
    plan = walk.main.locator("section[aria-labelledby=before] form")
    plan.locator("[name=harm]").select_option("no")
    plan.locator("[name=asks]").select_option("outside")
    plan.locator("[name=where]").fill("a room above the pharmacy")
    plan.locator("[name=means]").select_option("person")
    press(walk, plan.locator("button"))
    press(walk, walk.main.locator("form[action$='/step/sound'] button"))
    expect(walk.main.locator("details:has(form[action$='/talked'])")).to_be_visible()


def takes_seat(walk: Walk, chair: str) -> None:
    """The personal discussion with all that is held, and a seat."""
    talk = walk.main.locator("form[action$='/talked']")
    for field in talk.locator("input[name=covered]").all():
        field.check()
    press(walk, talk.locator("button"))
    seat = walk.main.locator("form[action$='/step/seat']")
    expect(seat).to_be_visible()
    seat.locator("select").select_option(chair)
    press(walk, seat.locator("button"))
    expect(walk.main.locator("section[aria-labelledby=next]")).to_contain_text(chair)


def key_person_accepts(walk: Walk, code: str, chair: str) -> None:
    """The key person of a side is chosen, sounded, agrees to open doors, and takes a seat."""
    goes_to(walk, code)
    press(walk, walk.main.locator("form[action$='/step/key'] button"))
    sounds(walk, code)
    press(walk, walk.main.locator("form[action$='/step/accepts'] button"))
    takes_seat(walk, chair)


def could_fill(walk: Walk, side: int) -> list[str]:
    """The codes of those who could fill the first open seat of a side, in their order."""
    walk.goto("recruit/teams/invitations")
    propose = walk.main.locator("form[action$='/sides/propose'] button.primary")
    if propose.count():
        press(walk, propose)
    team = walk.main.locator(f"section[aria-labelledby=team-{walk.sides[side]}]")
    expect(team.locator("tbody tr")).to_have_count(SEATS)
    row = team.locator("tbody tr:not(:has(.tag.met))").first
    expect(row.locator("td .code").first).to_be_visible()
    codes = row.locator("td .code").all_inner_texts()
    assert codes == sorted(codes)
    return codes


def says_no(walk: Walk, side: int) -> str:
    """Somebody who could fill an open seat is asked, and declines: gone that day, and counted."""
    code = could_fill(walk, side)[0]
    sounds(walk, code)
    decline = walk.main.locator("details:has(form[action$='/step/decline'])")
    decline.locator("summary").click()
    press(walk, decline.locator("button"))
    walk.goto("recruit/pool")
    expect(walk.main).not_to_contain_text(code)
    assert code not in could_fill(walk, side)
    return code


def fills_open_seats(walk: Walk, side: int) -> None:
    """Those who could fill the seats that are left are asked one by one, and come."""
    for number in range(2, SEATS + 1):
        code = could_fill(walk, side)[0]
        sounds(walk, code)
        takes_seat(walk, f"{'AB'[side]}{number}")


def commits(walk: Walk, declined: list[str]) -> None:
    """Two teams, everybody on them with a seat; two approaches more than seats, and two who declined."""
    walk.goto("recruit/teams")
    press(walk, walk.main.locator("form[action$='/sides/propose'] button:not([value])"))
    expect(walk.main.locator(".seats .tag.met")).to_have_count(2 * SEATS)
    for code in declined:
        expect(walk.main.locator(".seats")).not_to_contain_text([code, code])
    walk.goto("recruit/teams/invitations")
    counts = walk.main.locator("section[aria-labelledby=approaches] tbody td").all_inner_texts()
    assert counts == [str(SEATS + 1), "1"] * 2
    walk.goto("recruit/teams")
    text = walk.main.inner_text()
    assert not any(word in text for words in PEOPLE for word in words)


def settles(walk: Walk) -> None:
    """The seats are settled, and the pool with all its names is erased."""
    walk.goto("recruit/approach/settle")
    press(walk, walk.main.locator("form button.primary"))
    for path in ("pool", "approach", "teams", "teams/invitations", ""):
        walk.goto(f"recruit/{path}")
        walk.direction_is_right()
        text = walk.main.inner_text()
        assert not any(word in text for words in PEOPLE for word in words)
