"""The whole map in one call, from votes to positions, groups and consensus; a published map can be replayed."""

from dataclasses import dataclass, replace
from hashlib import sha256

import numpy as np

from tracktwo.methods.errors import Refusal

from .bridging import Consensus, consensus_from_counts
from .counts import enough_votes, in_conversation
from .groups import Groups, assign_everybody, find_groups
from .model import (
    Fit,
    fit,
    fit_without_axes,
    initial_parameters,
    iterate_to_convergence,
    margins,
    rotated_to_principal_axes,
)
from .rank import RankChoice, choose_rank, sample_people
from .source import InMemory, Source
from .sufficient_statistics import StatementParameters, blocks, sufficient_statistics, summed
from .votes import FloatArray, IntArray, Mask, Votes

__all__ = ["METHOD", "Map", "align", "cold_fit", "map_of", "opinion_map", "preview", "replay_hash"]

# Raised whenever the same votes would give another map.
METHOD = "opinion 4"
# Only the two axes that are drawn are rotated onto the previous map.
DRAWN_AXES = 2
PREVIEW_SWEEPS = 2
MIN_SCALE = 1e-9


@dataclass(frozen=True, eq=False)
class Map:
    """A map of n people and m statements.

    `fit` holds positions and statement parameters, `held_out_error` the root mean squared error of held-out votes at
    each rank from 0 upwards, and `participating` (n,) who takes part. `replay` is a SHA-256 of the votes, the seed
    and the method: maps with equal hashes are equal.
    """

    participants: tuple[str, ...]
    statements: tuple[int, ...]
    fit: Fit
    held_out_error: tuple[float, ...]
    participating: Mask
    groups: Groups
    consensus: Consensus
    seed: int
    replay: str


def opinion_map(
    votes: Votes,
    participating: Mask | None = None,
    seed: int = 0,
    previous: Map | None = None,
    rank: int | None = None,
) -> Map:
    """The map of these votes; it depends on nothing but the arguments.

    Args:
        votes: n people by m statements.
        participating: (n,) who takes part. By default `in_conversation` of these votes; where moderators rejected
            statements, pass `in_conversation` of the votes before those statements were removed.
        seed: where all randomness starts.
        previous: the last published map. The new one is rotated so that people stay where they were as far as
            possible, and its groups keep their numbers; nothing else depends on it.
        rank: the number of axes; by default `choose_rank` finds it.

    Raises:
        Refusal: there is no vote.
    """
    participating = in_conversation(votes) if participating is None else participating
    return map_of(InMemory(votes), participating, seed, previous, rank)


def map_of(
    source: Source,
    participating: Mask | None = None,
    seed: int = 0,
    previous: Map | None = None,
    rank: int | None = None,
) -> Map:
    """The map of votes wherever they are stored; see `opinion_map`."""
    if not source.votes_per_person.sum():
        raise Refusal("no-vote-left", "no vote is left to draw a map from")
    if participating is None:
        participating = enough_votes(source.votes_per_person, len(source.statements))
    if rank is None:
        rng = np.random.default_rng(seed)
        choice = choose_rank(source.select_people(sample_people(source.votes_per_person, rng)), rng)
    else:
        choice = RankChoice(rank, ())
    fitted = _fit_to_all(source, choice.parameters) if choice.parameters else cold_fit(source, choice.rank, seed)
    groups = _groups(source, fitted, participating, seed)
    counts = source.tally(np.zeros(len(participating), dtype=np.int64), 1)
    by_group = source.tally(groups.label, len(groups.sizes)) if groups.sizes else None
    shared = consensus_from_counts(source.statements, counts, by_group)
    replay = replay_hash(source.digest(), participating, seed)
    new = Map(source.participants, source.statements, fitted, choice.error, participating, groups, shared, seed, replay)
    return new if previous is None else align(new, previous)


def cold_fit(source: Source, rank: int, seed: int) -> Fit:
    """A fit that starts from nothing; with very many people it converges on a sample first, then on everybody."""
    rng = np.random.default_rng(seed)
    sample = sample_people(source.votes_per_person, rng, max_votes=int(source.votes_per_person.sum()))
    counts = source.margins()
    if rank and not sample.all():
        sampled = source.select_people(sample)
        parts, sampled_counts = blocks(sampled), margins(sampled)
        parameters, _ = iterate_to_convergence(
            lambda current: summed(sufficient_statistics(part, current) for part in parts),
            sampled_counts,
            initial_parameters(parts, sampled_counts, rank, rng),
        )
    else:
        parts = blocks(source.select_people(sample)) if rank else ()
        parameters = initial_parameters(parts, counts, rank, rng)
    return _fit_to_all(source, parameters)


def _fit_to_all(source: Source, begin: StatementParameters) -> Fit:
    """A fit to all votes that starts from these parameters."""
    parameters, sweeps = iterate_to_convergence(source.sufficient_statistics, source.margins(), begin)
    if not parameters.rank:
        return fit_without_axes(len(source.participants), parameters, sweeps)
    return rotated_to_principal_axes(*source.positions(parameters), parameters, sweeps)


def _groups(source: Source, fitted: Fit, participating: Mask, seed: int) -> Groups:
    """Groups of everybody, or with very many people those of a sample, extended to everybody by nearest centre."""
    rng = np.random.default_rng(seed + 1)
    sample = sample_people(source.votes_per_person, rng, max_votes=int(source.votes_per_person.sum()))
    if sample.all():
        return find_groups(source.select_people(sample), fitted, participating, rng)
    sampled_fit = replace(fitted, position=fitted.position[sample], covariance=fitted.covariance[:, :, sample])
    groups = find_groups(source.select_people(sample), sampled_fit, participating[sample], rng)
    return assign_everybody(groups, sampled_fit.position, fitted.position, participating)


def replay_hash(digest: str, participating: Mask, seed: int) -> str:
    """SHA-256 over the method, the seed, the votes' own hash and who takes part."""
    parts = [METHOD.encode(), str(seed).encode(), digest.encode(), participating.tobytes()]
    return sha256(b"\n".join(parts)).hexdigest()


def preview(last: Map, votes: Votes) -> Fit:
    """A quick look at new votes: two sweeps from the last map's parameters, rotated to lie on it.

    It is not for publishing. A warm start depends on where it started, so two ways to the same votes may end a
    little apart.
    """
    if not last.fit.rank:
        return fit(votes, 0, np.random.default_rng(last.seed))
    begin = _parameters_for(last, votes)
    warm = fit(votes, last.fit.rank, np.random.default_rng(last.seed), begin=begin, max_sweeps=PREVIEW_SWEEPS)
    return _rotated(warm, *_rotation_onto(votes.participants, warm.position, last))


def align(new: Map, previous: Map) -> Map:
    """The same map, its plane rotated or mirrored onto the previous one, its groups renumbered after theirs."""
    rotated = _rotated(new.fit, *_rotation_onto(new.participants, new.fit.position, previous))
    return replace(new, fit=rotated, groups=_renumbered(new, previous))


def _rotation_onto(participants: tuple[str, ...], position: FloatArray, last: Map) -> tuple[int, FloatArray]:
    """How many leading axes to rotate, and the orthogonal matrix that fits the people of both maps best.

    The orthogonal Procrustes problem (Schoenemann 1966, 10.1007/BF02289451).
    """
    axes = min(DRAWN_AXES, position.shape[1], last.fit.rank)
    here, there = _people_in_both(participants, last.participants)
    if not axes or not len(here):
        return 0, np.eye(0)
    left, _, right = np.linalg.svd(position[here, :axes].T @ last.fit.position[there, :axes])
    return axes, left @ right


def _rotated(fitted: Fit, axes: int, rotation: FloatArray) -> Fit:
    whole = np.eye(fitted.rank)
    whole[:axes, :axes] = rotation
    with_mean = np.eye(fitted.rank + 1)
    with_mean[1:, 1:] = whole
    old = fitted.parameters
    parameters = StatementParameters(old.mean, old.loading @ whole, with_mean.T @ old.covariance @ with_mean, old.noise)
    covariance = np.einsum("ka,kln,lb->abn", whole, fitted.covariance, whole)
    return replace(fitted, position=fitted.position @ whole, covariance=covariance, parameters=parameters)


def _renumbered(new: Map, last: Map) -> Groups:
    """Each group takes the number of the previous group it shares most people with, the largest overlap first."""
    here, there = _people_in_both(new.participants, last.participants)
    count = len(new.groups.sizes)
    in_both = (new.groups.label[here] >= 0) & (last.groups.label[there] >= 0)
    if count < 2 or len(last.groups.sizes) != count or not in_both.any():
        return new.groups
    overlap = np.zeros((count, count), dtype=np.int64)
    np.add.at(overlap, (new.groups.label[here][in_both], last.groups.label[there][in_both]), 1)
    number = np.full(count, -1, dtype=np.int64)
    for _ in range(count):
        group, previous_group = np.unravel_index(int(overlap.argmax()), overlap.shape)
        number[group] = previous_group
        overlap[group], overlap[:, previous_group] = -1, -1
    order = np.argsort(number)
    label = np.where(new.groups.label >= 0, number[new.groups.label], -1)
    stability = tuple(new.groups.stability[group] for group in order)
    return replace(new.groups, label=label, membership=new.groups.membership[:, order], stability=stability)


def _people_in_both(new: tuple[str, ...], old: tuple[str, ...]) -> tuple[IntArray, IntArray]:
    """Row indices, in the new and the old map, of the people who are in both."""
    old_row = {name: row for row, name in enumerate(old)}
    pairs = [(row, old_row[name]) for row, name in enumerate(new) if name in old_row]
    rows = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return rows[:, 0], rows[:, 1]


def _parameters_for(last: Map, votes: Votes) -> StatementParameters:
    """The last map's parameters for today's statements; new statements start at zero."""
    old_index = {number: index for index, number in enumerate(last.statements)}
    old = np.array([old_index.get(number, -1) for number in votes.statements], dtype=np.int64)
    continued, parameters = old >= 0, last.fit.parameters
    mean, loading = np.zeros(len(old)), np.zeros((len(old), last.fit.rank))
    covariance = np.zeros((len(old), last.fit.rank + 1, last.fit.rank + 1))
    # A map's positions are in units of votes; a sweep expects them with unit variance, so the loadings take the scale.
    scale = np.maximum(last.fit.scale, MIN_SCALE)
    mean[continued] = parameters.mean[old[continued]]
    loading[continued] = parameters.loading[old[continued]] * scale
    with_mean = np.concatenate([[1.0], scale])
    covariance[continued] = parameters.covariance[old[continued]] * with_mean[:, None] * with_mean
    return StatementParameters(mean, loading, covariance, parameters.noise)
