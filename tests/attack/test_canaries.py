"""Sealed at rest: unlikely words are typed into every form that any page shows, and looked for in every byte.

The forms are collected by following links from the pages that rooms declare, so that a new form is planted without
anybody remembering it. What is looked for is shown to be there: the same words stand in the opened compartments.
"""

import os
import re
import secrets
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "pages"))
import world as worlds
from django.db import connections

from cast import both_committed, client_of, open_here
from tracktwo.vault import snapshot

# Addresses that would end what is looked at, or leave it: each by the end of its path.
ENDS = ("sign-out", "lock", "unlock", "erase", "close", "hand-round", "remove", "take-back", "lost", "language")
ENDS += ("withdraw", "destroy", "closed", "put-out", "take-out", "join", "recover", "sign-in", "start", "demonstration")
MOST = 160
# A shorter word may stand anywhere by chance: what is typed into a field for a few digits is not looked for.
UNLIKELY = 12


class Forms(HTMLParser):
    """The links and the forms of one page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.forms: list[dict[str, object]] = []
        self._select = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        about = {name: value or "" for name, value in attributes}
        if tag == "a" and about.get("href", "").startswith("/"):
            self.links.append(about["href"])
        elif tag == "form":
            self.forms.append({"action": about.get("action", ""), "fields": {}, "typed": []})
        elif self.forms and about.get("name"):
            fields: dict[str, str] = self.forms[-1]["fields"]  # type: ignore[assignment]
            kind = about.get("type", "text")
            if tag == "textarea" or (tag == "input" and kind == "text"):
                self.forms[-1]["typed"].append((about["name"], about.get("maxlength", "")))  # type: ignore[attr-defined]
            elif tag == "select":
                self._select = about["name"]
            elif kind in ("radio", "checkbox"):
                if kind == "checkbox" or about["name"] not in fields:
                    fields[about["name"]] = about.get("value", "1")
            elif kind in ("hidden", "number", "date", "time"):
                fields[about["name"]] = about.get("value") or {"number": "2", "date": "2031-03-01"}.get(kind, "")
        if tag == "option" and self._select and self.forms:
            fields = self.forms[-1]["fields"]  # type: ignore[assignment]
            if about.get("value") and not fields.get(self._select):
                fields[self._select] = about["value"]


@pytest.fixture
def folders(request: pytest.FixtureRequest) -> list[Path]:
    """Where everything lies: the data folder, or where PostgreSQL keeps its own when the tests run on one."""
    if connections["default"].vendor == "sqlite":
        return [request.getfixturevalue("data_folder")]
    request.getfixturevalue("volatile_file")
    with connections["default"].cursor() as cursor:
        cursor.execute("SHOW data_directory")
        (place,) = cursor.fetchone()
    return [Path(place), Path(connections["volatile"].settings_dict["NAME"]).parent]


@both_committed
def test_no_word_typed_into_any_form_lies_in_clear(folders: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)
    for alias in ("default", "volatile"):
        if connections[alias].vendor == "sqlite":
            with connections[alias].cursor() as cursor:
                cursor.execute("PRAGMA synchronous=OFF")
    world = worlds.build_world()
    client = client_of(world.cast.convenor)
    waiting, seen, planted = [f"/d/{world.dialogue}/", "/account", "/"], set(), {}
    while waiting and len(seen) < MOST:
        path = waiting.pop(0)
        if path in seen or urlsplit(path).path.rstrip("/").endswith(ENDS):
            continue
        seen.add(path)
        answer = client.get(path)
        if answer.status_code != 200 or "html" not in answer.get("Content-Type", ""):
            continue
        page = Forms()
        page.feed(answer.content.decode())
        waiting += [link for link in page.links if link not in seen]
        for form in page.forms:
            action = urljoin(path, str(form["action"]) or path)
            typed = [(name, most) for name, most in form["typed"] if name != "csrfmiddlewaretoken"]  # type: ignore[attr-defined]
            if not typed or urlsplit(action).path.rstrip("/").endswith(ENDS):
                continue
            words = {name: canary(most) for name, most in typed}
            client.post(action, {**form["fields"], **words})  # type: ignore[dict-item]
            planted |= {word: f"{action} {name}" for name, word in words.items() if len(word) >= UNLIKELY}
    assert len(seen) > 30, "pages were found"
    assert len(planted) > 40, "fields were planted"
    assert len({where.split()[0] for where in planted.values()}) > 15, "on many pages"
    if connections["default"].vendor == "postgresql":
        with connections["default"].cursor() as cursor:
            cursor.execute("CHECKPOINT")
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    content = b"\n".join(path.read_bytes() for path in files).lower()
    found = [
        where for word, where in planted.items() if word.encode() in content or word.encode("utf-16-le") in content
    ]
    assert found == []
    # The search finds what is there: the same words stand in what the convenor opens.
    snapshot._kept.clear()
    here = open_here(world.cast.convenor, world.dialogue)
    parts = [here.third, here.joint, here.meeting.room, here.meeting.third, here.meeting.caucus("a")]
    opened = b"".join(
        bytes(row.raw)
        for part in parts
        for tag in part.folio()._rows.tags()
        for row in part.folio()._rows.group(tag).values()
    )
    kept = [word for word in planted if word.encode() in opened]
    assert len(kept) > 15, f"{len(kept)} of {len(planted)} words were kept"
    assert re.search(rb"canary", opened)


def canary(most: str) -> str:
    """A word that occurs nowhere else, as long as its field takes."""
    return f"canary{secrets.token_hex(10)}"[: int(most) if most.isdecimal() else 60]
