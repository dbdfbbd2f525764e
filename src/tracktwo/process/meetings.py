"""A meeting: opened for one workshop, sealed in scopes that die together, closed by destroying its shard."""

from django.db import transaction
from django.utils.translation import gettext

from tracktwo.common.storage import settle
from tracktwo.process.errors import Refused
from tracktwo.process.members import share_scopes
from tracktwo.vault import compartment as vault_compartment
from tracktwo.vault.change import change, change_all
from tracktwo.vault.keys import Held
from tracktwo.vault.volatile import (
    begin_meeting,
    destroy_meeting,
    drop_compartments,
    has_shard,
    issue_ticket,
    redeem_ticket,
)

from . import journal
from .access import ROOM, THIRD, OpenDialogue, OpenMeeting, caucus_name
from .records import MeetingCard

__all__ = ["TICKETS_A_SHEET", "close_meeting", "destroy", "is_destroyed", "mark_lost", "open_meeting", "redeem"]

TICKETS_A_SHEET = 8


def open_meeting(dialogue: OpenDialogue, workshop: str, ticket_sides: list[str]) -> dict[str, list[str]]:
    """Open a workshop's meeting; the ticket codes for each side that keeps its own, to be printed once.

    The shard of such a side's scope goes into its tickets and into nobody's keyring.

    Raises:
        Refused: a meeting is open already, or its opener may not open every caucus that has no ticket of its own.
        NotThere: no such workshop or side.
    """
    for side in ticket_sides:
        dialogue.side(side)
    dialogue.workshop(workshop)
    if not {side.id for side in dialogue.sides} <= {*dialogue.me.sides, *ticket_sides}:
        message = gettext(
            "A meeting is opened by somebody who may open every caucus, or those sides keep their own ticket."
        )
        raise Refused(message)
    meeting = begin_meeting()
    try:
        return _open(dialogue, workshop, ticket_sides, meeting)
    except BaseException:
        destroy_meeting(meeting)
        raise


def _open(dialogue: OpenDialogue, workshop: str, ticket_sides: list[str], meeting: str) -> dict[str, list[str]]:
    names = [ROOM, THIRD, *(caucus_name(side.id) for side in dialogue.sides)]
    with transaction.atomic():
        scopes: dict[str, str] = {}
        held: dict[str, Held] = {}
        on_paper: dict[str, dict[str, Held]] = {}
        for name in names:
            opened, mine = vault_compartment.create(dialogue.id, meeting)
            scopes[name] = opened.id
            own = [side for side in ticket_sides if name == caucus_name(side)]
            if own:
                on_paper[own[0]] = {opened.id: mine}
            else:
                held[opened.id] = mine
        with change(dialogue.third) as draft:
            if any(one.body.closed is None for one in draft.folio.all(MeetingCard)):
                raise Refused(gettext("A meeting is open already."))
            card = MeetingCard(
                workshop=workshop,
                meeting=meeting,
                scopes=scopes,
                own_tickets=ticket_sides,
                opened=journal.today(draft.folio),
            )
            draft.add(card)
        dialogue.person.change_keyring(lambda ring: ring.take_in(dialogue.id, {}, held))
        share_scopes(dialogue, scopes, held)
    codes = {side: [issue_ticket(meeting, opens) for _ in range(TICKETS_A_SHEET)] for side, opens in on_paper.items()}
    dialogue.__dict__.pop("meeting", None)
    if codes and dialogue.meeting:
        with change(dialogue.meeting.room) as draft:
            journal.note(draft, "ticket", "facilitator")
    return codes


def redeem(meeting: OpenMeeting, code: str) -> str:
    """Open a caucus in this browser with a code from its side's paper; the side's id.

    Raises:
        NoKey: used, foreign, closed or mistyped.
    """
    opens = redeem_ticket(code, meeting.card.meeting)
    meeting.dialogue.person.keep_ticket(opens)
    side = next(side.id for side in meeting.dialogue.sides if meeting.card.scopes[caucus_name(side.id)] in opens)
    caucus = meeting.caucus(side)
    if caucus is not None:
        with change(caucus) as draft:
            journal.note(draft, "opened", "side")
    return side


def close_meeting(meeting: OpenMeeting) -> None:
    """Close a meeting, then destroy its shard. From then on nobody can decrypt its notes, backups included.

    First everything that can fail with nothing lost: the mark and the rows, in one transaction. If destroying
    the shard fails after that, the meeting is closed here, its page says that the shard still exists, and
    `destroy` can be asked for again.
    """
    dialogue, scopes = meeting.dialogue, list(meeting.card.scopes.values())
    with transaction.atomic():
        _mark_closed(dialogue, meeting.record.id, lost=False)
        drop_compartments(scopes)
        dialogue.person.change_keyring(lambda ring: ring.let_go(scopes))
    dialogue.__dict__.pop("meeting", None)
    destroy(meeting.card)
    settle()


def destroy(card: MeetingCard) -> None:
    """Destroy the shard of a meeting that is marked as closed."""
    destroy_meeting(card.meeting)


def mark_lost(dialogue: OpenDialogue) -> None:
    """Mark a meeting whose shard is gone as closed, as after restoring a backup on another machine.

    Never done unasked: the volatile store may only be out of reach, on a stick that is not plugged in.
    """
    record = dialogue.lost_meeting
    if record is None:
        return
    scopes = list(record.body.scopes.values())
    with transaction.atomic():
        _mark_closed(dialogue, record.id, lost=True)
        drop_compartments(scopes)
        dialogue.person.change_keyring(lambda ring: ring.let_go(scopes))
    settle()


def is_destroyed(record: MeetingCard) -> bool:
    """Whether the shard is nowhere in the volatile store: looked up, not remembered."""
    return not has_shard(record.meeting)


def _mark_closed(dialogue: OpenDialogue, id: str, lost: bool) -> None:
    with change_all(dialogue.third, dialogue.joint) as (third, joint):
        record = third.folio.get(MeetingCard, id)
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
