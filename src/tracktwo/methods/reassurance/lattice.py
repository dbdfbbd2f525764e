"""The lattice of sets of steps, one bit for each set, and floods over it.

Where a side stands depends on which steps were taken and not on their order. So an order that every side can bear is
a path from the empty set to the full one through sets that every side can bear. Steps that must follow each other
form chains. How far each chain has come is a few bits of a set's number (its cell), and 64 neighbouring cells are one
machine word. Taking a step adds a power of two to the cell, so that a flood is a handful of shifts over the array.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "CellSet",
    "Chain",
    "Exposures",
    "StepLattice",
    "cell_numbers",
    "contains",
    "contains_each",
    "spread",
    "transitive_closure",
]

CellSet = NDArray[np.uint64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]
WORD_BITS = 6
# Runs shorter than this many words are quicker to take column by column.
SHORT_RUN = 16


@dataclass(frozen=True)
class Chain:
    """Steps that follow each other, and the bits that count how many of them were taken."""

    steps: tuple[int, ...]
    offset: int

    @property
    def bits(self) -> int:
        """How many bits the count needs."""
        return len(self.steps).bit_length()

    def count(self, cells: Any) -> Any:
        """How many of its steps are taken in a cell, or in each of an array of cells."""
        return (cells >> self.offset) & ((1 << self.bits) - 1)


def _chains(predecessors: Sequence[int]) -> list[list[int]]:
    """A greedy cover of the steps by chains. `predecessors[i]`: mask of all steps that come before step i."""
    order = sorted(range(len(predecessors)), key=lambda step: (predecessors[step].bit_count(), step))
    chains: list[list[int]] = []
    for step in order:
        fitting = [chain for chain in chains if predecessors[step] >> chain[-1] & 1]
        if fitting:
            max(fitting, key=lambda chain: predecessors[chain[-1]].bit_count()).append(step)
        else:
            chains.append([step])
    return chains


def _with_offsets(chains: list[list[int]]) -> list[Chain]:
    """Offsets, such that no count lies across the border of the word: a subset sum fills the word's six bits."""
    fillings: dict[int, list[int]] = {0: []}
    for number, chain in enumerate(chains):
        for total, chosen in list(fillings.items()):
            fillings.setdefault(total + len(chain).bit_length(), [*chosen, number])
    inside = fillings[max(total for total in fillings if total <= WORD_BITS)]
    placed, offset = [], 0
    for number in inside:
        placed.append(Chain(tuple(chains[number]), offset))
        offset += placed[-1].bits
    offset = WORD_BITS
    for number, chain in enumerate(chains):
        if number not in inside:
            placed.append(Chain(tuple(chain), offset))
            offset += placed[-1].bits
    return placed


def transitive_closure(needs: Sequence[int]) -> list[int]:
    """Masks of everything that must come before each step, at any distance; `needs` has no cycle."""
    closure = list(needs)
    changed = True
    while changed:
        changed = False
        for step, mask in enumerate(closure):
            extended, rest = mask, mask
            while rest:
                lowest = rest & -rest
                extended |= closure[lowest.bit_length() - 1]
                rest ^= lowest
            if extended != mask:
                closure[step], changed = extended, True
    return closure


class StepLattice:
    """The sets of steps that respect prerequisites. `needs[i]` is a mask of the prerequisites of step i, no cycles."""

    def __init__(self, needs: Sequence[int]) -> None:
        self.size = len(needs)
        closure = transitive_closure(needs)
        self.chains = _with_offsets(_chains(closure))
        self.bits = max([WORD_BITS, *(chain.offset + chain.bits for chain in self.chains)])
        # Exposures are sums of a table over the lower bits and one over the upper bits: two halves of equal size.
        halves = [chain.offset for chain in self.chains if 2 * chain.offset >= self.bits]
        self.split = max(WORD_BITS, min(halves, default=self.bits))
        self.low, low_used = self._half(0, self.split)
        self.high, high_used = self._half(self.split, self.bits)
        self.full = self.cell(range(self.size))
        self.valid: CellSet = np.zeros((len(self.high), len(self.low) // 64), np.uint64)
        self.valid[high_used] = packed(low_used)
        chain_of = {step: number for number, chain in enumerate(self.chains) for step in chain.steps}
        for step, mask in enumerate(closure):
            implied = 0
            for other in range(self.size):
                if mask >> other & 1:
                    implied |= closure[other]
            for before in range(self.size):
                # A chain keeps its own order, and a prerequisite of a prerequisite is required there.
                if (mask & ~implied) >> before & 1 and chain_of[step] != chain_of[before]:
                    self._require(step, before)

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

    def _require(self, step: int, before: int) -> None:
        """Take out the sets that hold a step without one of its prerequisites."""
        low_step, low_before = (packed(self.low >> number & 1 == 1) for number in (step, before))
        high_step, high_before = ((self.high >> number & 1 == 1)[:, None] for number in (step, before))
        every, none = np.uint64(2**64 - 1), np.uint64(0)
        for rows_with in (False, True):
            rows = (high_before == rows_with)[:, 0]
            if not rows.any():
                continue
            holds_before = every if rows_with else low_before
            holds_step = np.where(high_step[rows], every, none) | low_step
            self.valid[rows] &= ~holds_step | holds_before


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
