"""What may leave: no row of votes, no small cell, and none that the others give away."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .counts import tally_by
from .errors import NoAnswer
from .votes import Array, Ints, Votes

__all__ = ["SMALLEST", "Cell", "Published", "cells", "publishable", "suppress"]

SMALLEST = 10
MOST_CELLS = 160


@dataclass(frozen=True, eq=False)
class Published:
    """One statement's counts by group and answer (agree, disagree, pass): shape (k, 3), -1 where withheld.

    `groups` (k,) and `answers` (3,) are the totals; both are None where even they would tell too much.
    """

    statement: int
    counts: Ints
    groups: Ints | None
    answers: Ints | None


@dataclass(frozen=True)
class Cell:
    """At least ten people close to each other on the map: their mean place, number, and the group most are in."""

    x: float
    y: float
    people: int
    group: int


def suppress(table: Ints, smallest: int = SMALLEST) -> NDArray[np.bool_] | None:
    """Which cells of a table (k, 3) to withhold when its margins are published; None for all, margins too.

    Every count below `smallest` is withheld, nought among them: that nobody of a group disagreed tells about each
    member. Then the smallest other counts are withheld, in the same row or column first, until each withheld count
    may be any of at least `smallest` + 1 numbers as far as rows, columns and totals tell. It does not see what a
    second table of nearly the same people would tell by difference: publish one.
    """
    if min(table.sum(), *table.sum(axis=1), *table.sum(axis=0)) < smallest:
        return None
    hidden = table < smallest
    while (given_away := _given_away(table, hidden, smallest)) is not None:
        row, column = given_away
        near = np.zeros_like(hidden)
        near[row], near[:, column] = True, True
        choice = near & ~hidden if np.any(near & ~hidden) else ~hidden
        if not choice.any():
            return None
        hidden[np.unravel_index(int(np.where(choice, table, np.iinfo(np.int64).max).argmin()), hidden.shape)] = True
    return hidden


def _given_away(table: Ints, hidden: NDArray[np.bool_], smallest: int) -> tuple[int, int] | None:
    """A withheld cell that margins pin down too closely."""
    for row, column in np.argwhere(hidden):
        here = int(row), int(column)
        up = _moved(table, hidden, here, smallest, raising=True)
        if up < smallest and up + _moved(table, hidden, here, smallest, raising=False) < smallest:
            return here
    return None


def _moved(table: Ints, hidden: NDArray[np.bool_], here: tuple[int, int], most: int, raising: bool) -> int:
    """By how much, up to `most`, a cell can go up or down while other withheld cells make up for it.

    A flow between the cell's row and its column: through other withheld cells, which may rise at will and fall to
    nought.
    """
    rows, wide = table.shape
    room = np.zeros((rows + wide, rows + wide), dtype=np.int64)
    room[:rows, rows:] = np.where(hidden, most, 0)
    room[rows:, :rows] = np.where(hidden, table, 0).T
    room[here[0], rows + here[1]] = room[rows + here[1], here[0]] = 0
    begin, end = (rows + here[1], here[0]) if raising else (here[0], rows + here[1])
    limit = most if raising else min(most, int(table[here]))
    moved = 0
    while moved < limit:
        path = _path(room, begin, end)
        if path is None:
            break
        step = min(limit - moved, *(int(room[a, b]) for a, b in path))
        for a, b in path:
            room[a, b] -= step
            room[b, a] += step
        moved += step
    return moved


def _path(room: Ints, begin: int, end: int) -> list[tuple[int, int]] | None:
    came = {begin: begin}
    waiting = [begin]
    while waiting and end not in came:
        at = waiting.pop(0)
        for to in np.flatnonzero(room[at]).tolist():
            if to not in came:
                came[to] = at
                waiting.append(to)
    if end not in came:
        return None
    path = []
    while end != begin:
        path.append((came[end], end))
        end = came[end]
    return path


def publishable(votes: Votes, label: Ints, groups: int, smallest: int = SMALLEST) -> tuple[Published, ...]:
    """Counts per statement and group fit for publication, of people labelled (n,), -1 for nobody's."""
    counts = tally_by(votes, label, groups)
    found = []
    for place, number in enumerate(votes.statements):
        table = np.stack([each[:, place] for each in (counts.agree, counts.disagree, counts.passed)], axis=1)
        hidden = suppress(table, smallest)
        if hidden is None:
            found.append(Published(number, np.full_like(table, -1), None, None))
        else:
            found.append(Published(number, np.where(hidden, -1, table), table.sum(axis=1), table.sum(axis=0)))
    return tuple(found)


def cells(place: Array, label: Ints, smallest: int = SMALLEST) -> tuple[Cell, ...]:
    """People at `place` (p, 1 or 2) in cells of at least `smallest`, by halving the longer extent again and again.

    Raises:
        NoAnswer: there are fewer people than one cell takes.
    """
    if len(place) < smallest:
        raise NoAnswer(f"{len(place)} people take part; a map for publication needs {smallest} at least")
    smallest = max(smallest, -(-len(place) // MOST_CELLS))
    plane = np.zeros((len(place), 2))
    plane[:, : min(2, place.shape[1])] = place[:, :2]
    waiting, done = [np.arange(len(place))], []
    while waiting:
        people = waiting.pop()
        if len(people) < 2 * smallest:
            done.append(people)
            continue
        axis = int(np.ptp(plane[people], axis=0).argmax())
        order = people[np.argsort(plane[people, axis], kind="stable")]
        waiting += [order[: len(order) // 2], order[len(order) // 2 :]]
    found = []
    for people in done:
        mine = label[people]
        group = int(np.bincount(mine[mine >= 0]).argmax()) if np.any(mine >= 0) else -1
        x, y = plane[people].mean(axis=0)
        found.append(Cell(float(x), float(y), len(people), group))
    return tuple(sorted(found, key=lambda one: (one.x, one.y)))
