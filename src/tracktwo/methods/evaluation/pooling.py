"""Random-effects pooling of trials: REML, the Hartung-Knapp correction, and what the next trial may show.

The Hartung-Knapp factor is never below one: with few trials that happen to agree it would make the error smaller than
the trials' own errors allow. Both standard errors are given, and the one before the bound where it was smaller. The
prediction interval takes the t of k - 1 degrees, as the corrected interval does.

Sources: Viechtbauer 2005 (REML); Hartung and Knapp 2001; Knapp and Hartung 2003; Higgins, Thompson and Spiegelhalter
2009; Paluck, Green and Green 2019 (the contact trials, replication data under MIT). Where it misleads: trials that
were never published are not in it, and the pooled mean describes no trial in particular.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from tracktwo.methods.errors import InvalidInput

__all__ = ["MOST_TRIALS", "Pooled", "pool"]

MOST_TRIALS: Final = 10_000


@dataclass(frozen=True)
class Pooled:
    """What trials show together.

    Attributes:
        k: how many trials.
        estimate: the mean effect, in the trials' own unit.
        tau2: how much the trials' true effects vary, as a variance.
        se: the standard error by inverse variances alone.
        se_hk: Hartung and Knapp's, never below `se`; None for one trial.
        se_unbounded: Hartung and Knapp's before the bound; below `se` where the bound held.
        interval: 95 per cent, with `se_hk` and t of k - 1 degrees; None for one trial.
        prediction: where a further trial's true effect would lie, 95 per cent; None below three trials.
    """

    k: int
    estimate: float
    tau2: float
    se: float
    se_hk: float | None
    se_unbounded: float | None
    interval: tuple[float, float] | None
    prediction: tuple[float, float] | None

    @property
    def bounded(self) -> bool:
        """Whether the factor would have been below one."""
        return self.se_unbounded is not None and self.se_unbounded < self.se


def pool(effects: Sequence[float], variances: Sequence[float]) -> Pooled:
    """Pool trials.

    Args:
        effects: one standardised difference for each trial.
        variances: the sampling variance of each.

    Raises:
        InvalidInput: there is no trial or too many, an effect is no finite number, a variance is not above zero.
    """
    from scipy import stats

    found_effects, found_variances = np.array(effects, dtype=float), np.array(variances, dtype=float)
    if not 1 <= len(found_effects) <= MOST_TRIALS or len(found_effects) != len(found_variances):
        raise InvalidInput("no-trials", "found {k} trials; expected from 1 to {most}", k=len(effects), most=MOST_TRIALS)
    if not np.isfinite(found_effects).all() or not (np.isfinite(found_variances) & (found_variances > 0)).all():
        raise InvalidInput("bad-trial", "found an effect or a variance that cannot be; expected numbers above zero")
    k = len(found_effects)
    tau2 = _reml(found_effects, found_variances) if k > 1 else 0.0
    weights = 1 / (found_variances + tau2)
    mean = float(np.sum(weights * found_effects) / np.sum(weights))
    se = float(1 / math.sqrt(np.sum(weights)))
    if k == 1:
        return Pooled(1, mean, 0.0, se, None, None, None, None)
    factor = float(np.sum(weights * (found_effects - mean) ** 2) / (k - 1))
    unbounded, bounded = se * math.sqrt(factor), se * math.sqrt(max(1.0, factor))
    quantile = float(stats.t.ppf(0.975, k - 1))
    interval = (mean - quantile * bounded, mean + quantile * bounded)
    spread = quantile * math.sqrt(tau2 + bounded**2)
    return Pooled(k, mean, tau2, se, bounded, unbounded, interval, (mean - spread, mean + spread) if k >= 3 else None)


def _reml(effects: np.ndarray, variances: np.ndarray) -> float:
    """The variance between trials that makes the residuals likeliest; zero where that is the best there is.

    The likelihood may have more than one hill: it is looked at over a grid first, and climbed from the best point.
    """
    from scipy import optimize

    def cost(tau2: float) -> float:
        weights = 1 / (variances + tau2)
        mean = np.sum(weights * effects) / np.sum(weights)
        likelihood = np.sum(np.log(weights)) - np.log(np.sum(weights)) - np.sum(weights * (effects - mean) ** 2)
        return float(-likelihood / 2)

    highest = max(float(np.var(effects, ddof=1)), float(variances.max())) * 10
    grid = np.concatenate([[0.0], np.geomspace(highest * 1e-8, highest, 200)])
    best = int(np.argmin([cost(float(value)) for value in grid]))
    low, high = float(grid[max(0, best - 1)]), float(grid[min(len(grid) - 1, best + 1)])
    climbed = optimize.minimize_scalar(cost, bounds=(low, high), method="bounded", options={"xatol": 1e-12})
    return float(climbed.x) if cost(float(climbed.x)) < cost(0.0) else 0.0
