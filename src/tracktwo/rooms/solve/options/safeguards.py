"""Rules on the way from an idea to an option."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.safeguards import Safeguard, State, open_meeting

from .reads import sides_served
from .records import Option

__all__ = ["IDEAS_FIRST", "SERVES_EVERY_SIDE"]


def _joint_options(dialogue: OpenDialogue) -> list[str]:
    if dialogue.meeting is None:
        return []
    return [option.id for option in dialogue.meeting.room.folio().all(Option) if option.body.joint]


def serves_every_side(dialogue: OpenDialogue, subject: str) -> State:
    """Row 81: an option is joint only when linked to a need or fear of every side."""
    if dialogue.meeting is None:
        return State("waits", _("No meeting is open."))
    folio = dialogue.meeting.room.folio()
    judged = [option for option in folio.all(Option) if (option.id == subject if subject else option.body.joint)]
    if not judged:
        return State("waits", _("No option has been called joint."))
    if any(len(sides_served(folio, option.body)) < len(dialogue.sides) for option in judged):
        return State("unmet", _("The option is not linked to a need or fear of every side."))
    return State("met")


def ideas_first(dialogue: OpenDialogue, subject: str) -> State:
    """Row 82: obstacles at home are asked for once ideas exist."""
    if dialogue.meeting is None:
        return State("waits", _("No meeting is open."))
    if dialogue.meeting.room.folio().all(Option):
        return State("met")
    return State("unmet", _("No idea has been kept by every side yet."))


SERVES_EVERY_SIDE = Safeguard(
    "joint-option-serves-every-side",
    _("A joint option serves a need or fear of every side"),
    _("An option that eases only one side's fear will be refused by the other, or regretted."),
    (81,),
    "holds",
    serves_every_side,
    _joint_options,
    # Its links are made here, in the program: there is nowhere else to make them.
    ways=("act",),
)

IDEAS_FIRST = Safeguard(
    "obstacles-after-ideas",
    _("Obstacles at home are asked for once ideas exist"),
    _("Constraints named too early cut ideas off before anybody has had them."),
    (82,),
    "holds",
    ideas_first,
    open_meeting,
    # Ideas may stand on a sheet on the wall.
    ways=("elsewhere", "paper", "act"),
)
