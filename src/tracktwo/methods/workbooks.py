"""Excel workbooks (.xlsx): the rows of a sheet, one after the other, as they would be typed."""

import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from tracktwo.methods.errors import InvalidInput

__all__ = ["XLSX_SIGNATURE", "sheet_names", "workbook_rows"]

XLSX_SIGNATURE = b"PK\x03\x04"
# A workbook is a zip archive; these bound what a small file may unpack to, and what of it is held at once.
MAX_UNPACKED_BYTES = 1 << 30
MAX_SHARED_TEXT = 64 << 20


def workbook_rows(stream: BinaryIO, place: int = 0) -> Iterator[list[str]]:
    """Every row of a sheet, by its place from 0, blank ones included, so that they count as the spreadsheet counts.

    Raises:
        InvalidInput: the archive unpacks to too much, or is no workbook.
    """
    from openpyxl import load_workbook

    try:
        _check_size(stream)
        workbook = load_workbook(stream, read_only=True, data_only=True)
        sheet = workbook.worksheets[place]
        # The size that a workbook states of a sheet is often wrong, and rows beyond it would not be read.
        sheet.reset_dimensions()
        width = 0
        for cells in sheet.iter_rows(values_only=True):
            # Without a stated size a row ends at its last filled cell; it is as wide as the heading all the same.
            width = width or len(cells)
            yield [_cell_text(cell) for cell in cells] + [""] * (width - len(cells))
        workbook.close()
    except InvalidInput:
        raise
    except Exception as error:
        # openpyxl raises whatever the broken part of the archive happens to cause: KeyError, IndexError, ParseError.
        raise InvalidInput(
            "workbook-unreadable", "found a file that begins like a workbook but cannot be read ({error})", error=error
        ) from None


def sheet_names(stream: BinaryIO) -> list[str]:
    """The names of a workbook's sheets, in their order.

    Raises:
        InvalidInput: the archive unpacks to too much, or is no workbook.
    """
    from openpyxl import load_workbook

    try:
        _check_size(stream)
        workbook = load_workbook(stream, read_only=True)
        names = [sheet.title for sheet in workbook.worksheets]
        workbook.close()
    except InvalidInput:
        raise
    except Exception as error:
        raise InvalidInput(
            "workbook-unreadable", "found a file that begins like a workbook but cannot be read ({error})", error=error
        ) from None
    return names


def _check_size(stream: BinaryIO) -> None:
    with zipfile.ZipFile(stream) as archive:
        parts = archive.infolist()
        shared = sum(part.file_size for part in parts if part.filename.endswith("sharedStrings.xml"))
        if sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES or shared > MAX_SHARED_TEXT:
            raise InvalidInput(
                "workbook-too-large",
                "found a workbook that unpacks to more than {most} MB, or {text} MB of text; expected a smaller one, "
                "or the same saved as CSV",
                most=MAX_UNPACKED_BYTES >> 20,
                text=MAX_SHARED_TEXT >> 20,
            )


def _cell_text(cell: object) -> str:
    """A cell as it would be typed; a spreadsheet stores every number as a float."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
