"""A rule about rules: each side agrees to them before it is bound by them."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.safeguards import Safeguard, State

from .reads import agreements

__all__ = ["RULES_AGREED"]


def agreed_by_each(dialogue: OpenDialogue, subject: str) -> State:
    """Row 73: norms of the dialogue's own, agreed to by every side as they stand."""
    agreed = agreements(dialogue)
    if all(each.day is None for each in agreed):
        return State("waits", _("No side has been asked yet."))
    if all(each.day and not each.earlier for each in agreed):
        return State("met")
    return State("unmet", _("A side has not agreed to the ground rules as they stand."))


RULES_AGREED = Safeguard(
    "ground-rules-agreed",
    _("Every side has agreed to the ground rules"),
    _("A rule that was handed down is broken first; one that each agreed to in person can be pointed at."),
    (73,),
    "advises",
    agreed_by_each,
)
