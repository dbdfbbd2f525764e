"""A stored map as its pages read it: statements with their words, in the lists that matter."""

from dataclasses import dataclass
from typing import Any

from tracktwo.methods.opinion import MIN_CELL

from ..models import Consultation, Statement

__all__ = ["MapPage", "StatementRow", "interval_rows", "map_page"]


@dataclass(frozen=True)
class StatementRow:
    """One statement with its words and what the map says of it."""

    number: int
    text: dict[str, str]
    contributed: bool
    finding: dict[str, Any]


@dataclass(frozen=True)
class MapPage:
    """The map in words: what holds on every side and in every group, what divides, what is open, and all statements.

    `axis_ends` are the statements at either end of the main axis, `differ` those on which the sides differ most
    without being divided by them, `intervals` the differences by statement; all are empty on a map of an earlier
    version.
    """

    agreed: list[StatementRow]
    disagreed: list[StatementRow]
    divides: list[StatementRow]
    uncertain: list[StatementRow]
    rows: list[StatementRow]
    groups_agree: list[StatementRow]
    groups_disagree: list[StatementRow]
    distinguishing: list[tuple[int, list[tuple[StatementRow, dict[str, Any]]]]]
    axis_ends: list[list[tuple[StatementRow, float, float]]]
    differ: list[tuple[StatementRow, dict[str, Any]]]
    intervals: dict[int, tuple[float, float]]


def map_page(consultation: Consultation, shown: dict[str, Any]) -> MapPage:
    """The lists of the map's page."""
    statements = {statement.number: statement for statement in Statement.objects.filter(consultation=consultation)}
    rows = {
        finding["number"]: StatementRow(statement.number, statement.text, statement.contributed, finding)
        for finding in shown["statements"]
        if (statement := statements.get(finding["number"]))
    }
    uncertain = [row for row in rows.values() if row.finding.get("uncertain") and not row.finding.get("few")]
    divides = [row for row in rows.values() if row.finding.get("divides")]
    by_group: dict[int, list[tuple[StatementRow, dict[str, Any]]]] = {}
    for known in shown["known"]:
        if known["statement"] in rows:
            by_group.setdefault(known["group"], []).append((rows[known["statement"]], known))
    differ = [each for each in shown.get("differ", []) if each["number"] in rows]
    in_groups = {
        way: [rows[number] for number in numbers if number in rows] for way, numbers in shown["everywhere"].items()
    }
    return MapPage(
        _holding(rows, "agree"),
        _holding(rows, "disagree"),
        sorted(divides, key=_distance, reverse=True),
        sorted(uncertain, key=lambda row: (row.finding["flip"], row.number)),
        list(rows.values()),
        in_groups["agree"],
        in_groups["disagree"],
        sorted(by_group.items()),
        _axis_ends(rows, shown.get("axis")),
        [(rows[each["number"]], each) for each in differ if not rows[each["number"]].finding.get("divides")],
        {each["number"]: each["interval"] for each in differ},
    )


def _axis_ends(
    rows: dict[int, StatementRow], axis: dict[str, Any] | None
) -> list[list[tuple[StatementRow, float, float]]]:
    """For each end of the main axis its statements, with the share of agreement there and at the other end."""
    ends = (
        [
            [(rows[each["number"]], each[here], each[there]) for each in axis[f"{here}_end"] if each["number"] in rows]
            for here, there in (("high", "low"), ("low", "high"))
        ]
        if axis
        else []
    )
    return [end for end in ends if end]


def _holding(rows: dict[int, StatementRow], way: str) -> list[StatementRow]:
    holding = [row for row in rows.values() if row.finding.get("holds") == way]
    return sorted(holding, key=lambda row: (-row.finding["bound"], row.number))


def _distance(row: StatementRow) -> float:
    shares = [share["agree"][0] for share in row.finding["sides"].values() if share["agree"]]
    return max(shares) - min(shares) if shares else 0.0


def interval_rows(consultation: Consultation, row: StatementRow) -> list[dict[str, Any]]:
    """The shares of a statement, everybody first: name, position of the side, people, and both intervals."""
    rows = [{"name": None, "side": -1, **row.finding["all"]}]
    for index, side in enumerate(consultation.sides):
        share = row.finding["sides"].get(side["id"])
        if share:
            rows.append({"name": side["name"], "side": index, **share, "few": share["people"] < MIN_CELL})
    return rows
