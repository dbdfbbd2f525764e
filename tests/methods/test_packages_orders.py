"""Orders in closed form: the same as by extreme rays, and quick however long they are."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.methods.packages import (
    InconsistentStatements,
    Ranking,
    Refusal,
    feasible_valuations,
    make_space,
    point_valuation,
)
from tracktwo.methods.packages.extreme_rays import extreme_rays
from tracktwo.methods.packages.extreme_weights import extreme_weights
from tracktwo.methods.packages.issue_values import _from_rankings, _from_rays

OPTIONS = ("a", "b", "c", "d", "e")


@st.composite
def rankings(draw: st.DrawFn) -> list[Ranking]:
    """Some rankings of some options, with ties, which may contradict each other."""
    some = []
    for _ in range(draw(st.integers(0, 3))):
        names = draw(st.lists(st.sampled_from(OPTIONS), min_size=2, unique=True))
        tiers: list[tuple[str, ...]] = [(names[0],)]
        for name in names[1:]:
            if draw(st.integers(0, 3)):
                tiers.append((name,))
            else:
                tiers[-1] += (name,)
        some.append(Ranking("i", tuple(tiers)))
    return some


@given(rankings())
def test_least_changes_are_those_of_extreme_rays(some: list[Ranking]) -> None:
    joined = {name: {name} for name in OPTIONS}
    for ranking in some:
        for tier in ranking.tiers:
            union = set().union(*(joined[name] for name in tier))
            for name in union:
                joined[name] = union
    if len(joined["a"]) == len(OPTIONS):
        return
    assert _from_rankings(OPTIONS, some) == _from_rays(OPTIONS, some)


@given(st.permutations(OPTIONS), st.integers(0, 5), st.integers(0, 15))
def test_extreme_weights_of_one_ranking_are_those_of_double_description(
    names: list[str], ranked: int, ties: int
) -> None:
    tiers: list[tuple[str, ...]] = []
    for n, name in enumerate(names[:ranked]):
        if tiers and ties >> n & 1:
            tiers[-1] += (name,)
        else:
            tiers.append((name,))
    own = [Ranking(None, tuple(tiers))] if ranked > 1 else []
    rays, strict = extreme_weights("s", OPTIONS, own, {})
    whole = [1] * len(OPTIONS)
    conditions = [c for ranking in own for c in ranking.conditions(OPTIONS, whole)]
    assert set(rays) == set(extreme_rays(len(OPTIONS), conditions, 1000))
    assert len(strict) == len(OPTIONS) + sum(c.relation == ">" for c in conditions)
    ordered = [c for c in conditions if c.relation == ">"]
    for row, condition in zip(strict[len(OPTIONS) :], ordered, strict=True):
        assert row == tuple(condition.value_at(ray) > 0 for ray in rays)


def test_long_orders_take_no_time() -> None:
    options = [f"o{n}" for n in range(200)]
    issues = {f"i{n}": options if n == 0 else ["x", "y"] for n in range(300)}
    space = make_space(issues)
    begun = time.monotonic()
    valuations = feasible_valuations(
        space,
        "s",
        [Ranking("i0", tuple((option,) for option in options)), Ranking(None, tuple((key,) for key in issues))],
    )
    assert time.monotonic() - begun < 5
    assert len(valuations.extreme_weights) == 300
    # From the worst option to the best the whole issue is gained; between neighbours next to nothing.
    assert valuations.least[0][199][0] == 1
    assert valuations.least[0][1][0] == 0
    assert not valuations.attained[0][1][0]


def test_issues_with_very_many_options_are_refused() -> None:
    space = make_space({"i": [f"o{n}" for n in range(1001)]})
    with pytest.raises(Refusal, match="1,001 options is too large for orders and ranges"):
        feasible_valuations(space, "s", [])
    with pytest.raises(Refusal, match="too large to compare each with each"):
        point_valuation(space, "s", {"i": {f"o{n}": n for n in range(1001)}})


def test_long_rankings_that_contradict_each_other_name_the_two() -> None:
    space = make_space({"i": list(OPTIONS), "j": ["x", "y"]})
    forward = Ranking("i", tuple((name,) for name in OPTIONS))
    backward = Ranking("i", (("e",), ("a",)))
    with pytest.raises(InconsistentStatements) as caught:
        feasible_valuations(space, "s", [forward, Ranking("j", (("x",), ("y",))), backward])
    assert caught.value.statements == (forward, backward)
