"""Rules on the way from an idea to an option."""

from django.utils.translation import gettext_lazy as _

from tracktwo.matter import texts
from tracktwo.matter.concerns import Concern
from tracktwo.matter.ladder import ReassuranceStep, is_read
from tracktwo.matter.options import Option, sides_served
from tracktwo.matter.predictions import Reading
from tracktwo.process.access import OpenDialogue
from tracktwo.process.safeguards import Safeguard, State, register

__all__ = ["declare"]


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


def predicted_first(dialogue: OpenDialogue, subject: str) -> State:
    """Row 104: predictions are written before the sides are heard."""
    if dialogue.meeting is None:
        return State("waits", _("No meeting is open."))
    folio = dialogue.meeting.room.folio()
    if folio.all(Reading):
        return State("met")
    if folio.all(Concern):
        return State(
            "unmet", _("Concerns are on the board, and nobody has predicted yet what the other side would say.")
        )
    return State("waits", _("No concern has been heard yet."))


def read_before_kept(dialogue: OpenDialogue, subject: str) -> State:
    """Row 84: a reassurance is read by the other side before its wording is kept."""
    if dialogue.meeting is None:
        return State("waits", _("No meeting is open."))
    kept = [one.body for one in dialogue.meeting.room.folio().all(ReassuranceStep) if one.body.kept]
    if not kept:
        return State("waits", _("No wording of a step has been kept."))
    if all(is_read(dialogue.meeting, one) for one in kept):
        return State("met")
    return State("unmet", _("A wording was kept that another side has not read."))


def mixed_pair(dialogue: OpenDialogue, subject: str) -> State:
    """Row 85: the text is drafted by people of every side."""
    if dialogue.meeting is None:
        return State("waits", _("No meeting is open."))
    folio = dialogue.meeting.room.folio()
    drafts = [one for one in (texts.current(folio, form) for form in texts.FORMS) if one]
    if not drafts:
        return State("waits", _("There is no text yet."))
    if all({side.id for side in dialogue.sides} <= set(one.body.pair) for one in drafts):
        return State("met")
    return State("unmet", _("The newest draft was not written by people of every side."))


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
