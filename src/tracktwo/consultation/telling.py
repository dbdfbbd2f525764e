"""A kept map as its pages read it: statements with their words, in the groups that matter."""

from dataclasses import dataclass
from typing import Any

from tracktwo.methods.opinion import MIN_CELL

from .models import Consultation, Statement

__all__ = ["Row", "Told", "bars_of", "told"]


@dataclass(frozen=True)
class Row:
    """One statement with its words and what the map says of it."""

    number: int
    text: dict[str, str]
    contributed: bool
    found: dict[str, Any]


@dataclass(frozen=True)
class Told:
    """The map in words: what holds on every side and in every group, what divides, what is open, and all statements."""

    agreed: list[Row]
    disagreed: list[Row]
    divides: list[Row]
    uncertain: list[Row]
    rows: list[Row]
    everywhere: list[Row]
    nowhere: list[Row]
    known: list[tuple[int, list[tuple[Row, dict[str, Any]]]]]


def told(consultation: Consultation, shown: dict[str, Any]) -> Told:
    """The lists of the map's page."""
    texts = {one.number: one for one in Statement.objects.filter(consultation=consultation)}
    rows = [
        Row(one["number"], texts[one["number"]].text, texts[one["number"]].contributed, one)
        for one in shown["statements"]
        if one["number"] in texts
    ]
    held = {way: [one for one in rows if one.found.get("holds") == way] for way in ("agree", "disagree")}
    for found in held.values():
        found.sort(key=lambda one: (-one.found["bound"], one.number))
    open_ = [one for one in rows if one.found.get("uncertain") and not one.found.get("few")]
    by_number = {one.number: one for one in rows}
    groups: dict[int, list[tuple[Row, dict[str, Any]]]] = {}
    for each in shown["known"]:
        if each["statement"] in by_number:
            groups.setdefault(each["group"], []).append((by_number[each["statement"]], each))
    everywhere = {
        way: [by_number[one] for one in numbers if one in by_number] for way, numbers in shown["everywhere"].items()
    }
    return Told(
        held["agree"],
        held["disagree"],
        sorted((one for one in rows if one.found.get("divides")), key=_apart, reverse=True),
        sorted(open_, key=lambda one: (one.found["flip"], one.number)),
        rows,
        everywhere["agree"],
        everywhere["disagree"],
        sorted(groups.items()),
    )


def _apart(row: Row) -> float:
    shares = [one["agree"][0] for one in row.found["sides"].values() if one["agree"]]
    return max(shares) - min(shares) if shares else 0.0


def bars_of(consultation: Consultation, row: Row) -> list[dict[str, Any]]:
    """The shares of a statement, everybody first: name, place of the side, people, and both intervals."""
    found = [{"name": None, "side": -1, **row.found["all"]}]
    for at, side in enumerate(consultation.sides):
        share = row.found["sides"].get(side["id"])
        if share:
            found.append({"name": side["name"], "side": at, **share, "few": share["people"] < MIN_CELL})
    return found
