"""Surely, possibly, never: held against valuations drawn from what was said, and against enumeration."""

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.methods.packages import (
    Between,
    Contradiction,
    Order,
    Ratio,
    Space,
    Verdict,
    judge,
    judge_all,
    points_reading,
    reading,
    space,
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
    return space(keys), sides


@given(questions(), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_verdicts_hold_for_every_valuation_that_fits(question, chance: Random) -> None:
    packages, sides = question
    found = [
        reading(packages, f"s{n}", [Order(None, tuple((key,) for key in ranks)), *_orders(order)])
        for n, (order, ranks) in enumerate(sides)
    ]
    judged = judge_all(packages, found)
    for one in judged:
        assert judge(packages, found, one.package).verdict is one.verdict
    for _ in range(6):
        values = [drawn(packages, order, ranks, chance) for order, ranks in sides]

        def worth(package: tuple[str, ...], values: list = values) -> tuple[Fraction, ...]:
            keys = [issue.key for issue in packages.issues]
            return tuple(
                sum((given[key][o] for key, o in zip(keys, package, strict=True)), Fraction(0)) for given in values
            )

        worths = {one.package: worth(one.package) for one in judged}
        for one in judged:
            mine = worths[one.package]
            beaten = any(
                all(x >= y for x, y in zip(theirs, mine, strict=True)) and theirs != mine for theirs in worths.values()
            )
            if one.verdict is Verdict.SURELY:
                assert not beaten
            if one.verdict is Verdict.NEVER:
                theirs = worths[one.other]
                assert all(x >= y for x, y in zip(theirs, mine, strict=True))
                assert theirs != mine


def _orders(order: dict[str, list[str]]) -> list[Order]:
    return [Order(key, tuple((option,) for option in options)) for key, options in order.items()]


def test_opposed_orders_alone_say_little() -> None:
    keys = {f"i{i}": ["x", "y", "z"] for i in range(5)}
    packages = space(keys)
    one = reading(packages, "a", [*_orders(keys), Order(None, tuple((key,) for key in keys))])
    back = {key: options[::-1] for key, options in keys.items()}
    other = reading(packages, "b", [*_orders(back), Order(None, tuple((key,) for key in reversed(list(keys))))])
    judged = judge_all(packages, [one, other])
    assert len(judged) == 243
    surely = {judgement.package for judgement in judged if judgement.verdict is Verdict.SURELY}
    assert surely == {("x",) * 5, ("z",) * 5}


def test_points_leave_nothing_possible() -> None:
    packages = space({"i": ["x", "y"], "j": ["x", "y"]})
    values = {"i": {"x": 3, "y": 0}, "j": {"x": 1, "y": 0}}
    found = [points_reading(packages, side, values) for side in ("a", "b")]
    verdicts = {one.package: one.verdict for one in judge_all(packages, found)}
    assert verdicts.pop(("x", "x")) is Verdict.SURELY
    assert set(verdicts.values()) == {Verdict.NEVER}


@pytest.mark.parametrize(
    "statements",
    [
        [Order(None, (("i",), ("j",))), Order(None, (("j",), ("i",)))],
        [Between(None, "i", Fraction(3, 5), Fraction(9, 10)), Between(None, "j", Fraction(1, 2), Fraction(1))],
        [Order(None, (("i",), ("j",))), Ratio(None, "j", "i", Fraction(2), Fraction(3))],
        [Order("i", (("x",), ("y",))), Order("i", (("y",), ("x",)))],
    ],
)
def test_two_statements_that_contradict_each_other_are_named(statements: list) -> None:
    packages = space({"i": ["x", "y"], "j": ["x", "y"]})
    harmless = Order("j", (("x",), ("y",)))
    with pytest.raises(Contradiction) as caught:
        reading(packages, "a", [harmless, *statements])
    assert set(caught.value.statements) == set(statements)
