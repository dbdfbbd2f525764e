"""Where groups stand on an actor map: a pyramid for each side, in which nobody moves when one more is added."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Literal

from tracktwo.methods.errors import InvalidInput
from tracktwo.methods.quoting import quoted

__all__ = ["LEVELS", "Level", "Placed", "Position", "Strip", "place_groups", "strips"]

Level = Literal["top", "middle", "grassroots"]
LEVELS: tuple[Level, ...] = ("top", "middle", "grassroots")
# The rows of each level, by how many groups stand in them: a pyramid, wider from row to row.
ROWS: Mapping[Level, tuple[int, ...]] = {"top": (1, 2, 3), "middle": (3, 4, 4), "grassroots": (4, 4, 4)}
# A side's pyramid is four units wide, and a unit lies between two of them.
BAND, WIDEST = 5.0, 4
# Between two levels lies half a unit, where their border can be drawn.
GAP = 0.5


@dataclass(frozen=True, slots=True)
class Position:
    """A place in units of a group's room: x rises from the first side on, y from the top level down."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Placed:
    """A group to be placed: its key, its side (None for one of no side) and its level."""

    key: str
    side: str | None
    level: Level


@dataclass(frozen=True, slots=True)
class Strip:
    """The rows of a level, for a caption and a border: from `top` to `bottom`, in the units of positions."""

    level: Level
    top: float
    bottom: float


def place_groups(
    groups: Sequence[Placed], sides: Sequence[str], existing: Mapping[str, Position] | None = None
) -> dict[str, Position]:
    """A position for every group.

    Sides stand beside each other in their order, each with three rows for the top, three for the middle range and
    three for the grassroots; groups of no side stand below. A group takes the first free place of its level, from the
    middle outwards. Where a level is full, places go on below the pyramid. Whoever has a position keeps it, so that a
    map stays readable while it grows; whoever moves a group by hand may put it anywhere.

    No two groups lie nearer to each other than one unit both across and down, if none of the existing do. So a group
    may be drawn up to one unit wide and high.

    Args:
        groups: in the order in which they were entered.
        sides: their order; a side that joins later is added at the end.
        existing: positions of an earlier drawing. Those of groups that are gone are not kept free.

    Raises:
        InvalidInput: two groups have one key, or a side is not among the sides.
    """
    kept = existing or {}
    keys = [group.key for group in groups]
    if len(set(keys)) != len(keys):
        twice = next(key for key in keys if keys.count(key) > 1)
        raise InvalidInput("group-twice", "found the group {key} twice; expected each once", key=quoted(twice))
    positions = {key: kept[key] for key in keys if key in kept}
    for group in groups:
        if group.key not in positions:
            taken = list(positions.values())
            positions[group.key] = next(
                place for place in _places(group, sides) if not any(_overlap(place, other) for other in taken)
            )
    return {key: positions[key] for key in keys}


def strips() -> tuple[Strip, ...]:
    """The three levels with their borders, half a unit beyond the middles of their first and last rows."""
    return tuple(Strip(level, _top(level) - 0.5, _top(level) + len(ROWS[level]) - 0.5) for level in LEVELS)


def _top(level: Level) -> float:
    """The y of a level's first row."""
    above = LEVELS[: LEVELS.index(level)]
    return sum(len(ROWS[each]) + GAP for each in above)


def _places(group: Placed, sides: Sequence[str]) -> Iterator[Position]:
    """The places of a group, the best first, without an end."""
    bottom = _top("grassroots") + len(ROWS["grassroots"]) + GAP
    if group.side is None:
        for row in count():
            # Below all pyramids, as wide as they are together.
            yield from _row(BAND * (max(len(sides), 1) - 1) / 2, bottom + row, int(BAND * max(len(sides), 1)) - 1)
    if group.side not in sides:
        raise InvalidInput(
            "no-such-side", "found the side {side}; expected one of the sides", side=quoted(str(group.side))
        )
    middle = BAND * sides.index(group.side)
    for row, wide in enumerate(ROWS[group.level]):
        yield from _row(middle, _top(group.level) + row, wide)
    for row in count():
        yield from _row(middle, bottom + row, WIDEST)


def _row(middle: float, y: float, wide: int) -> Iterator[Position]:
    """The places of a row, from the middle outwards and from left to right in turn."""
    offsets = [at - (wide - 1) / 2 for at in range(wide)]
    for offset in sorted(offsets, key=lambda offset: (abs(offset), offset)):
        yield Position(middle + offset, y)


def _overlap(a: Position, b: Position) -> bool:
    return abs(a.x - b.x) < 1 - 1e-9 and abs(a.y - b.y) < 1 - 1e-9
