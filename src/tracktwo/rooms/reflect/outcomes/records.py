"""Harvested outcomes, and what each side says has changed on the other."""

import datetime
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _

from tracktwo.process.fields import Field, MultilingualText, Text
from tracktwo.process.sealed import Payload, payload

__all__ = ["HOW", "OUTSIDE", "WHOM", "ChangeCard", "ChangeReleased", "Harvest", "Outcome", "OutcomeDraft"]

WHOM: dict[str, Text] = {
    "officials": _("officials"),
    "parties": _("parties or parliament"),
    "local": _("local government"),
    "armed": _("an armed group"),
    "media": _("media"),
    "communities": _("communities"),
    "track": _("another track"),
}
HOW: dict[str, Text] = {
    "": _("not yet"),
    "document": _("it stands in a public document"),
    "asked": _("somebody outside was asked"),
    "seen": _("somebody outside saw it"),
}
# A kind, never a person: whoever confirms an outcome by name can be asked about it, by anybody.
OUTSIDE: dict[str, Text] = {
    "": _("nobody yet"),
    "official": _("somebody in office"),
    "party": _("somebody in a party or parliament"),
    "local": _("a local organisation"),
    "journalist": _("a journalist"),
    "scholar": _("a scholar"),
    "third party": _("another third party"),
}


class Harvest(Payload, frozen=True, kw_only=True):
    """One outcome: what changed in whom and when, the dialogue's part in it, its significance, how it is known.

    `quarter` is 1 to 4. `idea` is the id of what every side released and it came from, or empty.
    """

    what: Annotated[
        MultilingualText,
        Field(_("What changed?"), limit=400, help=_("Something others do now. Offices and groups, never a person.")),
    ]
    whom: Annotated[str, Field(_("In whom?"), choices=WHOM)]
    year: int
    quarter: int
    part: Annotated[
        MultilingualText,
        Field(
            _("What was the dialogue’s part in it?"),
            limit=300,
            help=_("Others had a part, too: what would have come about without you?"),
        ),
    ]
    significance: Annotated[MultilingualText, Field(_("Why does it matter?"), limit=300, optional=True)] = (
        MultilingualText("")
    )
    how: Annotated[Literal["", "document", "asked", "seen"], Field(_("How is it known outside?"), choices=HOW)] = ""
    outside: Annotated[
        Literal["", "official", "party", "local", "journalist", "scholar", "third party"],
        Field(_("From what kind of person outside?"), choices=OUTSIDE, help=_("A kind, never a person.")),
    ] = ""
    idea: str = ""


@payload("reflect.harvest")
class OutcomeDraft(Harvest, frozen=True, kw_only=True):
    """An outcome as the third party harvested it, until every side has confirmed it."""

    holder: str
    day: datetime.date


@payload("reflect.outcome")
class Outcome(Harvest, frozen=True, kw_only=True):
    """An outcome that every side confirmed in exactly these words."""


@payload("reflect.change")
class ChangeCard(Payload, frozen=True):
    """What one side sees changed on the other, in its own compartment: kept there, until it is released."""

    words: Annotated[
        MultilingualText,
        Field(
            _("What has changed on the other side?"), limit=400, help=_("What they do or say now that they did not.")
        ),
    ]
    day: datetime.date


@payload("reflect.change.released")
class ChangeReleased(Payload, frozen=True):
    """The same once every side released it: whose card it is, and the quarter it was written in."""

    side: str
    words: MultilingualText
    year: int
    quarter: int
