"""What the third party says about itself: who its members are, where each stands, and whether the sides accept it."""

import datetime
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _

from tracktwo.process.fields import Field, MultilingualText, Text
from tracktwo.process.sealed import Payload, payload

__all__ = ["ANSWERS", "STEPS", "Acceptance", "MatrixAxes", "Placement", "TeamCard"]

# Steps from one end of an axis to the other.
STEPS = range(1, 6)

ANSWERS: dict[str, Text] = {
    "accepted": _("accepts us"),
    "unsure": _("is not sure yet"),
    "not": _("does not accept us"),
}


@payload("team card")
class TeamCard(Payload, frozen=True):
    """What a member of the third party says about themself.

    `holder` is the member's account, or the id of the membership of somebody who works without one. `speaks` holds
    codes of the dialogue's languages.
    """

    holder: str
    day: datetime.date
    expertise: Annotated[
        str,
        Field(
            _("What do you bring?"),
            limit=300,
            optional=True,
            help=_("A field of study, a profession, a conflict you have worked on: a few words."),
        ),
    ] = ""
    speaks: Annotated[list[str], Field(_("In which of the dialogue's languages can you work?"))] = []
    knows: Annotated[str, Field(_("What do you know of this conflict, and from where?"), limit=600, optional=True)] = ""
    interests: Annotated[
        str,
        Field(
            _("What could a side hold against you?"),
            limit=600,
            optional=True,
            help=_("Family, faith, passport, money, a book, an earlier post. Write “nothing that I know of” if so."),
        ),
    ] = ""


@payload("matrix axes")
class MatrixAxes(Payload, frozen=True):
    """What the ends of the two axes of the impartiality matrix are called, where the team has renamed them."""

    stance_low: Annotated[MultilingualText, Field(_("Across, from"), limit=40, long=False, optional=True)]
    stance_high: Annotated[MultilingualText, Field(_("Across, to"), limit=40, long=False, optional=True)]
    voice_low: Annotated[MultilingualText, Field(_("Upwards, from"), limit=40, long=False, optional=True)]
    voice_high: Annotated[MultilingualText, Field(_("Upwards, to"), limit=40, long=False, optional=True)]


@payload("placement")
class Placement(Payload, frozen=True):
    """Where a member stands in the impartiality matrix before a workshop, and why.

    `holder` as on the team card. `stance` runs from even-handed to norm-applying and `voice` from quiet to
    assertive, 1 to 5. `workshop` is the workshop's id and `number` its number, kept here because a workshop that is
    erased takes no placement with it; both are empty for where somebody stood before any workshop was laid out.
    """

    holder: str
    day: datetime.date
    stance: int
    voice: int
    why: Annotated[
        str,
        Field(_("Why there, in a line?"), limit=200, long=False, help=_("Your colleagues read it, nobody else.")),
    ]
    workshop: str = ""
    number: int = 0


@payload("acceptance")
class Acceptance(Payload, frozen=True):
    """What a side answered when it was asked whether it accepts the third party as a whole."""

    side: str
    answer: Annotated[Literal["accepted", "unsure", "not"], Field(_("What did it answer?"), choices=ANSWERS)]
    day: Annotated[datetime.date, Field(_("When was it asked?"))]
    how: Annotated[
        str,
        Field(
            _("How was it asked?"),
            limit=200,
            long=False,
            optional=True,
            help=_("Through which office or in what setting, without the name of a person."),
        ),
    ] = ""
    doubts: Annotated[str, Field(_("What does it doubt about us?"), limit=400, optional=True)] = ""
