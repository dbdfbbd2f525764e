"""The actor map: groups and ties are added in seconds, drawn, listed, and never lie on each other."""

import re

import pytest
from django.test import Client

from cast import Cast, both, client_of
from tracktwo.process.access import OpenDialogue
from tracktwo.rooms.enter.picture.records import Group, GroupView, Tie

pytestmark = both


@pytest.fixture
def client(cast: Cast, dialogue: OpenDialogue) -> Client:
    return client_of(cast.convenor)


def at(dialogue: OpenDialogue, rest: str = "") -> str:
    return f"/d/{dialogue.id}/enter/picture{rest}"


def member(dialogue: OpenDialogue, name: str) -> str:
    """The record of a member, as a form names it."""
    return next(record.id for record in dialogue.members if record.body.name == name)


def typed(dialogue: OpenDialogue, **more: str) -> dict[str, str]:
    """What every form of a statement sends, with the convenor as holder."""
    holder = member(dialogue, "the convenor")
    return {"day": "2026-11-01", "until": "", "source": "judgement", "holder": holder} | more


def add_group(client: Client, dialogue: OpenDialogue, name: str, side: str = "a", **more: str) -> str:
    sent = {"name": name, "side": side, "level": "top", "power": "large"} | more
    answer = client.post(at(dialogue, "/group"), typed(dialogue, **sent))
    assert answer.status_code == 302, answer.content.decode()
    dialogue.third.forget()
    return dialogue.third.folio().all(Group)[-1].id


def test_a_person_adds_two_groups_and_a_tie_and_sees_the_map(client: Client, dialogue: OpenDialogue) -> None:
    assert client.get(at(dialogue)).status_code == 200
    first = add_group(client, dialogue, "Northern army")
    second = add_group(client, dialogue, "Southern council", "b", level="grassroots")
    sent = typed(dialogue, start=first, kind="tension", end=second, back="")
    assert client.post(at(dialogue, "/tie"), sent).status_code == 302
    page = client.get(at(dialogue)).content.decode()
    assert page.count("<polyline") >= 1
    drawing = page[page.index('class="actor-map"') : page.index("</svg>", page.index('class="actor-map"'))]
    assert "Northern" in drawing and "Southern" in drawing
    assert "Northern army and Southern council: tension" in drawing
    assert dialogue.third.folio().all(Tie) == []
    dialogue.third.forget()
    (tie,) = dialogue.third.folio().all(Tie)
    assert tie.body.holder == member(dialogue, "the convenor")
    (view, _other) = dialogue.third.folio().all(GroupView)
    assert (view.body.side, view.body.level, view.body.power) == ("a", "top", "large")
    assert client.get(at(dialogue, f"/group/{first}")).status_code == 200
    assert client.get(at(dialogue, f"/tie/{tie.id}")).status_code == 200
    home = client.get(f"/d/{dialogue.id}/enter/").content.decode()
    assert "Northern army" in home and re.search("No way is open from side to side", home)
    assert client.get(f"/d/{dialogue.id}/enter/print").status_code == 200
