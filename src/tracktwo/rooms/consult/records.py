"""Consultations and their results, and groups that are left out."""

import datetime
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _

from tracktwo.common.exchange_format import Choice, Results
from tracktwo.process.fields import Field, MultilingualText, Text
from tracktwo.process.sealed import Payload, Ref, payload

__all__ = [
    "ADMISSIONS",
    "ENTRIES",
    "MODALITIES",
    "PUBLICITY",
    "AbsentGroup",
    "Consultation",
    "FeedbackDraft",
    "ReceivedResults",
]

ENTRIES: dict[str, Text] = {
    "open": _("whoever has the address"),
    "codes": _("whoever has a code on paper, once each"),
}
ADMISSIONS: dict[str, Text] = {
    "strict": _("read by the steward before others see them"),
    "light": _("shown at once, and removed where needed"),
}
PUBLICITY: dict[str, Text] = {
    "none": _("nothing is published"),
    "consent": _("totals may be published, and statements whose writers allowed it"),
}
MODALITIES: dict[str, Text] = {
    "consultation": _("in a consultation"),
    "workshop": _("in a workshop of their own"),
    "seats": _("with seats at the table"),
    "channel": _("through another channel"),
    "refused": _("not included, for a reason"),
}


@payload("consultation")
class Consultation(Payload, frozen=True):
    """A question to the wider society. Texts are by language code.

    `asked` is its name on the public server; `code` is the steward's, for that server; `carried` is the day on which it
    went there. `groups` are the ids of the groups that contributors were offered, in their order; `told` is the id of
    the feedback that every side released.
    """

    asked: str
    code: str
    languages: list[str]
    question: dict[str, str]
    purpose: dict[str, str]
    statements: list[dict[str, str]]
    sides: list[Choice]
    entry: Annotated[Literal["open", "codes"], Field(_("Who may take part"), choices=ENTRIES)] = "open"
    admission: Annotated[
        Literal["strict", "light"], Field(_("Statements that contributors write"), choices=ADMISSIONS)
    ] = "strict"
    publicity: Annotated[
        Literal["none", "consent"],
        Field(_("Publicity"), choices=PUBLICITY, help=_("Contributors read this before they begin.")),
    ] = "none"
    opens: datetime.date | None = None
    closes: datetime.date | None = None
    carried: datetime.date | None = None
    groups: list[str] = []
    told: str = ""


@payload("received")
class ReceivedResults(Payload, frozen=True):
    """The newest results of a consultation."""

    consultation: Annotated[str, Ref("consultation")]
    results: Results


@payload("absent")
class AbsentGroup(Payload, frozen=True):
    """A group that is not in the room, and how it is heard; if it is not, why."""

    group: Annotated[
        MultilingualText,
        Field(
            _("Who is left out"),
            limit=120,
            long=False,
            help=_("A group, never a person or a body so small that its members are known."),
        ),
    ]
    modality: Annotated[
        Literal["consultation", "workshop", "seats", "channel", "refused"],
        Field(_("How they are heard"), choices=MODALITIES),
    ]
    reason: Annotated[
        str,
        Field(_("Why they are not included"), limit=300, optional=True, help=_("Required if they are not included.")),
    ] = ""


@payload("telling")
class FeedbackDraft(Payload, frozen=True):
    """What the meeting says it did with the results, until every side has released it."""

    consultation: str
    title: Annotated[MultilingualText, Field(_("Title"), limit=160, long=False)]
    wording: Annotated[
        MultilingualText,
        Field(
            _("What the meeting did with the results"),
            limit=8000,
            help=_("Name nobody. It is shown to all who contributed."),
        ),
    ]
