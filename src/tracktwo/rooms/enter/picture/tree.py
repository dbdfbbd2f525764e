"""The conflict tree: causes as roots, the core problem as the trunk, effects as branches."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from tracktwo.matter import svg
from tracktwo.process.access import OpenDialogue
from tracktwo.process.sealed import Record

from .records import TreeLine

__all__ = ["Branch", "branches", "conflict_tree"]

COLUMN, ROW, HALF_WIDTH, HALF_HEIGHT, CORE_WIDTH, LETTERS = 196.0, 92.0, 86.0, 27.0, 320.0, 13
FILLS = {"cause": "#f5eadb", "core": "#fffdf9", "effect": "#e8eee3"}


@dataclass(frozen=True)
class Branch:
    """A line of the tree with those that lie behind it."""

    record: Record[TreeLine]
    behind: list["Branch"] = field(default_factory=list)

    @property
    def leaves(self) -> int:
        """How many columns it takes."""
        return max(1, sum(branch.leaves for branch in self.behind))

    @property
    def depth(self) -> int:
        """How many rows it takes."""
        return 1 + max((branch.depth for branch in self.behind), default=0)


def branches(lines: Sequence[Record[TreeLine]], part: str, under: str = "") -> list[Branch]:
    """The causes or the effects, each with those behind it; what lay behind a line that has ended stands alone."""
    stand = {line.id for line in lines}
    return [
        Branch(line, branches(lines, part, line.id))
        for line in lines
        if line.body.part == part and (line.body.under if line.body.under in stand else "") == under
    ]


def conflict_tree(dialogue: OpenDialogue, lines: Sequence[Record[TreeLine]]) -> str:
    """The tree of these lines."""
    effects, causes = branches(lines, "effect"), branches(lines, "cause")
    cores = [dialogue.one_line(line.body.words, 120) for line in lines if line.body.part == "core"]
    columns = max(2, *(sum(branch.leaves for branch in each) for each in (effects, causes)))
    above, below = (max((branch.depth for branch in each), default=0) for each in (effects, causes))
    core_rows = [row for words in cores or ["?"] for row in svg.wrapped(words, CORE_WIDTH - 30, 16)]
    core_height = 26 + 22 * len(core_rows)
    width = columns * COLUMN + 24
    trunk = above * ROW + 26
    height = trunk + core_height + below * ROW + 36
    middle = width / 2
    sketch = _Sketch(dialogue, middle)
    sketch.grow(effects, trunk - ROW / 2 + 8, -ROW, (middle, trunk + 6))
    sketch.grow(causes, trunk + core_height + ROW / 2 - 2, ROW, (middle, trunk + core_height - 6))
    core = svg.rectangle(
        middle - CORE_WIDTH / 2, trunk, CORE_WIDTH, core_height, FILLS["core"], svg.INK, 3.5, ' rx="10"'
    )
    words = [svg.text(middle, trunk + 28 + 22 * row, 16, line, bold=True) for row, line in enumerate(core_rows)]
    labels = [svg.text(middle, 15, 13, _("Effects"), svg.SOFT), svg.text(middle, height - 6, 13, _("Causes"), svg.SOFT)]
    title = _("Conflict tree: causes below, the core problem, effects above")
    return "".join(
        [svg.begin(width, height, title, "tree"), *sketch.ways, core, *words, *sketch.boxes, *labels, "</svg>"]
    )


class _Sketch:
    """The boxes and ways of a tree as they are drawn."""

    def __init__(self, dialogue: OpenDialogue, middle: float) -> None:
        self.boxes: list[str] = []
        self.ways: list[str] = []
        self._dialogue, self._middle = dialogue, middle

    def grow(
        self, grown: list[Branch], y: float, step: float, root: tuple[float, float], left: float | None = None
    ) -> None:
        """Draw branches in a row, and those behind them one row further from the trunk."""
        leaves = sum(branch.leaves for branch in grown)
        at = self._middle - leaves * COLUMN / 2 if left is None else left
        for branch in grown:
            x = at + branch.leaves * COLUMN / 2
            bend = (root[1] + y) / 2
            thick = 7 if left is None else 3.5
            self.ways.append(
                f'<path d="M{root[0]:.1f} {root[1]:.1f}C{root[0]:.1f} {bend:.1f} {x:.1f} {bend:.1f} {x:.1f} {y:.1f}" '
                f'fill="none" stroke="{svg.LINE}" stroke-width="{thick}" stroke-linecap="round"/>'
            )
            self.box(branch, x, y)
            self.grow(branch.behind, y + step, step, (x, y), at)
            at += branch.leaves * COLUMN

    def box(self, branch: Branch, x: float, y: float) -> None:
        """One line in its box."""
        line = branch.record.body
        rows = svg.wrapped(self._dialogue.one_line(line.words, 120), 2 * HALF_WIDTH - 14, LETTERS, 3)
        first = y + LETTERS * 0.36 - (len(rows) - 1) * LETTERS * 0.58
        radius = ' rx="4"' if line.part == "cause" else ' rx="20"'
        left, top, fill = x - HALF_WIDTH, y - HALF_HEIGHT, FILLS[line.part]
        self.boxes.append(svg.rectangle(left, top, 2 * HALF_WIDTH, 2 * HALF_HEIGHT, fill, svg.SOFT, 1.4, radius))
        self.boxes += [svg.text(x, first + row * LETTERS * 1.16, LETTERS, words) for row, words in enumerate(rows)]
