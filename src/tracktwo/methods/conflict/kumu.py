"""Actor maps as Kumu's sheets and JSON have them, read with every problem by row.

A map is elements and connections. Kumu's sheets are called `Elements` (`Label,Type,Description,Tags`) and
`Connections` (`From,To,Type,Description,Tags,Label,Strength`), in one workbook or in two CSV files; several values in a
cell are joined by `|`. Its JSON is `{"elements": […], "connections": […]}`, in the short form that it imports and in
the long one that it exports, where connections name elements by `_id`.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from tracktwo.methods.errors import InvalidInput, Notice
from tracktwo.methods.quoting import with_formula
from tracktwo.methods.workbooks import XLSX_SIGNATURE, sheet_names, workbook_rows

from .problems import Problem, Problems
from .rows import Rows

__all__ = ["Connection", "Element", "KumuMap", "read_kumu"]

ELEMENT_COLUMNS = ("label", "type", "description", "tags")
CONNECTION_COLUMNS = ("from", "to", "type", "description", "tags", "label", "strength")
# Kumu itself becomes unusable far below this.
MOST_ROWS = 20_000
LONGEST_TEXT = 4000


@dataclass(frozen=True, slots=True)
class Element:
    """One element. `line` is its row in the file, or its place in the list of a JSON file, from 1; 0 where written."""

    label: str
    type: str = ""
    description: str = ""
    tags: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Connection:
    """One connection between two elements, by their labels."""

    start: str
    end: str
    type: str = ""
    description: str = ""
    tags: tuple[str, ...] = ()
    label: str = ""
    strength: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class KumuMap:
    """What a file holds, what of it could not be taken, and what was passed over as a whole."""

    elements: tuple[Element, ...]
    connections: tuple[Connection, ...]
    problems: tuple[Problem, ...] = ()
    notices: tuple[Notice, ...] = ()


class _Reader:
    """Collects elements and connections, whatever form they come in."""

    def __init__(self) -> None:
        self.problems = Problems()
        self.elements: dict[str, Element] = {}
        self.connections: list[Connection] = []
        self.notices: list[Notice] = []

    def element(self, line: int, values: Mapping[str, str]) -> None:
        values = self._cut(line, values)
        label = values.get("label", "")
        if not label:
            self.problems.add(line, "Label", "", Notice("no-label", "an element without a label, left out"))
            return
        element = Element(label, values.get("type", ""), values.get("description", ""), _several(values), line)
        before = self.elements.get(_plain(label))
        if before:
            reason = Notice("label-twice", "the same label as row {first}, left out", {"first": before.line})
            self.problems.add(line, "Label", label, reason)
            return
        self.elements[_plain(label)] = element

    def connection(self, line: int, values: Mapping[str, str]) -> None:
        values = self._cut(line, values)
        start, end = values.get("from", ""), values.get("to", "")
        for column, label in (("From", start), ("To", end)):
            if not label:
                self.problems.add(line, column, "", Notice("no-end", "a connection without its element, left out"))
                return
        if _plain(start) == _plain(end):
            self.problems.add(line, "To", end, Notice("to-itself", "a connection of an element to itself, left out"))
            return
        self.connections.append(
            Connection(
                start,
                end,
                values.get("type", ""),
                values.get("description", ""),
                _several(values),
                values.get("label", ""),
                values.get("strength", ""),
                line,
            )
        )

    def _cut(self, line: int, values: Mapping[str, str]) -> Mapping[str, str]:
        """The values, each with no more text than a card holds; what is cut is said."""
        for column, text in values.items():
            if len(text) > LONGEST_TEXT:
                reason = Notice("text-cut", "longer than {most} letters, cut there", {"most": LONGEST_TEXT})
                self.problems.add(line, column, text, reason)
        return {column: text[:LONGEST_TEXT] for column, text in values.items()}

    def finish(self) -> KumuMap:
        """Connections to what is no element make it one, as Kumu does, where the file has no elements of its own."""
        alone = not self.elements
        kept = []
        for connection in self.connections:
            for column, label in (("From", connection.start), ("To", connection.end)):
                if _plain(label) in self.elements:
                    continue
                if alone:
                    self.elements[_plain(label)] = Element(label, line=connection.line)
                else:
                    reason = Notice("no-such-element", "no element has this label; the connection was left out")
                    self.problems.add(connection.line, column, label, reason)
                    break
            else:
                kept.append(connection)
        return KumuMap(tuple(self.elements.values()), tuple(kept), self.problems.kept, tuple(self.notices))


def _plain(label: str) -> str:
    return " ".join(label.split()).casefold()


def _several(values: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(tag for part in values.get("tags", "").split("|") if (tag := " ".join(part.split())))


def read_kumu(stream: BinaryIO) -> KumuMap:
    """The map in a file: a workbook, a sheet of elements or of connections as CSV, or JSON.

    Args:
        stream: seekable, in bytes.

    Raises:
        InvalidInput: it is none of these, or is too large.
    """
    head = stream.read(64)
    stream.seek(0)
    reader = _Reader()
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith((b"{", b"[")):
        _read_json(reader, stream.read())
    elif head.startswith(XLSX_SIGNATURE):
        _read_workbook(reader, stream)
    else:
        _read_sheet(reader, Rows(stream, reader.problems))
    return reader.finish()


def _read_workbook(reader: _Reader, stream: BinaryIO) -> None:
    passed = []
    taken = 0
    for place, name in enumerate(sheet_names(stream)):
        stream.seek(0)
        rows = ((line, row) for line, row in enumerate(workbook_rows(stream, place), 1) if any(row))
        heading = next(rows, (1, []))[1]
        if _kind(heading):
            _read_rows(reader, heading, rows)
            taken += 1
        elif heading:
            passed.append(name)
    if not taken:
        raise _no_map(", ".join(passed))
    if passed:
        reader.notices.append(
            Notice(
                "sheets-passed",
                "sheets without elements or connections were passed over: {names}",
                {"names": ", ".join(passed)},
            )
        )


def _no_map(found: str) -> InvalidInput:
    return InvalidInput(
        "no-map",
        "row 1: found {found}; expected a column “Label” for elements, or “From” and “To” for connections",
        found=found[:200] or "nothing",
    )


def _read_sheet(reader: _Reader, rows: Rows) -> None:
    _line, heading = next(rows, (1, []))
    if not _kind(heading):
        raise _no_map(", ".join(heading))
    # A workbook's cells are text or not; in CSV an apostrophe stands before what a spreadsheet would calculate.
    _read_rows(reader, heading, ((line, [with_formula(cell.strip()) for cell in cells]) for line, cells in rows))
    reader.notices += rows.notices


def _kind(heading: Sequence[str]) -> str:
    columns = {_plain(cell) for cell in heading}
    if {"from", "to"} <= columns:
        return "connections"
    return "elements" if "label" in columns else ""


def _read_rows(reader: _Reader, heading: Sequence[str], rows: Iterable[tuple[int, Sequence[str]]]) -> None:
    columns = [_plain(cell) for cell in heading]
    connections = _kind(heading) == "connections"
    known = CONNECTION_COLUMNS if connections else ELEMENT_COLUMNS
    others = [cell for cell, column in zip(heading, columns, strict=True) if column and column not in known]
    if others:
        reader.notices.append(
            Notice("columns-passed", "columns that were passed over: {names}", {"names": ", ".join(others)})
        )
    for count, (line, cells) in enumerate(rows, 1):
        if count > MOST_ROWS:
            raise InvalidInput("too-many-rows", "row {line}: found more than {most} rows", line=line, most=MOST_ROWS)
        values = {column: cell.strip() for column, cell in zip(columns, cells, strict=False)}
        if connections:
            reader.connection(line, values)
        else:
            reader.element(line, values)


def _read_json(reader: _Reader, raw: bytes) -> None:
    try:
        content = json.loads(raw.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise InvalidInput("json-unreadable", "found JSON that cannot be read ({error})", error=error) from None
    if not isinstance(content, dict) or not isinstance(content.get("elements"), list):
        raise InvalidInput(
            "no-map", "found {found} without a list “elements”; expected a map as Kumu writes it", found="JSON"
        )
    labels: dict[str, str] = {}
    connections = content.get("connections", [])
    for listed in (content["elements"], connections):
        if isinstance(listed, list) and len(listed) > MOST_ROWS:
            raise InvalidInput(
                "too-many-rows", "row {line}: found more than {most} rows", line=MOST_ROWS + 1, most=MOST_ROWS
            )
    for place, each in enumerate(content["elements"], 1):
        values = _attributes(each)
        labels[str(each.get("_id", "")) if isinstance(each, dict) else ""] = values.get("label", "")
        reader.element(place, values)
    for place, each in enumerate(connections if isinstance(connections, list) else [], 1):
        values = _attributes(each)
        ends = {end: labels.get(values.get(end, "")) or values.get(end, "") for end in ("from", "to")}
        reader.connection(place, values | ends)


def _attributes(each: object) -> dict[str, str]:
    """The short form's keys, with those of the long form's `attributes` beside them."""
    if not isinstance(each, dict):
        return {}
    inner = each.get("attributes")
    merged = {**(inner if isinstance(inner, dict) else {}), **each}
    values = {_plain(str(key)): _cell(value) for key, value in merged.items()}
    values["type"] = values.get("type") or values.get("element type") or values.get("connection type", "")
    return values


def _cell(value: object) -> str:
    if isinstance(value, list):
        return "|".join(str(part) for part in value)
    return str(value).strip() if isinstance(value, str | int | float) else ""
