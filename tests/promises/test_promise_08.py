"""A journal the members can trust."""

import contextlib
import datetime
from typing import Any, get_args, get_type_hints

import msgspec
import pytest

from cast import Cast, both, open_here, open_with_tickets, remove_member
from tracktwo.matter.seats import Seat
from tracktwo.process import journal, meetings, safeguards, schedule
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.journal import Entry, broken_at, fingerprint
from tracktwo.rooms.recruit.seats import acts as seat_acts
from tracktwo.vault.change import change
from tracktwo.vault.compartment import Opened

pytestmark = both


def entries(part: Opened) -> list[Entry]:
    part.forget()
    return [one.body for one in part.folio().all(Entry)]


def acts(part: Opened) -> list[str]:
    return [one.act for one in entries(part)]


@pytest.fixture
def chain(dialogue: OpenDialogue) -> Opened:
    """A compartment with six entries."""
    for number in range(4):
        with change(dialogue.third) as draft:
            journal.note(draft, "erased" if number % 2 else "passed", "facilitator")
    assert len(entries(dialogue.third)) == 7
    return dialogue.third


def test_an_entry_holds_role_and_day_and_nothing_else() -> None:
    assert {field.name for field in msgspec.structs.fields(Entry)} == {"number", "act", "role", "day", "before"}
    hints = get_type_hints(Entry)
    assert hints["day"] is datetime.date
    assert set(get_args(hints["role"])) == {"convenor", "facilitator", "side", "interpreter"}
    assert set(get_args(hints["act"])) == set(journal.ACTS)


def test_what_was_promised_is_noted(cast: Cast, dialogue: OpenDialogue) -> None:
    codes = open_with_tickets(dialogue, schedule.add_workshop(dialogue).id, ["b"])
    meeting = dialogue.meeting
    assert acts(meeting.room) == ["ticket"]
    meetings.redeem(meeting, codes["b"][0])
    assert acts(meeting.caucus("b")) == ["opened"]
    assert entries(meeting.caucus("b"))[0].role == "side"
    safeguards.override(dialogue, safeguards.safeguard("more-than-one-workshop"), "act")
    seat = seat_acts.add_seat(dialogue, Seat(code="A1", side="a", office="civil"))
    seat_acts.erase_seat(dialogue, seat.id)
    meetings.close_meeting(meeting)
    remove_member(dialogue, cast.one_sided)
    again = open_here(cast.convenor, dialogue.id)
    add_member = ["began", "let in", "let in"]
    assert acts(again.third) == [*add_member, "passed", "erased", "closed", "put out"]
    assert acts(again.joint) == [*add_member, "passed", "closed", "put out"]
    assert broken_at(again.third.folio()) is broken_at(again.joint.folio()) is None


def test_the_role_is_that_of_who_acts(cast: Cast, dialogue: OpenDialogue) -> None:
    mine = open_here(cast.facilitator, dialogue.id)
    safeguards.override(mine, safeguards.safeguard("more-than-one-workshop"), "paper")
    assert [one.role for one in entries(dialogue.third)][-2:] == ["convenor", "facilitator"]


@pytest.mark.parametrize("place", range(6))
@pytest.mark.parametrize("field", [{"act": "put out"}, {"day": datetime.date(2020, 1, 1)}, {"role": "side"}])
def test_an_altered_entry_shows(chain: Opened, place: int, field: dict[str, Any]) -> None:
    """Altered by somebody who holds the key: the next entry no longer follows."""
    before = fingerprint(chain.folio())
    with change(chain) as draft:
        record = draft.folio.all(Entry)[place]
        draft.replace(record, msgspec.structs.replace(record.body, **field))
    assert broken_at(chain.folio()) == place + 2
    assert fingerprint(chain.folio()) == before, "the last entry itself is as it was"


def test_an_altered_last_entry_shows_in_the_fingerprint(chain: Opened) -> None:
    before = fingerprint(chain.folio())
    with change(chain) as draft:
        record = draft.folio.all(Entry)[-1]
        draft.replace(record, msgspec.structs.replace(record.body, act="began"))
    assert fingerprint(chain.folio()) != before


@pytest.mark.parametrize("place", range(6))
def test_a_removed_entry_shows(chain: Opened, place: int) -> None:
    with change(chain) as draft:
        draft.remove(draft.folio.all(Entry)[place])
    assert broken_at(chain.folio()) == place + 1


def test_two_entries_exchanged_show(chain: Opened) -> None:
    with change(chain) as draft:
        one, other = draft.folio.all(Entry)[2:4]
        draft.replace(one, other.body)
        draft.replace(other, one.body)
    assert broken_at(chain.folio()) == 3


def test_a_chain_written_anew_has_another_fingerprint(chain: Opened) -> None:
    """Whoever holds the key can rewrite all of it; the heads compared on paper then differ."""
    before = fingerprint(chain.folio())
    with change(chain) as draft:
        previous = bytes(32)
        for number, record in enumerate(draft.folio.all(Entry)):
            act = "let in" if number == 3 else record.body.act
            body = msgspec.structs.replace(record.body, act=act, before=previous)
            previous = journal._hash(body)
            draft.replace(record, body)
    assert broken_at(chain.folio()) is None
    assert fingerprint(chain.folio()) != before


def test_every_entry_changes_the_fingerprint(dialogue: OpenDialogue) -> None:
    seen = {fingerprint(dialogue.third.folio())}
    for number in range(2, 5):
        with change(dialogue.third) as draft:
            journal.note(draft, "erased", "convenor")
        seen.add(fingerprint(dialogue.third.folio()))
        assert len(seen) == number
    assert all(len(one.split()) == 6 for one in seen)


def test_members_see_the_same_fingerprint(cast: Cast, dialogue: OpenDialogue) -> None:
    theirs = open_here(cast.facilitator, dialogue.id)
    for mine, other in ((dialogue.third, theirs.third), (dialogue.joint, theirs.joint)):
        assert fingerprint(mine.folio()) == fingerprint(other.folio())


def test_a_fingerprint_belongs_to_one_chain(cast: Cast, dialogue: OpenDialogue) -> None:
    """Otherwise whoever knows the days and acts can work it out, and one chain can stand in for another."""
    from cast import begin_dialogue

    other = begin_dialogue(cast)
    parts = (dialogue.third, dialogue.joint, other.third, other.joint)
    assert len({fingerprint(part.folio()) for part in parts}) == 4


def test_two_notes_in_one_change_follow_each_other(dialogue: OpenDialogue) -> None:
    with contextlib.suppress(RuntimeError), change(dialogue.third) as draft:
        journal.note(draft, "passed", "convenor")
        journal.note(draft, "erased", "convenor")
    assert broken_at(dialogue.third.folio()) is None


class Earlier(datetime.date):
    """A clock that was set back."""

    @classmethod
    def today(cls) -> datetime.date:
        return datetime.date(2020, 1, 2)


def test_a_clock_set_back_keeps_the_order(dialogue: OpenDialogue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal.datetime, "date", Earlier)
    with change(dialogue.third) as draft:
        journal.note(draft, "erased", "convenor")
    days = [one.day for one in entries(dialogue.third)]
    assert days == sorted(days)
    assert days[-1] == days[0]
    assert broken_at(dialogue.third.folio()) is None


def test_putting_out_keeps_the_chain_whole(cast: Cast, meeting: OpenMeeting) -> None:
    before = {name: len(acts(part)) for name, part in (("third", meeting.dialogue.third), ("room", meeting.room))}
    remove_member(meeting.dialogue, cast.facilitator)
    again = open_here(cast.convenor, meeting.dialogue.id)
    for name, part in (("third", again.third), ("room", again.meeting.room), ("a", again.meeting.caucus("a"))):
        assert acts(part)[-1] == "put out"
        assert len(acts(part)) == before.get(name, 0) + 1
        assert broken_at(part.folio()) is None
