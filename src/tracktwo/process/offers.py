"""What the third party controls and gives to sides: from plans, and from what it offered or paid.

Never from what happened in a meeting: who spoke or came is nobody's to count.
"""

from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext_lazy as _

from .fields import Text

__all__ = ["OFFERS", "PLANNED", "Offer", "OfferKind"]

OfferKind = Literal["invitations", "preliminary", "agenda", "journeys", "nights", "support", "first", "left"]
OFFERS: dict[OfferKind, Text] = {
    "invitations": _("invitations"),
    "preliminary": _("preliminary sessions, in minutes"),
    "agenda": _("items on the agenda"),
    "journeys": _("journeys paid"),
    "nights": _("nights paid"),
    "support": _("other support"),
    "first": _("speaks first"),
    "left": _("stands or sits at the left"),
}
# Typed in a plan and nowhere else. A note by hand counts while no plan says anything of it, so that nothing that is
# paid once counts twice.
PLANNED: frozenset[OfferKind] = frozenset({"journeys", "nights"})


@dataclass(frozen=True)
class Offer:
    """So much of something for one side. `amount` counts places, minutes, items, journeys, nights, or times."""

    kind: OfferKind
    side: str
    amount: int
