"""What practice says of ideas that went to one side alone, and of which kind of transfer has had effect."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import Text
from tracktwo.process.safeguards import Safeguard, State

from .reads import ideas, one_way

__all__ = ["BOTH_WAYS", "PRACTICE", "SOURCE"]

# What `PRACTICE` rests on.
SOURCE = "Cuhadar, “Assessing Transfer from Track Two Diplomacy”, Journal of Peace Research 46 (5), 2009, 641–658"
PRACTICE: tuple[Text, ...] = (
    _("Where ideas reached the officials of one side alone, this blocked their effect in the official talks."),
    _("What was transferred changed the process of official talks more often than their outcome."),
    _("Transfer went by ideas and by people; ask for both."),
    _("This was learned from two cases. Look at your own picture before you believe it."),
)


def goes_both_ways(dialogue: OpenDialogue, subject: str) -> State:
    """Row 110 and Cuhadar: what one side took home is taken to the other side's officials and society as well."""
    carried = [each for each in ideas(dialogue) if each.lines]
    if not carried:
        return State("waits", _("Nothing is noted of where an idea went."))
    if one_way(dialogue, carried):
        return State("unmet", _("An idea went to some sides' officials or society, and to others' not at all."))
    return State("met")


BOTH_WAYS = Safeguard(
    "transfer-both-ways",
    _("Ideas go home with every side"),
    _("An idea that only one side's officials know blocks the talks it was made for."),
    (21, 110),
    "advises",
    goes_both_ways,
)
