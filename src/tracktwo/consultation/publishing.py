"""Totals that anybody may read, where contributors were told so before they began."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from .models import Consultation, Published, Statement

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

    `unsaid` is how many statements are left out because their writers did not allow the wording.
    """

    published: Published
    agreed: list[Line]
    disagreed: list[Line]
    divides: list[Line]
    lines: list[Line]
    unsaid: int


def may_publish(consultation: Consultation, published: Published) -> bool:
    """Whether this map's totals may be shown to everybody.

    Totals of two maps, laid beside each other, tell of those who came, changed or left between: one map's are shown,
    once nobody comes or leaves any more.
    """
    others = Published.objects.filter(consultation=consultation, was_public=True).exclude(pk=published.pk)
    return consultation.publicity == "consent" and consultation.state == "closed" and not others.exists()


def publish(consultation: Consultation, show: bool) -> None:
    """Let everybody read the totals of the newest map, or nobody; nothing where they may not be shown."""
    with transaction.atomic():
        whole = Consultation.objects.select_for_update().get(pk=consultation.pk)
        mine = Published.objects.filter(consultation=whole)
        newest = mine.order_by("-number").first()
        if not show:
            mine.update(public=False)
        elif newest is not None and may_publish(whole, newest):
            mine.filter(pk=newest.pk).update(public=True, was_public=True)


def public_map(consultation: Consultation) -> Published | None:
    """The map whose totals everybody may read."""
    if consultation.publicity != "consent":
        return None
    return Published.objects.filter(consultation=consultation, public=True).first()


def totals_of(consultation: Consultation, published: Published) -> Totals:
    """What the public page shows. A wording stands there only if it is the third party's or its writer allowed it."""
    stand = Statement.objects.filter(consultation=consultation, state="in")
    allowed = {one.number: one.text for one in stand if one.may_publish or not one.contributed}
    shown = published.shown
    lines = {one["number"]: _line(consultation, one, allowed) for one in shown["public"] if one["number"] in allowed}
    found: dict[str, list[Line]] = {"agree": [], "disagree": [], "divides": []}
    for one in shown["statements"]:
        kind = one.get("holds") or ("divides" if one.get("divides") else "")
        if kind and one["number"] in lines:
            found[kind].append(lines[one["number"]])
    unsaid = stand.filter(number__in=[one["number"] for one in shown["public"]]).count() - len(lines)
    return Totals(published, found["agree"], found["disagree"], found["divides"], list(lines.values()), unsaid)


def _line(consultation: Consultation, one: dict[str, Any], text: dict[int, dict[str, str]]) -> Line:
    sides = [(side["name"], one["sides"][side["id"]]) for side in consultation.sides if side["id"] in one["sides"]]
    return Line(one["number"], text[one["number"]], one["answers"], sides)
