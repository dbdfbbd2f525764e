"""Sets of steps, one bit each, and floods over them.

Where a side stands depends on which steps were taken and not on their order, so an order that everybody can bear is
a way from the empty set to the full one through sets that everybody can bear. Steps that must follow each other form
chains; how far each chain has come is a few bits of a set's number (its cell), and 64 neighbouring cells are one
word. Taking a step adds a power of two to the cell, so a flood is a handful of shifts over the whole array.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["Chain", "Frame", "Weights", "cells_of", "closure", "has", "has_each", "spread"]

Words = NDArray[np.uint64]
Ints = NDArray[np.int64]
WORD = 6
_SHORT = 16


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
        """How many of its steps a cell, or each of an array of cells, has taken."""
        return (cells >> self.offset) & ((1 << self.bits) - 1)


def _chains(needs: Sequence[int]) -> list[list[int]]:
    """Steps dealt into chains. `needs[i]` is the mask of the steps that come before step i, at any distance."""
    order = sorted(range(len(needs)), key=lambda one: (needs[one].bit_count(), one))
    chains: list[list[int]] = []
    for step in order:
        fits = [chain for chain in chains if needs[step] >> chain[-1] & 1]
        if fits:
            max(fits, key=lambda chain: needs[chain[-1]].bit_count()).append(step)
        else:
            chains.append([step])
    return chains


def _laid_out(chains: list[list[int]]) -> list[Chain]:
    """Offsets, such that no count lies across the border of the word."""
    fitting: dict[int, list[int]] = {0: []}
    for at, chain in enumerate(chains):
        for total, chosen in list(fitting.items()):
            fitting.setdefault(total + len(chain).bit_length(), [*chosen, at])
    inside = fitting[max(total for total in fitting if total <= WORD)]
    laid, offset = [], 0
    for at in inside:
        laid.append(Chain(tuple(chains[at]), offset))
        offset += laid[-1].bits
    offset = WORD
    for at, chain in enumerate(chains):
        if at not in inside:
            laid.append(Chain(tuple(chain), offset))
            offset += laid[-1].bits
    return laid


def closure(needs: Sequence[int]) -> list[int]:
    """Masks of everything that must come before each step, at any distance; `needs` has no circle."""
    found = list(needs)
    for _ in needs:
        for step in range(len(found)):
            for before in range(len(found)):
                if found[step] >> before & 1:
                    found[step] |= found[before]
    return found


class Frame:
    """The sets of steps that respect what must come first. `needs[i]` is a mask of steps, without circles."""

    def __init__(self, needs: Sequence[int]) -> None:
        self.size = len(needs)
        self.chains = _laid_out(_chains(closure(needs)))
        self.top = max([WORD, *(chain.offset + chain.bits for chain in self.chains)])
        self.split = max(WORD, min((one.offset for one in self.chains if 2 * one.offset >= self.top), default=self.top))
        self.low, low_used = self._half(0, self.split)
        self.high, high_used = self._half(self.split, self.top)
        self.full = self.cell(range(self.size))
        self.valid: Words = np.zeros((len(self.high), len(self.low) // 64), np.uint64)
        self.valid[high_used] = packed(low_used)
        for step, mask in enumerate(needs):
            for before in range(self.size):
                if mask >> before & 1:
                    self._require(step, before)

    def cell(self, steps: Iterable[int]) -> int:
        """The number of a set of steps."""
        taken = set(steps)
        return sum(sum(one in taken for one in chain.steps) << chain.offset for chain in self.chains)

    def masks(self, cells: Ints) -> Ints:
        """The sets as masks of steps."""
        found: Ints = self.high[cells >> self.split] | self.low[cells & (len(self.low) - 1)]
        return found

    def next_steps(self, cell: int) -> list[tuple[int, int]]:
        """(step, cell after it) for the next step of every chain; some may still wait for other steps."""
        found = []
        for chain in self.chains:
            count = chain.count(cell)
            if count < len(chain.steps):
                found.append((chain.steps[count], cell + (1 << chain.offset)))
        return found

    def last_steps(self, cell: int) -> list[tuple[int, int]]:
        """(step, cell before it) for the last step of every chain that has begun."""
        found = []
        for chain in self.chains:
            count = chain.count(cell)
            if count:
                found.append((chain.steps[count - 1], cell - (1 << chain.offset)))
        return found

    def flood(self, allowed: Words, start: int, *, forward: bool, goal: int = -1) -> Words:
        """Cells that can be reached from `start` through allowed cells; it stops early once it has met `goal`."""
        found = np.zeros_like(allowed)
        if not has(allowed, start):
            return found
        found.reshape(-1)[start >> WORD] = np.uint64(1 << (start & 63))
        while not (goal >= 0 and has(found, goal)):
            before = found.copy()
            for chain in self.chains:
                spread(found, found, allowed, chain, forward=forward)
            if np.array_equal(before, found):
                break
        return found

    def ends(self, reached: Words) -> Ints:
        """Reached cells from which no further cell was reached, in ascending order."""
        inner = np.zeros_like(reached)
        for chain in self.chains:
            spread(inner, reached, reached, chain, forward=False)
        return cells_of(reached & ~inner)

    def _half(self, start: int, stop: int) -> tuple[Ints, NDArray[np.bool_]]:
        """Masks of taken steps for every value of the bits from `start` to `stop`, and which values occur."""
        numbers = np.arange(1 << (stop - start), dtype=np.int64) << start
        masks, used, known = np.zeros_like(numbers), np.ones(len(numbers), bool), 0
        for chain in self.chains:
            if start <= chain.offset < stop:
                counts = chain.count(numbers)
                prefixes = [sum(1 << one for one in chain.steps[:upto]) for upto in range(len(chain.steps) + 1)]
                used &= counts < len(prefixes)
                masks |= np.array(prefixes, np.int64)[np.minimum(counts, len(chain.steps))]
                known |= ((1 << chain.bits) - 1) << chain.offset
        used &= (numbers & ~known) == 0
        return masks, used

    def _require(self, step: int, before: int) -> None:
        """Take out the sets that hold a step without one that must come first."""
        low_step, low_before = (packed(self.low >> one & 1 == 1) for one in (step, before))
        high_step, high_before = ((self.high >> one & 1 == 1)[:, None] for one in (step, before))
        ones, none = np.uint64(2**64 - 1), np.uint64(0)
        for rows_with in (False, True):
            rows = (high_before == rows_with)[:, 0]
            if not rows.any():
                continue
            holds_before = ones if rows_with else low_before
            holds_step = np.where(high_step[rows], ones, none) | low_step
            self.valid[rows] &= ~holds_step | holds_before


class Weights:
    """Where every side stands at every cell. `effects[p][i]`: what step i adds to the exposure of side p."""

    def __init__(self, frame: Frame, effects: Sequence[Sequence[int]]) -> None:
        self.frame, self.effects = frame, effects
        self._high: list[Ints] = []
        self._levels: list[Ints] = []
        self._tables: list[Words] = []
        for effect in effects:
            low = _sums(frame.low, effect)
            levels = np.unique(low)
            table = np.zeros((len(levels) + 1, len(low) // 64), np.uint64)
            for at, level in enumerate(levels, 1):
                table[at] = packed(low <= level)
            self._high.append(_sums(frame.high, effect))
            self._levels.append(levels)
            self._tables.append(table)

    def allowed(self, tolerances: Sequence[int]) -> Words:
        """Cells at which every side stands within its tolerance."""
        found = self.frame.valid.copy()
        for at, tolerance in enumerate(tolerances):
            room = np.searchsorted(self._levels[at], tolerance - self._high[at], side="right")
            found &= self._tables[at][room]
        return found

    def at(self, steps: Iterable[int]) -> tuple[int, ...]:
        """Where every side stands once these steps were taken."""
        taken = list(steps)
        return tuple(sum(effect[one] for one in taken) for effect in self.effects)


def packed(flags: NDArray[np.bool_]) -> Words:
    """Flags as bits of words, the first the lowest."""
    return np.packbits(flags, bitorder="little").view(np.dtype("<u8")).astype(np.uint64, copy=False)


def has(cells: Words, cell: int) -> bool:
    """Whether the cell is among them."""
    return bool(int(cells.reshape(-1)[cell >> WORD]) >> (cell & 63) & 1)


def has_each(cells: Words, asked: Ints) -> NDArray[np.bool_]:
    """Whether each of these is among them."""
    found: NDArray[np.bool_] = (cells.reshape(-1)[asked >> WORD] >> (asked & 63).astype(np.uint64)) & np.uint64(1) == 1
    return found


def cells_of(cells: Words) -> Ints:
    """Their numbers, ascending."""
    words = cells.reshape(-1)
    at = np.flatnonzero(words)
    bits = np.unpackbits(words[at].astype("<u8").view(np.uint8), bitorder="little").reshape(-1, 64)
    rows, columns = np.nonzero(bits)
    found: Ints = (at[rows] << WORD) + columns
    return found


def spread(target: Words, source: Words, allowed: Words, chain: Chain, *, forward: bool) -> None:
    """Add to `target` the allowed cells that lie one step of the chain after (or before) a cell of `source`."""
    length = len(chain.steps)
    if chain.offset < WORD:
        shift = np.uint64(1 << chain.offset)
        unfinished = packed(chain.count(np.arange(64)) < length)[0]
        for _ in range(length):
            target |= (((source & unfinished) << shift) if forward else ((source >> shift) & unfinished)) & allowed
        return
    inner = 1 << (chain.offset - WORD)
    shape = (-1, 1 << chain.bits, inner)
    to, off, may = target.reshape(shape), source.reshape(shape), allowed.reshape(shape)
    # Short inner runs are slow to walk over: each of their columns is taken for itself.
    columns: list[Any] = [slice(None)] if inner >= _SHORT else list(range(inner))
    for count in range(length) if forward else range(length - 1, -1, -1):
        left, right = (count, count + 1) if forward else (count + 1, count)
        for column in columns:
            to[:, right, column] |= off[:, left, column] & may[:, right, column]


def _sums(masks: Ints, effect: Sequence[int]) -> Ints:
    found = np.zeros(len(masks), np.int64)
    for step, value in enumerate(effect):
        if value:
            found += (masks >> step & 1) * value
    return found
