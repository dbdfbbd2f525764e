"""Needs of seats in a compartment of their own, erased after the workshop; and cards of the third party."""

from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _

from tracktwo.process.fields import Field, Text
from tracktwo.process.sealed import Payload, Ref, payload

__all__ = ["HOURS", "OUTSIDE", "SCOPE", "HourCard", "NeedsFor", "OutsideCard", "SeatNeeds", "SupportPlan"]

# The compartment of its own in which needs lie; see `process.need_to_know`.
SCOPE = "logistics"

OUTSIDE: dict[str, Text] = {
    "hotel": _("the house"),
    "carrier": _("the carrier"),
    "visa": _("the visa office"),
    "bank": _("the bank"),
    "auditor": _("the auditor"),
}

HOURS: dict[str, Text] = {
    "attack": _("An attack at home"),
    "walkout": _("Somebody walks out"),
    "breakdown": _("Somebody breaks down"),
}


def _upgrade(version: int, fields: dict[str, Any]) -> dict[str, Any]:
    """Version 1 knew the seat by its code alone; whose it is now is looked up where it is read, see `kept`."""
    return fields


@payload("seat needs", version=2, upgrade=_upgrade)
class SeatNeeds(Payload, frozen=True):
    """What a seat needs. `seat` is the id of its record, which stands in the third party's compartment.

    A code may be another's tomorrow: `code` is empty in all but what version 1 wrote, which had no `seat`.
    """

    seat: str = ""
    code: str = ""
    travel: Annotated[str, Field(_("Travel and visa"), limit=300, optional=True)] = ""
    diet: Annotated[str, Field(_("Food"), limit=200, optional=True)] = ""
    access: Annotated[str, Field(_("Access and health"), limit=200, optional=True)] = ""
    language: Annotated[str, Field(_("Interpreter"), limit=100, optional=True, long=False)] = ""


@payload("needs for")
class NeedsFor(Payload, frozen=True):
    """For which workshop the needs are kept that lie in the compartment now: once it is over they are erased."""

    workshop: Annotated[str, Ref("workshop")]


@payload("support plan")
class SupportPlan(Payload, frozen=True):
    """Journeys and nights that the third party pays, for a side as a whole and over all workshops.

    They are typed here and nowhere else; see `process.offers.PLANNED`.
    """

    side: str
    journeys: Annotated[int, Field(_("Journeys paid"), low=0, high=99)] = 0
    nights: Annotated[int, Field(_("Nights paid"), low=0, high=999)] = 0


@payload("outside card")
class OutsideCard(Payload, frozen=True):
    """What somebody outside will hold about the workshop, and what was asked of them."""

    who: str
    holds: Annotated[str, Field(_("What will they hold?"), limit=400, optional=True)] = ""
    asked: Annotated[str, Field(_("What do we ask of them, and until when?"), limit=400, optional=True)] = ""


@payload("hour card")
class HourCard(Payload, frozen=True):
    """What is done in a bad hour."""

    what: str
    does: Annotated[
        str,
        Field(_("What do we do first, and who?"), limit=600, optional=True, help=_("By role or code, never a name.")),
    ] = ""
