"""What comes next for whoever looks at the dialogue's home."""

from django.utils.translation import gettext as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.rooms import NextStep

from .matrix import matrix

__all__ = ["next_steps"]


def next_steps(dialogue: OpenDialogue) -> list[NextStep]:
    """Before a workshop each member is asked where they stand, until they have said it."""
    shown = matrix(dialogue)
    if shown.occasion.ahead and any(standing.mate.mine and standing.due for standing in shown.standings):
        words = _("Say where you stand before workshop %(n)d") % {"n": shown.occasion.number}
        return [NextStep("enter:matrix", words)]
    return []
