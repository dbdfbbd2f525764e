"""Track one-and-a-half: with a serving official at the table, secrecy is kept more strictly (row 2 of the method).

Whether one sits there is what the rooms declare. Nothing is switched on or off by hand, so that the profile and the
table cannot say different things.
"""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tracktwo.people import browsers

from .access import OpenDialogue
from .errors import Refused
from .rooms import walk
from .safeguards import Safeguard, State

__all__ = [
    "HOURS",
    "IDLE_MINUTES",
    "IDLE_MINUTES_IN_MEETING",
    "SECOND_ACT",
    "is_stricter",
    "keep_short",
    "refuse_consulting",
]

# Without use for so long a browser locks itself. In a meeting people talk, and nobody touches the machine.
IDLE_MINUTES, IDLE_MINUTES_IN_MEETING = 10, 45
# A browser is signed out so many hours after it signed in; `browsers.HOURS` otherwise.
HOURS = 8


def is_stricter(dialogue: OpenDialogue) -> bool:
    """Whether the stricter profile is in force: a serving official is among the seats."""
    return any(room.serving(dialogue) for room in walk())


def keep_short(dialogue: OpenDialogue) -> None:
    """Give the browser at hand the shorter locks of the profile, where it is in force."""
    if is_stricter(dialogue):
        minutes = IDLE_MINUTES_IN_MEETING if dialogue.meeting else IDLE_MINUTES
        browsers.keep_short(dialogue.person.session_id, minutes * 60, HOURS)


def refuse_consulting(dialogue: OpenDialogue) -> None:
    """Let nothing go to society while the profile is in force.

    Raises:
        Refused: it is.
    """
    if is_stricter(dialogue):
        raise Refused(
            gettext(
                "A serving official sits at the table. In track one-and-a-half society is not consulted: a question "
                "asked in public shows that somebody asks."
            )
        )


def _second_act(dialogue: OpenDialogue, subject: str) -> State:
    """Row 2: consent of all sides is not enough where officials can be held to a wording."""
    if not is_stricter(dialogue):
        return State("met") if subject else State("waits", _("No serving official is known to sit here."))
    if not subject:
        return State("waits", _("It is asked for once every side has released a text."))
    return State("unmet", _("Every side has released this wording. It still has to be let out, by a second act."))


SECOND_ACT = Safeguard(
    "second-act-with-officials",
    _("With serving officials, a joint text leaves only by a second deliberate act"),
    _("A government can hold its official to a wording. Read it once more, all together, before it leaves."),
    (2,),
    "holds",
    _second_act,
)
