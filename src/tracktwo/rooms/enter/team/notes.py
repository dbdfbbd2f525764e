"""Short cards of the third party: questions, dilemmas, posture, norms, ownership, handover."""

import datetime
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _

from tracktwo.matter.dated import Dated
from tracktwo.process.fields import Field, Text
from tracktwo.process.offers import OFFERS, OfferKind
from tracktwo.process.sealed import Payload, Ref, payload

__all__ = [
    "HANDED_OVER",
    "OWNERS",
    "POSTURES",
    "QUESTION_STATES",
    "VERDICTS",
    "WARINESS",
    "Dilemma",
    "HandoverNote",
    "ImportedMaterial",
    "LocalReview",
    "Norm",
    "Offered",
    "OpenQuestion",
    "Outsiders",
    "Ownership",
    "Posture",
]

QUESTION_STATES: dict[str, Text] = {
    "": _("open"),
    "answered": _("answered"),
    "wrong": _("we had assumed wrongly"),
}
WARINESS: dict[str, Text] = {
    "little": _("outsiders are welcome"),
    "some": _("outsiders are watched"),
    "great": _("outsiders are resented"),
}
POSTURES: dict[int, Text] = {
    1: _("quiet: we make the room and keep still in it"),
    2: _("rather quiet: we ask, and seldom"),
    3: _("in between: we ask, and sum up"),
    4: _("rather assertive: we press for what was left out"),
    5: _("assertive: we say what we hold to be right"),
}
OWNERS: dict[str, Text] = {
    "": _("not settled"),
    "local": _("people from there"),
    "shared": _("people from there with us"),
    "third": _("we do"),
}
VERDICTS: dict[str, Text] = {
    "fits": _("it fits"),
    "changes": _("it fits once changed"),
    "unfit": _("it does not fit"),
}
HANDED_OVER: dict[str, Text] = {
    "now": _("what is under way"),
    "promise": _("what we promised, and to which office"),
    "before": _("what was tried before, by us or by others"),
    "lesson": _("what we learned"),
}


@payload("open question")
class OpenQuestion(Dated, frozen=True, kw_only=True):
    """Something the third party assumes or does not know, put as a question; and what became of it."""

    words: Annotated[
        str,
        Field(
            _("What are we not sure of? Put it as a question."),
            limit=300,
            long=False,
            help=_("“Do the elders still decide on water?” rather than “The elders decide on water.”"),
        ),
    ]
    state: Annotated[Literal["", "answered", "wrong"], Field(_("What became of it?"), choices=QUESTION_STATES)] = ""
    answer: Annotated[str, Field(_("What do we know now?"), limit=400, optional=True)] = ""


@payload("dilemma")
class Dilemma(Dated, frozen=True, kw_only=True):
    """Two things the third party owes that exclude each other, what it chose, and what that cost."""

    words: Annotated[str, Field(_("What pulls us two ways?"), limit=400)]
    choice: Annotated[str, Field(_("What did we choose?"), limit=300, long=False, optional=True)] = ""
    cost: Annotated[
        str, Field(_("What did it cost, and whom?"), limit=300, long=False, optional=True, help=_("A side or a group."))
    ] = ""


@payload("posture")
class Posture(Dated, frozen=True, kw_only=True):
    """How assertive the third party means to be, 1 quiet to 5 assertive, and why. Earlier ones stay."""

    level: Annotated[int, Field(_("How do we mean to be in the room?"), choices=POSTURES)]
    reason: Annotated[str, Field(_("Why?"), limit=300, long=False)]


@payload("outsiders")
class Outsiders(Dated, frozen=True, kw_only=True):
    """How people there take outsiders who involve themselves."""

    wariness: Annotated[
        Literal["little", "some", "great"], Field(_("How are outsiders taken there?"), choices=WARINESS)
    ]
    words: Annotated[str, Field(_("From what do we see it?"), limit=300, long=False)]


@payload("norm")
class Norm(Dated, frozen=True, kw_only=True):
    """A norm in this dialogue: who brings it, who contests it, and whether the third party would give it up.

    `brought` and `contested` hold ids of sides, `third`, `local` or `abroad`; never a person.
    """

    words: Annotated[str, Field(_("Which norm?"), limit=200, long=False)]
    brought: Annotated[str, Field(_("Who brings it?"))]
    contested: Annotated[list[str], Field(_("Who contests it?"))] = []
    firm: Annotated[bool, Field(_("For us it is not negotiable"))] = False
    group: Annotated[
        str,
        Field(
            _("Which local group?"),
            limit=120,
            long=False,
            optional=True,
            help=_("A group, never a person or a body so small that its members are known."),
        ),
    ] = ""


@payload("ownership")
class Ownership(Dated, frozen=True, kw_only=True):
    """Whose dialogue it is: who convenes, who chairs, who holds the data. Earlier ones stay."""

    convenes: Annotated[Literal["", "local", "shared", "third"], Field(_("Who convenes?"), choices=OWNERS)] = ""
    chairs: Annotated[Literal["", "local", "shared", "third"], Field(_("Who chairs?"), choices=OWNERS)] = ""
    holds: Annotated[Literal["", "local", "shared", "third"], Field(_("Who holds the data?"), choices=OWNERS)] = ""
    words: Annotated[
        str,
        Field(_("What would have to be so for it to pass to people from there?"), limit=400, optional=True),
    ] = ""


@payload("imported material")
class ImportedMaterial(Dated, frozen=True, kw_only=True):
    """Something made elsewhere that is brought into the dialogue: a norm, a model, an exercise, a text."""

    words: Annotated[
        str,
        Field(
            _("What do we bring from elsewhere?"), limit=200, long=False, help=_("A model, an exercise, a text, a law.")
        ),
    ]
    whence: Annotated[str, Field(_("Made where, and for whom?"), limit=200, long=False, optional=True)] = ""


@payload("local review")
class LocalReview(Payload, frozen=True):
    """What a reader from there said about imported material. The reader is a role, never a person."""

    material: Annotated[str, Ref("imported material")]
    role: Annotated[
        str,
        Field(_("Who read it, by role?"), limit=120, long=False, help=_("“A teacher from the Coast”, never a name.")),
    ]
    day: Annotated[datetime.date, Field(_("When?"))]
    verdict: Annotated[Literal["fits", "changes", "unfit"], Field(_("What did they find?"), choices=VERDICTS)]
    words: Annotated[str, Field(_("What did they say?"), limit=400, optional=True)] = ""


@payload("offered")
class Offered(Payload, frozen=True):
    """Something the third party offered, paid or decided for one side. Never what happened in a meeting.

    `amount` counts in whatever the third party counts the same thing in for every side. `workshop` is the id of the
    workshop it belongs to, or empty.
    """

    kind: Annotated[OfferKind, Field(_("What was it?"), choices=OFFERS)]
    side: Annotated[str, Field(_("For which side?"))]
    day: datetime.date
    amount: Annotated[int, Field(_("How much or how many?"), low=1, high=1_000_000)] = 1
    workshop: Annotated[str, Field(_("For which workshop?"))] = ""
    note: Annotated[
        str,
        Field(
            _("In a word"),
            limit=120,
            long=False,
            optional=True,
            help=_("Count alike for every side: hours, books, money."),
        ),
    ] = ""


@payload("handover note")
class HandoverNote(Dated, frozen=True, kw_only=True):
    """What a colleague who begins tomorrow has to know."""

    kind: Annotated[
        Literal["now", "promise", "before", "lesson"], Field(_("What is it about?"), choices=HANDED_OVER)
    ] = "now"
    words: Annotated[
        str,
        Field(
            _("What would you tell a colleague who begins tomorrow?"),
            limit=600,
            help=_("Offices and groups, no names."),
        ),
    ]
