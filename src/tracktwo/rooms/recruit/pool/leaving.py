"""Whoever sits on a seat leaves the pool: with the way out, and with the move of an official's seat to the roster."""

from tracktwo.common.storage import settle
from tracktwo.matter.seats import Seat
from tracktwo.process import journal
from tracktwo.process.access import OpenDialogue
from tracktwo.process.sealed import Change, change

from ..panel.records import GuardianConsent
from ..referrals import edges
from .records import Prospect

__all__ = ["erase_who_sits", "leave_pool"]


def leave_pool(dialogue: OpenDialogue, place: str, seat: Seat) -> None:
    """Somebody takes the way out: their name goes as well, with their guardians' consent to this seat."""
    with change(dialogue.third) as draft:
        if erase_who_sits(draft, place, seat):
            journal.note(draft, "erased", dialogue.role)
    edges.sweep(dialogue)
    settle()


def erase_who_sits(draft: Change, place: str, seat: Seat) -> bool:
    """Erase whoever the pool says sits on a seat, and their guardians' consent; whether it named somebody."""
    gone = [
        record.id
        for record in draft.folio.all(Prospect)
        if record.body.side == seat.side and record.body.chair == seat.code and not record.body.alternate
    ]
    draft.detach(*gone)
    for consent in draft.folio.all(GuardianConsent):
        if consent.body.chair == place:
            draft.remove(consent)
    return bool(gone)
