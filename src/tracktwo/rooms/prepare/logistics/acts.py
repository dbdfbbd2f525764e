"""Verbs of the logistics: needs noted and erased, support planned, cards filled in."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import msgspec
from django.db import transaction
from django.utils.translation import gettext_noop

from tracktwo.editing.undo import acting
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Conflict, NotThere
from tracktwo.process.need_to_know import begin_scope, end_scope, open_scope
from tracktwo.process.schedule import next_workshop
from tracktwo.process.sealed import Payload, change

from ..groups.reads import seats_of
from .records import HOURS, OUTSIDE, SCOPE, HourCard, NeedsFor, OutsideCard, SeatNeeds, SupportPlan

__all__ = ["begin_needs", "erase_needs", "save_hour", "save_needs", "save_outside", "save_support"]

P = TypeVar("P", bound=Payload)


def begin_needs(dialogue: OpenDialogue) -> None:
    """Begin the compartment of needs for the workshop ahead; its beginner alone holds the key.

    Raises:
        Refused: there is one already.
    """
    ahead = next_workshop(dialogue)
    with transaction.atomic():
        begin_scope(dialogue, SCOPE)
        if ahead is not None:
            with change(dialogue.third) as draft:
                draft.put_one(NeedsFor(workshop=ahead.id))


def save_needs(dialogue: OpenDialogue, code: str, version: int, fields: Mapping[str, Any]) -> None:
    """What a seat needs.

    Raises:
        NotThere: no such seat, or this person holds no key of the compartment.
        Conflict: somebody changed it since it was shown.
    """
    opened = open_scope(dialogue, SCOPE)
    if opened is None or code not in dict(seats_of(dialogue)):
        raise NotThere("seat")
    with change(opened) as draft:
        standing = next((record for record in draft.folio.all(SeatNeeds) if record.body.code == code), None)
        if standing is None:
            draft.add(SeatNeeds(code=code, **fields))
        else:
            draft.replace(draft.fresh(SeatNeeds, standing.id, version), SeatNeeds(code=code, **fields))


def erase_needs(dialogue: OpenDialogue) -> None:
    """Erase the needs of all seats, with their compartment and its key. Any member may."""
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
