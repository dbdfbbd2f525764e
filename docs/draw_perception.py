"""The figure of the perceptions' page, from the invented answers in its table."""

import re
from pathlib import Path

from plain_svg import SIDES, SOFT, line, mark, picture, text

from tracktwo.methods.perception import SCALE_MAX, SCALE_MIN, Answer, Gap, Prediction, gaps

__all__ = ["draw"]

PAGE = Path(__file__).resolve().parent / "methods" / "perception.md"
NAMES = ("North", "South")
WIDTH, LEFT, TOP, ROW, POINT = 680, 180, 76, 26, 78


def example() -> tuple[Gap, ...]:
    """The gaps of the page's table."""
    table = PAGE.read_text(encoding="utf-8").partition("| Item | North’s own answers")[2].partition("\n\n")[0]
    items, predictions, answers = [], [], []
    for row in table.splitlines()[2:]:
        item, north, of_north, south, of_south = (cell.strip() for cell in row.strip("|").split("|"))
        items.append(item)
        for side, other, own, guessed in ((*NAMES, north, of_north), (*NAMES[::-1], south, of_south)):
            answers += [Answer(item, side, int(digit)) for digit in re.findall(r"\d", own)]
            predictions += [Prediction(item, other, side, int(digit)) for digit in re.findall(r"\d", guessed)]
    return gaps(items, NAMES, predictions, answers)


def draw() -> str:
    """Per item two rows, one for each side's answer and what the other expects of it."""
    gaps_shown = example()
    height = TOP + ROW * len(gaps_shown) + 14 * len(gaps_shown) // 2 + 8
    parts = [
        mark(LEFT, 20, 0, filled=False),
        mark(LEFT + 16, 20, 1, filled=False),
        text(LEFT + 28, 24, "what the other side expects", SOFT),
        mark(LEFT + 240, 20, 0),
        mark(LEFT + 256, 20, 1),
        text(LEFT + 268, 24, "what the side answers", SOFT),
    ]
    for point in range(SCALE_MIN, SCALE_MAX + 1):
        x = LEFT + POINT * (point - SCALE_MIN) + 20
        parts += [line(x, TOP - 14, x, height - 14), text(x, TOP - 20, str(point), SOFT, "middle")]
    y = float(TOP)
    for number, gap in enumerate(gaps_shown):
        side = NAMES.index(gap.of)
        if number % 2 == 0:
            parts.append(text(16, y + ROW / 2 + 4, gap.item))
        parts += _row(gap, side, y)
        y += ROW + (14 if number % 2 else 0)
    return picture(WIDTH, height, "Predictions and answers of two sides on five items", parts)


def _row(gap: Gap, side: int, y: float) -> list[str]:
    if gap.prediction is None or gap.answer is None:
        return [text(LEFT + 20, y + 4, "fewer than five answers", SOFT)]
    expected, answered = (LEFT + POINT * (value - SCALE_MIN) + 20 for value in (gap.prediction, gap.answer))
    parts = [line(expected, y, answered, y, SIDES[side])]
    if expected != answered:
        parts.append(mark(expected, y, side, filled=False))
    return [*parts, mark(answered, y, side), text(LEFT + POINT * 4 + 44, y + 4, gap.of, SIDES[side])]
