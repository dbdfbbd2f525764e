"""The issue map: issues, and on each what every side wants and why."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _

from tracktwo.matter.concerns import NATURES
from tracktwo.process.fields import Field, MultilingualText, Text
from tracktwo.process.sealed import Payload, Ref, payload

__all__ = ["AGENDA", "STAKES", "Issue", "Stake"]

AGENDA: dict[str, Text] = {
    "": _("not known"),
    "on": _("on the official agenda"),
    "off": _("not yet on the official agenda"),
}


STAKES: dict[str, Text] = {
    "position": _("Position: what a side says it wants"),
    "interest": _("Interest: what it wants that for"),
    "criterion": _("Criterion: what a fair answer would have to meet"),
}


@payload("issue")
class Issue(Payload, frozen=True):
    """A matter between the sides. It belongs to nobody."""

    words: Annotated[MultilingualText, Field(_("The issue, in words every side can accept"), limit=300)]
    agenda: Annotated[
        Literal["", "on", "off"],
        Field(
            _("Official agenda"),
            choices=AGENDA,
            help=_("Track two can discuss what officials cannot discuss yet."),
        ),
    ] = ""
    nature: Annotated[
        Literal["", "misperception", "interest", "identity"],
        Field(
            _("Nature"),
            choices=NATURES,
            help=_(
                "A misperception calls for listening to each other. An interest can become options and packages. "
                "Identity, needs and fears are never weighed."
            ),
        ),
    ] = ""


@payload("stand")
class Stake(Payload, frozen=True):
    """A position, an interest or a criterion on an issue. A criterion is nobody's, and has no side."""

    issue: Annotated[str, Ref("issue")]
    kind: Annotated[Literal["position", "interest", "criterion"], Field(_("What it is"), choices=STAKES)]
    words: Annotated[MultilingualText, Field(_("In words"), limit=600)]
    side: str = ""
