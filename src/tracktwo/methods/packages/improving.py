"""Better for both? From a tentative package to packages that leave nobody below it."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from .errors import Unreadable
from .merging import Frontier

__all__ = ["Improvement", "better_for_both"]


@dataclass(frozen=True, slots=True)
class Improvement:
    """Frontier points that give the largest smallest gain over a tentative package, with nobody below it.

    `points` is empty when nothing improves on the package. `smallest_gain` is 0 when some side can only keep what
    it has while another gains: better for one, worse for none. Gains are counted in each side's own points.
    """

    tentative: tuple[Fraction, ...]
    points: tuple[int, ...]
    smallest_gain: Fraction

    @property
    def for_all(self) -> bool:
        """Whether every side gains something."""
        return bool(self.points) and self.smallest_gain > 0


def better_for_both(front: Frontier, package: Sequence[str]) -> Improvement:
    """Raiffa's post-settlement settlement: improve the smaller gain over a tentative package, and harm nobody.

    After Raiffa (Negotiation Journal 1, 1985, 10.1111/j.1571-9979.1985.tb00286.x). Each side may say no in secret,
    and then the tentative package stands. The smaller of two gains compares points across sides: where they spread
    different budgets, that a package is better for all still holds, and which of them is named does not.

    Raises:
        Unreadable: not a package, or one that links or vetoes do not allow.
    """
    if not front.domain.space.allows(package):
        raise Unreadable("links or vetoes do not allow this package")
    tentative, scale = front.domain.utilities(package), front.domain.scaled
    floor = tuple((have - base) / unit for have, base, unit in zip(tentative, scale.base, scale.unit, strict=True))
    better = [
        n
        for n, point in enumerate(front.scaled)
        if all(value >= least for value, least in zip(point, floor, strict=True)) and point != floor
    ]
    gains = {n: min(new - old for new, old in zip(front.utilities(n), tentative, strict=True)) for n in better}
    highest = max(gains.values(), default=Fraction(0))
    return Improvement(tentative, tuple(n for n, gain in gains.items() if gain == highest), highest)
