"""Results as a file for the dialogue: verdicts, and shares among ten people or more."""

from typing import Any

from tracktwo.common.exchange_format import Finding, MainAxis, Results, Share, pack
from tracktwo.methods.opinion import MIN_CELL

from ..mapping.page import StatementRow, map_page
from ..models import Consultation, DrawnMap

__all__ = ["results_file", "results_of"]


def results_of(consultation: Consultation, drawn: DrawnMap) -> Results:
    """The results for the dialogue. Sides, groups and statements of fewer than ten people are withheld.

    No two numbers differ by a few people either. So the number of people, of all or of a side, is how many answered
    the statement that most of them answered, and it is read as "at least": it adds nothing to the statements' counts.
    """
    shown = drawn.shown
    findings = [_finding(row) for row in map_page(consultation, shown).rows]
    sides = {
        side["id"]: max((finding.sides[side["id"]].people for finding in findings), default=0)
        for side in consultation.sides
    }
    participants = max((finding.all.people for finding in findings), default=0)
    participants = max(participants, sum(sides.values()))
    groups = [size if size >= MIN_CELL else 0 for size in shown["groups"]]
    return Results(
        id=consultation.id,
        day=drawn.day,
        map=drawn.number,
        participants=participants,
        in_conversation=_unless_small(shown["in_conversation"], participants, sum(groups)),
        votes=sum(finding.all.people for finding in findings),
        apart=shown["apart"],
        verdict=shown["verdict"],
        groups=groups,
        stability=shown["stability"],
        sides={side: people for side, people in sides.items() if people},
        present=shown["present"],
        findings=findings,
        replay=shown["replay"],
        axis=_axis(shown.get("axis")),
    )


def _axis(axis: dict[str, Any] | None) -> MainAxis | None:
    """Which statements stand at the ends, without their shares; None on a map of an earlier version."""
    if axis is None:
        return None
    high, low = ([row["number"] for row in axis[end]] for end in ("high_end", "low_end"))
    return MainAxis(high, low, axis["explained"])


def _unless_small(people: int, *others: int) -> int:
    """A number of people; 0 where it, or its difference from one of the others, is that of a few."""
    differences = (abs(people - other) for other in others)
    return 0 if any(0 < few < MIN_CELL for few in (people, *differences)) else people


def results_file(consultation: Consultation, drawn: DrawnMap) -> bytes:
    """The file itself."""
    return pack(results_of(consultation, drawn), consultation.seal)


def _finding(row: StatementRow) -> Finding:
    finding = row.finding
    return Finding(
        number=row.number,
        text=row.text,
        contributed=row.contributed,
        all=_share(finding.get("exported") or _everybody(finding)),
        sides={side: _share(share) for side, share in finding["sides"].items()},
        holds=finding.get("holds", ""),
        bound=finding.get("bound", 0.0),
        flip=finding.get("flip", 0),
        divides=bool(finding.get("divides")),
        uncertain=bool(finding.get("uncertain")),
        bound_of_all=finding.get("bound_of_all", 0.0),
    )


def _everybody(finding: dict[str, Any]) -> dict[str, Any]:
    """The share of everybody; withheld where a map of an earlier version would disclose a few by difference."""
    shown = sum(share["people"] for share in finding["sides"].values() if share["people"] >= MIN_CELL)
    everybody: dict[str, Any] = finding["all"]
    return everybody if _unless_small(everybody["people"], shown) else {"people": 0}


def _share(share: dict[str, Any]) -> Share:
    if share["people"] < MIN_CELL:
        return Share(0)
    return Share(share["people"], _interval(share["agree"]), _interval(share["disagree"]))


def _interval(share: Any) -> tuple[float, float, float] | None:
    return (share[0], share[1], share[2]) if share else None
