"""The lattice of sets of steps, one bit for each set, and floods over it.

Where a side stands depends on which steps were taken and not on their order. So an order that every side can bear is
a path from the empty set to the full one through sets that every side can bear. Steps that must follow each other
form chains. How far each chain has come is a few bits of a set's number (its cell), and 64 neighbouring cells are one
machine word. Taking a step adds a power of two to the cell, so that a flood is a handful of shifts over the array.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .chains import WORD_BITS, Chain, chain_cover, covering_pairs, transitive_closure, with_offsets

__all__ = [
    "CellSet",
    "Exposures",
    "StepLattice",
    "cell_numbers",
    "contains",
    "contains_each",
    "spread",
]

CellSet = NDArray[np.uint64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]
# Runs shorter than this many words are quicker to take column by column.
SHORT_RUN = 16


class StepLattice:
    """The sets of steps that respect prerequisites. `needs[i]` is a mask of the prerequisites of step i, no cycles."""

    def __init__(self, needs: Sequence[int]) -> None:
        self.size = len(needs)
        closure = transitive_closure(needs)
        self.chains = with_offsets(chain_cover(closure))
        self.bits = max([WORD_BITS, *(chain.offset + chain.bits for chain in self.chains)])
        # Exposures are sums of a table over the lower bits and one over the upper bits: two halves of equal size.
        halves = [chain.offset for chain in self.chains if 2 * chain.offset >= self.bits]
        self.split = max(WORD_BITS, min(halves, default=self.bits))
        self.low, low_used = self._half(0, self.split)
        self.high, high_used = self._half(self.split, self.bits)
        self.full = self.cell(range(self.size))
        self.valid = self._valid(closure, low_used, high_used)

    def cell(self, steps: Iterable[int]) -> int:
        """The number of a set of steps."""
        taken = set(steps)
        return sum(sum(step in taken for step in chain.steps) << chain.offset for chain in self.chains)

    def masks(self, cells: Integers) -> Integers:
        """The sets as masks of steps."""
        masks: Integers = self.high[cells >> self.split] | self.low[cells & (len(self.low) - 1)]
        return masks

    def next_steps(self, cell: int) -> list[tuple[int, int]]:
        """(step, cell after it) for the next step of every chain; some may still wait for other steps."""
        following = []
        for chain in self.chains:
            count = chain.count(cell)
            if count < len(chain.steps):
                following.append((chain.steps[count], cell + (1 << chain.offset)))
        return following

    def last_steps(self, cell: int) -> list[tuple[int, int]]:
        """(step, cell before it) for the last step of every chain that has begun."""
        preceding = []
        for chain in self.chains:
            count = chain.count(cell)
            if count:
                preceding.append((chain.steps[count - 1], cell - (1 << chain.offset)))
        return preceding

    def flood(self, allowed: CellSet, start: int, *, forward: bool, goal: int = -1) -> CellSet:
        """Cells that can be reached from `start` through allowed cells; it stops early once it has met `goal`."""
        reached = np.zeros_like(allowed)
        if not contains(allowed, start):
            return reached
        reached.reshape(-1)[start >> WORD_BITS] = np.uint64(1 << (start & 63))
        while not (goal >= 0 and contains(reached, goal)):
            before = reached.copy()
            for chain in self.chains:
                spread(reached, reached, allowed, chain, forward=forward)
            if np.array_equal(before, reached):
                break
        return reached

    def dead_ends(self, reached: CellSet) -> Integers:
        """Reached cells from which no further cell was reached, in ascending order."""
        inner = np.zeros_like(reached)
        for chain in self.chains:
            spread(inner, reached, reached, chain, forward=False)
        return cell_numbers(reached & ~inner)

    def _half(self, start: int, stop: int) -> tuple[Integers, Flags]:
        """Masks of taken steps for every value of the bits from `start` to `stop`, and which values occur."""
        numbers = np.arange(1 << (stop - start), dtype=np.int64) << start
        masks, used, known = np.zeros_like(numbers), np.ones(len(numbers), bool), 0
        for chain in self.chains:
            if start <= chain.offset < stop:
                counts = chain.count(numbers)
                prefixes = [sum(1 << step for step in chain.steps[:upto]) for upto in range(len(chain.steps) + 1)]
                used &= counts < len(prefixes)
                masks |= np.array(prefixes, np.int64)[np.minimum(counts, len(chain.steps))]
                known |= ((1 << chain.bits) - 1) << chain.offset
        used &= (numbers & ~known) == 0
        return masks, used

    def _valid(self, closure: Sequence[int], low_used: Flags, high_used: Flags) -> CellSet:
        """The cells that stand for sets in which no step lacks a prerequisite."""
        chain_of = {step: number for number, chain in enumerate(self.chains) for step in chain.steps}
        is_low = [self.chains[chain_of[step]].offset < self.split for step in range(self.size)]
        mixed: list[tuple[int, int]] = []
        for step, before in covering_pairs(closure):
            if chain_of[step] == chain_of[before]:
                continue
            if is_low[step] != is_low[before]:
                mixed.append((step, before))
            elif is_low[step]:
                low_used &= ~_holds(self.low, step) | _holds(self.low, before)
            else:
                high_used &= ~_holds(self.high, step) | _holds(self.high, before)
        valid: CellSet = np.zeros((len(self.high), len(self.low) // 64), np.uint64)
        valid[high_used] = packed(low_used)
        for step, before in mixed:
            if is_low[before]:
                valid[_holds(self.high, step)] &= packed(_holds(self.low, before))
            else:
                valid[~_holds(self.high, before)] &= packed(~_holds(self.low, step))
        return valid


def _holds(masks: Integers, step: int) -> Flags:
    """Which of these sets hold the step."""
    flags: Flags = masks >> step & 1 == 1
    return flags


class Exposures:
    """The exposure of every side at every cell. `effects[p][i]`: what step i adds to the exposure of side p."""

    def __init__(self, lattice: StepLattice, effects: Sequence[Sequence[int]]) -> None:
        self.lattice, self.effects = lattice, effects
        self._high: list[Integers] = []
        self._levels: list[Integers] = []
        self._tables: list[CellSet] = []
        for effect in effects:
            low = _sums(lattice.low, effect)
            levels = np.unique(low)
            # Row r holds the cells of the lower half that are exposed to no more than the r lowest levels.
            table = packed(low[None, :] <= np.concatenate(([low.min() - 1], levels))[:, None])
            self._high.append(_sums(lattice.high, effect))
            self._levels.append(levels)
            self._tables.append(table)

    def allowed(self, tolerances: Sequence[int]) -> CellSet:
        """Cells at which every side is within its tolerance.

        For each upper half the room that is left to the lower half is looked up among the levels that occur, which
        gives 64 comparisons in one word.
        """
        allowed = self.lattice.valid.copy()
        for side, tolerance in enumerate(tolerances):
            room = np.searchsorted(self._levels[side], tolerance - self._high[side], side="right")
            allowed &= self._tables[side][room]
        return allowed

    def after(self, steps: Iterable[int]) -> tuple[int, ...]:
        """The exposure of every side once these steps were taken."""
        taken = list(steps)
        return tuple(sum(effect[step] for step in taken) for effect in self.effects)


def packed(flags: Flags) -> CellSet:
    """Flags, along the last axis, as bits of words, the first the lowest."""
    return np.packbits(flags, axis=-1, bitorder="little").view(np.dtype("<u8")).astype(np.uint64, copy=False)


def contains(cells: CellSet, cell: int) -> bool:
    """Whether the cell is in the set."""
    return bool(int(cells.reshape(-1)[cell >> WORD_BITS]) >> (cell & 63) & 1)


def contains_each(cells: CellSet, numbers: Integers) -> Flags:
    """Whether each of these cells is in the set."""
    words = cells.reshape(-1)[numbers >> WORD_BITS]
    flags: Flags = (words >> (numbers & 63).astype(np.uint64)) & np.uint64(1) == 1
    return flags


def cell_numbers(cells: CellSet) -> Integers:
    """The numbers of the cells in the set, ascending."""
    words = cells.reshape(-1)
    places = np.flatnonzero(words)
    bits = np.unpackbits(words[places].astype("<u8").view(np.uint8), bitorder="little").reshape(-1, 64)
    rows, columns = np.nonzero(bits)
    numbers: Integers = (places[rows] << WORD_BITS) + columns
    return numbers


def spread(target: CellSet, source: CellSet, allowed: CellSet, chain: Chain, *, forward: bool) -> None:
    """Add to `target` the allowed cells that lie one step of the chain after (or before) a cell of `source`."""
    length = len(chain.steps)
    if chain.offset < WORD_BITS:
        shift = np.uint64(1 << chain.offset)
        unfinished = packed(chain.count(np.arange(64)) < length)[0]
        for _ in range(length):
            moved = (source & unfinished) << shift if forward else (source >> shift) & unfinished
            target |= moved & allowed
        return
    inner = 1 << (chain.offset - WORD_BITS)
    shape = (-1, 1 << chain.bits, inner)
    to, off, may = target.reshape(shape), source.reshape(shape), allowed.reshape(shape)
    columns: list[Any] = [slice(None)] if inner >= SHORT_RUN else list(range(inner))
    for count in range(length) if forward else range(length - 1, -1, -1):
        left, right = (count, count + 1) if forward else (count + 1, count)
        for column in columns:
            to[:, right, column] |= off[:, left, column] & may[:, right, column]


def _sums(masks: Integers, effect: Sequence[int]) -> Integers:
    sums = np.zeros(len(masks), np.int64)
    for step, value in enumerate(effect):
        if value:
            sums += (masks >> step & 1) * value
    return sums
