"""Surely, possibly or never efficient: what incomplete preferences say of a package."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from ..errors import InvalidInput
from .comparison import Comparison
from .domains import Package, Space
from .exchanges import Exchanges
from .feasible_valuations import FeasibleValuations

__all__ = ["MAX_FOR_ALL", "MAX_FOR_ONE", "Assessment", "Efficiency", "assess", "assess_all"]

MAX_FOR_ONE, MAX_FOR_ALL = 100_000, 5_000
BLOCK = 256


class Efficiency(Enum):
    """What is known of a package; the value is the sentence that explains it."""

    SURELY = "under every valuation that fits, no other package is at least as good for all and better for one"
    POSSIBLY = "under some valuations that fit the other package is at least as good for all and better for one"
    NEVER = "under every valuation that fits the other package is at least as good for all and better for one"


@dataclass(frozen=True, slots=True)
class Assessment:
    """What is known of a package, and the package that challenges it; one that is surely efficient has none."""

    package: Package
    efficiency: Efficiency
    challenger: Package | None


def assess(space: Space, valuations: Sequence[FeasibleValuations], package: Sequence[str]) -> Assessment:
    """What is known of one package, given every side's feasible valuations.

    A package is *surely* efficient when, whatever valuations of the sides are put together, no other package is at
    least as good for every side and better for one. It is *never* efficient when one and the same other package is
    that under all valuations. Otherwise *possibly*. After Sarabando, Dias and Vetschera (10.1007/s10726-012-9283-9).

    It misleads where many packages are possible and none is sure: orders alone say little, and "possibly" is not
    "probably". A package may also be beaten under every valuation by different packages, and is still called possible.

    Raises:
        InvalidInput: not a package, or one that links or vetoes do not allow.
        Refusal: more than 100,000 packages to compare with.
    """
    if not space.allows(package):
        raise InvalidInput("package-not-allowed", "links or vetoes do not allow this package")
    comparison = Comparison(space, valuations, MAX_FOR_ONE)
    matches = (comparison.taken == np.array(space.option_indices(package))).all(axis=1)
    n = int(np.flatnonzero(matches)[0])
    dominators = comparison.dominators(np.array([n]))
    challenger = None if n in dominators else comparison.challenger(n, np.arange(len(comparison.taken)))
    return _assessment(comparison, n, dominators.get(n, -1), -1 if challenger is None else challenger)


def assess_all(space: Space, valuations: Sequence[FeasibleValuations]) -> list[Assessment]:
    """What is known of every package, in the order of the options; see `assess`.

    Raises:
        Refusal: more than 5,000 packages.
    """
    comparison = Comparison(space, valuations, MAX_FOR_ALL)
    exchanges = Exchanges(comparison)
    everything = np.arange(len(comparison.taken))
    dominators = exchanges.surely_better(everything)
    for start in range(0, len(undecided := np.flatnonzero(dominators < 0)), BLOCK):
        rows = undecided[start : start + BLOCK]
        for n, other in comparison.dominators(rows).items():
            dominators[n] = other
    challengers = np.full(len(everything), -1, dtype=np.int64)
    undecided = np.flatnonzero(dominators < 0)
    challengers[undecided] = exchanges.possibly_better(undecided)
    for n in np.flatnonzero((dominators < 0) & (challengers < 0)).tolist():
        challenger = comparison.challenger(n, everything)
        challengers[n] = -1 if challenger is None else challenger
    pairs = zip(everything.tolist(), dominators.tolist(), challengers.tolist(), strict=True)
    return [_assessment(comparison, n, dominator, challenger) for n, dominator, challenger in pairs]


def _assessment(comparison: Comparison, n: int, dominator: int, challenger: int) -> Assessment:
    """From the numbers of the other packages; -1 where there is none."""
    package = comparison.package(n)
    if dominator >= 0:
        return Assessment(package, Efficiency.NEVER, comparison.package(dominator))
    if challenger >= 0:
        return Assessment(package, Efficiency.POSSIBLY, comparison.package(challenger))
    return Assessment(package, Efficiency.SURELY, None)
