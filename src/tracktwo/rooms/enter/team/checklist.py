"""Are we ready? The seven fundamentals of the UN Guidance for Effective Mediation (2012), as they stand here.

A list to talk through before anything begins, each with what stands behind it. Nothing is added up.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.safeguards import Safeguard, evaluate, safeguard

from .matrix import matrix
from .notes import Ownership
from .ownership import firm_norms
from .safeguards import INTERESTS_DECLARED, THIRD_PARTY_ACCEPTED

__all__ = ["Check", "checklist"]


@dataclass(frozen=True)
class Check:
    """One fundamental as a question, whether something stands behind a yes, and the page to look at.

    `address` is empty where another room has the page.
    """

    name: str
    question: str
    met: bool
    address: str = ""


def checklist(dialogue: OpenDialogue) -> list[Check]:
    """The seven, in the order of the guidance."""
    placed = [standing for standing in matrix(dialogue).standings if not standing.mate.left]
    owners = dialogue.third.folio().all(Ownership)
    owned = bool(owners) and all((owners[-1].body.convenes, owners[-1].body.chairs, owners[-1].body.holds))
    return [
        Check(
            _("Preparedness"),
            _("Do we know what each of us brings, and what could be held against us?"),
            _met(dialogue, INTERESTS_DECLARED),
            "enter:team",
        ),
        Check(_("Consent"), _("Does every side accept us?"), _met(dialogue, THIRD_PARTY_ACCEPTED), "enter:sides"),
        Check(
            _("Impartiality"),
            _("Has each of us said where they stand?"),
            all(standing.newest and not standing.due for standing in placed),
            "enter:matrix",
        ),
        Check(_("Inclusivity"), _("Have we named who is left out?"), _met(dialogue, safeguard("left-out-named"))),
        Check(_("Ownership"), _("Is it settled who convenes, chairs and holds the data?"), owned, "enter:norms"),
        Check(
            _("Law and norms"),
            _("Have we said what is not negotiable for us?"),
            bool(firm_norms(dialogue)),
            "enter:norms",
        ),
        Check(
            _("Coherence"), _("Are we in touch with the other tracks?"), _met(dialogue, safeguard("liaison-on-time"))
        ),
    ]


def _met(dialogue: OpenDialogue, rule: Safeguard) -> bool:
    return evaluate(dialogue, rule).status == "met"
