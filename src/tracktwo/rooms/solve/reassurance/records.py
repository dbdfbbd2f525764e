"""Steps of mutual reassurance, and how much a side will bear."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _

from tracktwo.process.fields import Field, MultilingualText, Text
from tracktwo.process.sealed import Payload, Ref, payload

__all__ = ["GESTURES", "LEVELS", "ReassuranceStep", "Tolerance"]

# Positive steps alone: what is withheld or threatened reassures nobody.
GESTURES: dict[str, Text] = {
    "words": _("words: an acknowledgement, another way of speaking"),
    "ease": _("easing: a burden or restriction lifted"),
    "give": _("giving: something the other has asked for"),
    "open": _("opening: access, information, a visit"),
    "guarantee": _("guarantee: a promise whose keeping can be verified"),
}


LEVELS: dict[int, Text] = {
    0: _("0: not at all"),
    1: _("1: hardly"),
    2: _("2: a little"),
    3: _("3: noticeably"),
    4: _("4: much"),
    5: _("5: very much"),
}


@payload("reassurance")
class ReassuranceStep(Payload, frozen=True):
    """A step one side could take for the other. Its wording is kept once every other side has read it."""

    side: str
    gesture: Annotated[
        Literal["words", "ease", "give", "open", "guarantee"],
        Field(_("Kind of step"), choices=GESTURES, help=_("Positive steps only: no threat, and nothing withheld.")),
    ]
    words: Annotated[MultilingualText, Field(_("The step, in words that do not escalate"), limit=600)]
    reassures: Annotated[
        int, Field(_("How much it reassures the other"), choices=LEVELS, help=_("As the other side sees it."))
    ]
    exposes: Annotated[
        int, Field(_("How much it exposes the side itself"), choices=LEVELS, help=_("As that side sees it."))
    ]
    days: Annotated[int, Field(_("Days it takes"), low=0, high=3650, help=_("0 if not known."))] = 0
    lasting: Annotated[bool, Field(_("Once taken it cannot be undone"))] = False
    check: Annotated[
        str,
        Field(
            _("How the other can see that it was done"),
            limit=300,
            optional=True,
            help=_("Empty: it cannot be verified, and nothing is counted on."),
        ),
    ] = ""
    after: Annotated[list[str], Ref("reassurance")] = []
    # At most one; a list, so that the step answered can be taken back and the answer stays.
    answers: Annotated[list[str], Ref("reassurance")] = []
    serves: Annotated[list[str], Ref("concern")] = []
    read_by: list[str] = []
    kept: bool = False


@payload("bearing")
class Tolerance(Payload, frozen=True):
    """How much exposure a side will bear at any one point. It stands in that side's own scope and nowhere else."""

    most: Annotated[
        int,
        Field(
            _("The most exposure this side will bear at any one point"),
            low=0,
            high=99,
            help=_("Added up over its own steps, less what lasting and verified steps of the other give."),
        ),
    ]
