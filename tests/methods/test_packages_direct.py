"""Nash and Kalai-Smorodinsky without a list of the frontier: the same as with one."""

import random
import time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packages_cases import domains, made

from tracktwo.methods.packages import (
    Domain,
    Refusal,
    bargaining_solutions,
    direct_kalai_smorodinsky,
    direct_nash,
    frontier,
)


@given(st.one_of(domains(2), domains(2, linked=True), domains(3, linked=True), domains(4, linked=True)))
def test_the_same_values_as_on_the_frontier(domain: Domain) -> None:
    front = frontier(domain)
    solutions = bargaining_solutions(front)
    for listed, direct in (
        (solutions.nash, direct_nash(domain)),
        (solutions.kalai_smorodinsky, direct_kalai_smorodinsky(domain)),
    ):
        codes = {notice.code for notice in listed.notices} - {"attained-by-all"}
        assert {notice.code for notice in direct.notices} == codes
        if "no-gain-for-all" in codes:
            # Every package that leaves nobody below attains it: there is nothing to search for.
            assert direct.packages == ()
            continue
        assert set(direct.utilities) == {front.utilities(n) for n in listed.points}
        for package, utilities in zip(direct.packages, direct.utilities, strict=True):
            assert domain.space.allows(package)
            assert domain.utilities(package) == utilities


def random_domain(issues: int, options: int, sides: int, seed: int) -> Domain:
    chance = random.Random(seed)
    return made([[[chance.randint(0, 100) for _ in range(options)] for _ in range(issues)] for _ in range(sides)])


@pytest.mark.parametrize(("issues", "options", "sides"), [(12, 5, 5), (15, 4, 4), (40, 5, 2)])
def test_large_domains_are_answered_or_refused_in_seconds(issues: int, options: int, sides: int) -> None:
    for seed in range(3):
        domain = random_domain(issues, options, sides, seed)
        begun = time.monotonic()
        try:
            nash = direct_nash(domain)
        except Refusal as refusal:
            assert refusal.code == "solutions-too-close"
        else:
            assert nash.packages
        assert time.monotonic() - begun < 20


def test_no_package_beats_a_solution_that_was_found_directly() -> None:
    domain = random_domain(7, 4, 3, 5)
    nash = direct_nash(domain)
    front = frontier(domain)
    assert set(nash.utilities) == {front.utilities(n) for n in bargaining_solutions(front).nash.points}


def test_a_near_zero_sum_is_refused_or_answered_but_never_guessed() -> None:
    domain = made([[[0, 3**n] for n in range(20)], [[3**n, 0] for n in range(20)]])
    with pytest.raises(Refusal):
        frontier(domain)
    try:
        utilities = direct_nash(domain).utilities
    except Refusal as refusal:
        assert refusal.code == "solutions-too-close"
        return
    total = Fraction(sum(3**n for n in range(20)))
    # The largest power decides: one side takes it, the other all the rest.
    assert set(utilities) == {(Fraction(3**19), total - 3**19), (total - 3**19, Fraction(3**19))}
