"""A map of Kumu's on its way in: what becomes of each element and connection, looked at before anything is written."""

import io
from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from tracktwo.common.writing import clean_text
from tracktwo.methods.conflict.kumu import Connection, Element, KumuMap, read_kumu
from tracktwo.methods.conflict.kumu_writing import write_kumu_json
from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import MultilingualText

from .lines import LONGEST_NAME, named
from .records import GroupView, Tie
from .vocabulary import level_named, plain, power_named, side_named, tie_named

__all__ = ["Incoming", "incoming", "packed", "taken"]

LEAVE_OUT = "-"
# What other teams call an element that is somebody and not some group.
PERSONS = {"person", "people", "individual", "leader", "شخص"}


@dataclass(frozen=True)
class Incoming:
    """A file's map as it would come in. Elements are named by their place; `types` are those that nobody knows here.

    Each entry of `groups` is the element, how it would be seen, and whether it is offered: a person is not.
    """

    read: KumuMap
    groups: list[tuple[int, Element, dict[str, str], bool]]
    types: list[str]
    sides: list[str]

    @property
    def connections(self) -> tuple[Connection, ...]:
        """The connections as they stand in the file."""
        return self.read.connections


def incoming(dialogue: OpenDialogue, raw: bytes) -> Incoming:
    """What is in a file.

    Raises:
        InvalidInput: it is none that Kumu writes.
    """
    read = read_kumu(io.BytesIO(raw))
    groups = [
        (place, element, _seen(dialogue, element), plain(element.type) not in PERSONS)
        for place, element in enumerate(read.elements)
    ]
    types = list(dict.fromkeys(each.type for each in read.connections if tie_named(each.type) is None))
    sides = list(dict.fromkeys(each.type for each in read.elements if side_named(dialogue, each.type) is None))
    return Incoming(read, groups, types, sides)


def _seen(dialogue: OpenDialogue, element: Element) -> dict[str, str]:
    levels = [level for tag in element.tags if (level := level_named(tag))]
    powers = [power for tag in element.tags if ":" in tag and (power := power_named(tag))]
    return {
        "side": side_named(dialogue, element.type) or "",
        "level": levels[0] if levels else "",
        "power": powers[0] if powers else "",
    }


def packed(read: KumuMap) -> str:
    """The map to be sent along with what was decided about it: a file is never kept here."""
    return write_kumu_json(read.elements, read.connections).decode()


def taken(
    dialogue: OpenDialogue, arriving: Incoming, sent: Mapping[str, str], chosen: set[str], view: GroupView, tie: Tie
) -> tuple[list[tuple[MultilingualText, GroupView]], list[tuple[MultilingualText, MultilingualText, Tie]]]:
    """Groups and ties as they were decided: `chosen` are the places of elements that come in.

    `sent` says for each unknown kind of connection (`tie-0`, `tie-1` …) what it is here, and for each unknown type of
    element (`side-0` …) to which side it belongs. A connection comes in where both its ends do.
    """
    kinds = {name: sent.get(f"tie-{number}", LEAVE_OUT) for number, name in enumerate(arriving.types)}
    sides = {name: sent.get(f"side-{number}", "") for number, name in enumerate(arriving.sides)}
    ids = {side.id for side in dialogue.sides}
    groups, coming = [], set()
    for place, element, seen, _offered in arriving.groups:
        name = clean_text(element.label)[:LONGEST_NAME]
        if str(place) not in chosen or not name:
            continue
        side = sides.get(element.type, seen["side"])
        seen = seen | {"side": side if side in ids else ""}
        groups.append((named(dialogue, name), msgspec.structs.replace(view, **seen)))
        coming.add(plain(element.label))
    drawn = []
    for each in arriving.connections:
        kind = tie_named(each.type) or tie_named(kinds.get(each.type, LEAVE_OUT))
        if kind and {plain(each.start), plain(each.end)} <= coming:
            ends = (named(dialogue, clean_text(label)[:LONGEST_NAME]) for label in (each.start, each.end))
            drawn.append((*ends, msgspec.structs.replace(tie, kind=kind[0], back=kind[1])))
    return groups, drawn  # type: ignore[return-value]  # a pair and a tie
