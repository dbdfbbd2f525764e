"""A low-rank model of the votes that were cast, with posterior covariances: variational Bayesian PCA."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .sufficient_statistics import (
    Block,
    StatementParameters,
    SufficientStatistics,
    blocks,
    joined_positions,
    posterior_positions,
    sufficient_statistics,
    summed,
    upper_triangle,
)
from .votes import AnyIntArray, FloatArray, Votes

__all__ = [
    "Fit",
    "Margins",
    "fit",
    "fit_without_axes",
    "initial_parameters",
    "iterate_to_convergence",
    "margins",
    "position_people",
    "predict",
    "rotated_to_principal_axes",
]

MAX_SWEEPS = 60
MIN_SWEEPS_OF_MEANS = 20
RELATIVE_TOLERANCE = 2e-5
POWER_ITERATIONS = 6
INITIAL_LOADING_SD = 0.4
INITIAL_MEAN_VARIANCE = 0.3
INITIAL_LOADING_VARIANCE = 0.1
MIN_NOISE = 0.05
# A statement's mean starts as if it had two more votes at the overall mean.
PSEUDO_VOTES = 2
MIN_VARIANCE = 1e-12


@dataclass(frozen=True, eq=False)
class Margins:
    """Per statement the number `count` (m,) and the `sum` (m,) of votes; over all votes the sum of `squares`."""

    count: FloatArray
    sum: FloatArray
    squares: float


@dataclass(frozen=True, eq=False)
class Fit:
    """A fitted model in its principal axes, the strongest first.

    `position` (n, r) are the people in units of votes: the squared distance of two people is the mean, over all
    statements, of the squared difference of the votes expected of them. `covariance` (r, r, n) is the posterior
    covariance of each position, `scale` (r,) the standard deviation of positions along each axis, `parameters` the
    statements' part in the same axes, and `sweeps` how many passes the fit took.
    """

    position: FloatArray
    covariance: FloatArray
    scale: FloatArray
    parameters: StatementParameters
    sweeps: int

    @property
    def rank(self) -> int:
        """The number of axes, r."""
        return self.parameters.rank


def margins(votes: Votes, weight: FloatArray | None = None) -> Margins:
    """Counts and sums of votes per statement; `weight` (n,) counts people several times."""
    width = len(votes.statements)
    vote_weight = np.ones(votes.size) if weight is None else np.repeat(weight, votes.votes_per_person)
    weighted = votes.value * vote_weight
    count = np.bincount(votes.column, vote_weight, minlength=width).astype(np.float64)
    total = np.bincount(votes.column, weighted, minlength=width).astype(np.float64)
    return Margins(count, total, float((weighted * votes.value).sum()))


def fit(
    votes: Votes,
    rank: int,
    rng: np.random.Generator,
    begin: StatementParameters | None = None,
    max_sweeps: int = MAX_SWEEPS,
) -> Fit:
    """Fit positions of n people and parameters of m statements to the votes that were cast.

    A vote is modelled as normal around mean[j] + position[i] . loading[j]. Positions have a standard normal prior,
    means and loadings normal priors with fitted variances, and all posteriors are kept (variational Bayesian PCA,
    Ilin and Raiko 2010, Journal of Machine Learning Research 11, 1957-2000). Missing votes are left out, never
    filled in. Reversing every vote reverses the loadings and leaves the positions equal bit for bit.

    It misleads where an answer decides what is seen next: a person who stops at the first unwelcome statement is
    not missing at random.

    Args:
        votes: n people by m statements.
        rank: the number of axes, 0 or more.
        rng: draws the start of the power iteration when `begin` is not given.
        begin: statement parameters of that rank to start from.
        max_sweeps: an upper limit on passes over the votes.
    """
    parts = blocks(votes)
    counts = margins(votes)
    parameters = begin if begin is not None and begin.rank == rank else initial_parameters(parts, counts, rank, rng)
    parameters, sweeps = iterate_to_convergence(
        lambda current: summed(sufficient_statistics(part, current) for part in parts), counts, parameters, max_sweeps
    )
    return position_people(parts, parameters, sweeps)


def initial_parameters(
    parts: tuple[Block, ...], counts: Margins, rank: int, rng: np.random.Generator
) -> StatementParameters:
    """Means shrunk to the overall mean, and loadings along the leading directions of the centred votes.

    The directions come from a few power iterations on the observed cells alone (Halko, Martinsson and Tropp 2011,
    10.1137/090771806).
    """
    overall = float(counts.sum.sum() / max(counts.count.sum(), 1))
    mean = (counts.sum + PSEUDO_VOTES * overall) / (counts.count + PSEUDO_VOTES)
    width = len(mean)
    mean_square = counts.squares / max(counts.count.sum(), 1)
    noise = max(mean_square - float((mean**2 * counts.count).sum()) / counts.count.sum(), MIN_NOISE)
    covariance = np.zeros((width, rank + 1, rank + 1))
    if not rank:
        return StatementParameters(mean, np.zeros((width, 0)), covariance, noise)
    axes = rng.standard_normal((width, rank))
    for _ in range(POWER_ITERATIONS):
        product = np.zeros_like(axes)
        for part in parts:
            score = part.value @ axes - part.mask @ (mean[:, None] * axes)
            product += part.value.T @ score - mean[:, None] * (part.mask.T @ score)
        axes = np.linalg.qr(product)[0]
    return StatementParameters(mean, axes * np.sqrt(width) * INITIAL_LOADING_SD, covariance, noise)


def iterate_to_convergence(
    sweep: Callable[[StatementParameters], SufficientStatistics],
    counts: Margins,
    parameters: StatementParameters,
    max_sweeps: int = MAX_SWEEPS,
    tolerance: float = RELATIVE_TOLERANCE,
) -> tuple[StatementParameters, int]:
    """Repeat passes until the expected squared error changes by less than `tolerance` of itself: (parameters, passes).

    `sweep` computes the sufficient statistics under given parameters, wherever the votes are stored.
    """
    loading_variance = np.full(parameters.rank, INITIAL_LOADING_VARIANCE)
    prior = _Prior(float(parameters.mean.mean()), INITIAL_MEAN_VARIANCE, loading_variance)
    previous = np.inf
    for sweeps in range(1, max_sweeps + 1):
        statistics = _whitened(sweep(parameters), counts) if parameters.rank else None
        parameters, prior, error = _updated_statements(statistics, counts, parameters, prior)
        # Without axes the error hardly changes from the start, while the prior of the means has yet to converge; the
        # sweeps cost nothing then, since they need no pass over the votes.
        if abs(previous - error) <= tolerance * error and (parameters.rank or sweeps >= MIN_SWEEPS_OF_MEANS):
            return parameters, sweeps
        previous = error
    return parameters, max_sweeps


@dataclass(frozen=True, eq=False)
class _Prior:
    """Normal priors of the statements: mean and variance of the means, variances (r,) of the loadings."""

    mean: float
    mean_variance: float
    loading_variance: FloatArray


def _whitened(statistics: SufficientStatistics, counts: Margins) -> SufficientStatistics:
    """The same statistics after an affine map that gives the positions mean zero and unit second moment.

    The likelihood does not change under the map, and the prior of the positions is met exactly. Without it their scale
    converges slowly against that of the loadings (the rotation step of Ilin and Raiko 2010).
    """
    mean = statistics.position / statistics.people
    eigenvalues, axes = np.linalg.eigh(statistics.product / statistics.people - np.outer(mean, mean))
    whitening = (axes / np.sqrt(np.maximum(eigenvalues, MIN_VARIANCE))) @ axes.T
    products = _symmetric(statistics.products, len(mean))
    crossed = statistics.positions[:, :, None] * mean
    products = products - crossed - crossed.transpose(0, 2, 1) + counts.count[:, None, None] * np.outer(mean, mean)
    products = whitening @ products @ whitening
    positions = (statistics.positions - counts.count[:, None] * mean) @ whitening
    voted = (statistics.voted - counts.sum[:, None] * mean) @ whitening
    upper = np.stack([products[:, a, b] for a, b in upper_triangle(len(mean))], axis=1)
    identity = np.eye(len(mean)) * statistics.people
    return SufficientStatistics(statistics.people, np.zeros_like(mean), identity, upper, positions, voted)


def _updated_statements(
    statistics: SufficientStatistics | None, counts: Margins, parameters: StatementParameters, prior: _Prior
) -> tuple[StatementParameters, _Prior, float]:
    """The posterior of means and loadings given the people, and the noise and prior variances that follow from it."""
    rank, width = parameters.rank, len(counts.count)
    weights = np.zeros((width, rank + 1, rank + 1))
    weights[:, 0, 0] = counts.count
    target = np.zeros((width, rank + 1))
    target[:, 0] = counts.sum
    if statistics is not None:
        weights[:, 1:, 1:] = _symmetric(statistics.products, rank)
        weights[:, 0, 1:] = weights[:, 1:, 0] = statistics.positions
        target[:, 1:] = statistics.voted
    prior_precision = 1 / np.concatenate([[prior.mean_variance], prior.loading_variance])
    covariance = np.linalg.inv(weights / parameters.noise + np.diag(prior_precision))
    right_side = target / parameters.noise
    right_side[:, 0] += prior.mean * prior_precision[0]
    estimate = (covariance @ right_side[:, :, None])[:, :, 0]
    second_moment = estimate[:, :, None] * estimate[:, None, :] + covariance
    error = counts.squares - 2 * float((estimate * target).sum()) + float((second_moment * weights).sum())
    mean, loading = estimate[:, 0].copy(), estimate[:, 1:].copy()
    noise = max(error / max(counts.count.sum(), 1), MIN_VARIANCE)
    updated = StatementParameters(mean, loading, np.asarray(covariance, dtype=np.float64), noise)
    return updated, _updated_prior(mean, updated.covariance, second_moment), error


def _updated_prior(mean: FloatArray, covariance: FloatArray, second_moment: FloatArray) -> _Prior:
    centre = float(mean.mean())
    mean_variance = float(((mean - centre) ** 2 + covariance[:, 0, 0]).mean())
    loading_variance = np.diagonal(second_moment, axis1=1, axis2=2)[:, 1:].mean(axis=0)
    return _Prior(centre, max(mean_variance, MIN_VARIANCE), np.maximum(loading_variance, MIN_VARIANCE))


def _symmetric(upper: FloatArray, rank: int) -> FloatArray:
    full = np.empty((len(upper), rank, rank))
    for index, (a, b) in enumerate(upper_triangle(rank)):
        full[:, a, b] = full[:, b, a] = upper[:, index]
    return full


def position_people(parts: tuple[Block, ...], parameters: StatementParameters, sweeps: int) -> Fit:
    """The people's positions under converged parameters, in principal axes."""
    if not parameters.rank:
        return fit_without_axes(sum(part.people for part in parts), parameters, sweeps)
    positions, covariance = joined_positions([posterior_positions(part, parameters) for part in parts])
    return rotated_to_principal_axes(positions, covariance, parameters, sweeps)


def fit_without_axes(people: int, parameters: StatementParameters, sweeps: int) -> Fit:
    """A fit of rank 0, in which everybody has the same, empty position."""
    return Fit(np.zeros((people, 0)), np.zeros((0, 0, people)), np.zeros(0), parameters, sweeps)


def rotated_to_principal_axes(
    position: FloatArray, covariance: FloatArray, parameters: StatementParameters, sweeps: int
) -> Fit:
    """Move positions and loadings into the axes along which the people's expected votes differ most.

    With P the second moment of positions and L that of loadings, the eigenvectors of P^(1/2) L P^(1/2) are the
    principal axes of the expected votes, and the roots of its eigenvalues their standard deviations.
    """
    mean = position.mean(axis=0)
    position = position - mean
    position_moment = position.T @ position / len(position) + covariance.mean(axis=2)
    loading_moment = parameters.loading.T @ parameters.loading / len(parameters.loading)
    eigenvalues, axes = np.linalg.eigh(position_moment)
    root = (axes * np.sqrt(np.maximum(eigenvalues, MIN_VARIANCE))) @ axes.T
    power, rotation = np.linalg.eigh(root @ loading_moment @ root)
    scale = np.sqrt(np.maximum(power[::-1], 0)).astype(np.float64)
    transform = np.linalg.solve(root, rotation[:, ::-1] * scale)
    # The likelihood does not fix the sign of an axis; pointing the longer tail to the positive side does, and it
    # does not change when every vote is reversed.
    skew = ((position @ transform) ** 3).sum(axis=0)
    transform = transform * np.where(skew < 0, -1.0, 1.0)
    inverse = np.linalg.inv(transform.T) if np.all(scale > 1e-6) else np.linalg.pinv(transform.T)
    statement_covariance = parameters.covariance.copy()
    statement_covariance[:, 1:, 1:] = inverse.T @ statement_covariance[:, 1:, 1:] @ inverse
    statement_covariance[:, 0, 1:] = statement_covariance[:, 1:, 0] = parameters.covariance[:, 0, 1:] @ inverse
    rotated = StatementParameters(
        parameters.mean + parameters.loading @ mean,
        parameters.loading @ inverse,
        statement_covariance,
        parameters.noise,
    )
    person_covariance = np.einsum("ka,kln,lb->abn", transform, covariance, transform)
    return Fit(position @ transform, person_covariance, scale, rotated, sweeps)


def predict(fitted: Fit, row: AnyIntArray, column: AnyIntArray) -> FloatArray:
    """Expected votes of people `row` on statements `column`, elementwise, clipped to [-1, 1]."""
    parameters = fitted.parameters
    expected = parameters.mean[column] + (fitted.position[row] * parameters.loading[column]).sum(axis=1)
    return np.asarray(np.clip(expected, -1.0, 1.0))
