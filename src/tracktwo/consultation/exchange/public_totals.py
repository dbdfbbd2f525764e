"""Totals that anybody may read, where contributors were told so before they began."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from ..models import Consultation, DrawnMap, Statement

__all__ = ["Line", "Totals", "may_publish", "public_map", "publish", "totals_of"]


@dataclass(frozen=True)
class Line:
    """A statement with its counts; `answers` and each of `sides` hold agree, disagree, pass, None where withheld."""

    number: int
    text: dict[str, str]
    answers: list[int] | None
    sides: list[tuple[dict[str, str], list[int | None]]]


@dataclass(frozen=True)
class Totals:
    """A published map for everybody: what holds on every side, what divides, and all counts that may be shown.

    `people` is how many answered the statement that most people answered, 0 where no number is shown. It comes from
    the counts on the page: the number of all who took part, less those counts, would disclose the few who left a
    statement or their side open. `axis_ends` are the statements at either end of the main axis, without shares, since
    those of a part of the people would disclose others; `explained` is how much the axis explains. `without_consent`
    is how many statements are left out because their writers did not allow the wording.
    """

    drawn: DrawnMap
    people: int
    agreed: list[Line]
    disagreed: list[Line]
    divides: list[Line]
    lines: list[Line]
    without_consent: int
    explained: float | None
    axis_ends: list[list[Line]]


def may_publish(consultation: Consultation, drawn: DrawnMap) -> bool:
    """Whether this map's totals may be shown to everybody.

    The difference between two maps' totals discloses those who came, changed or left between them: only one map's
    are ever shown, once nobody comes or leaves any more.
    """
    others = DrawnMap.objects.filter(consultation=consultation, was_public=True).exclude(pk=drawn.pk)
    return consultation.publicity == "consent" and consultation.state == "closed" and not others.exists()


def publish(consultation: Consultation, show: bool) -> None:
    """Let everybody read the totals of the newest map, or nobody; nothing where they may not be shown."""
    with transaction.atomic():
        locked = Consultation.objects.select_for_update().get(pk=consultation.pk)
        maps = DrawnMap.objects.filter(consultation=locked)
        newest = maps.order_by("-number").first()
        if not show:
            maps.update(public=False)
        elif newest is not None and may_publish(locked, newest):
            maps.filter(pk=newest.pk).update(public=True, was_public=True)


def public_map(consultation: Consultation) -> DrawnMap | None:
    """The map whose totals everybody may read."""
    if consultation.publicity != "consent":
        return None
    return DrawnMap.objects.filter(consultation=consultation, public=True).first()


def totals_of(consultation: Consultation, drawn: DrawnMap) -> Totals:
    """What the public page shows. A wording is on it only if it is the third party's or its writer allowed it."""
    statements = Statement.objects.filter(consultation=consultation, state="in")
    wordings = {row.number: row.text for row in statements if row.may_publish or not row.contributed}
    counts = drawn.shown["public"]
    lines = {
        count["number"]: _line(consultation, count, wordings[count["number"]])
        for count in counts
        if count["number"] in wordings
    }
    lists: dict[str, list[Line]] = {"agree": [], "disagree": [], "divides": []}
    for finding in drawn.shown["statements"]:
        kind = finding.get("holds") or ("divides" if finding.get("divides") else "")
        if kind and finding["number"] in lines:
            lists[kind].append(lines[finding["number"]])
    counted = statements.filter(number__in=[count["number"] for count in counts]).count()
    people = max((sum(line.answers) for line in lines.values() if line.answers), default=0)
    axis = drawn.shown.get("axis") or {"high_end": [], "low_end": [], "explained": None}
    ends = [[lines[row["number"]] for row in axis[end] if row["number"] in lines] for end in ("high_end", "low_end")]
    return Totals(
        drawn,
        people,
        lists["agree"],
        lists["disagree"],
        lists["divides"],
        list(lines.values()),
        counted - len(lines),
        axis["explained"],
        [end for end in ends if end],
    )


def _line(consultation: Consultation, count: dict[str, Any], text: dict[str, str]) -> Line:
    by_side = count["sides"]
    sides = [(side["name"], by_side[side["id"]]) for side in consultation.sides if side["id"] in by_side]
    return Line(count["number"], text, count["answers"], sides)
