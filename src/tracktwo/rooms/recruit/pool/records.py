"""What is kept of people who could be asked, while seats are filled. All of it is erased when they are settled.

A name stands in `Prospect` alone, in the third party's compartment; everything else knows a person by the record's id,
and every page and sheet by the code. Who named whom is in a compartment of its own, see `referrals`.
"""

import datetime
from typing import Annotated, Literal

import msgspec
from django.utils.translation import gettext_lazy as _

from tracktwo.process.fields import Field, Text
from tracktwo.process.sealed import Payload, Ref, payload

from .questions import Answer

__all__ = [
    "PANEL",
    "STANDINGS",
    "STEPS",
    "Apart",
    "DoNotAsk",
    "Judgement",
    "PoolTally",
    "Prospect",
    "Said",
    "Step",
]

# Stands in `Prospect.side` for whoever could sit on the third party's own panel.
PANEL = "panel"

Step = Literal["thought", "sounded", "discussed", "seated"]
STEPS: dict[str, Text] = {
    "thought": _("thought of"),
    "sounded": _("sounded"),
    "discussed": _("discussed in person"),
    "seated": _("seated"),
}

# Standing in one's own community, said in words: no page shows the number.
STANDINGS: dict[int, Text] = {
    0: _("nobody has looked"),
    1: _("known among those around them"),
    2: _("known in a town or in their profession"),
    3: _("known in a region"),
    4: _("known across their community"),
    5: _("listened to by those who lead it"),
}


@payload("prospect")
class Prospect(Payload, frozen=True, kw_only=True):
    """Somebody who could be asked.

    Attributes:
        code: by which every other page and sheet knows them.
        side: id of their side, or `PANEL`.
        name: here and nowhere else.
        reach: whom they reach, as offices and groups.
        title: a title or an office, which recruiters alone see (row 58).
        contact: only where an import was asked to keep it.
        key: the key person of their side (row 55).
        accepted: the day on which a key person agreed to open doors.
        step: how far they were approached; `stepped` the day of that step.
        chair: the code of the seat they sit on, or as an alternate would take over.
        alternate: they agreed to stand by for that seat.
        vetoes: ids of the sides that will not sit with them. No reason is kept.
        added: the day on which they were noted.
    """

    code: str
    side: str
    name: Annotated[str, Field(_("Name"), limit=120, long=False)]
    reach: Annotated[
        str,
        Field(
            _("What do they reach?"),
            limit=160,
            long=False,
            optional=True,
            help=_("Offices and groups, in a few words."),
        ),
    ] = ""
    title: Annotated[
        str,
        Field(
            _("Title or office"),
            limit=120,
            long=False,
            optional=True,
            help=_("For recruiters alone. In a session everybody is there as an individual."),
        ),
    ] = ""
    contact: Annotated[str, Field(_("How they are reached"), limit=300, optional=True)] = ""
    key: bool = False
    accepted: datetime.date | None = None
    step: Step = "thought"
    stepped: datetime.date | None = None
    chair: str = ""
    alternate: bool = False
    vetoes: list[str] = []
    added: datetime.date


class Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One answer to a coverage question, and its day."""

    answer: Answer
    day: datetime.date


@payload("judgement")
class Judgement(Payload, frozen=True):
    """What one member of the third party holds of somebody: answers by question, and standing from 1 to 5, 0 unsaid.

    `holder` is the id of the member's record. One for each pair of a holder and a prospect.
    """

    prospect: Annotated[str, Ref("prospect")]
    holder: str
    answers: dict[str, Said] = {}
    standing: int = 0
    standing_day: datetime.date | None = None


@payload("apart")
class Apart(Payload, frozen=True):
    """Two people who cannot share a room. No reason is kept."""

    first: Annotated[str, Ref("prospect")]
    second: Annotated[str, Ref("prospect")]


@payload("do not ask")
class DoNotAsk(Payload, frozen=True):
    """Who declined, as marks of names under a key that lies here alone. Erased when seats are settled."""

    secret: bytes
    marks: list[str] = []


@payload("pool tally")
class PoolTally(Payload, frozen=True):
    """How many there were, by side: all that stays of the pool. Each approach is a possible leak."""

    added: dict[str, int] = {}
    approached: dict[str, int] = {}
    declined: dict[str, int] = {}
    settled: datetime.date | None = None
