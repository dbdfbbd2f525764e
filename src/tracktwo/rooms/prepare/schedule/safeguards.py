"""Rules about the days: given here, before the room is full."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.records import Session
from tracktwo.process.safeguards import Safeguard, State

__all__ = ["PRELIMINARY_LENGTH", "SERIES", "SEVERAL_DAYS"]

USUAL = range(240, 301)


def _sessions(dialogue: OpenDialogue, kind: str) -> list[Session]:
    return [record.body for record in dialogue.third.folio().all(Session) if record.body.kind == kind]


def preliminary_length(dialogue: OpenDialogue, subject: str) -> State:
    """Row 71: four to five hours."""
    sessions = _sessions(dialogue, "preliminary")
    if not sessions:
        return State("waits", _("No preliminary session is planned yet."))
    if all(session.minutes in USUAL for session in sessions):
        return State("met")
    return State("unmet", _("A preliminary session is shorter than 240 minutes or longer than 300."))


def two_joint_days(dialogue: OpenDialogue, subject: str) -> State:
    """Row 72: joint meetings for several days."""
    sessions = _sessions(dialogue, "joint")
    if not sessions:
        return State("waits", _("No joint session is planned yet."))
    if len({session.day for session in sessions}) > 1:
        return State("met")
    return State("unmet", _("All joint sessions are on one day."))


def series(dialogue: OpenDialogue, subject: str) -> State:
    """Rows 111 and 112: a continuing dialogue, not a single event."""
    if dialogue.card.workshops_planned > 1:
        return State("met")
    return State("unmet", _("Only one workshop is planned."))


PRELIMINARY_LENGTH = Safeguard(
    "preliminary-four-to-five-hours",
    _("Preliminary sessions last four to five hours"),
    _("Shorter ones stay with positions; longer ones tire people before the joint days."),
    (71,),
    "advises",
    preliminary_length,
)

SEVERAL_DAYS = Safeguard(
    "joint-sessions-over-two-days",
    _("Joint sessions go on for at least two days"),
    _("What moves people often happens overnight, and over meals."),
    (72,),
    "advises",
    two_joint_days,
)

SERIES = Safeguard(
    "more-than-one-workshop",
    _("The dialogue is planned as a series"),
    _("Trust and changed pictures of each other add up over time; a single workshop is soon undone at home."),
    (111, 112),
    "advises",
    series,
)
