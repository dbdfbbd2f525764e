"""The issue map: issues, positions, interests and criteria."""

import re
from pathlib import Path

import pytest

import tracktwo
from cast import Cast, both, client_of
from solving import issue_with
from tracktwo.editing.withdrawal import withdraw
from tracktwo.matter import issues
from tracktwo.matter.issues import Issue
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.rooms.solve.issues import acts
from tracktwo.rooms.solve.issues.records import Stake
from tracktwo.rooms.solve.options.records import Option

pytestmark = both


def on_map(meeting: OpenMeeting) -> list[str]:
    meeting.room.forget()
    return [issue.body.words.first for issue in meeting.room.folio().all(Issue)]


def test_issues_of_the_conflict_are_copied_by_tick_and_never_doubled(cast: Cast, free: OpenMeeting) -> None:
    third, address = free.dialogue.third, f"/d/{free.dialogue.id}/solve/issues"
    road = issues.add(third, Issue(MultilingualText("The road"), "off"))
    issues.add(third, Issue(MultilingualText("The wells")))
    client = client_of(cast.convenor)
    shown = client.get(address).content.decode()
    assert shown.count('name="issue"') == 2 and "The road" in shown
    sent = {"issue": road.id, "key": "e" * 32}
    for _time in range(2):
        assert client.post(f"{address}/bring", sent).status_code == 302
    assert on_map(free) == ["The road"]
    assert free.room.folio().all(Issue)[0].body.agenda == "off"
    shown = client.get(address).content.decode()
    assert shown.count('name="issue"') == 1
    # A copy: what the third party changes later in its own words changes nothing in the room.
    issues.edit(third, road.id, road.version, Issue(MultilingualText("The road by night")))
    assert on_map(free) == ["The road"]


def test_nothing_ticked_is_said(cast: Cast, free: OpenMeeting) -> None:
    issues.add(free.dialogue.third, Issue(MultilingualText("The road")))
    answer = client_of(cast.convenor).post(f"/d/{free.dialogue.id}/solve/issues/bring", {"key": "e" * 32})
    assert answer.status_code == 409 and "Tick at least one issue." in answer.content.decode()


def test_taking_an_issue_back_leaves_its_options(free: OpenMeeting) -> None:
    issue, (one, _other) = issue_with(free, "road")
    acts.add_stake(free, Stake(issue, "interest", MultilingualText("To sleep"), "a"))
    with pytest.raises(Refused):
        acts.add_stake(free, Stake(issue, "position", MultilingualText("Closed")))
    withdraw(free.room, issue)
    folio = free.room.folio()
    assert folio.get(Option, one).body.issues == []
    assert folio.all(Stake) == []


TEMPLATES = Path(tracktwo.__file__).parent
JUDGEMENT = re.compile(r"<(\w+)([^<>]*)>\{\{[^{}]*\|label:(?:natures|needs) *\}\}")


def test_a_judgement_is_shown_behind_its_key_alone() -> None:
    """On every page of every room, what the third party judged is marked so that the style sheet keeps it back."""
    shown = 0
    for path in TEMPLATES.rglob("*.html"):
        text = path.read_text()
        found = JUDGEMENT.findall(text)
        assert len(found) == len(re.findall(r"\|label:(?:natures|needs)\b", text)), path.name
        assert all('class="judged"' in attributes for _tag, attributes in found), path.name
        shown += len(found)
    assert shown >= 4
