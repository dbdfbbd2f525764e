"""Deterministic k-means over positions of people."""

import numpy as np

from .votes import FloatArray, IntArray

__all__ = ["k_means"]

MAX_ITERATIONS = 100


def k_means(position: FloatArray, k: int, weight: FloatArray | None = None) -> tuple[IntArray, FloatArray]:
    """Labels (n,) and centres (k, r) of the best of a few k-means solutions, the heaviest cluster first.

    Lloyd's algorithm (Lloyd 1982, 10.1109/TIT.1982.1056489) starts from quantiles along the first two axes and from
    points chosen farthest from each other, so the answer depends neither on chance nor, beyond rounding, on the
    order of rows. It always returns k clusters, whether or not the people form any: `find_groups` decides that.

    Args:
        position: (n, r).
        k: the number of clusters.
        weight: (n,) non-negative; a bootstrap passes counts. By default everybody counts once.
    """
    weight = np.ones(len(position)) if weight is None else weight
    solutions = [_lloyd(position, start, weight) for start in _starting_centres(position, k, weight)]
    _, label, centre = min(solutions, key=lambda solution: solution[0])
    order = np.argsort(-np.bincount(label, weight, minlength=k), kind="stable")
    rank = np.empty(k, dtype=np.int64)
    rank[order] = np.arange(k)
    return rank[label], centre[order]


def _starting_centres(position: FloatArray, k: int, weight: FloatArray) -> list[FloatArray]:
    starts = []
    for axis in range(min(position.shape[1], 2)):
        order = np.argsort(position[:, axis], kind="stable")
        quantile = np.cumsum(weight[order]) / weight.sum()
        label = np.empty(len(order), dtype=np.int64)
        label[order] = np.minimum((quantile * k).astype(np.int64), k - 1)
        starts.append(_cluster_means(position, label, weight, position[:k]))
    chosen = [int(np.argmax(weight > 0))]
    for _ in range(k):
        distance = np.min([((position - position[index]) ** 2).sum(1) for index in chosen], axis=0)
        chosen.append(int(np.argmax(np.where(weight > 0, distance, -1))))
    return [*starts, position[chosen[1:]]]


def _lloyd(position: FloatArray, centre: FloatArray, weight: FloatArray) -> tuple[float, IntArray, FloatArray]:
    label = np.zeros(len(position), dtype=np.int64)
    axes = np.ascontiguousarray(position.T)
    for iteration in range(MAX_ITERATIONS):
        nearest = _squared_distances(axes, centre).argmin(0)
        if iteration and np.array_equal(nearest, label):
            break
        label = nearest
        centre = _cluster_means(position, label, weight, centre)
    within = _squared_distances(axes, centre)[label, np.arange(len(label))]
    return float((within * weight).sum()), label, centre


def _squared_distances(axes: FloatArray, centres: FloatArray) -> FloatArray:
    """From each of k centres to each of n people, (k, n), summed axis by axis: whole rows at once are fast."""
    squares = np.zeros((len(centres), axes.shape[1]))
    for axis, middle in zip(axes, centres.T, strict=True):
        squares += (axis - middle[:, None]) ** 2
    return squares


def _cluster_means(position: FloatArray, label: IntArray, weight: FloatArray, previous: FloatArray) -> FloatArray:
    """The weighted mean of each cluster; an empty cluster keeps its previous centre."""
    total = np.bincount(label, weight, minlength=len(previous))
    sums = [np.bincount(label, weight * axis, minlength=len(previous)) for axis in position.T]
    means = np.stack(sums, axis=1) / np.where(total > 0, total, 1)[:, None]
    return np.where((total > 0)[:, None], means, previous)
