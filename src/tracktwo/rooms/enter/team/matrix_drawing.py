"""The impartiality matrix as a drawing: five steps by five, each member's path from earlier places to the present one.

Whoever ever stood in a cell has a place of their own in it, so that nobody lies on top of another, and no two paths do.
"""

import math
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import get_language_bidi

from .matrix import Matrix, Standing
from .records import STEPS, Placement

__all__ = ["EMPTY", "MatrixDrawing", "Path", "draw"]

CELL = 80
SIDE = CELL * len(STEPS)
RADIUS = 6
# How many columns of places a cell has for so many members, and how many letters of a name fit beside the dot.
COLUMNS = ((3, 1, 8), (8, 2, 4), (99, 3, 2))


@dataclass(frozen=True)
class Path:
    """One member: earlier dots, lines between them that end in an arrow's head, the present dot and its name beside it.

    Coordinates in units of the drawing, from its upper corner where reading begins in English.
    """

    label: str
    x: int
    y: int
    beside: int
    earlier: list[tuple[int, int]]
    arrows: list[tuple[int, int, int, int]]
    due: bool
    left: bool


@dataclass(frozen=True)
class MatrixDrawing:
    """The square with its inner lines, and a path for each member who was placed."""

    side: int
    lines: list[int]
    paths: list[Path]


EMPTY = MatrixDrawing(SIDE, [CELL * step for step in range(len(STEPS) + 1)], [])


def draw(matrix: Matrix) -> MatrixDrawing:
    """Where everybody stands. Across runs in the direction of reading; upwards is up in every script."""
    drawn = [standing for standing in matrix.standings if standing.newest]
    shared: dict[tuple[int, int], list[str]] = {}
    for standing in drawn:
        for cell in dict.fromkeys(map(_cell, standing.path)):
            shared.setdefault(cell, []).append(standing.mate.holder)
    paths = [_path(standing, shared) for standing in drawn]
    return MatrixDrawing(SIDE, EMPTY.lines, paths)


def _cell(placement: Placement) -> tuple[int, int]:
    return placement.stance, placement.voice


def _path(standing: Standing, shared: dict[tuple[int, int], list[str]]) -> Path:
    points = [_point(_cell(placement), standing.mate.holder, shared) for placement in standing.path]
    arrows = [_arrow(start, end) for start, end in pairwise(points) if start != end]
    code, (x, y) = standing.mate.code, points[-1]
    _columns, letters = _room(len(shared[_cell(standing.path[-1])]))
    label = code if len(code) <= letters else code[: letters - 1] + "…"
    earlier = [point for point in dict.fromkeys(points[:-1]) if point != (x, y)]
    beside = -RADIUS - 4 if get_language_bidi() else RADIUS + 4
    return Path(label, x, y, x + beside, earlier, arrows, standing.due, standing.mate.left)


def _room(members: int) -> tuple[int, int]:
    """How many columns of places a cell of so many has, and how many letters of a name fit beside a dot."""
    return next((columns, letters) for most, columns, letters in COLUMNS if members <= most)


def _point(cell: tuple[int, int], holder: str, shared: dict[tuple[int, int], list[str]]) -> tuple[int, int]:
    """A member's own place inside a cell, among all who ever stood in it; the name stands beside it."""
    (stance, voice), members = cell, shared[cell]
    columns, _letters = _room(len(members))
    row, column = divmod(members.index(holder), columns)
    x = CELL * (stance - 1) + round(CELL * column / columns) + RADIUS + 5
    y = SIDE - CELL * voice + round(CELL * (row + 0.5) / math.ceil(len(members) / columns))
    return (SIDE - x if get_language_bidi() else x), y


def _arrow(start: tuple[int, int], end: tuple[int, int]) -> tuple[int, int, int, int]:
    """From dot to dot, ending before the dot so that the arrow's head is seen."""
    length = math.dist(start, end)
    x, y = (round(end[axis] - (end[axis] - start[axis]) * (RADIUS + 3) / length) for axis in (0, 1))
    return (*start, x, y)
