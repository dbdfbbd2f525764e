"""What this part gives to the room."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from tracktwo.process.access import OpenDialogue
from tracktwo.process.parts import Part, Sentence
from tracktwo.process.profile import SECOND_ACT

from .lottery import of_dialogue
from .pages import PAGES
from .profile import is_youth
from .records import GuardianConsent, PanelLottery, YouthProfile
from .roster import is_serving
from .young import GUARDIANS, consents

__all__ = ["PART"]


def sentences(dialogue: OpenDialogue) -> list[Sentence]:
    """What is in force because of who sits, and what waits for it."""
    said = []
    if is_serving(dialogue):
        in_force = _("A serving official sits at the table: the stricter profile is in force.")
        said.append(Sentence(in_force, "recruit:officials"))
    if is_youth(dialogue):
        missing = sum(given is None for _id, _code, given in consents(dialogue))
        words = ngettext(
            "Of %(n)d person the guardians have not consented yet.",
            "Of %(n)d people the guardians have not consented yet.",
            missing,
        )
        said += [Sentence(words % {"n": missing}, "recruit:youth", "due")] if missing else []
    lottery = of_dialogue(dialogue)
    if lottery and not lottery.drawn:
        said.append(Sentence(_("A lottery is prepared and not drawn yet."), "recruit:lottery", "due"))
    return said


PART = Part(
    name="panel",
    title=_("Panels, officials, youth"),
    address="recruit:panel",
    pages=PAGES,
    sentences=sentences,
    kinds=(YouthProfile, GuardianConsent, PanelLottery),
    safeguards=(SECOND_ACT, GUARDIANS),
    serving=is_serving,
)
