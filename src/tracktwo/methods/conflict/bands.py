"""The low, best and high figure of a row, and what is wrong with them."""

from collections.abc import Sequence

from tracktwo.methods.errors import Notice

from .events import NOTHING
from .formats import Columns
from .numbers import death_count
from .problems import Problems

__all__ = ["band", "or_nothing"]


def band(
    line: int, cells: Sequence[str], columns: Columns, problems: Problems
) -> tuple[int | None, int | None, int | None]:
    """Low, best and high of a row.

    Where they do not rise from low to best to high, low and high are None, and best stands: which of the three is
    wrong cannot be told, and best is the figure that others quote.
    """
    numbers: dict[str, int | None] = {}
    for field in ("low", "best", "high"):
        cell = cells[columns.place[field]]
        # Nearly all cells are plain, and this is what a gigabyte waits for.
        if cell.isdigit() and len(cell) < 9 and cell.isascii():
            numbers[field] = int(cell)
            continue
        numbers[field], wrong = death_count(cell)
        if wrong is not None:
            problems.add(line, columns.name(field), cell, wrong)
    low, best, high = numbers["low"], numbers["best"], numbers["high"]
    if best is None:
        return None, None, None
    if low is not None and low > best:
        reason = Notice(
            "low-above-best", "above the best figure, {best}; the row was left out of the band only", {"best": best}
        )
        problems.add(line, columns.name("low"), str(low), reason)
    if high is not None and best > high:
        reason = Notice(
            "high-below-best", "below the best figure, {best}; the row was left out of the band only", {"best": best}
        )
        problems.add(line, columns.name("high"), str(high), reason)
    if low is None or high is None or not low <= best <= high:
        return None, best, None
    return low, best, high


def or_nothing(figures: tuple[int | None, int | None, int | None]) -> tuple[int, int, int]:
    """Low, best and high with the number that stands for none."""
    low, best, high = figures
    return (
        NOTHING if low is None else low,
        NOTHING if best is None else best,
        NOTHING if high is None else high,
    )
