"""The laptop that is handed round with the measures: what it shows, and what it can no longer reach."""

import re

import pytest
from world import World, undone

from cast import both
from measuring import HEADS
from tracktwo.rooms.reflect.measures.waves import acts, reads
from tracktwo.vault import instrument

pytestmark = both


@pytest.fixture
def handed(world: World):
    with undone():
        client = world.client("convenor")
        answer = client.post(f"/d/{world.dialogue}/reflect/waves/hand-round")
        assert answer.status_code == 302
        yield client


def page(world: World) -> str:
    return f"/d/{world.dialogue}/reflect/waves/answer"


def fill(text: str, value: str) -> dict[str, str]:
    """The form as it is shown, with one answer for every line."""
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', text))
    return fields | dict.fromkeys(set(re.findall(r'name="(i\d+)"', text)), value) | {"answers": "1"}


def test_a_blank_screen_the_items_and_a_blank_screen(world: World, handed) -> None:
    start = handed.get(page(world)).content.decode()
    assert 'name="i0"' not in start and 'name="own"' in start
    fields = fill(start, "") | {"slip": world.ids["wave_slip"], "own": world.ids["wave_code"]}
    fields.pop("answers")
    asked = handed.post(page(world), fields).content.decode()
    assert 'name="i0"' in asked and "checked" not in asked
    answer = handed.post(page(world), fill(asked, "4"))
    # The same whether or not an own code was typed: it stays in the history of the browser that is handed on.
    assert answer["Location"] == page(world) + "?thanks=1"
    assert "If you typed your own code, keep it" in handed.get(page(world) + "?thanks=1").content.decode()
    assert handed.post(page(world), fields).status_code == 409, "a slip is worth one answer"
    running = reads.running(world.meeting("facilitator"))
    assert instrument.progress(running.body.desk) == (1, 12)


def test_it_speaks_the_language_of_whoever_holds_it(world: World, handed) -> None:
    handed.post("/language", {"language": "ar", "next": page(world)})
    fields = {"slip": world.ids["wave_slip"], "own": "", "key": "a" * 32}
    text = handed.post(page(world), fields).content.decode()
    assert 'dir="rtl"' in text and "أثق بالأشخاص الحاضرين هنا" in text


def test_a_wrong_code_says_so_and_keeps_the_slip(world: World, handed) -> None:
    fields = {"slip": world.ids["wave_slip"], "own": "AAAAA-AAAAA-AAAAA-A", "key": "a" * 32}
    answer = handed.post(page(world), fields)
    assert answer.status_code == 409
    assert world.ids["wave_slip"] in answer.content.decode()
    bad = fields | {"own": "", "answers": "1", "i0": "9"}
    assert handed.post(page(world), bad).status_code == 422


def test_nothing_else_can_be_reached_from_it(world: World, handed) -> None:
    for path in ("", "reflect/", "reflect/waves", "reflect/waves/enter", "convene/caucus/a"):
        assert handed.get(f"/d/{world.dialogue}/{path}").status_code == 423
    assert handed.get(f"/d/{world.dialogue}/solve/hand-round").status_code == 302, "another room's questions neither"
    back = handed.post("/unlock", {"passphrase": world.cast.convenor.passphrase, "next": "/"})
    assert back.status_code == 302
    assert handed.get(page(world)).status_code == 302, "what was left in it is gone with unlocking"


def test_everybody_sees_their_own_and_nobody_elses(world: World) -> None:
    with undone():
        meeting = world.meeting("convenor")
        acts.destroy(meeting)
        client = world.client("convenor")
        assert client.post(f"/d/{world.dialogue}/reflect/waves/own").status_code == 302
        assert "Show my answers" in client.get(page(world)).content.decode()
        assert client.post(page(world), {"own": "AAAAA"}).status_code == 409
        shown = client.post(page(world), {"own": world.ids["wave_code"]}).content.decode()
        assert "Only you see this" in shown and "<td>3</td>" in shown
        assert HEADS
