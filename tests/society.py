"""A consultation and its results, as they lie in a dialogue. All of it is fiction."""

import datetime
from typing import Any

from tracktwo.common.exchange_format import Finding, MainAxis, Results, Share, pack, seal_key
from tracktwo.process.access import OpenDialogue
from tracktwo.process.safeguards import override, safeguard
from tracktwo.process.sealed import Record
from tracktwo.rooms.consult import acts
from tracktwo.rooms.consult.records import Consultation

__all__ = ["DAY", "answered", "asked", "results_file", "results_of"]

DAY = datetime.date(2026, 11, 20)
SETTINGS = {"entry": "open", "admission": "strict", "publicity": "consent"}
STATEMENTS = [
    {"en": "The crossings stay open.", "ar": "تبقى المعابر مفتوحة."},
    {"en": "Nobody returns before a treaty.", "ar": "لا عودة قبل معاهدة."},
    {"en": "Water is run together."},
]


def asked(dialogue: OpenDialogue) -> Record[Consultation]:
    """A consultation with words and statements, of which every side knows."""
    made = acts.prepare(dialogue, ["en", "ar"], SETTINGS)
    words = {"question": {"en": "How do we live together?"}, "purpose": {"en": "It is shown to a dialogue."}}
    acts.change_consultation(dialogue, made.id, statements=STATEMENTS, **words)
    override(dialogue, safeguard("sides-know-of-consultation"), "act", made.id)
    return dialogue.third.folio().get(Consultation, made.id)


def results_of(body: Consultation, number: int = 1, **changes: Any) -> Results:
    """Results in which the first statement holds, the second divides, and the third is open."""
    full = Share(80, (0.8, 0.7, 0.87), (0.1, 0.05, 0.18))
    low = Share(80, (0.2, 0.13, 0.3), (0.7, 0.6, 0.8))
    findings = [
        Finding(0, STATEMENTS[0], False, full, {"a": full, "b": full}, "agree", 0.71, 14, bound_of_all=0.62),
        Finding(1, STATEMENTS[1], False, full, {"a": full, "b": low}, divides=True),
        Finding(2, STATEMENTS[2], True, full, {"a": full, "b": Share(0)}, uncertain=True),
    ]
    fields: dict[str, Any] = {
        "id": body.asked,
        "day": DAY,
        "map": number,
        "participants": 160,
        "in_conversation": 150,
        "votes": 420,
        "apart": 3,
        "verdict": "spectrum",
        "groups": [],
        "stability": [],
        "sides": {"a": 80, "b": 80},
        "present": {"g1": 12},
        "findings": findings,
        "replay": "0" * 64,
        "axis": MainAxis([0], [1], 0.3),
    }
    return Results(**(fields | changes))


def results_file(body: Consultation, number: int = 1, **changes: Any) -> bytes:
    """The same as a file from the public server."""
    return pack(results_of(body, number, **changes), seal_key(body.code))


def answered(dialogue: OpenDialogue) -> Record[Consultation]:
    """A consultation that was carried over and has results."""
    record = asked(dialogue)
    acts.mark_carried(dialogue, record.id)
    acts.import_results(dialogue, record.id, results_file(record.body))
    return dialogue.third.folio().get(Consultation, record.id)
