"""A rule about the other tracks."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.safeguards import Safeguard, State

from .orbits import orbits

__all__ = ["IN_TOUCH"]


def in_touch(dialogue: OpenDialogue, subject: str) -> State:
    """Row 6: tracks that hear nothing of each other spin off into separate orbits."""
    shown = orbits(dialogue)
    if not shown:
        return State("waits", _("No linked initiative is registered."))
    if any(orbit.drifts for orbit in shown):
        return State("unmet", _("Between this dialogue and a linked initiative nothing passed for half a year."))
    return State("met")


IN_TOUCH = Safeguard(
    "orbits-in-touch",
    _("Linked tracks stay within reach"),
    _("Initiatives that hear nothing of each other spin off into separate orbits."),
    (5, 6),
    "advises",
    in_touch,
)
