"""Actor maps as Kumu keeps them: elements and the connections between them, with what was wrong in a file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tracktwo.methods.errors import InvalidInput, Notice

from .problems import Problem, Problems

__all__ = ["SEPARATOR", "Connection", "Element", "KumuMap", "put_together", "split_tags"]

SEPARATOR = "|"
# A map with more than this is no picture any more.
MOST_ELEMENTS, MOST_CONNECTIONS = 2_000, 10_000


@dataclass(frozen=True, slots=True)
class Element:
    """A group on the map.

    Attributes:
        label: its name, by which connections find it.
        type, description: as the file has them.
        tags: several values of one cell.
        more: (heading, value) of every other column that has a value.
    """

    label: str
    type: str = ""
    description: str = ""
    tags: tuple[str, ...] = ()
    more: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Connection:
    """A relation from one element to another, by their labels. `strength` is the text of its cell."""

    source: str
    target: str
    type: str = ""
    description: str = ""
    tags: tuple[str, ...] = ()
    label: str = ""
    strength: str = ""
    more: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class KumuMap:
    """Elements and connections in their order, and what of a file could not be taken as it stands, by row."""

    elements: tuple[Element, ...]
    connections: tuple[Connection, ...]
    problems: tuple[Problem, ...] = ()


def split_tags(cell: str) -> tuple[str, ...]:
    """The values of a cell that joins them by `|`."""
    return tuple(value for part in cell.split(SEPARATOR) if (value := part.strip()))


def put_together(
    elements: Iterable[tuple[int, Element]], connections: Iterable[tuple[int, Connection]], problems: Problems
) -> KumuMap:
    """A map of rows with the line of each.

    A label that stands twice is taken once, as it stands first. A connection to a label without an element of its own
    makes one, as in Kumu. One without both ends is left out. Each of these is reported.

    Raises:
        InvalidInput: there are more elements or connections than a map holds.
    """
    known: dict[str, Element] = {}
    lines: dict[str, int] = {}
    for line, element in elements:
        if not element.label:
            problems.add(line, "Label", "", Notice("element-without-label", "no label; the element was left out"))
        elif element.label in known:
            reason = Notice(
                "label-twice",
                "the same label as in row {earlier}; the first is kept, and a connection means that one",
                {"earlier": lines[element.label]},
            )
            problems.add(line, "Label", element.label, reason)
        else:
            known[element.label], lines[element.label] = element, line
    ties = []
    for line, connection in connections:
        if not connection.source or not connection.target:
            reason = Notice(
                "connection-without-end",
                "a connection of {other} without its other end; it was left out",
                {"other": connection.source or connection.target or "nothing"},
            )
            problems.add(line, "To" if connection.source else "From", "", reason)
            continue
        for column, label in (("From", connection.source), ("To", connection.target)):
            if label not in known:
                reason = Notice("no-such-element", "no element has this label; one was made")
                problems.add(line, column, label, reason)
                known[label] = Element(label)
        ties.append(connection)
    for count, most, what in ((len(known), MOST_ELEMENTS, "elements"), (len(ties), MOST_CONNECTIONS, "connections")):
        if count > most:
            raise InvalidInput(
                "map-too-large", "found {count} {what}; expected {most} at most", count=count, what=what, most=most
            )
    return KumuMap(tuple(known.values()), tuple(ties), problems.kept)


def more_fields(fields: Mapping[str, str], known: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """What a row holds beyond the fields that are known, without empty values."""
    return tuple((name, value) for name, value in fields.items() if value and name.strip().lower() not in known)
