"""Every address by every role: each cell is asserted, and an address without a row fails.

Roles are who asks; `outsider` is asserted for three people who must not be told apart: one who was never pinned, one
who is pinned and added nowhere, and one who was removed.
"""

import re
from dataclasses import replace
from typing import Any

import pytest
from django.db import connections
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from matrix import MEMBERS, ROLES, all_rows
from policy import against_policy
from world import World, undone

from cast import both, client_of, sign_in
from tracktwo.people.sessions import COOKIE
from tracktwo.process import meetings
from tracktwo.process.rooms import walk

ALIKE = ("outsider", "charlie", "leaver")
ROWS = all_rows()
CELLS = {(name, method): row.statuses(method) for name, row in ROWS.items() for method in ("GET", "POST")}
# Open to everybody: signing in and what belongs to it, and what is promised.
PUBLIC = {name for name, method in CELLS if method == "GET" and CELLS[name, "GET"]["locked"] != 423}
OPENS = {page.address: page.opens for room in walk() for page in room.pages}
# A browser that is handed round holds no dialogue; whoever else asks is sent away before one is looked up.
OF_A_DIALOGUE = [name for name, row in ROWS.items() if row.of_a_dialogue and OPENS.get(row.address) != "anybody"]
OF_A_MEETING = [name for name in OF_A_DIALOGUE if OPENS.get(ROWS[name].address) in ("meeting", "side")]
METHODS = ("GET", "POST")

pytestmark = both


def address(world: World, name: str, dialogue: str = "") -> str:
    """Where a row's address leads in this world, or the same in another dialogue."""
    row = ROWS[name]
    parts = {part: value[1:] if value[0] == "=" else world.ids[value] for part, value in row.parts.items()}
    if row.of_a_dialogue:
        parts["dialogue"] = dialogue or world.dialogue
    return reverse(row.address, kwargs=parts)


def sent(world: World, name: str) -> dict[str, str]:
    return {key: world.ids[value[1:]] if value[:1] == "*" else value for key, value in ROWS[name].sent.items()}


def ask(world: World, role: str, name: str, method: str, dialogue: str = "", **headers: Any) -> HttpResponse:
    """One request, by somebody in a role."""
    client = world.client(role)
    where = address(world, name, dialogue)
    return client.post(where, sent(world, name), **headers) if method == "POST" else client.get(where, **headers)


def names_of(resolver: URLResolver, namespace: str = "") -> list[str]:
    """Every name below a resolver."""
    found: list[str] = []
    for one in resolver.url_patterns:
        if isinstance(one, URLPattern):
            found.append(f"{namespace}:{one.name}" if namespace else str(one.name))
        else:
            found += names_of(one, one.namespace or namespace)
    return found


def masked(world: World, response: HttpResponse, dialogue: str) -> bytes:
    """The body, with the token of the form and the id that was asked for made equal in place."""
    body = re.sub(rb"[A-Za-z0-9]{64}", b"T" * 64, response.content)
    return body.replace(dialogue.encode(), b"D" * 32)


def test_every_address_is_in_the_table() -> None:
    assert set(names_of(get_resolver())) == {row.address for row in ROWS.values()}


def test_an_address_left_out_of_the_table_is_found() -> None:
    assert set(names_of(get_resolver())) - {name for name in ROWS if name != "overview:erase"} == {"overview:erase"}


@pytest.mark.parametrize("name", ROWS)
def test_each_cell_read(world: World, name: str) -> None:
    """What each role gets, and whether it reads there what those in the dialogue read."""
    found, sees = {}, ROWS[name].sees
    for role in ROLES:
        with undone():
            response = ask(world, role, name, "GET")
            found[role] = response.status_code
            assert against_policy(response) == [], role
            if sees:
                may = role in (*MEMBERS, "interpreter") and response.status_code == 200
                assert (sees in response.content.decode()) == may, role
    assert found == CELLS[name, "GET"]


@pytest.mark.parametrize("name", ROWS)
def test_each_cell_sent(world: World, name: str) -> None:
    found = {}
    for role in ROLES:
        with undone():
            response = ask(world, role, name, "POST")
            found[role] = response.status_code
            assert against_policy(response) == [], role
    assert found == CELLS[name, "POST"]


@pytest.mark.parametrize("name", [name for name in ROWS if name not in PUBLIC])
def test_a_page_at_work_is_told_whether_to_unlock_or_to_sign_in(world: World, name: str) -> None:
    for headers in ({"HTTP_HX_REQUEST": "true"}, {"HTTP_ACCEPT": "text/event-stream"}):
        assert ask(world, "stranger", name, "GET", **headers).status_code == 401
        assert ask(world, "locked", name, "GET", **headers).status_code == 423


@pytest.mark.parametrize("name", [name for name in ROWS if name not in PUBLIC])
def test_a_stranger_is_shown_the_same_way_in_everywhere(world: World, name: str) -> None:
    assert ask(world, "stranger", name, "GET")["Location"] == reverse("people:sign-in")
    with undone():
        assert ask(world, "stranger", name, "POST")["Location"] == reverse("people:sign-in")


@pytest.mark.parametrize("headers", [{}, {"HTTP_HX_REQUEST": "true"}], ids=["page", "in place"])
@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("name", OF_A_DIALOGUE)
def test_absent_and_forbidden_are_one_answer(world: World, name: str, method: str, headers: dict[str, str]) -> None:
    absent, bodies, sizes = "0" * 32, set(), set()
    # Who asks for what is absent is another of the three from address to address.
    asks_for_absent = ALIKE[OF_A_DIALOGUE.index(name) % len(ALIKE)]
    for role, dialogue in (*((role, world.dialogue) for role in ALIKE), (asks_for_absent, absent)):
        with undone():
            response = ask(world, role, name, method, dialogue, **headers)
        assert response.status_code == 404
        bodies.add(masked(world, response, dialogue))
        sizes.add(len(response.content))
    assert len(bodies) == 1
    assert len(sizes) == 1


@pytest.mark.parametrize("role", ["outsider", "charlie"])
def test_absent_and_forbidden_are_the_same_work(world: World, role: str) -> None:
    counts = set()
    # What was handed over to somebody is taken in with their first request, wherever it leads.
    ask(world, role, "overview:home", "GET", "1" * 32)
    for dialogue in (world.dialogue, "0" * 32):
        with CaptureQueriesContext(connections["default"]) as queries:
            ask(world, role, "overview:home", "GET", dialogue)
        counts.add(len(queries))
    assert len(counts) == 1


def test_nothing_of_a_dialogue_is_on_the_pages_of_those_who_may_not_see_it(world: World) -> None:
    for role in ALIKE:
        for name in ("overview:dialogues", "people:account", "overview:erase-account"):
            page = ask(world, role, name, "GET").content.decode()
            assert world.dialogue not in page
            for word in ("Larch", "North", "الشمال"):
                assert word not in page


@pytest.mark.parametrize("role", ["one_sided", "facilitator", "convenor"])
@pytest.mark.parametrize(
    "name", [name for name, row in ROWS.items() if {"id", "record", "side"} & set(row.parts) and row.of_a_dialogue]
)
def test_what_is_not_there_is_the_same_for_everybody(world: World, role: str, name: str) -> None:
    method = "POST" if CELLS[name, "GET"]["convenor"] == 405 else "GET"
    parts = ROWS[name].parts
    unknown = {part: "=" + "f" * 32 if part in ("id", "record", "side") else value for part, value in parts.items()}
    with pytest.MonkeyPatch.context() as patch, undone():
        patch.setitem(ROWS, name, replace(ROWS[name], parts=unknown))
        assert ask(world, role, name, method).status_code in (404, 409)


@pytest.mark.parametrize("name", OF_A_MEETING)
def test_a_closed_meeting_has_no_pages(world: World, name: str) -> None:
    with undone():
        meetings.close_meeting(world.meeting())
        for method in METHODS:
            page = ask(world, "convenor", name, method)
            in_place = ask(world, "convenor", name, method, HTTP_HX_REQUEST="true")
            assert (page.status_code, page["Location"]) == (302, address(world, "convene:open"))
            # The projector is led nowhere: it shows nothing.
            onward = None if name == "convene:wall-board" else address(world, "overview:home")
            assert (in_place.content, in_place.get("HX-Redirect")) == (b"", onward)


def test_a_closed_meeting_has_no_live_stream(world: World) -> None:
    with undone():
        meetings.close_meeting(world.meeting())
        assert ask(world, "convenor", "ui:live", "GET", HTTP_ACCEPT="text/event-stream").status_code == 403


def test_who_is_put_out_in_the_midst_loses_every_page_at_once(world: World) -> None:
    with undone():
        facilitator = world.client("facilitator")
        assert facilitator.get(address(world, "convene:home")).status_code == 200
        assert ask(world, "convenor", "overview:remove-member", "POST").status_code == 302
        for name in OF_A_DIALOGUE:
            assert facilitator.get(address(world, name)).status_code == 302, "signed out with it"
        actor = world.cast.facilitator
        again = client_of(actor)
        again.cookies[COOKIE] = sign_in(actor.id, actor.secret)[1]
        for name in OF_A_DIALOGUE:
            assert again.get(address(world, name)).status_code == 404
        assert ask(world, "convenor", "convene:home", "GET").status_code == 200
        assert ask(world, "one_sided", "convene:home", "GET").status_code == 200
