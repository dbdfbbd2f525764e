"""What a map amounts to, statement by statement, as plain values that are stored and exported."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from tracktwo.methods import opinion
from tracktwo.methods.opinion import FloatArray, IntArray

from .map_input import BuiltMap, MapInput

__all__ = ["findings_of", "public_counts", "public_table"]

DIFFERENCES = 5


def findings_of(built: BuiltMap, sides: list[str]) -> dict[str, Any]:
    """The whole answer: numbers of people, the verdict, groups, and every statement's shares and verdict."""
    result, votes = built.map, built.votes
    label = built.data.side_labels(votes.participants, sides)
    people = {side: int(((label == index) & (votes.votes_per_person > 0)).sum()) for index, side in enumerate(sides)}
    rng = np.random.default_rng(result.seed + 2)
    distinguishing = opinion.distinguishing_statements(
        votes, result.participating, result.groups.label, result.fit.rank, rng
    )
    return {
        "participants": int((votes.votes_per_person > 0).sum()),
        "in_conversation": int(result.participating.sum()),
        "votes": votes.size,
        "apart": built.data.excluded,
        "verdict": result.groups.verdict,
        "groups": list(result.groups.sizes),
        "stability": [round(share, 4) for share in result.groups.stability],
        "sides": people,
        "replay": result.replay,
        "seed": result.seed,
        "known": [
            {
                "group": known.group,
                "statement": known.statement,
                "way": known.answer,
                "share": known.share,
                "others": known.others,
            }
            for known in distinguishing
        ],
        "everywhere": _in_every_group(built),
        "axis": _main_axis(built),
        "differ": _differences(built, label, sides),
        "consensus": {"agree": list(result.consensus.agree), "disagree": list(result.consensus.disagree)},
        "statements": _statements(built, label, sides),
    }


def _main_axis(built: BuiltMap) -> dict[str, Any] | None:
    """What differs most between people: the statements at both ends of the main axis, and how much it explains."""
    axis = opinion.main_axis(built.map, built.votes)
    if axis is None:
        return None
    return {
        "explained": None if axis.explained is None else round(max(axis.explained, 0.0), 2),
        **{
            end: [{"number": row.statement, "high": round(row.high, 4), "low": round(row.low, 4)} for row in rows]
            for end, rows in (("high_end", axis.high_end), ("low_end", axis.low_end))
        },
    }


def _differences(built: BuiltMap, label: IntArray, sides: list[str]) -> list[dict[str, Any]]:
    """The statements on which two sides differ most in agreement, with the interval of the difference."""
    if len(sides) < 2:
        return []
    return [
        {
            "number": row.statement,
            "more": sides[row.more],
            "less": sides[row.less],
            "shares": (round(row.more_share, 4), round(row.less_share, 4)),
            "interval": (round(row.low, 4), round(row.high, 4)),
        }
        for row in opinion.side_differences(built.votes, label, len(sides))[:DIFFERENCES]
    ]


def _in_every_group(built: BuiltMap) -> dict[str, list[int]]:
    """Statements with which a clear majority of every opinion group agrees, or disagrees; the strongest first."""
    groups = len(built.map.groups.sizes)
    if groups < 2:
        return {"agree": [], "disagree": []}
    label = np.asarray(built.map.groups.label, dtype=np.int64)
    agree, disagree = opinion.bridging_by_label(built.votes, label, groups)
    return {"agree": [bridge.statement for bridge in agree], "disagree": [bridge.statement for bridge in disagree]}


def public_table(built: BuiltMap, sides: list[str]) -> tuple[opinion.PublishedCounts, ...]:
    """The counts fit for everybody: by declared side, or of all together where fewer than two can be declared.

    It is the one table of a map: a table that cuts the same people otherwise would disclose by difference.
    """
    if len(sides) > 1:
        label = built.data.side_labels(built.votes.participants, sides)
        return opinion.publishable_counts(built.votes, label, len(sides))
    return opinion.publishable_counts(built.votes, np.zeros(built.votes.people, dtype=np.int64), 1)


def public_counts(table: tuple[opinion.PublishedCounts, ...], sides: list[str]) -> list[dict[str, Any]]:
    """The same as plain values: agree, disagree and pass, None in place of what is withheld."""
    rows = list(enumerate(sides)) if len(sides) > 1 else []
    return [
        {
            "number": statement.statement,
            "answers": None if statement.answers is None else [int(count) for count in statement.answers],
            "sides": {side: _or_none(statement.counts[row]) for row, side in rows},
        }
        for statement in table
    ]


def _or_none(counts: IntArray) -> list[int | None]:
    return [int(count) if count >= 0 else None for count in counts]


def _statements(built: BuiltMap, label: IntArray, sides: list[str]) -> list[dict[str, Any]]:
    votes, data = built.votes, built.data
    counts = opinion.tally_by_label(votes, label, len(sides))
    verdicts = opinion.statement_verdicts(votes, label, len(sides))
    weight = opinion.showing_weight(data.probability, data.step, np.maximum(data.last_step, data.step))
    side_of_vote = label[np.unique(data.person, return_inverse=True)[1]]
    findings = []
    for column, (number, rows) in enumerate(_votes_by_statement(built)):
        by_side = {side: _share(counts, row, column) for row, side in enumerate(sides)}
        finding: dict[str, Any] = {
            "number": number,
            "all": _weighted_share(data, rows, weight[rows]),
            "sides": by_side,
        }
        if verdicts:
            finding |= _verdict(verdicts[column])
        shown = np.flatnonzero(counts.seen[:, column] >= opinion.MIN_CELL)
        rest = len(rows) - int(counts.seen[shown, column].sum())
        if 0 < rest < opinion.MIN_CELL:
            # All less the sides would be the answers of these few: what is exported leaves them out of both.
            kept = rows[np.isin(side_of_vote[rows], shown)]
            finding["exported"] = _weighted_share(data, kept, weight[kept])
        findings.append(finding)
    return findings


def _share(counts: opinion.Tally, row: int, column: int) -> dict[str, Any]:
    seen = int(counts.seen[row, column])
    return {
        "people": seen,
        "agree": _interval(int(counts.agree[row, column]), seen),
        "disagree": _interval(int(counts.disagree[row, column]), seen),
    }


def _interval(hits: int, seen: int) -> tuple[float, float, float] | None:
    if not seen:
        return None
    low, high = opinion.share_interval(hits, seen)
    return round(hits / seen, 4), round(float(low), 4), round(float(high), 4)


def _votes_by_statement(built: BuiltMap) -> Iterator[tuple[int, IntArray]]:
    """Each statement of the map with the places of its votes in the input's columns."""
    order = np.argsort(built.data.statement, kind="stable")
    numbers = built.data.statement[order]
    starts = np.searchsorted(numbers, built.votes.statements)
    ends = np.searchsorted(numbers, built.votes.statements, side="right")
    for number, start, end in zip(built.votes.statements, starts, ends, strict=True):
        yield number, order[start:end]


def _weighted_share(data: MapInput, rows: IntArray, weight: FloatArray) -> dict[str, Any]:
    """Shares among these votes, weighted by the probability of each showing: routed shares would be biased."""
    share: dict[str, Any] = {"people": len(rows), "agree": None, "disagree": None}
    for way, wanted in (("agree", 1), ("disagree", -1)):
        if len(rows):
            estimate = opinion.weighted_share(data.value[rows] == wanted, weight)
            share[way] = (round(estimate.share, 4), round(estimate.low, 4), round(estimate.high, 4))
    return share


def _verdict(verdict: opinion.StatementVerdict) -> dict[str, Any]:
    """The verdict across the sides, in the fields that stored maps have."""
    if verdict.kind == "holds":
        bounds = {"bound": round(verdict.bound, 6), "bound_of_all": round(verdict.simultaneous_bound, 6)}
        return {"holds": verdict.answer, **bounds, "flip": verdict.votes_to_flip}
    if verdict.kind == "divides":
        return {"divides": True}
    if verdict.kind == "too few":
        return {"uncertain": True, "few": True}
    if verdict.kind == "leans":
        return {"uncertain": True, "leans": verdict.answer, "flip": verdict.votes_to_flip}
    return {}
