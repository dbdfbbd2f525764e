"""A report while it is written, and as it left."""

import datetime
from typing import Annotated

import msgspec
from django.utils.translation import gettext_lazy as _

from tracktwo.process.fields import Field, MultilingualText
from tracktwo.process.sealed import Payload, payload

__all__ = ["TEXTS", "Report", "ReportDraft", "Section"]

# The headings under which the third party writes, in the order of the report.
TEXTS = ("plan", "logic", "analysis", "risks")


@payload("reflect.report.draft")
class ReportDraft(Payload, frozen=True):
    """All that can come into a report. There is one at a time; nothing else of the dialogue is ever read for it.

    `outcomes` are ids of outcomes that every side confirmed. Numbers are of people who have come so far.
    """

    year: int
    quarter: int
    holder: str
    day: datetime.date
    plan: Annotated[
        MultilingualText,
        Field(
            _("Outcomes against the plan"),
            limit=1200,
            optional=True,
            help=_("What you set out to do, and what came of it. Confirmed outcomes are added below it."),
        ),
    ] = MultilingualText("")
    logic: Annotated[
        MultilingualText,
        Field(
            _("Is the logic still valid?"),
            limit=1200,
            optional=True,
            help=_("How you thought it would work, and what you think now."),
        ),
    ] = MultilingualText("")
    analysis: Annotated[
        MultilingualText,
        Field(
            _("Changes in the analysis"),
            limit=1200,
            optional=True,
            help=_("What is seen otherwise than in the last report. What is public, not what a side said."),
        ),
    ] = MultilingualText("")
    risks: Annotated[
        MultilingualText,
        Field(
            _("Risks"),
            limit=1200,
            optional=True,
            help=_("A list of what would hurt you is read by those who want to."),
        ),
    ] = MultilingualText("")
    workshops: Annotated[int, Field(_("Workshops held so far"), low=0, high=999)] = 0
    people: Annotated[int, Field(_("People who have come so far"), low=0, high=9999)] = 0
    women: Annotated[int, Field(_("Of these, women"), low=0, high=9999)] = 0
    men: Annotated[int, Field(_("Of these, men"), low=0, high=9999)] = 0
    outcomes: list[str] = []


class Section(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A heading of the report and what stands under it, in every language of the dialogue."""

    heading: MultilingualText
    text: MultilingualText


@payload("reflect.report")
class Report(Payload, frozen=True):
    """A report exactly as every side released it. `numbers` are the numbers of people that stand in it, by name."""

    year: int
    quarter: int
    sections: list[Section]
    numbers: dict[str, int]
