"""A rule on who drafts the text."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.safeguards import Safeguard, State
from tracktwo.rooms.solve.text import acts as text_acts
from tracktwo.rooms.solve.text.records import FORMS

__all__ = ["MIXED_PAIR"]


def mixed_pair(dialogue: OpenDialogue, subject: str) -> State:
    """Row 85: the text is drafted by people of every side."""
    if dialogue.meeting is None:
        return State("waits", _("No meeting is open."))
    folio = dialogue.meeting.room.folio()
    drafts = [one for one in (text_acts.current(folio, form) for form in FORMS) if one]
    if not drafts:
        return State("waits", _("There is no text yet."))
    if all({side.id for side in dialogue.sides} <= set(one.body.pair) for one in drafts):
        return State("met")
    return State("unmet", _("The newest draft was not written by people of every side."))


MIXED_PAIR = Safeguard(
    "text-by-a-mixed-pair",
    _("One text is drafted by people of every side"),
    _("A draft that one side wrote is that side's draft, whatever it says."),
    (85,),
    "advises",
    mixed_pair,
)
