"""What every short statement of an analyst carries: a kind of source, who holds it, and from when until when."""

import datetime
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _

from tracktwo.process.fields import Field, Text
from tracktwo.process.sealed import Payload

__all__ = ["SOURCES", "Dated", "Source"]

Source = Literal["judgement", "heard", "published"]
# A kind of source, never a person: who told us stands nowhere.
SOURCES: dict[str, Text] = {
    "judgement": _("our own judgement"),
    "heard": _("heard"),
    "published": _("published"),
}


class Dated(Payload, frozen=True, kw_only=True):
    """A short statement of one analyst.

    `holder` is the id of the record of the member of the third party who holds it. It is no reference: a statement
    stays when its holder has left. `until` is the day from which it no longer held, where it is known.
    """

    holder: str
    day: datetime.date
    source: Annotated[Source, Field(_("How do you know?"), choices=SOURCES)] = "judgement"
    until: datetime.date | None = None
