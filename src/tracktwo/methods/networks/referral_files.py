"""Nominations as a table."""

from ..errors import InvalidInput
from ..quoting import quoted
from ..table import find_column, read_table
from .nominations import Nomination, Nominations

__all__ = ["read_nominations"]

NOMINATOR, NOMINEE = ("nominator", "named-by", "from"), ("nominee", "named", "to")
UNKNOWN = ("", "?", "unknown")
MOST_WAVES = 999


def read_nominations(raw: bytes) -> Nominations:
    """The nominations of a CSV file or an Excel workbook.

    Columns: `nominator` and `nominee`, both codes; `wave` as a whole number from 1 and the `side` of the nominee where
    they are known. An empty nominator or “?” is somebody unknown.

    Raises:
        InvalidInput: with row and column, what was found and what was expected.
    """
    table = read_table(raw)
    table.check_headings_once()
    nominator, nominee = find_column(table.names, NOMINATOR), find_column(table.names, NOMINEE)
    if nominator is None or nominee is None:
        raise InvalidInput(
            "nomination-columns",
            "row 1: found {found}; expected columns “nominator” and “nominee”",
            found=", ".join(map(quoted, table.heading)),
        )
    wave, side = find_column(table.names, ("wave",)), find_column(table.names, ("side",))
    rows = []
    for number, cells in table.rows():
        cells = [cell.strip() for cell in cells]
        if not cells[nominee]:
            raise InvalidInput(
                "nominee-empty",
                "row {row}, column {column}: found nothing; expected the code of who was named",
                row=number,
                column=nominee + 1,
            )
        known = "" if cells[nominator].lower() in UNKNOWN else cells[nominator]
        of_wave = _wave(cells[wave], number, wave) if wave is not None else 0
        rows.append(Nomination(known, cells[nominee], of_wave, cells[side] if side is not None else ""))
    return Nominations.of(rows)


def _wave(cell: str, row: int, column: int) -> int:
    if not cell:
        return 0
    if not (cell.isascii() and cell.isdecimal() and 1 <= int(cell[:6]) <= MOST_WAVES):
        raise InvalidInput(
            "wave-unknown",
            "row {row}, column {column}: found {found}; expected a wave from 1, or an empty cell",
            row=row,
            column=column + 1,
            found=quoted(cell),
        )
    return int(cell)
