"""Steps that must follow each other, dealt into chains, and the bits that count how far each has come."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

__all__ = ["WORD_BITS", "Chain", "chain_cover", "covering_pairs", "transitive_closure", "with_offsets"]

# The number of a bit within a word of 64 has six bits.
WORD_BITS = 6


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


def chain_cover(predecessors: Sequence[int]) -> list[list[int]]:
    """The fewest chains that cover the steps. `predecessors[i]`: mask of all steps that come before step i.

    By Dilworth's theorem through a largest matching of each step with one that follows it in its chain (Fulkerson,
    1956), found by augmenting paths.
    """
    size = len(predecessors)
    previous: dict[int, int] = {}

    def augment(step: int, tried: set[int]) -> bool:
        for after in range(size):
            if predecessors[after] >> step & 1 and after not in tried:
                tried.add(after)
                if after not in previous or augment(previous[after], tried):
                    previous[after] = step
                    return True
        return False

    for step in range(size):
        augment(step, set())
    following = {before: after for after, before in previous.items()}
    chains = []
    for step in range(size):
        if step not in previous:
            chain = [step]
            while chain[-1] in following:
                chain.append(following[chain[-1]])
            chains.append(chain)
    return chains


def with_offsets(chains: list[list[int]]) -> list[Chain]:
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


def covering_pairs(closure: Sequence[int]) -> Iterator[tuple[int, int]]:
    """(step, prerequisite), without prerequisites of prerequisites."""
    for step, mask in enumerate(closure):
        implied = 0
        for other in range(len(closure)):
            if mask >> other & 1:
                implied |= closure[other]
        for before in range(len(closure)):
            if (mask & ~implied) >> before & 1:
                yield step, before
