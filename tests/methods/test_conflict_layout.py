"""The actor map's places: a group that is added moves nobody, and two ties of one pair never lie on each other."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.methods.conflict.layout import APART, Box, Cell, bend_ties, first_free, lay_out, points_along

COLUMNS = (2, 2, 2)


def test_the_first_free_place() -> None:
    assert [first_free(taken) for taken in ([], [0, 1], [1], [0, 2, 3])] == [0, 2, 0, 1]


def test_two_groups_in_one_place_are_refused() -> None:
    with pytest.raises(ValueError, match="one place"):
        lay_out({"a": Cell(0, 0, 0), "b": Cell(0, 0, 0)}, COLUMNS, 3)


@st.composite
def maps(draw: st.DrawFn) -> dict[str, Cell]:
    """A map as it grows: every group takes the first free place of its lane and level."""
    wanted = draw(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=30))
    cells: dict[str, Cell] = {}
    for number, (lane, band) in enumerate(wanted):
        taken = [cell.slot for cell in cells.values() if (cell.lane, cell.band) == (lane, band)]
        cells[f"g{number}"] = Cell(lane, band, first_free(taken))
    return cells


@given(maps(), st.integers(0, 2), st.integers(0, 2))
def test_one_more_moves_nobody_within_a_level(cells: dict[str, Cell], lane: int, band: int) -> None:
    taken = [cell.slot for cell in cells.values() if (cell.lane, cell.band) == (lane, band)]
    before = lay_out(cells, COLUMNS, 3)
    after = lay_out(cells | {"new": Cell(lane, band, first_free(taken))}, COLUMNS, 3)
    moved = {id: np.subtract(after.centres[id], at) for id, at in before.centres.items()}
    assert all(x == 0 for x, _y in moved.values())
    # A level that is full grows, and what is below it moves down as a whole; nothing above it moves at all.
    assert all(y == 0 for id, (_x, y) in moved.items() if cells[id].band <= band)
    assert len({y for id, (_x, y) in moved.items() if cells[id].band > band}) <= 1


@given(maps())
def test_no_two_groups_overlap_and_all_are_on_the_sheet(cells: dict[str, Cell]) -> None:
    layout = lay_out(cells, COLUMNS, 3)
    places = list(layout.centres.values())
    for number, (x, y) in enumerate(places):
        assert 76 <= x <= layout.width - 76
        assert 29 <= y <= layout.height - 29
        assert all(abs(x - a) >= 152 or abs(y - b) >= 58 for a, b in places[:number])


@given(maps())
def test_mirrored_it_is_the_same_map_from_the_other_side(cells: dict[str, Cell]) -> None:
    plain, mirrored = (lay_out(cells, COLUMNS, 3, mirrored=turned) for turned in (False, True))
    for id, (x, y) in plain.centres.items():
        assert mirrored.centres[id] == pytest.approx((plain.width - x, y))


@settings(max_examples=40)
@given(maps(), st.data())
def test_ties_of_one_pair_stand_apart_in_whatever_order_they_are_named(
    cells: dict[str, Cell], data: st.DataObject
) -> None:
    layout = lay_out(cells, COLUMNS, 3)
    boxes = {id: Box(x, y, 70, 25) for id, (x, y) in layout.centres.items()}
    names = st.sampled_from(sorted(boxes))
    ties = data.draw(st.lists(st.tuples(names, names).filter(lambda pair: pair[0] != pair[1]), max_size=12))
    ties += [(b, a) for a, b in ties]
    bends = bend_ties(boxes, ties)
    middles: dict[frozenset[str], list[np.ndarray]] = {}
    for (start, end), bend in zip(ties, bends, strict=True):
        ((middle,),) = points_along(boxes, [(start, end)], [bend], np.array([0.5]))
        others = middles.setdefault(frozenset((start, end)), [])
        assert all(np.hypot(*(middle - other)) >= APART - 1e-6 for other in others)
        others.append(middle)


def test_a_tie_passes_by_the_group_that_stands_between() -> None:
    boxes = {"a": Box(0, 0, 40, 20), "b": Box(150, 0, 40, 20), "c": Box(300, 0, 40, 20)}
    across, beside = bend_ties(boxes, [("a", "c"), ("a", "b")])
    assert across != 0
    assert beside == 0
    (points,) = points_along(boxes, [("a", "c")], [across], np.linspace(0, 1, 50))
    assert not any(abs(x - 150) < 40 and abs(y) < 20 for x, y in points)
    above = [Box(150, -60, 200, 30)]
    (other,) = bend_ties(boxes, [("a", "c")], above)
    assert points_along(boxes, [("a", "c")], [other], np.array([0.5]))[0, 0, 1] > 0


def test_a_map_without_ties_has_no_bends() -> None:
    assert bend_ties({"a": Box(0, 0, 1, 1)}, []) == []
    assert points_along({}, [], [], np.array([0.5])).shape == (0, 1, 2)
