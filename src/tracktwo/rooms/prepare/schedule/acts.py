"""Verbs of the room: the usual days of a workshop are laid out."""

import datetime
from collections.abc import Iterator

from django.utils.translation import gettext

from tracktwo.process import schedule
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Refused
from tracktwo.process.records import MeetingCard, Session, Workshop
from tracktwo.process.sealed import Change, change, new_id

__all__ = ["lay_out_usual_days"]

JOINT_DAYS = 3


def lay_out_usual_days(dialogue: OpenDialogue, first: datetime.date) -> None:
    """A preliminary session with each side on the first day, then three joint days, in one act.

    What stands already on these days is left as it is, so that pressing twice makes nothing twice.

    Raises:
        Refused: the days run past the end of the calendar.
    """
    with change(dialogue.third) as draft:
        planned = draft.bodies(Session)
        workshop = _workshop_of(draft, first)
        taken = {(session.kind, session.side, session.day) for session in planned if session.workshop == workshop}
        for session in _usual_sessions(dialogue, workshop, first):
            if (session.kind, session.side, session.day) not in taken:
                draft.add(session)


def _workshop_of(draft: Change, first: datetime.date) -> str:
    """The workshop whose usual days begin on that day; else the newest one that has no session yet; else a new one."""
    sessions = draft.bodies(Session)
    workshops = draft.folio.all(Workshop)
    laid_out = [each.workshop for each in sessions if each.kind == "preliminary" and each.day == first]
    if laid_out:
        return laid_out[0]
    closed = {each.body.workshop for each in draft.folio.all(MeetingCard) if each.body.closed}
    planned = {session.workshop for session in sessions} | closed
    if workshops and workshops[-1].id not in planned:
        return workshops[-1].id
    number = schedule.next_number([record.body for record in workshops])
    return draft.add(Workshop(number=number), new_id()).id


def _usual_sessions(dialogue: OpenDialogue, workshop: str, first: datetime.date) -> Iterator[Session]:
    virtual = not dialogue.card.in_person
    for side in dialogue.sides:
        yield Session(workshop=workshop, kind="preliminary", side=side.id, day=first, minutes=270, virtual=virtual)
    for number in range(1, JOINT_DAYS + 1):
        try:
            day = first + datetime.timedelta(days=number)
        except OverflowError:
            raise Refused(gettext("Give the first day as a date.")) from None
        yield Session(
            workshop=workshop,
            kind="joint",
            day=day,
            minutes=360,
            virtual=virtual,
            purpose="acknowledge" if number < JOINT_DAYS else "solve",
        )
