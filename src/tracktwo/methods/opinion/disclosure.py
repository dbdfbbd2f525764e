"""Disclosure control: no row of votes is published, no small count, and none that other counts give away."""

from dataclasses import dataclass

import numpy as np

from tracktwo.methods.errors import Refusal

from .counts import tally_by_label
from .votes import FloatArray, IntArray, Mask, Votes

__all__ = ["MIN_CELL", "Cell", "PublishedCounts", "cells_to_withhold", "map_cells", "publishable_counts"]

MIN_CELL = 10
MAX_MAP_CELLS = 160


@dataclass(frozen=True, eq=False)
class PublishedCounts:
    """One statement's counts by group and answer (agree, disagree, pass): shape (k, 3), -1 where withheld.

    `groups` (k,) and `answers` (3,) are the totals; both are None where even they would tell too much.
    """

    statement: int
    counts: IntArray
    groups: IntArray | None
    answers: IntArray | None


@dataclass(frozen=True)
class Cell:
    """At least ten people close to each other on the map.

    `x` and `y` are their mean position, `spread` the root mean squared distance from it, `group` the group most of
    them are in, or -1. All are in units of votes.
    """

    x: float
    y: float
    people: int
    group: int
    spread: float = 0.0


def cells_to_withhold(table: IntArray, smallest: int = MIN_CELL) -> Mask | None:
    """The cells of a table (k, 3) to withhold when its margins are published; None to withhold the margins too.

    Primary suppression withholds every count below `smallest`, zeros included: that nobody of a group disagreed says
    something about each member. Complementary suppression then withholds the smallest other counts, first in the same
    row or column, until each withheld count could be any of at least `smallest` + 1 numbers given rows, columns and
    totals (Cox 1980, 10.1080/01621459.1980.10477481). It cannot see a second table of nearly the same people, which
    would reveal counts by difference: publish one.
    """
    if min(table.sum(), *table.sum(axis=1), *table.sum(axis=0)) < smallest:
        return None
    withheld = table < smallest
    while (revealed := _revealed_cell(table, withheld, smallest)) is not None:
        row, column = revealed
        same_line = np.zeros_like(withheld)
        same_line[row], same_line[:, column] = True, True
        candidates = same_line & ~withheld if np.any(same_line & ~withheld) else ~withheld
        if not candidates.any():
            return None
        smallest_candidate = int(np.where(candidates, table, np.iinfo(np.int64).max).argmin())
        withheld[np.unravel_index(smallest_candidate, withheld.shape)] = True
    return withheld


def _revealed_cell(table: IntArray, withheld: Mask, smallest: int) -> tuple[int, int] | None:
    """A withheld cell whose possible range, given the margins, is narrower than `smallest`."""
    for row, column in np.argwhere(withheld):
        cell = int(row), int(column)
        up = _possible_change(table, withheld, cell, smallest, increase=True)
        if up < smallest and up + _possible_change(table, withheld, cell, smallest, increase=False) < smallest:
            return cell
    return None


def _possible_change(table: IntArray, withheld: Mask, cell: tuple[int, int], limit: int, increase: bool) -> int:
    """By how much, up to `limit`, a cell can rise or fall while the other withheld cells keep all margins fixed.

    This is a maximum flow between the cell's row and its column through the other withheld cells, each of which may
    rise without bound and fall to zero (Ford and Fulkerson 1956, by shortest augmenting paths).
    """
    rows, columns = table.shape
    capacity = np.zeros((rows + columns, rows + columns), dtype=np.int64)
    capacity[:rows, rows:] = np.where(withheld, limit, 0)
    capacity[rows:, :rows] = np.where(withheld, table, 0).T
    capacity[cell[0], rows + cell[1]] = capacity[rows + cell[1], cell[0]] = 0
    source, sink = (rows + cell[1], cell[0]) if increase else (cell[0], rows + cell[1])
    limit = limit if increase else min(limit, int(table[cell]))
    flow = 0
    while flow < limit:
        path = _augmenting_path(capacity, source, sink)
        if path is None:
            break
        step = min(limit - flow, *(int(capacity[edge]) for edge in path))
        for tail, head in path:
            capacity[tail, head] -= step
            capacity[head, tail] += step
        flow += step
    return flow


def _augmenting_path(capacity: IntArray, source: int, sink: int) -> list[tuple[int, int]] | None:
    predecessor = {source: source}
    queue = [source]
    while queue and sink not in predecessor:
        node = queue.pop(0)
        for neighbour in np.flatnonzero(capacity[node]).tolist():
            if neighbour not in predecessor:
                predecessor[neighbour] = node
                queue.append(neighbour)
    if sink not in predecessor:
        return None
    path = []
    while sink != source:
        path.append((predecessor[sink], sink))
        sink = predecessor[sink]
    return path


def publishable_counts(
    votes: Votes, label: IntArray, groups: int, smallest: int = MIN_CELL
) -> tuple[PublishedCounts, ...]:
    """Counts per statement and group fit for publication, of people labelled (n,), below 0 for no group."""
    counts = tally_by_label(votes, label, groups)
    published = []
    for column, number in enumerate(votes.statements):
        table = np.stack([answer[:, column] for answer in (counts.agree, counts.disagree, counts.passed)], axis=1)
        withheld = cells_to_withhold(table, smallest)
        if withheld is None:
            published.append(PublishedCounts(number, np.full_like(table, -1), None, None))
        else:
            visible = np.where(withheld, -1, table)
            published.append(PublishedCounts(number, visible, table.sum(axis=1), table.sum(axis=0)))
    return tuple(published)


def map_cells(position: FloatArray, label: IntArray, smallest: int = MIN_CELL) -> tuple[Cell, ...]:
    """People at `position` (p, r) in cells of at least `smallest`, by the first two axes, from left to right.

    The plane is halved at the median of the longer extent again and again, as in a k-d tree.

    Raises:
        Refusal: there are fewer people than one cell needs.
    """
    if len(position) < smallest:
        raise Refusal(
            "too-few-people-to-publish",
            "{people} people take part; a map for publication needs {smallest} at least",
            people=len(position),
            smallest=smallest,
        )
    smallest = max(smallest, -(-len(position) // MAX_MAP_CELLS))
    plane = np.zeros((len(position), 2))
    plane[:, : min(2, position.shape[1])] = position[:, :2]
    unsplit, finished = [np.arange(len(position))], []
    while unsplit:
        people = unsplit.pop()
        if len(people) < 2 * smallest:
            finished.append(_cell(plane[people], label[people]))
            continue
        axis = int(np.ptp(plane[people], axis=0).argmax())
        order = people[np.argsort(plane[people, axis], kind="stable")]
        unsplit += [order[: len(order) // 2], order[len(order) // 2 :]]
    return tuple(sorted(finished, key=lambda cell: (cell.x, cell.y)))


def _cell(plane: FloatArray, label: IntArray) -> Cell:
    grouped = label[label >= 0]
    x, y = plane.mean(axis=0)
    spread = float(np.sqrt(((plane - [x, y]) ** 2).sum(axis=1).mean()))
    return Cell(float(x), float(y), len(plane), int(np.bincount(grouped).argmax()) if len(grouped) else -1, spread)
