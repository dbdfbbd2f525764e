"""Joint gains over a tentative package: packages that are better for some side and worse for none."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from ..errors import InvalidInput
from .pareto_frontier import Frontier

__all__ = ["JointGain", "joint_gain"]


@dataclass(frozen=True, slots=True)
class JointGain:
    """Frontier points with the largest smallest gain over a tentative package, none below it for any side.

    `points` is empty when nothing improves on the package. `smallest_gain` is 0 when some side can only keep what
    it has while another gains. `all_points` are all improving points. Gains are counted in each side's own points.
    """

    tentative: tuple[Fraction, ...]
    points: tuple[int, ...]
    smallest_gain: Fraction
    all_points: tuple[int, ...]

    @property
    def for_all(self) -> bool:
        """Whether every side gains something."""
        return bool(self.points) and self.smallest_gain > 0


def joint_gain(front: Frontier, package: Sequence[str]) -> JointGain:
    """Raiffa's post-settlement settlement: improve the smallest gain over a tentative package, and harm nobody.

    After Raiffa (Negotiation Journal 1, 1985, 10.1111/j.1571-9979.1985.tb00286.x). Each side may refuse in secret,
    and then the tentative package stands. The smallest gain compares points across sides. Where the budgets differ,
    it still holds that every point here is better for all, but not which of them is the best.

    Raises:
        InvalidInput: not a package, or one that links or vetoes do not allow.
    """
    if not front.domain.space.allows(package):
        raise InvalidInput("package-not-allowed", "links or vetoes do not allow this package")
    tentative, integers = front.domain.utilities(package), front.domain.integers
    floor = tuple(
        (have - base) / unit for have, base, unit in zip(tentative, integers.base, integers.unit, strict=True)
    )
    better = [
        n
        for n, point in enumerate(front.integer_points)
        if all(value >= least for value, least in zip(point, floor, strict=True)) and point != floor
    ]
    gains = {n: min(new - old for new, old in zip(front.utilities(n), tentative, strict=True)) for n in better}
    highest = max(gains.values(), default=Fraction(0))
    return JointGain(tentative, tuple(n for n, gain in gains.items() if gain == highest), highest, tuple(better))
