"""One pass of the model over rows of votes: what the people say about the statements, added up.

The passes are all that touches votes, and their sums add over blocks of people. So the same fit runs over one block
in memory or over many on a cluster, and a sum taken in the same order is the same number.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from typing import Any

import numpy as np

from .votes import Array, Votes

__all__ = ["BLOCK", "Block", "Shape", "Sums", "blocks", "pairs", "places", "sums_of", "total"]

BLOCK = 8192


@dataclass(frozen=True, eq=False)
class Block:
    """Rows of votes as two sparse matrices of one pattern: ones, and the votes."""

    mask: Any
    value: Any

    @property
    def people(self) -> int:
        """How many rows there are."""
        return int(self.mask.shape[0])


@dataclass(frozen=True, eq=False)
class Shape:
    """The statements' side of the model: mean (m,), loading (m, r), their covariance (m, r+1, r+1), and noise.

    A vote of person i on statement j is mean[j] + place[i] . loading[j] with a variance of `noise`.
    """

    mean: Array
    loading: Array
    spread: Array
    noise: float

    @property
    def rank(self) -> int:
        """How many axes there are."""
        return int(self.loading.shape[1])


@dataclass(frozen=True, eq=False)
class Sums:
    """Over people: count, sums of their places (r,) and of products of places (r, r); for each statement, over those
    who voted on it, products (m, pairs), places (m, r) and places times votes (m, r)."""

    people: float
    place: Array
    product: Array
    products: Array
    places: Array
    voted: Array


def blocks(votes: Votes, size: int = BLOCK) -> tuple[Block, ...]:
    """The votes in blocks of so many people."""
    return tuple(_block(votes, begin, min(begin + size, votes.people)) for begin in range(0, votes.people, size))


def _block(votes: Votes, begin: int, end: int) -> Block:
    from scipy.sparse import csr_array

    first, last = int(votes.start[begin]), int(votes.start[end])
    start = (votes.start[begin : end + 1] - first).astype(np.int32)
    column, shape = votes.column[first:last], (end - begin, len(votes.statements))
    values = votes.value[first:last].astype(np.float64)
    return Block(
        csr_array((np.ones(last - first), column, start), shape=shape), csr_array((values, column, start), shape=shape)
    )


def pairs(rank: int) -> list[tuple[int, int]]:
    """The upper triangle of a product of places, in the order of the columns of `Sums.products`."""
    return [(one, other) for one in range(rank) for other in range(one, rank)]


def places(block: Block, shape: Shape) -> tuple[Array, Array]:
    """Posterior mean (n, r) and covariance (r, r, n) of the people's places, with a standard normal before."""
    rank, mean, load, spread = shape.rank, shape.mean, shape.loading, shape.spread
    both = pairs(rank)
    columns = [load[:, a] * load[:, b] + spread[:, a + 1, b + 1] for a, b in both]
    columns += [mean * load[:, a] + spread[:, 0, a + 1] for a in range(rank)]
    seen = block.mask @ np.ascontiguousarray(np.stack(columns, axis=1))
    pull = (block.value @ load - seen[:, len(both) :]) / shape.noise
    precision = np.empty((rank, rank, block.people))
    for at, (a, b) in enumerate(both):
        precision[a, b] = precision[b, a] = seen[:, at] / shape.noise + (a == b)
    covariance = _inverse(precision)
    return np.stack([(covariance[a] * pull.T).sum(axis=0) for a in range(rank)], axis=1), covariance


def sums_of(block: Block, shape: Shape, weight: Array | None = None) -> Sums:
    """The sums of one block; `weight` (n,) counts people several times, as a bootstrap does."""
    place, covariance = places(block, shape)
    rank = shape.rank
    products = np.stack([place[:, a] * place[:, b] + covariance[a, b] for a, b in pairs(rank)], axis=1)
    columns = np.concatenate([products, place], axis=1)
    weighted = columns if weight is None else columns * weight[:, None]
    moved = block.mask.T @ np.ascontiguousarray(weighted)
    voted = block.value.T @ np.ascontiguousarray(weighted[:, len(products.T) :])
    summed = weighted.sum(axis=0)
    product = np.empty((rank, rank))
    for at, (a, b) in enumerate(pairs(rank)):
        product[a, b] = product[b, a] = summed[at]
    people = float(block.people if weight is None else weight.sum())
    return Sums(people, summed[len(products.T) :], product, moved[:, : -rank or None], moved[:, -rank:], voted)


def total(parts: Iterable[Sums]) -> Sums:
    """Sums of blocks added up in their order."""
    return reduce(_both, parts)


def _both(one: Sums, other: Sums) -> Sums:
    return Sums(
        one.people + other.people,
        one.place + other.place,
        one.product + other.product,
        one.products + other.products,
        one.places + other.places,
        one.voted + other.voted,
    )


def _inverse(matrix: Array) -> Array:
    """Inverses of many small positive definite matrices (r, r, n), by elimination over all of them at once."""
    rank = len(matrix)
    left = matrix.copy()
    for k in range(rank):
        pivot = 1 / left[k, k]
        row, column = left[k] * pivot, left[:, k].copy()
        for i in range(rank):
            if i != k:
                left[i] -= column[i] * row
                left[i, k] = -column[i] * pivot
        left[k] = row
        left[k, k] = pivot
    return left
