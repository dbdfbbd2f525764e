"""The rule that ideas wait until the key concerns have been acknowledged: the board shows it, ideas obey it."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from tracktwo.process.access import OpenDialogue
from tracktwo.process.safeguards import Safeguard, State, open_meeting

from .concerns import Concern, waiting

__all__ = ["ACKNOWLEDGED_FIRST"]


def acknowledged_first(dialogue: OpenDialogue, subject: str) -> State:
    """Rows 10 and 80: ideas open when the key concerns of every side have been acknowledged."""
    if dialogue.meeting is None:
        return State("waits", _("No meeting is open."))
    folio = dialogue.meeting.room.folio()
    owners = {concern.body.owner for concern in folio.all(Concern) if concern.body.key}
    if any(side.id not in owners for side in dialogue.sides):
        return State("unmet", _("Not every side has marked its key concerns yet."))
    left = waiting(folio)
    if left:
        detail = ngettext(
            "%(n)d key concern still waits for “that is it”, or “heard, not settled”.",
            "%(n)d key concerns still wait for “that is it”, or “heard, not settled”.",
            left,
        )
        return State("unmet", detail % {"n": left})
    return State("met")


ACKNOWLEDGED_FIRST = Safeguard(
    "ideas-after-acknowledgement",
    _("Ideas open when key concerns have been acknowledged"),
    _(
        "Each side marks at most five key concerns. People who have not been heard defend; people who have "
        "been heard can think together."
    ),
    (10, 80, 130),
    "holds",
    acknowledged_first,
    open_meeting,
    # The empty board on paper has a column for it.
    ways=("elsewhere", "paper", "act"),
)
