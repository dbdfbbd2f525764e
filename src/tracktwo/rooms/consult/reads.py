"""What the room's pages need, read once."""

import datetime
from dataclasses import dataclass

from tracktwo.common.exchange_format import Finding, Results
from tracktwo.matter.society import Kind, SocietyCard
from tracktwo.process import journal
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.fields import MultilingualText
from tracktwo.process.sealed import Record

from .records import Absent, Consultation, Liaison, Received, Telling

__all__ = ["Lists", "card_of", "home", "lists", "missing", "result_of", "telling_of"]

SHORT = 10


@dataclass(frozen=True)
class Lists:
    """Results in the order in which they matter."""

    agreed: list[Finding]
    disagreed: list[Finding]
    divides: list[Finding]
    uncertain: list[Finding]


def result_of(dialogue: OpenDialogue, id: str) -> Results | None:
    """The newest results of a consultation."""
    found = (one.body for one in dialogue.third.folio().all(Received) if one.body.consultation == id)
    return next((one.results for one in found), None)


def lists(results: Results) -> Lists:
    """What holds on every side, what divides, what is open."""
    held = {way: [one for one in results.findings if one.holds == way] for way in ("agree", "disagree")}
    for found in held.values():
        found.sort(key=lambda one: (-one.bound, one.number))
    return Lists(
        held["agree"],
        held["disagree"],
        [one for one in results.findings if one.divides],
        sorted((one for one in results.findings if one.uncertain and one.all.people), key=lambda one: one.number),
    )


def card_of(dialogue: OpenDialogue, found: Finding) -> SocietyCard | None:
    """A statement as a card of the board, in the dialogue's languages; in whichever it has where it has neither."""
    texts = [found.text.get(code, "") for code in dialogue.card.languages]
    if not any(texts):
        texts = [next(iter(found.text.values()), "")]
    words = MultilingualText.of(texts)
    if not words:
        return None
    kind: Kind = "bridging" if found.holds else "divides" if found.divides else "voiced"
    return SocietyCard(kind=kind, words=words)


def missing(body: Consultation) -> dict[str, int]:
    """How many seed statements lack a translation, by language."""
    found = {code: sum(not one.get(code) for one in body.statements) for code in body.languages}
    return {code: number for code, number in found.items() if number}


def telling_of(meeting: OpenMeeting, id: str) -> Telling | None:
    """The wording that is to be told back, as it stands in the room."""
    found = (one.body for one in meeting.room.folio().all(Telling) if one.body.consultation == id)
    return next(found, None)


def home(dialogue: OpenDialogue) -> dict[str, object]:
    """The room's first page: consultations with their state, the inclusion map, the tasks."""
    folio = dialogue.third.folio()
    day: datetime.date = journal.today(folio)
    received = {one.body.consultation: one.body.results for one in folio.all(Received)}
    present: dict[str, int] = {}
    for one in folio.all(Consultation):
        results = received.get(one.id)
        for number, group in enumerate(one.body.groups, 1):
            if results and (people := results.present.get(f"g{number}")):
                present[group] = present.get(group, 0) + people
    tasks: list[tuple[Record[Liaison], bool]] = [
        (one, not one.body.done and one.body.due < day) for one in sorted(folio.all(Liaison), key=_due)
    ]
    return {
        "consultations": [(one, received.get(one.id)) for one in folio.all(Consultation)],
        "absent": [(one, present.get(one.id)) for one in folio.all(Absent)],
        "any_results": bool(received),
        "tasks": tasks,
        "short": SHORT,
    }


def _due(record: Record[Liaison]) -> tuple[bool, datetime.date]:
    return record.body.done, record.body.due
