"""The official talks beside which a dialogue stands, its terms, and every version of the decision to enter."""

import datetime
from typing import Annotated, Any, Literal

import msgspec
from django.utils.translation import gettext_lazy as _

from tracktwo.matter.dated import Dated
from tracktwo.process.course import Stage
from tracktwo.process.fields import Field, Text
from tracktwo.process.sealed import payload

__all__ = ["BEGINS", "CHOICES", "TALKS", "EntryDecision", "EntryTerms", "OfficialTalks", "SeenCard", "Talks"]

Talks = Literal["", "productive", "stranded", "absent", "acute"]

TALKS: dict[str, Text] = {
    "": _("not looked at"),
    "productive": _("They make headway"),
    "stranded": _("They are stranded"),
    "absent": _("There are none"),
    "acute": _("Too acute: nothing would be affected now"),
}

CHOICES: dict[str, Text] = {
    "begin": _("We begin"),
    "maintain": _("We keep contact alive, without the phase of solving"),
    "later": _("Not now: we look again"),
    "leave": _("We do not begin"),
}


# The choices after which there is something that complements official talks.
BEGINS = frozenset({"begin", "maintain"})


@payload("official talks")
class OfficialTalks(Dated, frozen=True):
    """Rows 8, 40 and 41: which official process the dialogue complements, and how that process stands."""

    complements: Annotated[
        str,
        Field(
            _("Which official process do you complement?"),
            limit=240,
            long=False,
            optional=True,
            help=_("Where there is none: what you hope to make possible."),
        ),
    ] = ""
    talks: Annotated[Talks, Field(_("How do official talks stand?"), choices=TALKS)] = ""


@payload("entry terms")
class EntryTerms(Dated, frozen=True):
    """On whose money, and within which limits. Funders are kinds or bodies, never a person."""

    pays: Annotated[
        str,
        Field(_("Who pays?"), limit=240, long=False, optional=True, help=_("A body or a kind of funder.")),
    ] = ""
    may_see: Annotated[str, Field(_("What may they ask to see?"), limit=400, optional=True)] = ""
    refuse: Annotated[str, Field(_("What will you refuse, whoever asks?"), limit=400, optional=True)] = ""
    stops: Annotated[str, Field(_("What would make you stop?"), limit=400, optional=True)] = ""


class SeenCard(msgspec.Struct, frozen=True):
    """A card of ripeness as it stood when the decision was taken: answers in the order of the four questions."""

    side: str
    holder: str
    day: datetime.date
    answers: list[str]
    since: str = ""


@payload("entry decision")
class EntryDecision(Dated, frozen=True):
    """One version of the decision. A later one stands beside it and says `replaces`; none is ever changed.

    It keeps what it rested on: the official talks, the terms, the cards of ripeness and the chart, as they were.
    `chart` is a series as `methods.conflict.to_plain` gives it, or empty where there was none.
    """

    choice: Annotated[Literal["begin", "maintain", "later", "leave"], Field(_("What do you decide?"), choices=CHOICES)]
    why: Annotated[str, Field(_("Why?"), limit=1200)]
    review: Annotated[datetime.date, Field(_("Look at it again on"))]
    despite: Annotated[
        str,
        Field(
            _("Why against the advice?"),
            limit=600,
            optional=True,
            help=_("Needed only where the decision goes against what experience advises."),
        ),
    ] = ""
    replaces: str = ""
    complements: str = ""
    stage: Stage = ""
    talks: Talks = ""
    pays: str = ""
    may_see: str = ""
    refuse: str = ""
    stops: str = ""
    seen: list[SeenCard] = []
    chart: dict[str, Any] = {}
