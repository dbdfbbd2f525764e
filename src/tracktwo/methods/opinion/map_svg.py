"""The map as a picture for publication: cells of ten people or more, and beside it what is shared."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

import numpy as np

from .bridging import bridging, side_labels
from .disclosure import MIN_CELL, Cell, map_cells
from .mapping import Map
from .text_wrapping import wrap_text
from .votes import FloatArray, Votes

__all__ = ["MapText", "map_svg"]

WIDE, HIGH, PLOT = 1120, 640, 600
EDGE = 62
INK, SOFT, LINE, PAPER, SHEET, WASH = "#20242a", "#565c65", "#d9d1c1", "#f7f4ee", "#fffdf9", "#efe9dd"
HUES = ("#1c5878", "#8a4d0b", "#5b4a86", "#3f5f2e", "#7a3b12")
PLAIN = "#6b7f8a"
SHOWN = 7
LETTERS = 58
FONT = "'IBM Plex Sans', 'DejaVu Sans', sans-serif"


@dataclass(frozen=True)
class MapText:
    """Every word on the picture, in the language of its readers; placeholders are named in braces.

    With `right_to_left` the list stands on the left of the map, and texts run from the right.
    """

    groups: str = "{n} groups"
    spectrum: str = "A spectrum, no groups"
    none: str = "No pattern among the answers"
    no_map: str = "Nothing tells people apart, so there is no map to draw."
    too_few: str = "{n} people take part: too few for a map that hides each of them."
    cells: str = "{n} people in cells of ten or more"
    directions: str = "Near each other: answered alike. Directions mean nothing."
    people: str = "{n} people"
    group: str = "Group {number}: {n} people, {sure} certain"
    middle: str = "{side}: middle of {n} people"
    all_agree: str = "More than two thirds agree"
    all_disagree: str = "More than two thirds disagree"
    sides_agree: str = "A majority of every side agrees"
    sides_disagree: str = "A majority of every side disagrees"
    nothing: str = "Nothing, beyond doubt."
    right_to_left: bool = False

    def at(self, x: float) -> float:
        """Where something stands that stands at x when read from the left."""
        return WIDE - x if self.right_to_left else x


ENGLISH = MapText()


def map_svg(
    made: Map,
    votes: Votes,
    words: Mapping[int, str] | None = None,
    sides: Mapping[str, str] | None = None,
    say: MapText = ENGLISH,
) -> str:
    """An SVG of the map, 1120 by 640, fit to be passed on.

    Circles are cells of ten people or more, as large as they are many; nobody is drawn alone, since a single place
    can be told from all others. Groups are soft regions, the fainter the less certain their members are; declared
    sides of ten people or more are marks at their middle. Beside it stands what is shared: across the sides where
    sides are given, else among all. Distances tell, directions do not: an axis has no meaning of its own, and two
    axes show only part of what more axes hold.

    Raises:
        NoAnswer: `sides` names fewer than two sides of people who voted.
    """
    body = [_plot(made, votes, sides, say), _list(made, votes, words or {}, sides, say)]
    direction = "rtl" if say.right_to_left else "ltr"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" width="{WIDE}" height="{HIGH}" '
        f'role="img" font-family="{FONT}" direction="{direction}">\n<title>{escape(_headline(made, say))}</title>\n'
        '<defs><filter id="soft" x="-30%" y="-30%" width="160%" height="160%">'
        '<feGaussianBlur stdDeviation="14"/></filter></defs>\n'
        f'<rect width="{WIDE}" height="{HIGH}" fill="{PAPER}"/>\n' + "\n".join(body) + "\n</svg>\n"
    )


def _text(x: float, y: float, size: int, words: str, fill: str = INK, bold: bool = False) -> str:
    weight = ' font-weight="600"' if bold else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}"{weight} fill="{fill}">{escape(words)}</text>'


def _headline(made: Map, say: MapText) -> str:
    groups = made.groups
    if groups.verdict == "groups":
        return say.groups.format(n=len(groups.sizes))
    return say.spectrum if groups.verdict == "spectrum" else say.none


def _plot(made: Map, votes: Votes, sides: Mapping[str, str] | None, say: MapText) -> str:
    parts = [
        f'<rect x="{WIDE - PLOT - 20 if say.right_to_left else 20}" y="20" width="{PLOT}" height="{HIGH - 40}" '
        f'rx="6" fill="{SHEET}" stroke="{LINE}"/>',
        _text(say.at(40), 54, 20, _headline(made, say), bold=True),
    ]
    people = int(made.participating.sum())
    place = made.fit.position[made.participating]
    why = ""
    if made.fit.rank == 0:
        why = say.no_map
    elif people < MIN_CELL:
        why = say.too_few.format(n=people)
    if why:
        parts.append(_text(say.at(40), 80, 14, why, SOFT))
        return "\n".join(parts)
    found = map_cells(place, made.groups.label[made.participating])
    spread = _placed(found, say)
    parts.append(_text(say.at(40), 78, 13, say.cells.format(n=people), SOFT))
    parts += _cloud(found, spread, people) if not made.groups.sizes else _regions(made, found, spread, say)
    parts.append(
        f'<text x="{say.at(PLOT)}" y="{HIGH - 40}" font-size="12" text-anchor="end" fill="{SOFT}">'
        f"{escape(say.directions)}</text>"
    )
    parts += [_circle(cell, x, y, people, say) for cell, (x, y) in zip(found, spread, strict=True)]
    if sides is not None:
        parts += _marks(made, votes, sides, found, say)
    return "\n".join(parts)


def _sheet(found: tuple[Cell, ...], points: FloatArray, say: MapText) -> FloatArray:
    """Points of the map (q, 2) on the sheet, where the cells fill it: the same scale on both axes."""
    at = np.array([[one.x, one.y] for one in found])
    low, high = at.min(axis=0), at.max(axis=0)
    room = np.array([PLOT - 2 * EDGE, HIGH - 40 - 2 * EDGE - 30])
    scale = float(np.min(room / np.maximum(high - low, 1e-9)))
    middle = np.array([say.at(20 + PLOT / 2), HIGH / 2 + 20])
    return np.asarray(middle + (points - (low + high) / 2) * scale * [1, -1])


def _placed(found: tuple[Cell, ...], say: MapText) -> FloatArray:
    """Middles of the cells on the sheet, stacked where there is but one axis."""
    placed = _sheet(found, np.array([[one.x, one.y] for one in found]), say)
    return placed if np.ptp(placed[:, 1]) > 0 else _stacked(placed, found)


def _stacked(placed: FloatArray, found: tuple[Cell, ...]) -> FloatArray:
    """Circles along one line, moved up and down in turn until none lies on another."""
    done: list[tuple[float, float, float]] = []
    people = sum(one.people for one in found)
    for (x, y), cell in zip(placed.tolist(), found, strict=True):
        mine = _radius(cell, people) + 1
        step = 0
        while True:
            at = y + (-1) ** step * ((step + 1) // 2) * mine
            if all((x - a) ** 2 + (at - b) ** 2 >= (mine + r) ** 2 for a, b, r in done) or step > 60:
                break
            step += 1
        done.append((x, at, mine))
    return np.array([[x, y] for x, y, _ in done])


def _radius(cell: Cell, people: int) -> float:
    return float(np.clip(115 * np.sqrt(cell.people / people), 5, 34))


def _circle(cell: Cell, x: float, y: float, people: int, say: MapText) -> str:
    hue = HUES[cell.group % len(HUES)] if cell.group >= 0 else PLAIN
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{_radius(cell, people):.1f}" fill="{hue}" fill-opacity=".55" '
        f'stroke="{SHEET}"><title>{escape(say.people.format(n=cell.people))}</title></circle>'
    )


def _cloud(found: tuple[Cell, ...], spread: FloatArray, people: int) -> list[str]:
    """A haze where people are, without an edge that could be read as a border."""
    circles = [
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{1.6 * _radius(cell, people):.1f}"/>'
        for cell, (x, y) in zip(found, spread, strict=True)
    ]
    return [f'<g fill="{PLAIN}" fill-opacity=".22" filter="url(#soft)">', *circles, "</g>"]


def _regions(made: Map, found: tuple[Cell, ...], spread: FloatArray, say: MapText) -> list[str]:
    parts = []
    for group, size in enumerate(made.groups.sizes):
        mine = spread[[one.group == group for one in found]]
        if len(mine) < 2:
            continue
        certain = float(made.groups.membership[made.groups.label[made.participating] == group, group].mean())
        middle = mine.mean(axis=0)
        value, axes = np.linalg.eigh(np.cov(mine.T) + np.eye(2) * 120)
        turn = float(np.degrees(np.arctan2(axes[1, 1], axes[0, 1])))
        wide, high = 2 * np.sqrt(value[1]), 2 * np.sqrt(value[0])
        hue = HUES[group % len(HUES)]
        parts.append(
            f'<g transform="translate({middle[0]:.1f} {middle[1]:.1f}) rotate({turn:.1f})"><ellipse rx="{wide:.1f}" '
            f'ry="{high:.1f}" fill="{hue}" fill-opacity="{0.26 * certain:.2f}" filter="url(#soft)"/></g>'
        )
        low, high_x = sorted((say.at(160), say.at(PLOT - 120)))
        x, y = np.clip(middle[0], low, high_x), max(mine[:, 1].min() - 40, 104)
        name = say.group.format(number=group + 1, n=size, sure=f"{min(certain, 0.99):.0%}")
        parts.append(
            f'<text x="{x:.1f}" y="{y:.1f}" font-size="14" text-anchor="middle" '
            f'fill="{hue}" font-weight="600">{escape(name)}</text>'
        )
    return parts


def _marks(made: Map, votes: Votes, sides: Mapping[str, str], found: tuple[Cell, ...], say: MapText) -> list[str]:
    """A mark at the middle of each declared side of ten people or more, and what it stands for."""
    names, label = side_labels(votes, sides)
    plane = np.zeros((votes.people, 2))
    plane[:, : min(2, made.fit.rank)] = made.fit.position[:, :2]
    parts, row = [], 0
    for number, name in enumerate(names):
        mine = (label == number) & made.participating
        if mine.sum() < MIN_CELL:
            continue
        middle = _sheet(found, plane[mine].mean(axis=0)[None], say)[0]
        low = HIGH - 70 - 24 * row
        parts += [_mark(number, middle[0], middle[1]), _mark(number, say.at(52), low)]
        parts.append(
            f'<text x="{say.at(70)}" y="{low + 5}" font-size="13" fill="{INK}">'
            f"{escape(say.middle.format(side=name[:LETTERS], n=int(mine.sum())))}</text>"
        )
        row += 1
    return parts


def _mark(number: int, x: float, y: float) -> str:
    shapes = (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="9"',
        f'<rect x="{x - 8:.1f}" y="{y - 8:.1f}" width="16" height="16"',
        f'<path d="M{x:.1f} {y - 10:.1f}l10 18h-20z"',
        f'<path d="M{x:.1f} {y - 11:.1f}l11 11-11 11-11-11z"',
    )
    return f'{shapes[number % len(shapes)]} fill="{SHEET}" stroke="{INK}" stroke-width="4"/>'


def _list(made: Map, votes: Votes, words: Mapping[int, str], sides: Mapping[str, str] | None, say: MapText) -> str:
    left = 20 + PLOT + 30
    parts, y = [], 54
    for title, numbers in _shared(made, votes, sides, say):
        parts.append(
            f'<text x="{say.at(left)}" y="{y}" font-size="16" font-weight="600" fill="{INK}">{escape(title)}</text>'
        )
        y += 26
        for number in numbers:
            lines = wrap_text(words.get(number, ""), LETTERS, 2)
            if y + 18 * max(len(lines), 1) > HIGH - 40:
                break
            parts.append(
                f'<text x="{say.at(left + 32)}" y="{y}" font-size="12" text-anchor="end" fill="{SOFT}">{number}</text>'
            )
            for line in lines:
                parts.append(_text(say.at(left + 42), y, 13, line))
                y += 18
            y += 6 if lines else 24
        if not numbers:
            parts.append(
                f'<text x="{say.at(left + 10)}" y="{y}" font-size="13" fill="{SOFT}">{escape(say.nothing)}</text>'
            )
            y += 24
        y += 20
    return "\n".join(parts)


def _shared(made: Map, votes: Votes, sides: Mapping[str, str] | None, say: MapText) -> list[tuple[str, list[int]]]:
    if sides is None:
        agree, disagree = list(made.consensus.agree), list(made.consensus.disagree)
        titles = say.all_agree, say.all_disagree
    else:
        agree, disagree = ([one.statement for one in each] for each in bridging(votes, sides))
        titles = say.sides_agree, say.sides_disagree
    room = SHOWN * 2 - min(len(disagree), SHOWN)
    return [(titles[0], agree[:room][: SHOWN if disagree else room]), (titles[1], disagree[:SHOWN])]
