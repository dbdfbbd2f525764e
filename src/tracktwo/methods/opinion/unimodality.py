"""Whether people form one peak, along a line and beside it: tests whose null is simulated on the same cells."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass

import numpy as np

from .line_model import LineModel, Where
from .votes import FloatArray, Votes

__all__ = ["DRAWS", "UnimodalityTest", "detectable_gaps", "unimodality_test"]

DRAWS = 99
# A statistic is decided early by so many simulated ones as large as the observed one (Besag and Clifford 1991). With 99
# draws and shares of 1 and 2 %, two are too many for groups: more would make a p value finer, and no verdict another.
EXCEEDANCES = 2
# How the dip and the ratio along the line, and the ratio beside it, share the level: at 5 % they have 2, 2 and 1 %.
SHARES = (0.4, 0.4, 0.2)
# More votes than these make no decision more certain that matters; people are sampled down to them.
MAX_VOTES = 30_000
# What is tried in saying which gap would have been found.
GAPS = (3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
POWER, POWER_NULL_DRAWS, POWER_DRAWS = 0.8, 59, 20


@dataclass(frozen=True, eq=False)
class UnimodalityTest:
    """The p value of a single peak, how many draws it rests on, and where the evidence against it is strongest.

    `model` is that of the line, None where there was nothing to test.
    """

    p_value: float
    draws: int
    where: Where = "line"
    model: LineModel | None = None


def unimodality_test(
    votes: Votes, line: FloatArray, rng: np.random.Generator, draws: int = DRAWS, exceedances: int = EXCEEDANCES
) -> UnimodalityTest:
    """Test whether people are spread without a gap, along one line and beside it.

    Three statistics share the level. Two look along the line, at the traits of all distinct ballots in a
    two-parameter logistic model: Hartigan's dip, which shows two large groups, and the likelihood ratio of any
    population against one with a single peak, which also shows a small group. The third is that ratio along the
    direction in which the residuals of the line differ most: it shows a few who answer alike where the line does not
    tell them apart. Their null distribution is simulated: ballots are drawn on the same cells from the fitted model,
    with people spread evenly on the line and beside it, identical ones merged, and everything refitted. Even
    populations have the largest dips and ratios of all with a single peak. Simulating on the same cells and
    statements reproduces what misled the tabulated dip test: few statements leave few answer patterns, which look
    like peaks; steep statements pile people up at both ends; and people with few answers are pulled together.

    The p value of each is (e + 1) / (draws + 1) with e simulated statistics as large as the observed one; with
    `exceedances` of them it is decided, and the p value is their share (Besag and Clifford 1991,
    10.1093/biomet/78.2.301). Either is valid at every level. Together they have the smallest of p / share, at most 1
    (Bonferroni, weighted).

    It misleads where people differ along more than two lines: then a gap along another is not seen.

    Args:
        votes: n people by m statements.
        line: (n,) a first position of the people along the line, up to scale.
        rng: draws people, where there are very many, and the ballots.
        draws: at most so many simulated conversations.
        exceedances: stop after so many statistics of each kind as large as the observed ones.
    """
    model = LineModel.fitted(*_sampled(votes, line, rng), rng)
    if model is None:
        return UnimodalityTest(1.0, 0)
    observed = np.array(astuple(model.observed))
    larger, stopped = np.zeros(len(observed), dtype=np.int64), np.zeros(len(observed), dtype=np.int64)
    draw = 0
    while draw < draws and not np.all(stopped):
        draw += 1
        simulated = np.array(astuple(model.simulated(model.flat_trait(rng), rng, stopped == 0)))
        larger += (stopped == 0) & (simulated >= observed)
        stopped[(stopped == 0) & (larger >= exceedances)] = draw
    p_values = np.where(stopped > 0, larger / np.maximum(stopped, 1), (larger + 1) / (draws + 1))
    together = p_values / SHARES
    where: Where = "beside" if together[2] < together[:2].min() else "line"
    return UnimodalityTest(min(round(float(together.min()), 9), 1.0), draw, where, model)


def detectable_gaps(
    votes: Votes, line: FloatArray, rng: np.random.Generator, shares: Sequence[float] = (0.5, 0.1)
) -> tuple[float | None, ...]:
    """For each share of people, the smallest gap at which such a group would be found on these cells, four in five.

    Ballots are drawn on the same cells from the fitted statements, with people in two normal groups instead of a flat
    line, and their dips and ratios compared with those of flat ones (the tests of `unimodality_test` along the line,
    at a little less than their level). Tried are gaps of 3, 4, 5, 6, 8 and 10 standard deviations within a group; None
    means that even the largest would be missed.

    Args:
        votes: n people by m statements.
        line: (n,) a first position of the people along the line, up to scale.
        rng: draws people and ballots.
        shares: the share of people in the smaller group, 0.5 for equal ones.
    """
    model = LineModel.fitted(*_sampled(votes, line, rng), rng)
    if model is None:
        return (None,) * len(shares)
    # With 59 draws the level of 2 % leaves no simulated statistic as large as the observed one.
    flat = np.array([_along_line(model, model.flat_trait(rng), rng) for _ in range(POWER_NULL_DRAWS)]).max(axis=0)
    return tuple(_detectable(model, flat, share, rng) for share in shares)


def _detectable(model: LineModel, flat: FloatArray, share: float, rng: np.random.Generator) -> float | None:
    low, high = 0, len(GAPS)
    while low < high:
        middle = (low + high) // 2
        traits = (model.two_group_trait(GAPS[middle], share, rng) for _ in range(POWER_DRAWS))
        power = np.mean([np.any(_along_line(model, trait, rng) > flat) for trait in traits])
        low, high = (low, middle) if power >= POWER else (middle + 1, high)
    return GAPS[low] if low < len(GAPS) else None


def _along_line(model: LineModel, trait: FloatArray, rng: np.random.Generator) -> FloatArray:
    statistics = model.simulated(trait, rng, np.array([True, True, False]))
    return np.array([statistics.dip, statistics.ratio])


def _sampled(votes: Votes, line: FloatArray, rng: np.random.Generator) -> tuple[Votes, FloatArray]:
    if votes.size <= MAX_VOTES:
        return votes, line
    order = rng.permutation(votes.people)
    people = int(np.searchsorted(np.cumsum(votes.votes_per_person[order]), MAX_VOTES)) + 1
    mask = np.zeros(votes.people, dtype=bool)
    mask[order[:people]] = True
    return votes.select_people(mask), line[mask]
