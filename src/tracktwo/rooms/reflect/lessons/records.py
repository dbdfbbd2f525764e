"""Lessons of a dialogue, the evidence that choices rest on, and letters to whoever convenes next."""

import datetime
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _

from tracktwo.process.fields import Field
from tracktwo.process.sealed import Payload, Ref, payload

__all__ = ["Evidence", "Lesson", "Letter"]


@payload("reflect.lesson")
class Lesson(Payload, frozen=True):
    """What was learnt, from a workshop or between them.

    `holder` is the id of the record of the member who wrote it. `shelf` is the id under which the same lesson, without
    its dialogue, lies on the shelf of this installation; empty where it was not put there.
    """

    words: Annotated[
        str,
        Field(
            _("What did we learn?"),
            limit=400,
            help=_("What to do when, and why: so that somebody who was not there can act on it. No names."),
        ),
    ]
    holder: str
    day: datetime.date
    choice: Annotated[str, Field(_("Which choice does it bear on?"), optional=True)] = ""
    workshop: Annotated[str, Ref("workshop"), Field(_("From which workshop?"), optional=True)] = ""
    shelf: str = ""


@payload("reflect.evidence")
class Evidence(Payload, frozen=True):
    """Something a choice rests on: a case, a lesson of this dialogue, one from the shelf, or something published.

    `case` is a name in the casebook, `lesson` a record, `shelf` an id on the shelf whose words are copied here.
    """

    choice: str
    kind: Literal["case", "lesson", "shelf", "published"]
    holder: str
    day: datetime.date
    case: str = ""
    lesson: Annotated[str, Ref("reflect.lesson")] = ""
    shelf: str = ""
    words: Annotated[
        str,
        Field(_("Author, year, title"), limit=400, help=_("So that somebody else can find it."), long=False),
    ] = ""
    why: Annotated[str, Field(_("What follows from it here?"), limit=300, optional=True, long=False)] = ""


@payload("reflect.letter")
class Letter(Payload, frozen=True):
    """What one convenor tells the next. There is one, and it changes with the work."""

    first: Annotated[str, Field(_("What must not be broken?"), limit=600, optional=True)] = ""
    again: Annotated[str, Field(_("What would you do again?"), limit=600, optional=True)] = ""
    never: Annotated[str, Field(_("What would you never do again?"), limit=600, optional=True)] = ""
    holder: str = ""
    day: datetime.date | None = None
