"""Kumu's sheets: `Label,Type,Description,Tags` and `From,To,Type,Description,Tags,Label,Strength`, CSV or .xlsx."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO, StringIO
from typing import BinaryIO

from tracktwo.methods.errors import InvalidInput
from tracktwo.methods.quoting import quoted, with_formula, without_formula
from tracktwo.methods.workbooks import XLSX_SIGNATURE, workbook_rows

from .kumu import SEPARATOR, Connection, Element, KumuMap, more_fields, put_together, split_tags
from .problems import Problems
from .rows import Rows

__all__ = ["connections_csv", "elements_csv", "kumu_workbook", "read_kumu_sheets"]

ELEMENTS = ("Label", "Type", "Description", "Tags")
CONNECTIONS = ("From", "To", "Type", "Description", "Tags", "Label", "Strength")
ELEMENT_FIELDS = tuple(name.lower() for name in ELEMENTS)
CONNECTION_FIELDS = tuple(name.lower() for name in CONNECTIONS)
MOST_SHEETS = 4
Sheet = list[tuple[int, dict[str, str]]]


def read_kumu_sheets(*streams: BinaryIO) -> KumuMap:
    """A map from its sheets: CSV files of elements, of connections or of both, or a workbook with two sheets.

    Each is recognised by its heading. Several values of a cell are joined by `|`. An apostrophe that keeps a
    spreadsheet from running a cell is taken off.

    Raises:
        InvalidInput: a sheet is neither; the heading that was found is named.
    """
    problems = Problems()
    elements: list[tuple[int, Element]] = []
    connections: list[tuple[int, Connection]] = []
    for sheet in _sheets(streams, problems):
        for line, fields in sheet:
            if "from" in fields:
                connections.append((line, _connection(fields)))
            else:
                elements.append((line, _element(fields)))
    return put_together(elements, connections, problems)


def elements_csv(kumu: KumuMap) -> str:
    """The sheet of elements, with a column for each further field."""
    return _csv(_element_rows(kumu))


def connections_csv(kumu: KumuMap) -> str:
    """The sheet of connections, with a column for each further field."""
    return _csv(_connection_rows(kumu))


def kumu_workbook(kumu: KumuMap) -> bytes:
    """A workbook with the sheets `Elements` and `Connections`; every cell is text, and none a formula."""
    from openpyxl import Workbook

    book, out = Workbook(), BytesIO()
    # Who made the file and with what is nobody's business.
    book.properties.creator = ""
    for sheet, rows in ((book.worksheets[0], _element_rows(kumu)), (book.create_sheet(), _connection_rows(kumu))):
        sheet.title = "Elements" if sheet is book.worksheets[0] else "Connections"
        for number, row in enumerate(rows, 1):
            for column, text in enumerate(row, 1):
                cell = sheet.cell(number, column, text)
                cell.data_type = "s"
    book.save(out)
    return out.getvalue()


def _sheets(streams: Sequence[BinaryIO], problems: Problems) -> Iterator[Sheet]:
    for stream in streams:
        is_workbook = stream.read(len(XLSX_SIGNATURE)) == XLSX_SIGNATURE
        stream.seek(0)
        if not is_workbook:
            yield _sheet(Rows(stream, problems), csv_cells=True)
            continue
        for number in range(MOST_SHEETS):
            rows = [
                (line, cells)
                for line, cells in enumerate(workbook_rows(stream, number), 1)
                if any(cell.strip() for cell in cells)
            ]
            # A workbook often has an empty sheet beside those that are used.
            if rows:
                yield _sheet(iter(rows), csv_cells=False)


def _sheet(rows: Iterator[tuple[int, list[str]]], csv_cells: bool) -> Sheet:
    """(row, value by heading) of a sheet; known headings in lower case, others as they stand."""
    line, heading = next(rows, (1, []))
    names = [name.strip() for name in heading]
    low = [name.lower() for name in names]
    if "label" not in low and not {"from", "to"} <= set(low):
        raise InvalidInput(
            "no-kumu-sheet",
            "row {line}: found {found}; expected Label, Type, Description, Tags or From, To, Type, Description, Tags, "
            "Label, Strength",
            line=line,
            found=quoted(", ".join(names)),
        )
    known = CONNECTION_FIELDS if {"from", "to"} <= set(low) else ELEMENT_FIELDS
    keys = [each if each in known else name for name, each in zip(names, low, strict=True)]
    read = with_formula if csv_cells else str
    return [
        (number, {key: read(cell.strip()) for key, cell in zip(keys, cells, strict=False) if key})
        for number, cells in rows
    ]


def _element(fields: dict[str, str]) -> Element:
    return Element(
        fields.get("label", ""),
        fields.get("type", ""),
        fields.get("description", ""),
        split_tags(fields.get("tags", "")),
        more_fields(fields, ELEMENT_FIELDS),
    )


def _connection(fields: dict[str, str]) -> Connection:
    return Connection(
        fields.get("from", ""),
        fields.get("to", ""),
        fields.get("type", ""),
        fields.get("description", ""),
        split_tags(fields.get("tags", "")),
        fields.get("label", ""),
        fields.get("strength", ""),
        more_fields(fields, CONNECTION_FIELDS),
    )


def _element_rows(kumu: KumuMap) -> Iterator[list[str]]:
    further = _further(element.more for element in kumu.elements)
    yield [*ELEMENTS, *further]
    for element in kumu.elements:
        cells = [element.label, element.type, element.description, _joined(element.tags)]
        yield [*cells, *(dict(element.more).get(name, "") for name in further)]


def _connection_rows(kumu: KumuMap) -> Iterator[list[str]]:
    further = _further(connection.more for connection in kumu.connections)
    yield [*CONNECTIONS, *further]
    for each in kumu.connections:
        cells = [each.source, each.target, each.type, each.description, _joined(each.tags), each.label, each.strength]
        yield [*cells, *(dict(each.more).get(name, "") for name in further)]


def _further(fields: Iterable[tuple[tuple[str, str], ...]]) -> list[str]:
    return list(dict.fromkeys(name for more in fields for name, _ in more))


def _joined(tags: Sequence[str]) -> str:
    for tag in tags:
        if SEPARATOR in tag:
            raise InvalidInput("tag-with-bar", "found the tag {tag}; expected one without “|”", tag=quoted(tag))
    return SEPARATOR.join(tags)


def _csv(rows: Iterable[Sequence[str]]) -> str:
    out = StringIO()
    csv.writer(out, lineterminator="\n").writerows([without_formula(cell) for cell in row] for row in rows)
    return out.getvalue()
