"""The rule on steps of reassurance."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.safeguards import Safeguard, State

from .reads import is_read
from .records import ReassuranceStep

__all__ = ["READ_FIRST"]


def read_before_kept(dialogue: OpenDialogue, subject: str) -> State:
    """Row 84: a reassurance is read by the other side before its wording is kept."""
    if dialogue.meeting is None:
        return State("waits", _("No meeting is open."))
    kept = [step.body for step in dialogue.meeting.room.folio().all(ReassuranceStep) if step.body.kept]
    if not kept:
        return State("waits", _("No wording of a step has been kept."))
    if all(is_read(dialogue.meeting, step) for step in kept):
        return State("met")
    return State("unmet", _("A wording was kept that another side has not read."))


READ_FIRST = Safeguard(
    "reassurance-read-first",
    _("The other side reads a reassurance before its wording is kept"),
    _("Words meant to calm can sound like a threat to those they are meant for."),
    (84,),
    "advises",
    read_before_kept,
)
