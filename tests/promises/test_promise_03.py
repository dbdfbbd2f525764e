"""Compartments are cryptographic."""

from typing import Any

import msgspec
import pytest

from cast import Cast, both, open_here, remove_member
from tracktwo.people.keyring import open_keyring
from tracktwo.people.models import Account, Handover
from tracktwo.process import meetings, members, schedule
from tracktwo.process.access import OpenDialogue, OpenMeeting, caucus_name
from tracktwo.process.errors import NoAccess, Refused
from tracktwo.process.records import Member
from tracktwo.rooms.convene.acts import add_caucus_note, open_caucus
from tracktwo.rooms.convene.records import CaucusNote
from tracktwo.vault.change import change
from tracktwo.vault.compartment import open_compartment
from tracktwo.vault.errors import NoKey, Tampered
from tracktwo.vault.keys import Held
from tracktwo.vault.models import Compartment

pytestmark = both


def ring_of(actor: Any) -> dict[str, Held]:
    """Everything an actor holds, whatever the pages would show them."""
    return open_keyring(actor.secret, Account.objects.get(pk=actor.id)).held


def opens(held: dict[str, Held], dialogue: OpenDialogue, compartment: str) -> bool:
    """Whether anything in this keyring opens that compartment, tried with no respect for what it is for."""
    epoch = Compartment.objects.get(pk=compartment).epoch
    for one in held.values():
        try:
            open_compartment(compartment, dialogue.id, msgspec.structs.replace(one, epoch=epoch)).load()
        except (NoKey, Tampered):
            continue
        return True
    return False


def note(meeting: OpenMeeting, side: str) -> None:
    from tracktwo.process.fields import MultilingualText

    add_caucus_note(meeting, side, CaucusNote(kind="fear", words=MultilingualText("among ourselves")))


def test_who_was_let_in_reads_and_nobody_else(cast: Cast, dialogue: OpenDialogue) -> None:
    for actor in (cast.convenor, cast.facilitator, cast.one_sided):
        assert open_here(actor, dialogue.id).card.code_name == "Larch"
    for actor in (cast.charlie, cast.outsider):
        with pytest.raises(NoAccess):
            open_here(actor, dialogue.id)
        for part in (dialogue.third, dialogue.joint):
            assert not opens(ring_of(actor), dialogue, part.id)


def test_absent_and_forbidden_are_the_same_refusal(cast: Cast, dialogue: OpenDialogue) -> None:
    refusals = []
    for id in (dialogue.id, "0" * 32):
        with pytest.raises(NoAccess) as refusal:
            open_here(cast.charlie, id)
        refusals.append(str(refusal.value).replace(id, ""))
    assert refusals[0] == refusals[1]


def test_without_a_sides_scope_its_caucus_cannot_be_opened(
    cast: Cast, meeting: OpenMeeting, joined: dict[str, OpenMeeting]
) -> None:
    note(meeting, "b")
    mine = joined["one_sided"]
    assert mine.caucus("b") is None
    with pytest.raises(NoKey):
        open_caucus(mine, "b")
    with pytest.raises(NoKey):
        note(mine, "b")
    scope = meeting.card.scopes[caucus_name("b")]
    assert not opens(ring_of(cast.one_sided), meeting.dialogue, scope)
    assert opens(ring_of(cast.facilitator), meeting.dialogue, scope)


def test_a_changed_list_of_sides_gives_no_key(cast: Cast, meeting: OpenMeeting, joined: dict[str, OpenMeeting]) -> None:
    """No path reads by an `if`: a member may write what they like into their own record."""
    mine = joined["one_sided"].dialogue
    with change(mine.third) as draft:
        for record in draft.folio.all(Member):
            if record.body.account == cast.one_sided.id:
                draft.replace(record, msgspec.structs.replace(record.body, sides=["a", "b"], convenor=True))
    again = open_here(cast.one_sided, meeting.dialogue.id)
    assert again.me.sides == ["a", "b"]
    assert again.meeting.caucus("b") is None
    assert not opens(ring_of(cast.one_sided), meeting.dialogue, meeting.card.scopes[caucus_name("b")])


def test_who_holds_no_key_of_a_side_cannot_let_others_into_it(
    cast: Cast, meeting: OpenMeeting, joined: dict[str, OpenMeeting]
) -> None:
    """Otherwise the next meeting's keys go where a colleague without that side sent them."""
    from cast import pin

    pin(cast.one_sided, cast.charlie)
    mine = open_here(cast.one_sided, meeting.dialogue.id)
    try:
        members.add_member(mine, cast.charlie.id, ["a", "b"])
    except (Refused, NoKey):
        return
    theirs = open_here(cast.charlie, meeting.dialogue.id)
    assert theirs.meeting.caucus("a") is not None
    assert theirs.meeting.caucus("b") is None
    convenor = open_here(cast.convenor, meeting.dialogue.id)
    meetings.close_meeting(convenor.meeting)
    meetings.open_meeting(convenor, schedule.add_workshop(convenor).id, {})
    assert open_here(cast.charlie, meeting.dialogue.id).meeting.caucus("b") is None


def test_the_removed_member_cannot_read_what_comes_after(cast: Cast, meeting: OpenMeeting) -> None:
    dialogue = meeting.dialogue
    before = open_here(cast.facilitator, dialogue.id)
    kept = dict(ring_of(cast.facilitator))
    parts = [before.third, before.joint, before.meeting.room, before.meeting.third]
    parts += [before.meeting.caucus("a"), before.meeting.caucus("b")]
    assert all(opens(kept, dialogue, part.id) for part in parts)
    remove_member(dialogue, cast.facilitator)
    for part in parts:
        assert not opens(kept, dialogue, part.id)
        part.forget()
        with pytest.raises(NoKey):
            part.folio()
    with pytest.raises(NoAccess):
        open_here(cast.facilitator, dialogue.id)
    assert not any(opens(ring_of(cast.facilitator), dialogue, part.id) for part in parts)
    assert not Handover.objects.filter(to_id=cast.facilitator.id).exists()


def test_those_who_stay_read_on(cast: Cast, meeting: OpenMeeting) -> None:
    note(meeting, "a")
    remove_member(meeting.dialogue, cast.facilitator)
    for actor in (cast.convenor, cast.one_sided):
        mine = open_here(actor, meeting.dialogue.id)
        assert {one.body.account for one in mine.members} == {cast.convenor.id, cast.one_sided.id}
        assert len(mine.meeting.caucus("a").folio().all(CaucusNote)) == 1
        assert (mine.meeting.caucus("b") is not None) == (actor is cast.convenor)


def test_put_out_and_let_in_again(cast: Cast, meeting: OpenMeeting) -> None:
    remove_member(meeting.dialogue, cast.facilitator)
    again = open_here(cast.convenor, meeting.dialogue.id)
    members.add_member(again, cast.facilitator.id, ["b"])
    mine = open_here(cast.facilitator, meeting.dialogue.id)
    assert mine.meeting.caucus("a") is None
    assert mine.meeting.caucus("b") is not None


def test_put_out_by_a_colleague_who_holds_less(
    cast: Cast, meeting: OpenMeeting, joined: dict[str, OpenMeeting]
) -> None:
    """Every scope the removed one held is closed to them, also the one this colleague cannot open."""
    scope = meeting.card.scopes[caucus_name("b")]
    kept = dict(ring_of(cast.facilitator))
    try:
        remove_member(joined["one_sided"].dialogue, cast.facilitator)
    except Refused:
        return
    convenor = open_here(cast.convenor, meeting.dialogue.id)
    note(convenor.meeting, "b")
    assert not opens(kept, meeting.dialogue, scope)


def test_let_into_fewer_sides_than_before(cast: Cast, meeting: OpenMeeting) -> None:
    """Narrowing is a removal from that side: its scope begins a new epoch."""
    scope = meeting.card.scopes[caucus_name("b")]
    open_here(cast.facilitator, meeting.dialogue.id)
    try:
        members.add_member(meeting.dialogue, cast.facilitator.id, ["a"])
    except Refused:
        return
    assert open_here(cast.facilitator, meeting.dialogue.id).me.sides == ["a"]
    convenor = open_here(cast.convenor, meeting.dialogue.id)
    note(convenor.meeting, "b")
    assert not opens(ring_of(cast.facilitator), meeting.dialogue, scope)


def test_nobody_puts_themselves_out(meeting: OpenMeeting, cast: Cast) -> None:
    with pytest.raises(Refused):
        remove_member(meeting.dialogue, cast.convenor)


def test_everyone_sees_that_a_compartment_was_opened_to_another(cast: Cast, meeting: OpenMeeting) -> None:
    from tracktwo.process.journal import Entry

    parts = {
        "third": meeting.dialogue.third,
        "joint": meeting.dialogue.joint,
        "room": meeting.room,
        "notes": meeting.third,
        "a": meeting.caucus("a"),
        "b": meeting.caucus("b"),
    }
    before = {name: len(part.folio().all(Entry)) for name, part in parts.items()}
    members.add_member(meeting.dialogue, cast.charlie.id, ["a"])
    for name, part in parts.items():
        part.forget()
        new = [one.body.act for one in part.folio().all(Entry)][before[name] :]
        assert new == ([] if name == "b" else ["let in"]), name
