"""A low-rank model of the votes that were cast, with its own doubt, fitted without chance beyond a seeded start."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .sums import Block, Shape, Sums, blocks, pairs, places, sums_of, total
from .votes import Array, Votes

__all__ = ["Fit", "Margins", "fit", "margins", "place_people", "predict", "settle", "start"]

SWEEPS = 60
CLOSE = 2e-5
POWER = 6
FIRST_SPREAD = 0.4
FLAT = 1e-12


@dataclass(frozen=True, eq=False)
class Margins:
    """What one pass over the votes gives beforehand: per statement the count (m,) and sum (m,) of votes, and the sum
    of their squares over all."""

    count: Array
    sum: Array
    squares: float


@dataclass(frozen=True, eq=False)
class Fit:
    """A fitted model in its main axes, strongest first.

    `place` (n, r) are people in units of votes: the squared distance of two people is the mean squared difference of
    the votes expected of them over all statements. `doubt` (r, r, n) is the covariance of a place, `strength` (r,)
    each axis' share of the distances, and `shape` the statements' side in the same axes.
    """

    place: Array
    doubt: Array
    strength: Array
    shape: Shape
    sweeps: int

    @property
    def rank(self) -> int:
        """How many axes there are."""
        return self.shape.rank


def margins(votes: Votes, weight: Array | None = None) -> Margins:
    """Counts and sums of votes per statement; `weight` (n,) counts people several times."""
    wide = len(votes.statements)
    each = np.ones(votes.size) if weight is None else np.repeat(weight, votes.cast)
    value = votes.value * each
    count = np.bincount(votes.column, each, minlength=wide).astype(np.float64)
    summed = np.bincount(votes.column, value, minlength=wide).astype(np.float64)
    return Margins(count, summed, float((value * votes.value).sum()))


def fit(votes: Votes, rank: int, rng: np.random.Generator, begin: Shape | None = None, sweeps: int = SWEEPS) -> Fit:
    """Fit places of people and statements to the votes that were cast, n people by m statements.

    A vote is normal around mean[j] + place[i] . loading[j]; the places have a standard normal, means and loadings a
    normal with fitted variances before them, and all posteriors are kept (variational Bayes for principal
    components, after Ilin and Raiko 2010, Journal of Machine Learning Research 11, 1957). Missing votes are left
    out, never filled in. Turning every vote round turns loadings round and leaves places bit for bit. It misleads
    where who saw what depends on the answer: a person who stops at the first unwelcome statement is not missing at
    random.
    """
    parts = blocks(votes)
    known = margins(votes)
    shape = begin if begin is not None and begin.rank == rank else start(parts, known, rank, rng)
    shape, done = settle(lambda now: total(sums_of(part, now) for part in parts), known, shape, sweeps)
    return place_people(parts, shape, done)


def start(parts: tuple[Block, ...], known: Margins, rank: int, rng: np.random.Generator) -> Shape:
    """Means drawn to the middle, and loadings along the widest directions of what is left."""
    overall = float(known.sum.sum() / max(known.count.sum(), 1))
    mean = (known.sum + 2 * overall) / (known.count + 2)
    wide = len(mean)
    noise = max(
        known.squares / max(known.count.sum(), 1) - float((mean**2 * known.count).sum()) / known.count.sum(), 0.05
    )
    spread = np.zeros((wide, rank + 1, rank + 1))
    if not rank:
        return Shape(mean, np.zeros((wide, 0)), spread, noise)
    axes = rng.standard_normal((wide, rank))
    for _ in range(POWER):
        turned = np.zeros_like(axes)
        for part in parts:
            along = part.value @ axes - part.mask @ (mean[:, None] * axes)
            turned += part.value.T @ along - mean[:, None] * (part.mask.T @ along)
        axes = np.linalg.qr(turned)[0]
    return Shape(mean, axes * np.sqrt(wide) * FIRST_SPREAD, spread, noise)


def settle(
    sweep: Callable[[Shape], Sums], known: Margins, shape: Shape, sweeps: int = SWEEPS, close: float = CLOSE
) -> tuple[Shape, int]:
    """Sweep over the votes until the expected error changes by less than `close` of itself: (shape, sweeps)."""
    prior = _Prior(float(shape.mean.mean()), 0.3, np.full(shape.rank, 0.1))
    last = np.inf
    for done in range(1, sweeps + 1):
        shape, prior, error = _statements(_whitened(sweep(shape), known) if shape.rank else None, known, shape, prior)
        if abs(last - error) <= close * error:
            return shape, done
        last = error
    return shape, sweeps


@dataclass(frozen=True, eq=False)
class _Prior:
    middle: float
    wide: float
    axes: Array


def _whitened(sums: Sums, known: Margins) -> Sums:
    """The same sums with people's places moved to mean zero and unit spread: what makes the sweeps few."""
    shift = sums.place / sums.people
    value, axes = np.linalg.eigh(sums.product / sums.people - np.outer(shift, shift))
    turn = (axes / np.sqrt(np.maximum(value, FLAT))) @ axes.T
    each = _square(sums.products, len(shift))
    crossed = sums.places[:, :, None] * shift
    each = each - crossed - crossed.transpose(0, 2, 1) + known.count[:, None, None] * np.outer(shift, shift)
    each = turn @ each @ turn
    places = (sums.places - known.count[:, None] * shift) @ turn
    voted = (sums.voted - known.sum[:, None] * shift) @ turn
    upper = np.stack([each[:, a, b] for a, b in pairs(len(shift))], axis=1)
    return Sums(sums.people, np.zeros_like(shift), np.eye(len(shift)) * sums.people, upper, places, voted)


def _statements(sums: Sums | None, known: Margins, shape: Shape, prior: _Prior) -> tuple[Shape, _Prior, float]:
    """Posterior of means and loadings given the people, and what is learned from it of noise and variances."""
    rank, wide = shape.rank, len(known.count)
    weights = np.zeros((wide, rank + 1, rank + 1))
    weights[:, 0, 0] = known.count
    target = np.zeros((wide, rank + 1))
    target[:, 0] = known.sum
    if sums is not None:
        weights[:, 1:, 1:] = _square(sums.products, rank)
        weights[:, 0, 1:] = weights[:, 1:, 0] = sums.places
        target[:, 1:] = sums.voted
    before = 1 / np.concatenate([[prior.wide], prior.axes])
    spread = np.linalg.inv(weights / shape.noise + np.diag(before))
    pull = target / shape.noise
    pull[:, 0] += prior.middle * before[0]
    found = (spread @ pull[:, :, None])[:, :, 0]
    moment = found[:, :, None] * found[:, None, :] + spread
    error = known.squares - 2 * float((found * target).sum()) + float((moment * weights).sum())
    mean, load = found[:, 0].copy(), found[:, 1:].copy()
    middle = float(mean.mean())
    learned = _Prior(
        middle,
        max(float(((mean - middle) ** 2 + spread[:, 0, 0]).mean()), FLAT),
        np.array([max(float(moment[:, one + 1, one + 1].mean()), FLAT) for one in range(rank)]),
    )
    return (
        Shape(mean, load, np.asarray(spread, dtype=np.float64), max(error / max(known.count.sum(), 1), FLAT)),
        learned,
        error,
    )


def _square(upper: Array, rank: int) -> Array:
    full = np.empty((len(upper), rank, rank))
    for at, (a, b) in enumerate(pairs(rank)):
        full[:, a, b] = full[:, b, a] = upper[:, at]
    return full


def place_people(parts: tuple[Block, ...], shape: Shape, sweeps: int) -> Fit:
    """People's places under a settled shape, in its main axes."""
    found = [places(part, shape) for part in parts] if shape.rank else []
    people = sum(part.people for part in parts)
    if not found:
        return Fit(np.zeros((people, 0)), np.zeros((0, 0, people)), np.zeros(0), shape, sweeps)
    return in_axes(
        np.concatenate([one for one, _ in found]), np.concatenate([d for _, d in found], axis=2), shape, sweeps
    )


def in_axes(place: Array, doubt: Array, shape: Shape, sweeps: int) -> Fit:
    """Turn places and loadings into the axes along which the people's expected votes differ most."""
    middle = place.mean(axis=0)
    place = place - middle
    people = place.T @ place / len(place) + doubt.mean(axis=2)
    loads = shape.loading.T @ shape.loading / len(shape.loading)
    value, axes = np.linalg.eigh(people)
    root = (axes * np.sqrt(np.maximum(value, FLAT))) @ axes.T
    power, turn = np.linalg.eigh(root @ loads @ root)
    strength = np.sqrt(np.maximum(power[::-1], 0)).astype(np.float64)
    turn = turn[:, ::-1]
    whitened = np.linalg.solve(root, turn * strength)
    moved = place @ whitened
    # The sign of an axis is nobody's: the longer tail points to the positive side.
    sign = np.where((moved**3).sum(axis=0) < 0, -1.0, 1.0)
    whitened = whitened * sign
    back = np.linalg.inv(whitened.T) if np.all(strength > 1e-6) else np.linalg.pinv(whitened.T)
    spread = shape.spread.copy()
    load = shape.loading @ back
    spread[:, 1:, 1:] = back.T @ spread[:, 1:, 1:] @ back
    spread[:, 0, 1:] = spread[:, 1:, 0] = shape.spread[:, 0, 1:] @ back
    covariance = np.einsum("ka,kln,lb->abn", whitened, doubt, whitened)
    settled = Shape(shape.mean + shape.loading @ middle, load, spread, shape.noise)
    return Fit(place @ whitened, covariance, strength, settled, sweeps)


def predict(fitted: Fit, row: NDArray[np.integer[Any]], column: NDArray[np.integer[Any]]) -> Array:
    """Expected votes of people `row` on statements `column`, between -1 and 1."""
    found = fitted.shape.mean[column] + (fitted.place[row] * fitted.shape.loading[column]).sum(axis=1)
    return np.asarray(np.clip(found, -1.0, 1.0))
