"""Verbs of the logistics: needs noted and erased, support planned, cards filled in."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import msgspec
from django.db import transaction
from django.utils.translation import gettext, gettext_lazy, gettext_noop

from tracktwo.editing.undo import acting
from tracktwo.matter.seats import in_order
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Conflict, NotThere, Refused
from tracktwo.process.need_to_know import begin_scope, card_of, end_scope, open_scope
from tracktwo.process.schedule import next_workshop
from tracktwo.process.sealed import Payload, change

from .kept import of_seats
from .needs import none_ahead
from .records import HOURS, OUTSIDE, SCOPE, HourCard, NeedsFor, OutsideCard, SeatNeeds, SupportPlan

__all__ = ["NONE_AHEAD", "begin_needs", "erase_needs", "save_hour", "save_needs", "save_outside", "save_support"]

P = TypeVar("P", bound=Payload)
# Said where they are begun, too.
NONE_AHEAD = gettext_lazy(
    "Every workshop is over. Add the next one first: needs are kept for one workshop, and erased after it."
)


def begin_needs(dialogue: OpenDialogue) -> None:
    """Begin the compartment of needs for the workshop ahead; its beginner alone holds the key.

    Raises:
        Refused: there is one already, or every workshop is over, so that nobody could say when to erase it.
    """
    if none_ahead(dialogue):
        raise Refused(str(NONE_AHEAD))
    with transaction.atomic():
        begin_scope(dialogue, SCOPE)
        _note_workshop(dialogue)


def _note_workshop(dialogue: OpenDialogue) -> None:
    ahead = next_workshop(dialogue)
    if ahead is not None:
        with change(dialogue.third) as draft:
            draft.put_one(NeedsFor(workshop=ahead.id))


def save_needs(dialogue: OpenDialogue, seat: str, version: int, fields: Mapping[str, Any]) -> None:
    """What a seat needs, by the id of its record.

    Raises:
        NotThere: no such seat, or this person holds no key of the compartment.
        Conflict: somebody changed it since it was shown.
    """
    opened = open_scope(dialogue, SCOPE)
    seats = in_order(dialogue)
    if opened is None or all(each.id != seat for each in seats):
        raise NotThere("seat")
    needs = SeatNeeds(seat=seat, **fields)
    if dialogue.third.folio().one(NeedsFor) is None:
        # They were begun before the first workshop was added.
        _note_workshop(dialogue)
    with change(opened) as draft:
        standing = of_seats(draft.folio, seats).get(seat)
        if standing is not None:
            draft.replace(draft.fresh(SeatNeeds, standing.id, version), needs)
        elif version:
            raise Conflict(SeatNeeds.TAG)
        else:
            draft.add(needs)


def erase_needs(dialogue: OpenDialogue, shown: str) -> None:
    """Erase the needs of all seats, with their compartment and its key. Any member may.

    `shown` is the id of the compartment's card.

    Raises:
        Refused: that one was erased meanwhile, and another begun.
    """
    card = card_of(dialogue, SCOPE)
    if card is None:
        return
    if card.id != shown:
        raise Refused(
            gettext("These needs were erased already, and others were begun since. Nothing was erased now; look first.")
        )
    with transaction.atomic():
        end_scope(dialogue, SCOPE)
        with change(dialogue.third) as draft:
            for record in draft.folio.all(NeedsFor):
                draft.remove(record)


def save_support(dialogue: OpenDialogue, side: str, version: int, fields: Mapping[str, Any]) -> None:
    """What is planned to be paid for a side; raises as `save_needs`."""
    dialogue.side(side)
    _save(dialogue, SupportPlan, lambda plan: plan.side == side, version, SupportPlan(side=side, **fields))


def save_outside(dialogue: OpenDialogue, who: str, version: int, fields: Mapping[str, Any]) -> None:
    """What somebody outside will hold; raises as `save_needs`."""
    if who not in OUTSIDE:
        raise NotThere("outside")
    _save(dialogue, OutsideCard, lambda card: card.who == who, version, OutsideCard(who=who, **fields))


def save_hour(dialogue: OpenDialogue, what: str, version: int, fields: Mapping[str, Any]) -> None:
    """What is done in a bad hour; raises as `save_needs`."""
    if what not in HOURS:
        raise NotThere("hour")
    _save(dialogue, HourCard, lambda card: card.what == what, version, HourCard(what=what, **fields))


def _save(dialogue: OpenDialogue, kind: type[P], is_it: Callable[[P], bool], version: int, new: P) -> None:
    with acting(dialogue.third, gettext_noop("card of the logistics changed")) as draft:
        standing = next((record for record in draft.folio.all(kind) if is_it(record.body)), None)
        if standing is None:
            if version:
                raise Conflict(kind.TAG)
            draft.add(new)
        else:
            draft.replace(draft.fresh(kind, standing.id, version), msgspec.structs.replace(new))
