"""The whole map: one call from votes to places, groups and what is shared; published maps can be replayed."""

from dataclasses import dataclass, replace
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from .bridging import Consensus, consensus_of
from .counts import in_conversation, taking_part
from .errors import NoAnswer
from .groups import Groups, find_groups, for_everybody
from .model import Fit, fit, in_axes, margins, settle, start
from .rank import choose_rank, some_people
from .source import InMemory, Source
from .sums import Shape, blocks, sums_of, total
from .votes import Array, Ints, Votes

__all__ = ["METHOD", "Map", "align", "cold_fit", "map_of", "opinion_map", "preview", "replay_hash"]

# Raised whenever the same votes would give another map.
METHOD = "opinion 1"
PLANE = 2
PREVIEW_SWEEPS = 2


@dataclass(frozen=True, eq=False)
class Map:
    """A published map of n people and m statements.

    `fit` holds places and loadings, `error` the error of held-back votes by rank from 0, `part` who takes part.
    `replay` is a SHA-256 of the votes, the seed and the method: equal hashes are equal maps.
    """

    participants: tuple[str, ...]
    statements: tuple[int, ...]
    fit: Fit
    error: tuple[float, ...]
    part: NDArray[np.bool_]
    groups: Groups
    consensus: Consensus
    seed: int
    replay: str


def opinion_map(
    votes: Votes,
    part: NDArray[np.bool_] | None = None,
    seed: int = 0,
    previous: Map | None = None,
    rank: int | None = None,
) -> Map:
    """The map of these votes, from nothing but them, the mask of who takes part (n,), and the seed.

    Who takes part is by default asked of these votes; where statements were moderated out, ask `in_conversation` of
    all. With a `previous` map the new one is turned so that people stay where they were as far as they can, and its
    groups keep their numbers; nothing else depends on it. `rank` skips the choice.

    Raises:
        NoAnswer: there is no vote.
    """
    part = in_conversation(votes) if part is None else part
    return map_of(InMemory(votes), part, seed, previous, rank)


def map_of(
    source: Source,
    part: NDArray[np.bool_] | None = None,
    seed: int = 0,
    previous: Map | None = None,
    rank: int | None = None,
) -> Map:
    """The map of votes wherever they lie; see `opinion_map`."""
    if not source.cast.sum():
        raise NoAnswer("no vote is left to draw a map from")
    part = taking_part(source.cast, len(source.statements)) if part is None else part
    error: tuple[float, ...] = ()
    if rank is None:
        rng = np.random.default_rng(seed)
        chosen = choose_rank(source.some(some_people(source.cast, rng)), rng)
        rank, error = chosen.rank, chosen.error
    fitted = cold_fit(source, rank, seed)
    found = _groups(source, fitted, part, seed)
    counts = source.tally(np.zeros(len(part), dtype=np.int64), 1)
    each = source.tally(found.label, len(found.sizes)) if found.sizes else None
    shared = consensus_of(source.statements, counts, each)
    replay = replay_hash(source.digest(), part, seed)
    made = Map(source.participants, source.statements, fitted, error, part, found, shared, seed, replay)
    return made if previous is None else align(made, previous)


def cold_fit(source: Source, rank: int, seed: int) -> Fit:
    """A fit from nothing; of very many people a share is settled first, and the whole from there."""
    rng = np.random.default_rng(seed)
    share = some_people(source.cast, rng, cells=int(source.cast.sum()))
    known = source.margins()
    if rank and not share.all():
        few = source.some(share)
        parts, less = blocks(few), margins(few)
        shape, _ = settle(lambda now: total(sums_of(one, now) for one in parts), less, start(parts, less, rank, rng))
    else:
        parts = blocks(source.some(share)) if rank else ()
        shape = start(parts, known, rank, rng)
    shape, sweeps = settle(source.sums, known, shape)
    if not rank:
        people = len(source.participants)
        return Fit(np.zeros((people, 0)), np.zeros((0, 0, people)), np.zeros(0), shape, sweeps)
    return in_axes(*source.places(shape), shape, sweeps)


def _groups(source: Source, fitted: Fit, part: NDArray[np.bool_], seed: int) -> Groups:
    """Groups of a share of the people where there are very many, and everybody by the nearest centre."""
    rng = np.random.default_rng(seed + 1)
    asked = some_people(source.cast, rng, cells=int(source.cast.sum()))
    if asked.all():
        return find_groups(source.some(asked), fitted, part, rng)
    few = replace(fitted, place=fitted.place[asked], doubt=fitted.doubt[:, :, asked])
    return for_everybody(find_groups(source.some(asked), few, part[asked], rng), few.place, fitted.place, part)


def replay_hash(digest: str, part: NDArray[np.bool_], seed: int) -> str:
    """SHA-256 over method, seed, the votes' own hash and who takes part."""
    return sha256(b"\n".join([METHOD.encode(), str(seed).encode(), digest.encode(), part.tobytes()])).hexdigest()


def preview(last: Map, votes: Votes) -> Fit:
    """A quick look at new votes: a few sweeps from the last map's statements, turned to lie on it. Not for publishing:
    a warm start remembers, and two ways to the same votes may end a little apart."""
    if not last.fit.rank:
        return fit(votes, 0, np.random.default_rng(last.seed))
    begin = _carried(last, votes)
    warm = fit(votes, last.fit.rank, np.random.default_rng(last.seed), begin=begin, sweeps=PREVIEW_SWEEPS)
    return _turned(warm, *_turn(votes.participants, warm.place, last))


def align(new: Map, previous: Map) -> Map:
    """The same map, its plane turned or mirrored to lie on the previous one, its groups renumbered after theirs."""
    fitted = _turned(new.fit, *_turn(new.participants, new.fit.place, previous))
    return replace(new, fit=fitted, groups=_renumbered(new, previous))


def _turn(participants: tuple[str, ...], place: Array, last: Map) -> tuple[int, Array]:
    """How many leading axes to turn, and the orthogonal matrix (Schoenemann 1966, 10.1007/BF02289451)."""
    axes = min(PLANE, place.shape[1], last.fit.rank)
    here, there = _shared(participants, last.participants)
    if not axes or not len(here):
        return 0, np.eye(0)
    left, _, right = np.linalg.svd(place[here, :axes].T @ last.fit.place[there, :axes])
    return axes, left @ right


def _turned(fitted: Fit, axes: int, turn: Array) -> Fit:
    whole = np.eye(fitted.rank)
    whole[:axes, :axes] = turn
    wider = np.eye(fitted.rank + 1)
    wider[1:, 1:] = whole
    shape = fitted.shape
    moved = Shape(shape.mean, shape.loading @ whole, wider.T @ shape.spread @ wider, shape.noise)
    doubt = np.einsum("ka,kln,lb->abn", whole, fitted.doubt, whole)
    return replace(fitted, place=fitted.place @ whole, doubt=doubt, shape=moved)


def _renumbered(new: Map, last: Map) -> Groups:
    """Each group takes the number of the one it shares most people with, the largest first."""
    here, there = _shared(new.participants, last.participants)
    count = len(new.groups.sizes)
    both = (new.groups.label[here] >= 0) & (last.groups.label[there] >= 0)
    if count < 2 or len(last.groups.sizes) != count or not both.any():
        return new.groups
    shared = np.zeros((count, count), dtype=np.int64)
    np.add.at(shared, (new.groups.label[here][both], last.groups.label[there][both]), 1)
    number = np.full(count, -1, dtype=np.int64)
    for _ in range(count):
        one, other = np.unravel_index(int(shared.argmax()), shared.shape)
        number[one] = other
        shared[one], shared[:, other] = -1, -1
    order = np.argsort(number)
    label = np.where(new.groups.label >= 0, number[new.groups.label], -1)
    stable = tuple(new.groups.stability[one] for one in order)
    return replace(new.groups, label=label, certainty=new.groups.certainty[:, order], stability=stable)


def _shared(new: tuple[str, ...], old: tuple[str, ...]) -> tuple[Ints, Ints]:
    at = {name: place for place, name in enumerate(old)}
    pairs = [(place, at[name]) for place, name in enumerate(new) if name in at]
    found = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return found[:, 0], found[:, 1]


def _carried(last: Map, votes: Votes) -> Shape:
    """The last statements' side for today's statements; new ones begin in the middle, without a direction."""
    at = {number: place for place, number in enumerate(last.statements)}
    old = np.array([at.get(number, -1) for number in votes.statements], dtype=np.int64)
    known, shape = old >= 0, last.fit.shape
    mean, load = np.zeros(len(old)), np.zeros((len(old), last.fit.rank))
    spread = np.zeros((len(old), last.fit.rank + 1, last.fit.rank + 1))
    # Places are in units of votes on a map; a sweep counts them in units of their own spread.
    scale = np.maximum(last.fit.strength, 1e-9)
    mean[known], load[known] = shape.mean[old[known]], shape.loading[old[known]] * scale
    wide = np.concatenate([[1.0], scale])
    spread[known] = shape.spread[old[known]] * wide[:, None] * wide
    return Shape(mean, load, spread, shape.noise)
