"""The referral tree: who was first named by whom, from those whom nobody named. Drawn with codes, read as a list."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.html import escape
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from tracktwo.matter import svg
from tracktwo.methods.networks import Nomination, Nominations, trees
from tracktwo.process.access import OpenDialogue
from tracktwo.process.sealed import Record

from ..pool.reads import Person
from ..pool.records import PANEL
from .records import Referral

__all__ = ["MOST_DRAWN", "Node", "drawing", "grown", "nominations_of"]

STEP, ROW, MARGIN, LABEL = 132.0, 27.0, 18.0, 62.0
# More cannot be told apart on any screen; the list has them all.
MOST_DRAWN, MOST_DEEP = 600, 60


@dataclass
class Node:
    """Somebody in the tree, with those whom they were the first to name; `also` others who named them, by code.

    `leaves`: how many rows it takes with everything below it.
    """

    person: Person
    depth: int = 0
    below: list["Node"] = field(default_factory=list)
    also: list[str] = field(default_factory=list)
    leaves: int = 1


def nominations_of(referrals: Sequence[Record[Referral]], everybody: Sequence[Person]) -> Nominations | None:
    """The nominations as the methods take them, by code; None where there are none."""
    people = {each.id: each.card for each in everybody}
    rows = [
        Nomination(
            people[record.body.nominator].code if record.body.nominator in people else "",
            people[record.body.nominee].code,
            record.body.wave,
            people[record.body.nominee].side,
        )
        for record in referrals
        if record.body.nominee in people
    ]
    # By code, so that the same nominations give the same answer however they were stored.
    rows.sort(key=lambda row: (len(row.nominator), row.nominator, len(row.nominee), row.nominee))
    # A key person is named by nobody: their side stands in no other row.
    rows += [Nomination(each.card.code, each.card.code, 0, each.card.side) for each in everybody]
    named = any(row.nominator != row.nominee for row in rows)
    return Nominations.of(rows) if named else None


def grown(nominations: Nominations, everybody: Sequence[Person]) -> list[Node]:
    """The tree, everybody after whoever named them first, and each set of siblings in the order of their codes."""
    people = {each.card.code: each for each in everybody}
    _root_of, depth, roots = trees(nominations)
    nodes = [Node(people[code], depth[place]) for place, code in enumerate(nominations.people)]
    placed, ahead = set(roots), deque(roots)
    while ahead:
        place = ahead.popleft()
        for other in nominations.names[place]:
            if other not in placed:
                placed.add(other)
                nodes[place].below.append(nodes[other])
                ahead.append(other)
            else:
                nodes[other].also.append(nominations.people[place])
    return _in_order([nodes[root] for root in roots])


def _in_order(roots: list[Node]) -> list[Node]:
    # Without recursion: chains may be longer than Python calls functions within each other.
    ordered: list[Node] = []
    ahead = sorted(roots, key=_by_code, reverse=True)
    while ahead:
        node = ahead.pop()
        ordered.append(node)
        node.below.sort(key=_by_code)
        ahead += reversed(node.below)
    for node in reversed(ordered):
        node.leaves = max(1, sum(below.leaves for below in node.below))
    return ordered


def _by_code(node: Node) -> tuple[int, str]:
    return len(node.person.card.code), node.person.card.code


def drawing(dialogue: OpenDialogue, nodes: Sequence[Node]) -> str:
    """The tree along the direction of reading; codes and the shapes of sides, no names. Empty where it is too large.

    `nodes` as `grown` gives them.
    """
    rows = sum(node.leaves for node in nodes if not node.depth)
    depth = max((node.depth for node in nodes), default=0)
    if not nodes or rows > MOST_DRAWN or depth > MOST_DEEP:
        return ""
    width, height = MARGIN * 2 + depth * STEP + LABEL, MARGIN * 2 + rows * ROW
    sketch = _Sketch(dialogue, width)
    tops = _tops(nodes)
    for node in nodes:
        sketch.draw(node, tops)
    title = _("Who was named by whom")
    return svg.begin(width, height, title, "referrals") + "".join([*sketch.lines, *sketch.marks]) + "</svg>"


def _tops(nodes: Sequence[Node]) -> dict[str, int]:
    """The first row of everybody, by code."""
    tops: dict[str, int] = {}
    row = 0
    for node in nodes:
        if not node.depth:
            tops[node.person.card.code] = row
            row += node.leaves
        below = tops[node.person.card.code]
        for child in node.below:
            tops[child.person.card.code] = below
            below += child.leaves
    return tops


class _Sketch:
    """The drawing while it grows: lines first, so that marks lie over them."""

    def __init__(self, dialogue: OpenDialogue, width: float) -> None:
        self.numbers = {side.id: number for number, side in enumerate(dialogue.sides)}
        self.width, self.mirrored = width, get_language_bidi()
        self.lines: list[str] = []
        self.marks: list[str] = []

    def draw(self, node: Node, tops: dict[str, int]) -> None:
        """A node, and its lines to those whom it was the first to name."""
        x, y = self._place(node, tops)
        for child in node.below:
            child_x, child_y = self._place(child, tops)
            middle = (x + child_x) / 2
            bend = f"C{middle:.1f} {y:.1f} {middle:.1f} {child_y:.1f} {child_x:.1f} {child_y:.1f}"
            self.lines.append(f'<path d="M{x:.1f} {y:.1f}{bend}" fill="none" stroke="{svg.SOFT}" stroke-width="1.2"/>')
        self._mark(node, x, y)

    def _place(self, node: Node, tops: dict[str, int]) -> tuple[float, float]:
        row = tops[node.person.card.code] + node.leaves / 2
        return self._across(MARGIN + node.depth * STEP), MARGIN + row * ROW

    def _across(self, x: float) -> float:
        return self.width - x if self.mirrored else x

    def _mark(self, node: Node, x: float, y: float) -> None:
        card = node.person.card
        colour = svg.SOFT if card.side == PANEL else ""
        if card.key:
            self.marks.append(
                f'<circle cx="{x:.1f}" cy="{y:.1f}" r="11" fill="{svg.SHEET}" stroke="{svg.INK}" stroke-width="1.6"/>'
            )
        self.marks.append(svg.mark(self.numbers.get(card.side, 0), x, y, colour))
        away = -14 if self.mirrored else 14
        self.marks.append(
            f'<text x="{x + away:.1f}" y="{y + 4.5:.1f}" font-size="13" fill="{svg.INK}" '
            f'text-anchor="start"{" font-weight=" + chr(34) + "600" + chr(34) if card.key else ""}'
            f' paint-order="stroke" stroke="{svg.SHEET}" stroke-width="4">{escape(card.code)}</text>'
        )
