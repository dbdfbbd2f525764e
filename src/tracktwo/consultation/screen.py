"""The map on the steward's screen: everyone as a dot. It is microdata, and leaves only in cells of ten."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from django.utils.translation import gettext as _

from tracktwo.methods import opinion

from .drawing import places_of
from .models import Consultation

__all__ = ["Mark", "Region", "Screen", "screen_of"]

WIDE, HIGH, EDGE = 720, 520, 46
# Along one axis height means nothing, and less of it is enough.
HIGH_OF_A_LINE, LIMIT_OF_A_LINE = 300, 0.16
MOST_DOTS = 4000
SHAPES = ("circle", "square", "triangle", "diamond")


@dataclass(frozen=True)
class Mark:
    """A person, or a cell of ten and more where there are very many: a place, a shape, a size."""

    x: float
    y: float
    shape: str
    group: int
    size: float
    sure: float


@dataclass(frozen=True)
class Region:
    """A group as an ellipse without an edge, fainter where its members are less certain; `top` is above all of them."""

    x: float
    y: float
    wide: float
    high: float
    turn: float
    group: int
    sure: float
    label: str
    top: float


@dataclass(frozen=True)
class Screen:
    """What the page draws. `cells` says that people stand together in cells."""

    marks: list[Mark]
    regions: list[Region]
    cells: bool
    sides: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    wide: int = WIDE
    high: int = HIGH


def screen_of(consultation: Consultation, kept: bytes | memoryview, mirrored: bool) -> Screen | None:
    """The picture, mirrored for a page read from the right; None where nothing tells people apart."""
    held = places_of(kept)
    part, axes = held["part"], int(held["axes"])
    if not axes or not part.any():
        return None
    place, label = held["place"][part].astype(float), held["label"][part].astype(int)
    sure, side = held["sure"][part].astype(float), held["side"][part]
    known = [one["id"] for one in consultation.sides]
    shapes = np.array([known.index(str(one)) if str(one) in known else -1 for one in side])
    if axes == 1:
        place[:, 1] = _stacked(place[:, 0])
    cells = len(place) > MOST_DOTS
    high = HIGH_OF_A_LINE if axes == 1 else HIGH
    at = _fitted(place, mirrored, high)
    if cells:
        found = opinion.map_cells(at, label.astype(np.int64))
        marks = [Mark(one.x, one.y, "cell", one.group, 3 + one.people**0.5 / 4, 0.6) for one in found]
    else:
        marks = [
            Mark(round(float(x), 1), round(float(y), 1), SHAPES[s % 4] if s >= 0 else "dot", int(g), 3.4, float(c))
            for (x, y), s, g, c in zip(at, shapes, label, sure, strict=True)
        ]
    names = [(SHAPES[at % 4], one["name"]) for at, one in enumerate(consultation.sides)]
    return Screen(marks, _regions(at, label, sure), cells, names, high=high)


def _fitted(place: Any, mirrored: bool, tall: int) -> Any:
    low, high = np.quantile(place, 0.002, axis=0), np.quantile(place, 0.998, axis=0)
    middle = (low + high) / 2
    room = np.array([WIDE - 2 * EDGE, tall - 2 * EDGE])
    scale = float(np.min(room / np.maximum(high - low, 1e-9)))
    turned = np.array([-1 if mirrored else 1, -1])
    at = np.array([WIDE / 2, tall / 2]) + (place - middle) * scale * turned
    return np.clip(at, 8, [WIDE - 8, tall - 8])


def _stacked(line: Any) -> Any:
    """Along one axis people are heaped, so that it is seen where they are many; height means nothing."""
    bins = np.clip(((line - line.min()) / max(float(np.ptp(line)), 1e-9) * 80).astype(int), 0, 79)
    height = np.zeros(len(line))
    counts = np.zeros(80, dtype=int)
    step = float(np.ptp(line)) / 90
    for at in np.argsort(line, kind="stable"):
        counts[bins[at]] += 1
        turn = counts[bins[at]]
        height[at] = (turn // 2) * (1 if turn % 2 else -1) * step
    limit = float(np.ptp(line)) * LIMIT_OF_A_LINE
    return np.clip(height, -limit, limit)


def _regions(at: Any, label: Any, sure: Any) -> list[Region]:
    found = []
    for group in range(int(label.max(initial=-1)) + 1):
        mine = at[label == group]
        if len(mine) < 3:
            continue
        middle = np.median(mine, axis=0)
        value, axes = np.linalg.eigh(np.cov(mine.T) + np.eye(2) * 60)
        turn = float(np.degrees(np.arctan2(axes[1, 1], axes[0, 1])))
        certain = float(sure[label == group].mean())
        name = _("Group %(n)d") % {"n": group + 1}
        wide, high = (float(2 * np.sqrt(one)) for one in (value[1], value[0]))
        top = max(float(mine[:, 1].min()) - 12, 16)
        found.append(Region(float(middle[0]), float(middle[1]), wide, high, turn, group, certain, name, top))
    return found
