"""The laptop that is handed round: what it can do, and what it can no longer reach."""

import re

import pytest
from world import World, undone

from cast import both
from tracktwo.rooms.solve.predictions import acts as prediction_acts
from tracktwo.rooms.solve.predictions import reads as prediction_reads
from tracktwo.rooms.solve.predictions.records import PredictionRound
from tracktwo.vault import instrument

pytestmark = both


@pytest.fixture
def handed(world: World):
    with undone():
        client = world.client("convenor")
        answer = client.post(f"/d/{world.dialogue}/solve/predictions/hand-round")
        assert answer.status_code == 302
        yield client


def page(world: World) -> str:
    return f"/d/{world.dialogue}/solve/hand-round"


def fill(text: str, value: str) -> dict[str, str]:
    """The form as it is shown, with one answer for every line."""
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', text))
    return fields | dict.fromkeys(set(re.findall(r'name="(q\d+-\d+)"', text)), value) | {"answers": "1"}


def test_it_shows_a_blank_screen_the_questions_and_a_blank_screen(world: World, handed) -> None:
    blank = handed.get(page(world)).content.decode()
    assert 'name="q0-0"' not in blank
    asked = handed.post(page(world), {"slip": world.slips["a"][0]}).content.decode()
    assert 'name="q0-0"' in asked
    answer = handed.post(page(world), fill(asked, "4"))
    assert (answer.status_code, answer["Location"]) == (302, page(world) + "?thanks")
    again = handed.get(page(world) + "?thanks").content.decode()
    assert 'name="q0-0"' not in again
    assert "checked" not in handed.post(page(world), {"slip": world.slips["a"][1]}).content.decode()
    assert handed.post(page(world), {"slip": world.slips["a"][0]}).status_code == 409, "a slip is worth one answer"


def test_nothing_else_can_be_reached_from_it(world: World, handed) -> None:
    for path in ("", "convene/", "solve/", "solve/predictions", "solve/predictions/enter", "convene/caucus/a"):
        answer = handed.get(f"/d/{world.dialogue}/{path}")
        assert answer.status_code == 423
        assert b"A need of the north" not in answer.content
    assert handed.get(f"/d/{'0' * 32}/solve/hand-round").status_code == 302
    wrong = handed.post("/unlock", {"passphrase": "not it", "next": "/"})
    assert wrong.status_code == 423
    back = handed.post("/unlock", {"passphrase": world.cast.convenor.passphrase, "next": "/"})
    assert back.status_code == 302
    assert handed.get(f"/d/{world.dialogue}/solve/").status_code == 200
    assert handed.get(page(world)).status_code == 302, "what was left in it is gone with unlocking"


def test_a_blank_counts_as_an_answer_and_a_form_sent_twice_counts_once(world: World, handed) -> None:
    asked = handed.post(page(world), {"slip": world.slips["b"][0]}).content.decode()
    fields = fill(asked, "2")
    blank = {name: value for name, value in fields.items() if not name.startswith("q")}
    other = blank | {"slip": world.slips["b"][1], "key": "c" * 32}
    assert handed.post(page(world), other).status_code == 302
    assert handed.post(page(world), fields | {"q0-0": "9"}).status_code == 422
    for _ in range(2):
        assert handed.post(page(world), fields).status_code == 302
    meeting = world.meeting("facilitator")
    reading = prediction_reads.open_round(meeting.room.folio())
    assert instrument.progress(reading.body.desk) == (2, 10)


def test_a_round_closed_meanwhile_says_so(world: World, handed) -> None:
    asked = handed.post(page(world), {"slip": world.slips["a"][0]}).content.decode()
    meeting = world.meeting("facilitator")
    prediction_acts.destroy(meeting, meeting.room.folio().all(PredictionRound)[0].id)
    answer = handed.post(page(world), fill(asked, "3"))
    assert answer.status_code == 409
    assert "closed" in answer.content.decode()
