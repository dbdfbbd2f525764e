"""The issue map: on each issue what every side wants and why."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _

from tracktwo.process.fields import Field, MultilingualText, Text
from tracktwo.process.sealed import Payload, Ref, payload

__all__ = ["STAKES", "Stake"]

STAKES: dict[str, Text] = {
    "position": _("Position: what a side says it wants"),
    "interest": _("Interest: what it wants that for"),
    "criterion": _("Criterion: what a fair answer would have to meet"),
}


@payload("stand")
class Stake(Payload, frozen=True):
    """A position, an interest or a criterion on an issue. A criterion is nobody's, and has no side."""

    issue: Annotated[str, Ref("issue")]
    kind: Annotated[Literal["position", "interest", "criterion"], Field(_("What it is"), choices=STAKES)]
    words: Annotated[MultilingualText, Field(_("In words"), limit=600)]
    side: str = ""
