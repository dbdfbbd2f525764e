"""A wording that is taken in releases nothing but what a side was shown."""

import pytest

from cast import both
from interpreted import propose, visit_of, visited
from tracktwo.matter import concerns
from tracktwo.matter.concerns import Concern
from tracktwo.process import release, wordings
from tracktwo.process.access import OpenMeeting
from tracktwo.process.errors import Conflict
from tracktwo.process.fields import MultilingualText
from tracktwo.process.records import Released
from tracktwo.process.sealed import Record

pytestmark = both

OLD, NEW = MultilingualText("Wells before walls", "الآبار"), MultilingualText("Wells before walls", "الآبار أولا")


def as_released(meeting: OpenMeeting, card: str) -> Released:
    concern = meeting.room.folio().get(Concern, card).body
    empty = MultilingualText("")
    return Released(kind="concern", title=empty, wording=concern.words, owner=concern.owner, concern_kind=concern.kind)


def in_the_joint_compartment(meeting: OpenMeeting) -> list[MultilingualText]:
    meeting.dialogue.joint.forget()
    records: list[Record[Released]] = meeting.dialogue.joint.folio().all(Released)
    return [record.body.wording for record in records]


def test_what_one_side_released_before_is_not_released_in_other_words(meeting: OpenMeeting) -> None:
    card = concerns.add(meeting, Concern(kind="need", owner="a", words=OLD)).id
    shown_before = release.digest_of(as_released(meeting, card)).hex()
    assert release.release_words(meeting, "a", as_released(meeting, card)) is False
    here = visit_of(visited(meeting))
    propose(here, card, NEW)
    assert as_released(meeting, card).wording == OLD, "a wording that waits is no wording of the card"
    wordings.take_in(meeting, {each.id: each.shown for each in wordings.waiting(meeting)})
    # The form that the other side has open still shows the old words.
    with pytest.raises(Conflict):
        release.release_words_shown(meeting, "b", as_released(meeting, card), {"wording": shown_before})
    assert in_the_joint_compartment(meeting) == []
    now = release.digest_of(as_released(meeting, card)).hex()
    assert release.release_words_shown(meeting, "b", as_released(meeting, card), {"wording": now}) is False
    assert in_the_joint_compartment(meeting) == [], "the first side has not released these words"
    assert release.release_words_shown(meeting, "a", as_released(meeting, card), {"wording": now}) is True
    assert in_the_joint_compartment(meeting) == [NEW]
