"""Adjusted Winner: the documented case, what it promises, and what it refuses."""

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.methods.packages import InvalidInput, Link, Refusal, Veto, adjusted_winner

CAMP_DAVID = {
    "Israel": {
        "Sinai": 35,
        "Recognition": 10,
        "West Bank and Gaza": 20,
        "Linkage": 10,
        "Palestinian rights": 5,
        "Jerusalem": 20,
    },
    "Egypt": {
        "Sinai": 55,
        "Recognition": 5,
        "West Bank and Gaza": 10,
        "Linkage": 5,
        "Palestinian rights": 20,
        "Jerusalem": 5,
    },
}


def test_camp_david() -> None:
    division = adjusted_winner(CAMP_DAVID)
    assert division.points == {"Israel": Fraction(395, 6), "Egypt": Fraction(395, 6)}
    assert division.split == "Sinai"
    assert division.shares["Egypt"]["Sinai"] == Fraction(5, 6)
    assert (division.tied, division.alternatives) == ((), ())
    won = {issue for issue, part in division.shares["Israel"].items() if part == 1}
    assert won == {"Recognition", "West Bank and Gaza", "Linkage", "Jerusalem"}


@given(st.integers(1, 6), st.randoms(use_true_random=False))
def test_equitable_envy_free_and_efficient(size: int, random: Random) -> None:
    points = {}
    for side in ("one", "other"):
        cuts = sorted(random.randint(0, 20) for _ in range(size - 1))
        points[side] = {f"i{n}": b - a for n, (a, b) in enumerate(zip([0, *cuts], [*cuts, 20], strict=True))}
    division = adjusted_winner(points, total=20)
    first, second = division.shares["one"], division.shares["other"]
    for side, mine in points.items():
        assert division.points[side] == sum(division.shares[side][issue] * value for issue, value in mine.items())
    assert division.points["one"] == division.points["other"] >= 10
    assert all(first[issue] + second[issue] == 1 for issue in first)
    assert {issue for issue in first if first[issue] not in (0, 1)} == ({division.split} if division.split else set())
    # Whatever one side holds of two issues, no exchange of parts helps both: ratios are in order.
    for a in first:
        for b in first:
            if first[a] > 0 and second[b] > 0:
                assert points["one"][a] * points["other"][b] >= points["one"][b] * points["other"][a]


def test_ties_are_named() -> None:
    division = adjusted_winner({"one": {"a": 50, "b": 50}, "other": {"a": 50, "b": 50}})
    assert (division.tied, division.split) == (("a", "b"), None)
    assert division.points == {"one": 50, "other": 50}
    same = adjusted_winner({"one": {"a": 40, "b": 40, "c": 20}, "other": {"a": 20, "b": 20, "c": 60}})
    assert same.alternatives == ("a", "b")
    assert same.split in ("a", "b")


GOOD = {"a": 60, "b": 40}


@pytest.mark.parametrize(
    ("points", "more", "code"),
    [
        ({"one": GOOD}, {}, "division-not-two-sides"),
        ({"one": GOOD, "two": GOOD, "three": GOOD}, {}, "division-not-two-sides"),
        ({"one": GOOD, "two": {"a": 60, "b": "40.5"}}, {}, "division-unequal-totals"),
        ({"one": GOOD, "two": GOOD}, {"total": 99}, "division-unequal-totals"),
        ({"one": GOOD, "two": GOOD}, {"links": [Link("needs", ("a", "x"), ("b", "x"))]}, "division-linked"),
        ({"one": GOOD, "two": GOOD}, {"vetoes": [Veto("one", ("a", "x"))]}, "division-linked"),
    ],
)
def test_what_it_refuses(points: dict[str, dict[str, object]], more: dict[str, object], code: str) -> None:
    with pytest.raises(Refusal) as caught:
        adjusted_winner(points, **more)  # type: ignore[arg-type]
    assert caught.value.code == code


@pytest.mark.parametrize("other", [{"a": 60}, {"a": 60, "c": 40}, {"a": 140, "b": -40}, {"a": "nan", "b": 40}])
def test_points_that_cannot_be(other: dict[str, object]) -> None:
    with pytest.raises(InvalidInput):
        adjusted_winner({"one": GOOD, "two": other})  # type: ignore[dict-item]
