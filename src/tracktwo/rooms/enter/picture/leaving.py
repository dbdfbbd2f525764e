"""A map that leaves: what it would give away, what is left out of it, and the files in which it can go."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import replace

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tracktwo.methods.conflict.kumu import Connection, Element
from tracktwo.methods.conflict.kumu_writing import write_kumu_json, write_kumu_sheets, write_kumu_workbook
from tracktwo.process import journal
from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import Text
from tracktwo.process.sealed import change

from .actor_map import actor_map
from .differences import side_label
from .reads import Actor, Chosen, ShownTie, actors, ties
from .records import LEVELS, POWERS, TIES

__all__ = ["FORMATS", "Leaving", "leaving", "revealed", "take_out"]

FORMATS: dict[str, Text] = {
    "svg": gettext_lazy("a drawing (SVG)"),
    "png": gettext_lazy("an image (PNG)"),
    "xlsx": gettext_lazy("a workbook for Kumu (XLSX)"),
    "csv": gettext_lazy("two sheets for Kumu (CSV)"),
    "json": gettext_lazy("a file for Kumu (JSON)"),
}
TYPES = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "application/zip",
    "json": "application/json",
}
NO_SIDE = ("", "?")


class Leaving:
    """Exactly the map that would leave: no holder, no source, no day, no sign of who differs, no back-channel."""

    def __init__(self, shown: Sequence[Actor], between: Sequence[ShownTie], hidden: int) -> None:
        self.actors = [replace(actor, views=[], differ=frozenset(), changed=False) for actor in shown]
        self.ties = [replace(tie, contested=False, changed=False) for tie in between]
        self.hidden = hidden


def leaving(dialogue: OpenDialogue, chosen: Chosen, *, with_back: bool) -> Leaving:
    """The map as it is chosen; back-channels only where that was ticked."""
    shown = actors(dialogue, chosen)
    between = ties(dialogue, (actor.id for actor in shown), chosen)
    kept = [tie for tie in between if with_back or not tie.back]
    return Leaving(shown, kept, len(between) - len(kept))


def revealed(dialogue: OpenDialogue, map: Leaving) -> list[str]:
    """What a hostile reader would learn from exactly this map."""
    names = {actor.id: dialogue.one_line(actor.record.body.name) for actor in map.actors}
    sides = {actor.id: actor.side for actor in map.actors}
    weak = [names[actor.id] for actor in map.actors if actor.power == "small"]
    learned = [
        ngettext(
            "That the third party watches %(n)d group, and whom it counts to which side.",
            "That the third party watches %(n)d groups, and whom it counts to which side.",
            len(names),
        )
        % {"n": len(names)}
    ]
    for tie in map.ties:
        first, second = tie.ends
        pair = {"first": names[first], "second": names[second]}
        across = sides[first] != sides[second] and not {sides[first], sides[second]} & set(NO_SIDE)
        if tie.kind in ("channel", "alliance") and across:
            learned.append(
                _("That %(first)s and %(second)s are in touch: either can be called a traitor for it.") % pair
            )
        elif tie.kind in ("tension", "broken", "conflict") and sides[first] == sides[second] not in NO_SIDE:
            learned.append(_("That %(first)s and %(second)s, of one side, are at odds: where to drive a wedge.") % pair)
    for actor in map.actors:
        reached = {sides[id] for tie in map.ties if actor.id in tie.pair for id in tie.pair} - {actor.side, *NO_SIDE}
        if actor.side in NO_SIDE and len(reached) > 1:
            learned.append(_("That %(name)s has ways to both sides: whom to cut off.") % {"name": names[actor.id]})
    if weak:
        learned.append(_("Who is weak: %(names)s.") % {"names": _(", ").join(weak)})
    if any(tie.back for tie in map.ties):
        learned.append(_("Every back-channel on it. It will not be one any longer."))
    return learned


def take_out(dialogue: OpenDialogue, map: Leaving, form: str) -> tuple[bytes, str]:
    """The map as a file, with its type. That a map was taken out stands in the journal, and nothing of the map.

    Raises:
        KeyError: no such format.
    """
    content = _written(dialogue, map, form)
    with change(dialogue.third) as changing:
        journal.note(changing, "taken out", dialogue.role)
    return content, TYPES[form]


def _written(dialogue: OpenDialogue, map: Leaving, form: str) -> bytes:
    if form in ("svg", "png"):
        drawing = actor_map(dialogue, map.actors, map.ties, with_key=True)
        return drawing.encode() if form == "svg" else _image(drawing)
    names = {actor.id: dialogue.one_line(actor.record.body.name) for actor in map.actors}
    elements = [
        Element(
            names[actor.id],
            str(side_label(dialogue, actor.side)),
            tags=tuple(
                str(words)
                for words in (
                    LEVELS[actor.level] if actor.level else "",
                    _("power: %(power)s") % {"power": POWERS[actor.power]} if actor.power else "",
                )
                if words
            ),
        )
        for actor in map.actors
    ]
    connections = [
        Connection(names[tie.ends[0]], names[tie.ends[1]], str(_("back-channel") if tie.back else TIES[tie.kind]))
        for tie in map.ties
    ]
    if form == "xlsx":
        return write_kumu_workbook(elements, connections)
    if form == "json":
        return write_kumu_json(elements, connections)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        sheets = zip(("elements.csv", "connections.csv"), write_kumu_sheets(elements, connections), strict=True)
        for name, sheet in sheets:
            # A ZipInfo without a time: an entry's own would tell to the second when the file was made.
            archive.writestr(zipfile.ZipInfo(name), sheet)
    return out.getvalue()


def _image(drawing: str) -> bytes:
    # Its machinery is large, and few requests need it.
    import resvg_py

    fonts = [str(font) for font in sorted((settings.PACKAGE / "ui" / "fonts").glob("*.ttf"))]
    return bytes(resvg_py.svg_to_bytes(svg_string=drawing, font_files=fonts, skip_system_fonts=True, zoom=2))
