"""Verbs of the report: begin it, write under a heading, choose outcomes, let the sides release it."""

import re
from collections.abc import Mapping
from typing import Any

import msgspec
from django.utils.translation import gettext, gettext_noop

from tracktwo.editing.undo import acting
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.errors import Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.process.holders import my_record
from tracktwo.process.journal import today
from tracktwo.process.sealed import Change, Record

from ..lessons.reads import closed_workshops
from ..outcomes.records import Outcome
from ..quarters import quarter_of
from ..releasing import release_shown
from ..traces import traces
from .composing import about, compose, earlier_reports
from .records import Report, ReportDraft

__all__ = ["begin", "choose", "count", "discard", "draft_of", "release_report", "write"]

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBER = re.compile(r"\d")


def draft_of(dialogue: OpenDialogue) -> Record[ReportDraft] | None:
    """The report that is being written, if there is one."""
    return dialogue.third.folio().one(ReportDraft)


def begin(dialogue: OpenDialogue) -> None:
    """Begin the report of this quarter; one that was begun stays.

    Raises:
        Refused: this quarter's report has left already.
    """
    day = today(dialogue.third.folio())
    year, quarter = quarter_of(day)
    if any((report.year, report.quarter) == (year, quarter) for report in earlier_reports(dialogue)):
        raise Refused(gettext("The report of this quarter has left. A second one beside it would say too much."))
    if draft_of(dialogue) is None:
        held = len(closed_workshops(dialogue))
        begun = ReportDraft(year=year, quarter=quarter, holder=my_record(dialogue).id, day=day, workshops=held)
        with acting(dialogue.third, gettext_noop("report")) as changing:
            changing.add(begun)


def discard(dialogue: OpenDialogue) -> None:
    """Throw the report away that is being written; undo brings it back."""
    with acting(dialogue.third, gettext_noop("report erased")) as changing:
        for record in changing.folio.all(ReportDraft):
            changing.remove(record)


def write(dialogue: OpenDialogue, version: int, name: str, words: MultilingualText) -> None:
    """Write under one heading.

    Raises:
        Conflict: somebody changed the report since it was shown.
        Refused: a name, a day, a number or words of a side stand in it.
    """
    for text in words.texts:
        if said := traces(dialogue, text):
            raise Refused(" ".join(said))
        if _NUMBER.search(_YEAR.sub("", text)):
            raise Refused(
                gettext(
                    "A number stands in it. Numbers have a page of their own, on which they are checked against"
                    " earlier reports; only a year may stand here."
                )
            )
    _replace(dialogue, version, {name: words})


def count(dialogue: OpenDialogue, version: int, numbers: Mapping[str, int]) -> None:
    """Say how many workshops there were, and how many people came.

    Raises:
        Conflict: somebody changed the report since it was shown.
        Refused: there are more women and men than people.
    """
    if numbers["women"] + numbers["men"] > numbers["people"]:
        raise Refused(gettext("There are more women and men than people."))
    _replace(dialogue, version, dict(numbers))


def choose(dialogue: OpenDialogue, version: int, outcomes: list[str]) -> None:
    """Choose which of the confirmed outcomes stand in the report.

    Raises:
        Conflict: somebody changed the report since it was shown.
        Refused: one of them is not confirmed by every side.
    """
    known = {record.id for record in dialogue.joint.folio().all(Outcome)}
    if not set(outcomes) <= known:
        raise Refused(gettext("Only outcomes that every side confirmed can stand in a report."))
    _replace(dialogue, version, {"outcomes": outcomes})


def _replace(dialogue: OpenDialogue, version: int, changed: dict[str, Any]) -> None:
    record = draft_of(dialogue)
    if record is None:
        raise Refused(gettext("No report is being written."))
    with acting(dialogue.third, gettext_noop("report")) as changing:
        fresh = changing.fresh(ReportDraft, record.id, version)
        changing.replace(fresh, msgspec.structs.replace(fresh.body, **changed))


def release_report(meeting: OpenMeeting, side: str, sent: Mapping[str, str]) -> bool:
    """A side releases exactly the report it was shown, or takes that back; True once every side has.

    Raises:
        Conflict: it was changed since it was shown, or an earlier report left meanwhile.
        NoKey: the side's own scope is not open here.
        Refused: no report is being written.
    """
    record = draft_of(meeting.dialogue)
    if record is None:
        raise Refused(gettext("No report is being written."))
    report = compose(meeting.dialogue, record.body)

    def publish(joint: Change, third: Change) -> None:
        joint.add(report)
        third.remove(third.folio.get(ReportDraft, record.id))

    return release_shown(meeting, side, about(report), sent, publish, Report.TAG)
