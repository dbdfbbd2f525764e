"""Linked initiatives by the nine tracks, and when something last passed between two of them."""

import datetime
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _

from tracktwo.matter.dated import Dated
from tracktwo.process.fields import Field, MultilingualText, Text
from tracktwo.process.sealed import Payload, Ref, payload

__all__ = ["NINE", "PASSED", "LinkedInitiative", "Passed", "Track"]

Track = Literal[
    "government", "professional", "business", "citizen", "research", "activism", "religion", "funding", "media"
]
NINE: dict[str, Text] = {
    "government": _("government"),
    "professional": _("professional conflict resolution"),
    "business": _("business"),
    "citizen": _("private citizens"),
    "research": _("research and education"),
    "activism": _("activism"),
    "religion": _("religion"),
    "funding": _("funding"),
    "media": _("media and opinion"),
}
PASSED: dict[str, Text] = {"contact": _("a contact"), "handoff": _("something was handed on")}


@payload("transfer.initiative")
class LinkedInitiative(Dated, frozen=True, kw_only=True):
    """An initiative beside this dialogue: a body or an undertaking, never a person."""

    track: Annotated[Track, Field(_("Which of the nine tracks?"), choices=NINE)]
    words: Annotated[
        MultilingualText,
        Field(_("What is it called?"), limit=80, long=False, help=_("A body or an undertaking, never a person.")),
    ]


@payload("transfer.passed")
class Passed(Payload, frozen=True):
    """The last day on which something passed between an initiative and another; `other` is empty for this dialogue.

    Nothing says between whom.
    """

    of: Annotated[str, Ref("transfer.initiative")]
    kind: Annotated[Literal["contact", "handoff"], Field(_("What passed?"), choices=PASSED)]
    day: Annotated[datetime.date, Field(_("When last?"))]
    other: Annotated[str, Ref("transfer.initiative"), Field(_("Between it and"))] = ""
