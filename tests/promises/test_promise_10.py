"""Tickets work once."""

import pytest

from cast import Cast, both, open_here, open_with_tickets, request_of
from tracktwo.people import sessions
from tracktwo.people.keyring import open_keyring
from tracktwo.people.models import Account
from tracktwo.process import meetings, members, schedule
from tracktwo.process.access import OpenDialogue, OpenMeeting, caucus_name, open_dialogue
from tracktwo.process.journal import Entry
from tracktwo.vault.errors import NoKey

pytestmark = both


@pytest.fixture
def codes(dialogue: OpenDialogue) -> dict[str, list[str]]:
    """Side b keeps its own tickets."""
    return open_with_tickets(dialogue, schedule.add_workshop(dialogue).id, ["b"])


@pytest.fixture
def open_meeting(dialogue: OpenDialogue, codes: dict[str, list[str]]) -> OpenMeeting:
    return dialogue.meeting


def test_a_sheet_of_codes_for_that_side_alone(codes: dict[str, list[str]]) -> None:
    assert set(codes) == {"b"}
    assert len(set(codes["b"])) == meetings.TICKETS_A_SHEET


def test_the_sides_shard_is_in_nobodys_keyring(
    cast: Cast, open_meeting: OpenMeeting, codes: dict[str, list[str]]
) -> None:
    scope = open_meeting.card.scopes[caucus_name("b")]
    for actor in (cast.convenor, cast.facilitator, cast.one_sided):
        open_here(actor, open_meeting.dialogue.id)
        ring = open_keyring(actor.secret, Account.objects.get(pk=actor.id))
        assert scope not in ring.held
        assert open_meeting.card.scopes[caucus_name("a")] in ring.held
    assert open_meeting.caucus("b") is None
    assert open_meeting.caucus("a") is not None


def test_once(cast: Cast, open_meeting: OpenMeeting, codes: dict[str, list[str]]) -> None:
    assert meetings.redeem(open_meeting, codes["b"][0]) == "b"
    assert open_meeting.caucus("b") is not None
    theirs = open_here(cast.facilitator, open_meeting.dialogue.id).meeting
    with pytest.raises(NoKey):
        meetings.redeem(theirs, codes["b"][0])
    assert theirs.caucus("b") is None
    assert meetings.redeem(theirs, codes["b"][1]) == "b"


def test_it_opens_what_its_paper_says_and_in_this_browser_alone(
    cast: Cast, open_meeting: OpenMeeting, codes: dict[str, list[str]]
) -> None:
    meetings.redeem(open_meeting, codes["b"][0])
    again = sessions.recognise(request_of(cast.convenor))
    assert open_dialogue(again, open_meeting.dialogue.id).meeting.caucus("b") is not None
    assert open_here(cast.one_sided, open_meeting.dialogue.id).meeting.caucus("b") is None
    from cast import sign_in

    elsewhere, _ = sign_in(cast.convenor.id, cast.convenor.secret)
    assert open_dialogue(elsewhere, open_meeting.dialogue.id).meeting.caucus("b") is None


def test_it_is_not_handed_on_with_a_colleague_let_in(
    cast: Cast, open_meeting: OpenMeeting, codes: dict[str, list[str]]
) -> None:
    meetings.redeem(open_meeting, codes["b"][0])
    members.add_member(open_meeting.dialogue, cast.charlie.id, ["a", "b"])
    theirs = open_here(cast.charlie, open_meeting.dialogue.id).meeting
    assert theirs.caucus("a") is not None
    assert theirs.caucus("b") is None


def test_for_one_meeting(open_meeting: OpenMeeting, codes: dict[str, list[str]]) -> None:
    dialogue = open_meeting.dialogue
    meetings.redeem(open_meeting, codes["b"][0])
    meetings.close_meeting(open_meeting)
    open_with_tickets(dialogue, schedule.add_workshop(dialogue).id, ["b"])
    assert dialogue.meeting.caucus("b") is None
    for code in codes["b"]:
        with pytest.raises(NoKey):
            meetings.redeem(dialogue.meeting, code)


def test_using_it_is_noted_in_that_sides_own_chain(open_meeting: OpenMeeting, codes: dict[str, list[str]]) -> None:
    meetings.redeem(open_meeting, codes["b"][0])
    (entry,) = [one.body for one in open_meeting.caucus("b").folio().all(Entry)]
    assert (entry.act, entry.role) == ("opened", "side")
    assert [one.body.act for one in open_meeting.room.folio().all(Entry)] == ["ticket"]


def test_all_sides_may_keep_their_own(dialogue: OpenDialogue) -> None:
    codes = open_with_tickets(dialogue, schedule.add_workshop(dialogue).id, ["a", "b"])
    for side in ("a", "b"):
        assert dialogue.meeting.caucus(side) is None
        assert meetings.redeem(dialogue.meeting, codes[side][3]) == side
        assert dialogue.meeting.caucus(side) is not None


def test_a_mistyped_code_spends_nothing(open_meeting: OpenMeeting, codes: dict[str, list[str]]) -> None:
    for wrong in ("", codes["b"][0][:-1], codes["b"][0] + "0", "0" * 20):
        with pytest.raises(NoKey):
            meetings.redeem(open_meeting, wrong)
    assert meetings.redeem(open_meeting, codes["b"][0].lower()) == "b"
