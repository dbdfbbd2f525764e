"""Claims one hears about dialogues beside official talks, each with its sources and with what they do not show."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tracktwo.process.fields import Text

__all__ = ["CLAIMS", "Claim"]


@dataclass(frozen=True)
class Claim:
    """A claim, what was found, by whom, and what that does not show. `sources` are as they are cited."""

    says: Text
    found_so_far: Text
    sources: tuple[str, ...]
    limits: Text


CLAIMS = (
    Claim(
        _("It helps to reach a more lasting peace."),
        _(
            "Settlements in which groups of civil society had a part failed less often in a comparison of settlements "
            "after the Cold War."
        ),
        ("Nilsson, “Anchoring the Peace: Civil Society Actors in Peace Accords and Durable Peace”, "
         "International Interactions 38 (2), 2012, 243–266",),
        _(
            "This is about a part in the settlement, and not about workshops like this one. Where more groups can take "
            "part, much else may be easier, too: nobody drew lots."
        ),
    ),
    Claim(
        _("Ideas from the room reach the official talks."),
        _("In two cases that were traced, transfer affected the process of the talks more than their outcome."),
        ("Cuhadar, “Assessing Transfer from Track Two Diplomacy: The Cases of Water and Jerusalem”, "
         "Journal of Peace Research 46 (5), 2009, 641–658",),
        _("Two cases. What was never written down could not be traced."),
    ),
    Claim(
        _("Those who took part think differently of the other side, and go on doing so."),
        _("After camps for young people gains faded at home, and stayed above the start for nine to twelve months."),
        ("Schroeder and Risen, “Befriending the Enemy”, Group Processes & Intergroup Relations 19 (1), 2016, 72–93",),
        _("Who comes to a camp is willing already. Opinions of a few change little by themselves at home."),
    ),
)  # fmt: skip
