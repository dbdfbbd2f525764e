"""What the picture looks after: that the harm a dialogue can do is looked at before each workshop."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.records import MeetingCard, Workshop
from tracktwo.process.safeguards import Safeguard, State

from .records import HarmReview

__all__ = ["HARM_LOOKED_AT"]


def _to_come(dialogue: OpenDialogue) -> list[str]:
    """Workshops whose meeting has not been closed."""
    folio = dialogue.third.folio()
    closed = {card.body.workshop for card in folio.all(MeetingCard) if card.body.closed}
    return [workshop.id for workshop in folio.all(Workshop) if workshop.id not in closed]


def harm_looked_at(dialogue: OpenDialogue, subject: str) -> State:
    """Row 51 and Do No Harm: dividers, connectors and who gains standing are looked at before each workshop."""
    if not subject:
        return State("waits", _("No workshop is planned."))
    if any(review.body.workshop == subject for review in dialogue.third.folio().all(HarmReview)):
        return State("met")
    return State("unmet", _("Nobody has looked at what the next workshop does to dividers, connectors and standing."))


HARM_LOOKED_AT = Safeguard(
    "harm-looked-at",
    _("What the dialogue does to those around it is looked at before each workshop"),
    _("Whoever is invited gains standing, and so can those who live by the conflict."),
    (51,),
    "advises",
    harm_looked_at,
    _to_come,
)
