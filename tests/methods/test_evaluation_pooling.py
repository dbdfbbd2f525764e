"""Pooling of trials: the contact trials to three decimals, and against an independent climb of the likelihood."""

import json
import math

import numpy as np
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import optimize
from shared import data

from tracktwo.cli import main
from tracktwo.methods.evaluation import InvalidInput, pool, pool_trials

TRIALS = "d,var_d,target_spelled_out,p_a_p\n0.1,0.02,race,1\n0.5,0.04,gender,0\n0.4,0.03,religion,0\n"
FIGURES = st.lists(st.tuples(st.floats(-2, 2), st.floats(0.01, 1)), min_size=2, max_size=12)


def test_the_contact_trials_give_the_published_figures() -> None:
    whole, between, registered = (
        subset.pooled for subset in pool_trials(data("contact", "contact_data.csv").read_bytes())
    )
    assert whole and between and registered
    assert (whole.k, round(whole.estimate, 3), round(whole.tau2, 3)) == (27, 0.402, 0.196)
    assert (round(whole.se, 3), round(whole.se_hk, 4), whole.bounded) == (0.095, 0.0995, False)
    assert tuple(round(end, 2) for end in whole.prediction) == (-0.53, 1.33)
    assert (between.k, round(between.estimate, 3), round(between.tau2, 2)) == (16, 0.241, 0.03)
    assert (round(between.se, 3), round(between.se_unbounded, 3), between.se_hk) == (0.061, 0.058, between.se)
    assert (registered.k, round(registered.estimate, 3), round(registered.se, 3)) == (3, 0.016, 0.067)


def test_a_worked_example_of_the_correction() -> None:
    """With effects 0 and 1 and variances of .5: REML gives tau2 0, so the factor is 1 and nothing changes."""
    pooled = pool([0.0, 1.0], [0.5, 0.5])
    assert (pooled.estimate, pooled.tau2, pooled.se) == pytest.approx((0.5, 0.0, 0.5))
    assert pooled.se_unbounded == pytest.approx(0.5)
    assert pooled.prediction is None
    agree = pool([0.3, 0.3, 0.3], [0.1, 0.1, 0.1])
    assert agree.se_unbounded == 0 and agree.se_hk == agree.se == pytest.approx(math.sqrt(0.1 / 3))
    single = pool([0.3], [0.04])
    assert (single.se, single.se_hk, single.interval) == (pytest.approx(0.2), None, None)


@given(FIGURES)
@settings(max_examples=60, deadline=None)
def test_no_other_variance_is_likelier(trials: list[tuple[float, float]]) -> None:
    effects, variances = (np.array(column) for column in zip(*trials, strict=True))

    def likelihood(tau2: float) -> float:
        """By the density of the contrasts, not by the formula that the program climbs."""
        contrasts = np.eye(len(effects))[1:] - np.eye(len(effects))[:-1]
        covariance = contrasts @ np.diag(variances + tau2) @ contrasts.T
        residual = contrasts @ effects
        return -0.5 * (np.linalg.slogdet(covariance)[1] + residual @ np.linalg.solve(covariance, residual))

    pooled = pool(effects, variances)
    best = likelihood(pooled.tau2)
    climbed = optimize.minimize_scalar(lambda tau2: -likelihood(tau2), bounds=(0, 20), method="bounded")
    assert best >= -climbed.fun - 1e-6
    assert best >= likelihood(0.0) - 1e-6
    assert pooled.se_hk >= pooled.se - 1e-12


@pytest.mark.parametrize(("effects", "variances"), [([], []), ([1], [0]), ([1], [-1]), ([float("nan")], [1])])
def test_what_cannot_be_is_refused(effects: list[float], variances: list[float]) -> None:
    with pytest.raises(InvalidInput):
        pool(effects, variances)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("d,target_spelled_out,p_a_p\n1,race,0\n", "found no column “var_d”"),
        (TRIALS.replace("0.04", "0"), "row 3, column 2: found “0”; expected a number above 0"),
        (TRIALS.replace("0.5", "much"), "row 3, column 1: found “much”"),
        (TRIALS.splitlines()[0] + "\n", "found no trial"),
        ("", "found an empty file"),
    ],
)
def test_bad_trials_are_named_by_row_and_column(tmp_path, text: str, says: str) -> None:
    file = tmp_path / "trials.csv"
    file.write_text(text, encoding="utf-8")
    done = CliRunner().invoke(main, ["contact", str(file)])
    assert done.exit_code == 2 and says in done.stderr


def test_the_command_says_both_errors_and_gives_one_object(tmp_path) -> None:
    file = tmp_path / "trials.csv"
    file.write_text(TRIALS, encoding="utf-8")
    words = CliRunner().invoke(main, ["contact", str(file)]).stdout
    assert "all: 3 trials" in words and "before the bound" in words and "pre-registered: 1 trials" in words
    content = json.loads(CliRunner().invoke(main, ["contact", str(file), "--json"]).stdout)
    assert content["race, religion and foreigners"]["k"] == 2
    assert content["pre-registered"]["se_hartung_knapp"] is None
