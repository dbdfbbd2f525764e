"""Results as a file for the dialogue: verdicts, and shares among ten people or more."""

from typing import Any

from tracktwo.common.carried import Finding, Results, Share, pack
from tracktwo.methods.opinion import MIN_CELL

from .models import Consultation, Published
from .telling import Row, told

__all__ = ["results", "results_file"]


def results(consultation: Consultation, published: Published) -> Results:
    """What is carried back. A side of fewer than ten people is not told apart, nor is a group of fewer than ten."""
    shown = published.shown
    return Results(
        id=consultation.id,
        day=published.day,
        map=published.number,
        participants=shown["participants"],
        in_conversation=shown["in_conversation"],
        votes=shown["votes"],
        apart=shown["apart"],
        verdict=shown["verdict"],
        groups=[one if one >= MIN_CELL else 0 for one in shown["groups"]],
        stability=shown["stability"],
        sides={side: people for side, people in shown["sides"].items() if people >= MIN_CELL},
        present=shown["present"],
        findings=[_finding(row) for row in told(consultation, shown).rows],
        replay=shown["replay"],
    )


def results_file(consultation: Consultation, published: Published) -> bytes:
    """The file itself."""
    return pack(results(consultation, published), consultation.seal)


def _finding(row: Row) -> Finding:
    found = row.found
    return Finding(
        number=row.number,
        text=row.text,
        contributed=row.contributed,
        all=_share(found["all"]),
        sides={side: _share(share) for side, share in found["sides"].items()},
        holds=found.get("holds", ""),
        bound=found.get("bound", 0.0),
        flip=found.get("flip", 0),
        divides=bool(found.get("divides")),
        uncertain=bool(found.get("uncertain")),
    )


def _share(share: dict[str, Any]) -> Share:
    if share["people"] < MIN_CELL:
        return Share(0)
    return Share(share["people"], _three(share["agree"]), _three(share["disagree"]))


def _three(share: Any) -> tuple[float, float, float] | None:
    return (share[0], share[1], share[2]) if share else None
