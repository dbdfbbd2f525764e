"""What a connection does not carry is said where it is planned."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.safeguards import Safeguard, State

from .reads import sittings

__all__ = ["IN_PERSON"]


def in_one_room(dialogue: OpenDialogue, subject: str) -> State:
    """Row 118: acknowledging and solving are meant for meeting in person."""
    planned = sittings(dialogue)
    if not planned:
        return State("waits", _("No session is planned yet."))
    if not any(each.unfit for each in planned):
        return State("met")
    return State("unmet", _("An online session is planned for hearing each other or for solving."))


IN_PERSON = Safeguard(
    "hearing-and-solving-in-person",
    _("Hearing each other and solving happen in person"),
    _("Online sessions suit exchanging information, keeping in touch, and drafting by a few people of each side."),
    (118,),
    "advises",
    in_one_room,
)
