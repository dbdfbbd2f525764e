"""Needs of seats after their workshop: whose they were, how many are still kept, and that it is time to erase them."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracktwo.process import journal
from tracktwo.process.access import OpenDialogue
from tracktwo.process.declarations import NextStep, Unfinished
from tracktwo.process.need_to_know import card_of
from tracktwo.process.parts import Sentence
from tracktwo.process.records import MeetingCard, Session, Workshop
from tracktwo.process.schedule import next_workshop
from tracktwo.process.sealed import Record

from ..days.records import WorkshopDay
from .kept import needs_kept
from .records import SCOPE, NeedsFor

__all__ = [
    "before_opening",
    "needs_due",
    "next_steps",
    "none_ahead",
    "seats_with_needs",
    "sentences",
    "workshop_met",
    "workshop_of",
]


def workshop_of(dialogue: OpenDialogue) -> Record[Workshop] | None:
    """The workshop for which needs are kept, or None where none are or it is not known.

    Where none was noted it is the only one there is: of several it could be any.
    """
    folio = dialogue.third.folio()
    if card_of(dialogue, SCOPE) is None:
        return None
    noted, workshops = folio.one(NeedsFor), folio.all(Workshop)
    if noted is None:
        return workshops[0] if len(workshops) == 1 else None
    return next((each for each in workshops if each.id == noted.body.workshop), None)


def none_ahead(dialogue: OpenDialogue) -> bool:
    """Whether there are workshops and every one is over: needs that were begun now would be for none of them."""
    return next_workshop(dialogue) is None and bool(dialogue.third.folio().all(Workshop))


def workshop_met(dialogue: OpenDialogue) -> Record[Workshop] | None:
    """The workshop for which needs are still kept although its meeting is closed."""
    workshop = workshop_of(dialogue)
    meetings = dialogue.third.folio().all(MeetingCard)
    closed = {meeting.body.workshop for meeting in meetings if meeting.body.closed is not None}
    return workshop if workshop is not None and workshop.id in closed else None


def seats_with_needs(dialogue: OpenDialogue) -> int:
    """For how many seats that are there needs are kept; none, as far as somebody can tell who holds no key."""
    return len(needs_kept(dialogue))


def needs_due(dialogue: OpenDialogue) -> Record[Workshop] | None:
    """The workshop whose needs are to be erased: its last day in one room is past, or its meeting is closed.

    It is known to whoever holds the key, and while there is something to erase.
    """
    workshop = workshop_of(dialogue)
    if workshop is None or not (workshop_met(dialogue) or _days_are_past(dialogue, workshop.id)):
        return None
    return workshop if seats_with_needs(dialogue) else None


def _days_are_past(dialogue: OpenDialogue, workshop: str) -> bool:
    folio = dialogue.third.folio()
    sessions = [each.body for each in folio.all(Session) if each.body.workshop == workshop]
    laid_out = [each.body for each in folio.all(WorkshopDay) if each.body.workshop == workshop]
    planned = [(each.day, each.virtual) for each in sessions] + [(each.day, each.virtual) for each in laid_out]
    # For a connection nobody travels. A workshop that has nothing else lasts until its last sitting.
    days = [day for day, virtual in planned if not virtual] or [day for day, _virtual in planned]
    return bool(days) and max(days) < journal.today(folio)


def next_steps(dialogue: OpenDialogue) -> list[NextStep]:
    """Needs are erased after their workshop."""
    return [NextStep("prepare:logistics", _("Erase what the seats needed"))] if needs_due(dialogue) else []


def sentences(dialogue: OpenDialogue) -> list[Sentence]:
    """That it is time to erase needs."""
    workshop = needs_due(dialogue)
    if workshop is None:
        return []
    seats = seats_with_needs(dialogue)
    words = ngettext(
        "Workshop %(workshop)d is over, and what %(n)d seat needed is still kept. Erase it.",
        "Workshop %(workshop)d is over, and what %(n)d seats needed is still kept. Erase it.",
        seats,
    )
    return [Sentence(words % {"workshop": workshop.body.number, "n": seats}, "prepare:logistics", "due")]


def before_opening(dialogue: OpenDialogue) -> list[Unfinished]:
    """Before the next meeting: what seats needed in an earlier workshop is of no use any more."""
    workshop = workshop_met(dialogue)
    if workshop is None:
        return []
    words = _("What seats needed in workshop %(n)d is still kept. Erase it before the next one begins.")
    return [Unfinished(words % {"n": workshop.body.number}, "prepare:logistics")]
