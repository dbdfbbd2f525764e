"""Tickets work once, be their rows put back or the program restarted."""

import pytest

from cast import Cast, both, both_committed, open_here, open_with_tickets
from tracktwo.process import meetings, schedule
from tracktwo.process.access import OpenDialogue
from tracktwo.vault import volatile
from tracktwo.vault.errors import NoKey
from tracktwo.vault.models import Ticket


@both
def test_a_used_tickets_row_put_back_opens_nothing(cast: Cast, dialogue: OpenDialogue) -> None:
    codes = open_with_tickets(dialogue, schedule.add_workshop(dialogue).id, ["b"])
    rows = list(Ticket.objects.values())
    assert meetings.redeem(dialogue.meeting, codes["b"][0]) == "b"
    (used,) = [row for row in rows if not Ticket.objects.filter(pk=row["id"]).exists()]
    Ticket.objects.create(**used)
    # What memory knows is not asked: as after a restart, the room's records alone refuse it.
    volatile._used.clear()
    theirs = open_here(cast.facilitator, dialogue.id).meeting
    with pytest.raises(NoKey):
        meetings.redeem(theirs, codes["b"][0])
    assert theirs.caucus("b") is None
    assert meetings.redeem(theirs, codes["b"][1]) == "b"


@both_committed
def test_while_the_program_runs_memory_refuses_it_as_well() -> None:
    meeting = volatile.begin_meeting()
    code = volatile.issue_ticket(meeting, {})
    (row,) = Ticket.objects.values()
    volatile.redeem_ticket(code, meeting)
    Ticket.objects.create(**row)
    with pytest.raises(NoKey):
        volatile.redeem_ticket(code, meeting)
