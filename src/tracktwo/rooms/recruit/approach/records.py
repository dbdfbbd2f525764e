"""What is asked before somebody is approached, what was discussed, and who still stands by. No reasons are kept."""

import datetime
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _

from tracktwo.process.fields import Field, Text
from tracktwo.process.sealed import Payload, Ref, payload

__all__ = [
    "AWARE",
    "GROUND",
    "HARM",
    "MEANS",
    "POINTS",
    "TRUST",
    "AlternateConsent",
    "ApproachPlan",
    "Discussion",
    "RecruiterTrust",
]

HARM: dict[str, Text] = {
    "": _("not looked into yet"),
    "no": _("no, as far as we can see"),
    "unsure": _("we are not sure"),
    "yes": _("yes"),
}
MEANS: dict[str, Text] = {
    "": _("not settled yet"),
    "person": _("face to face"),
    "trusted": _("through somebody they trust"),
    "letter": _("by a letter handed over"),
    "call": _("by telephone or a messenger"),
}
# What a personal discussion covers; the first three are held (row 57).
GROUND = ("purposes", "procedures", "rules")
POINTS: dict[str, Text] = {
    "purposes": _("Purposes: what the dialogue is for, and what it is not"),
    "procedures": _("Procedures: how a day goes, who else sits there, how long it lasts"),
    "rules": _("Ground rules: nothing is attributed, nothing binds anybody"),
    "individual": _("They come as individuals: no title and no office is shown or spoken for"),
    "leak": _("What a leak could do to them, and what we would do on that day"),
    "kept": _("What is kept about them, by whom, and when it is erased"),
    "leaving": _("How they leave: at any time, without a reason, and what is erased then"),
}
AWARE: dict[str, Text] = {
    "": _("not spoken about"),
    "yes": _("their leadership knows, and did not object"),
    "no": _("their leadership does not know"),
}
TRUST: dict[str, Text] = {
    "yes": _("yes, they do"),
    "unsure": _("not sure"),
    "no": _("no, they do not"),
}


@payload("approach plan")
class ApproachPlan(Payload, frozen=True):
    """What is asked before anybody is approached. `asks` is a member's record, `outside` for
    somebody else whom they trust, or empty.

    `due` is the day on which the next step is to be taken, of whichever step it is.
    """

    prospect: Annotated[str, Ref("prospect")]
    harm: Annotated[Literal["", "no", "unsure", "yes"], Field(_("Could being asked harm them?"), choices=HARM)] = ""
    asks: Annotated[str, Field(_("Who asks?"))] = ""
    where: Annotated[
        str,
        Field(
            _("Where?"), limit=120, long=False, optional=True, help=_("A kind of place: who else would see them there?")
        ),
    ] = ""
    means: Annotated[Literal["", "person", "trusted", "letter", "call"], Field(_("By what means?"), choices=MEANS)] = ""
    due: Annotated[datetime.date | None, Field(_("On which day?"))] = None


@payload("personal discussion")
class Discussion(Payload, frozen=True):
    """Which points were discussed in person, and when. What was said is not kept."""

    prospect: Annotated[str, Ref("prospect")]
    day: Annotated[datetime.date, Field(_("When did you speak?"))]
    holder: str
    covered: Annotated[list[str], Field(_("What did you speak about?"))] = []
    aware: Annotated[
        Literal["", "yes", "no"],
        Field(_("Does their leadership know?"), choices=AWARE, help=_("Knowing is no mandate: they speak for nobody.")),
    ] = ""


@payload("alternate consent")
class AlternateConsent(Payload, frozen=True):
    """An alternate agreed to stand by for this workshop. Asked again before each."""

    prospect: Annotated[str, Ref("prospect")]
    workshop: Annotated[str, Ref("workshop")]
    day: datetime.date


@payload("recruiter trust")
class RecruiterTrust(Payload, frozen=True):
    """Whether a side trusts those who recruit from it, as one member of the third party sees it. The newest stands."""

    side: str
    holder: str
    answer: Annotated[Literal["yes", "unsure", "no"], Field(_("Do they trust us to choose?"), choices=TRUST)]
    day: datetime.date
