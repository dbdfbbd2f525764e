"""The actor map as SVG: levels as rows, sides as lanes, power as size, and a line of its own for each kind of tie.

Every colour stands as an attribute, so that the same drawing serves a page, whose policy allows no style in it, and a
file that leaves.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from tracktwo.matter import svg
from tracktwo.methods.conflict.layout import Box, Cell, Layout, bend_ties, lay_out, points_along
from tracktwo.process.access import OpenDialogue

from .reads import Actor, ShownTie, place_of
from .records import LEVELS, NOT_KNOWN, POWERS, TIES
from .strokes import SHARES, FloatArray, halo, step_of, stroke, visible

__all__ = ["actor_map", "sample"]

BANDS = ("top", "middle", "grassroots")
NO_SIDE = (svg.SOFT, "#efe9dd")
# Half widths and heights of a box, the width of its edge and the size of its letters, by power.
SIZES = {"": (66, 24, 1.4, 13), "small": (62, 20, 1.2, 12), "middle": (68, 24, 2.2, 13), "large": (76, 29, 4, 14.5)}
# With more ties than this their words would cover the map; the list below it has them all.
MOST_WORDS = 26
KEY_HEIGHT = 40.0


@dataclass(frozen=True)
class _Lane:
    side: str
    title: str
    columns: int


def actor_map(
    dialogue: OpenDialogue,
    actors: Sequence[Actor],
    ties: Sequence[ShownTie],
    address: Callable[[str], str] | None = None,
    title: str = "",
    *,
    with_key: bool = False,
) -> str:
    """The map of these groups and of the ties between them.

    Args:
        address: a group's page, where the map leads to it; without one the map stands alone, as in a file.
        title: what a screen reader says of the drawing as a whole.
        with_key: whether the lines are explained in the drawing itself, as where no page is around it.
    """
    lanes = _lanes(dialogue)
    cells = {actor.id: _cell(dialogue, actor, lanes) for actor in actors}
    layout = lay_out(cells, [lane.columns for lane in lanes], len(BANDS), mirrored=get_language_bidi())
    boxes = {
        actor.id: Box(*layout.centres[actor.id], *(float(half) for half in SIZES[actor.power][:2])) for actor in actors
    }
    headings = [Box((start + end) / 2, 28, 70, 28) for start, end in layout.lanes]
    bends = bend_ties(boxes, [tie.pair for tie in ties], headings)
    whole = points_along(boxes, [tie.pair for tie in ties], bends, SHARES)
    curves = [
        visible(points, boxes[tie.pair[0]], boxes[tie.pair[1]], step_of(tie.kind))
        for tie, points in zip(ties, whole, strict=True)
    ]
    names = {actor.id: dialogue.one_line(actor.record.body.name) for actor in actors}
    sides = [side.id for side in dialogue.sides]
    parts = [
        svg.begin(layout.width, layout.height + (KEY_HEIGHT if with_key else 0), title, "actor-map"),
        *_ground(layout, lanes, sides),
        *(halo(points) for tie, points in zip(ties, curves, strict=True) if tie.changed),
        *(_tie(tie, points, names) for tie, points in zip(ties, curves, strict=True)),
        *(_box(actor, boxes[actor.id], names[actor.id], sides, address) for actor in actors),
    ]
    parts += _words(ties, curves, list(boxes.values()))
    if with_key:
        parts += _key(layout, {(tie.kind, tie.back) for tie in ties})
    return "".join([*parts, "</svg>"])


def _key(layout: Layout, drawn: set[tuple[str, bool]]) -> list[str]:
    """What each line on the map means, along the direction of reading. What is not drawn is not spoken of."""
    lines = [(kind, False, str(label)) for kind, label in TIES.items()]
    lines.append(("channel", True, str(_("back-channel"))))
    names = [line for line in lines if line[:2] in drawn]
    parts = [svg.rectangle(0, layout.height, layout.width, KEY_HEIGHT, svg.SHEET)]
    step, y = layout.width / max(len(names), 1), layout.height + KEY_HEIGHT / 2
    for place, (kind, back, name) in enumerate(reversed(names) if get_language_bidi() else names):
        x = step * (place + 0.5)
        parts += [_sample_line(x - 62, x - 2, y, kind, back=back), svg.text(x + 42, y + 5, 13, name, svg.SOFT)]
    return parts


def _lanes(dialogue: OpenDialogue) -> list[_Lane]:
    """The sides' lanes, with those who belong to none in the middle."""
    names = [_Lane(side.id, dialogue.one_line(side.name, 40), 2) for side in dialogue.sides]
    half = (len(names) + 1) // 2
    return [*names[:half], _Lane("", _("between the sides"), 2 if len(names) < 3 else 1), *names[half:]]


def _cell(dialogue: OpenDialogue, actor: Actor, lanes: list[_Lane]) -> Cell:
    place = place_of(dialogue, actor.side, actor.level)
    side, _colon, level = place.rpartition(":")
    lane = next(number for number, each in enumerate(lanes) if each.side == side)
    return Cell(lane, BANDS.index(level), actor.record.body.places[place])


def _ground(layout: Layout, lanes: list[_Lane], sides: list[str]) -> list[str]:
    """The levels as rows and the lanes' headings."""
    mirrored = get_language_bidi()
    parts = [f'<rect width="{layout.width:.0f}" height="{layout.height:.0f}" fill="{svg.SHEET}"/>']
    label = layout.width - 46 if mirrored else 46
    for level, (top, bottom) in zip(BANDS, layout.bands, strict=True):
        parts.append(
            svg.rectangle(0, top - 8, layout.width, bottom - top + 16, svg.WASH)
            + svg.text(label, (top + bottom) / 2 + 4, 13, str(LEVELS[level]), svg.SOFT)
        )
    for lane, (start, end) in zip(lanes, layout.lanes, strict=True):
        middle = (start + end) / 2
        parts.append(svg.text(middle, 36, 16, lane.title, svg.INK, bold=True))
        if lane.side:
            parts.append(svg.mark(sides.index(lane.side), middle, 14))
    return parts


def _box(actor: Actor, box: Box, name: str, sides: list[str], address: Callable[[str], str] | None) -> str:
    half_width, half_height, edge, letters = SIZES[actor.power]
    side = sides.index(actor.side) if actor.side in sides else None
    colour, fill = NO_SIDE if side is None else svg.COLOURS[side % len(svg.COLOURS)]
    dashed = "" if actor.power else ' stroke-dasharray="5 4"'
    left, top = box.x - half_width, box.y - half_height
    shape = svg.rectangle(left, top, 2 * half_width, 2 * half_height, fill, colour, edge, f' rx="5"{dashed}')
    ring = ""
    if actor.changed:
        ring = svg.rectangle(
            left - 5, top - 5, 2 * half_width + 10, 2 * half_height + 10, "none", svg.INK, 1.4, ' rx="8"'
        )
    lines = svg.wrapped(name, 2 * half_width - 14, letters)
    first = box.y + letters * 0.36 - (len(lines) - 1) * letters * 0.58
    text = [
        svg.text(box.x, first + row * letters * 1.16, letters, line, svg.INK, bold=actor.power == "large")
        for row, line in enumerate(lines)
    ]
    marks = [] if side is None else [svg.mark(side, box.x - half_width, box.y - half_height)]
    if actor.side == NOT_KNOWN:
        marks = [_sign("?", box.x - half_width, box.y - half_height)]
    if actor.differ:
        marks.append(_differs(box.x + half_width, box.y - half_height, _("Analysts differ about it.")))
    inside = f"<title>{escape(_title(actor, name))}</title>{ring}{shape}{''.join(text)}{''.join(marks)}"
    return f'<a href="{escape(address(actor.id))}">{inside}</a>' if address else f"<g>{inside}</g>"


def _title(actor: Actor, name: str) -> str:
    facts = {"name": name, "level": LEVELS[actor.level], "power": POWERS[actor.power]}
    return _("%(name)s – level: %(level)s; power: %(power)s") % facts


def _sign(sign: str, x: float, y: float) -> str:
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="9.5" fill="{svg.SHEET}" stroke="{svg.HOLD}" stroke-width="1.6"/>'
        + svg.text(x, y + 5, 14, sign, svg.HOLD, bold=True)
    )


def _differs(x: float, y: float, title: str) -> str:
    return f"<g><title>{escape(title)}</title>{_sign('≠', x, y)}</g>"


def _tie(tie: ShownTie, points: FloatArray, names: dict[str, str]) -> str:
    first, second = (names[id] for id in tie.ends)
    kind = _("back-channel") if tie.back else TIES[tie.kind]
    title = _("%(first)s and %(second)s: %(kind)s") % {"first": first, "second": second, "kind": kind}
    return f"<g><title>{escape(title)}</title>{stroke(points, tie.kind, tie.back)}</g>"


def _words(ties: Sequence[ShownTie], curves: Sequence[FloatArray], boxes: Sequence[Box]) -> list[str]:
    """Each tie's word beside its line where there is room for it, and a sign where analysts differ."""
    parts: list[str] = []
    taken = list(boxes)
    for tie, points in zip(ties, curves, strict=True):
        words = str(_("back-channel") if tie.back else TIES[tie.kind])
        half = 14.0 if tie.contested else 3.2 * len(words)
        for share in (0.5, 0.38, 0.62, 0.27, 0.73):
            x, y = points[int(share * (len(points) - 1))]
            room = Box(float(x), float(y) - (0 if tie.contested else 9), half, 9)
            if not any(_overlap(room, other) for other in taken):
                break
        else:
            if not tie.contested:
                continue
        taken.append(room)
        if tie.contested:
            parts.append(_differs(room.x, room.y, _("Analysts differ about it.")))
        elif len(ties) <= MOST_WORDS:
            parts.append(_word(words, room.x, room.y + 4))
    return parts


def _overlap(first: Box, second: Box) -> bool:
    return (
        abs(first.x - second.x) < first.half_width + second.half_width
        and abs(first.y - second.y) < first.half_height + second.half_height
    )


def _word(words: str, x: float, y: float) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="11.5" fill="{svg.SOFT}" text-anchor="middle" stroke="{svg.WASH}" '
        f'stroke-width="4" stroke-linejoin="round" paint-order="stroke">{escape(words)}</text>'
    )


def _sample_line(left: float, right: float, y: float, kind: str, *, back: bool) -> str:
    ends = {"a": Box(left - 4, y, 4, 4), "b": Box(right + 4, y, 4, 4)}
    (points,) = points_along(ends, [("a", "b")], [0], SHARES)
    return stroke(visible(points, ends["a"], ends["b"], 4.0), kind, back)


def sample(kind: str, back: bool = False) -> str:
    """A short line of this kind, for the key."""
    line = _sample_line(0, 64, 12, kind, back=back)
    return f'<svg viewBox="0 0 64 24" width="64" height="24" aria-hidden="true">{line}</svg>'
