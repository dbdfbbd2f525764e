"""Shares, consensus and bridges: against published check values and against plain enumeration."""

from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from methods.conversations import made, moderated, noise, published_sides, real
from tracktwo.methods.opinion import (
    Refusal,
    adjusted_p_values,
    bridging,
    consensus,
    in_conversation,
    lower_bound,
    polis_consensus,
    polis_groups,
    read_votes,
    share_interval,
    tally,
)

POLIS = {
    "biodiversity": ((81, 23, 45, 42, 24), (205, 128, 79, 96, 40)),
    "vtaiwan": ((40, 16, 7, 68, 65), (30, 156)),
    "bowling-green": ((83, 200, 82, 21, 64), (353, 720, 779, 354)),
    "brexit": ((14, 1, 17, 19, 16), (3, 0, 27, 26, 23)),
    "seattle": ((45, 12, 11, 48, 2), (26,)),
    "canada": ((1, 89, 0, 11, 2), (25, 13, 16, 14, 132)),
    "london": ((17, 27, 20, 23, 15), (7, 13, 11, 9)),
}
TAKE_PART = {
    "seattle": 138,
    "bowling-green": 1579,
    "brexit": 189,
    "canada": 281,
    "london": 24,
    "biodiversity": 441,
    "vtaiwan": 1218,
}


@pytest.mark.parametrize("name", POLIS)
def test_consensus_like_polis(name: str) -> None:
    assert polis_consensus(moderated(name)) == POLIS[name]


@pytest.mark.parametrize("name", TAKE_PART)
def test_who_takes_part(name: str) -> None:
    assert in_conversation(real(name)).sum() == TAKE_PART[name]


def test_fewer_statements_than_seven() -> None:
    assert in_conversation(read_votes(b"participant,1,2\na,1,0\nb,1,\n", zero="pass")).tolist() == [True, False]


@pytest.mark.parametrize(
    "name, agree, disagree, first",
    [
        ("brexit", 15, 6, [(19, 0.8421, 20), (14, 0.8380, 25), (1, 0.8025, 22)]),
        ("vtaiwan", 21, 0, [(40, 0.8929, 81), (16, 0.8668, 90), (7, 0.8572, 90)]),
        ("bowling-green", 58, 1, []),
    ],
)
def test_bridges_of_real_conversations(
    name: str, agree: int, disagree: int, first: list[tuple[int, float, int]]
) -> None:
    bridges = bridging(moderated(name), published_sides(name))
    assert (len(bridges[0]), len(bridges[1])) == (agree, disagree)
    shown = [(bridge.statement, round(bridge.bound, 4), bridge.votes_to_flip) for bridge in bridges[0]]
    assert shown[: len(first)] == first


def test_the_first_rejected_bridge() -> None:
    bridge = bridging(moderated("brexit"), published_sides("brexit"))[1][0]
    assert (bridge.statement, round(bridge.bound, 4), bridge.votes_to_flip) == (27, 0.8432, 15)


@pytest.mark.parametrize("hits, of, bound", [(5, 5, 0.5493), (9, 10, 0.6058), (84, 100, 0.7672), (0, 9, 0.0)])
def test_lower_bounds(hits: int, of: int, bound: float) -> None:
    assert round(float(lower_bound(hits, of)), 4) == bound


@given(st.integers(1, 40), st.data())
def test_the_bound_is_where_so_many_hits_become_improbable(of: int, chance: st.DataObject) -> None:
    hits = chance.draw(st.integers(1, of))
    share = float(lower_bound(hits, of))
    tail = sum(comb(of, k) * share**k * (1 - share) ** (of - k) for k in range(hits, of + 1))
    assert tail == pytest.approx(0.05)
    low, high = share_interval(hits, of)
    assert low <= hits / of <= high


def votes_of(agree: list[int], of: list[int]) -> object:
    """One statement; side k has so many who agree, of so many."""
    cells = [1.0] * agree[0] + [-1.0] * (of[0] - agree[0]) + [1.0] * agree[1] + [0.0] * (of[1] - agree[1])
    return made(np.array(cells)[:, None])


@given(st.tuples(st.integers(10, 30), st.integers(10, 30)), st.data())
def test_votes_to_flip_are_the_fewest(of: tuple[int, int], chance: st.DataObject) -> None:
    agree = [chance.draw(st.integers(size // 2, size)) for size in of]
    sides = {str(person): "a" if person < of[0] else "b" for person in range(sum(of))}

    def bridges(hits: list[int]) -> tuple[object, ...]:
        return bridging(votes_of(hits, list(of)), sides)[0]  # type: ignore[arg-type]

    present = bridges(agree)
    if not present:
        return
    flip = present[0].votes_to_flip  # type: ignore[attr-defined]
    fewer = [[agree[0] - flip, agree[1]], [agree[0], agree[1] - flip]]
    assert any(not bridges(counts) for counts in fewer if min(counts) >= 0)
    assert all(bridges([agree[0] - lost, agree[1]]) and bridges([agree[0], agree[1] - lost]) for lost in range(flip))


def test_a_side_of_nine_bridges_nothing() -> None:
    votes = votes_of([9, 30], [9, 30])
    assert bridging(votes, {str(person): "a" if person < 9 else "b" for person in range(39)}) == ((), ())  # type: ignore[arg-type]


@pytest.mark.parametrize("sides", [{}, {"1": "a"}, {"1": "a", "2": "a"}, {"1": "a", "nobody": "b"}])
def test_a_bridge_needs_two_sides(sides: dict[str, str]) -> None:
    with pytest.raises(Refusal, match="two sides at least"):
        bridging(real("brexit"), sides)


def test_turning_every_vote_swaps_agree_and_disagree() -> None:
    votes, sides = moderated("brexit"), published_sides("brexit")
    assert polis_consensus(votes.reversed()) == polis_consensus(votes)[::-1]
    assert bridging(votes.reversed(), sides) == bridging(votes, sides)[::-1]
    mine, other = consensus(votes), consensus(votes.reversed())
    assert (mine.agree, mine.disagree) == (other.disagree, other.agree)
    assert mine.agree


def test_one_vote_is_no_consensus_here() -> None:
    votes = moderated("seattle")
    single = [number for number, seen in zip(votes.statements, tally(votes).seen, strict=True) if seen == 1]
    assert single
    shared = consensus(votes)
    assert not set(single) & set(shared.agree + shared.disagree)
    alone = read_votes(b"participant,1\na,1\n")
    assert polis_consensus(alone) == ((1,), ())
    assert consensus(alone).agree == ()


def test_a_majority_that_a_group_rejects_is_no_consensus() -> None:
    votes = made(np.array([[1.0]] * 90 + [[-1.0]] * 10))
    label = np.array([0] * 90 + [1] * 10)
    assert consensus(votes).agree == (0,)
    assert consensus(votes, label[[int(name) for name in votes.participants]], 2).agree == ()


def test_noise_holds_little_consensus() -> None:
    rng = np.random.default_rng(1)
    listed = sum(len(consensus(made(np.where(rng.random((60, 30)) < 2 / 3, 1.0, -1.0))).agree) for _ in range(50))
    assert listed <= 10


@given(st.lists(st.floats(0, 1), min_size=1, max_size=12), st.booleans())
def test_correction_against_its_definition(p: list[float], dependent: bool) -> None:
    number = len(p)
    factor = sum(1 / rank for rank in range(1, number + 1)) if dependent else 1
    order = sorted(p)
    plain = [
        min(min(1.0, factor * number * order[k] / (k + 1)) for k in range(order.index(value), number)) for value in p
    ]
    assert adjusted_p_values(np.array(p), dependent) == pytest.approx(np.array(plain))
    assert np.isnan(adjusted_p_values(np.array([np.nan, 0.5])))[0]


def test_polis_groups_are_the_peers() -> None:
    """The sizes that another implementation finds in the same matrix."""
    votes = moderated("vtaiwan")
    out = len(real("vtaiwan").statements) - len(votes.statements)
    groups = polis_groups(votes, in_conversation(real("vtaiwan")), out)
    assert np.bincount(groups.label).tolist() == [936, 282]


def test_polis_finds_groups_in_noise() -> None:
    assert polis_groups(noise(80, 12, np.random.default_rng(0))).label.max() >= 1
