"""Rounds of mixed groups against every possible plan of small problems, and what holds for any problem."""

from itertools import combinations, combinations_with_replacement
from math import ceil
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from methods.grouping_cases import all_rounds, best_by_enumeration, seats
from tracktwo.methods.grouping import (
    INTERPRETERS,
    InvalidInput,
    Problem,
    Rule,
    Seat,
    hard_broken,
    judge,
    make_problem,
    plan,
    sizes_of,
)
from tracktwo.methods.grouping.bound import most_pairs
from tracktwo.methods.grouping.judging import pairs_met

TONGUES = ("ar", "he", "en", "ar|en", "he|en", "ar|he")


@st.composite
def problems(draw: st.DrawFn, most: int = 9, rounds: int = 4) -> Problem:
    people = draw(st.integers(2, most))
    table = [
        Seat(
            f"c{number:02}",
            draw(st.sampled_from(("north", "south", "west"))),
            tuple(filter(None, draw(st.sampled_from(("", *TONGUES))).split("|"))),
        )
        for number in range(people)
    ]
    codes = [seat.code for seat in table]
    pairs = draw(st.lists(st.sampled_from(list(combinations(codes, 2))), max_size=3, unique=True))
    rules = [Rule(f"r{n}", draw(st.sampled_from(("apart", "together"))), pair) for n, pair in enumerate(pairs)]
    spoken = st.sampled_from(TONGUES).map(lambda joined: frozenset(joined.split("|")))
    return make_problem(
        table,
        draw(st.integers(1, rounds)),
        draw(st.integers(2, 5)),
        rules,
        draw(st.sampled_from(("spread", "even", "free"))),
        draw(st.sampled_from((None, "free", "spread"))),
        draw(st.none() | st.lists(spoken, max_size=2)),
    )


@settings(max_examples=120, deadline=None)
@given(problems())
def test_nobody_is_left_out_and_hard_rules_hold_or_none_could(problem: Problem) -> None:
    answer = plan(problem)
    possible = any(not hard_broken(problem, [groups]) for groups in all_rounds(problem.codes, problem.sizes))
    assert (answer.status != "conflict") == possible
    if not possible:
        assert answer.rounds == ()
        return
    assert len(answer.rounds) == problem.rounds
    assert not hard_broken(problem, answer.rounds)
    for groups in answer.rounds:
        assert sorted(code for group in groups for code in group) == list(problem.codes)
        assert len(groups) == ceil(len(problem.codes) / problem.size)
        assert max(map(len, groups)) - min(map(len, groups)) <= 1
    assert answer.pairs_met == np.count_nonzero(pairs_met(problem, answer.rounds)) // 2
    assert answer.pairs_met <= answer.bound
    assert (answer.status == "proven") == (answer.pairs_met == answer.bound)


@settings(max_examples=60, deadline=None)
@given(problems(most=6, rounds=3))
def test_small_problems_against_every_plan(problem: Problem) -> None:
    """As few uneven groups as any plan has, as many pairs as any with so few."""
    answer, best = plan(problem), best_by_enumeration(problem)
    if best is None:
        assert answer.status == "conflict"
        return
    uneven, pairs = best
    assert (len(answer.broken), answer.pairs_met) == (uneven, -pairs)


@settings(max_examples=40, deadline=None)
@given(problems(most=6, rounds=3))
def test_no_plan_passes_the_bound(problem: Problem) -> None:
    """Over all plans, those of uneven groups too where the bound is not about balance."""
    possible = [groups for groups in all_rounds(problem.codes, problem.sizes) if not hard_broken(problem, [groups])]
    bounds = {balanced: most_pairs(problem, balanced) for balanced in (True, False)}
    for rounds in combinations_with_replacement(possible, problem.rounds):
        judged = judge(problem, rounds)
        even = problem.sides != "free" and not any(each.rule == "sides" for each in judged.broken)
        assert judged.pairs_met <= bounds[even]


@settings(max_examples=30, deadline=None)
@given(problems(most=10), st.randoms(use_true_random=False), st.integers(0, 5))
def test_the_order_of_rows_does_not_matter(problem: Problem, shuffle: Random, seed: int) -> None:
    turned = list(problem.seats)
    shuffle.shuffle(turned)
    again = make_problem(
        turned, problem.rounds, problem.size, problem.rules, problem.sides, problem.languages, problem.interpreters
    )
    assert plan(again, seed) == plan(problem, seed)


@pytest.mark.parametrize(
    ("sides", "balance", "rounds", "size", "pairs"),
    [
        ((6, 6), "spread", 4, 3, 48),
        ((6, 6), "spread", 4, 4, 57),
        ((5, 4), "spread", 4, 3, 32),
        ((5, 4), "free", 4, 3, 36),
        ((20, 20), "spread", 6, 4, 360),
        ((3, 3), "even", 1, 6, 15),
    ],
)
def test_known_plans(sides: tuple[int, ...], balance: str, rounds: int, size: int, pairs: int) -> None:
    answer = plan(make_problem(seats(*sides), rounds, size, sides=balance))
    assert (answer.status, answer.pairs_met, answer.broken) == ("proven", pairs, ())


def test_no_word_on_sides_lets_more_meet_and_is_not_called_the_most() -> None:
    answer = plan(make_problem(seats(6, 6), 4, 4, sides="free"))
    assert (answer.status, answer.pairs_met, answer.bound) == ("gap", 59, 63)


def test_seven_in_groups_of_four_cannot_have_even_sides_in_the_group_of_three() -> None:
    answer = plan(make_problem(seats(4, 3), 2, 4, sides="even"))
    assert [len(group) for groups in answer.rounds for group in groups].count(3) == 2
    assert {(each.round, each.rule) for each in answer.broken} == {(1, "sides"), (2, "sides")}
    assert plan(make_problem(seats(4, 3), 2, 4)).broken == ()


def test_rules_that_stand_in_each_others_way_are_named_and_no_others() -> None:
    rules = [
        Rule("harmless", "apart", ("N1", "N3")),
        Rule("friends", "together", ("N1", "N2", "S1")),
        Rule("quarrel", "apart", ("N2", "S1")),
    ]
    assert plan(make_problem(seats(3, 3), 2, 3, rules)).conflict == ("friends", "quarrel")
    large = plan(make_problem(seats(3, 3), 2, 2, rules[1:2]))
    assert (large.status, large.conflict) == ("conflict", ("friends",))


def test_nine_languages_one_interpreter_and_two_groups() -> None:
    nine = ["ar", "he", "en", "fr", "ru", "fa", "tr", "ku", "am"]
    table = seats(5, 4, languages=nine)
    everything = frozenset(nine)
    assert plan(make_problem(table, 2, 5, interpreters=[everything])).conflict == (INTERPRETERS,)
    helped = plan(make_problem(table, 2, 5, interpreters=[everything, everything]))
    assert helped.interpreted == ((1, 2), (1, 2))
    assert plan(make_problem(table, 2, 5)).interpreted == ((1, 2), (1, 2))


def test_an_interpreter_goes_where_one_is_needed() -> None:
    table = seats(4, 4, languages=["ar", "ar", "ar|en", "ar|en"])
    table[4:] = [Seat(f"S{n}", "S", ("he", "en") if n > 2 else ("he",)) for n in range(1, 5)]
    answer = plan(make_problem(table, 3, 4, interpreters=[frozenset({"ar", "he"})]))
    assert all(len(groups) <= 1 for groups in answer.interpreted)
    assert not hard_broken(make_problem(table, 3, 4, interpreters=[frozenset({"ar", "he"})]), answer.rounds)


def test_rounds_held_count_and_who_left_is_forgotten() -> None:
    first = plan(make_problem(seats(4, 4), 1, 4))
    later = [*seats(4, 4)[:-1], Seat("W1", "W")]
    whole = plan(make_problem(later, 2, 4, held=first.rounds))
    assert whole.pairs_met >= plan(make_problem(later, 2, 4)).pairs_met
    assert "S4" not in {code for groups in whole.rounds for group in groups for code in group}
    assert whole.pairs_met <= whole.bound <= 28


@pytest.mark.parametrize(
    ("people", "rounds", "size", "code"),
    [(1, 1, 2, "seats-number"), (201, 1, 2, "seats-number"), (4, 0, 2, "rounds-number"), (4, 1, 1, "group-size")],
)
def test_what_cannot_be_asked(people: int, rounds: int, size: int, code: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        make_problem(seats(people), rounds, size)
    assert caught.value.code == code


def test_sizes() -> None:
    assert [sizes_of(7, 4), sizes_of(12, 4), sizes_of(5, 9), sizes_of(9, 4)] == [[4, 3], [4, 4, 4], [5], [3, 3, 3]]
