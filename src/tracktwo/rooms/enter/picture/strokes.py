"""How a tie is drawn: each kind has a line of its own, so that no map needs colour to be read.

The signs are those that practitioners draw on flip-charts: a double line for an alliance, a single one for a channel,
dots where it is kept quiet, dashes for tension, a line cut through where a tie is broken, a zigzag for open conflict.
"""

import numpy as np
import numpy.typing as npt

from tracktwo.matter.svg import HOLD, INK
from tracktwo.methods.conflict.layout import Box

__all__ = ["SHARES", "FloatArray", "halo", "step_of", "stroke", "visible"]

FloatArray = npt.NDArray[np.float64]
SHARES = np.linspace(0, 1, 97)
STEP = 12.0


def visible(points: FloatArray, start: Box, end: Box, step: float = STEP) -> FloatArray:
    """Points (n, 2) of a tie's curve between the edges of its two boxes, in even steps of about so many units."""
    outside = ~(_inside(points, start) | _inside(points, end))
    if outside.sum() < 2:
        outside[len(outside) // 2 - 1 : len(outside) // 2 + 1] = True
    points = points[outside]
    steps = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
    even = np.linspace(0, steps[-1], max(int(steps[-1] / step), 8))
    return np.stack([np.interp(even, steps, points[:, 0]), np.interp(even, steps, points[:, 1])], axis=1)


def step_of(kind: str) -> float:
    """A zigzag needs a point for each of its corners; every other line is smooth with fewer."""
    return 4.0 if kind == "conflict" else STEP


def _inside(points: FloatArray, box: Box) -> npt.NDArray[np.bool_]:
    away = np.abs(points - [box.x, box.y])
    return np.asarray((away[:, 0] < box.half_width + 1) & (away[:, 1] < box.half_height + 1))


def stroke(points: FloatArray, kind: str, back: bool) -> str:
    """The SVG of a tie."""
    if kind == "alliance":
        return _line(_beside(points, 2.6), 1.8) + _line(_beside(points, -2.6), 1.8)
    if kind == "channel":
        return _line(points, 3, dashes="0.1 7") if back else _line(points, 1.8)
    if kind == "tension":
        return _line(points, 2.2, HOLD, "10 6")
    if kind == "broken":
        return _broken(points)
    swings = np.array([0, 5, 0, -5])[np.arange(len(points)) % 4] * (np.arange(len(points)) < len(points) - 1)
    return _line(points + swings[:, None] * _normals(points), 2.2, HOLD)


def halo(points: FloatArray) -> str:
    """A broad pale line under a tie that is new."""
    return _line(points, 13, "#e9d9b8")


def _broken(points: FloatArray) -> str:
    """Cut in the middle, with two bars across."""
    half, gap = len(points) // 2, 1
    first, second = points[: half - gap + 1], points[half + gap :]
    bars = [
        _line(np.array([at + 8 * normal, at - 8 * normal]), 2.2, HOLD)
        for at, normal in ((points[half - gap], _normals(points)[half]), (points[half + gap], _normals(points)[half]))
    ]
    return _line(first, 1.6, HOLD) + _line(second, 1.6, HOLD) + "".join(bars)


def _beside(points: FloatArray, distance: float) -> FloatArray:
    return np.asarray(points + distance * _normals(points))


def _normals(points: FloatArray) -> FloatArray:
    way = np.gradient(points, axis=0)
    length = np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-9)
    return np.stack([-way[:, 1], way[:, 0]], axis=1) / length[:, None]


def _line(points: FloatArray, width: float, colour: str = INK, dashes: str = "") -> str:
    coordinates = " ".join(f"{x:.1f},{y:.1f}" for x, y in points.tolist())
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<polyline points="{coordinates}" fill="none" stroke="{colour}" stroke-width="{width}" '
        f'stroke-linecap="round" stroke-linejoin="round"{dashed}/>'
    )
