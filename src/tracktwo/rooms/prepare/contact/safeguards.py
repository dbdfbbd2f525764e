"""Contact under the wrong conditions makes things worse: said before the room is full."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.safeguards import Safeguard, State

from ..days.reads import timetable, workshop_ahead
from .reads import conditions
from .records import ContactPlan

__all__ = ["CONTACT_MAY_HELP"]

MANY = 2


def contact_may_help(dialogue: OpenDialogue, subject: str) -> State:
    """Rows 89 to 94: of five conditions at most one is unmet in the workshop that is prepared."""
    workshop = workshop_ahead(dialogue)
    if workshop is None or not (timetable(dialogue, workshop.id) or dialogue.third.folio().all(ContactPlan)):
        return State("waits", _("No days are laid out yet."))
    if sum(each.state == "unmet" for each in conditions(dialogue, workshop.id)) >= MANY:
        return State("unmet", _("Two or more conditions are not met. Contact may then make tension worse."))
    return State("met")


CONTACT_MAY_HELP = Safeguard(
    "contact-conditions",
    _("People meet under conditions that help"),
    _("Meeting as unequals, in passing, or with nothing in common confirms what each side fears of the other."),
    (89, 90, 91, 92, 93, 94),
    "advises",
    contact_may_help,
)
