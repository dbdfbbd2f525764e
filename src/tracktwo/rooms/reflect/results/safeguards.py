"""The rule on what it costs."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.records import MeetingCard
from tracktwo.process.safeguards import Safeguard, State

from .reads import newest_asked

__all__ = ["COST_ASKED"]


def cost_asked(dialogue: OpenDialogue, subject: str) -> State:
    """Row 139: a process goes on only as long as each side wants it, and knows what it costs its people."""
    closed = [record.body.closed for record in dialogue.third.folio().all(MeetingCard) if record.body.closed]
    if not closed:
        return State("waits", _("No meeting has been closed yet."))
    last = max(closed)
    missing = [side for side, answer in newest_asked(dialogue) if answer is None or answer.day < last]
    if missing:
        return State("unmet", _("A side has not been asked since the last meeting whether taking part cost anyone."))
    return State("met")


COST_ASKED = Safeguard(
    "asked-what-it-cost",
    _("Each side is asked what it costs"),
    _("People lose posts, friends and safety for having talked. Who does not ask hears of it last."),
    (139,),
    "advises",
    cost_asked,
)
