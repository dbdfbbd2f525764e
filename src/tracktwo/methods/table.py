"""Tables from bytes: comma-, semicolon- or tab-separated text in several encodings, and spreadsheets."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracktwo.methods.errors import InvalidInput
from tracktwo.methods.quoting import quoted
from tracktwo.methods.workbooks import XLSX_SIGNATURE, workbook_rows

__all__ = ["Table", "find_column", "normalised", "read_table", "whole_number"]

DELIMITERS = ",;\t"
# Statement numbers are stored as 64-bit integers.
MAX_DIGITS = 18


@dataclass(frozen=True, eq=False)
class Table:
    """A table as text with one delimiter.

    `heading` has the cells of row 1 as written, without empty ones at the end, `names` the same normalised, and
    `width` counts the cells of row 1 including the empty ones.
    """

    text: str
    delimiter: str
    heading: tuple[str, ...]
    names: tuple[str, ...]
    width: int

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """(row number, cells) of every row after the heading that is not blank; the heading is row 1.

        Empty cells at the end, beyond the heading, are dropped: spreadsheets export them.

        Raises:
            InvalidInput: a row is shorter or longer than the heading.
        """
        for number, cells in self.all_rows():
            if number == 1 or not any(cells):
                continue
            while len(cells) > len(self.heading) and not cells[-1].strip():
                cells.pop()
            if len(cells) != len(self.heading):
                raise InvalidInput(
                    "row-width",
                    "row {row}: found {cells} columns; expected {expected}, as in the heading",
                    row=number,
                    cells=len(cells),
                    expected=len(self.heading),
                )
            yield number, cells

    def all_rows(self) -> Iterator[tuple[int, list[str]]]:
        """(row number, cells) of every row, the heading and blank rows included."""
        reader = csv.reader(io.StringIO(self.text), delimiter=self.delimiter)
        try:
            yield from enumerate(reader, 1)
        except csv.Error as error:
            raise InvalidInput(
                "row-unreadable",
                "line {line}: {error}; expected cells separated by “{delimiter}”",
                line=reader.line_num,
                error=error,
                delimiter=self.delimiter,
            ) from None

    def check_headings_once(self) -> None:
        """Raise `InvalidInput` when two columns have the same heading."""
        first: dict[str, int] = {}
        for column, name in enumerate(self.names):
            if name and first.setdefault(name, column) != column:
                raise InvalidInput(
                    "column-twice",
                    "row 1, column {column}: found {found} again, after column {earlier}; expected every column once",
                    column=column + 1,
                    found=quoted(self.heading[column]),
                    earlier=first[name] + 1,
                )


def read_table(raw: bytes) -> Table:
    """The table of a file: text in UTF-8 or marked UTF-16, or the first sheet of an Excel workbook (.xlsx).

    The delimiter is the commonest of comma, semicolon and tab in the first line.

    Raises:
        InvalidInput: the bytes are neither, or there is no heading.
    """
    text = _spreadsheet_as_csv(raw) if raw.startswith(XLSX_SIGNATURE) else _decoded(raw)
    if not text.strip():
        raise InvalidInput("empty-file", "row 1: found an empty file; expected a heading")
    line = text[: text.find("\n")] if "\n" in text else text
    delimiter = max(DELIMITERS, key=line.count)
    try:
        heading = next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error as error:
        raise InvalidInput("heading-unreadable", "row 1: {error}; expected a heading", error=error) from None
    width = len(heading)
    while heading and not heading[-1].strip():
        heading.pop()
    return Table(text, delimiter, tuple(heading), tuple(map(normalised, heading)), width)


def normalised(heading: str) -> str:
    """A heading in lower case with hyphens for spaces and underscores: `Participant ID` is `participant-id`."""
    return "-".join(heading.strip().lower().replace("_", " ").replace("-", " ").split())


def find_column(names: Sequence[str], wanted: Sequence[str]) -> int | None:
    """The column of the first of the wanted headings that is there."""
    return next((names.index(name) for name in wanted if name in names), None)


def whole_number(cell: str, row: int, column: int, kind: str = "a statement's number") -> int:
    """The whole number in a cell, written in ASCII digits.

    Raises:
        InvalidInput: it is none, or has more than 18 digits.
    """
    digits = cell.strip()
    if not (digits.isascii() and digits.isdecimal()):
        raise InvalidInput(
            "not-a-whole-number",
            "row {row}, column {column}: found {found}; expected {kind}",
            row=row,
            column=column + 1,
            found=quoted(cell),
            kind=kind,
        )
    if len(digits.lstrip("0")) > MAX_DIGITS:
        raise InvalidInput(
            "number-too-long",
            "row {row}, column {column}: found a number of {digits} digits; expected {kind} of at most {most}",
            row=row,
            column=column + 1,
            digits=len(digits),
            kind=kind,
            most=MAX_DIGITS,
        )
    return int(digits)


def _decoded(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif raw.startswith(b"\xef\xbb\xbf"):
        encoding = "utf-8-sig"
    else:
        encoding = "utf-8"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        row = before.count(b"\n") + 1
        column = before[before.rfind(b"\n") + 1 :].count(b",") + 1
        raise InvalidInput(
            "wrong-encoding",
            "row {row}, column {column}: found the byte {byte}, which is not {encoding}; expected a"
            " file saved as UTF-8, or as UTF-16 with its mark",
            row=row,
            column=column,
            byte=f"{raw[error.start]:02x}",
            encoding=encoding.upper(),
        ) from None
    if "\0" in text:
        row = text[: text.index("\0")].count("\n") + 1
        raise InvalidInput(
            "zero-byte",
            "row {row}: found a zero byte; expected text saved as UTF-8, or as UTF-16 with its mark",
            row=row,
        )
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def _spreadsheet_as_csv(raw: bytes) -> str:
    """The first sheet of a workbook as comma-separated text, so that one reader serves both."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(workbook_rows(io.BytesIO(raw)))
    return out.getvalue()
