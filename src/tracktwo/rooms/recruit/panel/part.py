"""What this part gives to the room."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.parts import Part, Sentence
from tracktwo.process.profile import SECOND_ACT
from tracktwo.process.rooms import Unfinished

from .lottery import of_dialogue
from .pages import PAGES
from .records import GuardianConsent, PanelLottery, YouthProfile
from .roster import is_serving
from .young import GUARDIANS, without_consent

__all__ = ["PART"]


def sentences(dialogue: OpenDialogue) -> list[Sentence]:
    """What is in force because of who sits, and what waits for it."""
    said = []
    if is_serving(dialogue):
        in_force = _("A serving official sits at the table: the stricter profile is in force.")
        said.append(Sentence(in_force, "recruit:officials"))
    missing = without_consent(dialogue)
    if missing:
        said.append(Sentence(missing, "recruit:youth", "due"))
    lottery = of_dialogue(dialogue)
    if lottery and not lottery.drawn:
        said.append(Sentence(_("A lottery is prepared and not drawn yet."), "recruit:lottery", "due"))
    return said


def before_opening(dialogue: OpenDialogue) -> list[Unfinished]:
    """Whoever has a seat by code alone was asked nothing on the way to it: it is said before they meet."""
    missing = without_consent(dialogue)
    return [Unfinished(missing, "recruit:youth")] if missing else []


PART = Part(
    name="panel",
    title=_("Panels, officials, youth"),
    address="recruit:panel",
    pages=PAGES,
    sentences=sentences,
    kinds=(YouthProfile, GuardianConsent, PanelLottery),
    safeguards=(SECOND_ACT, GUARDIANS),
    before_opening=before_opening,
    serving=is_serving,
)
