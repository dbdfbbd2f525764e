"""A rule on steps of reassurance."""

from django.utils.translation import gettext_lazy as _
from tracktwo.rooms.solve.text.records import FORMS
from tracktwo.rooms.solve.text import acts as text_acts
from tracktwo.matter.concerns import Concern
from tracktwo.rooms.solve.reassurance.records import ReassuranceStep
from tracktwo.rooms.solve.reassurance.acts import is_read
from tracktwo.rooms.solve.options.records import Option
from tracktwo.rooms.solve.options.acts import sides_served
from tracktwo.rooms.solve.predictions.records import Reading
from tracktwo.process.access import OpenDialogue
from tracktwo.process.safeguards import Safeguard, State, register


__all__ = ["read_before_kept"]

def read_before_kept(dialogue: OpenDialogue, subject: str) -> State:
    """Row 84: a reassurance is read by the other side before its wording is kept."""
    if dialogue.meeting is None:
        return State("waits", _("No meeting is open."))
    kept = [one.body for one in dialogue.meeting.room.folio().all(ReassuranceStep) if one.body.kept]
    if not kept:
        return State("waits", _("No wording of a step has been kept."))
    if all(is_read(dialogue.meeting, one) for one in kept):
        return State("met")
    return State("unmet", _("A wording was kept that another side has not read."))
