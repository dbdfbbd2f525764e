"""The wall shows the ground rules and today's agenda, in every language of the dialogue, and never a time."""

import datetime
import re

import pytest

from cast import Cast, both, client_of
from tracktwo.process import schedule
from tracktwo.process.access import OpenMeeting
from tracktwo.process.journal import today
from tracktwo.process.records import Session

pytestmark = both


def page(cast: Cast, meeting: OpenMeeting, path: str) -> str:
    return client_of(cast.convenor).get(f"/d/{meeting.dialogue.id}/convene/{path}").content.decode()


def show(cast: Cast, meeting: OpenMeeting, showing: str) -> str:
    address = f"/d/{meeting.dialogue.id}/convene/act"
    client_of(cast.convenor).post(address, {"act": "show", "showing": showing})
    return page(cast, meeting, "wall/board")


def plan(meeting: OpenMeeting, days: int, kind: str, side: str = "") -> None:
    day = today(meeting.dialogue.third.folio()) + datetime.timedelta(days=days)
    session = Session(meeting.card.workshop, kind, day, 285, side, purpose="draft" if side else "exchange")  # type: ignore[arg-type]
    schedule.add_session(meeting.dialogue, session)


def test_seven_ground_rules_in_every_language(cast: Cast, meeting: OpenMeeting) -> None:
    wall = show(cast, meeting, "ground-rules")
    assert wall.count("<li>") == 7
    assert wall.count('<p lang="en" dir="ltr">') == 7
    assert wall.count('<p lang="ar" dir="rtl">') == 7
    for words in ("Privacy", "الخصوصية", "Equals in this room"):
        assert words in wall


def test_the_agenda_is_todays_and_says_no_time(cast: Cast, meeting: OpenMeeting) -> None:
    plan(meeting, 1, "joint")
    assert 'value="agenda"' not in page(cast, meeting, ""), "nothing is planned for today"
    assert "wall-agenda" not in show(cast, meeting, "agenda"), "the wall shows the board meanwhile"
    plan(meeting, 0, "preliminary", "b")
    plan(meeting, 0, "joint")
    assert 'value="agenda"' in page(cast, meeting, "")
    wall = show(cast, meeting, "agenda")
    items = re.findall(r"<li>(.*?)</li>", wall, re.DOTALL)
    assert ["South" in item for item in items] == [True, False]
    assert ["exchanging information" in item for item in items] == [False, True]
    assert all("<bdi" in item and 'lang="ar"' in item for item in items)
    shown = re.sub(r"<[^>]*>", " ", wall.partition("wall-foot")[0])
    assert not re.search(r"\d", shown), "no length, no hour, no day"


@pytest.mark.parametrize(("language", "words"), [("en", "Empty the wall until"), ("ar", "إخلاء الشاشة حتى")])
def test_blanking_says_what_it_does(cast: Cast, meeting: OpenMeeting, language: str, words: str) -> None:
    client = client_of(cast.convenor)
    shown = client.get(f"/d/{meeting.dialogue.id}/convene/", headers={"Accept-Language": language}).content.decode()
    button = re.search(r'<button name="act" value="blank".*?>(.*?)</button>', shown, re.DOTALL)
    assert button
    assert words in re.sub(r"<[^>]*>", "", button.group(1))
