"""The issue map: issues, positions, interests and criteria."""

import re
from pathlib import Path

import pytest

import tracktwo
from cast import both
from solving import issue_with
from tracktwo.editing.withdrawal import withdraw
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.rooms.solve.issues import acts
from tracktwo.rooms.solve.issues.records import Stake
from tracktwo.rooms.solve.options.records import Option

pytestmark = both


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
