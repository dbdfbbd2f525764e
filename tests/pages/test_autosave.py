"""Every text that is written in a meeting is kept while it is typed, or stands here with the reason why it is not."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser

import pytest
from django.urls import reverse
from world import World, undone

from cast import both
from tracktwo.process.rooms import Page, autosaved, walk
from tracktwo.rooms.recruit.seats.acts import add_coded_seats

pytestmark = both


# Tabs of a meeting that open between meetings as well, to say that there is none: what is written there is a meeting's.
TABS = {tab.address for room in walk() for tab in room.tabs}


def written_pages() -> list[Page]:
    pages = [page for room in walk() for page in room.pages if not page.acts]
    return [page for page in pages if page.opens in ("meeting", "side") or page.address in TABS]


TYPED = "Half a sentence and no"
# What is typed here and not kept, and why.
NOT_KEPT = {
    "passphrase": "a secret, which is never stored",
    "convene:close code_name": "typed to say that closing is meant: it must not stand there already",
    "solve:enter slip": "a code that works once, and opens somebody's private answers",
    "reflect:enter-wave slip": "a code that opens somebody's private answers",
    "reflect:enter-wave own": "the same",
}


class Forms(HTMLParser):
    """The forms of a page that take text: the name under which each is kept, and its fields."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, list[str]]] = []
        self._open: tuple[str, list[str]] | None = None

    def handle_starttag(self, tag: str, pairs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in pairs}
        if tag == "form":
            self._open = (attributes.get("data-autosave", ""), [])
        text = tag == "textarea" or (tag == "input" and attributes.get("type", "text") == "text")
        if text and self._open is not None:
            self._open[1].append(attributes.get("name", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self._open is not None:
            self.found += [self._open] if self._open[1] else []
            self._open = None


def here(world: World, page: Page) -> str:
    parts = {name: part[1:] if part.startswith("=") else world.ids[part] for name, part in page.parts.items()}
    return reverse(page.address, kwargs={"dialogue": world.dialogue, **parts})


@contextmanager
def seated(world: World) -> Iterator[None]:
    """The world with seats enough to be put into groups, for as long as it takes."""
    with undone():
        add_coded_seats(world.open(), 2)
        yield


def forms_of(world: World, page: Page) -> list[tuple[str, list[str]]]:
    """The forms of a page with text in them, as the convenor gets them."""
    with seated(world):
        answer = world.client("convenor").get(here(world, page))
    reader = Forms()
    reader.feed(answer.content.decode())
    return reader.found


def without_reason(page: Page, found: list[tuple[str, list[str]]]) -> list[list[str]]:
    """The fields of forms that are kept by nobody, and have no reason for it."""
    return [
        fields
        for address, fields in found
        if not address and not all(NOT_KEPT.get(name) or NOT_KEPT.get(f"{page.address} {name}") for name in fields)
    ]


@pytest.mark.parametrize("page", written_pages(), ids=lambda page: page.address)
def test_every_text_of_a_meeting_is_kept_while_it_is_typed(world: World, page: Page) -> None:
    found = forms_of(world, page)
    assert not without_reason(page, found)
    names = {re.split("[.:]", address.rsplit("/", 1)[1])[0] for address, _fields in found if address}
    assert names <= autosaved(), "the server keeps only what a room declares"
    assert not names & autosaved(between=True), "what belongs to a meeting is kept with it alone"


@pytest.mark.parametrize("page", written_pages(), ids=lambda page: page.address)
def test_what_is_kept_begins_the_form_again(world: World, page: Page) -> None:
    """What was typed and not saved stands in the form when the page is opened again."""
    for address, fields in forms_of(world, page):
        if not address:
            continue
        with seated(world):
            client = world.client("convenor")
            client.post(address, {**dict.fromkeys(fields, TYPED), "key": "7" * 32, "version": "1"})
            again = client.get(here(world, page)).content.decode()
        assert again.count(TYPED) == len(fields), fields


# Pages whose form changes what stands already, by its name or a field of it: there somebody may take a draft for what
# was saved.
OVER = {
    "solve:option": "legitimacy",
    "solve:text": "wording",
    "solve:valuation": "valuation",
    "convene:word": "meaning",
    "consult:feedback": "telling",
}


@pytest.mark.parametrize(
    "page", [page for page in written_pages() if page.address in OVER], ids=lambda page: page.address
)
def test_a_draft_over_what_stands_is_called_one(world: World, page: Page) -> None:
    known = OVER[page.address]
    address, fields = next(each for each in forms_of(world, page) if known in each[0] or known in each[1])
    with seated(world):
        client = world.client("convenor")
        assert "did not save" not in client.get(here(world, page)).content.decode()
        client.post(address, {**dict.fromkeys(fields, TYPED), "key": "7" * 32, "version": "1"})
        assert "did not save" in client.get(here(world, page)).content.decode()


def test_the_pages_whose_drafts_lie_over_what_stands_are_there() -> None:
    assert set(OVER) <= {page.address for page in written_pages()}


def test_a_tab_of_a_meeting_is_looked_at_wherever_it_opens(world: World) -> None:
    pages = {page.address: page for page in written_pages()}
    assert pages["prepare:groups"].opens == "members"
    assert forms_of(world, pages["prepare:groups"])


def test_a_form_that_is_not_kept_is_found(world: World) -> None:
    page = next(page for page in written_pages() if page.address == "convene:notes")
    assert without_reason(page, [("", ["question", "opened"])])
    assert not without_reason(page, [("", ["passphrase"])])
