"""Rows of cells from a file of whatever table format: text with its separator found out, or an Excel workbook."""

import csv
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from tracktwo.methods.errors import InvalidInput, Notice
from tracktwo.methods.workbooks import XLSX_SIGNATURE, workbook_rows

from .problems import Problems
from .text_lines import ByteSource, Progress, TextLines

__all__ = ["Rows"]

DELIMITERS = ",;\t|"
# Files that are no tables of text, by their first bytes; what they are, and what to do.
OTHER_FILES = (
    (b"\xd0\xcf\x11\xe0", "an Excel workbook of the old kind (.xls)"),
    (b"%PDF", "a PDF"),
    (b"\x1f\x8b", "a compressed file (.gz or .rds)"),
    (b"RDX", "a data file of R"),
    (b"<stata_dta>", "a data file of Stata"),
    (b"$FL2", "a data file of SPSS"),
    (b"{", "JSON"),
    (b"[", "JSON"),
    (b"<", "a web page or XML"),
)


class Rows:
    """The rows of a file with the line in which each begins, without blank ones.

    The stream must be seekable for a workbook, and is read once otherwise.

    Raises:
        InvalidInput: the file is empty or is no table.
    """

    def __init__(self, stream: BinaryIO, problems: Problems, progress: Progress | None = None) -> None:
        self._problems = problems
        self._source = ByteSource(stream, progress)
        self._lines: TextLines | None = None
        head = self._source.read()
        if head.startswith(XLSX_SIGNATURE):
            while self._source.read():
                pass
            stream.seek(0)
            rows: Iterator[tuple[int, list[str]]] = enumerate(workbook_rows(stream), 1)
        else:
            _check_is_text(head)
            self._lines = TextLines(self._source, head)
            rows = _text_rows(iter(self._lines))
        self._rows = self._without_blank(rows)

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        return self

    def __next__(self) -> tuple[int, list[str]]:
        return next(self._rows)

    @property
    def digest(self) -> str:
        """The SHA-256 of the file; complete when all rows were read."""
        return self._source.digest

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What a reader should know about how the file was read."""
        return self._lines.notices if self._lines else ()

    def _without_blank(self, rows: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
        """Blank rows are reported, but for those at the end, which every second tool writes."""
        first_blank = blank = 0
        for line, cells in rows:
            if not (cells and cells[0].strip()) and not "".join(cells).strip():
                first_blank = first_blank or line
                blank += 1
                continue
            if blank:
                self._problems.add(
                    first_blank, "", "", Notice("blank-rows", "{rows} blank, passed over", {"rows": blank})
                )
                first_blank = blank = 0
            yield line, cells


def _check_is_text(head: bytes) -> None:
    start = head[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start:
        raise InvalidInput("empty-file", "line 1: found an empty file; expected a table with a heading")
    for signature, kind in OTHER_FILES:
        if start.startswith(signature):
            raise InvalidInput(
                "not-a-table", "found {kind}; expected a table as CSV, or an Excel workbook (.xlsx)", kind=kind
            )


def _text_rows(lines: Iterator[str]) -> Iterator[tuple[int, list[str]]]:
    before = 0
    first = next(lines, "")
    # Excel puts the separator on a line of its own where a country writes decimal commas.
    if first.lower().startswith("sep=") and len(first) == len("sep=;\n"):
        delimiter, before = first[4], 1
    else:
        delimiter = max(DELIMITERS, key=first.count)
        lines = chain([first], lines)
    reader = csv.reader(lines, delimiter=delimiter)
    begins = 1
    try:
        for cells in reader:
            yield begins + before, cells
            begins = reader.line_num + 1
    except csv.Error as error:
        raise InvalidInput(
            "row-unreadable",
            "line {line}: {error}; expected cells separated by “{delimiter}”: is a quotation mark not closed?",
            line=begins + before,
            error=error,
            delimiter=delimiter,
        ) from None
