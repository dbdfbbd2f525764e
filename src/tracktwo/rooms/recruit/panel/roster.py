"""Seats of serving officials stand on a roster of their own, in a compartment that not every member opens."""

import msgspec
from django.utils.translation import gettext

from tracktwo.common.storage import settle
from tracktwo.matter.seats import ROSTER, Seat, on_roster, roster_seats, sweep_after
from tracktwo.process import journal, own_scopes
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Refused
from tracktwo.process.need_to_know import begin_scope, card_of, end_scope, open_scope
from tracktwo.process.records import Member
from tracktwo.process.sealed import Record, change_all

from ..pool.leaving import erase_who_sits
from ..referrals import edges

__all__ = ["erase_unseen", "holders", "is_serving", "left_office", "move_to_roster", "others"]


def is_serving(dialogue: OpenDialogue) -> bool:
    """Whether a serving official is among the seats, seen or not: the roster stands only while somebody is on it."""
    seats = dialogue.third.folio().all(Seat)
    return on_roster(dialogue) or any(seat.body.office == "serving" for seat in seats)


def move_to_roster(dialogue: OpenDialogue, id: str) -> None:
    """Take a serving official's seat out of the list that every member reads. The first move begins the roster.

    A record's id is its own in the whole database, so that the seat has a new one; the person's plan follows it. What
    every member may come to read of whoever sits there stays behind and is erased.

    Raises:
        Refused: this person does not hold the roster's key, or the seat is not a serving official's.
    """
    seat = dialogue.third.folio().get(Seat, id)
    if seat.body.office != "serving":
        raise Refused(gettext("Only a serving official's seat stands on the roster."))
    if not on_roster(dialogue):
        begin_scope(dialogue, ROSTER)
        dialogue.third.forget()
    opened = open_scope(dialogue, ROSTER)
    if opened is None:
        raise Refused(gettext("You do not hold its key."))
    with change_all(dialogue.third, opened) as (third, roster):
        moved = roster.add(seat.body)
        third.detach(third.folio.get(Seat, id).id)
        own_scopes.follow_seat(third, id, moved.id)
        # The pool says by name who sits where, to every member.
        if erase_who_sits(third, id, seat.body):
            journal.note(third, "erased", dialogue.role)
    edges.sweep(dialogue)
    settle()
    sweep_after(dialogue)


def left_office(dialogue: OpenDialogue, id: str) -> None:
    """Somebody is no longer in office: their seat stands among the others again, and an empty roster is erased.

    Raises:
        Refused: this person does not hold the roster's key.
    """
    opened = open_scope(dialogue, ROSTER)
    if opened is None:
        raise Refused(gettext("You do not hold its key."))
    with change_all(dialogue.third, opened) as (third, roster):
        seat = roster.folio.get(Seat, id)
        back = third.add(msgspec.structs.replace(seat.body, office="former"))
        roster.remove(seat)
        own_scopes.follow_seat(third, id, back.id)
    settle()
    if not roster_seats(dialogue):
        end_scope(dialogue, ROSTER)


def erase_unseen(dialogue: OpenDialogue) -> None:
    """Erase the whole roster, with the plans of those on it. Any member may: a missing key never holds it up.

    Which plans those are is worked out without the key: their seats stand nowhere else.
    """
    elsewhere = {seat.id for seat in dialogue.third.folio().all(Seat)}
    own_scopes.end(dialogue, {card.body.place for card in own_scopes.cards(dialogue)} - elsewhere)
    end_scope(dialogue, ROSTER)


def holders(dialogue: OpenDialogue) -> list[Record[Member]]:
    """The members who hold the roster's key."""
    card = card_of(dialogue, ROSTER)
    return [member for member in dialogue.members if card and member.body.account in card.body.holders]


def others(dialogue: OpenDialogue) -> list[Record[Member]]:
    """The members who do not."""
    held = {member.id for member in holders(dialogue)}
    return [member for member in dialogue.members if member.id not in held]
