"""Nothing leaves without all."""

import pytest

from cast import Cast, begin_dialogue, both, open_here, open_with_tickets, remove_member
from samples import raws
from tracktwo.process import meetings, release, schedule
from tracktwo.process.access import OpenMeeting
from tracktwo.process.fields import MultilingualText
from tracktwo.process.journal import Entry
from tracktwo.process.records import Released
from tracktwo.process.release import Consent, consented, digest
from tracktwo.vault.change import change
from tracktwo.vault.errors import NoKey

pytestmark = both

TITLE, WORDING = MultilingualText("On schools", "عن المدارس"), MultilingualText("Both sides hold this.", "كلا الجانبين")


def give(meeting: OpenMeeting, side: str, title: MultilingualText = TITLE, wording: MultilingualText = WORDING) -> bool:
    return release.release(meeting, side, "text", title, wording)


def released(meeting: OpenMeeting) -> list[Released]:
    meeting.dialogue.joint.forget()
    return [one.body for one in meeting.dialogue.joint.folio().all(Released)]


def test_every_side_and_then_it_stands_in_the_joint_compartment(meeting: OpenMeeting) -> None:
    assert give(meeting, "a") is False
    assert released(meeting) == []
    assert give(meeting, "b") is True
    (copy,) = released(meeting)
    assert (copy.title, copy.wording, copy.number, copy.kind) == (TITLE, WORDING, 1, "text")
    for part in (meeting.dialogue.joint, meeting.dialogue.third):
        assert part.folio().all(Entry)[-1].body.act == "released"


@pytest.mark.parametrize("sides", [3, 4])
def test_every_side_of_several(cast: Cast, sides: int) -> None:
    dialogue = begin_dialogue(cast, sides)
    meetings.open_meeting(dialogue, schedule.add_workshop(dialogue).id, {})
    for side in dialogue.sides[:-1]:
        assert give(dialogue.meeting, side.id) is False
    assert released(dialogue.meeting) == []
    assert give(dialogue.meeting, dialogue.sides[-1].id) is True


def test_one_side_saying_it_twice_is_not_both(meeting: OpenMeeting) -> None:
    assert give(meeting, "a") is give(meeting, "a") is False
    assert len(meeting.room.folio().all(Consent)) == 1


@pytest.mark.parametrize(
    ("title", "wording"),
    [
        (TITLE, MultilingualText(WORDING.first + " ", WORDING.second)),
        (TITLE, MultilingualText(WORDING.first, WORDING.second + ".")),
        (MultilingualText(TITLE.first, ""), WORDING),
        (MultilingualText(TITLE.first + WORDING.first, ""), MultilingualText("", WORDING.second)),
        (WORDING, TITLE),
    ],
)
def test_only_exactly_these_words(meeting: OpenMeeting, title: MultilingualText, wording: MultilingualText) -> None:
    give(meeting, "a")
    assert give(meeting, "b", title, wording) is False
    assert released(meeting) == []


def test_the_kind_belongs_to_what_is_released(meeting: OpenMeeting) -> None:
    give(meeting, "a")
    assert release.release(meeting, "b", "word", TITLE, WORDING) is False
    assert digest("text", TITLE, WORDING) != digest("word", TITLE, WORDING)


def test_consent_withdrawn(meeting: OpenMeeting) -> None:
    give(meeting, "a")
    release.withdraw(meeting, "a", digest("text", TITLE, WORDING))
    assert consented(meeting, digest("text", TITLE, WORDING)) == []
    assert give(meeting, "b") is False
    assert give(meeting, "a") is True


def test_withdrawing_touches_no_other_side_and_no_other_wording(meeting: OpenMeeting) -> None:
    other = MultilingualText("Something else")
    give(meeting, "a")
    give(meeting, "a", TITLE, other)
    release.withdraw(meeting, "b", digest("text", TITLE, WORDING))
    release.withdraw(meeting, "a", digest("text", TITLE, other))
    assert consented(meeting, digest("text", TITLE, WORDING)) == ["a"]
    assert consented(meeting, digest("text", TITLE, other)) == []


def test_released_twice_stands_once(meeting: OpenMeeting) -> None:
    for _ in range(2):
        give(meeting, "a")
        give(meeting, "b")
    assert len(released(meeting)) == 1
    for side in ("a", "b"):
        give(meeting, side, TITLE, MultilingualText("A later wording"))
    assert [one.number for one in released(meeting)] == [1, 2]


def test_a_tag_copied_from_the_other_side_is_refused(meeting: OpenMeeting) -> None:
    give(meeting, "a")
    about = digest("text", TITLE, WORDING)
    with change(meeting.room) as draft:
        mine = draft.folio.all(Consent)[0].body
        draft.add(Consent(side="b", wording=about, tag=mine.tag))
    assert consented(meeting, about) == ["a", "b"]
    assert give(meeting, "a") is False
    assert released(meeting) == []


@pytest.mark.parametrize("tag", [b"", bytes(32), b"x" * 32])
def test_an_invented_tag_is_refused(meeting: OpenMeeting, tag: bytes) -> None:
    about = digest("text", TITLE, WORDING)
    with change(meeting.room) as draft:
        for side in ("a", "b"):
            draft.add(Consent(side=side, wording=about, tag=tag))
    assert give(meeting, "a") is False
    assert released(meeting) == []


def test_a_tag_over_other_words_is_refused(meeting: OpenMeeting) -> None:
    give(meeting, "b", TITLE, MultilingualText("What b did release"))
    about = digest("text", TITLE, WORDING)
    with change(meeting.room) as draft:
        other = draft.folio.all(Consent)[0].body
        draft.add(Consent(side="b", wording=about, tag=other.tag))
    assert give(meeting, "a") is False
    assert released(meeting) == []


def test_a_forged_tag_does_not_keep_the_true_one_out(meeting: OpenMeeting) -> None:
    about = digest("text", TITLE, WORDING)
    with change(meeting.room) as draft:
        draft.add(Consent(side="b", wording=about, tag=bytes(32)))
    give(meeting, "a")
    assert give(meeting, "b") is True


def test_consent_given_before_somebody_was_put_out_can_be_given_again(cast: Cast, meeting: OpenMeeting) -> None:
    """Putting out re-keys the sides' scopes, so that tags made before no longer hold."""
    give(meeting, "a")
    remove_member(meeting.dialogue, cast.facilitator)
    again = open_here(cast.convenor, meeting.dialogue.id).meeting
    assert give(again, "b") is False
    assert give(again, "a") is True


def test_a_side_with_its_own_ticket_is_not_released_for_without_it(dialogue: object) -> None:
    codes = open_with_tickets(dialogue, schedule.add_workshop(dialogue).id, ["b"])  # type: ignore[arg-type]
    meeting = dialogue.meeting  # type: ignore[attr-defined]
    assert give(meeting, "a") is False
    with pytest.raises(NoKey):
        give(meeting, "b")
    about = digest("text", TITLE, WORDING)
    with change(meeting.room) as draft:
        tag = draft.folio.all(Consent)[0].body.tag
        draft.add(Consent(side="b", wording=about, tag=tag))
    assert give(meeting, "a") is False
    assert released(meeting) == []
    with pytest.raises(NoKey):
        release.withdraw(meeting, "b", about)
    meetings.redeem(meeting, codes["b"][0])
    assert give(meeting, "b") is True


def test_a_facilitator_of_one_side_cannot_release_for_the_other(cast: Cast, joined: dict[str, OpenMeeting]) -> None:
    mine = joined["one_sided"]
    assert give(mine, "a") is False
    with pytest.raises(NoKey):
        give(mine, "b")
    assert released(joined["convenor"]) == []


def test_closing_without_full_release_keeps_nothing(meeting: OpenMeeting) -> None:
    from tracktwo.rooms.solve.text import acts as text_acts

    text_acts.write(meeting, 0, TITLE, WORDING)
    give(meeting, "a")
    meetings.close_meeting(meeting)
    assert released(meeting) == []
    assert WORDING.first.encode() not in raws(meeting.dialogue.joint, meeting.dialogue.third)


def test_consent_proves_nothing_once_the_meeting_is_closed(meeting: OpenMeeting) -> None:
    """A tag is made with a key that both the side and the third party hold, and it dies with the meeting."""
    give(meeting, "a")
    tag = meeting.room.folio().all(Consent)[0].body.tag
    give(meeting, "b")
    meetings.close_meeting(meeting)
    for part in (meeting.dialogue.joint, meeting.dialogue.third):
        assert part.folio().all(Consent) == []
        assert tag not in raws(part)
    assert len(released(meeting)) == 1
