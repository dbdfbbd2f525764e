"""What no page holds: promises 1 and 9 in markup, titles, addresses, file names and cookies."""

import re

import pytest
from django.templatetags.static import static
from django.urls import reverse
from markup import faults, title
from policy import against_policy
from test_matrix import CELLS, ROWS, ask
from world import World, undone

from cast import both
from tracktwo.people import visits
from tracktwo.people.sessions import COOKIE
from tracktwo.process import interpreting

pytestmark = both

SHOWN = [name for name in ROWS if CELLS[name, "GET"]["convenor"] in (200, 409) and name != "ui:live"]
FILES = ("overview:export", "prepare:pack-file", "reflect:report-file")
PAGES = [name for name in SHOWN if not name.startswith(FILES)]
FOR_STRANGERS = ("people:start", "people:sign-in", "people:join", "people:recover", "overview:about")
NAMES = ("Larch", "North", "الشمال", "The panel", "charlie", "one-sided")


@pytest.fixture(scope="module")
def read() -> dict[tuple[str, str], str]:
    """The pages as the convenor reads them, by address and language: asked once, looked at by several tests."""
    return {}


def page_of(world: World, read: dict[tuple[str, str], str], name: str, language: str = "en") -> str:
    """What the convenor reads at an address."""
    if (name, language) not in read:
        response = ask(world, "convenor", name, "GET", HTTP_ACCEPT_LANGUAGE=language)
        read[name, language] = response.content.decode()
    return read[name, language]


@pytest.mark.parametrize("name", ROWS)
def test_an_answer_in_place_carries_the_policy(world: World, name: str) -> None:
    """What is answered to a form that a page sends by itself; all other answers are looked at in `test_matrix`."""
    with undone():
        assert against_policy(ask(world, "convenor", name, "POST", HTTP_HX_REQUEST="true")) == []


PLANTED = {
    "default-src is None": {"Content-Security-Policy": "object-src 'none'"},
    "Cache-Control is public": {"Cache-Control": "public"},
    "the server is named": {"Server": "somebody"},
}


@pytest.mark.parametrize("fault", PLANTED)
def test_an_answer_against_the_policy_is_found(world: World, fault: str) -> None:
    response = ask(world, "stranger", "overview:about", "GET")
    assert against_policy(response) == []
    for name, value in PLANTED[fault].items():
        response[name] = value
    assert fault in against_policy(response)


def test_a_cookie_against_the_policy_is_found(world: World) -> None:
    response = ask(world, "stranger", "overview:about", "GET")
    response.set_cookie(COOKIE, "two words", max_age=60)
    assert against_policy(response) == [
        "tracktwo goes along from other sites",
        "a script reads tracktwo",
        "tracktwo would outlive the browser",
        "tracktwo says two words",
    ]


def test_the_programs_own_files_carry_the_policy_too(world: World) -> None:
    response = world.client("stranger").get(static("ui/js/page.js"))
    assert response.status_code == 200
    assert "default-src 'self'" in response["Content-Security-Policy"]
    # Its address changes with what it holds, so that no browser ever asks twice.
    assert "immutable" in response["Cache-Control"]


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("name", PAGES)
def test_markup_of_every_page(world: World, read: dict[tuple[str, str], str], name: str, language: str) -> None:
    page = page_of(world, read, name, language)
    assert faults(page) == []
    if "<html" in page:
        assert title(page) == "tracktwo"
        assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in page
        assert len(re.findall("<h1[ >]", page)) == 1


@pytest.mark.parametrize("name", FOR_STRANGERS)
def test_markup_of_the_way_in(world: World, name: str) -> None:
    page = world.client("stranger").get(reverse(name), follow=True).content.decode()
    assert faults(page) == []
    assert title(page) == "tracktwo"


@pytest.mark.parametrize("name", PAGES)
def test_no_name_stands_in_an_address_or_a_file_name(world: World, read: dict[tuple[str, str], str], name: str) -> None:
    page = page_of(world, read, name)
    for address in re.findall(r'(?:href|action|src|hx-[a-z:]+)="(/[^"]*)"', page):
        for word in NAMES:
            assert word not in address


@pytest.mark.parametrize("form", ["overview:export", "overview:export+pdf"])
def test_a_document_does_not_say_which_dialogue_it_is_of(world: World, form: str) -> None:
    response = ask(world, "convenor", form, "GET")
    assert re.fullmatch(r'attachment; filename="text-1\.(txt|pdf)"', response["Content-Disposition"])
    for word in ("Larch", "North", "South", "الشمال"):
        assert word.encode() not in response.content


def test_an_interpreters_cookie_says_nothing_and_goes_to_their_pages_alone(world: World) -> None:
    with undone():
        code = interpreting.draw_sheet(world.meeting())[0]
        client = world.client("stranger")
        response = client.post(reverse("overview:interpreter-code"), {"code": code}, secure=True)
        cookie = response.cookies[visits.COOKIE]
        assert (cookie["httponly"], cookie["samesite"], cookie["max-age"], cookie["secure"]) == (
            True,
            "Strict",
            "",
            True,
        )
        assert cookie["path"] == visits.PATH == reverse("overview:interpreter-board")
        assert client.get(reverse("overview:interpreter-board")).status_code == 200
        assert client.post(reverse("overview:interpreter-leave")).cookies[visits.COOKIE].value == ""
        client.cookies[visits.COOKIE] = cookie.value
        assert client.get(reverse("overview:interpreter-board")).status_code == 302


def test_signing_in_gives_a_cookie_that_says_nothing(world: World) -> None:
    convenor = world.cast.convenor
    with undone():
        client = world.client("stranger")
        response = client.post(reverse("people:sign-in"), {"name": convenor.name, "passphrase": convenor.passphrase})
        assert response.status_code == 302
        cookie = response.cookies[COOKIE]
        assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Strict", "")
        over_tls = client.post(
            reverse("people:sign-in"), {"name": convenor.name, "passphrase": convenor.passphrase}, secure=True
        )
        assert over_tls.cookies[COOKIE]["secure"]


def test_signing_out_asks_the_browser_to_forget(world: World) -> None:
    with undone():
        response = world.client("convenor").post(reverse("people:sign-out"))
        assert response["Clear-Site-Data"] == '"cache", "cookies", "storage"'
        assert response.cookies[COOKIE]["max-age"] == 0


@pytest.mark.parametrize(
    ("page", "fault"),
    [
        ("<p style='color:red'>", "style in the page"),
        ("<style>p {}</style>", "style in the page"),
        ("<script>alert()</script>", "script in the page"),
        ("<button onclick='x()'>", "button: onclick"),
        ("<div hx-on:click='x()'>", "div: hx-on:click"),
        ("<script src='https://elsewhere.example/x.js'></script>", "leads away"),
        ("<a href='//elsewhere.example/'>", "leads away"),
        ("<a href='javascript:x()'>", "leads away"),
        ("<input name='a'>", "a: may be remembered"),
        ("<input name='a' autocomplete='off'>", "a: may be sent to a spelling service"),
        ("<textarea name='a' spellcheck='false'>", "a: may be remembered"),
        ("<input name='a' type='password' autocomplete='off'>", "a: a password field"),
    ],
)
def test_the_rule_catches_what_it_forbids(page: str, fault: str) -> None:
    assert any(fault in found for found in faults(page))
