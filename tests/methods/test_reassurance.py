"""Orders of reassurance, against every order tried one by one."""

from dataclasses import replace
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from ladders import Tried, checked, ladders, with_steps

from tracktwo.methods.reassurance import Ladder, Side, Step, explain, find_order, minimal_tolerances


def pairs(ladder: Ladder) -> list[tuple[int, ...]]:
    return [tuple(map(int, row)) for row in minimal_tolerances(ladder) or ()]


# Check values


def test_all_lasting() -> None:
    assert [find_order(checked(tolerance)).orders for tolerance in (4, 5, 6)] == [0, 4, 10]
    assert len(Tried(checked(12)).orders) == 20 == find_order(checked(12)).orders
    assert pairs(checked(0)) == [(0, 5), (6, 0)]


def test_one_step_undoable() -> None:
    assert pairs(checked(0, lambda key: key != "B2")) == [(4, 5), (10, 0)]


def test_none_lasting() -> None:
    assert pairs(checked(0, lambda key: False)) == [(12, 12)]


def test_the_furthest_end_and_what_opens_it() -> None:
    explanation = explain(checked(4))
    (end,) = explanation.dead_ends
    assert end.order == ("A1", "B1", "A2", "B2")
    assert [(breach.step, breach.side, breach.exposure, breach.over) for breach in end.breaches] == [
        ("A3", "A", 6, 2),
        ("B3", "B", 5, 1),
    ]
    assert explanation.never == ("A3", "B3")
    cheapest = explanation.changes[0]
    assert (cheapest.kind, cheapest.step, cheapest.amount, cheapest.value) == ("lower", "B1", 1, 2)


# Against every order


@given(ladders())
def test_verdict_is_that_of_every_order(ladder: Ladder) -> None:
    tried, verdict = Tried(ladder), find_order(ladder)
    assert verdict.feasible == (tried.count > 0)
    assert verdict.orders == tried.count
    if not verdict.feasible:
        assert (verdict.order, verdict.states, verdict.peaks) == ((), (), ())
        return
    order = tuple(ladder.steps[ladder.position(key)] for key in verdict.order)
    assert order in tried.orders
    assert [state.exposure for state in verdict.states] == tried.path(order)
    assert [state.step for state in verdict.states] == ["", *verdict.order]
    assert tuple(peak.exposure for peak in verdict.peaks) == tried.worst(order)
    for at, peak in enumerate(verdict.peaks):
        first = next(row for row in verdict.states if row.exposure[at] == peak.exposure)
        assert first.step == peak.step


@given(ladders())
def test_the_order_found_is_the_roomiest(ladder: Ladder) -> None:
    tried, verdict = Tried(ladder), find_order(ladder)
    if verdict.feasible:

        def room(row: tuple[Fraction, ...]) -> Fraction:
            return min(most - value for value, most in zip(row, tried.tolerances, strict=True))

        assert room(tuple(peak.exposure for peak in verdict.peaks)) == max(map(room, tried.worsts))


@given(ladders(6))
def test_smallest_tolerances_are_those_of_every_order(ladder: Ladder) -> None:
    assert list(minimal_tolerances(ladder) or ()) == Tried(ladder).minimal


@given(ladders(6))
def test_ends_are_the_furthest(ladder: Ladder) -> None:
    tried, explanation = Tried(ladder), explain(ladder)
    assert explanation.feasible == (tried.count > 0)
    if explanation.feasible:
        assert (
            explanation.blocking,
            explanation.never,
            explanation.dead_ends,
            explanation.changes,
            explanation.pairs,
        ) == ((), (), (), (), ())
        return
    begun = set()
    for order in tried.orders:
        rows = [tried.within(row) for row in tried.path(order)]
        begun.add(order[: rows.index(False) - 1])
    furthest = max(map(len, begun))
    sets = {frozenset(order) for order in begun if len(order) == furthest}
    assert explanation.furthest == len(sets)
    assert len(explanation.dead_ends) == min(5, len(sets))
    for end in explanation.dead_ends:
        order = tuple(ladder.steps[ladder.position(key)] for key in end.order)
        assert order in begun
        assert [state.exposure for state in end.states] == tried.path(order)
        broken = {
            (step.key, side.key, now, now - side.tolerance)
            for step in ladder.steps
            if step not in order and set(end.order) >= set(step.needs)
            for side, now in zip(ladder.sides, tried.path((*order, step))[-1], strict=True)
            if now > side.tolerance
        }
        assert {(breach.step, breach.side, breach.exposure, breach.over) for breach in end.breaches} == broken
    assert set(explanation.never) == {step.key for step in ladder.steps} - {
        step.key for order in begun for step in order
    }


def test_the_smallest_blocking_set_is_named_and_not_one_that_merely_has_nothing_to_spare() -> None:
    """Two steps of North are too much for it; letting steps go one by one would end with four."""
    lasting = {"irreversible": True, "verifiable": True}
    ladder = Ladder(
        (Side("north", Fraction(1)), Side("south", Fraction(4))),
        (
            Step("road", "north", Fraction(1), Fraction(0)),
            Step("river", "south", Fraction(3), Fraction(2)),
            Step("names", "north", Fraction(1), Fraction(0), after=("road", "river")),
            Step("schools", "south", Fraction(3), Fraction(3), after=("names",), **lasting),
            Step("guns", "north", Fraction(1), Fraction(5), **lasting),
            Step("market", "south", Fraction(2), Fraction(2)),
        ),
    )
    explanation = explain(ladder)
    assert (explanation.blocking, explanation.smallest) == (("road", "names"), True)


@given(ladders(5))
def test_blocking_steps_block_and_none_is_to_spare(ladder: Ladder) -> None:
    explanation = explain(ladder)
    if explanation.feasible:
        return

    def only(keys: set[str]) -> Ladder:
        free = {step.key: replace(step, exposes=Fraction(0)) for step in ladder.steps if step.key not in keys}
        return with_steps(ladder, free)

    assert Tried(only(set(explanation.blocking))).count == 0
    for key in explanation.blocking:
        assert Tried(only(set(explanation.blocking) - {key})).count > 0
    assert explanation.smallest
    for size in range(len(explanation.blocking)):
        for keys in combinations([step.key for step in ladder.steps], size):
            assert Tried(only(set(keys))).count > 0


def test_an_answer_comes_after_what_it_answers_and_next_where_there_is_a_choice() -> None:
    free = {"exposes": Fraction(0), "reassures": Fraction(0)}
    ladder = Ladder(
        (Side("A", Fraction(1)), Side("B", Fraction(1))),
        (
            Step("b", "B", **free, answers="a"),
            Step("c", "B", **free),
            Step("a", "A", **free),
            Step("d", "A", **free),
        ),
    )
    assert find_order(ladder).order == ("c", "a", "b", "d")


def test_days_add_up_until_one_is_unknown() -> None:
    steps = [Step(key, "A", Fraction(1), Fraction(1), days=days) for key, days in (("a", 3), ("b", None), ("c", 4))]
    ladder = Ladder((Side("A", Fraction(9)), Side("B", Fraction(0))), tuple(steps))
    assert [state.day for state in find_order(ladder).states] == [0, 3, None, None]


def test_a_step_reassures_those_it_is_addressed_to() -> None:
    steps = (
        Step("a", "A", Fraction(0), Fraction(3), True, True, to=("B",)),
        Step("b", "B", Fraction(3), Fraction(0), after=("a",)),
        Step("c", "C", Fraction(3), Fraction(0), after=("a",)),
    )
    sides = tuple(Side(key, Fraction(0)) for key in "ABC")
    assert minimal_tolerances(Ladder(sides, steps)) == ((0, 0, 3),)


# At the limit


@pytest.mark.parametrize("tolerance", [4, 40])
def test_twenty_four_steps_that_wait_for_nothing(tolerance: int) -> None:
    steps = [
        Step(f"{side}{at}", side, Fraction(at % 6 + 1), Fraction(at % 6), True, True)
        for at in range(12)
        for side in "AB"
    ]
    verdict = find_order(Ladder((Side("A", Fraction(tolerance)), Side("B", Fraction(tolerance))), tuple(steps)))
    # Each side ends at 42 - 30 = 12.
    assert verdict.feasible == (tolerance >= 12)
    if verdict.feasible:
        assert len(verdict.order) == 24
        assert verdict.orders is None
        assert all(value <= tolerance for row in verdict.states for value in row.exposure)


def test_orders_beyond_a_machine_word_are_counted() -> None:
    """Twenty-four steps in two chains of eleven and two alone: 24! / (11! 11!), and every order is bearable."""
    free = (Fraction(0), Fraction(0), True, True)
    steps = [
        Step(f"{side}{at}", side, *free, after=(f"{side}{at - 1}",) if at else ()) for side in "AB" for at in range(11)
    ]
    steps += [Step("x", "A", *free), Step("y", "B", *free)]
    ladder = Ladder((Side("A", Fraction(0)), Side("B", Fraction(0))), tuple(steps))
    from math import factorial

    assert find_order(ladder).orders == factorial(24) // factorial(11) ** 2
