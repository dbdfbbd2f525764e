"""Steps of reconciliation, each owned by a side or by all."""

import datetime
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _

from tracktwo.process.fields import Field, MultilingualText, Text
from tracktwo.process.sealed import Payload, payload

__all__ = ["AREAS", "STATES", "TEMPLATE", "ReconcileStep"]

Area = Literal["political", "social", "cultural", "support"]
AREAS: dict[Area, Text] = {
    "political": _("political"),
    "social": _("social"),
    "cultural": _("cultural"),
    "support": _("help to carry it out"),
}
STATES: dict[str, Text] = {"open": _("not begun"), "going": _("under way"), "done": _("done"), "dropped": _("let go")}
# What a list can begin with: questions more than answers, since what fits is the sides' to say.
TEMPLATE: dict[Area, tuple[Text, ...]] = {
    "political": (
        _("Both sides are told, in the same week and the same words, what was settled"),
        _("A place where complaints about it are heard by people both sides trust"),
    ),
    "social": (
        _("Families on both sides learn what became of the missing"),
        _("People who lived together before meet where they worked, bought or studied"),
    ),
    "cultural": (
        _("What is taught about these years is read by teachers of both sides"),
        _("The dead of both sides have a day"),
    ),
    "support": (
        _("Who carried ideas here helps those who carry them out, when they ask"),
        _("What stalls comes back to a meeting as a card"),
    ),
}


@payload("transfer.step")
class ReconcileStep(Payload, frozen=True):
    """One step. Without an `owner` it is everybody's. `look` is the day on which somebody looks at it again."""

    area: Annotated[Area, Field(_("Which area?"), choices=AREAS)]
    words: Annotated[MultilingualText, Field(_("What is done?"), limit=240, long=False)]
    owner: Annotated[str, Field(_("Whose is it?"))] = ""
    look: Annotated[datetime.date | None, Field(_("Look at it again on"))] = None
    state: Annotated[Literal["open", "going", "done", "dropped"], Field(_("How is it?"), choices=STATES)] = "open"
