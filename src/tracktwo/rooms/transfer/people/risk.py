"""When somebody enters track one, their side is asked anew about everything it released: old words can kill."""

import msgspec
from django.utils.translation import gettext_noop

from tracktwo.editing.undo import acting
from tracktwo.process.access import OpenDialogue
from tracktwo.process.records import Released
from tracktwo.process.sealed import Record, change

from .records import RiskAsked

__all__ = ["answer", "entered", "guarded", "waiting"]


def entered(dialogue: OpenDialogue, side: str) -> None:
    """Somebody of this side entered track one: the side is to be asked. Nothing is kept of who or when.

    Raises:
        NotThere: no such side.
    """
    dialogue.side(side)
    with change(dialogue.third) as changing:
        before = _of(changing.folio.all(RiskAsked), side)
        if before is None:
            changing.add(RiskAsked(side))
        elif before.body.asked:
            changing.replace(before, msgspec.structs.replace(before.body, asked=False))


def answer(dialogue: OpenDialogue, side: str, version: int, ticked: list[str], shown: list[str]) -> None:
    """What that side now sees as a risk, among the words that its form showed.

    Raises:
        Conflict: somebody wrote an answer meanwhile.
        NotThere: nobody of this side entered track one.
    """
    known = {record.id for record in dialogue.joint.folio().all(Released)} & set(shown)
    with acting(dialogue.third, gettext_noop("risk asked anew")) as changing:
        before = _of(changing.folio.all(RiskAsked), side)
        fresh = changing.fresh(RiskAsked, before.id if before else "", version)
        kept = [id for id in fresh.body.guarded if id not in known]
        guarded_now = sorted({*kept, *(id for id in ticked if id in known)})
        changing.replace(fresh, RiskAsked(side, asked=True, guarded=guarded_now))


def waiting(dialogue: OpenDialogue) -> list[str]:
    """Sides that are to be asked."""
    return [record.body.side for record in dialogue.third.folio().all(RiskAsked) if not record.body.asked]


def guarded(dialogue: OpenDialogue) -> dict[str, list[str]]:
    """What a side sees as a risk: sides by the id of released words."""
    by_words: dict[str, list[str]] = {}
    for record in dialogue.third.folio().all(RiskAsked):
        for id in record.body.guarded:
            by_words.setdefault(id, []).append(record.body.side)
    return by_words


def _of(records: list[Record[RiskAsked]], side: str) -> Record[RiskAsked] | None:
    return next((record for record in records if record.body.side == side), None)
