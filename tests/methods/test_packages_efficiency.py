"""Surely, possibly, never: against random readings, and against linear programs written another way."""

from collections import Counter
from fractions import Fraction
from itertools import product
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from packages_cases import allowed, opposed, spaces, undominated
from scipy.optimize import linprog

from tracktwo.methods.packages import (
    Assessment,
    Bounds,
    Efficiency,
    FeasibleValuations,
    InconsistentStatements,
    InvalidInput,
    PreferenceStatement,
    Ranking,
    RatioBounds,
    Refusal,
    Space,
    assess,
    assess_all,
    feasible_valuations,
    make_domain,
    make_space,
    point_valuation,
)

True_ = dict[str, dict[str, Fraction]]


def order(of: str | None, *tiers: str) -> Ranking:
    return Ranking(of, tuple(tuple(tier.split("=")) for tier in tiers))


def opposite_readings(issues: int, options: int, weights: bool = False) -> tuple[Space, list[FeasibleValuations]]:
    packages = opposed(issues, options)
    names = [issue.key for issue in packages.issues]
    both = []
    for turn in (1, -1):
        said: list[PreferenceStatement] = [order(issue.key, *issue.options[::turn]) for issue in packages.issues]
        both.append(
            feasible_valuations(packages, f"s{turn}", said + ([order(None, *names[::turn])] if weights else []))
        )
    return packages, both


@pytest.mark.parametrize("weights", [False, True])
def test_opposed_orders_leave_each_sides_dream_alone_sure(weights: bool) -> None:
    assessments = assess_all(*opposite_readings(5, 3, weights))
    assert len(assessments) == 243
    assert {assessment.package for assessment in assessments if assessment.efficiency is Efficiency.SURELY} == {
        ("o0",) * 5,
        ("o2",) * 5,
    }


def truth(packages: Space, random: Random) -> True_:
    """A valuation: weights that sum to 1, in each issue the worst option at 0 and the best at 1."""
    weights = {issue.key: Fraction(random.randint(1, 9)) for issue in packages.issues if len(issue.options) > 1}
    total = sum(weights.values()) or Fraction(1)
    made = {}
    for issue in packages.issues:
        scores = [Fraction(random.randint(0, 4), 4) for _ in issue.options]
        if len(scores) > 1:
            best, worst = random.sample(range(len(scores)), 2)
            scores[best], scores[worst] = Fraction(1), Fraction(0)
        weight = weights.get(issue.key, Fraction(0)) / total
        made[issue.key] = {option: weight * score for option, score in zip(issue.options, scores, strict=True)}
    return made


def weight(values: True_, issue: str) -> Fraction:
    return max(values[issue].values())


def true_statements(packages: Space, values: True_, random: Random, orders: bool = False) -> list[PreferenceStatement]:
    """Some of what somebody with these values could say; with `orders`, the whole order in every issue."""
    said: list[PreferenceStatement] = []
    for issue in packages.issues:
        options = sorted(issue.options, key=lambda option: -values[issue.key][option])
        if len(options) > 1 and (orders or random.random() < 0.7):
            tiers: list[tuple[str, ...]] = []
            for option in options:
                if tiers and values[issue.key][tiers[-1][0]] == values[issue.key][option]:
                    tiers[-1] += (option,)
                else:
                    tiers.append((option,))
            said.append(Ranking(issue.key, tuple(tiers)))
        if len(options) > 1 and random.random() < 0.4:
            option = random.choice(options)
            share = values[issue.key][option] / weight(values, issue.key)
            low, high = max(Fraction(0), share - Fraction(1, 5)), min(Fraction(1), share + Fraction(1, 5))
            said.append(Bounds(issue.key, option, low, high))
    names = [issue.key for issue in packages.issues if len(issue.options) > 1]
    if len(names) > 1:
        assessment, other = random.sample(names, 2)
        times = weight(values, assessment) / weight(values, other)
        kinds: list[PreferenceStatement] = [
            RatioBounds(None, assessment, other, times * Fraction(3, 4), times * Fraction(4, 3)),
            Bounds(None, assessment, weight(values, assessment) / 2, min(Fraction(1), weight(values, assessment) * 2)),
        ]
        if times > 1:
            kinds.append(order(None, assessment, other))
        said += random.sample(kinds, random.randint(0, len(kinds)))
    return said


def worth(packages: Space, values: True_, package: tuple[str, ...]) -> Fraction:
    return sum((values[i.key][o] for i, o in zip(packages.issues, package, strict=True)), Fraction(0))


@given(spaces(issues=3, options=3), st.integers(2, 3), st.randoms(use_true_random=False))
def test_no_reading_is_at_odds_with_a_verdict(packages: Space, sides: int, random: Random) -> None:
    """The one who speaks has values: under those, what is sure is efficient and what is never is dominated."""
    if all(len(issue.options) == 1 for issue in packages.issues):
        return
    truths = [truth(packages, random) for _ in range(sides)]
    said = [true_statements(packages, values, random) for values in truths]
    assessments = assess_all(packages, [feasible_valuations(packages, f"s{n}", some) for n, some in enumerate(said)])
    assert [assessment.package for assessment in assessments] == allowed(packages)
    vectors = {
        assessment.package: tuple(worth(packages, values, assessment.package) for values in truths)
        for assessment in assessments
    }
    efficient = undominated(list(vectors.values()))
    for assessment in assessments:
        mine = vectors[assessment.package]
        if assessment.efficiency is Efficiency.SURELY:
            assert assessment.challenger is None
            assert mine in efficient
        else:
            assert assessment.challenger in vectors
        if assessment.efficiency is Efficiency.NEVER:
            other = vectors[assessment.challenger or ()]
            assert other != mine
            assert all(theirs >= here for here, theirs in zip(mine, other, strict=True))


class Program:
    """One side as a linear program over worths of options, strict conditions by a slack; orders give best and worst."""

    def __init__(self, packages: Space, said: list[PreferenceStatement]) -> None:
        self.at = {c: n for n, c in enumerate((i.key, o) for i in packages.issues for o in i.options)}
        self.size = len(self.at) + 1
        self.packages, self.rows = packages, []
        self.best, worst = {}, {}
        for statement in said:
            if isinstance(statement, Ranking) and statement.issue is not None:
                self.best[statement.issue], worst[statement.issue] = (
                    (statement.issue, statement.tiers[0][0]),
                    (statement.issue, statement.tiers[-1][0]),
                )
        self.equal = [self.row({choice: 1}) for choice in worst.values()]
        self.equal += [self.row({(i.key, i.options[0]): 1}) for i in packages.issues if len(i.options) == 1]
        self.sum = self.row(dict.fromkeys(self.best.values(), 1))
        for choice in self.best.values():
            self.rows.append(self.row({choice: -1}, strict=True))
        for statement in said:
            self.add(statement)

    def row(self, given: dict[tuple[str, str], float | Fraction], strict: bool = False) -> np.ndarray:
        made = np.zeros(self.size)
        for choice, value in given.items():
            made[self.at[choice]] += float(value)
        made[-1] = strict
        return made

    def add(self, said: PreferenceStatement) -> None:
        def name(key: str) -> tuple[str, str]:
            return self.best[key] if said.issue is None else (said.issue, key)

        if isinstance(said, Ranking):
            for tier in said.tiers:
                self.equal += [self.row({name(tier[0]): 1, name(other): -1}) for other in tier[1:]]
            for upper, lower in zip(said.tiers, said.tiers[1:], strict=False):
                self.rows.append(self.row({name(upper[0]): -1, name(lower[0]): 1}, strict=True))
        elif isinstance(said, RatioBounds):
            self.rows.append(self.row({name(said.name): -1, name(said.base): said.low}))
            self.rows.append(self.row({name(said.name): 1, name(said.base): -said.high}))
        else:
            whole = self.sum if said.issue is None else self.row({self.best[said.issue]: 1})
            own = self.row({name(said.name): 1})
            self.rows += [float(said.low) * whole - own, own - float(said.high) * whole]

    def change(self, start: tuple[str, ...], end: tuple[str, ...]) -> np.ndarray:
        made = np.zeros(self.size)
        for issue, a, b in zip(self.packages.issues, start, end, strict=True):
            made[self.at[issue.key, b]] += 1
            made[self.at[issue.key, a]] -= 1
        return made

    def least(self, aim: np.ndarray, *extra: np.ndarray) -> float:
        """The least of an aim, infinite where the extra rows leave nothing; the slack lies between 0 and 1."""
        rows = np.array([*self.rows, *extra])
        done = linprog(
            aim,
            A_ub=rows,
            b_ub=np.zeros(len(rows)),
            A_eq=np.array([*self.equal, self.sum]),
            b_eq=[0] * len(self.equal) + [1],
            bounds=[(0, None)] * (self.size - 1) + [(0, 1)],
        )
        assert done.status == 0 or (extra and done.status == 2), done.message
        return float(done.fun) if done.status == 0 else float("inf")

    def no_loss_and_gain(self, start: tuple[str, ...], end: tuple[str, ...]) -> tuple[bool, bool]:
        change = self.change(start, end)
        no_loss = self.least(change) > -1e-7
        slack = np.zeros(self.size)
        slack[-1] = -1
        return no_loss, no_loss and self.least(slack, change) > -1e-7


@given(st.integers(0, 10**6))
@settings(max_examples=5)
def test_verdicts_are_those_of_linear_programs(seed: int) -> None:
    """The definitions, pair by pair, in floating point and another formulation."""
    random = Random(seed)
    packages = make_space({"a": ["x", "y"], "b": ["x", "y", "z"], "c": ["x", "y"]})
    truths = [truth(packages, random) for _ in range(2)]
    said = [true_statements(packages, values, random, orders=True) for values in truths]
    programs = [Program(packages, some) for some in said]
    assessments = assess_all(packages, [feasible_valuations(packages, f"s{n}", some) for n, some in enumerate(said)])
    pairs = {
        (x, y): [side.no_loss_and_gain(x, y) for side in programs]
        for x, y in product(allowed(packages), repeat=2)
        if x != y
    }
    for assessment in assessments:
        x = assessment.package
        others = [y for y in allowed(packages) if y != x]
        never = any(all(a for a, _ in pairs[x, y]) and any(b for _, b in pairs[x, y]) for y in others)
        surely = all(any(b for _, b in pairs[y, x]) or all(a for a, _ in pairs[y, x]) for y in others)
        wanted = Efficiency.NEVER if never else Efficiency.SURELY if surely else Efficiency.POSSIBLY
        assert assessment.efficiency is wanted, (said, assessment)
        assert assess(packages, [feasible_valuations(packages, "s", some) for some in said], x).efficiency is wanted


@given(st.integers(0, 10**6))
def test_with_points_the_verdicts_are_the_frontier(seed: int) -> None:
    random = Random(seed)
    packages = opposed(3, 3)
    given = {
        f"s{n}": {i.key: {o: Fraction(random.randint(0, 4), 3) for o in i.options} for i in packages.issues}
        for n in range(2)
    }
    domain = make_domain(packages, given)
    assessments = assess_all(packages, [point_valuation(packages, side, values) for side, values in given.items()])
    efficient = undominated([domain.utilities(package) for package in allowed(packages)])
    for assessment in assessments:
        sure = domain.utilities(assessment.package) in efficient
        assert assessment.efficiency is (Efficiency.SURELY if sure else Efficiency.NEVER)


def test_points_of_many_digits_stay_exact() -> None:
    packages = opposed(2, 2)
    tiny = Fraction(1, 10**40)
    precise = {"i0": {"o0": 1, "o1": 0}, "i1": {"o0": 0, "o1": 1 + tiny}}
    plain = {"i0": {"o0": 1, "o1": 0}, "i1": {"o0": 0, "o1": 1}}
    assessments = assess_all(packages, [point_valuation(packages, "a", precise), point_valuation(packages, "b", plain)])
    assert Counter(assessment.efficiency.name for assessment in assessments) == {"SURELY": 1, "NEVER": 3}
    verdicts = {assessment.package: assessment for assessment in assessments}
    assert verdicts["o0", "o0"].challenger == ("o0", "o1")


def test_nothing_said_leaves_everything_possible() -> None:
    packages = opposed(2, 3)
    assessments = assess_all(packages, [feasible_valuations(packages, side, []) for side in "ab"])
    assert {assessment.efficiency for assessment in assessments} == {Efficiency.POSSIBLY}
    assert isinstance(assessments[0], Assessment)


def test_an_issue_of_equal_options_weighs_nothing() -> None:
    packages = make_space({"a": ["x", "y"], "b": ["x", "y"]})
    said = [[order("a", "x=y"), order("b", "x", "y")], [order("a", "x", "y"), order("b", "x=y")]]
    assessments = assess_all(packages, [feasible_valuations(packages, "s", some) for some in said])
    assert {assessment.package: assessment.efficiency for assessment in assessments} == {
        ("x", "x"): Efficiency.SURELY,
        ("x", "y"): Efficiency.NEVER,
        ("y", "x"): Efficiency.NEVER,
        ("y", "y"): Efficiency.NEVER,
    }


@pytest.mark.parametrize(
    ("said", "fewest"),
    [
        ([order("i0", "o0", "o1"), order("i0", "o2", "o3"), order("i0", "o1", "o0")], (0, 2)),
        ([order(None, "i0", "i1"), RatioBounds(None, "i0", "i1", Fraction(1, 3), Fraction(1, 2))], (0, 1)),
        ([Bounds(None, "i0", Fraction(3, 5), Fraction(1)), order(None, "i1", "i0")], (0, 1)),
        ([Bounds("i0", "o1", Fraction(1, 2), Fraction(1)), order("i0", "o0", "o2", "o1")], None),
        ([order("i0", "o0", "o1", "o2", "o3"), RatioBounds("i0", "o2", "o1", Fraction(2), Fraction(3))], (0, 1)),
        ([Bounds(None, key, Fraction(2, 5), Fraction(1)) for key in ("i0", "i1", "i2")], (0, 1, 2)),
        ([order("i0", "o0", "o1"), order("i0", "o1", "o2"), order("i0", "o2", "o0")], (0, 1, 2)),
        ([order("i0", "o0=o1=o2=o3"), RatioBounds(None, "i0", "i1", Fraction(1), Fraction(2))], (0, 1)),
        ([order("i0", "o0=o1=o2=o3"), order("i0", "o0", "o1")], (0, 1)),
    ],
)
def test_contradictions_name_the_fewest_statements(
    said: list[PreferenceStatement], fewest: tuple[int, ...] | None
) -> None:
    packages = opposed(3, 4)
    if fewest is None:
        feasible_valuations(packages, "North", said)
        return
    with pytest.raises(InconsistentStatements) as caught:
        feasible_valuations(packages, "North", said)
    assert caught.value.statements == tuple(said[n] for n in fewest)
    assert caught.value.is_smallest
    assert all(f"“{said[n]}”" in str(caught.value) for n in fewest)
    assert ("the two cannot both hold" in str(caught.value)) == (len(fewest) == 2)
    assert ("no two of them contradict" in str(caught.value)) == (len(fewest) == 3)


@pytest.mark.parametrize(
    ("said", "message"),
    [
        (order("i9", "o0", "o1"), "there is no issue “i9”"),
        (order("i0", "o0", "o9"), "“o9” does not exist"),
        (order("i0", "o0", "o0"), "named twice"),
        (order("i0", "o0"), "at least two"),
        (Bounds("i0", "o0", Fraction(2, 3), Fraction(1, 3)), "from 0 or more upwards"),
        (Bounds("i0", "o0", Fraction(2), Fraction(3)), "the scale ends at 1"),
        (RatioBounds(None, "i0", "i1", Fraction(-1), Fraction(1)), "from 0 or more upwards"),
    ],
)
def test_statements_that_say_nothing_that_can_be(said: PreferenceStatement, message: str) -> None:
    with pytest.raises(InvalidInput, match=message):
        feasible_valuations(opposed(2, 3), "North", [said])


def test_what_is_too_large_is_refused() -> None:
    packages, both = opposite_readings(7, 4)
    with pytest.raises(Refusal) as caught:
        assess_all(packages, both)
    assert caught.value.code == "too-many-packages"
    assert assess(packages, both, ("o0",) * 7).efficiency is Efficiency.SURELY
    with pytest.raises(Refusal):
        assess(*opposite_readings(30, 10), ("o0",) * 30)
    loose = opposed(14, 2)
    ranges: list[PreferenceStatement] = [Bounds(None, f"i{i}", Fraction(1, 40), Fraction(1, 6 + i)) for i in range(14)]
    with pytest.raises(Refusal) as caught:
        feasible_valuations(loose, "North", ranges)
    assert caught.value.code == "too-many-extreme-valuations"


def test_a_package_that_links_forbid_is_not_judged() -> None:
    packages, both = opposite_readings(2, 2)
    with pytest.raises(InvalidInput):
        assess(packages, both, ("o0", "o7"))
