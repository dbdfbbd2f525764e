"""Exact tests, estimates and their intervals, against enumeration, SciPy and published examples."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from tracktwo.methods.evaluation import (
    InvalidInput,
    change,
    detectable,
    difference,
    false_alarms,
    permutation,
    rank_sum,
    reliable_change,
    sign_flip,
    signed_rank,
)
from tracktwo.methods.evaluation.exact import mid_ranks

STEPS = st.lists(st.integers(-6, 6), min_size=1, max_size=9)
REALS = st.lists(st.floats(-50, 50).map(lambda value: round(value, 7)), min_size=1, max_size=8)
SCALE = st.lists(st.integers(1, 7), min_size=1, max_size=6)
# Hollander, Wolfe and Chicken 2014, table 3.1: depression before and after; R prints 0.46 and (0.010, 0.786).
BEFORE = [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30]
AFTER = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]
# The same, table 4.1: permeability of membranes at term and in mid-pregnancy; R prints -0.305 and (-0.76, 0.15).
TERM = [0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46]
EARLY = [1.15, 0.88, 0.90, 0.74, 1.21]


def by_signs(values: list[float]) -> tuple[float, float]:
    """The p and the smallest p, by writing every pattern of signs down."""
    sizes = [abs(value) for value in values]
    sums = [
        abs(sum(s * v for s, v in zip(signs, sizes, strict=True)))
        for signs in itertools.product((1, -1), repeat=len(sizes))
    ]
    total = abs(sum(values))
    near = 1e-9 * max(1.0, sum(sizes))
    return np.mean([s >= total - near for s in sums]), np.mean([s >= sum(sizes) - near for s in sums])


def by_draws(ours: list[float], theirs: list[float]) -> tuple[float, float]:
    """The same for two groups, by every way to draw them."""
    everybody = [*ours, *theirs]
    middle = sum(everybody) * len(ours) / len(everybody)
    away = [abs(sum(drawn) - middle) for drawn in itertools.combinations(everybody, len(ours))]
    return (
        np.mean([distance >= abs(sum(ours) - middle) - 1e-9 for distance in away]),
        np.mean([distance >= max(away) - 1e-9 for distance in away]),
    )


def test_the_examples_of_the_format_page() -> None:
    assert sign_flip([1, 2, 3, -1, 4, 2]).p == 0.09375
    assert sign_flip([0, 0, 1, 1, 2, 0]).p == 0.25


@given(STEPS)
def test_sign_flips_of_whole_numbers_are_those_of_every_pattern(values: list[int]) -> None:
    found = sign_flip(values)
    assert (found.p, found.smallest) == pytest.approx(by_signs([float(value) for value in values]))
    assert found.exact and found.by_n == 2.0 ** (1 - len(values))


@given(REALS)
def test_and_of_numbers_with_many_digits(values: list[float]) -> None:
    found = sign_flip(values)
    assert (found.p, found.smallest) == pytest.approx(by_signs(values))


@given(SCALE, SCALE)
def test_permutations_are_those_of_every_draw(ours: list[int], theirs: list[int]) -> None:
    found = permutation(ours, theirs)
    assert (found.p, found.smallest) == pytest.approx(by_draws(list(map(float, ours)), list(map(float, theirs))))


def test_equal_groups_agree_with_scipy_asked_for_all_draws() -> None:
    chance = np.random.default_rng(4)
    for size in (4, 5, 6):
        ours, theirs = chance.integers(1, 8, size).astype(float), chance.integers(1, 8, size).astype(float)
        all_of_them = stats.permutation_test((ours, theirs), lambda a, b: a.mean() - b.mean(), n_resamples=np.inf)
        assert permutation(ours, theirs).p == pytest.approx(all_of_them.pvalue)


def test_signed_ranks_agree_with_scipy_without_ties_and_with_the_book() -> None:
    assert signed_rank(np.subtract(BEFORE, AFTER)).p == pytest.approx(0.0390625)
    chance = np.random.default_rng(5)
    for size in (6, 15, 25, 40):
        values = chance.normal(0.3, 1, size)
        assert signed_rank(values).p == pytest.approx(stats.wilcoxon(values, method="exact").pvalue)
    assert rank_sum(TERM, EARLY).p == pytest.approx(stats.mannwhitneyu(TERM, EARLY, method="exact").pvalue)


def test_zeros_keep_their_ranks_and_ties_share_theirs() -> None:
    # Pratt: sizes 0 0 1 1 3 have ranks 1.5 1.5 3.5 3.5 5; the zeros' ranks are in nobody's sum.
    assert list(mid_ranks(np.array([0.0, 0.0, 1.0, 1.0, 3.0]))) == [1.5, 1.5, 3.5, 3.5, 5.0]
    found = signed_rank([0, 0, 1, -1, 3])
    assert (found.n, found.moved, found.statistic) == (5, 3, 5.0)
    assert found.p == pytest.approx(by_signs([3.5, -3.5, 5.0])[0])


@given(STEPS)
def test_p_is_the_same_in_both_directions_and_never_below_the_smallest(values: list[int]) -> None:
    for test in (sign_flip, signed_rank):
        found, turned = test(values), test([-value for value in values])
        assert found.p == turned.p
        assert found.by_n - 1e-15 <= found.smallest <= found.p + 1e-12 <= 1 + 1e-12


def test_with_five_people_nothing_reaches_one_in_twenty() -> None:
    assert signed_rank([9, 8, 7, 6, 5]).p == 0.0625 == sign_flip([1, 1, 1, 1, 1]).smallest
    assert change([9, 8, 7, 6, 5]).interval is None
    assert change([9, 8, 7, 6, 5, 4]).interval == (4.0, 9.0)
    assert change([9, 8, 7, 6, 5, 4]).extremes
    assert not change([9, 8, 7, 6, 5, 4, 3, 2]).extremes


def test_estimates_and_intervals_of_the_book() -> None:
    found = change(np.subtract(BEFORE, AFTER))
    assert found.value == pytest.approx(0.46)
    assert found.interval == pytest.approx((0.010, 0.786))
    groups = difference(EARLY, TERM)
    assert groups.value == pytest.approx(0.305)
    assert groups.interval == pytest.approx((-0.15, 0.76))


@given(st.lists(st.integers(-6, 6), min_size=6, max_size=12))
@settings(max_examples=60)
def test_the_interval_holds_what_the_test_does_not_reject_and_nothing_beyond(values: list[int]) -> None:
    found = change(values)
    assert found.interval is not None
    low, high = found.interval
    assert low <= found.value <= high
    for shift in (low - 0.01, high + 0.01):
        assert signed_rank([value - shift for value in values]).p <= 0.05
    kept = [signed_rank([value - shift for value in values]).p > 0.05 for shift in np.linspace(low - 1, high + 1, 41)]
    shifts = np.linspace(low - 1, high + 1, 41)
    assert all(low - 1e-9 <= shift <= high + 1e-9 for shift, keeps in zip(shifts, kept, strict=True) if keeps)


def test_forty_people_are_exact_on_a_scale_and_sampled_with_the_error_stated_otherwise() -> None:
    chance = np.random.default_rng(6)
    steps = chance.integers(-3, 5, 40)
    assert sign_flip(steps).exact and signed_rank(steps).exact
    fine = chance.normal(0.4, 1, 40)
    sampled = sign_flip(fine)
    assert not sampled.exact and 0 < sampled.error < 0.002
    normal = math.erfc(abs(fine.sum()) / math.sqrt(2 * (fine**2).sum()))
    assert abs(sampled.p - normal) < 0.01
    assert signed_rank(fine).exact, "ranks are always whole"


def test_the_detectable_change() -> None:
    # Six people: all must move one way, so Phi(d)^6 = .8.
    assert detectable(6).d == pytest.approx(stats.norm.ppf(0.8 ** (1 / 6)), abs=0.03)
    assert detectable(12).d == pytest.approx(0.9, abs=0.06)
    assert detectable(5).d is None


def test_reliable_change_of_a_worked_example() -> None:
    # Jacobson and Truax 1991: 47.5 to 32.5 with SD 7.5 and reliability .88 gives -4.08.
    found = reliable_change(47.5, 32.5, reliability=0.88, sd=7.5)
    assert found.index == pytest.approx(-4.08, abs=0.005)
    assert found.beyond
    assert found.false_positive_rate == pytest.approx(0.05, abs=1e-4)
    assert false_alarms(12) == pytest.approx(1 - 0.95**12, abs=1e-4)


@pytest.mark.parametrize(("reliability", "sd"), [(0, 1), (1, 1), (float("nan"), 1), (0.8, 0), (0.8, float("inf"))])
def test_without_reliability_and_deviation_there_is_no_reliable_change(reliability: float, sd: float) -> None:
    with pytest.raises(InvalidInput):
        reliable_change(1, 2, reliability=reliability, sd=sd)


@pytest.mark.parametrize("values", [[], [float("nan")], [float("inf"), 1]])
def test_what_is_no_number_is_refused(values: list[float]) -> None:
    with pytest.raises(InvalidInput):
        sign_flip(values)
