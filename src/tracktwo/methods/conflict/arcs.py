"""Relations on an actor map as arcs: those of one pair apart from each other, and none across a third group."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import hypot

from tracktwo.methods.errors import InvalidInput
from tracktwo.methods.quoting import quoted

from .layout import Position

__all__ = ["Arc", "arcs"]

# How far an arc bends from the straight line at its middle, in units: tried one after the other, near ones first.
BENDS = (0.0, 0.5, -0.5, 0.9, -0.9, 1.3, -1.3, 1.7, -1.7, 2.1, -2.1, 2.5, -2.5)
EVEN_BENDS = (0.25, -0.25, 0.65, -0.65, 1.05, -1.05, 1.45, -1.45, 1.85, -1.85, 2.25, -2.25)
# Two arcs of one pair whose middles are nearer than this can hardly be told apart.
APART = 0.35
# An arc that comes nearer than this to the middle of a third group seems to touch it.
CLEAR = 0.4
SAMPLES = 16


@dataclass(frozen=True, slots=True)
class Arc:
    """A quadratic Bézier curve between the middles of two groups, and the point halfway along it, for a label."""

    start: Position
    control: Position
    end: Position
    middle: Position


def arcs(pairs: Sequence[tuple[str, str]], positions: Mapping[str, Position]) -> list[Arc]:
    """An arc for every pair of keys, in their order; it runs from the first key to the second.

    All relations between the same two groups, in either direction, are bent apart, and where it can be had none
    comes across a third group.

    Raises:
        InvalidInput: a key has no position, or both are the same.
    """
    together: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, (source, target) in enumerate(pairs):
        for key in (source, target):
            if key not in positions:
                raise InvalidInput("group-not-placed", "found no position of {key}; expected one", key=quoted(key))
        if source == target:
            raise InvalidInput("relation-to-itself", "found a relation of {key} to itself", key=quoted(source))
        together[min(source, target), max(source, target)].append(at)
    drawn: dict[int, Arc] = {}
    for (first, second), places in together.items():
        others = [place for key, place in positions.items() if key not in (first, second)]
        for at, bend in zip(places, _bends(positions[first], positions[second], len(places), others), strict=True):
            arc = _arc(positions[first], positions[second], bend)
            drawn[at] = arc if pairs[at][0] == first else Arc(arc.end, arc.control, arc.start, arc.middle)
    return [drawn[at] for at in range(len(pairs))]


def _bends(start: Position, end: Position, number: int, others: Sequence[Position]) -> list[float]:
    """A bend for each of a number of relations: clear of other groups first, and each apart from those before."""
    candidates = EVEN_BENDS if number % 2 == 0 else BENDS
    clear = {bend: _is_clear(_arc(start, end, bend), others) for bend in candidates}
    chosen: list[float] = []
    for bend in (*(bend for bend in candidates if clear[bend]), *(bend for bend in candidates if not clear[bend])):
        if len(chosen) < number and all(abs(bend - other) >= APART for other in chosen):
            chosen.append(bend)
    # More relations than there are bends: they go on outwards.
    while len(chosen) < number:
        chosen.append(max(map(abs, chosen)) + APART)
    return sorted(chosen, key=lambda bend: (abs(bend), -bend))


def _arc(start: Position, end: Position, bend: float) -> Arc:
    across, down = end.x - start.x, end.y - start.y
    length = hypot(across, down) or 1.0
    # The middle of the curve lies half as far from the straight line as its control point.
    aside_x, aside_y = -down / length * bend, across / length * bend
    x, y = (start.x + end.x) / 2, (start.y + end.y) / 2
    return Arc(start, Position(x + 2 * aside_x, y + 2 * aside_y), end, Position(x + aside_x, y + aside_y))


def _is_clear(arc: Arc, others: Sequence[Position]) -> bool:
    for step in range(1, SAMPLES):
        t = step / SAMPLES
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t**2
        x = a * arc.start.x + b * arc.control.x + c * arc.end.x
        y = a * arc.start.y + b * arc.control.y + c * arc.end.y
        if any(hypot(x - other.x, y - other.y) < CLEAR for other in others):
            return False
    return True
