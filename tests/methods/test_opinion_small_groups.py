"""A few who answer alike where others do not: found as a small group, and not found where one person is far off."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from scipy.optimize import isotonic_regression

from methods.conversations import made, voted, written
from tracktwo.cli import main
from tracktwo.methods.opinion import Votes, map_svg, opinion_map
from tracktwo.methods.opinion.groups import assign_everybody
from tracktwo.methods.opinion.single_peak import _rising, _top, best_cut, single_peak_ratio

FEW = 36


def with_minority(seed: int, people: int = 240, statements: int = 40, few: int = FEW) -> Votes:
    """People evenly on a line, the first few of whom all lean to one random answer per statement."""
    rng = np.random.default_rng(seed)
    log_odds = np.outer(rng.uniform(-1.7, 1.7, people), rng.normal(0, 1.5, statements)) + rng.normal(0, 1, statements)
    log_odds[:few] = rng.choice([-3.0, 3.0], statements)
    return made(voted(log_odds, rng))


@pytest.mark.parametrize("seed", [25, 27])
def test_one_odd_ballot_cast_by_many_is_no_small_group(seed: int) -> None:
    """Identical ballots count once, and what counts once is no group however odd it is."""
    rng = np.random.default_rng(seed)
    log_odds = np.outer(rng.uniform(-1.7, 1.7, 400), rng.normal(0, 1, 100)) + rng.normal(0, 0.7, 100)
    matrix = voted(log_odds, rng, unseen=0.6)
    matrix[:40] = 1
    assert opinion_map(made(matrix), rank=2).groups.verdict == "spectrum"


@pytest.mark.parametrize("seed", range(3))
def test_a_tight_minority_is_found_and_its_members_are_told(seed: int) -> None:
    votes = with_minority(seed)
    groups = opinion_map(votes).groups
    assert groups.verdict == "small group"
    assert groups.p_value <= 0.05
    members = {int(votes.participants[person]) for person in np.flatnonzero(groups.label == 0)}
    assert len(members & set(range(FEW))) > 0.8 * len(members | set(range(FEW)))
    assert set(groups.label) == {-1, 0}
    assert groups.membership.shape == (240, 1)
    assert groups.membership[groups.label == 0, 0].min() > 0.5 > groups.membership[groups.label < 0, 0].max()


def test_the_command_and_the_picture_say_what_was_found(tmp_path: Path) -> None:
    votes = with_minority(0)
    path = tmp_path / "votes.csv"
    path.write_bytes(written(votes))
    answer = json.loads(CliRunner().invoke(main, ["opinion", str(path), "--json"]).output)
    assert (answer["verdict"], len(answer["groups"])) == ("small group", 1)
    words = CliRunner().invoke(main, ["opinion", str(path)]).output
    assert f"A small group of about {answer['groups'][0]} people answers alike where others do not" in words
    drawn = map_svg(opinion_map(votes), votes)
    assert "A small group answers alike where others do not" in drawn
    assert f"Group 1: {answer['groups'][0]} people" in drawn


def places(spread: float, few: int, far: float) -> np.ndarray:
    """Log likelihoods of 200 people at one peak, and of a few far from it."""
    rng = np.random.default_rng(1)
    place = np.concatenate([rng.normal(0, 1, 200), np.full(few, far)])
    seen = place + rng.normal(0, spread, len(place))
    return -0.5 * ((seen[:, None] - np.linspace(-8, 8, 61)) / spread) ** 2


def test_the_ratio_answers_to_a_few_and_not_to_a_single_person() -> None:
    nobody, alone, few = (single_peak_ratio(places(0.5, count, 6.0)) for count in (0, 1, 20))
    assert nobody < 1
    assert alone < nobody + 1
    assert few > 10 + alone


def test_the_cut_parts_the_few_from_the_others() -> None:
    cut = best_cut(places(0.5, 20, 6.0))
    assert np.flatnonzero(cut.membership > 0.5).tolist() == list(range(200, 220))
    assert cut.share == pytest.approx(20 / 220, abs=0.02)


def test_the_single_peak_is_the_nearest_one() -> None:
    rng = np.random.default_rng(4)
    for _ in range(20):
        share = rng.random(12)
        assert _rising(share.tolist()) == pytest.approx(isotonic_regression(share).x)
        likely = []
        for top in range(1, 13):
            up, down = isotonic_regression(share[:top]).x, isotonic_regression(share[top:], increasing=False).x
            likely.append(float(np.sum(share * np.log(np.concatenate([up, down])))))
        assert _top(share.tolist()) - 1 == int(np.argmax(likely)) or np.ptp(np.sort(likely)[-2:]) < 1e-9


def test_a_small_group_of_a_sample_is_extended_to_everybody() -> None:
    votes = with_minority(1)
    whole = opinion_map(votes, rank=2)
    assert whole.groups.verdict == "small group"
    position, everybody = whole.fit.position, np.ones(240, dtype=bool)
    sample = np.arange(240) % 2 == 0
    sampled = replace(whole.groups, label=whole.groups.label[sample])
    extended = assign_everybody(sampled, position[sample], position, everybody)
    here, there = whole.groups.label == 0, extended.label == 0
    assert (here & there).sum() > 0.7 * (here | there).sum()
    assert extended.membership.shape == (240, 1)
