"""Results as a file for the dialogue: verdicts, and shares among ten people or more."""

from typing import Any

from tracktwo.common.exchange_format import Finding, Results, Share, pack
from tracktwo.methods.opinion import MIN_CELL

from ..mapping.page import StatementRow, map_page
from ..models import Consultation, DrawnMap

__all__ = ["results_file", "results_of"]


def results_of(consultation: Consultation, drawn: DrawnMap) -> Results:
    """The results for the dialogue. Sides, groups and statements of fewer than ten people are withheld."""
    shown = drawn.shown
    return Results(
        id=consultation.id,
        day=drawn.day,
        map=drawn.number,
        participants=shown["participants"],
        in_conversation=shown["in_conversation"],
        votes=shown["votes"],
        apart=shown["apart"],
        verdict=shown["verdict"],
        groups=[size if size >= MIN_CELL else 0 for size in shown["groups"]],
        stability=shown["stability"],
        sides={side: people for side, people in shown["sides"].items() if people >= MIN_CELL},
        present=shown["present"],
        findings=[_finding(row) for row in map_page(consultation, shown).rows],
        replay=shown["replay"],
    )


def results_file(consultation: Consultation, drawn: DrawnMap) -> bytes:
    """The file itself."""
    return pack(results_of(consultation, drawn), consultation.seal)


def _finding(row: StatementRow) -> Finding:
    finding = row.finding
    return Finding(
        number=row.number,
        text=row.text,
        contributed=row.contributed,
        all=_share(finding["all"]),
        sides={side: _share(share) for side, share in finding["sides"].items()},
        holds=finding.get("holds", ""),
        bound=finding.get("bound", 0.0),
        flip=finding.get("flip", 0),
        divides=bool(finding.get("divides")),
        uncertain=bool(finding.get("uncertain")),
    )


def _share(share: dict[str, Any]) -> Share:
    if share["people"] < MIN_CELL:
        return Share(0)
    return Share(share["people"], _interval(share["agree"]), _interval(share["disagree"]))


def _interval(share: Any) -> tuple[float, float, float] | None:
    return (share[0], share[1], share[2]) if share else None
