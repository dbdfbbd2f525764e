"""What seats needed is not kept beyond their workshop."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.need_to_know import card_of
from tracktwo.process.safeguards import Safeguard, State

from .needs import workshop_met, workshop_of
from .records import SCOPE

__all__ = ["NEEDS_ERASED"]


def needs_erased(dialogue: OpenDialogue, subject: str) -> State:
    """Row 74: no record; who came, and with what, is forgotten when they have gone."""
    if card_of(dialogue, SCOPE) is None:
        return State("waits", _("No needs of seats are kept."))
    if workshop_of(dialogue) is None:
        return State("waits", _("Needs of seats are kept, and no workshop is noted for them."))
    if workshop_met(dialogue):
        return State("unmet", _("What seats needed in a workshop that is over is still kept."))
    return State("met")


def kept_now(dialogue: OpenDialogue) -> list[str]:
    """The workshop for which needs are kept: going on without the rule counts for that one alone."""
    workshop = workshop_of(dialogue)
    return [workshop.id] if workshop else []


NEEDS_ERASED = Safeguard(
    "needs-erased-after-the-workshop",
    _("What seats needed is erased after their workshop"),
    _("A visa, an illness, a diet: together they say who somebody is, long after nobody needs to know."),
    (74,),
    "advises",
    needs_erased,
    kept_now,
)
