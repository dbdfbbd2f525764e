"""What a map amounts to, statement by statement, as plain values that are kept and carried."""

from typing import Any

import numpy as np

from tracktwo.methods import opinion
from tracktwo.methods.opinion import IntArray

from .cast import Drawn

__all__ = ["findings_of", "public_of", "table_of"]


def findings_of(drawn: Drawn, sides: list[str]) -> dict[str, Any]:
    """The whole answer: numbers of people, the verdict, groups, and every statement's shares and verdict."""
    made, votes = drawn.map, drawn.votes
    label = drawn.sides(sides)
    people = {side: int(((label == at) & (votes.votes_per_person > 0)).sum()) for at, side in enumerate(sides)}
    known = opinion.distinguishing_statements(
        votes, made.participating, made.groups.label, made.fit.rank, np.random.default_rng(made.seed + 2)
    )
    return {
        "participants": int((votes.votes_per_person > 0).sum()),
        "in_conversation": int(made.participating.sum()),
        "votes": votes.size,
        "apart": drawn.cast.apart,
        "verdict": made.groups.verdict,
        "groups": list(made.groups.sizes),
        "stability": [round(one, 4) for one in made.groups.stability],
        "sides": people,
        "replay": made.replay,
        "seed": made.seed,
        "known": [
            {
                "group": one.group,
                "statement": one.statement,
                "way": one.answer,
                "share": one.share,
                "others": one.others,
            }
            for one in known
        ],
        "everywhere": _everywhere(drawn),
        "consensus": {"agree": list(made.consensus.agree), "disagree": list(made.consensus.disagree)},
        "statements": _statements(drawn, label, sides),
    }


def _everywhere(drawn: Drawn) -> dict[str, list[int]]:
    """Statements that a majority of every group found holds, or rejects, beyond doubt; the strongest first."""
    groups = len(drawn.map.groups.sizes)
    if groups < 2:
        return {"agree": [], "disagree": []}
    agree, disagree = opinion.bridging_by_label(drawn.votes, np.asarray(drawn.map.groups.label, dtype=np.int64), groups)
    return {"agree": [one.statement for one in agree], "disagree": [one.statement for one in disagree]}


def table_of(drawn: Drawn, sides: list[str]) -> tuple[opinion.PublishedCounts, ...]:
    """The counts fit for everybody: by declared side, or of all together where fewer than two can be declared.

    It is the one table of a map; another cut of the same people would tell by difference.
    """
    if len(sides) > 1:
        return opinion.publishable_counts(drawn.votes, drawn.sides(sides), len(sides))
    return opinion.publishable_counts(drawn.votes, np.zeros(drawn.votes.people, dtype=np.int64), 1)


def public_of(table: tuple[opinion.PublishedCounts, ...], sides: list[str]) -> list[dict[str, Any]]:
    """The same as plain values: agree, disagree and pass, None in place of what is withheld."""
    named = list(enumerate(sides)) if len(sides) > 1 else []
    return [
        {
            "number": one.statement,
            "answers": None if one.answers is None else [int(count) for count in one.answers],
            "sides": {side: _shown(one.counts[at]) for at, side in named},
        }
        for one in table
    ]


def _shown(counts: IntArray) -> list[int | None]:
    return [int(count) if count >= 0 else None for count in counts]


def _statements(drawn: Drawn, label: IntArray, sides: list[str]) -> list[dict[str, Any]]:
    votes = drawn.votes
    by_side = opinion.tally_by_label(votes, label, len(sides)) if sides else None
    verdicts = opinion.statement_verdicts(votes, label, len(sides))
    shares = _weighted(drawn)
    found = []
    for place, number in enumerate(votes.statements):
        each = {side: _share(by_side, at, place) for at, side in enumerate(sides) if by_side is not None}
        one: dict[str, Any] = {"number": number, "all": shares[place], "sides": each}
        if verdicts:
            one |= _verdict(verdicts[place])
        found.append(one)
    return found


def _share(counts: opinion.Tally, side: int, place: int) -> dict[str, Any]:
    seen = int(counts.seen[side, place])
    return {
        "people": seen,
        "agree": _interval(int(counts.agree[side, place]), seen),
        "disagree": _interval(int(counts.disagree[side, place]), seen),
    }


def _interval(hits: int, seen: int) -> tuple[float, float, float] | None:
    if not seen:
        return None
    low, high = opinion.share_interval(hits, seen)
    return round(hits / seen, 4), round(float(low), 4), round(float(high), 4)


def _weighted(drawn: Drawn) -> list[dict[str, Any]]:
    """Shares over everybody, each vote weighted by how it came to be shown: routed shares would drift."""
    cast, votes = drawn.cast, drawn.votes
    weight = opinion.showing_weight(cast.chance, cast.step, np.maximum(cast.steps, cast.step))
    order = np.argsort(cast.statement, kind="stable")
    ends = np.searchsorted(cast.statement[order], [*votes.statements, np.iinfo(np.int64).max])
    found = []
    for place, number in enumerate(votes.statements):
        mine = order[ends[place] : np.searchsorted(cast.statement[order], number, side="right")]
        value, heavy = cast.value[mine], weight[mine]
        one: dict[str, Any] = {"people": len(mine), "agree": None, "disagree": None}
        for way, wanted in (("agree", 1), ("disagree", -1)):
            if len(mine):
                share = opinion.weighted_share(value == wanted, heavy)
                one[way] = (round(share.share, 4), round(share.low, 4), round(share.high, 4))
        found.append(one)
    return found


def _verdict(verdict: opinion.StatementVerdict) -> dict[str, Any]:
    """The verdict across the sides, in the fields that published maps store."""
    if verdict.kind == "holds":
        return {"holds": verdict.answer, "bound": round(verdict.bound, 6), "flip": verdict.votes_to_flip}
    if verdict.kind == "divides":
        return {"divides": True}
    if verdict.kind == "too few":
        return {"uncertain": True, "few": True}
    if verdict.kind == "leans":
        return {"uncertain": True, "leans": verdict.answer, "flip": verdict.votes_to_flip}
    return {}
