"""The frontier and the named solutions against plain enumeration."""

from fractions import Fraction
from math import prod
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packages_cases import allowed, domains, efficient, made

from tracktwo.methods.packages import (
    Domain,
    Frontier,
    Link,
    Refusal,
    Solution,
    Stopped,
    bargaining_solutions,
    frontier,
    joint_gain,
    make_domain,
    make_space,
    same_budget,
)
from tracktwo.methods.packages.bargaining import ALWAYS_BELOW, NO_GAIN_FOR_ALL, NO_PACKAGE

any_domain = st.one_of(
    domains(2),
    domains(2, linked=True),
    domains(3),
    domains(3, linked=True),
    domains(4, linked=True),
    domains(5),
    # Beyond 64 bits: Python's own integers.
    domains(2, linked=True, scale=10**25 + 7),
    domains(3, linked=True, scale=10**25 + 7),
)


@given(any_domain)
def test_frontier_counts_and_listing_are_those_of_enumeration(domain: Domain) -> None:
    front, wanted = frontier(domain), efficient(domain)
    packages = allowed(domain.space)
    assert front.outcomes == len(packages)
    assert {front.utilities(n): count for n, count in enumerate(front.counts)} == wanted
    assert len(front) == len(wanted)
    assert front.packages_count == wanted.total()
    for n in range(len(front)):
        listed = front.packages(n, None)
        assert sorted(listed) == sorted(p for p in packages if domain.utilities(p) == front.utilities(n))
        assert front.packages(n, 1) == listed[:1]


def attained(front: Frontier, solution: Solution) -> set[tuple[Fraction, ...]]:
    return {front.utilities(n) for n in solution.points}


@given(any_domain)
def test_solutions_are_those_of_enumeration(domain: Domain) -> None:
    front, points = frontier(domain), list(efficient(domain))
    named = bargaining_solutions(front)
    if not points:
        assert named.nash == named.egalitarian == Solution((), (NO_PACKAGE,))
        return
    vectors = [domain.utilities(package) for package in allowed(domain.space)]
    least = domain.disagreement or tuple(map(min, zip(*vectors, strict=True)))
    assert front.disagreement == least
    gains = {p: tuple(x - d for x, d in zip(p, least, strict=True)) for p in points}
    smallest = max(min(gain) for gain in gains.values())
    assert attained(front, named.egalitarian) == {p for p in points if min(gains[p]) == smallest}
    assert attained(front, named.utilitarian) == {p for p in points if sum(p) == max(map(sum, points))}
    willing = [p for p in points if min(gains[p]) >= 0]
    if not willing:
        assert named.nash == named.kalai_smorodinsky == Solution((), (ALWAYS_BELOW,))
        return
    product = max(prod(gains[p]) for p in willing)
    assert attained(front, named.nash) == {p for p in willing if prod(gains[p]) == product}
    assert (NO_GAIN_FOR_ALL in named.nash.notices) == (product == 0)
    # The ideal is over all packages that leave nobody below disagreement, on the frontier or not.
    fair = [v for v in vectors if all(x >= d for x, d in zip(v, least, strict=True))]
    ideal = [max(v[n] for v in fair) - least[n] for n in range(len(least))]
    share = {p: min((g / i for g, i in zip(gains[p], ideal, strict=True) if i), default=Fraction(0)) for p in willing}
    assert attained(front, named.kalai_smorodinsky) == {p for p in willing if share[p] == max(share.values())}


@given(any_domain, st.randoms(use_true_random=False))
def test_better_for_both_is_the_largest_smallest_gain_over_a_package(domain: Domain, random: Random) -> None:
    packages = allowed(domain.space)
    if not packages:
        return
    tentative = random.choice(packages)
    floor, front = domain.utilities(tentative), frontier(domain)
    answer = joint_gain(front, tentative)
    better = [p for p in efficient(domain) if p != floor and all(x >= y for x, y in zip(p, floor, strict=True))]
    assert bool(better) == (floor not in efficient(domain))
    gain = {p: min(x - y for x, y in zip(p, floor, strict=True)) for p in better}
    assert {front.utilities(n) for n in answer.points} == {p for p in better if gain[p] == max(gain.values())}
    # No package at all, on the frontier or off it, gives a larger smallest gain to nobody's loss.
    over = [min(x - y for x, y in zip(domain.utilities(p), floor, strict=True)) for p in packages]
    assert answer.smallest_gain == max(over)
    assert answer.for_all == (max(over) > 0)


def test_counts_of_any_size_stay_exact() -> None:
    domain = made([[[0, 1, 1]] * 60, [[0, 1, 1]] * 60])
    front = frontier(domain)
    assert (front.outcomes, front.counts) == (3**60, (2**60,))
    assert frontier(made([[[1] * 10] * 100, [[1] * 10] * 100])).counts == (10**100,)
    assert len(front.packages(0, 7)) == len(set(front.packages(0, 7))) == 7


def test_a_near_zero_sum_domain_is_refused_with_the_reason() -> None:
    values = [[0, 3**n] for n in range(18)]
    domain = made([values, [[3**n, 0] for n in range(18)]])
    with pytest.raises(Refusal, match="100,000 packages with different values") as caught:
        frontier(domain)
    assert caught.value.code == "near-zero-sum"
    assert len(frontier(made([values[:16], [[3**n, 0] for n in range(16)]]))) == 2**16


def test_too_much_work_is_refused() -> None:
    many = list(range(20_000))
    zero_sum = made([[many, many, many], [many[::-1]] * 3])
    with pytest.raises(Refusal) as caught:
        frontier(zero_sum)
    assert caught.value.code == "too-much-work"


def test_links_that_tie_everything_to_everything_are_refused() -> None:
    """Whether each of one half takes its x matters to each of the other half, whatever comes first."""
    size = 17
    halves = {f"a{i}": ["x", "y"] for i in range(size)} | {f"b{j}": [f"o{i}" for i in range(size)] for j in range(size)}
    links = tuple(Link("excludes", (f"a{i}", "x"), (f"b{j}", f"o{i}")) for i in range(size) for j in range(size))
    flat = {key: dict.fromkeys(options, 1) for key, options in halves.items()}
    with pytest.raises(Refusal) as caught:
        frontier(make_domain(make_space(halves, links), {"s0": flat, "s1": flat}))
    assert caught.value.code == "links-too-entangled"


def test_progress_is_told_and_stopping_stops() -> None:
    domain = made([[[0, 1], [1, 0], [0, 2]], [[1, 0], [0, 1], [2, 0]]])
    seen: list[tuple[int, int, int]] = []
    frontier(domain, progress=lambda *at: seen.append(at))
    assert [at[:2] for at in seen] == [(1, 3), (2, 3), (3, 3)]
    with pytest.raises(Stopped):
        frontier(domain, stop=lambda done, of, points: done == 2)


def test_doubling_one_sides_points_leaves_nash_and_kalai_smorodinsky() -> None:
    rows = [[[0, 5, 9], [3, 0, 7]], [[8, 6, 0], [4, 5, 0]]]
    doubled = [rows[0], [[2 * value for value in row] for row in rows[1]]]
    single, double = bargaining_solutions(frontier(made(rows))), bargaining_solutions(frontier(made(doubled)))
    assert (single.nash, single.kalai_smorodinsky) == (double.nash, double.kalai_smorodinsky)
    assert single.egalitarian != double.egalitarian
    assert not same_budget(made(doubled))
    assert same_budget(made([[[0, 5], [5, 0]], [[9, 0], [0, 1]]]))


def test_what_links_rule_out_within_one_issue() -> None:
    keys = {"a": ["x", "y"], "b": ["u", "v"]}
    values = {side: {"a": {"x": 1, "y": 2}, "b": {"u": 0, "v": 3}} for side in ("s0", "s1")}
    for link, left in (
        (Link("needs", ("a", "y"), ("a", "x")), 2),
        (Link("excludes", ("a", "y"), ("a", "y")), 2),
        (Link("excludes", ("a", "y"), ("a", "x")), 4),
        (Link("needs", ("a", "y"), ("a", "y")), 4),
        (Link("needs", ("a", "y"), ("b", "u")), 3),
    ):
        assert frontier(make_domain(make_space(keys, (link,)), values)).outcomes == left
