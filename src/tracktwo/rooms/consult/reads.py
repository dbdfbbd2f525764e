"""Consultations, findings, groups and tasks as the room's pages show them."""

from dataclasses import dataclass

import numpy as np

from tracktwo.common.exchange_format import Finding, Results, Share
from tracktwo.matter.liaison import tasks
from tracktwo.matter.society import Kind, SocietyCard
from tracktwo.methods.opinion import SideDifference, differences_of_counts
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.fields import MultilingualText
from tracktwo.process.records import Released

from .records import AbsentGroup, Consultation, FeedbackDraft, ReceivedResults

__all__ = [
    "FindingLists",
    "axis_ends",
    "card_of",
    "differences",
    "feedback_draft",
    "findings_by_verdict",
    "home",
    "missing_translations",
    "released_feedback",
    "results_of",
]

# The public server tells no count of a group below this.
SMALLEST_COUNT = 10
MOST_DIFFERENCES = 5


@dataclass(frozen=True)
class FindingLists:
    """Findings by what they say of the sides."""

    agreed: list[Finding]
    disagreed: list[Finding]
    divides: list[Finding]
    uncertain: list[Finding]


def results_of(dialogue: OpenDialogue, id: str) -> Results | None:
    """The newest results of a consultation."""
    received = (record.body for record in dialogue.third.folio().all(ReceivedResults))
    return next((each.results for each in received if each.consultation == id), None)


def findings_by_verdict(results: Results) -> FindingLists:
    """What a majority of every side agrees or disagrees with, the surest first; what divides; what is open."""
    surest_first = sorted(results.findings, key=lambda finding: (-finding.bound, finding.number))
    return FindingLists(
        [finding for finding in surest_first if finding.holds == "agree"],
        [finding for finding in surest_first if finding.holds == "disagree"],
        [finding for finding in results.findings if finding.divides],
        sorted(
            (finding for finding in results.findings if finding.uncertain and finding.all.people),
            key=lambda finding: finding.number,
        ),
    )


def axis_ends(results: Results) -> list[list[Finding]]:
    """The statements at either end of the main axis; empty in results of an earlier version."""
    if results.axis is None:
        return []
    findings = {finding.number: finding for finding in results.findings}
    ends = (results.axis.high_end, results.axis.low_end)
    return [end for numbers in ends if (end := [findings[number] for number in numbers if number in findings])]


def differences(results: Results, sides: list[str]) -> list[tuple[Finding, SideDifference]]:
    """The statements on which two sides differ most in agreement, with the interval of the difference.

    They are worked out from the shares that the results tell, each rounded to four digits.
    """
    shares = [[finding.sides.get(side, Share(0)) for finding in results.findings] for side in sides]
    seen = np.array([[share.people for share in row] for row in shares], dtype=np.int64).reshape(len(sides), -1)
    agree = np.array([[share.agree[0] if share.agree else 0.0 for share in row] for row in shares]).reshape(seen.shape)
    rows = differences_of_counts(range(len(results.findings)), np.rint(agree * seen).astype(np.int64), seen)
    return [(results.findings[row.statement], row) for row in rows[:MOST_DIFFERENCES]]


def card_of(dialogue: OpenDialogue, finding: Finding) -> SocietyCard | None:
    """A statement as a card of the board: in the dialogue's languages, or else in whichever language it has."""
    texts = [finding.text.get(code, "") for code in dialogue.card.languages]
    if not any(texts):
        texts = [next(iter(finding.text.values()), "")]
    words = MultilingualText.of(texts)
    if not words:
        return None
    kind: Kind = "bridging" if finding.holds else "divides" if finding.divides else "voiced"
    return SocietyCard(kind=kind, words=words)


def missing_translations(consultation: Consultation) -> dict[str, int]:
    """How many seed statements lack a translation, by language."""
    counts = {
        code: sum(not statement.get(code) for statement in consultation.statements) for code in consultation.languages
    }
    return {code: count for code, count in counts.items() if count}


def feedback_draft(meeting: OpenMeeting, id: str) -> FeedbackDraft | None:
    """The feedback of a consultation as it is worded in the meeting."""
    drafts = (record.body for record in meeting.room.folio().all(FeedbackDraft))
    return next((draft for draft in drafts if draft.consultation == id), None)


def released_feedback(dialogue: OpenDialogue, consultation: Consultation) -> Released | None:
    """The feedback that every side released."""
    released = dialogue.joint.folio().all(Released)
    return next((record.body for record in released if record.id == consultation.told), None)


def home(dialogue: OpenDialogue) -> dict[str, object]:
    """The room's first page: consultations with their results, groups that are left out, tasks of liaison."""
    folio = dialogue.third.folio()
    received = {record.body.consultation: record.body.results for record in folio.all(ReceivedResults)}
    contributors: dict[str, int] = {}
    for consultation in folio.all(Consultation):
        results = received.get(consultation.id)
        for number, group in enumerate(consultation.body.groups, 1):
            if results and (people := results.present.get(f"g{number}")):
                contributors[group] = contributors.get(group, 0) + people
    return {
        "consultations": [(record, received.get(record.id)) for record in folio.all(Consultation)],
        "absent": [(group, contributors.get(group.id)) for group in folio.all(AbsentGroup)],
        "any_results": bool(received),
        "tasks": tasks(dialogue),
        "smallest": SMALLEST_COUNT,
    }
