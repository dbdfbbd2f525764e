"""What this part gives to the room."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.choices import DesignChoice
from tracktwo.process.parts import Part, Sentence
from tracktwo.process.release import consented
from tracktwo.process.rooms import Unfinished

from ..quarters import said
from .acts import draft_of
from .composing import about, compose, earlier_reports
from .pages import PAGES
from .records import Report, ReportDraft

__all__ = ["PART"]


def sentences(dialogue: OpenDialogue) -> list[Sentence]:
    """Which report is being written, and which left last."""
    lines = []
    record, left = draft_of(dialogue), earlier_reports(dialogue)
    if record is not None:
        words = _("A report for the %(when)s is being written.")
        when = said(record.body.year, record.body.quarter)
        lines.append(Sentence(words % {"when": when}, "reflect:report"))
    if left:
        words = _("The last report that left is of the %(when)s.")
        lines.append(Sentence(words % {"when": said(left[-1].year, left[-1].quarter)}, "reflect:report"))
    return lines


def before_closing(meeting: OpenMeeting) -> list[Unfinished]:
    """A side has released a report that another has not: with the meeting that release ends."""
    record = draft_of(meeting.dialogue)
    if record is None or not consented(meeting, about(compose(meeting.dialogue, record.body))):
        return []
    return [Unfinished(gettext_lazy("A side has released a report that another has not yet"), "reflect:release-report")]


REPORT = DesignChoice(
    "report",
    gettext_lazy("What leaves in writing"),
    "reflect:report",
    lambda dialogue: bool(dialogue.joint.folio().all(Report)),
)

PART = Part(
    name="report",
    title=gettext_lazy("Report"),
    address="reflect:report",
    pages=PAGES,
    sentences=sentences,
    styles=("reflect/css/lessons.css",),
    kinds=(ReportDraft,),
    before_closing=before_closing,
    choices=(REPORT,),
    demonstration="tracktwo.rooms.reflect.report.demo.play",
)
