"""A meeting: opened for one workshop, sealed in scopes that die together, closed by destroying its shard."""

from collections.abc import Mapping, Sequence

from django.db import DatabaseError, transaction
from django.utils.translation import gettext

from tracktwo.common import faults
from tracktwo.common.storage import settle
from tracktwo.people import sessions, visits
from tracktwo.process.errors import Refused
from tracktwo.process.members import share_scopes
from tracktwo.vault import compartment as vault_compartment
from tracktwo.vault.change import change, change_all
from tracktwo.vault.crypto import new_code
from tracktwo.vault.errors import Conflict, NoKey
from tracktwo.vault.keys import Held
from tracktwo.vault.payload import Payload
from tracktwo.vault.volatile import (
    TICKET_BITS,
    begin_meeting,
    destroy_meeting,
    drop_compartments,
    has_shard,
    is_scrubbed,
    issue_ticket,
    open_ticket,
    redeem_ticket,
    ticket_mark,
)

from . import journal
from .access import ROOM, THIRD, OpenDialogue, OpenMeeting, caucus_name
from .records import MeetingCard, UsedTicket

__all__ = [
    "TICKETS_A_SHEET",
    "close_meeting",
    "destroy",
    "draw_sheets",
    "finish_closing",
    "is_destroyed",
    "mark_lost",
    "open_meeting",
    "redeem",
]

TICKETS_A_SHEET = 8


def draw_sheets(ticket_sides: list[str]) -> dict[str, list[str]]:
    """The codes for each side that keeps its own tickets. They open nothing until the meeting is opened with them."""
    return {side: [new_code(TICKET_BITS) for _ in range(TICKETS_A_SHEET)] for side in ticket_sides}


def open_meeting(dialogue: OpenDialogue, workshop: str, sheets: Mapping[str, list[str]]) -> None:
    """Open a workshop's meeting with the ticket codes that the sides in `sheets` already have on paper.

    The shard of such a side's scope goes into its tickets and into nobody's keyring. Nothing is written before: an
    opening that is given up, by locking or by a crash, leaves nothing behind.

    Raises:
        Refused: a meeting is open already, or its opener may not open every caucus that has no ticket of its own.
        NotThere: no such workshop or side.
    """
    for side in sheets:
        dialogue.side(side)
    dialogue.workshop(workshop)
    if not {side.id for side in dialogue.sides} <= {*dialogue.me.sides, *sheets}:
        message = gettext(
            "A meeting is opened by somebody who may open every caucus, or those sides keep their own ticket."
        )
        raise Refused(message)
    meeting = begin_meeting()
    try:
        _open(dialogue, workshop, sheets, meeting)
    except BaseException:
        destroy_meeting(meeting)
        raise


def _open(dialogue: OpenDialogue, workshop: str, sheets: Mapping[str, list[str]], meeting: str) -> None:
    names = [ROOM, THIRD, *(caucus_name(side.id) for side in dialogue.sides)]
    with transaction.atomic():
        scopes: dict[str, str] = {}
        held: dict[str, Held] = {}
        on_paper: dict[str, dict[str, Held]] = {}
        for name in names:
            opened, mine = vault_compartment.create(dialogue.id, meeting)
            scopes[name] = opened.id
            own = [side for side in sheets if name == caucus_name(side)]
            if own:
                on_paper[own[0]] = {opened.id: mine}
            else:
                held[opened.id] = mine
            if sheets and name == ROOM:
                with change(opened) as draft:
                    journal.note(draft, "ticket", "facilitator")
        with change(dialogue.third) as draft:
            if any(record.body.closed is None for record in draft.folio.all(MeetingCard)):
                raise Refused(gettext("A meeting is open already."))
            card = MeetingCard(
                workshop=workshop,
                meeting=meeting,
                scopes=scopes,
                own_tickets=list(sheets),
                opened=journal.today(draft.folio),
            )
            draft.add(card)
        dialogue.person.change_keyring(lambda ring: ring.take_in(dialogue.id, {}, held))
        share_scopes(dialogue, scopes, held)
        # The two databases have no common commit. Tickets are written first: tickets of a meeting that is not open do
        # no harm, while an open meeting without its tickets would lose the caucuses of these sides.
        for side, codes in sheets.items():
            for code in codes:
                issue_ticket(meeting, on_paper[side], code)
    dialogue.__dict__.pop("meeting", None)


def redeem(meeting: OpenMeeting, code: str) -> str:
    """Open a caucus in this browser with a code from its side's paper; the side's id.

    That the ticket was used is written into the room before its row is deleted: an old row that somebody puts back
    into the volatile store opens nothing, after a restart neither.

    Raises:
        NoKey: used, foreign, closed or mistyped.
    """
    open_ticket(code, meeting.card.meeting)
    try:
        with change(meeting.room) as draft:
            draft.add(UsedTicket(), ticket_mark(code))
    except Conflict:
        raise NoKey("this code was used") from None
    opens = redeem_ticket(code, meeting.card.meeting)
    meeting.dialogue.person.keep_ticket(opens)
    side = next(side.id for side in meeting.dialogue.sides if meeting.card.scopes[caucus_name(side.id)] in opens)
    caucus = meeting.caucus(side)
    if caucus is not None:
        with change(caucus) as draft:
            journal.note(draft, "opened", "side")
    return side


def close_meeting(meeting: OpenMeeting, kept: Sequence[Payload] = ()) -> None:
    """Close a meeting, then destroy its shard. From then on nobody can decrypt its notes, backups included.

    First everything that can fail with nothing lost: what the third party keeps of it in its lasting compartment, the
    mark and the rows, in one transaction. If destroying the shard fails after that, the meeting is closed here, its
    page says that the shard still exists, and `destroy` can be asked for again; `finish_closing` does so by itself.

    Raises:
        Conflict: somebody else closed it meanwhile; of `kept` nothing is written.
    """
    dialogue, scopes = meeting.dialogue, list(meeting.card.scopes.values())
    with transaction.atomic():
        _mark_closed(dialogue, meeting.record.id, kept)
        drop_compartments(scopes)
        dialogue.person.change_keyring(lambda ring: ring.let_go(scopes))
    dialogue.__dict__.pop("meeting", None)
    try:
        destroy(meeting.card)
    except (DatabaseError, OSError) as fault:
        # It must not look as if the meeting were still open: the page of the closed meeting tells what is left.
        faults.log(fault)
    settle()


def finish_closing(dialogue: OpenDialogue) -> None:
    """Destroy what is left of closed meetings, as when the program was killed while it closed one."""
    for record in dialogue.third.folio().all(MeetingCard):
        if record.body.closed is not None and not is_destroyed(record.body):
            try:
                destroy(record.body)
            except (DatabaseError, OSError) as fault:
                faults.log(fault)


def destroy(card: MeetingCard) -> None:
    """Destroy the shard of a meeting that is marked as closed, and end what browsers still show of it."""
    destroy_meeting(card.meeting)
    sessions.forget_handed(card.meeting)
    visits.forget(card.meeting)


def mark_lost(dialogue: OpenDialogue) -> None:
    """Mark a meeting whose shard is gone as closed, as after restoring a backup on another machine.

    Never done unasked: the volatile store may only be out of reach, on a stick that is not plugged in.

    Raises:
        Conflict: somebody else marked it meanwhile.
    """
    record = dialogue.lost_meeting
    if record is None:
        return
    scopes = list(record.body.scopes.values())
    with transaction.atomic():
        _mark_closed(dialogue, record.id, lost=True)
        drop_compartments(scopes)
        dialogue.person.change_keyring(lambda ring: ring.let_go(scopes))
    sessions.forget_handed(record.body.meeting)
    visits.forget(record.body.meeting)
    settle()


def is_destroyed(record: MeetingCard) -> bool:
    """Whether the shard is nowhere in the volatile store, its journal included: looked up, not remembered."""
    return not has_shard(record.meeting) and is_scrubbed()


def _mark_closed(dialogue: OpenDialogue, id: str, kept: Sequence[Payload] = (), lost: bool = False) -> None:
    with change_all(dialogue.third, dialogue.joint) as (third, joint):
        record = third.folio.get(MeetingCard, id)
        if record.body.closed is not None:
            raise Conflict(MeetingCard.TAG)
        for each in kept:
            third.add(each)
        closed = MeetingCard(
            workshop=record.body.workshop,
            meeting=record.body.meeting,
            scopes={},
            opened=record.body.opened,
            closed=journal.today(third.folio),
            lost=lost,
        )
        third.replace(record, closed)
        journal.note(third, "closed", "facilitator")
        journal.note(joint, "closed", "facilitator")
