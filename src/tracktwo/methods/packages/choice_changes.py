"""What changing one choice of a package would mean for each side."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from .comparison import SideComparison
from .domains import Space
from .feasible_valuations import FeasibleValuations

__all__ = ["ChoiceChange", "Effect", "assess_changes"]

Rows = npt.NDArray[np.int64]
Effect = Literal["better", "worse", "same", "open"]


@dataclass(frozen=True, slots=True)
class ChoiceChange:
    """One option of a package exchanged for another of the same issue.

    `effects` has one entry for each side: `better` or `worse` under every valuation that fits what the side said,
    `same` where it makes no difference under any, and `open` otherwise. `allowed` says whether links and vetoes allow
    the package that results.
    """

    issue: str
    old: str
    new: str
    effects: tuple[Effect, ...]
    allowed: bool

    @property
    def harmless(self) -> bool:
        """Whether it is surely better for some side and surely worse for none."""
        return set(self.effects) <= {"better", "same"} and "better" in self.effects


def assess_changes(
    space: Space, valuations: Sequence[FeasibleValuations], package: Sequence[str]
) -> list[ChoiceChange]:
    """Every change of one choice, in the order of issues and options.

    It misleads where two changes make up for each other: each may harm somebody alone, and both together nobody.

    Raises:
        InvalidInput: not a package of this space.
    """
    start = np.array(space.option_indices(package), dtype=np.int64)
    places = [(i, o) for i, issue in enumerate(space.issues) for o in range(len(issue.options)) if o != start[i]]
    if not places:
        return []
    ends = np.repeat(start[None, :], len(places), axis=0)
    ends[np.arange(len(places)), [i for i, _ in places]] = [o for _, o in places]
    starts = np.broadcast_to(start, ends.shape)
    by_side = [_effects(SideComparison(some), starts, ends) for some in valuations]
    changes = []
    for row, (i, o) in enumerate(places):
        issue = space.issues[i]
        changed = space.package(ends[row].tolist())
        effects = tuple(effects[row] for effects in by_side)
        changes.append(ChoiceChange(issue.key, package[i], issue.options[o], effects, space.allows(changed)))
    return changes


def _effects(side: SideComparison, starts: Rows, ends: Rows) -> list[Effect]:
    forward, gain = side.compare(starts, ends)
    backward, loss = side.compare(ends, starts)
    effects: list[Effect] = []
    for no_loss, better, no_gain, worse in zip(forward, gain, backward, loss, strict=True):
        effects.append("better" if better else "worse" if worse else "same" if no_loss and no_gain else "open")
    return effects
