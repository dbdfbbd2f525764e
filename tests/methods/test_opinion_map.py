"""The map: the same for the same votes, honest about noise, and better than the peers at votes held back."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from methods.conversations import camps, made, moderated, noise, real, spectrum, voted, written
from tracktwo.methods.opinion import (
    Refusal,
    Votes,
    align,
    from_triples,
    in_conversation,
    opinion_map,
    preview,
    read_votes,
)
from tracktwo.methods.opinion.dip import DRAWS as DIP_DRAWS
from tracktwo.methods.opinion.dip import TABLE, UPPER_TAIL, dip, dip_p_value
from tracktwo.methods.opinion.groups import find_groups
from tracktwo.methods.opinion.model import fit, predict
from tracktwo.methods.opinion.rank import choose_rank, held_out_errors

# The study in docs/methods/opinion-study.md has two hundred draws of each; these are for every day.
DRAWS = 60
MISSED = 5


def test_order_and_repetition_change_no_bit() -> None:
    votes, rng = real("london"), np.random.default_rng(3)
    rows, columns = list(rng.permutation(votes.people)), list(rng.permutation(len(votes.statements)))
    first, again = opinion_map(votes), opinion_map(read_votes(written(votes, rows, columns)))
    assert np.array_equal(first.fit.position, again.fit.position)
    assert first.replay == again.replay
    assert first.consensus == again.consensus
    assert opinion_map(votes, seed=1).replay != first.replay


def test_a_vote_more_is_another_hash() -> None:
    votes = real("london")
    fewer = votes.select_votes(np.arange(votes.size) > 0)
    assert opinion_map(fewer).replay != opinion_map(votes).replay


@pytest.mark.parametrize("rank", [1, 2, 3])
def test_turning_every_vote_moves_nobody(rank: int) -> None:
    votes = camps(240, 40, np.random.default_rng(rank))
    first, turned = (opinion_map(conversation, rank=rank) for conversation in (votes, votes.reversed()))
    assert np.array_equal(first.fit.position, turned.fit.position)
    assert np.array_equal(first.fit.parameters.loading, -turned.fit.parameters.loading)
    assert np.array_equal(first.groups.label, turned.groups.label)
    assert (first.consensus.agree, first.consensus.disagree) == (turned.consensus.disagree, turned.consensus.agree)
    assert first.groups.verdict == "groups"


def verdict(votes: Votes, most: int = 2) -> str:
    rng = np.random.default_rng(0)
    rank = choose_rank(votes, rng, most).rank
    return find_groups(votes, fit(votes, rank, rng), in_conversation(votes), rng).verdict


def test_noise_has_no_groups() -> None:
    verdicts = [verdict(noise(80, 12, np.random.default_rng(seed)), 1) for seed in range(DRAWS)]
    assert verdicts.count("groups") <= MISSED
    assert verdicts.count("none") >= DRAWS - 2 * MISSED
    assert "too few to tell" not in verdicts


@pytest.mark.parametrize("flat", [True, False])
def test_spectra_have_no_groups(flat: bool) -> None:
    """Places as they are, of as many people as it takes: the choice of a rank would only lower the number."""
    named = 0
    for seed in range(DRAWS):
        rng = np.random.default_rng(seed)
        votes = spectrum(80, 20, rng, flat)
        named += find_groups(votes, fit(votes, 1, rng), in_conversation(votes), rng).verdict == "groups"
    assert named <= MISSED


def test_a_divide_is_found() -> None:
    verdicts = [verdict(camps(240, 40, np.random.default_rng(seed))) for seed in range(8)]
    assert verdicts.count("groups") >= 7


def test_membership_is_a_probability() -> None:
    made_map = opinion_map(camps(240, 40, np.random.default_rng(5)))
    assert made_map.groups.membership.sum(axis=1) == pytest.approx(np.ones(int(made_map.participating.sum())))
    assert min(made_map.groups.stability) >= 0.75
    assert made_map.groups.p_value <= 0.05
    assert sum(made_map.groups.sizes) == made_map.participating.sum()


PEERS = {"biodiversity": 0.602, "vtaiwan": 0.647, "brexit": 0.663}


def untuned_factors(votes: Votes, keep: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """A factor model with an intercept for each person and statement and one factor, at fixed weights."""
    row, column, value = votes.row[keep], votes.column[keep], votes.value[keep].astype(float)
    mean = value.mean()
    person, statement = np.zeros(votes.people), np.zeros(len(votes.statements))
    left, right = rng.normal(0, 0.1, votes.people), rng.normal(0, 0.1, len(votes.statements))
    for _ in range(30):
        for own, other, at, to, factor in (
            (person, statement, row, column, False),
            (statement, person, column, row, False),
            (left, right, row, column, True),
            (right, left, column, row, True),
        ):
            rest = value - mean - person[row] - statement[column] - left[row] * right[column]
            times = other[to] if factor else np.ones(len(to))
            rest = rest + own[at] * times
            own[:] = np.bincount(at, rest * times, len(own)) / (np.bincount(at, times**2, len(own)) + 1.0)
    off, to = votes.row[~keep], votes.column[~keep]
    return np.clip(mean + person[off] + statement[to] + left[off] * right[to], -1, 1)


def filled_components(votes: Votes, keep: np.ndarray) -> np.ndarray:
    """Two components of the matrix with means filled in, as Polis has them."""
    full = np.full((votes.people, len(votes.statements)), np.nan)
    full[votes.row[keep], votes.column[keep]] = votes.value[keep]
    mean = np.nansum(full, 0) / np.maximum((~np.isnan(full)).sum(0), 1)
    centred = np.nan_to_num(full - mean)
    axes = np.linalg.eigh(centred.T @ centred)[1][:, -2:]
    off, to = votes.row[~keep], votes.column[~keep]
    stretch = np.sqrt(len(votes.statements) / np.maximum(np.bincount(votes.row[keep], minlength=votes.people), 1))
    place = (centred @ axes) * np.minimum(stretch, 2)[:, None]
    return np.clip(mean[to] + (place @ axes.T)[off, to], -1, 1)


@pytest.mark.parametrize("name", PEERS)
def test_votes_held_back_are_foretold_better_than_by_the_peers(name: str) -> None:
    votes = moderated(name)
    votes = votes.select_people(votes.votes_per_person > 0)
    errors: dict[str, list[float]] = {"ours": [], "mean": [], "components": [], "factors": []}
    rank = choose_rank(votes, np.random.default_rng(0)).rank
    for seed in range(10):
        rng = np.random.default_rng(seed)
        keep = rng.permutation(votes.size) >= votes.size // 10
        truth = votes.value[~keep]
        errors["ours"].append(held_out_errors(votes, keep, rank, seed).mean())
        errors["mean"].append(held_out_errors(votes, keep, 0, seed).mean())
        errors["components"].append(((truth - filled_components(votes, keep)) ** 2).mean())
        errors["factors"].append(((truth - untuned_factors(votes, keep, rng)) ** 2).mean())
    mean_error = {kind: float(np.mean(np.sqrt(values))) for kind, values in errors.items()}
    assert mean_error["ours"] <= PEERS[name]
    assert mean_error["ours"] < min(mean_error["mean"], mean_error["components"], mean_error["factors"])


def test_the_fit_finds_what_made_the_votes() -> None:
    rng = np.random.default_rng(2)
    place = rng.standard_normal(300)
    votes = made(voted(np.outer(place, rng.normal(0, 1.2, 40)), rng, unseen=0.2))
    fitted = fit(votes, 1, rng)
    assert abs(np.corrcoef(fitted.position[:, 0], place)[0, 1]) > 0.88
    assert np.abs(predict(fitted, votes.row, votes.column)).max() <= 1
    assert fitted.position.shape == (300, 1)


def test_doubt_is_larger_with_fewer_votes() -> None:
    votes = moderated("vtaiwan")
    variance = fit(votes, 1, np.random.default_rng(0)).covariance[0, 0]
    assert variance[votes.votes_per_person < 5].mean() > 2 * variance[votes.votes_per_person > 60].mean()


def test_more_votes_do_not_make_the_map_jump() -> None:
    votes = moderated("brexit")
    early = opinion_map(votes.select_votes(np.arange(votes.size) % 12 > 0))
    late = opinion_map(votes, previous=early)
    axes = min(2, late.fit.rank, early.fit.rank)
    assert axes
    moved = np.sqrt(((late.fit.position[:, :axes] - early.fit.position[:, :axes]) ** 2).mean())
    wide = np.sqrt((late.fit.position[:, :axes] ** 2).mean())
    assert moved < wide / 2
    quick = preview(early, votes)
    ahead = np.sqrt(((late.fit.position[:, :axes] - quick.position[:, :axes]) ** 2).mean())
    assert ahead < wide / 2


def test_groups_keep_their_numbers() -> None:
    votes = camps(240, 40, np.random.default_rng(5))
    first = opinion_map(votes, rank=1)
    swapped = from_triples(
        votes.row, votes.column.astype(np.int64), votes.value.astype(np.int64), votes.participants, votes.statements
    )
    again = align(opinion_map(swapped.reversed(), rank=1), first)
    assert np.array_equal(first.groups.label, again.groups.label)


def test_no_vote_no_map() -> None:
    votes = read_votes(b"participant,1\na,1\n")
    with pytest.raises(Refusal):
        opinion_map(votes.without_statements([1]))
    assert opinion_map(votes).groups.verdict == "too few to tell"


@given(st.lists(st.integers(0, 12), min_size=2, max_size=8, unique=True))
def test_the_dip_is_the_distance_to_the_nearest_single_peak(values: list[int]) -> None:
    from scipy.optimize import linprog

    x, number = sorted(values), len(values)
    nearest = 1.0
    for mode in range(number):
        # Heights of a single-peaked distribution at the values, and its largest distance to the steps below and above.
        limits, bounds = [], []
        for i in range(number):
            for sign, step in ((1, i / number), (-1, -(i + 1) / number)):
                line = [0.0] * (number + 1)
                line[i], line[number] = sign, -1
                limits.append(line)
                bounds.append(step)
        for i in range(number - 1):
            line = [0.0] * (number + 1)
            line[i], line[i + 1] = 1, -1
            limits.append(line)
            bounds.append(0)
        for i in [inner for inner in range(1, number - 1) if inner != mode]:
            sign = 1 if i < mode else -1
            before, after = x[i] - x[i - 1], x[i + 1] - x[i]
            line = [0.0] * (number + 1)
            line[i - 1], line[i], line[i + 1] = -sign / before, sign / before + sign / after, -sign / after
            limits.append(line)
            bounds.append(0)
        cost = [0.0] * number + [1]
        best = linprog(cost, A_ub=limits, b_ub=bounds, bounds=[(None, None)] * number + [(0, None)])
        nearest = min(nearest, best.fun)
    assert dip(np.array(x)) == pytest.approx(max(nearest, 1 / (2 * number)))


def test_the_table_of_the_dip_is_what_is_drawn() -> None:
    rng = np.random.default_rng(50)
    drawn = np.array([dip(rng.random(50)) for _ in range(DIP_DRAWS // 10)]) * np.sqrt(50)
    assert np.quantile(drawn, 1 - UPPER_TAIL[4]) == pytest.approx(TABLE[50][4], rel=0.03)


def test_p_values_of_the_dip() -> None:
    rng = np.random.default_rng(0)
    assert dip_p_value(np.concatenate([rng.normal(-3, 1, 60), rng.normal(3, 1, 60)])) < 0.01
    assert dip_p_value(rng.standard_normal(120)) > 0.3
    assert dip_p_value(np.zeros(40)) == 1
    flat = [dip_p_value(rng.random(80)) <= 0.05 for _ in range(300)]
    assert 0.01 < np.mean(flat) < 0.1


def test_noise_gets_no_axis_however_much_of_it() -> None:
    """Answers at 50:50: the fit shrinks an axis to nothing, and the error then differs in the sixth decimal only."""
    for seed in range(3):
        rng = np.random.default_rng(seed)
        matrix = np.where(rng.random((2000, 300)) < 0.5, 1.0, -1.0)
        matrix[rng.random(matrix.shape) < 0.85] = np.nan
        assert choose_rank(made(matrix), rng).rank == 0


@pytest.mark.parametrize("name, most", [("seattle", 2), ("brexit", 2), ("canada", 4), ("vtaiwan", 3)])
def test_real_conversations_do_not_end_at_the_largest_rank(name: str, most: int) -> None:
    votes = moderated(name)
    assert 1 <= choose_rank(votes, np.random.default_rng(0)).rank <= most
