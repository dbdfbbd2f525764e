"""Where things stand on the chart: time along, deaths up, and how much room the sheet leaves."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from .series import Period

__all__ = ["Axes", "Run", "nice_ticks", "runs"]

# Pixels a year's or number's label needs along the axis.
LABEL_WIDTH = 46
STEPS = (1, 2, 5, 10, 20, 25, 50, 100)


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive periods, from the place of the first to that after the last."""

    start: int
    end: int


@dataclass(frozen=True)
class Axes:
    """Pixels of a plot `width` by `height` whose corner is at (`left`, `top`), for periods in their order.

    Time runs from right to left where `mirrored` says so.
    """

    periods: tuple[Period, ...]
    most: int
    left: float
    top: float
    width: float
    height: float
    mirrored: bool

    @property
    def bottom(self) -> float:
        """The pixel of no deaths."""
        return self.top + self.height

    @property
    def slot(self) -> float:
        """The width of a period."""
        return self.width / len(self.periods)

    def x(self, place: float) -> float:
        """The pixel where a period begins; a fraction is a part of it."""
        along = place * self.slot
        return self.left + (self.width - along if self.mirrored else along)

    def y(self, deaths: int) -> float:
        """The pixel of a number of deaths."""
        return self.bottom - self.height * deaths / self.most

    def box(self, start: float, end: float) -> tuple[float, float]:
        """The left edge and the width of a stretch of periods, in pixels."""
        a, b = self.x(start), self.x(end)
        return min(a, b), abs(b - a)

    def place(self, at: float) -> float | None:
        """Where a time in years lies, in periods; None where it is not drawn."""
        starts = [_start(period.period) for period in self.periods]
        length = 1.0 if len(self.periods[0].period) == 4 else 1 / 12
        if not starts[0] <= at < starts[-1] + length:
            return None
        before = bisect_left(starts, at + 1e-9) - 1
        return before + (at - starts[before]) / length

    def labels(self) -> list[tuple[int, str]]:
        """(place, year) of the years that are written under the axis; of months the years stand at their January."""
        years = [
            (place, int(period.period[:4]))
            for place, period in enumerate(self.periods)
            if len(period.period) == 4 or period.period.endswith("-01")
        ]
        per_year = self.slot * (1 if len(self.periods[0].period) == 4 else 12)
        step = next((step for step in STEPS if step * per_year >= LABEL_WIDTH), STEPS[-1])
        chosen = [(place, str(year)) for place, year in years if year % step == 0]
        return chosen or [(0, self.periods[0].period)]


def nice_ticks(most: int) -> list[int]:
    """From nought to at least `most` in four or five even steps of 1, 2, 2.5 or 5 and noughts."""
    unit = 1
    while True:
        for factor in (1, 2, 2.5, 5):
            step = factor * unit
            if step == int(step) and step * 5 >= most:
                return [int(step) * n for n in range(-(-most // int(step)) + 1)] if most else [0, 1]
        unit *= 10


def runs(flags: Sequence[bool]) -> list[Run]:
    """The stretches that are true."""
    place, stretches = 0, []
    for flag, group in groupby(flags):
        length = len(list(group))
        if flag:
            stretches.append(Run(place, place + length))
        place += length
    return stretches


def _start(period: str) -> float:
    return int(period[:4]) + ((int(period[5:]) - 1) / 12 if len(period) > 4 else 0)
