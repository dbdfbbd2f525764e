"""An interpreter's pages as a browser gets them: what they show, what they keep, and what they answer when they end."""

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast, both, client_of
from interpreted import visit_of, visited
from tracktwo.matter import concerns
from tracktwo.matter.concerns import Concern
from tracktwo.people import visits
from tracktwo.process import interpreting, wordings
from tracktwo.process.access import OpenMeeting
from tracktwo.process.fields import MultilingualText
from tracktwo.rooms.convene import acts

pytestmark = both

IN_PLACE = {"HTTP_HX_REQUEST": "true"}
BOARD, CODE = "overview:interpreter-board", "overview:interpreter-code"


@pytest.fixture
def card(meeting: OpenMeeting) -> str:
    return concerns.add(meeting, Concern(kind="need", owner="a", words=MultilingualText("Wells", "الآبار"))).id


@pytest.fixture
def client(meeting: OpenMeeting, card: str) -> Client:
    found = Client()
    found.cookies[visits.COOKIE] = visited(meeting)
    return found


def address(card: str, name: str = "text") -> str:
    return reverse(f"overview:interpreter-{name}", args=[card, "words"])


def test_what_is_kept_off_the_wall_is_on_no_page(meeting: OpenMeeting, card: str, client: Client) -> None:
    acts.toggle_off_wall(meeting, card)
    for name in (BOARD, "overview:interpreter-texts"):
        assert "Wells" not in client.get(reverse(name)).content.decode()
    assert client.get(address(card)).status_code == 404


def test_a_card_that_was_changed_meanwhile_costs_nothing_that_was_typed(
    meeting: OpenMeeting, card: str, client: Client
) -> None:
    seen = wordings.shown_as(MultilingualText("Wells", "الآبار"))
    concerns.edit(meeting, card, 1, MultilingualText("Roads", "الطرق"), "need")
    sent = {"words": "Wells first", "words_second": "", "seen": seen, "key": "5" * 32}
    page = client.post(address(card), sent)
    text = page.content.decode()
    assert page.status_code == 409
    assert "Wells first</textarea>" in text
    assert "Roads" in text
    assert wordings.waiting(meeting) == []
    again = {**sent, "seen": wordings.shown_as(MultilingualText("Roads", "الطرق"))}
    assert client.post(address(card), again).status_code == 302
    assert [each.words.first for each in wordings.waiting(meeting)] == ["Wells first"]


def test_what_is_too_long_is_said_and_kept(card: str, client: Client) -> None:
    page = client.post(address(card), {"words": "x" * 2001, "key": "5" * 32})
    assert page.status_code == 422
    assert "x" * 2001 in page.content.decode()


def test_what_was_typed_stands_there_again_in_another_browser(meeting: OpenMeeting, card: str, client: Client) -> None:
    seen = wordings.shown_as(MultilingualText("Wells", "الآبار"))
    client.post(address(card, "keep"), {"words": "Half a", "words_second": "", "seen": seen, "key": "5" * 32})
    client.cookies[visits.COOKIE] = visited(meeting)
    assert "Half a</textarea>" in client.get(address(card)).content.decode()
    assert wordings.waiting(meeting) == []


def test_a_page_that_has_ended_keeps_its_text_and_loses_the_boards(
    meeting: OpenMeeting, card: str, client: Client
) -> None:
    interpreting.put_out(meeting)
    drawn = client.get(reverse("overview:interpreter-texts"), **IN_PLACE)
    assert (drawn.content, drawn["HX-Redirect"]) == (b"", reverse(CODE))
    sent = client.post(address(card), {"words": "Wells first"}, **IN_PLACE)
    assert (sent.status_code, sent["HX-Reswap"], sent.content) == (401, "none", b"")
    stream = client.get(reverse("ui:interpreter-live"), HTTP_ACCEPT="text/event-stream")
    assert stream.status_code == 401


def test_in_a_members_browser_a_code_is_not_looked_at(cast: Cast, meeting: OpenMeeting, card: str) -> None:
    code = interpreting.draw_sheet(meeting)[0]
    member = client_of(cast.facilitator)
    assert member.post(reverse(CODE), {"code": code}).status_code == 409
    assert interpreting.codes_left(meeting) == (8, 8)
    # Nor does a visit count there.
    member.cookies[visits.COOKIE] = visited(meeting)
    assert member.get(reverse(BOARD)).status_code == 302


def test_a_restart_ends_every_visit(meeting: OpenMeeting, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    cookie = client.cookies[visits.COOKIE].value
    assert visit_of(cookie) is not None
    with monkeypatch.context() as patch:
        patch.setattr(visits.instance, "BOOT_KEY", b"another key of another start")
        assert visit_of(cookie) is None
    monkeypatch.setattr(visits, "HOURS", 0)
    assert visit_of(cookie) is None


def test_no_mark_of_words_travels_in_an_address(meeting: OpenMeeting, card: str, client: Client) -> None:
    """Addresses stand in logs: an unkeyed mark there lets its reader try what the words were."""
    mark = wordings.shown_as(MultilingualText("Wells", "الآبار"))
    page = client.get(address(card)).content.decode()
    assert page.count(mark) == 1
    assert f'name="seen" value="{mark}"' in page
    assert client.get(address(card, "now"), {"seen": mark}).status_code == 405
    changed = "The card was changed while you wrote"
    assert changed not in client.post(address(card, "now"), {"seen": mark}).content.decode()
    concerns.edit(meeting, card, 1, MultilingualText("Roads", "الطرق"), "need")
    assert changed in client.post(address(card, "now"), {"seen": mark}).content.decode()
