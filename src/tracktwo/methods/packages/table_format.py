"""A packages problem as a plain table: issue, option, and a column of points for each side."""

import csv
from collections.abc import Iterable, Sequence
from fractions import Fraction
from io import BytesIO
from itertools import islice

from ..errors import InvalidInput
from ..workbooks import XLSX_SIGNATURE, workbook_rows
from .domains import Domain, make_domain, make_space
from .numbers import parse_exact

__all__ = ["read_table", "rows_of_csv", "rows_of_workbook"]

MAX_ROWS, MAX_SIDES = 20_000, 8


def rows_of_csv(name: str, text: str) -> list[list[str]]:
    """The rows of a file whose cells are separated by commas, semicolons or tabs, as the heading shows.

    Raises:
        InvalidInput: a cell that is too long, or too many rows.
    """
    heading = text.lstrip("\ufeff").partition("\n")[0]
    delimiter = max(",;\t", key=heading.count)
    reader = csv.reader(text.lstrip("\ufeff").splitlines(), delimiter=delimiter, strict=True)
    try:
        return _not_too_many(name, reader)
    except csv.Error as error:
        raise InvalidInput(
            "not-csv", "{file}, row {row}: {reason}", file=name, row=reader.line_num, reason=str(error)
        ) from None


def rows_of_workbook(name: str, raw: bytes) -> list[list[str]]:
    """The rows of the first sheet of an Excel workbook (.xlsx).

    Raises:
        InvalidInput: no workbook, one that is too large, or too many rows.
    """
    if not raw.startswith(XLSX_SIGNATURE):
        raise InvalidInput("not-a-workbook", "{file}: expected an Excel workbook (.xlsx)", file=name)
    return _not_too_many(name, workbook_rows(BytesIO(raw)))


def _not_too_many(name: str, rows: Iterable[list[str]]) -> list[list[str]]:
    listed = list(islice(rows, MAX_ROWS + 1))
    if len(listed) > MAX_ROWS:
        raise InvalidInput("too-many-rows", "{file}: more than {limit:,} rows", file=name, limit=MAX_ROWS)
    return listed


def read_table(name: str, rows: Sequence[Sequence[str]]) -> Domain:
    """The domain of a table: a heading `issue, option, SIDE, SIDE …`, then one row for each option.

    An issue's name may be left empty below its first row. Sides keep the order of their columns. Empty rows are
    skipped; a decimal comma is not read, because it cannot be told from a separator.

    Raises:
        InvalidInput: with the row and what was expected.
    """
    filled = [(number, [cell.strip() for cell in row]) for number, row in enumerate(rows, 1) if any(row)]
    if not filled:
        raise InvalidInput("table-empty", "{file}: the table is empty", file=name)
    (_, heading), *option_rows = filled
    while heading and not heading[-1]:
        heading.pop()
    sides = heading[2:]
    if [title.casefold() for title in heading[:2]] != ["issue", "option"] or len(sides) < 2:
        raise InvalidInput(
            "table-heading",
            "{file}, row 1: expected “issue”, “option” and a column for each of two sides or more; found {found}",
            file=name,
            found=", ".join(f"“{title}”" for title in heading) or "nothing",
        )
    if not all(sides) or len(set(sides)) < len(sides) or len(sides) > MAX_SIDES:
        raise InvalidInput(
            "table-sides",
            "{file}, row 1: every side needs a name of its own, and up to {limit} sides are read",
            file=name,
            limit=MAX_SIDES,
        )
    options: dict[str, list[str]] = {}
    values: dict[str, dict[str, dict[str, Fraction]]] = {side: {} for side in sides}
    issue = ""
    for number, cells in option_rows:
        issue = cells[0] or issue
        option = cells[1] if len(cells) > 1 else ""
        if not issue or not option:
            raise InvalidInput("table-row", "{file}, row {row}: expected an issue and an option", file=name, row=number)
        options.setdefault(issue, []).append(option)
        for column, side in enumerate(sides, 2):
            place = f"{name}, row {number}, {side}"
            points = parse_exact(cells[column] if column < len(cells) else "", place)
            values[side].setdefault(issue, {})[option] = points
    return make_domain(make_space(options), values)
