"""A contact file, whatever it is: vCards, an Excel workbook, or a table as text."""

import csv
import io
from collections.abc import Iterator, Sequence

from ..errors import InvalidInput
from ..workbooks import XLSX_SIGNATURE, sheet_names, workbook_rows
from .decoding import decoded
from .headings import kind_of
from .table import MOST_ROWS, ContactFile, Problem, Sheet
from .vcards import looks_like_vcards, read_vcards

__all__ = ["read_contacts", "with_heading"]

DELIMITERS = ",;\t"
# Above the headings, titles and blank rows.
ROWS_BEFORE_HEADING = 8
LONGEST_CELL = 300
MOST_SHEETS = 12
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"


def read_contacts(raw: bytes, code_page: str = "") -> ContactFile:
    """Everything that is in a file; nothing is proposed, and nothing left out.

    Raises:
        InvalidInput: what the file is not, with row and column where there is one.
    """
    if not raw.strip():
        raise InvalidInput("empty-file", "found an empty file; expected contacts")
    if raw.startswith(_OLD_WORKBOOK):
        raise InvalidInput("old-workbook", "found an Excel file of before 2007; expected one saved as .xlsx, or CSV")
    if looks_like_vcards(raw):
        return ContactFile("vcard", (read_vcards(raw, code_page),))
    if raw.startswith(XLSX_SIGNATURE):
        return ContactFile("workbook", tuple(_workbook(raw)))
    return ContactFile("table", (_text_table(decoded(raw, code_page=code_page)),))


def _text_table(text: str) -> Sheet:
    first, _break, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first) == len("sep=") + 1:
        delimiter, text, before = first[-1], rest, 1
    else:
        line = next((line for line in text.split("\n") if line.strip()), "")
        delimiter, before = max(DELIMITERS, key=line.count), 0
    # Excel's longest cell is 32,767 letters; what is longer is no contact.
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    rows: list[tuple[int, list[str]]] = []
    try:
        for number, cells in enumerate(reader, before + 1):
            if len(rows) > MOST_ROWS:
                break
            if any(cell.strip() for cell in cells):
                rows.append((number, cells))
    except csv.Error as error:
        raise InvalidInput(
            "row-unreadable", "line {line}: {error}; expected cells in rows", line=reader.line_num, error=error
        ) from None
    return _sheet("", rows, ())


def _workbook(raw: bytes) -> Iterator[Sheet]:
    names = sheet_names(io.BytesIO(raw))[:MOST_SHEETS]
    formulas, merged = _besides(raw)
    for place, name in enumerate(names):
        rows: list[tuple[int, list[str]]] = []
        for number, cells in enumerate(workbook_rows(io.BytesIO(raw), place), 1):
            if len(rows) > MOST_ROWS:
                break
            spread = merged.get((name, number), {})
            cells = [cell or spread.get(column, "") for column, cell in enumerate(cells)]
            if any(cell.strip() for cell in cells):
                rows.append((number, cells))
        values = {(number, column): cell for number, cells in rows for column, cell in enumerate(cells)}
        without = [
            Problem("formula-without-value", row, column + 1)
            for sheet, row, column in formulas
            if sheet == name and not values.get((row, column), "")
        ]
        if rows:
            yield _sheet(name, rows, without)


def _besides(raw: bytes) -> tuple[list[tuple[str, int, int]], dict[tuple[str, int], dict[int, str]]]:
    """What a workbook's rows do not say: where formulas stand, and what merged cells hold in every one of them."""
    from openpyxl import load_workbook

    formulas: list[tuple[str, int, int]] = []
    merged: dict[tuple[str, int], dict[int, str]] = {}
    try:
        workbook = load_workbook(io.BytesIO(raw))
    except Exception as error:  # openpyxl raises whatever the broken part of the archive happens to cause
        raise InvalidInput(
            "workbook-unreadable", "found a file that begins like a workbook but cannot be read ({error})", error=error
        ) from None
    for sheet in workbook.worksheets[:MOST_SHEETS]:
        for row in sheet.iter_rows(max_row=MOST_ROWS):
            formulas += [(sheet.title, cell.row, cell.column - 1) for cell in row if cell.data_type == "f"]
        for area in sheet.merged_cells.ranges:
            value = sheet.cell(area.min_row, area.min_col).value
            for row_number in range(area.min_row, min(area.max_row, MOST_ROWS) + 1):
                spread = merged.setdefault((sheet.title, row_number), {})
                spread.update(dict.fromkeys(range(area.min_col - 1, area.max_col), "" if value is None else str(value)))
    return formulas, merged


def _sheet(title: str, rows: Sequence[tuple[int, list[str]]], problems: Sequence[Problem]) -> Sheet:
    """A sheet under the row that looks most like headings; without one the columns have no names."""
    seen = list(problems)
    if len(rows) > MOST_ROWS:
        seen.append(Problem("too-many-rows", rows[MOST_ROWS][0]))
        rows = rows[:MOST_ROWS]
    likely = [sum(bool(kind_of(cell)) for cell in cells) for _number, cells in rows[:ROWS_BEFORE_HEADING]]
    most = max(likely, default=0)
    return _under(title, rows, likely.index(most) if most else -1, seen)


def _under(title: str, rows: Sequence[tuple[int, list[str]]], place: int, problems: list[Problem]) -> Sheet:
    headings = rows[place][1] if place >= 0 else []
    below = rows[place + 1 :]
    widths = [len(headings), *(len(_trimmed(cells)) for _number, cells in below)]
    width = max(widths)
    if place >= 0:
        width = len(_trimmed(headings))
        problems += [Problem("row-too-long", number) for number, cells in below if len(_trimmed(cells)) > width]
    kept = [
        (number, tuple(cell.strip()[:LONGEST_CELL] for cell in [*cells, *[""] * width][:width]))
        for number, cells in below
    ]
    named = tuple(" ".join(cell.split())[:LONGEST_CELL] for cell in [*headings, *[""] * width][:width])
    return Sheet(title, named, tuple(kept), place >= 0, tuple(problems))


def _trimmed(cells: Sequence[str]) -> Sequence[str]:
    end = len(cells)
    while end and not cells[end - 1].strip():
        end -= 1
    return cells[:end]


def with_heading(sheet: Sheet, headed: bool) -> Sheet:
    """The same sheet with its first row read as headings, or its headings as a first row, as a person says."""
    if headed == sheet.headed:
        return sheet
    if headed and sheet.rows:
        return Sheet(sheet.title, sheet.rows[0][1], sheet.rows[1:], True, sheet.problems)
    if headed:
        return sheet
    number = sheet.rows[0][0] - 1 if sheet.rows else 1
    blank = ("",) * len(sheet.headings)
    return Sheet(sheet.title, blank, ((number, sheet.headings), *sheet.rows), False, sheet.problems)
