"""The plan as pages need it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracktwo.process.access import OpenDialogue
from tracktwo.process.parts import Sentence
from tracktwo.process.sealed import Record

from .records import AUDIENCES, MeasurePlan

__all__ = ["plan_of", "sentences"]


def plan_of(dialogue: OpenDialogue) -> Record[MeasurePlan] | None:
    """The plan, or None while nothing is said."""
    return dialogue.third.folio().one(MeasurePlan)


def sentences(dialogue: OpenDialogue) -> list[Sentence]:
    """What the plan says, for the room's first page."""
    plan = plan_of(dialogue)
    if plan is None:
        return [Sentence(_("What will people be asked, and who will see it?"), "reflect:measures", "asks")]
    count = len(plan.body.items) + len(plan.body.scales)
    asked = ngettext("%(count)s item is asked.", "%(count)s items are asked.", count) % {"count": count}
    sees = _("Each side sees: %(what)s.") % {"what": AUDIENCES[plan.body.sides_see]}
    return [Sentence(f"{asked} {sees}", "reflect:measures")]
