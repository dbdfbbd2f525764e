"""The rounds of an open meeting. They lie in the third party's scope of the meeting alone, and die with it."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _

from tracktwo.process.fields import Field, Text
from tracktwo.process.sealed import Payload, payload

__all__ = ["BALANCE", "DRAFT", "GroupPlan"]

# The form by its name, as what is typed into it is kept with the meeting.
DRAFT = "groups"

BALANCE: dict[str, Text] = {
    "spread": _("as evenly as can be"),
    "even": _("as many of each side in every group"),
    "free": _("no matter, if more people meet"),
}


@payload("group plan")
class GroupPlan(Payload, frozen=True):
    """Rounds of groups of seat codes, the first `held` of which took place, and what they were planned by.

    `spoken`, `apart`, `together` and `interpreters` are lines as they were typed. `met` pairs share a group once or
    more, and no plan mixed as evenly passes `bound`.
    """

    wanted: Annotated[int, Field(_("Rounds still to come"), low=1, high=20)] = 4
    size: Annotated[int, Field(_("Seats in the largest group"), low=2, high=40)] = 4
    sides: Annotated[Literal["spread", "even", "free"], Field(_("How the sides are mixed"), choices=BALANCE)] = "spread"
    absent: Annotated[list[str], Field(_("Who is not here now?"))] = []
    apart: Annotated[
        str,
        Field(_("Never in one group"), limit=800, optional=True, help=_("A line for each: N1, S2.")),
    ] = ""
    together: Annotated[
        str,
        Field(_("Always in one group"), limit=800, optional=True, help=_("A line for each: N1, N2.")),
    ] = ""
    spoken: Annotated[
        str,
        Field(
            _("Who speaks what"),
            limit=2000,
            optional=True,
            help=_("A line for each seat that does not follow everything, the best language first. N1: ar, en."),
        ),
    ] = ""
    limited: Annotated[bool, Field(_("There are only these interpreters:"))] = False
    interpreters: Annotated[
        str, Field(_("Interpreters"), limit=400, optional=True, help=_("A line for each with what they speak: ar, en."))
    ] = ""
    rounds: list[list[list[str]]] = []
    held: int = 0
    met: int = 0
    bound: int = 0
