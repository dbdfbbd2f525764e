"""What the logistics give to the room."""

from django.utils.translation import gettext_lazy as _

from tracktwo.matter.seats import sweeps
from tracktwo.process.access import OpenDialogue
from tracktwo.process.offers import Offer
from tracktwo.process.parts import Part

from .kept import sweep
from .needs import before_opening, next_steps, sentences
from .pages import PAGES
from .records import HourCard, OutsideCard, SupportPlan
from .safeguards import NEEDS_ERASED

__all__ = ["PART"]


def offered(dialogue: OpenDialogue) -> list[Offer]:
    """Journeys and nights planned for each side. What single seats need is nobody's to count."""
    plans = [record.body for record in dialogue.third.folio().all(SupportPlan)]
    journeys = [Offer("journeys", plan.side, plan.journeys) for plan in plans]
    return journeys + [Offer("nights", plan.side, plan.nights) for plan in plans]


sweeps.append(sweep)

PART = Part(
    "logistics",
    _("Logistics"),
    "prepare:logistics",
    PAGES,
    sentences,
    demonstration="tracktwo.rooms.prepare.logistics.demo.play",
    kinds=(SupportPlan, OutsideCard, HourCard),
    offered=offered,
    next_steps=next_steps,
    safeguards=(NEEDS_ERASED,),
    before_opening=before_opening,
)
