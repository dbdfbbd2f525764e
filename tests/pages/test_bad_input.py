"""Bad input and trouble: a clear answer in the reader's language, nothing lost, and nothing of it repeated."""

import asyncio
import errno
import logging
import re
import tempfile
from collections.abc import Callable, Iterator
from io import StringIO
from typing import Any

import pytest
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client
from test_matrix import address, masked
from world import World, undone

from cast import both, open_with_tickets
from tracktwo.matter.concerns import Concern
from tracktwo.people import sessions
from tracktwo.people.instance import name_tag
from tracktwo.people.views import signing_in
from tracktwo.process import meetings
from tracktwo.process.access import OpenDialogue
from tracktwo.rooms.convene import reads
from tracktwo.rooms.convene.records import CaucusNote, MethodNote
from tracktwo.rooms.solve.options.records import Idea, ObstacleAtHome
from tracktwo.rooms.solve.text.records import TextDraft
from tracktwo.vault import change, crypto
from tracktwo.web import asgi

pytestmark = both

KEY = "0123456789abcdef" * 2
CANARY = "canary words that nobody may see"
ARABIC = re.compile("[\u0600-\u06ff]{3}")


@pytest.fixture(autouse=True)
def taken_back(world: World) -> Iterator[None]:
    with undone():
        yield


@pytest.fixture
def client(world: World) -> Client:
    return world.client("convenor")


@pytest.fixture
def post(world: World, client: Client) -> Callable[..., HttpResponse]:
    """Send a form to a row's address."""

    def send(name: str, data: dict[str, Any], **headers: Any) -> HttpResponse:
        return client.post(address(world, name), data, **headers)

    return send


def page(response: HttpResponse) -> str:
    return response.content.decode()


def over_asgi(path: str, body: bytes, chunks: int, language: str = "en", length: bool = True) -> tuple[int, str]:
    """One POST through the application that the server runs: status and body."""
    size = -(-len(body) // chunks)
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    messages = [{"type": "http.request", "body": one, "more_body": one is not pieces[-1]} for one in pieces]
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        if messages:
            return messages.pop(0)
        await asyncio.sleep(3600)
        return {"type": "http.disconnect"}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    headers = [
        (b"host", b"testserver"),
        (b"accept-language", language.encode()),
        (b"content-type", b"application/x-www-form-urlencoded"),
        (b"cookie", b"csrftoken=" + b"a" * 32),
        *([(b"content-length", str(len(body)).encode())] if length else [(b"transfer-encoding", b"chunked")]),
    ]
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": headers,
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 8000),
    }
    asyncio.run(asgi.application(scope, receive, send))
    return sent[0]["status"], b"".join(one.get("body", b"") for one in sent[1:]).decode()


# --- Too long. ---


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("length", [True, False], ids=["announced", "chunked"])
@pytest.mark.parametrize("size", [300 * 1024, 1024 * 1024, 5 * 1024 * 1024])
def test_too_long_a_body(size: int, length: bool, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def rollover(self: object) -> None:
        raise AssertionError("a body was written to the disk")

    monkeypatch.setattr(tempfile.SpooledTemporaryFile, "rollover", rollover)
    body = b"name=" + CANARY.replace(" ", "+").encode() + b"&passphrase=" + b"x" * size
    status, text = over_asgi("/sign-in", body, 50, language, length)
    assert status == 413
    assert CANARY not in text
    assert ("too long" in text) if language == "en" else ARABIC.search(text)


def test_a_file_of_conflict_data_reaches_its_page(world: World) -> None:
    """UCDP's deaths by dyad have half a megabyte."""
    path = address(world, "enter:evidence-take")
    assert over_asgi(path, b"file=" + b"x" * 500_000, 50)[0] != 413
    assert over_asgi(path, b"file=" + b"x" * 2_100_000, 50)[0] == 413


@pytest.mark.parametrize("name", ["convene:compose", "solve:text", "convene:caucus", "convene:from-paper"])
def test_too_long_a_text_in_a_form(post: Callable[..., HttpResponse], name: str) -> None:
    response = post(name, {"words": "x" * 300_000, "wording": "x", "a-need": "y", "key": KEY})
    assert response.status_code == 413
    assert "too long" in page(response)


@pytest.mark.parametrize(
    ("name", "data", "field"),
    [
        ("convene:compose", {"kind": "need", "owner": "a", "key": KEY}, "words"),
        ("solve:text", {"title": "T", "after": "1"}, "wording"),
        ("convene:caucus", {"kind": "need"}, "words"),
        ("solve:home", {}, "words"),
    ],
)
def test_longer_than_a_card_may_be_is_said_and_kept(
    post: Callable[..., HttpResponse], name: str, data: dict[str, str], field: str
) -> None:
    text = "much too long " * 2000
    response = post(name, data | {field: text})
    assert response.status_code in (200, 422)
    assert "errorlist" in page(response)
    assert text.strip() in page(response), "what was typed is still there"


# --- Characters that cannot be seen. ---

UNSEEN = [("\u202e", "U+202E"), ("\u2066", "U+2066"), ("\x07", "U+0007"), ("\u200f", "U+200F"), ("\x00", "U+0000")]


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize(("letter", "shown"), UNSEEN)
@pytest.mark.parametrize("name", ["convene:compose", "convene:caucus", "solve:home", "solve:text", "convene:edit"])
def test_unseen_characters(
    world: World, post: Callable[..., HttpResponse], name: str, letter: str, shown: str, language: str
) -> None:
    """Taken out, said, and the cleaned text left in the form to be looked at."""
    data = {
        "kind": "need",
        "owner": "a",
        "key": KEY,
        "words": f"before{letter}after",
        "title": "T",
        "wording": f"before{letter}after",
        "after": "1",
        "version": "1",
    }
    if name == "convene:edit":
        # With a side, the form of a card moves it there and changes no word.
        del data["owner"]
    response = post(name, data, HTTP_ACCEPT_LANGUAGE=language)
    text = page(response)
    assert response.status_code in (200, 422)
    assert shown in text
    assert "beforeafter" in text
    assert letter not in text
    message = re.findall('<ul class="errorlist"[^>]*>(.*?)</ul>', text, re.DOTALL)
    assert message
    assert bool(ARABIC.search(message[0])) == (language == "ar")
    assert not world.meeting().room.folio().has(KEY)


@pytest.mark.parametrize("text", ["می‌خواهیم", "क्‍ष", "line one\nline two", "tab\there"])
def test_characters_that_scripts_need_are_kept(world: World, post: Callable[..., HttpResponse], text: str) -> None:
    response = post("convene:compose", {"kind": "need", "owner": "a", "key": KEY, "words": text})
    assert response.status_code == 200
    assert world.meeting().room.folio().get(Concern, KEY).body.words.first == text.replace("\t", " ")


def test_unseen_characters_on_paper_notes(world: World, post: Callable[..., HttpResponse]) -> None:
    before = len(world.meeting().room.folio().all(Concern))
    response = post("convene:from-paper", {"a-need": "good line\nbad\u202eline", "key": KEY})
    assert response.status_code == 422
    assert "U+202E" in page(response)
    assert "good line" in page(response)
    assert len(world.meeting().room.folio().all(Concern)) == before


def test_markup_in_a_text_stays_text(world: World, post: Callable[..., HttpResponse], client: Client) -> None:
    text = "<script>alert('x')</script> & <b>bold</b>"
    post("convene:compose", {"kind": "need", "owner": "a", "key": KEY, "words": text})
    for name in ("convene:home", "convene:wall"):
        shown = page(client.get(address(world, name)))
        assert "<script>alert" not in shown
        assert "&lt;b&gt;bold" in shown


# --- Sent twice, stale, unknown. ---


@pytest.mark.parametrize(
    ("name", "data", "kind", "scope"),
    [
        ("convene:compose", {"kind": "need", "owner": "a", "words": "Once"}, Concern, "room"),
        ("convene:caucus", {"kind": "need", "words": "Once"}, CaucusNote, "caucus"),
        ("convene:notes", {"form": "method", "text": "Once"}, MethodNote, "third"),
        ("solve:home", {"words": "Once"}, Idea, "room"),
        (
            "solve:obstacles",
            {"option": "*", "side": "a", "kind": "political", "who": "A union", "why": "Once"},
            ObstacleAtHome,
            "room",
        ),
        ("convene:from-paper", {"a-need": "Once"}, Concern, "room"),
        ("solve:text", {"title": "T", "wording": "Once", "after": "1"}, TextDraft, "room"),
    ],
)
def test_a_form_sent_twice_writes_once(
    world: World, post: Callable[..., HttpResponse], name: str, data: dict[str, str], kind: type, scope: str
) -> None:
    if data.get("option"):
        data = data | {"option": world.ids["option"]}

    def count() -> int:
        meeting = world.meeting()
        found = {"room": meeting.room, "third": meeting.third, "caucus": meeting.caucus("a")}[scope]
        assert found is not None
        return len(found.folio().all(kind))

    before = count()
    for _ in range(2):
        assert post(name, data | {"key": KEY}).status_code in (200, 302)
    assert count() == before + 1


def test_two_people_on_one_card(world: World, client: Client) -> None:
    where = address(world, "convene:edit")
    theirs = world.client("facilitator").post(where, {"kind": "need", "words": "Their wording", "version": "1"})
    assert theirs.status_code == 200
    mine = client.post(where, {"kind": "need", "words": "My wording", "version": "1"})
    assert mine.status_code == 409
    assert "Their wording" in page(mine)
    assert "My wording" in page(mine)
    version = re.search('name="version" value="([0-9]+)"', page(mine))
    assert version is not None
    again = client.post(where, {"kind": "need", "words": "My wording", "version": version[1]})
    assert again.status_code == 200
    assert world.meeting().room.folio().get(Concern, world.ids["card"]).body.words.first == "My wording"


def test_two_people_on_one_word(world: World, client: Client) -> None:
    where = address(world, "convene:meaning")
    assert world.client("facilitator").post(where, {"means": "Theirs", "version": "1"}).status_code == 302
    mine = client.post(where, {"means": "Mine, typed long", "version": "1"})
    assert mine.status_code == 409
    assert "Mine, typed long" in page(mine)
    assert "Theirs" in page(mine)


def test_two_people_on_the_text(world: World, client: Client) -> None:
    where = address(world, "solve:text")
    data = {"title": "T", "after": "1"}
    assert world.client("facilitator").post(where, data | {"wording": "Their draft"}).status_code == 302
    mine = client.post(where, data | {"wording": "My draft"})
    assert mine.status_code == 409
    assert "Their draft" in page(mine)
    assert "My draft" in page(mine)


def test_a_wording_that_changed_is_not_released(world: World, client: Client) -> None:
    stale = {"wording": world.ids["digest"]}
    client.post(address(world, "solve:text"), {"title": "T", "wording": "Another", "after": "1"})
    response = client.post(address(world, "solve:release"), stale)
    assert response.status_code == 409


@pytest.mark.parametrize("id", ["f" * 32, "x", "%00", "..%2f..", "%D8%B3", "a" * 500])
def test_ids_that_are_not_there(world: World, client: Client, id: str) -> None:
    for path in (f"/d/{id}/", f"/d/{world.dialogue}/convene/card/{id}", f"/d/{world.dialogue}/convene/word/{id}"):
        assert client.get(path).status_code == 404
    assert client.post(f"/d/{world.dialogue}/recruit/{id}/erase").status_code == 404


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("convene:act", {"act": "no such act"}),
        ("convene:act", {"act": "key", "card": "f" * 32}),
        ("convene:act", {"act": "key"}),
        ("convene:act", {"act": "restated", "card": "*card", "by": "a"}),
        ("convene:act", {"act": "say-shared", "card": "*card", "by": "a"}),
        ("convene:act", {"act": "tag", "card": "*card", "nature": "nonsense"}),
        ("overview:override", {"rule": "no such rule", "how": "act"}),
        ("overview:override", {"rule": "word-restated", "how": "nonsense"}),
        ("overview:add-member", {"account": "f" * 32}),
        ("overview:remove-member", {"member": "f" * 32}),
        ("overview:convenor", {"member": "f" * 32}),
        ("prepare:usual-days", {"day": "yesterday"}),
        ("solve:round", {"minutes": "100000"}),
        ("solve:link", {"concern": "f" * 32}),
        ("solve:release", {"wording": "nonsense"}),
    ],
)
def test_what_no_page_of_ours_sends(
    world: World, post: Callable[..., HttpResponse], name: str, data: dict[str, str]
) -> None:
    data = {key: world.ids["card"] if value == "*card" else value for key, value in data.items()}
    assert post(name, data).status_code in (404, 409)


# --- Tickets. ---


def reopened(world: World, *sides: str) -> tuple[OpenDialogue, dict[str, list[str]]]:
    """The meeting closed, and another one opened in which these sides keep their tickets."""
    found = world.open()
    if found.meeting:
        meetings.close_meeting(found.meeting)
    found = world.open()
    from tracktwo.process.schedule import add_workshop

    workshop = add_workshop(found)
    codes = open_with_tickets(found, workshop.id, list(sides))
    return world.open(), codes


@pytest.mark.parametrize("headers", [{}, {"HTTP_HX_REQUEST": "true"}], ids=["page", "in place"])
def test_a_ticket_that_opens_nothing_has_one_answer(world: World, headers: dict[str, str]) -> None:
    """Used, of a closed meeting, of nothing at all."""
    _, old = reopened(world, "b")
    _, codes = reopened(world, "b")
    client = world.client("convenor")
    where = address(world, "convene:ticket")
    used = codes["b"][0]
    assert client.post(where, {"code": used}).status_code == 302
    bodies = set()
    for code in (used, old["b"][1], "AAAAA-AAAAA-AAAAA-AAAAA", "", "؟" * 30):
        undo_throttle()
        response = client.post(where, {"code": code}, **headers)
        assert response.status_code == 409
        bodies.add(masked(world, response, world.dialogue))
    assert len(bodies) == 1


def undo_throttle() -> None:
    from tracktwo.rooms.convene.views.caucus import tickets

    tickets._failures.clear()


def test_tickets_are_slowed_after_wrong_ones(world: World) -> None:
    _, codes = reopened(world, "b")
    client = world.client("convenor")
    for _ in range(3):
        client.post(address(world, "convene:ticket"), {"code": "AAAAA"})
    assert "Wait" in page(client.post(address(world, "convene:ticket"), {"code": codes["b"][0]}))


# --- Wrong passphrases. ---


def test_a_wrong_passphrase_has_one_answer(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Same status, same bytes, same work, whether or not the account exists."""
    asked: list[int] = []
    derive = crypto.from_passphrase
    monkeypatch.setattr(crypto, "from_passphrase", lambda *args: asked.append(1) or derive(*args))
    seen = set()
    for name in (world.cast.convenor.name, "nobody of that name"):
        asked.clear()
        response = world.client("stranger").post("/sign-in", {"name": name, "passphrase": "wrong as wrong can be"})
        body = re.sub(rb"[A-Za-z0-9]{64}", b"", response.content).replace(name.encode(), b"")
        seen.add((response.status_code, body, len(asked)))
    assert len(seen) == 1
    assert next(iter(seen))[0] == 403


@pytest.mark.parametrize("language", ["en", "ar"])
def test_repeats_are_slowed_without_locking_out_a_running_room(world: World, language: str) -> None:
    convenor = world.cast.convenor
    stranger = world.client("stranger")
    for _ in range(4):
        last = stranger.post("/sign-in", {"name": convenor.name, "passphrase": "wrong"}, HTTP_ACCEPT_LANGUAGE=language)
    assert last.status_code == 429
    assert ("Wait" in page(last)) if language == "en" else ARABIC.search(page(last))
    right = {"name": convenor.name, "passphrase": convenor.passphrase}
    assert stranger.post("/sign-in", right).status_code == 429, "also with the right one, or guessing would be free"
    room = world.client("convenor")
    assert room.get(address(world, "convene:home")).status_code == 200
    room.post("/lock")
    assert room.get(address(world, "convene:home")).status_code == 423
    assert room.post("/unlock", {"passphrase": convenor.passphrase, "next": "/"}).status_code == 302
    assert room.get(address(world, "convene:home")).status_code == 200


def test_the_slowing_counts_for_a_name_alone(world: World) -> None:
    for _ in range(4):
        signing_in.attempt(name_tag("somebody else"))
    convenor = world.cast.convenor
    response = world.client("stranger").post(
        "/sign-in", {"name": f" {convenor.name.upper()} ", "passphrase": convenor.passphrase}
    )
    assert response.status_code == 302


def test_unlocking_leads_nowhere_else(world: World) -> None:
    client = world.client("convenor")
    client.post("/lock")
    right = {"passphrase": world.cast.convenor.passphrase, "next": "https://elsewhere.example/"}
    assert client.post("/unlock", right)["Location"] == "/"


def test_a_passphrase_is_never_shown_again(world: World) -> None:
    for path, data in (
        ("/sign-in", {"name": "x"}),
        ("/join", {"name": "x", "code": "y", "again": CANARY}),
        ("/recover", {"name": "x", "code": "y", "again": CANARY}),
    ):
        response = world.client("stranger").post(path, data | {"passphrase": CANARY})
        assert CANARY not in page(response)


# --- Faults. ---


@pytest.fixture
def log() -> Iterator[StringIO]:
    """What the program's own handlers write; those that pytest hangs beside them see more."""
    assert not logging.getLogger("django").propagate
    written = StringIO()
    own = [one for name in ("", "django", "tracktwo") for one in logging.getLogger(name).handlers]
    before = [(one, one.setStream(written)) for one in own if type(one) is logging.StreamHandler]
    assert before
    yield written
    for one, stream in before:
        one.setStream(stream)


def everything_said(response: HttpResponse, log: StringIO, capfd: pytest.CaptureFixture) -> str:
    out, err = capfd.readouterr()
    return page(response) + str(response.headers) + log.getvalue() + out + err


def fail(*args: object, **kwargs: object) -> None:
    raise RuntimeError(CANARY)


@pytest.mark.parametrize("headers", [{}, {"HTTP_HX_REQUEST": "true"}], ids=["page", "in place"])
@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("where", [(reads, "board"), (sessions, "recognise"), (Concern, "words")], ids=str)
def test_a_fault_says_no_values(
    world: World,
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
    log: StringIO,
    capfd: pytest.CaptureFixture,
    where: tuple[object, str],
    language: str,
    headers: dict[str, str],
) -> None:
    """In a view, before it, and in the midst of a template."""
    monkeypatch.setattr(*where, fail if where[0] is not Concern else property(fail))
    response = client.get(address(world, "convene:board"), HTTP_ACCEPT_LANGUAGE=language, **headers)
    assert response.status_code == 500
    said = everything_said(response, log, capfd)
    assert CANARY not in said
    assert ARABIC.search(page(response)) if language == "ar" else "Nothing was changed" in page(response)
    assert "RuntimeError at " in log.getvalue(), "the operator is told what kind of fault it was and where"


@pytest.mark.parametrize("name", ["convene:compose", "convene:caucus", "solve:text", "convene:act"])
def test_a_fault_repeats_nothing_that_was_sent(
    world: World,
    post: Callable[..., HttpResponse],
    monkeypatch: pytest.MonkeyPatch,
    log: StringIO,
    capfd: pytest.CaptureFixture,
    name: str,
) -> None:
    monkeypatch.setattr(change.Change, "add", fail)
    monkeypatch.setattr(change.Change, "replace", fail)
    data = {"kind": "need", "owner": "a", "key": KEY, "words": CANARY, "title": CANARY, "wording": CANARY, "after": "1"}
    response = post(name, data | {"act": "key", "card": world.ids["card"]})
    assert response.status_code == 500
    assert CANARY not in everything_said(response, log, capfd)


FULL = [OperationalError(f"database or disk is full: {CANARY}"), OSError(errno.ENOSPC, CANARY)]


@pytest.mark.parametrize("headers", [{}, {"HTTP_HX_REQUEST": "true"}], ids=["page", "in place"])
@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("error", FULL, ids=["database", "file"])
def test_a_full_disk(
    world: World,
    post: Callable[..., HttpResponse],
    monkeypatch: pytest.MonkeyPatch,
    log: StringIO,
    capfd: pytest.CaptureFixture,
    error: Exception,
    language: str,
    headers: dict[str, str],
) -> None:
    def full(*args: object, **kwargs: object) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(change.Change, "add", full)
        data = {"kind": "need", "owner": "a", "key": KEY, "words": "Words on the screen"}
        response = post("convene:compose", data, HTTP_ACCEPT_LANGUAGE=language, **headers)
    assert response.status_code == 507
    assert ARABIC.search(page(response)) if language == "ar" else "could not be written" in page(response)
    assert CANARY not in everything_said(response, log, capfd)
    if headers:
        assert response["HX-Retarget"] == "#notice", "the form stays as it is"
    assert not world.meeting().room.folio().has(KEY)


def test_a_form_from_before_a_restart(world: World) -> None:
    convenor = world.client("convenor")
    client = Client(enforce_csrf_checks=True)
    client.cookies.update(convenor.cookies)
    for headers in ({}, {"HTTP_HX_REQUEST": "true"}):
        response = client.post(address(world, "convene:caucus"), {"words": CANARY}, **headers)
        assert response.status_code == 403
        assert "reload" in page(response)
        assert CANARY not in page(response)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_held_step_says_why_and_how_to_go_on(world: World, post: Callable[..., HttpResponse], language: str) -> None:
    for headers in ({}, {"HTTP_HX_REQUEST": "true"}):
        response = post("convene:word-close", {}, HTTP_ACCEPT_LANGUAGE=language, **headers)
        assert response.status_code == 409
        # A restating that took place elsewhere is possible; one on paper is not.
        assert page(response).count('name="override-how"') == 2
        assert ("Only the rule and the date are recorded" in page(response)) == (language == "en")
