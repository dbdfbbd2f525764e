"""Erasure."""

import pytest

from cast import (
    Cast,
    begin_dialogue,
    both,
    both_committed,
    make_cast,
    open_here,
    open_with_tickets,
    remove_member,
)
from folders import bytes_below
from samples import raws
from tracktwo.matter.seats import Seat
from tracktwo.people.keyring import open_keyring
from tracktwo.people.models import Account
from tracktwo.process import dialogues, schedule
from tracktwo.process.access import OpenDialogue, OpenMeeting, readable_dialogues
from tracktwo.process.errors import NoAccess, Refused
from tracktwo.process.journal import Entry
from tracktwo.rooms.recruit.seats import acts as seat_acts
from tracktwo.vault import snapshot
from tracktwo.vault.errors import NoKey, NotThere
from tracktwo.vault.models import Compartment, EpochLink, SealedRecord, Shard, Ticket

CODE = "SEATCANARY"


@both
def test_erasing_a_seat_keeps_how_many_there_were(dialogue: OpenDialogue) -> None:
    seats = [seat_acts.add_seat(dialogue, Seat(code=f"A{n}", side="a", office="civil")) for n in range(3)]
    rows = SealedRecord.objects.filter(compartment=dialogue.third.id).count()
    seat_acts.erase_seat(dialogue, seats[1].id)
    folio = dialogue.third.folio()
    assert [one.body.code for one in folio.all(Seat)] == ["A0", "A2"]
    assert SealedRecord.objects.filter(compartment=dialogue.third.id).count() == rows + 1, "and the journal's entry"
    assert folio.all(Entry)[-1].body.act == "erased"
    with pytest.raises(NotThere):
        seat_acts.erase_seat(dialogue, seats[1].id)


@both
def test_nothing_of_the_seat_is_left_in_any_record(dialogue: OpenDialogue) -> None:
    seat = seat_acts.add_seat(dialogue, Seat(code=CODE, side="a", office="serving", late=True))
    seat_acts.erase_seat(dialogue, seat.id)
    snapshot._kept.clear()
    assert CODE.encode() not in raws(dialogue.third)
    kept = dialogue.third.folio().row(seat.id)
    assert bytes(kept.raw) == b"\xc0"
    assert kept.tag == ""


@both
def test_an_erased_code_can_be_given_again(dialogue: OpenDialogue) -> None:
    seat = Seat(code="A1", side="a", office="civil")
    seat_acts.erase_seat(dialogue, seat_acts.add_seat(dialogue, seat).id)
    seat_acts.add_seat(dialogue, seat)
    with pytest.raises(Refused):
        seat_acts.add_seat(dialogue, Seat(code="a1", side="b", office="civil"))


@both
def test_erasing_a_dialogue_takes_rows_and_keys(cast: Cast, meeting: OpenMeeting) -> None:
    dialogue = meeting.dialogue
    other = begin_dialogue(cast)
    remove_member(dialogue, cast.one_sided)
    dialogue = open_here(cast.convenor, dialogue.id)
    gone = list(Compartment.objects.filter(dialogue=dialogue.id).values_list("pk", flat=True))
    assert len(gone) == 6
    dialogues.erase(dialogue)
    assert not Compartment.objects.filter(dialogue=dialogue.id).exists()
    assert not SealedRecord.objects.filter(compartment__in=gone).exists()
    assert not EpochLink.objects.filter(compartment__in=gone).exists()
    assert not Shard.objects.exists()
    assert not Ticket.objects.exists()
    ring = open_keyring(cast.convenor.secret, Account.objects.get(pk=cast.convenor.id))
    assert not set(gone) & set(ring.held)
    assert dialogue.id not in ring.dialogues
    assert all(id not in snapshot._kept for id in gone)
    with pytest.raises(NoAccess):
        open_here(cast.convenor, dialogue.id)
    # The others' keys lead nowhere, and what was not erased is as it was.
    with pytest.raises(NoAccess):
        open_here(cast.facilitator, dialogue.id)
    assert [one.id for one in readable_dialogues(cast.facilitator.person)] == [other.id]
    assert open_here(cast.convenor, other.id).card.code_name == "Larch"
    dialogue.third.forget()
    with pytest.raises(NoKey):
        dialogue.third.folio()


@both_committed
def test_what_was_erased_is_gone_from_the_file(data_folder) -> None:
    """Sealed as it was, even the ciphertext goes: an older passphrase finds nothing to try itself on."""
    from django.db import connections

    cast = make_cast()
    dialogue = begin_dialogue(cast)
    open_with_tickets(dialogue, schedule.add_workshop(dialogue).id, ["b"])
    compartments = list(Compartment.objects.filter(dialogue=dialogue.id).values_list("pk", flat=True))
    bodies = [bytes(row.body) for row in SealedRecord.objects.filter(compartment__in=compartments)]
    assert len(bodies) > 6
    dialogues.erase(dialogue)
    # The write-ahead log is folded in when the last connection closes, as at every stop of the program.
    connections["default"].close()
    for name, content in bytes_below(data_folder).items():
        assert dialogue.id.encode() not in content, name
        for body in bodies:
            assert body[:32] not in content, name
    connections["default"].ensure_connection()


@both_committed
def test_an_erased_seat_is_gone_from_the_files_of_the_running_system(data_folder) -> None:
    """Its key lives on, so its older ciphertext may not: not in the database, and not in the write-ahead log."""
    cast = make_cast()
    dialogue = begin_dialogue(cast)
    seat = seat_acts.add_seat(dialogue, Seat(code=CODE, side="a", office="serving"))
    body = bytes(SealedRecord.objects.get(pk=seat.id).body)
    assert any(body[:32] in content for content in bytes_below(data_folder).values())
    seat_acts.erase_seat(dialogue, seat.id)
    for name, content in bytes_below(data_folder).items():
        assert body[:32] not in content, name
