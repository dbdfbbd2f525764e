"""A mixed-integer program put together row by row, and solved by HiGHS through SciPy."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import inf

import numpy as np
from numpy.typing import NDArray

__all__ = ["Program", "Solved"]

Floats = NDArray[np.float64]
# HiGHS keeps integers and rows to 1e-6; every coefficient here is a small whole number.
ROUNDING = 1e-6
OPTIMAL, TIME_UP, INFEASIBLE = 0, 1, 2


@dataclass(frozen=True)
class Solved:
    """What a run of the solver gave: `values` of the variables or None, and how low the objective could still be."""

    feasible: bool
    values: Floats | None
    objective: float
    bound: float


class Program:
    """Variables with bounds, rows, and objectives that are minimised."""

    def __init__(self) -> None:
        self._upper: list[float] = []
        self._whole: list[int] = []
        self._columns: list[int] = []
        self._weights: list[float] = []
        self._starts: list[int] = [0]
        self._low: list[float] = []
        self._high: list[float] = []

    @property
    def size(self) -> int:
        """How many variables there are."""
        return len(self._upper)

    def variable(self, upper: float, whole: bool = False) -> int:
        """A variable from 0 to `upper`; its number."""
        self._upper.append(upper)
        self._whole.append(int(whole))
        return self.size - 1

    def row(self, places: Iterable[int], weights: Iterable[float], low: float = -inf, high: float = inf) -> None:
        """`low <= sum of weights times variables <= high`."""
        self._columns.extend(places)
        self._weights.extend(weights)
        self._starts.append(len(self._columns))
        self._low.append(low)
        self._high.append(high)

    def listed(self) -> tuple[list[float], list[tuple[list[int], list[float], float | None, float | None]]]:
        """Upper bounds of the variables, and rows as (places, weights, low, high), for another solver."""
        rows = []
        for number, (start, end) in enumerate(pairwise(self._starts)):
            low, high = self._low[number], self._high[number]
            rows.append(
                (
                    self._columns[start:end],
                    self._weights[start:end],
                    low if low > -inf else None,
                    high if high < inf else None,
                )
            )
        return self._upper, rows

    def minimise(self, objective: Mapping[int, float], seconds: float) -> Solved:
        """The least value of an objective, or as near as `seconds` allow."""
        from scipy.optimize import Bounds, LinearConstraint, milp
        from scipy.sparse import csr_array

        costs = np.zeros(self.size)
        for place, weight in objective.items():
            costs[place] = weight
        rows = csr_array(
            (np.array(self._weights, float), np.array(self._columns, np.int32), np.array(self._starts, np.int32)),
            shape=(len(self._low), self.size),
        )
        done = milp(
            costs,
            integrality=np.array(self._whole),
            bounds=Bounds(0, np.array(self._upper)),
            constraints=[LinearConstraint(rows, np.array(self._low), np.array(self._high))] if self._low else [],
            options={"time_limit": max(seconds, 0.01), "mip_rel_gap": 0.0},
        )
        if done.status == INFEASIBLE:
            return Solved(False, None, inf, inf)
        bound = done.mip_dual_bound if done.mip_dual_bound is not None else -inf
        if done.x is None:
            return Solved(True, None, inf, float(bound))
        return Solved(True, done.x, float(done.fun), float(bound if done.status != OPTIMAL else done.fun))
