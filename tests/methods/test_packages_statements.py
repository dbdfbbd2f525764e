"""Surely, possibly, never: held against valuations drawn from what was said, and against enumeration."""

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.methods.packages import (
    Bounds,
    Efficiency,
    InconsistentStatements,
    Ranking,
    RatioBounds,
    Space,
    assess,
    assess_all,
    feasible_valuations,
    make_space,
    point_valuation,
)


def values_of(weights: dict[str, Fraction], options: dict[str, dict[str, Fraction]]) -> dict[str, dict[str, Fraction]]:
    return {key: {o: weights[key] * value for o, value in row.items()} for key, row in options.items()}


def drawn(
    packages: Space, order: dict[str, list[str]], ranks: list[str], chance: Random
) -> dict[str, dict[str, Fraction]]:
    """A valuation that fits: options strictly in their order from 1 to 0, issues strictly in theirs."""
    weights = sorted({Fraction(n + 1, 50) for n in chance.sample(range(50), len(ranks))}, reverse=True)
    options = {}
    for issue in packages.issues:
        inner = sorted((Fraction(n + 1, 100) for n in chance.sample(range(98), len(issue.options) - 2)), reverse=True)
        options[issue.key] = dict(zip(order[issue.key], [Fraction(1), *inner, Fraction(0)], strict=True))
    return values_of(dict(zip(ranks, weights, strict=True)), options)


@st.composite
def questions(draw: st.DrawFn) -> tuple[Space, list[tuple[dict[str, list[str]], list[str]]]]:
    sizes = draw(st.lists(st.integers(2, 3), min_size=2, max_size=3))
    keys = {f"i{i}": [f"o{o}" for o in range(size)] for i, size in enumerate(sizes)}
    sides = []
    for _ in range(draw(st.integers(2, 3))):
        sides.append(
            ({key: draw(st.permutations(options)) for key, options in keys.items()}, draw(st.permutations(list(keys))))
        )
    return make_space(keys), sides


@given(questions(), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_verdicts_hold_for_every_valuation_that_fits(question, chance: Random) -> None:
    packages, sides = question
    valuations = [
        feasible_valuations(packages, f"s{n}", [Ranking(None, tuple((key,) for key in ranks)), *_orders(order)])
        for n, (order, ranks) in enumerate(sides)
    ]
    assessments = assess_all(packages, valuations)
    for assessment in assessments:
        assert assess(packages, valuations, assessment.package).efficiency is assessment.efficiency
    for _ in range(6):
        values = [drawn(packages, order, ranks, chance) for order, ranks in sides]

        def worth(package: tuple[str, ...], values: list = values) -> tuple[Fraction, ...]:
            keys = [issue.key for issue in packages.issues]
            return tuple(
                sum((given[key][o] for key, o in zip(keys, package, strict=True)), Fraction(0)) for given in values
            )

        worths = {assessment.package: worth(assessment.package) for assessment in assessments}
        for assessment in assessments:
            mine = worths[assessment.package]
            beaten = any(
                all(x >= y for x, y in zip(theirs, mine, strict=True)) and theirs != mine for theirs in worths.values()
            )
            if assessment.efficiency is Efficiency.SURELY:
                assert not beaten
            if assessment.efficiency is Efficiency.NEVER:
                theirs = worths[assessment.challenger]
                assert all(x >= y for x, y in zip(theirs, mine, strict=True))
                assert theirs != mine


def _orders(order: dict[str, list[str]]) -> list[Ranking]:
    return [Ranking(key, tuple((option,) for option in options)) for key, options in order.items()]


def test_opposed_orders_alone_say_little() -> None:
    keys = {f"i{i}": ["x", "y", "z"] for i in range(5)}
    packages = make_space(keys)
    forward = feasible_valuations(packages, "a", [*_orders(keys), Ranking(None, tuple((key,) for key in keys))])
    back = {key: options[::-1] for key, options in keys.items()}
    backward = feasible_valuations(
        packages, "b", [*_orders(back), Ranking(None, tuple((key,) for key in reversed(list(keys))))]
    )
    assessments = assess_all(packages, [forward, backward])
    assert len(assessments) == 243
    surely = {assessment.package for assessment in assessments if assessment.efficiency is Efficiency.SURELY}
    assert surely == {("x",) * 5, ("z",) * 5}


def test_points_leave_nothing_possible() -> None:
    packages = make_space({"i": ["x", "y"], "j": ["x", "y"]})
    values = {"i": {"x": 3, "y": 0}, "j": {"x": 1, "y": 0}}
    valuations = [point_valuation(packages, side, values) for side in ("a", "b")]
    verdicts = {assessment.package: assessment.efficiency for assessment in assess_all(packages, valuations)}
    assert verdicts.pop(("x", "x")) is Efficiency.SURELY
    assert set(verdicts.values()) == {Efficiency.NEVER}


@pytest.mark.parametrize(
    "statements",
    [
        [Ranking(None, (("i",), ("j",))), Ranking(None, (("j",), ("i",)))],
        [Bounds(None, "i", Fraction(3, 5), Fraction(9, 10)), Bounds(None, "j", Fraction(1, 2), Fraction(1))],
        [Ranking(None, (("i",), ("j",))), RatioBounds(None, "j", "i", Fraction(2), Fraction(3))],
        [Ranking("i", (("x",), ("y",))), Ranking("i", (("y",), ("x",)))],
    ],
)
def test_two_statements_that_contradict_each_other_are_named(statements: list) -> None:
    packages = make_space({"i": ["x", "y"], "j": ["x", "y"]})
    harmless = Ranking("j", (("x",), ("y",)))
    with pytest.raises(InconsistentStatements) as caught:
        feasible_valuations(packages, "a", [harmless, *statements])
    assert set(caught.value.statements) == set(statements)
