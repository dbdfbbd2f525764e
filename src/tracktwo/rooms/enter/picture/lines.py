"""Groups and ties typed as lines, one after the other, as they stand on a sheet of paper."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import msgspec
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tracktwo.common.writing import clean_text
from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import MultilingualText, Text

from .records import LEVELS, POWERS, TIES, Group, GroupView, Tie
from .vocabulary import level_named, plain, power_named, side_named, tie_named

__all__ = ["ReadLines", "named", "read_lines"]

LONGEST_NAME = 80
SEPARATORS = re.compile("[;؛\t]")


@dataclass
class ReadLines:
    """What was read, and what is wrong, line by line."""

    groups: list[tuple[MultilingualText, GroupView]] = field(default_factory=list)
    ties: list[tuple[MultilingualText, MultilingualText, Tie]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def named(dialogue: OpenDialogue, name: str) -> MultilingualText:
    """A name in the language of whoever types it, where the dialogue has it, and else in its first."""
    languages = dialogue.card.languages
    place = languages.index(get_language() or "") if get_language() in languages else 0
    return MultilingualText.of(["" if number != place else name for number in range(len(languages))])


def read_lines(dialogue: OpenDialogue, groups: str, ties: str, view: GroupView, tie: Tie) -> ReadLines:
    """Lines of groups (`name; side; level; power`) and of ties (`group; tie; group`).

    `view` and `tie` carry what every line has in common: who holds it, since when, and how it is known. A tie may name
    groups that stand on the map already, and those of the lines above it.
    """
    read = ReadLines()
    known = {plain(name) for record in dialogue.third.folio().all(Group) for name in record.body.name.texts if name}
    for number, cells in _cells(groups):
        problem = _group(dialogue, cells, view, read)
        if problem:
            read.problems.append(_("Groups, line %(n)d: %(problem)s") % {"n": number, "problem": problem})
        known.add(plain(cells[0]))
    for number, cells in _cells(ties):
        problem = _tie(dialogue, cells, tie, known, read)
        if problem:
            read.problems.append(_("Ties, line %(n)d: %(problem)s") % {"n": number, "problem": problem})
    return read


def _cells(text: str) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(clean_lines(text), 1):
        if line.strip():
            yield number, [cell.strip() for cell in SEPARATORS.split(line)]


def clean_lines(text: str) -> list[str]:
    """The lines that were typed; a tab may stand between cells, as it comes out of a spreadsheet."""
    return [clean_text(line) for line in text.replace("\r\n", "\n").replace("\t", ";").split("\n")]


def _group(dialogue: OpenDialogue, cells: list[str], view: GroupView, read: ReadLines) -> str:
    name, side, level, power = [*cells, "", "", ""][:4]
    if not name or len(cells) > 4:
        return _("write a name, and after semicolons its side, its level and its power.")
    if len(name) > LONGEST_NAME:
        return _("the name is longer than %(most)d letters.") % {"most": LONGEST_NAME}
    seen = {"side": side_named(dialogue, side), "level": level_named(level), "power": power_named(power)}
    words: dict[str, tuple[str, list[Text]]] = {
        "side": (side, [dialogue.one_line(each.name) for each in dialogue.sides]),
        "level": (level, list(LEVELS.values())[1:]),
        "power": (power, list(POWERS.values())[1:]),
    }
    for part, value in seen.items():
        if value is None:
            typed, possible = words[part]
            listed = _(", ").join(str(each) for each in possible)
            return _("“%(typed)s” is none of these: %(listed)s.") % {"typed": typed[:40], "listed": listed}
    read.groups.append((named(dialogue, name), msgspec.structs.replace(view, **seen)))
    return ""


def _tie(dialogue: OpenDialogue, cells: list[str], tie: Tie, known: set[str], read: ReadLines) -> str:
    if len(cells) != 3 or not all(cells):
        return _("write a group, a tie and another group, with semicolons between them.")
    first, kind, second = cells
    if plain(first) == plain(second):
        return _("a tie is between two groups.")
    for name in (first, second):
        if plain(name) not in known:
            return _("“%(name)s” does not stand on the map, and in no line above.") % {"name": name[:40]}
    meant = tie_named(kind)
    if meant is None:
        listed = _(", ").join([*map(str, TIES.values()), _("back-channel")])
        return _("“%(typed)s” is none of these: %(listed)s.") % {"typed": kind[:40], "listed": listed}
    drawn = msgspec.structs.replace(tie, kind=meant[0], back=meant[1])
    read.ties.append((named(dialogue, first), named(dialogue, second), drawn))
    return ""
