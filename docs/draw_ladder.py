"""The figure of the ladder's page: the page's own example, with the one check that opens it."""

import re
from dataclasses import replace
from pathlib import Path

from plain_svg import LINE, SIDES, SOFT, line, mark, path, picture, text

from tracktwo.methods.reassurance import Ladder, find_order, read_toml

__all__ = ["draw", "example"]

PAGE = Path(__file__).resolve().parent / "methods" / "reassurance.md"
WIDTH, HEIGHT, LEFT, TOP, STEP, UNIT = 660, 330, 60, 48, 110, 24


def example() -> Ladder:
    """The ladder on the page."""
    block = re.search(r"^```toml\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return read_toml(block.group(1) if block else "")


def draw() -> str:
    """Where both sides stand after every step, against what they will bear."""
    ladder = example()
    steps = tuple(replace(step, verifiable=True) for step in ladder.steps)
    verdict = find_order(replace(ladder, steps=steps))
    zero, last = TOP + 5 * UNIT, LEFT + STEP * (len(verdict.states) - 0.4)
    parts = [text(LEFT - 44, TOP - 22, "Exposure if the others stop now", SOFT)]
    for level in range(-4, 6, 2):
        parts.append(line(LEFT, zero - level * UNIT, last, zero - level * UNIT, LINE))
        parts.append(text(LEFT - 12, zero - level * UNIT + 4, str(level), SOFT, "end"))
    for at, side in enumerate(ladder.sides):
        # Two lines on the same height would hide each other.
        aside = 3 * at - 1.5
        colour, most = SIDES[at], zero - float(side.tolerance) * UNIT + aside
        parts.append(line(LEFT, most, last, most, colour, dashed=True))
        parts.append(text(last + 6, most + 4, f"{side.name} bears {side.tolerance}", colour))
        heights = [zero - float(state.exposure[at]) * UNIT + aside for state in verdict.states]
        points: list[tuple[float, float]] = []
        for number, height in enumerate(heights):
            x = LEFT + STEP * number
            points += [(x, points[-1][1]), (x, height)] if points else [(x, height)]
        parts.append(path([*points, (last, heights[-1])], colour))
        parts += [mark(LEFT + STEP * number, height, at) for number, height in enumerate(heights)]
    for number, state in enumerate(verdict.states):
        if state.step:
            step = next(step for step in steps if step.key == state.step)
            owner = next(at for at, side in enumerate(ladder.sides) if side.key == step.side)
            parts.append(text(LEFT + STEP * number, HEIGHT - 20, step.key, SIDES[owner], "middle"))
    parts.append(text(LEFT, HEIGHT - 20, "start", SOFT, "middle"))
    return picture(WIDTH + 20, HEIGHT, "Exposure of both sides after every step of the example", parts)
