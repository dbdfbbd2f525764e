"""Releasing the one text: what speaks against it stands on the page, with exactly the words and where they go."""

import re

import pytest

from cast import Cast, both, client_of
from tracktwo.process import meetings, release
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.process.safeguards import evaluate
from tracktwo.rooms.solve.text import acts as text_acts
from tracktwo.rooms.solve.text.safeguards import EVERY_LANGUAGE, MIXED_PAIR

pytestmark = both

TITLE, WORDING = MultilingualText("On wells", "عن الآبار"), MultilingualText("They open.", "تُفتح.")
AGAINST = "Releasing it now is advised against:"
EMPTY = "The newest draft is empty in one of the dialogue&#x27;s languages."
NOBODY = "It is not recorded who drafted the newest draft."
ONE_SIDE = "The newest draft was not written by people of every side."


def page(cast: Cast, meeting: OpenMeeting) -> str:
    response = client_of(cast.convenor).get(f"/d/{meeting.dialogue.id}/solve/text")
    return re.sub(r"\s+", " ", response.content.decode())


@pytest.mark.parametrize(
    ("title", "wording", "pair", "expected"),
    [
        (TITLE, WORDING, ["a", "b"], []),
        (TITLE, MultilingualText("They open."), ["a", "b"], [EMPTY]),
        (TITLE, MultilingualText("", "تُفتح."), ["a", "b"], [EMPTY]),
        (MultilingualText("On wells"), WORDING, ["a", "b"], [EMPTY]),
        (TITLE, WORDING, [], [NOBODY]),
        (TITLE, WORDING, ["a"], [ONE_SIDE]),
        (TITLE, MultilingualText("They open."), [], [EMPTY, NOBODY]),
    ],
)
def test_what_speaks_against_releasing_stands_on_the_page(
    cast: Cast,
    meeting: OpenMeeting,
    title: MultilingualText,
    wording: MultilingualText,
    pair: list[str],
    expected: list[str],
) -> None:
    text_acts.write(meeting, 0, title, wording, pair=pair)
    shown = page(cast, meeting)
    assert (AGAINST in shown) is bool(expected)
    assert [line for line in (EMPTY, NOBODY, ONE_SIDE) if line in shown] == expected
    assert evaluate(meeting.dialogue, EVERY_LANGUAGE).status == ("advises" if EMPTY in expected else "met")
    assert evaluate(meeting.dialogue, MIXED_PAIR).status == ("advises" if {NOBODY, ONE_SIDE} & set(expected) else "met")


def test_what_is_advised_against_can_still_be_released(meeting: OpenMeeting) -> None:
    text_acts.write(meeting, 0, TITLE, MultilingualText("They open."))
    for side in ("a", "b"):
        done = release.release(meeting, side, "text", TITLE, MultilingualText("They open."))
    assert done


def test_the_last_look_shows_exactly_the_words_and_where_they_go(cast: Cast, meeting: OpenMeeting) -> None:
    text_acts.write(meeting, 0, TITLE, WORDING, pair=["a", "b"])
    shown = page(cast, meeting).partition("Exactly these words are released")[2].partition("<form")[0]
    for part in (TITLE.first, TITLE.second, WORDING.first, WORDING.second, "They go to the joint compartment"):
        assert part in shown


def test_closing_names_each_kind_and_where_it_goes(cast: Cast, meeting: OpenMeeting) -> None:
    text_acts.write(meeting, 0, TITLE, WORDING)
    for side in ("a", "b"):
        release.release(meeting, side, "text", TITLE, WORDING)
        release.release(meeting, side, "option", MultilingualText(""), MultilingualText("Buses"))
    shown = client_of(cast.convenor).get(f"/d/{meeting.dialogue.id}/convene/close").content.decode()
    shown = re.sub(r"\s+", " ", shown)
    for part in ("Joint text", "can be saved from there as PDF", "Option", "It stays in the option bank", "Buses"):
        assert part in shown


def test_what_every_side_released_is_not_taken_back_by_one(meeting: OpenMeeting) -> None:
    text_acts.write(meeting, 0, TITLE, WORDING)
    about = {"wording": release.digest("text", TITLE, WORDING).hex()}
    release.release_shown(meeting, "a", "text", TITLE, WORDING, about)
    release.release_shown(meeting, "a", "text", TITLE, WORDING, about | {"withdraw": "1"})
    for side in ("a", "b"):
        release.release_shown(meeting, side, "text", TITLE, WORDING, about)
    with pytest.raises(Refused):
        release.release_shown(meeting, "a", "text", TITLE, WORDING, about | {"withdraw": "1"})


def test_a_meeting_with_a_draft_of_the_text_is_not_closed_as_empty(cast: Cast, meeting: OpenMeeting) -> None:
    text_acts.write(meeting, 0, TITLE, WORDING)
    client, address = client_of(cast.convenor), f"/d/{meeting.dialogue.id}/convene/close"
    assert "nothing is lost with it" not in client.get(address).content.decode()
    assert client.post(address).status_code == 409
    assert meetings.is_destroyed(meeting.card) is False
