"""Nearest-centre groups of positions, without chance in them."""

import numpy as np

from .votes import Array, Ints

__all__ = ["k_means"]

ROUNDS = 100


def k_means(position: Array, k: int, weight: Array | None = None) -> tuple[Ints, Array]:
    """Labels (n,) and centres (k, r) of the closest of a few partitions, the heaviest group first.

    Begun along each axis at even shares of the people, and at people as far from each other as can be, so that the
    answer does not depend on chance, nor on the order of rows but for rounding. It always finds k groups, whether or
    not there are any: what `separation` and `stability` are for.
    """
    weight = np.ones(len(position)) if weight is None else weight
    tries = [_settled(position, start, weight) for start in _starts(position, k, weight)]
    _, label, centre = min(tries, key=lambda each: each[0])
    order = np.argsort(-np.bincount(label, weight, minlength=k), kind="stable")
    rank = np.empty(k, dtype=np.int64)
    rank[order] = np.arange(k)
    return rank[label], centre[order]


def _starts(position: Array, k: int, weight: Array) -> list[Array]:
    starts = []
    for axis in range(min(position.shape[1], 2)):
        order = np.argsort(position[:, axis], kind="stable")
        share = np.cumsum(weight[order]) / weight.sum()
        part = np.empty(len(order), dtype=np.int64)
        part[order] = np.minimum((share * k).astype(np.int64), k - 1)
        starts.append(_centres(position, part, weight, position[:k]))
    chosen = [int(np.argmax(weight > 0))]
    for _ in range(k):
        away = np.min([((position - position[one]) ** 2).sum(1) for one in chosen], axis=0)
        chosen.append(int(np.argmax(np.where(weight > 0, away, -1))))
    return [*starts, position[chosen[1:]]]


def _settled(position: Array, centre: Array, weight: Array) -> tuple[float, Ints, Array]:
    label = np.zeros(len(position), dtype=np.int64)
    for round_ in range(ROUNDS):
        away = _squared(position, centre)
        nearest = away.argmin(1)
        if round_ and np.array_equal(nearest, label):
            break
        label = nearest
        centre = _centres(position, label, weight, centre)
    spread = float((_squared(position, centre)[np.arange(len(label)), label] * weight).sum())
    return spread, label, centre


def _squared(position: Array, centre: Array) -> Array:
    return np.stack([((position - one) ** 2).sum(1) for one in centre], axis=1)


def _centres(position: Array, label: Ints, weight: Array, old: Array) -> Array:
    """Means of each group; an empty one stays where it was."""
    total = np.bincount(label, weight, minlength=len(old))
    sums = [np.bincount(label, weight * axis, minlength=len(old)) for axis in position.T]
    means = np.stack(sums, axis=1) / np.where(total > 0, total, 1)[:, None]
    return np.where((total > 0)[:, None], means, old)
