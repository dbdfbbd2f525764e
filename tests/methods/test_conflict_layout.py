"""The actor map's layout: it stays put when one more is added, nobody overlaps, and relations lie apart."""

from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.methods.conflict.arcs import Arc, arcs
from tracktwo.methods.conflict.layout import LEVELS, Placed, Position, place_groups, strips
from tracktwo.methods.errors import InvalidInput

SIDES = ["North", "South", "East"]
drawn_groups = st.lists(
    st.tuples(st.sampled_from([*SIDES, None]), st.sampled_from(LEVELS)), min_size=1, max_size=60
).map(lambda rows: [Placed(f"g{at}", side, level) for at, (side, level) in enumerate(rows)])
spots = st.builds(Position, st.floats(-3, 14), st.floats(-1, 14))


def overlapping(places: list[Position]) -> list[tuple[Position, Position]]:
    return [
        (a, b) for at, a in enumerate(places) for b in places[:at] if abs(a.x - b.x) < 0.999 and abs(a.y - b.y) < 0.999
    ]


@given(drawn_groups)
def test_nobody_overlaps(groups: list[Placed]) -> None:
    assert overlapping(list(place_groups(groups, SIDES).values())) == []


@given(drawn_groups, st.integers(0, 59))
def test_whoever_stands_stays_when_others_are_added_or_leave(groups: list[Placed], some: int) -> None:
    before = place_groups(groups[: some + 1], SIDES)
    after = place_groups(groups, SIDES, before)
    assert before.items() <= after.items()
    left = place_groups(groups[1:], SIDES, after)
    assert left.items() <= after.items()


@given(drawn_groups, st.sets(spots, max_size=20))
def test_new_groups_keep_off_those_that_were_moved_by_hand(groups: list[Placed], moved: set[Position]) -> None:
    existing = {f"g{at}": place for at, place in enumerate(sorted(moved, key=lambda place: (place.x, place.y)))}
    after = place_groups(groups, SIDES, existing)
    new = {place for key, place in after.items() if key not in existing}
    assert not [pair for pair in overlapping(list(after.values())) if set(pair) & new]
    assert all(after[key] == place for key, place in existing.items() if key in after)


@given(drawn_groups)
def test_a_side_that_joins_moves_nobody(groups: list[Placed]) -> None:
    before = place_groups(groups, SIDES)
    after = place_groups([*groups, Placed("new", "West", "top")], [*SIDES, "West"], before)
    assert before.items() <= after.items()
    assert overlapping(list(after.values())) == []


def test_levels_lie_in_their_strips_and_sides_in_their_order() -> None:
    groups = [Placed(f"{side}-{level}-{n}", side, level) for side in SIDES for level in LEVELS for n in range(5)]
    places = place_groups(groups, SIDES)
    for strip in strips():
        for group in groups:
            if group.level == strip.level:
                assert strip.top < places[group.key].y < strip.bottom
    for group in groups:
        assert abs(places[group.key].x - 5 * SIDES.index(group.side or "")) <= 2
    assert [strip.level for strip in strips()] == ["top", "middle", "grassroots"]


def test_the_first_of_a_level_stands_in_the_middle_and_the_top_is_narrow() -> None:
    groups = [Placed(str(n), "North", "top") for n in range(6)]
    places = place_groups(groups, ["North"])
    assert places["0"] == Position(0, 0)
    assert [places[str(n)].y for n in range(6)] == [0, 1, 1, 2, 2, 2]


def test_a_full_level_goes_on_below_the_pyramid() -> None:
    places = place_groups([Placed(str(n), "North", "top") for n in range(8)], ["North"])
    assert [places[str(n)].y > strips()[-1].bottom for n in range(8)] == [False] * 6 + [True] * 2


def test_groups_of_no_side_stand_below_all() -> None:
    places = place_groups([Placed("a", None, "top"), Placed("b", "North", "grassroots")], ["North", "South"])
    assert places["a"].y > strips()[-1].bottom > places["b"].y


def test_a_group_twice_and_an_unknown_side_are_refused() -> None:
    with pytest.raises(InvalidInput, match="twice"):
        place_groups([Placed("a", "North", "top"), Placed("a", "North", "top")], SIDES)
    with pytest.raises(InvalidInput, match="“West”"):
        place_groups([Placed("a", "West", "top")], SIDES)


# Arcs


def point(arc: Arc, t: float) -> tuple[float, float]:
    a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t**2
    return (
        a * arc.start.x + b * arc.control.x + c * arc.end.x,
        a * arc.start.y + b * arc.control.y + c * arc.end.y,
    )


TWO = {"a": Position(0, 0), "b": Position(3, 4)}


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5, 9, 30])
def test_relations_of_one_pair_lie_apart_in_whichever_direction(number: int) -> None:
    drawn = arcs([("a", "b") if n % 2 else ("b", "a") for n in range(number)], TWO)
    for at, arc in enumerate(drawn):
        assert (arc.start, arc.end) == ((TWO["a"], TWO["b"]) if at % 2 else (TWO["b"], TWO["a"]))
        for other in drawn[:at]:
            assert hypot(arc.middle.x - other.middle.x, arc.middle.y - other.middle.y) > 0.3


def test_a_single_relation_is_straight_and_two_bend_to_either_side() -> None:
    (single,) = arcs([("a", "b")], TWO)
    assert single.middle == single.control == Position(1.5, 2)
    first, second = arcs([("a", "b"), ("a", "b")], TWO)
    assert (first.middle.x + second.middle.x, first.middle.y + second.middle.y) == pytest.approx((3, 4))


def test_the_middle_lies_on_the_curve() -> None:
    for arc in arcs([("a", "b")] * 3, TWO):
        assert (arc.middle.x, arc.middle.y) == pytest.approx(point(arc, 0.5))


def test_no_arc_crosses_a_third_group_where_it_can_go_around() -> None:
    places = {"a": Position(0, 0), "third": Position(2, 0), "b": Position(4, 0)}
    for arc in arcs([("a", "b"), ("b", "a"), ("a", "b")], places):
        assert all(hypot(x - 2, y) > 0.35 for x, y in (point(arc, step / 40) for step in range(41)))


def test_what_cannot_be_drawn_is_refused() -> None:
    with pytest.raises(InvalidInput, match="no position"):
        arcs([("a", "x")], TWO)
    with pytest.raises(InvalidInput, match="itself"):
        arcs([("a", "a")], TWO)
