"""The chart of the ladder: each side's exposure after every step, as stepped lines in SVG."""

from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import get_language_bidi

from tracktwo.methods.reassurance import ExposureState
from tracktwo.process.records import Side

__all__ = ["ExposureChart", "exposure_chart"]

STEP_WIDTH, LEVEL_HEIGHT, MARGIN = 64, 22, 40
TOP, BOTTOM = 12, 32
MOST_GRID_LINES = 6


@dataclass(frozen=True)
class ExposureChart:
    """Stepped lines, one for each side, in units of an SVG picture. Time runs in the direction of reading.

    `lines`: a side and the points of its line; `numbers`: a step's number and where it stands across; `levels`: an
    exposure and the height of its grid line; `edge`: where the labels of the levels stand.
    """

    width: int
    height: int
    zero: int
    lines: list[tuple[Side, str]]
    numbers: list[tuple[int, int]]
    levels: list[tuple[int, int]]
    edge: int


def exposure_chart(states: tuple[ExposureState, ...], sides: list[Side]) -> ExposureChart:
    """The chart of one order; `states` begins with the one before any step."""
    exposures = [exposure for state in states for exposure in state.exposure]
    low, high = min(0, int(min(exposures) // 1)), max(1, -int(-max(exposures) // 1))
    width, height = STEP_WIDTH * len(states) + MARGIN, LEVEL_HEIGHT * (high - low) + TOP + BOTTOM

    def across(place: int) -> int:
        x = MARGIN + STEP_WIDTH * place
        return width - x if get_language_bidi() else x

    def down(exposure: Fraction | int) -> int:
        return round(TOP + LEVEL_HEIGHT * float(high - exposure))

    lines = []
    for number, side in enumerate(sides):
        points = []
        for place, state in enumerate(states):
            # Lines of sides with equal exposure are drawn two units apart, so that both can be seen.
            y = down(state.exposure[number]) + 2 * number
            points += [f"{across(place)},{y}", f"{across(place + 1)},{y}"]
        lines.append((side, " ".join(points)))
    numbers = [(place, (across(place) + across(place + 1)) // 2) for place in range(len(states))]
    interval = max(1, (high - low) // MOST_GRID_LINES)
    levels = [(level, down(level)) for level in range(low, high + 1) if level % interval == 0]
    return ExposureChart(width, height, down(0), lines, numbers, levels, across(0))
