"""Actor maps written as Kumu's sheets and JSON. No file says who made it, or when."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from tracktwo.methods.quoting import without_formula

from .kumu import Connection, Element

__all__ = ["write_kumu_json", "write_kumu_sheets", "write_kumu_workbook"]


def _element_rows(elements: Iterable[Element]) -> Iterator[list[str]]:
    yield ["Label", "Type", "Description", "Tags"]
    for element in elements:
        yield [element.label, element.type, element.description, "|".join(element.tags)]


def _connection_rows(connections: Iterable[Connection]) -> Iterator[list[str]]:
    yield ["From", "To", "Type", "Description", "Tags", "Label", "Strength"]
    for each in connections:
        yield [each.start, each.end, each.type, each.description, "|".join(each.tags), each.label, each.strength]


def write_kumu_sheets(elements: Sequence[Element], connections: Sequence[Connection]) -> tuple[bytes, bytes]:
    """Both sheets as CSV in UTF-8. A cell that a spreadsheet would calculate begins with an apostrophe."""
    return _csv(_element_rows(elements)), _csv(_connection_rows(connections))


def _csv(rows: Iterable[list[str]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in rows:
        writer.writerow([without_formula(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def write_kumu_workbook(elements: Sequence[Element], connections: Sequence[Connection]) -> bytes:
    """One workbook with both sheets. Every cell is text, and the file says neither who made it nor when."""
    from openpyxl import Workbook

    workbook = Workbook()
    sheet = workbook.active
    for title, rows in (("Elements", _element_rows(elements)), ("Connections", _connection_rows(connections))):
        sheet = sheet if title == "Elements" else workbook.create_sheet()
        sheet.title = title
        for row, cells in enumerate(rows, 1):
            for column, cell in enumerate(cells, 1):
                # As text whatever it begins with: a spreadsheet calculates what begins with an equals sign.
                at = sheet.cell(row, column, cell)
                at.data_type = "s"
    workbook.properties.creator = ""
    out = io.BytesIO()
    workbook.save(out)
    return _without_times(out.getvalue())


def _without_times(workbook: bytes) -> bytes:
    """The same workbook without the times that its parts bear: the library writes the present one, whatever is set."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            part = before.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"\d{4}-\d\d-\d\dT[\d:]+Z", b"2000-01-01T00:00:00Z", part)
            after.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def write_kumu_json(elements: Sequence[Element], connections: Sequence[Connection]) -> bytes:
    """The JSON that Kumu imports."""
    content: dict[str, list[dict[str, Any]]] = {
        "elements": [
            {"label": each.label, "type": each.type, "description": each.description, "tags": list(each.tags)}
            for each in elements
        ],
        "connections": [
            {
                "from": each.start,
                "to": each.end,
                "type": each.type,
                "description": each.description,
                "tags": list(each.tags),
                "label": each.label,
                "strength": each.strength,
                "direction": "undirected",
            }
            for each in connections
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()
