"""The map as an SVG picture for publication: cells of ten people or more, and a list of what is shared."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

import numpy as np

from tracktwo.methods.quoting import printable
from tracktwo.methods.text_wrapping import wrap_text

from .bridging import bridging, side_labels
from .disclosure import MIN_CELL, Cell, map_cells
from .map_text import ENGLISH, MapText
from .mapping import Map
from .votes import FloatArray, Votes

__all__ = ["map_svg"]

# Pixels: the sheet, the square of the map on its left, and the margin inside the square.
WIDTH, HEIGHT, MAP_WIDTH, MARGIN = 1120, 640, 600, 36
INK, SOFT_INK, RULE, PAPER, PANEL = "#20242a", "#565c65", "#d9d1c1", "#f7f4ee", "#fffdf9"
GROUP_COLOURS = ("#1c5878", "#8a4d0b", "#5b4a86", "#3f5f2e", "#7a3b12")
NO_GROUP_COLOUR = "#6b7f8a"
LISTED = 7
LINE_COLUMNS, HEADLINE_COLUMNS = 58, 46
FONT = "'IBM Plex Sans', 'DejaVu Sans', sans-serif"
BLUR = (
    '<defs><filter id="soft" x="-30%" y="-30%" width="160%" height="160%">'
    '<feGaussianBlur stdDeviation="14"/></filter></defs>'
)


def map_svg(
    opinion_map: Map,
    votes: Votes,
    texts: Mapping[int, str] | None = None,
    sides: Mapping[str, str] | None = None,
    words: MapText = ENGLISH,
) -> str:
    """An SVG of the map, 1120 by 640 pixels, fit for publication.

    Circles are cells of ten people or more, the area proportional to their number, each with a ring whose radius is
    the spread of its people; nobody is drawn alone, since a single position identifies a person. Groups are soft
    regions, fainter where membership is less certain; the middle of each declared side of ten people or more has a
    mark. Beside the map stands what is shared: across the sides where sides are given, else among everybody.
    Distances carry information, directions do not, and two axes show only part of what more axes hold.

    Args:
        opinion_map: the map.
        votes: the votes it was made from.
        texts: statements by number.
        sides: the declared side of each participant.
        words: every other text on the picture.

    Raises:
        Refusal: `sides` names fewer than two sides of people who voted.
    """
    drawing = _Drawing(opinion_map, votes, texts or {}, sides, words)
    direction = "rtl" if words.right_to_left else "ltr"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        f'role="img" font-family="{FONT}" direction="{direction}">\n<title>{_xml(drawing.headline)}</title>\n'
        f'{BLUR}\n<rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>\n'
        + "\n".join([*drawing.map_panel(), *drawing.shared_list()])
        + "\n</svg>\n"
    )


def _xml(text: str) -> str:
    return escape(printable(text))


@dataclass(frozen=True, eq=False)
class _Drawing:
    map: Map
    votes: Votes
    texts: Mapping[int, str]
    sides: Mapping[str, str] | None
    words: MapText

    @property
    def headline(self) -> str:
        """The verdict in words."""
        groups, words = self.map.groups, self.words
        if groups.verdict == "groups":
            return words.groups.format(n=len(groups.sizes))
        others = {"small group": words.small_group, "spectrum": words.spectrum, "none": words.none}
        return others.get(groups.verdict, words.too_few_to_tell)

    def x(self, from_left: float) -> float:
        """Mirrored for a sheet that is read from the right."""
        return WIDTH - from_left if self.words.right_to_left else from_left

    def text(
        self, x: float, y: float, size: int, text: str, fill: str = INK, anchor: str = "start", bold: bool = False
    ) -> str:
        """One line of text whose beginning, end or middle is at (x, y)."""
        weight = ' font-weight="600"' if bold else ""
        return (
            f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}"{weight} fill="{fill}">'
            f"{_xml(text)}</text>"
        )

    def map_panel(self) -> list[str]:
        """The panel with headline, cells, groups and marks, or the reason why nothing is drawn."""
        left = WIDTH - MAP_WIDTH - 20 if self.words.right_to_left else 20
        headline = wrap_text(self.headline, HEADLINE_COLUMNS, 2)
        parts = [
            f'<rect x="{left}" y="20" width="{MAP_WIDTH}" height="{HEIGHT - 40}" rx="6" fill="{PANEL}" '
            f'stroke="{RULE}"/>',
            *(self.text(self.x(40), 54 + 24 * row, 20, line, bold=True) for row, line in enumerate(headline)),
        ]
        below = 54 + 24 * len(headline)
        people = int(self.map.participating.sum())
        if self.map.fit.rank == 0:
            return [*parts, self.text(self.x(40), below + 2, 14, self.words.no_map, SOFT_INK)]
        if people < MIN_CELL:
            return [*parts, self.text(self.x(40), below + 2, 14, self.words.too_few.format(n=people), SOFT_INK)]
        position = self.map.fit.position[self.map.participating]
        layout = _Layout(map_cells(position, self.map.groups.label[self.map.participating]), people, self.x)
        parts.append(self.text(self.x(40), below, 13, self.words.cells.format(n=people), SOFT_INK))
        parts += self.regions(layout) if self.map.groups.sizes else _haze(layout)
        parts += self.legend()
        parts += [self.cell(layout, index) for index in range(len(layout.cells))]
        if self.sides is not None:
            parts += self.marks(layout, self.sides)
        return parts

    def legend(self) -> list[str]:
        """How to read the positions, and why a gap is no group."""
        reading = self.words.one_axis if self.map.fit.rank == 1 else self.words.directions
        lines = [reading] if self.map.groups.verdict == "groups" else [self.words.gaps, reading]
        return [
            self.text(self.x(MAP_WIDTH), HEIGHT - 40 - 16 * (len(lines) - 1 - row), 12, line, SOFT_INK, "end")
            for row, line in enumerate(lines)
        ]

    def cell(self, layout: "_Layout", index: int) -> str:
        """A circle as large as its people are many, and a ring as wide as they spread."""
        cell, (x, y) = layout.cells[index], layout.centres[index]
        people = _xml(self.words.people.format(n=cell.people))
        fill = GROUP_COLOURS[cell.group % len(GROUP_COLOURS)] if cell.group >= 0 else NO_GROUP_COLOUR
        return (
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{cell.spread * layout.scale:.1f}" fill="none" stroke="{fill}" '
            f'stroke-opacity=".35"/><circle cx="{x:.1f}" cy="{y:.1f}" r="{layout.radius(cell):.1f}" fill="{fill}" '
            f'fill-opacity=".55" stroke="{PANEL}"><title>{people}</title></circle>'
        )

    def regions(self, layout: "_Layout") -> list[str]:
        """A blurred ellipse of two standard deviations around each group's cells, with its name above."""
        groups, parts = self.map.groups, []
        label = groups.label[self.map.participating]
        for group, size in enumerate(groups.sizes):
            centres = layout.centres[[cell.group == group for cell in layout.cells]]
            if not len(centres):
                continue
            certainty = float(groups.membership[label == group, group].mean())
            middle = centres.mean(axis=0)
            spread = np.cov(centres.T) if len(centres) > 1 else np.zeros((2, 2))
            variance, axes = np.linalg.eigh(spread + np.eye(2) * 120)
            angle = float(np.degrees(np.arctan2(axes[1, 1], axes[0, 1])))
            colour = GROUP_COLOURS[group % len(GROUP_COLOURS)]
            parts.append(
                f'<g transform="translate({middle[0]:.1f} {middle[1]:.1f}) rotate({angle:.1f})">'
                f'<ellipse rx="{2 * np.sqrt(variance[1]):.1f}" ry="{2 * np.sqrt(variance[0]):.1f}" fill="{colour}" '
                f'fill-opacity="{0.26 * certainty:.2f}" filter="url(#soft)"/></g>'
            )
            # Nobody can be more certain than the model is right.
            name = self.words.group.format(number=group + 1, n=size, sure=f"{min(certainty, 0.99):.0%}")
            leftmost, rightmost = sorted((self.x(160), self.x(MAP_WIDTH - 120)))
            x, y = np.clip(middle[0], leftmost, rightmost), max(centres[:, 1].min() - 40, 104)
            parts.append(self.text(float(x), float(y), 14, name, colour, "middle", bold=True))
        return parts

    def marks(self, layout: "_Layout", sides: Mapping[str, str]) -> list[str]:
        """A mark at the middle of each declared side of ten people or more, and a legend for it."""
        names, label = side_labels(self.votes, sides)
        plane = np.zeros((self.votes.people, 2))
        plane[:, : min(2, self.map.fit.rank)] = self.map.fit.position[:, :2]
        parts, row = [], 0
        for number, name in enumerate(names):
            members = (label == number) & self.map.participating
            if members.sum() < MIN_CELL:
                continue
            middle = layout.on_sheet(plane[members].mean(axis=0)[None])[0]
            y = HEIGHT - 84 - 24 * row
            parts += [_mark(number, middle[0], middle[1]), _mark(number, self.x(52), y)]
            legend = self.words.middle.format(side=name[:LINE_COLUMNS], n=int(members.sum()))
            parts.append(self.text(self.x(70), y + 5, 13, legend))
            row += 1
        return parts

    def shared_list(self) -> list[str]:
        """The statements that are shared, each section with how many of how many are listed."""
        left = 20 + MAP_WIDTH + 30
        parts, y = [], 54
        for title, numbers, room in self.sections():
            entries, end = self.entries(numbers, y + 26, min(room, HEIGHT - 40))
            if len(entries) < len(numbers):
                title = self.words.some_of.format(title=title, shown=len(entries), total=len(numbers))
            parts.append(self.text(self.x(left), y, 16, title, bold=True))
            for entry in entries:
                parts += entry
            if not numbers:
                parts.append(self.text(self.x(left + 10), end, 13, self.words.nothing, SOFT_INK))
                end += 24
            y = end + 20
        return parts

    def entries(self, numbers: Sequence[int], y: int, bottom: int) -> tuple[list[list[str]], int]:
        """The SVG of as many statements as fit above `bottom`, and the next free line."""
        left, entries = 20 + MAP_WIDTH + 30, []
        for number in numbers:
            lines = wrap_text(self.texts.get(number, ""), LINE_COLUMNS, 2)
            if y + 18 * max(len(lines), 1) > bottom:
                break
            entry = [self.text(self.x(left + 32), y, 12, str(number), SOFT_INK, "end")]
            for line in lines:
                entry.append(self.text(self.x(left + 42), y, 13, line))
                y += 18
            entries.append(entry)
            y += 6 if lines else 24
        return entries, y

    def sections(self) -> list[tuple[str, Sequence[int], int]]:
        """(title, statement numbers, lowest pixel) of what is agreed and what is rejected."""
        words = self.words
        agree: Sequence[int]
        disagree: Sequence[int]
        if self.sides is None:
            agree, disagree = self.map.consensus.agree, self.map.consensus.disagree
            titles = words.all_agree, words.all_disagree
        else:
            bridges = bridging(self.votes, self.sides)
            agree, disagree = ([bridge.statement for bridge in listed] for listed in bridges)
            titles = words.sides_agree, words.sides_disagree
        reserved = 46 + 42 * min(max(len(disagree), 1), LISTED)
        return [(titles[0], agree, HEIGHT - 40 - reserved), (titles[1], disagree, HEIGHT - 40)]


class _Layout:
    """Where the cells lie on the sheet: the same scale on both axes, stacked where there is one axis only."""

    def __init__(self, cells: tuple[Cell, ...], people: int, x: Callable[[float], float]) -> None:
        self.cells, self.people = cells, people
        at = np.array([[cell.x, cell.y] for cell in cells])
        rings = np.array([[cell.spread] for cell in cells])
        low, high = (at - rings).min(axis=0), (at + rings).max(axis=0)
        room = np.array([MAP_WIDTH - 2 * MARGIN, HEIGHT - 40 - 2 * MARGIN - 60])
        self.scale = float(np.min(room / np.maximum(high - low, 1e-9)))
        self._centre = (low + high) / 2
        self._middle = np.array([x(20 + MAP_WIDTH / 2), HEIGHT / 2 + 20])
        centres = self.on_sheet(at)
        self.centres = centres if np.ptp(centres[:, 1]) > 0 else self._stacked(centres)

    def on_sheet(self, points: FloatArray) -> FloatArray:
        """Points of the map (q, 2) in pixels."""
        return np.asarray(self._middle + (points - self._centre) * self.scale * [1, -1])

    def radius(self, cell: Cell) -> float:
        """The radius of a cell's circle in pixels."""
        return float(np.clip(115 * np.sqrt(cell.people / self.people), 5, 34))

    def _stacked(self, centres: FloatArray) -> FloatArray:
        """Circles along one line, moved up and down in turn until none overlaps another."""
        placed: list[tuple[float, float, float]] = []
        for (x, y), cell in zip(centres.tolist(), self.cells, strict=True):
            radius = self.radius(cell) + 1
            for step in range(61):
                height = y + (-1) ** step * ((step + 1) // 2) * radius
                if all((x - a) ** 2 + (height - b) ** 2 >= (radius + r) ** 2 for a, b, r in placed):
                    break
            placed.append((x, height, radius))
        return np.array([[x, y] for x, y, _ in placed])


def _haze(layout: _Layout) -> list[str]:
    """A haze where people are, without an edge that could be read as a border."""
    circles = [
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{1.6 * layout.radius(cell):.1f}"/>'
        for cell, (x, y) in zip(layout.cells, layout.centres, strict=True)
    ]
    return [f'<g fill="{NO_GROUP_COLOUR}" fill-opacity=".22" filter="url(#soft)">', *circles, "</g>"]


def _mark(number: int, x: float, y: float) -> str:
    shapes = (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="9"',
        f'<rect x="{x - 8:.1f}" y="{y - 8:.1f}" width="16" height="16"',
        f'<path d="M{x:.1f} {y - 10:.1f}l10 18h-20z"',
        f'<path d="M{x:.1f} {y - 11:.1f}l11 11-11 11-11-11z"',
    )
    return f'{shapes[number % len(shapes)]} fill="{PANEL}" stroke="{INK}" stroke-width="4"/>'
