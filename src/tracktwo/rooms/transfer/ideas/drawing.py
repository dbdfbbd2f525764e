"""One picture of every idea's path: the idea in the middle, what each side did with it to either hand.

With two sides it is read from the middle outwards: society next to the idea, officials farthest. With more, ideas stand
at the beginning of the line and each side has columns of its own.
"""

from collections.abc import Callable, Iterable, Sequence

from django.utils.html import escape
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from tracktwo.matter import svg
from tracktwo.process.access import OpenDialogue
from tracktwo.process.records import Side

from .reads import Idea
from .records import ANSWERS, COARSE, COARSE_OF, LEVELS, PathLine

__all__ = ["paths_drawing", "quarter_words"]

WIDTH, ROW, HEAD = 1120.0, 58.0, 86.0
MIDDLE, EDGE, LETTERS = 300.0, 24.0, 13.0
# From the idea outwards.
OUTWARDS = ("society", "parties", "officials")


def quarter_words(line: PathLine) -> str:
    """The time of a line as people say it."""
    if line.month:
        return _("month %(month)d of %(year)d") % {"month": line.month, "year": line.year}
    return _("Q%(quarter)d %(year)d") % {"quarter": line.quarter, "year": line.year}


def paths_drawing(dialogue: OpenDialogue, shown: Sequence[Idea], address: Callable[[str], str]) -> str:
    """The picture as SVG; `address` gives the page of an idea."""
    sides, bidi = dialogue.sides, get_language_bidi()
    middle, places = _columns(len(sides))

    def at(x: float) -> float:
        return WIDTH - x if bidi else x

    height = HEAD + ROW * len(shown) + 8
    title = _("Every idea and where each side took it. The list below says the same in words.")
    parts = [svg.begin(WIDTH, height, title, "paths"), *_heads(dialogue, places, at)]
    for number, each in enumerate(shown):
        top = HEAD + ROW * number
        y = top + ROW / 2 - 6
        parts.append(f'<path d="M{EDGE} {top:.0f}H{WIDTH - EDGE}" stroke="{svg.LINE}" stroke-width="1"/>')
        for place, side in enumerate(sides):
            parts += _way(each, side, place, [at(x) for x in places[place]], at(_begins(middle, places[place])), y)
        parts += _idea(dialogue, each, at(middle), y, address(each.id))
    return "".join([*parts, "</svg>"])


def _columns(sides: int) -> tuple[float, list[list[float]]]:
    """Where the middle of an idea's words is, and for each side where its columns are, from the idea outwards."""
    if sides == 2:
        reach = (WIDTH - MIDDLE) / 2
        steps = [reach * part for part in (0.16, 0.5, 0.84)]
        middle = WIDTH / 2
        return middle, [[middle - MIDDLE / 2 - step for step in steps], [middle + MIDDLE / 2 + step for step in steps]]
    each = (WIDTH - MIDDLE - EDGE) / sides
    return MIDDLE / 2 + EDGE / 2, [
        [MIDDLE + EDGE + each * (place + part) for part in (0.18, 0.5, 0.82)] for place in range(sides)
    ]


def _begins(middle: float, columns: Sequence[float]) -> float:
    """Where a way leaves the idea, or the columns of its side begin."""
    outwards = 1 if columns[-1] > columns[0] else -1
    return columns[0] - outwards * 44 if abs(columns[0] - middle) > MIDDLE else middle + outwards * MIDDLE / 2


def _heads(dialogue: OpenDialogue, places: list[list[float]], at: Callable[[float], float]) -> list[str]:
    parts = []
    for number, (side, columns) in enumerate(zip(dialogue.sides, places, strict=True)):
        colour = svg.COLOURS[number % len(svg.COLOURS)][0]
        middle = at(columns[1])
        name = dialogue.one_line(side.name, 30)
        half = len(name) * 16 * 0.27 + 14
        parts += [
            svg.mark(number, middle + (half if get_language_bidi() else -half), 19),
            svg.text(middle, 24, 16, name, colour, bold=True),
        ]
        for level, x in zip(OUTWARDS, columns, strict=True):
            rows = svg.wrapped(str(COARSE[level]), 118, 12)
            parts += [svg.text(at(x), 50 + 15 * row, 12, words, svg.SOFT) for row, words in enumerate(rows)]
    return parts


def _idea(dialogue: OpenDialogue, each: Idea, x: float, y: float, address: str) -> list[str]:
    rows = svg.wrapped(dialogue.one_line(each.words, 120), MIDDLE - 20, LETTERS)
    first = y + 5 - (len(rows) - 1) * 8.5
    lines = "".join(svg.text(x, first + 17 * row, LETTERS, words) for row, words in enumerate(rows))
    return [f'<a href="{escape(address)}">{lines}</a>']


def _way(each: Idea, side: Side, number: int, columns: list[float], begins: float, y: float) -> list[str]:
    """How far one side took it, and what came of it there; a gap where another side went and this one did not."""
    colour = svg.COLOURS[number % len(svg.COLOURS)][0]
    latest = _latest(line for line in each.lines if line.side == side.id)
    if not latest:
        if not each.lines:
            return []
        words = _("nothing went this way")
        return [
            f'<path d="M{begins:.1f} {y:.1f}H{columns[-1]:.1f}" stroke="{svg.HOLD}" stroke-width="1.5" '
            f'stroke-dasharray="3 6"/>',
            _plate(columns[1], y, words),
            svg.text(columns[1], y + 4, 12, words, svg.HOLD),
        ]
    reached = {name: columns[place] for place, name in enumerate(OUTWARDS) if name in latest}
    farthest = list(reached.values())[-1]
    parts = [f'<path d="M{begins:.1f} {y:.1f}H{farthest:.1f}" stroke="{colour}" stroke-width="2.5"/>']
    for name, x in reached.items():
        line = latest[name]
        said = ", ".join([*([str(LEVELS[line.level])] if line.level != name else []), quarter_words(line)])
        title = f"{LEVELS[line.level]}, {quarter_words(line)}: {ANSWERS[line.answer]}"
        parts += [
            f"<g><title>{escape(title)}</title>{_answer(line.answer, x, y, colour)}</g>",
            svg.text(x, y + 25, 11, said, svg.SOFT),
        ]
    return parts


def _latest(lines: Iterable[PathLine]) -> dict[str, PathLine]:
    """The newest line of each level in the coarse."""
    latest: dict[str, PathLine] = {}
    for line in sorted(lines, key=lambda line: (line.year, line.quarter, line.month)):
        latest[COARSE_OF[line.level]] = line
    return latest


def _plate(x: float, y: float, words: str) -> str:
    width = len(words) * 12 * 0.53 + 10
    return svg.rectangle(x - width / 2, y - 9, width, 18, svg.WASH)


def _answer(answer: str, x: float, y: float, colour: str) -> str:
    """A ring for no answer yet, filled for taken up, half for waiting, crossed for turned down or against."""
    ring = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="9" fill="{svg.SHEET}" stroke="{colour}" stroke-width="2.5"/>'
    if answer == "taken":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="10" fill="{colour}"/>'
    if answer in ("weighed", "put off"):
        return ring + f'<path d="M{x - 9:.1f} {y:.1f}a9 9 0 0 0 18 0z" fill="{colour}"/>'
    if answer in ("refused", "against"):
        return ring + f'<path d="M{x - 5:.1f} {y - 5:.1f}l10 10m0-10l-10 10" stroke="{colour}" stroke-width="2.5"/>'
    return ring
