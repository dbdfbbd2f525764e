"""An empty dialogue: one sentence and one button a room, and a look around that takes two minutes."""

import datetime
import re

import pytest
from django.utils import translation

from cast import Cast, both, client_of
from tracktwo.overview.look import steps
from tracktwo.process import dialogues, schedule
from tracktwo.process.access import OpenDialogue
from tracktwo.process.records import Session
from tracktwo.process.rooms import walk
from tracktwo.rooms.recruit.seats import acts as seat_acts

pytestmark = both

# A slow reader of a second language.
WORDS_A_MINUTE = 130


def rooms_of(cast: Cast, dialogue: OpenDialogue) -> list[str]:
    page = client_of(cast.convenor).get(f"/d/{dialogue.id}/").content.decode()
    return re.findall(r"<li[^>]*>\s*<span class=\"stone\".*?</li>", page, re.DOTALL)


def test_an_empty_dialogue_shows_one_sentence_and_one_button_a_room(cast: Cast, dialogue: OpenDialogue) -> None:
    shown = rooms_of(cast, dialogue)
    assert len(shown) == len(walk()) == 8
    for part, room in zip(shown, walk(), strict=True):
        assert len(re.findall(r'<button|class="button', part)) == 1, room.name
        sentences = re.findall(r"<p>(.*?)</p>", part)
        assert sentences == [str(room.opening).replace("'", "&#x27;")]
        assert str(room.opening).count(".") == 1


@pytest.mark.parametrize("begun", ["seat", "session", "paper"])
def test_once_anything_is_begun_the_states_are_shown(cast: Cast, dialogue: OpenDialogue, begun: str) -> None:
    if begun == "seat":
        seat_acts.add_coded_seats(dialogue, 1)
    elif begun == "session":
        workshop = schedule.add_workshop(dialogue).id
        day = datetime.date(2027, 1, 1)
        schedule.add_session(dialogue, Session(workshop=workshop, kind="joint", day=day))
    else:
        dialogues.record_step(dialogue, "enter", "paper")
    page = client_of(cast.convenor).get(f"/d/{dialogue.id}/").content.decode()
    assert "Look around in two minutes" not in page
    assert "not begun" in page


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_look_takes_two_minutes(language: str) -> None:
    with translation.override(language):
        words = sum(len(f"{title} {text}".split()) for title, text in steps())
    assert words <= 2 * WORDS_A_MINUTE


def test_the_look_goes_through_every_room_and_leads_home(cast: Cast, dialogue: OpenDialogue) -> None:
    client, address = client_of(cast.convenor), f"/d/{dialogue.id}/look"
    assert f'href="{address}"' in client.get(f"/d/{dialogue.id}/").content.decode()
    seen, following = [], "?step=1"
    while following:
        page = client.get(address + following).content.decode()
        seen += re.findall(r"<h1>(.*?)</h1>", page)
        assert f'data-ends-at="/d/{dialogue.id}/"' in page
        following = next(iter(re.findall(r'class="button primary" href="(\?step=\d+)"', page)), "")
    assert seen == [title for title, _text in steps()]
    assert {str(room.title) for room in walk()} <= set(seen)


@pytest.mark.parametrize("step", ["0", "999", "x", "-1", "9" * 300, ""])
def test_a_step_that_is_none(cast: Cast, dialogue: OpenDialogue, step: str) -> None:
    assert client_of(cast.convenor).get(f"/d/{dialogue.id}/look?step={step}").status_code == 200
