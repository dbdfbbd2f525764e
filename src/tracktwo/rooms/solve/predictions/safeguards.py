"""The rule on predictions."""

from django.utils.translation import gettext_lazy as _

from tracktwo.matter.concerns import Concern
from tracktwo.process.access import OpenDialogue
from tracktwo.process.safeguards import Safeguard, State, open_meeting

from .records import PredictionRound

__all__ = ["PREDICTED_FIRST"]


def predicted_first(dialogue: OpenDialogue, subject: str) -> State:
    """Row 104: predictions are written before the sides are heard."""
    if dialogue.meeting is None:
        return State("waits", _("No meeting is open."))
    folio = dialogue.meeting.room.folio()
    if folio.all(PredictionRound):
        return State("met")
    if folio.all(Concern):
        return State("unmet", _("Concerns are on the board, and nobody has predicted what the other side would say."))
    return State("waits", _("No concern has been heard yet."))


PREDICTED_FIRST = Safeguard(
    "predictions-before-concerns",
    _("Each side predicts before it hears"),
    _("Those who wrote a prediction down notice where they were wrong; those who did not remember having known."),
    (104,),
    "advises",
    predicted_first,
    open_meeting,
)
