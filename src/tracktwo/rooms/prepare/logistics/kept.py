"""What is kept of each seat's needs: it belongs to the seat's record, and goes with it."""

from collections.abc import Iterable

import msgspec

from tracktwo.common.storage import settle
from tracktwo.matter.seats import Seat, in_order
from tracktwo.process.access import OpenDialogue
from tracktwo.process.need_to_know import open_scope
from tracktwo.process.sealed import Folio, Record, change_all

from .records import SCOPE, SeatNeeds

__all__ = ["needs_kept", "of_seats", "sweep"]


def needs_kept(dialogue: OpenDialogue) -> dict[str, Record[SeatNeeds]]:
    """The needs of the seats that are there, by the id of each; none for whoever holds no key of the compartment."""
    opened = open_scope(dialogue, SCOPE)
    return of_seats(opened.folio(), in_order(dialogue)) if opened else {}


def of_seats(folio: Folio, seats: Iterable[Record[Seat]]) -> dict[str, Record[SeatNeeds]]:
    """The needs of these seats, by the id of each. What has a code alone is taken for the seat that has it now."""
    ids = {seat.body.code: seat.id for seat in seats}
    here = set(ids.values())
    by_seat = {}
    # What names its seat comes last, and counts.
    for record in sorted(folio.all(SeatNeeds), key=lambda record: bool(record.body.seat)):
        seat = record.body.seat or ids.get(record.body.code, "")
        if seat in here:
            by_seat[seat] = record
    return by_seat


def sweep(dialogue: OpenDialogue) -> None:
    """Erase the needs of seats that are gone, where this member holds the key, and write down whose the others are."""
    opened = open_scope(dialogue, SCOPE)
    if opened is None or _is_swept(opened.folio(), in_order(dialogue)):
        return
    # Both at once: a seat that a colleague adds meanwhile is not taken for one that is gone.
    with change_all(opened, dialogue.third) as (draft, third):
        by_seat = of_seats(draft.folio, third.folio.all(Seat))
        stays = {record.id for record in by_seat.values()}
        for seat, record in by_seat.items():
            if not record.body.seat:
                draft.replace(record, msgspec.structs.replace(record.body, seat=seat, code=""))
        for record in draft.folio.all(SeatNeeds):
            if record.id not in stays:
                draft.remove(record)
    settle()


def _is_swept(folio: Folio, seats: Iterable[Record[Seat]]) -> bool:
    here = {seat.id for seat in seats}
    return all(record.body.seat in here for record in folio.all(SeatNeeds))
