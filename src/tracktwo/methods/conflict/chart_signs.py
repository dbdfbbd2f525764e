"""The signs of marks above the plot, in as many rows as keep them apart, and their list below it."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracktwo.methods.text_wrapping import wrap_text

from .chart_axes import Axes
from .chart_sheet import SOFT, Sheet, symbol
from .chart_text import ChartText
from .marks import Mark

__all__ = ["Signs"]

# Pixels between the middles of two signs beside each other, and of two above each other.
APART, ROW = 24, 26
MOST_ROWS = 6


@dataclass(frozen=True)
class Signs:
    """The marks in their order, and for each the place in periods and the row of its sign; None outside the plot."""

    marks: Sequence[Mark]
    places: tuple[float | None, ...]
    rows: tuple[int, ...]

    @classmethod
    def along(cls, marks: Sequence[Mark], axes: Axes) -> "Signs":
        """Signs in the lowest row in which they touch none before; beyond six rows they may."""
        places = tuple(axes.place(mark.at) for mark in marks)
        rows, ends = [], [-2.0 * APART] * MOST_ROWS
        for place in places:
            along = (place or 0) * axes.slot
            row = next((row for row, end in enumerate(ends) if along - end >= APART), MOST_ROWS - 1)
            if place is not None:
                ends[row] = along
            rows.append(row)
        return cls(marks, places, tuple(rows))

    @property
    def height(self) -> int:
        """Pixels that the rows take above the plot."""
        return ROW * max(
            (row + 1 for row, place in zip(self.rows, self.places, strict=True) if place is not None), default=0
        )

    def drawn(self, axes: Axes) -> list[str]:
        """A dotted line at each date and the sign above it, with the number of its words."""
        lines, signs = [], []
        for number, (mark, place, row) in enumerate(zip(self.marks, self.places, self.rows, strict=True), 1):
            if place is None:
                continue
            x, y = axes.x(place), axes.top - ROW * (row + 0.5)
            lines.append(f"M{x:.1f} {y:.1f}V{axes.bottom:.1f}")
            signs.append(symbol(mark.kind, x, y, str(number)))
        return [f'<path d="{"".join(lines)}" stroke="{SOFT}" stroke-dasharray="2 3"/>', *signs] if signs else []

    def listed(self, sheet: Sheet, words: ChartText, margin: int, y: float) -> tuple[list[str], float]:
        """The marks by number, with dates and words, in two columns where there is room; and the next free line."""
        columns = 2 if sheet.width >= 900 and len(self.marks) > 3 else 1
        width = (sheet.width - 2 * margin) / columns
        per_column = -(-len(self.marks) // columns)
        parts, lowest = [], y
        for number, (mark, place) in enumerate(zip(self.marks, self.places, strict=True)):
            column = number // per_column
            if number % per_column == 0:
                at = y
            start = margin + column * width
            parts.append(symbol(mark.kind, sheet.x(start + 11), at - 4, str(number + 1)))
            outside = "" if place is not None else f" ({words.outside})"
            text = f"{mark.date} {sheet.foreign(mark.words)}{outside}"
            for line in wrap_text(text, sheet.columns(width - 40, 13), 3):
                parts.append(sheet.text(sheet.x(start + 30), at, 13, line))
                at += 18
            at += 8
            lowest = max(lowest, at)
        return parts, lowest
