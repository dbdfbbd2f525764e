"""How the dialogue is thought to work, how far the conflict has escalated, and which knowledge is brought in."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _

from tracktwo.matter.dated import Dated
from tracktwo.process.fields import Field, Text
from tracktwo.process.sealed import payload

__all__ = ["LEVELS", "STAGES_OF_ESCALATION", "WHOM", "EscalationView", "ResourceExpert", "TheoryOfChange"]

# Church and Shouldice 2002, after CDA's Reflecting on Peace Practice.
WHOM: dict[str, Text] = {"more": _("more people"), "key": _("key people")}
LEVELS: dict[str, Text] = {
    "individual": _("in how they think and act"),
    "social": _("in rules, institutions and politics"),
}

# Fisher and Keashly 1991.
STAGES_OF_ESCALATION: dict[str, Text] = {
    "discussion": _("discussion"),
    "polarisation": _("polarisation"),
    "segregation": _("segregation"),
    "destruction": _("destruction"),
}


@payload("theory of change")
class TheoryOfChange(Dated, frozen=True):
    """One sentence on how the dialogue is thought to work: through whom, and where the change shows."""

    whom: Annotated[Literal["more", "key"], Field(_("Through whom?"), choices=WHOM)]
    level: Annotated[Literal["individual", "social"], Field(_("Where does the change show?"), choices=LEVELS)]
    words: Annotated[str, Field(_("If we …, then …, because …"), limit=300, long=False)]


@payload("escalation")
class EscalationView(Dated, frozen=True):
    """How far the conflict has escalated, as one analyst sees it. The newest of each analyst stands."""

    stage: Annotated[
        Literal["discussion", "polarisation", "segregation", "destruction"],
        Field(_("How far has it escalated?"), choices=STAGES_OF_ESCALATION),
    ]
    words: Annotated[str, Field(_("How do you see it? One line."), limit=240, long=False, optional=True)] = ""


@payload("resource expert")
class ResourceExpert(Dated, frozen=True):
    """Knowledge that is brought in by a resource person (row 42): a field, never a name.

    Whoever brings it belongs to the third party and to no side.
    """

    words: Annotated[
        str,
        Field(_("Which knowledge is missing?"), limit=160, long=False, help=_("A field, never the name of a person.")),
    ]
    serves: Annotated[str, Field(_("What for?"), limit=240, long=False, optional=True)] = ""
