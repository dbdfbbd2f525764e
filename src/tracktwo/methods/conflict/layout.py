"""Where the groups of an actor map stand, and how the ties between them are bent.

A map is read for months, and a group that jumps when another is added is a group that nobody finds again. So a group's
place is not computed from the others: it keeps the number of its place within its lane and level, and a new one takes
the first place that is free. Only a level that is full grows, and what is below it moves down as a whole.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

__all__ = ["Box", "Cell", "Layout", "bend_ties", "first_free", "lay_out", "points_along"]

FloatArray = npt.NDArray[np.float64]
# Sizes in units of the drawing, in which letters are 13 high.
COLUMN, ROW, BAND_GAP, LANE_GAP, MARGIN_TOP, MARGIN_START = 188.0, 84.0, 26.0, 34.0, 64.0, 96.0
# How far a tie may swing out to pass by other groups; the nearest to a straight line is tried first.
BENDS = np.array([0, 26, -26, 52, -52, 78, -78, 110, -110, 150, -150], dtype=float)
APART = 24.0
SAMPLES = np.linspace(0.05, 0.95, 17)


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a group belongs: its lane (0 at the start of a line), its band (0 at the top), its place within both."""

    lane: int
    band: int
    slot: int


@dataclass(frozen=True, slots=True)
class Box:
    """A group's box: its centre and half its size."""

    x: float
    y: float
    half_width: float
    half_height: float


@dataclass(frozen=True)
class Layout:
    """The centres by group, the size of the sheet, the top and bottom of each band, and start and end of each lane."""

    centres: dict[str, tuple[float, float]]
    width: float
    height: float
    bands: list[tuple[float, float]]
    lanes: list[tuple[float, float]]


def first_free(taken: Collection[int]) -> int:
    """The lowest place that nobody has."""
    return next(number for number in range(len(taken) + 1) if number not in taken)


@dataclass(frozen=True)
class _Grid:
    columns: Sequence[int]
    rows: Sequence[int]

    @cached_property
    def lanes(self) -> list[tuple[float, float]]:
        edges, at = [], MARGIN_START
        for count in self.columns:
            edges.append((at, at + count * COLUMN))
            at += count * COLUMN + LANE_GAP
        return edges

    @cached_property
    def bands(self) -> list[tuple[float, float]]:
        edges, at = [], MARGIN_TOP
        for count in self.rows:
            edges.append((at, at + count * ROW))
            at += count * ROW + BAND_GAP
        return edges

    def centre(self, cell: Cell) -> tuple[float, float]:
        row, column = divmod(cell.slot, self.columns[cell.lane])
        x = self.lanes[cell.lane][0] + (column + 0.5) * COLUMN
        # Every other row stands a little aside, so that ties up and down do not run through a whole column.
        shift = COLUMN * (0.08 if row % 2 else -0.08)
        return x + shift, self.bands[cell.band][0] + (row + 0.5) * ROW


def lay_out(cells: Mapping[str, Cell], columns: Sequence[int], bands: int, *, mirrored: bool = False) -> Layout:
    """The places of groups on a sheet.

    Args:
        cells: by group; two groups never share one.
        columns: how many groups stand side by side in each lane.
        bands: how many bands there are, from the top.
        mirrored: for scripts that run from right to left; the same places seen in a mirror.

    Raises:
        ValueError: two groups have the same cell.
    """
    if len(set(cells.values())) < len(cells):
        raise ValueError("two groups have one place")
    rows = [1] * bands
    for cell in cells.values():
        rows[cell.band] = max(rows[cell.band], cell.slot // columns[cell.lane] + 1)
    grid = _Grid(columns, rows)
    width, height = grid.lanes[-1][1] + 12, grid.bands[-1][1] + 8
    centres = {id: grid.centre(cell) for id, cell in cells.items()}
    lanes = grid.lanes
    if mirrored:
        centres = {id: (width - x, y) for id, (x, y) in centres.items()}
        lanes = [(width - end, width - start) for start, end in lanes]
    return Layout(centres, width, height, grid.bands, lanes)


def points_along(
    boxes: Mapping[str, Box], ties: Sequence[tuple[str, str]], bends: Sequence[float], at: FloatArray
) -> FloatArray:
    """Points (ties, n, 2) of the ties' curves at the shares `at` of their way, from 0 to 1.

    Each is a quadratic curve whose middle stands `bend` beside the straight line between the centres of two boxes.
    """
    if not ties:
        return np.empty((0, len(at), 2))
    ends = np.array([[[boxes[id].x, boxes[id].y] for id in tie] for tie in ties])
    return np.asarray(_curves(ends, np.array(bends)[:, None], at)[:, 0])


def _curves(ends: FloatArray, bends: FloatArray, at: FloatArray) -> FloatArray:
    """Points (ties, bends, samples, 2); `bends` are the same for all ties (bends), or each tie's own (ties, bends)."""
    first, last = ends[:, None, None, 0], ends[:, None, None, 1]
    way = ends[:, 1] - ends[:, 0]
    length = np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-9)
    normal = np.stack([-way[:, 1], way[:, 0]], axis=1) / length[:, None]
    # A quadratic curve reaches half of its control point's distance.
    middle = ends.mean(axis=1)[:, None] + 2 * np.atleast_2d(bends)[..., None] * normal[:, None]
    share = at[None, None, :, None]
    return np.asarray((1 - share) ** 2 * first + 2 * share * (1 - share) * middle[:, :, None] + share**2 * last)


def bend_ties(boxes: Mapping[str, Box], ties: Sequence[tuple[str, str]], obstacles: Sequence[Box] = ()) -> list[float]:
    """How far each tie swings out, so that it passes by other groups and never lies on another of its pair.

    A tie takes the bend that crosses the fewest boxes of others, and of those the straightest. The normal of a tie
    depends on its direction, so that both ties of a pair should name the pair in the same order; where they do not,
    the sign is turned here.

    Args:
        boxes: the groups' boxes.
        ties: pairs of groups, in the order in which they are drawn.
        obstacles: what else no tie should run through, as headings.
    """
    if not ties:
        return []
    names = sorted(boxes)
    number = {name: place for place, name in enumerate(names)}
    pairs = [(a, b) if a <= b else (b, a) for a, b in ties]
    in_the_way = [*(boxes[name] for name in names), *obstacles]
    numbered = np.array([[number[a], number[b]] for a, b in pairs])
    crossed = np.zeros((len(ties), len(BENDS)), dtype=int)
    crossed[:, :1] = _crossed(in_the_way, numbered, BENDS[:1])
    # Most ties can run straight. Only the others, and further ones of a pair, need to look for a way around.
    twice = np.array([pair in pairs[:place] for place, pair in enumerate(pairs)])
    around = (crossed[:, 0] > 0) | twice
    crossed[around, 1:] = _crossed(in_the_way, numbered[around], BENDS[1:])
    taken: dict[tuple[str, str], list[float]] = {}
    bends = []
    for tie, pair, hits in zip(ties, pairs, crossed, strict=True):
        before = taken.setdefault(pair, [])
        free = [place for place, bend in enumerate(BENDS) if all(abs(bend - other) >= APART for other in before)]
        if free:
            bend = float(BENDS[min(free, key=lambda place: (hits[place], abs(BENDS[place])))])
        else:
            # More ties than ways around: further out, one beyond the other.
            bend = max(before) + APART
        before.append(bend)
        bends.append(bend if tie == pair else -bend)
    return bends


def _crossed(boxes: Sequence[Box], ties: npt.NDArray[np.int_], bends: FloatArray) -> npt.NDArray[np.int_]:
    """How many boxes of others each tie crosses with each bend: (ties, bends). Ties name boxes by their number."""
    centres = np.array([[box.x, box.y] for box in boxes])
    halves = np.array([[box.half_width + 5, box.half_height + 5] for box in boxes])
    points = _curves(centres[ties], bends, SAMPLES).astype(np.float32)
    inside = np.ones((*points.shape[:3], len(boxes)), dtype=bool)
    for axis in (0, 1):
        inside &= np.abs(points[..., axis, None] - centres[:, axis].astype(np.float32)) < halves[:, axis]
    through: npt.NDArray[np.bool_] = np.asarray(inside.any(axis=2))
    rows = np.arange(len(ties))
    through[rows, :, ties[:, 0]] = through[rows, :, ties[:, 1]] = False
    return np.asarray(through.sum(axis=2))
