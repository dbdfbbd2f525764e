"""Nash and Kalai-Smorodinsky without a list of the frontier, for domains whose frontier is too long to list."""

from dataclasses import dataclass
from fractions import Fraction
from math import lcm, prod

from ..errors import Notice
from .bargaining import ALWAYS_BELOW, NO_GAIN_FOR_ALL, NO_PACKAGE, SOME_CANNOT_GAIN
from .domains import Domain, Package
from .elimination import count_packages
from .gain_search import Gains, GainSearch, Taken, too_close

__all__ = ["DirectSolution", "direct_kalai_smorodinsky", "direct_nash"]

MAX_ISSUES = 300


@dataclass(frozen=True, slots=True)
class DirectSolution:
    """All values that attain a definition, with one package for each; a notice where there is something to say."""

    packages: tuple[Package, ...] = ()
    utilities: tuple[tuple[Fraction, ...], ...] = ()
    notices: tuple[Notice, ...] = ()


def _solution(domain: Domain, best: dict[Gains, Taken], *notices: Notice) -> DirectSolution:
    """In the domain's own terms."""
    packages = tuple(domain.space.package(taken) for taken in best.values())
    return DirectSolution(packages, tuple(map(domain.utilities, packages)), notices)


def _search(domain: Domain) -> GainSearch | None:
    """None where links and vetoes leave no package."""
    if len(domain.space.issues) > MAX_ISSUES:
        raise too_close()
    search = GainSearch(domain)
    return search if count_packages(search.steps) else None


def direct_nash(domain: Domain) -> DirectSolution:
    """The largest product of gains over disagreement, exactly and with every tie, without a list of the frontier.

    Raises:
        Refusal: the packages are too close to each other to be told apart in about a second.
    """
    search = _search(domain)
    if search is None:
        return DirectSolution(notices=(NO_PACKAGE,))
    multipliers = search.mixture_multipliers([1.0] * len(domain.sides))
    scale = prod(multipliers)

    def ceiling(total: int, gains: Gains) -> int:
        """Of all parts of a sum, equal ones have the largest product; a part that is larger already stays as it is."""
        free = sorted(m * max(gain, 0) for m, gain in zip(multipliers, gains, strict=True))
        settled = 1
        while free and free[-1] * len(free) > total:
            settled *= free[-1]
            total -= free.pop()
        if total < 0:
            return -1
        most: int = settled * total ** len(free) // (len(free) ** len(free) * scale)
        return most

    best = search.solve(prod, ceiling, multipliers, ties=True)
    if not best:
        return DirectSolution(notices=(ALWAYS_BELOW,))
    if not prod(next(iter(best))):
        return DirectSolution(notices=(NO_GAIN_FOR_ALL,))
    return _solution(domain, best)


def direct_kalai_smorodinsky(domain: Domain) -> DirectSolution:
    """The largest smallest share of the ideal gain, exactly and with every tie, without a list of the frontier.

    Raises:
        Refusal: the packages are too close to each other to be told apart in about a second.
    """
    search = _search(domain)
    if search is None:
        return DirectSolution(notices=(NO_PACKAGE,))
    ideal = []
    for side in range(len(domain.sides)):
        best = _ideal(search, side)
        if best is None:
            return DirectSolution(notices=(ALWAYS_BELOW,))
        ideal.append(best)
    able = [side for side, most in enumerate(ideal) if most > 0]
    if not able:
        return DirectSolution(notices=(NO_GAIN_FOR_ALL,))
    common = lcm(*(ideal[side] for side in able))
    parts = {side: common // ideal[side] for side in able}
    multipliers = search.fair_multipliers([1 / most if most else 0.0 for most in ideal])

    def ceiling(total: int, gains: Gains) -> int:
        """Sides that have more than the smallest share already leave less of the sum to the others."""
        free = list(able)
        while free:
            # If every free side has a share of s, the sum is at least s times their multipliers and ideals.
            share = total * common // sum(multipliers[side] * ideal[side] for side in free)
            ahead = [side for side in free if gains[side] * parts[side] > share]
            if not ahead:
                return share
            for side in ahead:
                total -= multipliers[side] * gains[side]
                free.remove(side)
        return min(gains[side] * part for side, part in parts.items()) if total >= 0 else -1

    attained = search.solve(
        lambda gains: min(gains[side] * part for side, part in parts.items()), ceiling, multipliers, ties=True
    )
    attained = _undominated(attained)
    return _solution(domain, attained, *((SOME_CANNOT_GAIN,) if len(able) < len(ideal) else ()))


def _ideal(search: GainSearch, side: int) -> int | None:
    """The most a side can gain in a package that leaves nobody below; None where every package does."""
    shares = [0.02] * len(search.start)
    shares[side] = 1.0
    multipliers = search.mixture_multipliers(shares)

    def ceiling(total: int, gains: Gains) -> int:
        """The others keep what they have, and at least 0."""
        others = sum(m * max(gain, 0) for n, (m, gain) in enumerate(zip(multipliers, gains, strict=True)) if n != side)
        return (total - others) // multipliers[side]

    best = search.solve(lambda gains: gains[side], ceiling, multipliers, ties=False)
    return next(iter(best))[side] if best else None


def _undominated(best: dict[Gains, Taken]) -> dict[Gains, Taken]:
    """Ties in the smallest share may be dominated by each other: only those on the frontier count."""
    return {
        gains: taken
        for gains, taken in best.items()
        if not any(other != gains and all(a >= b for a, b in zip(other, gains, strict=True)) for other in best)
    }
