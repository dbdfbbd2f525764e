"""Undo from a page of any room: back to the page it was pressed on, and never out of the dialogue."""

import datetime

import pytest
from django.test import Client

from cast import Cast, both, client_of
from tracktwo.editing.undo import acting, last_step
from tracktwo.matter.liaison import LiaisonTask
from tracktwo.process.access import OpenDialogue

pytestmark = both


@pytest.mark.parametrize(
    ("pressed_on", "led_to"),
    [
        ("http://testserver/d/{id}/transfer/tracks?page=2", "http://testserver/d/{id}/transfer/tracks?page=2"),
        ("http://testserver/d/{id}/enter/team", "http://testserver/d/{id}/enter/team"),
        ("http://testserver/account", "/d/{id}/"),
        ("https://elsewhere.example/d/{id}/enter/", "/d/{id}/"),
        ("", "/d/{id}/"),
    ],
)
def test_back_to_where_it_was_pressed(dialogue: OpenDialogue, cast: Cast, pressed_on: str, led_to: str) -> None:
    with acting(dialogue.third, "Add a task") as draft:
        draft.add(LiaisonTask(track="one", task="Ask for a reading", due=datetime.date(2026, 1, 1)))
    step = last_step(dialogue.third.folio())
    assert step
    client: Client = client_of(cast.convenor)
    sent_from = {"HTTP_REFERER": pressed_on.format(id=dialogue.id)} if pressed_on else {}
    answer = client.post(f"/d/{dialogue.id}/undo", {"step": step.mark}, **sent_from)
    assert (answer.status_code, answer["Location"]) == (302, led_to.format(id=dialogue.id))
    dialogue.third.forget()
    assert not dialogue.third.folio().all(LiaisonTask)
