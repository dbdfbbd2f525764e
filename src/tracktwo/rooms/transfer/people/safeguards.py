"""Rules about those who go home: each has a plan, and risk is asked anew when somebody enters office."""

from django.utils.translation import gettext_lazy as _

from tracktwo.matter.seats import all_seats
from tracktwo.process import own_scopes
from tracktwo.process.access import OpenDialogue
from tracktwo.process.records import MeetingCard
from tracktwo.process.safeguards import Safeguard, State

from . import risk
from .records import RiskAsked

__all__ = ["PLANS_MADE", "RISK_ASKED"]


def plans_made(dialogue: OpenDialogue, subject: str) -> State:
    """Row 106: who changed in a workshop is alone with it at home."""
    if not dialogue.third.folio().all(MeetingCard):
        return State("waits", _("No meeting has taken place."))
    planned = {card.body.place: card.body for card in own_scopes.cards(dialogue)}
    if any(card.frozen for card in planned.values()):
        return State("unmet", _("A plan is frozen until its person chooses again who opens it."))
    if any(seat.id not in planned for seat in all_seats(dialogue)):
        return State("unmet", _("A seat has no plan for coming home."))
    return State("met")


def risk_asked(dialogue: OpenDialogue, subject: str) -> State:
    """A text of years ago became front-page news against one who had entered office."""
    if not dialogue.third.folio().all(RiskAsked):
        return State("waits", _("Nobody is known to have entered track one."))
    if risk.waiting(dialogue):
        return State("unmet", _("Somebody entered track one, and their side was not asked anew."))
    return State("met")


PLANS_MADE = Safeguard(
    "plans-for-coming-home",
    _("Everybody has a plan for coming home"),
    _("Who comes home changed is marginalised or pushed out, and alone with it."),
    (106,),
    "advises",
    plans_made,
)

RISK_ASKED = Safeguard(
    "risk-asked-anew",
    _("Whoever enters office changes the risk for all"),
    _("In January 2002 a report that was years old became front-page news against one who had taken part."),
    (106,),
    "advises",
    risk_asked,
)
