"""The sufficient statistics of the low-rank model: all that one pass over the votes has to compute.

Only these functions touch the votes, and their results add over blocks of people. The same fit therefore runs over
one block in memory or over many on a cluster, and sums taken in the same order are equal bit for bit.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

import numpy as np

from .votes import FloatArray, Votes

__all__ = [
    "BLOCK",
    "Block",
    "StatementParameters",
    "SufficientStatistics",
    "blocks",
    "joined_positions",
    "posterior_positions",
    "sufficient_statistics",
    "summed",
    "upper_triangle",
]

# People per block: small enough for a worker, large enough that the overhead per block does not count.
BLOCK = 8192


@dataclass(frozen=True, eq=False)
class Block:
    """Rows of votes as two sparse matrices (n, m) of one pattern: ones where a vote was cast, and the votes."""

    mask: Any
    value: Any

    @property
    def people(self) -> int:
        """The number of rows, n."""
        return int(self.mask.shape[0])


@dataclass(frozen=True, eq=False)
class StatementParameters:
    """The statements' part of the model, posterior means and covariances.

    `mean` (m,), `loading` (m, r), `covariance` (m, r+1, r+1) of the two together, the mean first, and `noise`, the
    residual variance. A vote of person i on statement j has expectation mean[j] + position[i] . loading[j].
    """

    mean: FloatArray
    loading: FloatArray
    covariance: FloatArray
    noise: float

    @property
    def rank(self) -> int:
        """The number of axes, r."""
        return int(self.loading.shape[1])


@dataclass(frozen=True, eq=False)
class SufficientStatistics:
    """Posterior expectations summed over people.

    Over everybody: the number of `people`, the sum `position` (r,) and the sum of outer products `product` (r, r).
    Per statement, over those who voted on it: `products` (m, r(r+1)/2) in the order of `upper_triangle`,
    `positions` (m, r), and positions times votes `voted` (m, r).
    """

    people: float
    position: FloatArray
    product: FloatArray
    products: FloatArray
    positions: FloatArray
    voted: FloatArray


def blocks(votes: Votes, size: int = BLOCK) -> tuple[Block, ...]:
    """The votes in blocks of `size` people."""
    return tuple(_block(votes, begin, min(begin + size, votes.people)) for begin in range(0, votes.people, size))


def _block(votes: Votes, begin: int, end: int) -> Block:
    from scipy.sparse import csr_array

    first, last = int(votes.start[begin]), int(votes.start[end])
    start = (votes.start[begin : end + 1] - first).astype(np.int32)
    column, shape = votes.column[first:last], (end - begin, len(votes.statements))
    values = votes.value[first:last].astype(np.float64)
    mask = csr_array((np.ones(last - first), column, start), shape=shape)
    return Block(mask, csr_array((values, column, start), shape=shape))


def upper_triangle(rank: int) -> list[tuple[int, int]]:
    """Index pairs of the upper triangle of an (r, r) matrix, row by row."""
    return [(row, column) for row in range(rank) for column in range(row, rank)]


def posterior_positions(block: Block, statements: StatementParameters) -> tuple[FloatArray, FloatArray]:
    """Posterior mean (n, r) and covariance (r, r, n) of the people's positions under a standard normal prior.

    The precision of person i is I + sum_j E[w_j w_j'] / noise over the statements j that i voted on. The sums over j
    are sparse products with one column for each pair of axes, so nothing of size n times m is formed.
    """
    rank, mean, loading, covariance = statements.rank, statements.mean, statements.loading, statements.covariance
    axis_pairs = upper_triangle(rank)
    columns = [loading[:, a] * loading[:, b] + covariance[:, a + 1, b + 1] for a, b in axis_pairs]
    columns += [mean * loading[:, a] + covariance[:, 0, a + 1] for a in range(rank)]
    sums = block.mask @ np.ascontiguousarray(np.stack(columns, axis=1))
    weighted_residual = (block.value @ loading - sums[:, len(axis_pairs) :]) / statements.noise
    precision = np.empty((rank, rank, block.people))
    for index, (a, b) in enumerate(axis_pairs):
        precision[a, b] = precision[b, a] = sums[:, index] / statements.noise + (a == b)
    posterior = _inverse(precision)
    position = np.stack([(posterior[a] * weighted_residual.T).sum(axis=0) for a in range(rank)], axis=1)
    return position, posterior


def sufficient_statistics(
    block: Block, statements: StatementParameters, weight: FloatArray | None = None
) -> SufficientStatistics:
    """The sufficient statistics of one block; `weight` (n,) counts people several times, as a bootstrap does."""
    position, covariance = posterior_positions(block, statements)
    rank = statements.rank
    axis_pairs = upper_triangle(rank)
    products = np.stack([position[:, a] * position[:, b] + covariance[a, b] for a, b in axis_pairs], axis=1)
    columns = np.concatenate([products, position], axis=1)
    weighted = columns if weight is None else columns * weight[:, None]
    per_statement = block.mask.T @ np.ascontiguousarray(weighted)
    voted = block.value.T @ np.ascontiguousarray(weighted[:, len(axis_pairs) :])
    total = weighted.sum(axis=0)
    product = np.empty((rank, rank))
    for index, (a, b) in enumerate(axis_pairs):
        product[a, b] = product[b, a] = total[index]
    people = float(block.people if weight is None else weight.sum())
    pairs = len(axis_pairs)
    return SufficientStatistics(
        people, total[pairs:], product, per_statement[:, :pairs], per_statement[:, pairs:], voted
    )


def summed(parts: Iterable[SufficientStatistics]) -> SufficientStatistics:
    """The statistics of several blocks, added in their order."""
    return reduce(_added, parts)


def _added(left: SufficientStatistics, right: SufficientStatistics) -> SufficientStatistics:
    return SufficientStatistics(
        left.people + right.people,
        left.position + right.position,
        left.product + right.product,
        left.products + right.products,
        left.positions + right.positions,
        left.voted + right.voted,
    )


def joined_positions(parts: Sequence[tuple[FloatArray, FloatArray]]) -> tuple[FloatArray, FloatArray]:
    """Positions (n, r) and covariances (r, r, n) of several blocks, one after the other."""
    positions = np.concatenate([position for position, _ in parts])
    return positions, np.concatenate([covariance for _, covariance in parts], axis=2)


def _inverse(matrix: FloatArray) -> FloatArray:
    """Inverses of n small positive definite matrices (r, r, n), by Gauss-Jordan elimination over all n at once.

    Positive definiteness makes pivoting unnecessary. Working on whole rows of length n avoids one LAPACK call per
    person, which is what `numpy.linalg.inv` makes of a stack.
    """
    rank = len(matrix)
    inverse = matrix.copy()
    for k in range(rank):
        pivot = 1 / inverse[k, k]
        row, column = inverse[k] * pivot, inverse[:, k].copy()
        for i in range(rank):
            if i != k:
                inverse[i] -= column[i] * row
                inverse[i, k] = -column[i] * pivot
        inverse[k] = row
        inverse[k, k] = pivot
    return inverse
