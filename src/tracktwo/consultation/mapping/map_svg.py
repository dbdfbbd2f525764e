"""The map on the steward's screen, everybody as a mark. It is microdata: exported pictures hold cells of ten."""

from dataclasses import dataclass, field

import numpy as np
from django.utils.translation import gettext as _
from numpy.typing import NDArray

from tracktwo.common.intervals import SHAPES
from tracktwo.methods import opinion
from tracktwo.methods.opinion import FloatArray

from ..models import Consultation
from .positions import read_positions

__all__ = ["MapSvg", "Mark", "Region", "map_svg"]

WIDE, HIGH, EDGE = 720, 520, 46
# Along one axis height means nothing, and less of it is enough.
HIGH_OF_ONE_AXIS, STACK_LIMIT, BINS = 300, 0.16, 80
MOST_DOTS = 4000


@dataclass(frozen=True)
class Mark:
    """A person, or a cell of ten and more where there are very many: a place, a shape, a size."""

    x: float
    y: float
    shape: str
    group: int
    size: float
    certainty: float


@dataclass(frozen=True)
class Region:
    """A group as an ellipse without an edge, fainter where its members are less certain; `top` is above all of them."""

    x: float
    y: float
    wide: float
    high: float
    turn: float
    group: int
    certainty: float
    label: str
    top: float


@dataclass(frozen=True)
class MapSvg:
    """What the page draws. `cells` says that people stand together in cells."""

    marks: list[Mark]
    regions: list[Region]
    cells: bool
    sides: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    wide: int = WIDE
    high: int = HIGH


def map_svg(consultation: Consultation, packed: bytes | memoryview, mirrored: bool) -> MapSvg | None:
    """The picture, mirrored for a page read from the right; None where nothing distinguishes people."""
    arrays = read_positions(packed)
    part, axes = arrays["part"], int(arrays["axes"])
    if not axes or not part.any():
        return None
    place, label = arrays["place"][part].astype(float), arrays["label"][part].astype(np.int64)
    if axes == 1:
        place[:, 1] = _stacked(place[:, 0])
    high = HIGH_OF_ONE_AXIS if axes == 1 else HIGH
    points = _fitted(place, mirrored, high)
    certainty, cells = arrays["sure"][part].astype(float), len(place) > MOST_DOTS
    if cells:
        marks = [
            Mark(cell.x, cell.y, "cell", cell.group, 3 + cell.people**0.5 / 4, 0.6)
            for cell in opinion.map_cells(points, label)
        ]
    else:
        sides = [side["id"] for side in consultation.sides]
        shapes = [SHAPES[sides.index(side) % len(SHAPES)] if side in sides else "dot" for side in arrays["side"][part]]
        marks = [
            Mark(round(float(x), 1), round(float(y), 1), shape, int(group), 3.4, float(sure))
            for (x, y), shape, group, sure in zip(points, shapes, label, certainty, strict=True)
        ]
    legend = [(SHAPES[index % len(SHAPES)], side["name"]) for index, side in enumerate(consultation.sides)]
    return MapSvg(marks, _regions(points, label, certainty), cells, legend, high=high)


def _fitted(place: FloatArray, mirrored: bool, high: int) -> FloatArray:
    """Places on the sheet (p, 2), to one scale; the outermost 0.2 % are moved to the edge."""
    low, top = np.quantile(place, 0.002, axis=0), np.quantile(place, 0.998, axis=0)
    room = np.array([WIDE - 2 * EDGE, high - 2 * EDGE])
    scale = float(np.min(room / np.maximum(top - low, 1e-9)))
    turned = np.array([-1 if mirrored else 1, -1])
    points = np.array([WIDE / 2, high / 2]) + (place - (low + top) / 2) * scale * turned
    return np.asarray(np.clip(points, 8, [WIDE - 8, high - 8]))


def _stacked(line: FloatArray) -> FloatArray:
    """Heights (p,) that stack people who share a place on the one axis; height itself means nothing."""
    extent = float(np.ptp(line))
    bins = np.clip(((line - line.min()) / max(extent, 1e-9) * BINS).astype(int), 0, BINS - 1)
    height = np.zeros(len(line))
    stacked = np.zeros(BINS, dtype=int)
    for person in np.argsort(line, kind="stable"):
        stacked[bins[person]] += 1
        turn = stacked[bins[person]]
        height[person] = (turn // 2) * (1 if turn % 2 else -1) * extent / 90
    return np.asarray(np.clip(height, -extent * STACK_LIMIT, extent * STACK_LIMIT))


def _regions(points: FloatArray, label: NDArray[np.int64], certainty: FloatArray) -> list[Region]:
    regions = []
    for group in range(int(label.max(initial=-1)) + 1):
        members = points[label == group]
        if len(members) < 3:
            continue
        middle = np.median(members, axis=0)
        # The ellipse of two standard deviations; the constant keeps a group in one point visible.
        variance, axes = np.linalg.eigh(np.cov(members.T) + np.eye(2) * 60)
        high, wide = (float(2 * np.sqrt(value)) for value in variance)
        regions.append(
            Region(
                float(middle[0]),
                float(middle[1]),
                wide,
                high,
                float(np.degrees(np.arctan2(axes[1, 1], axes[0, 1]))),
                group,
                float(certainty[label == group].mean()),
                _("Group %(n)d") % {"n": group + 1},
                max(float(members[:, 1].min()) - 12, 16),
            )
        )
    return regions
