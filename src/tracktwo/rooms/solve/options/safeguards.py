"""Rules on the way from an idea to an option."""

from django.utils.translation import gettext_lazy as _
from tracktwo.rooms.solve.text.records import FORMS
from tracktwo.rooms.solve.text import acts as text_acts
from tracktwo.matter.concerns import Concern
from tracktwo.rooms.solve.reassurance.records import ReassuranceStep
from tracktwo.rooms.solve.reassurance.acts import is_read
from tracktwo.rooms.solve.options.records import Option
from tracktwo.rooms.solve.options.acts import sides_served
from tracktwo.rooms.solve.predictions.records import Reading
from tracktwo.process.access import OpenDialogue
from tracktwo.process.safeguards import Safeguard, State, register
from tracktwo.rooms.solve.predictions.safeguards import predicted_first
from tracktwo.rooms.solve.reassurance.safeguards import read_before_kept
from tracktwo.rooms.solve.text.safeguards import mixed_pair

__all__ = ["declare", "ideas_first", "serves_every_side"]

def serves_every_side(dialogue: OpenDialogue, subject: str) -> State:
    """Row 81: an option is joint only when linked to a need or fear of every side."""
    if dialogue.meeting is None:
        return State("waits", _("No meeting is open."))
    folio = dialogue.meeting.room.folio()
    options = folio.all(Option)
    judged = [one for one in options if one.id == subject] if subject else [one for one in options if one.body.joint]
    if not judged:
        return State("waits", _("No option has been called joint."))
    if any(len(sides_served(folio, one.body)) < len(dialogue.sides) for one in judged):
        return State("unmet", _("The option is not linked to a need or fear of every side."))
    return State("met")


def ideas_first(dialogue: OpenDialogue, subject: str) -> State:
    """Row 82: obstacles at home are asked for once ideas exist."""
    if dialogue.meeting is None:
        return State("waits", _("No meeting is open."))
    if dialogue.meeting.room.folio().all(Option):
        return State("met")
    return State("unmet", _("No idea has been kept by every side yet."))


def declare() -> None:
    """Add this room's rules to the registry."""
    register(
        Safeguard(
            "joint-option-serves-every-side",
            _("A joint option serves a need or fear of every side"),
            _("An option that eases only one side's fear will be refused by the other, or regretted."),
            (81,),
            "holds",
            "solve",
            serves_every_side,
        ),
        Safeguard(
            "obstacles-after-ideas",
            _("Obstacles at home are asked for once ideas exist"),
            _("Constraints named too early cut ideas off before anybody has had them."),
            (82,),
            "holds",
            "solve",
            ideas_first,
        ),
        Safeguard(
            "predictions-before-concerns",
            _("Each side predicts before it hears"),
            _("Who has written a prediction down notices where it was wrong; who has not, remembers having known."),
            (104,),
            "advises",
            "solve",
            predicted_first,
        ),
        Safeguard(
            "reassurance-read-first",
            _("The other side reads a reassurance before its wording is kept"),
            _("Words meant to calm can sound like a threat to those they are meant for."),
            (84,),
            "advises",
            "solve",
            read_before_kept,
        ),
        Safeguard(
            "text-by-a-mixed-pair",
            _("One text is drafted by people of every side"),
            _("A draft that one side wrote is that side's draft, whatever it says."),
            (85,),
            "advises",
            "solve",
            mixed_pair,
        ),
    )
