"""Exchanges in two issues, each compared once: most packages have a better or a challenging one so near."""

import numpy as np
import numpy.typing as npt

from .comparison import Comparison, Flags

__all__ = ["Exchanges"]

Numbers = npt.NDArray[np.int64]


class Exchanges:
    """For every pair of issues, which changes of both options at once are surely better, or possibly better.

    A change is compared alike whatever the other issues are, because valuations are additive. There are far fewer such
    changes than pairs of packages, so that a table of them settles most packages at once.
    """

    def __init__(self, comparison: Comparison) -> None:
        self.taken = comparison.taken
        self.sizes = [len(issue.options) for issue in comparison.space.issues]
        self.weights = np.cumprod([1, *self.sizes[:0:-1]])[::-1].astype(np.int64)
        self.codes = self.taken @ self.weights
        self.number_of = np.full(int(np.prod(self.sizes)), -1, dtype=np.int64)
        self.number_of[self.codes] = np.arange(len(self.codes))
        self.better: dict[tuple[int, int], Flags] = {}
        self.challenging: dict[tuple[int, int], Flags] = {}
        for i in range(len(self.sizes)):
            for j in range(i):
                self._compare(comparison, i, j)

    def _compare(self, comparison: Comparison, i: int, j: int) -> None:
        """Tables by the options before and after, each `option of i * options of j + option of j`."""
        count = self.sizes[i] * self.sizes[j]
        before, after = (axis.ravel() for axis in np.indices((count, count)))
        start = np.zeros((before.size, len(self.sizes)), dtype=np.int64)
        end = start.copy()
        for rows, numbers in ((start, before), (end, after)):
            rows[:, i], rows[:, j] = np.divmod(numbers, self.sizes[j])
        gains = np.zeros(before.size, dtype=bool)
        losses, harmless, idle = gains.copy(), ~gains, ~gains
        for side in comparison.sides:
            no_loss, gain = side.compare(start, end)
            no_gain, loss = side.compare(end, start)
            gains |= gain
            losses |= loss
            harmless &= no_loss
            idle &= no_gain
        self.better[i, j] = (harmless & gains).reshape(count, count)
        # Some valuations make the change good for all and better for one, unless a side surely loses or nobody gains.
        self.challenging[i, j] = ~(losses | idle).reshape(count, count)

    def surely_better(self, rows: Numbers) -> Numbers:
        """For each package a near one that is better under every valuation that fits, or -1."""
        return self._near(rows, self.better)

    def possibly_better(self, rows: Numbers) -> Numbers:
        """For each package a near one that is better under some valuation that fits, or -1."""
        return self._near(rows, self.challenging)

    def _near(self, rows: Numbers, tables: dict[tuple[int, int], Flags]) -> Numbers:
        near = np.full(len(rows), -1, dtype=np.int64)
        for (i, j), table in tables.items():
            before = self.taken[rows, i] * self.sizes[j] + self.taken[rows, j]
            for after in np.flatnonzero(table.any(axis=0)).tolist():
                to_i, to_j = divmod(after, self.sizes[j])
                wanted = (near < 0) & table[before, after]
                if not wanted.any():
                    continue
                chosen = rows[wanted]
                shift = (to_i - self.taken[chosen, i]) * self.weights[i] + (
                    to_j - self.taken[chosen, j]
                ) * self.weights[j]
                # Links and vetoes may not allow the package that results: then its number is -1.
                near[wanted] = self.number_of[self.codes[chosen] + shift]
        return near
