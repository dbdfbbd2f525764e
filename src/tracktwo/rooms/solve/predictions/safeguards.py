"""A rule on predictions."""

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


__all__ = ["predicted_first"]

def predicted_first(dialogue: OpenDialogue, subject: str) -> State:
    """Row 104: predictions are written before the sides are heard."""
    if dialogue.meeting is None:
        return State("waits", _("No meeting is open."))
    folio = dialogue.meeting.room.folio()
    if folio.all(Reading):
        return State("met")
    if folio.all(Concern):
        return State(
            "unmet", _("Concerns are on the board, and nobody has predicted yet what the other side would say.")
        )
    return State("waits", _("No concern has been heard yet."))
