"""Seats as a table: one row for each, under its code."""

from ..errors import InvalidInput
from ..quoting import quoted
from ..table import read_table
from .problem import Seat

__all__ = ["read_seats"]

KNOWN = ("code", "side", "languages")


def read_seats(raw: bytes) -> tuple[Seat, ...]:
    """The seats of a CSV file or an Excel workbook.

    Columns: `code` and `side`, and if need be `languages`, joined by `|` or `;`, the one spoken best first. An empty
    cell of languages was not asked: the seat is taken to follow whatever is spoken.

    Raises:
        InvalidInput: with row and column, what was found and what was expected.
    """
    table = read_table(raw)
    table.check_headings_once()
    for place, name in enumerate(table.names):
        if name not in KNOWN:
            raise InvalidInput(
                "seats-column-unknown",
                "row 1, column {column}: found {found}; expected code, side or languages",
                column=place + 1,
                found=quoted(table.heading[place]),
            )
    for needed in ("code", "side"):
        if needed not in table.names:
            raise InvalidInput(
                "seats-column-missing",
                "row 1: found {found}; expected a column “{column}”",
                found=", ".join(map(quoted, table.heading)),
                column=needed,
            )
    seats = []
    for row, written in table.rows():
        cells = dict(zip(table.names, (cell.strip() for cell in written), strict=True))
        for needed in ("code", "side"):
            if not cells[needed]:
                raise InvalidInput(
                    "seats-cell-empty",
                    "row {row}, column {column}: found nothing; expected a {name}",
                    row=row,
                    column=table.names.index(needed) + 1,
                    name=needed,
                )
        spoken = (language.strip().casefold() for language in cells.get("languages", "").replace(";", "|").split("|"))
        languages = tuple(dict.fromkeys(language for language in spoken if language))
        seats.append(Seat(cells["code"], cells["side"], languages))
    return tuple(seats)
