"""The verdict on a statement across the declared sides."""

import numpy as np
import pytest

from methods.conversations import made, moderated, published_sides
from tracktwo.methods.opinion import (
    StatementVerdict,
    Votes,
    bridging_by_label,
    lower_bound,
    side_labels,
    statement_verdicts,
)
from tracktwo.methods.opinion.verdicts import missing_votes


def two_sides(first: tuple[int, int, int], second: tuple[int, int, int]) -> tuple[Votes, np.ndarray]:
    """One statement; each side has so many who agree, disagree and pass."""
    cells = [
        vote for side in (first, second) for vote, count in zip((1, -1, 0), side, strict=True) for _ in range(count)
    ]
    votes = made(np.array(cells, dtype=float)[:, None])
    people = np.array([int(name) for name in votes.participants])
    return votes, (people >= sum(first)).astype(np.int64)


@pytest.mark.parametrize(
    "first, second, kind, answer",
    [
        ((30, 2, 0), (28, 4, 1), "holds", "agree"),
        ((2, 30, 0), (4, 28, 1), "holds", "disagree"),
        ((30, 2, 0), (4, 28, 1), "divides", ""),
        ((9, 0, 0), (30, 0, 0), "too few", ""),
        ((18, 14, 0), (30, 2, 0), "leans", "agree"),
        ((14, 18, 0), (2, 30, 0), "leans", "disagree"),
        ((16, 16, 0), (30, 2, 0), "open", ""),
        ((15, 10, 10), (30, 2, 0), "open", ""),
    ],
)
def test_a_verdict_follows_from_the_counts_of_both_sides(
    first: tuple[int, int, int], second: tuple[int, int, int], kind: str, answer: str
) -> None:
    (verdict,) = statement_verdicts(*two_sides(first, second), 2)
    assert (verdict.kind, verdict.answer) == (kind, answer)
    (reversed_verdict,) = statement_verdicts(
        *two_sides((first[1], first[0], first[2]), (second[1], second[0], second[2])), 2
    )
    opposite = {"agree": "disagree", "disagree": "agree", "": ""}
    assert (reversed_verdict.kind, reversed_verdict.answer) == (kind, opposite[answer])


def test_one_side_gives_no_verdict() -> None:
    votes, label = two_sides((30, 2, 0), (28, 4, 1))
    assert statement_verdicts(votes, np.zeros_like(label), 1) == ()


@pytest.mark.parametrize("name", ["brexit", "vtaiwan"])
def test_what_holds_is_what_bridges(name: str) -> None:
    votes = moderated(name)
    names, label = side_labels(votes, published_sides(name))
    verdicts = statement_verdicts(votes, label, len(names))
    assert tuple(verdict.statement for verdict in verdicts) == votes.statements
    holding = {verdict.statement: verdict for verdict in verdicts if verdict.kind == "holds"}
    for answer, bridges in zip(("agree", "disagree"), bridging_by_label(votes, label, len(names)), strict=True):
        for bridge in bridges:
            expected = StatementVerdict(
                bridge.statement, "holds", answer, bridge.bound, bridge.votes_to_flip, bridge.simultaneous_bound
            )
            assert holding.pop(bridge.statement) == expected
            assert expected.simultaneous_bound < expected.bound
    assert not holding
    assert {verdict.kind for verdict in verdicts} > {"holds", "divides"}


@pytest.mark.parametrize("hits, seen", [(6, 10), (11, 20), (18, 32), (51, 100)])
def test_missing_votes_are_the_fewest_that_settle_it(hits: int, seen: int) -> None:
    missing = missing_votes(hits, seen)
    assert lower_bound(hits + missing, seen + missing) > 0.5
    assert lower_bound(hits + missing - 1, seen + missing - 1) <= 0.5
