"""The contact trials of a file, pooled: all, those about race, religion and foreigners, and those pre-registered."""

from dataclasses import dataclass

from tracktwo.methods.errors import InvalidInput
from tracktwo.methods.quoting import quoted
from tracktwo.methods.table import Table, find_column, read_table

from .pooling import Pooled, pool

__all__ = ["BETWEEN_GROUPS", "Subset", "pool_trials"]

# Contact between groups that fear each other, which is what a dialogue between two sides is nearest to.
BETWEEN_GROUPS = ("race", "religion", "foreigners")
_COLUMNS = {
    "effect": ("d",),
    "variance": ("var-d", "var"),
    "target": ("target-spelled-out", "target"),
    "registered": ("p-a-p", "preregistered"),
}


@dataclass(frozen=True)
class Subset:
    """One set of trials and what they show together; None where there is no such trial."""

    name: str
    pooled: Pooled | None


def pool_trials(raw: bytes) -> list[Subset]:
    """Read a table of trials and pool it three times.

    Columns: `d` and `var_d`, `target_spelled_out`, and `p_a_p` with 1 for a trial registered beforehand.

    Raises:
        InvalidInput: a column is missing, or a cell holds what it cannot; row and column are named.
    """
    table = read_table(raw)
    table.check_headings_once()
    places = {name: _place(table, wanted) for name, wanted in _COLUMNS.items()}
    rows = [
        (
            _number(cells[places["effect"]], row, places["effect"]),
            _number(cells[places["variance"]], row, places["variance"], above=True),
            cells[places["target"]].strip().lower(),
            cells[places["registered"]].strip() == "1",
        )
        for row, cells in table.rows()
    ]
    if not rows:
        raise InvalidInput("no-trials-in-file", "row 2: found no trial; expected one in each row")
    sets = {
        "all": rows,
        "race, religion and foreigners": [row for row in rows if row[2] in BETWEEN_GROUPS],
        "pre-registered": [row for row in rows if row[3]],
    }
    return [
        Subset(name, pool([row[0] for row in chosen], [row[1] for row in chosen]) if chosen else None)
        for name, chosen in sets.items()
    ]


def _place(table: Table, wanted: tuple[str, ...]) -> int:
    place = find_column(table.names, wanted)
    if place is None:
        raise InvalidInput(
            "trial-column-missing",
            "row 1: found no column {wanted}; expected d, var_d, target_spelled_out and p_a_p",
            wanted=quoted(wanted[0].replace("-", "_")),
        )
    return place


def _number(cell: str, row: int, column: int, above: bool = False) -> float:
    try:
        value = float(cell) if cell.strip().isascii() else float("nan")
    except ValueError:
        value = float("nan")
    if not abs(value) < 1e6 or (above and value <= 0):
        raise InvalidInput(
            "trial-number",
            "row {row}, column {column}: found {found}; expected a number{kind}",
            row=row,
            column=column + 1,
            found=quoted(cell),
            kind=" above 0" if above else "",
        )
    return value
