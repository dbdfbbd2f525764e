"""The figure of the packages' page: the frontier of the page's own example, with the named solutions."""

import re
from pathlib import Path

from plain_svg import INK, LINE, SOFT, line, mark, path, picture, text

from tracktwo.methods.packages import PackageProblem, bargaining_solutions, frontier, read_toml

__all__ = ["draw", "examples"]

PAGE = Path(__file__).resolve().parent / "methods" / "packages.md"
WIDTH, HEIGHT, LEFT, FLOOR, UNIT = 660, 380, 70, 330, 2.9
NAMES = {"nash": "Nash", "kalai_smorodinsky": "Kalai-Smorodinsky", "egalitarian": "egalitarian", "utilitarian": "sum"}


def examples() -> list[PackageProblem]:
    """The questions on the page."""
    blocks = re.findall(r"^```toml\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return [read_toml("example", block) for block in blocks]


def draw() -> str:
    """Points of both sides; beside each the definitions it attains."""
    domain = examples()[0].domain
    if domain is None:
        raise ValueError("the page's first example has points")
    front = frontier(domain)
    named = bargaining_solutions(front)
    across, up = domain.sides
    parts = [line(LEFT, FLOOR, LEFT + 100 * UNIT, FLOOR, LINE), line(LEFT, FLOOR, LEFT, FLOOR - 100 * UNIT, LINE)]
    parts += [text(LEFT + 100 * UNIT, FLOOR + 26, across, SOFT, "end"), text(LEFT, 28, up, SOFT)]
    points = []
    for number in range(len(front)):
        x, y = (float(value) * UNIT for value in front.utilities(number))
        points.append((LEFT + x, FLOOR - y))
    parts.append(path(points, LINE))
    for number, (x, y) in enumerate(points):
        attained = [name for key, name in NAMES.items() if number in getattr(named, key).points]
        parts.append(mark(x, y, 0, filled=bool(attained)))
        values = " / ".join(f"{float(value):g}" for value in front.utilities(number))
        parts.append(text(x + 14, y - 6, f"{values}  {', '.join(attained)}", INK))
    return picture(WIDTH, HEIGHT, "The frontier of the example, with the named solutions", parts)
