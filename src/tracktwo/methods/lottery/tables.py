"""Quotas and people as tables (CSV or the first sheet of an Excel workbook)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ..errors import InvalidInput
from ..quoting import quoted
from ..table import find_column, normalised, read_table, whole_number

__all__ = ["MOST_PEOPLE", "People", "Quota", "read_people", "read_quotas"]

MOST_PEOPLE = 10_000
CATEGORY, VALUE = ("category", "feature"), ("value", "name")
FEWEST, MOST = ("min", "fewest", "at-least"), ("max", "most", "at-most")


@dataclass(frozen=True, slots=True)
class Quota:
    """How many of a panel have one value of a category: at least `fewest`, at most `most`."""

    category: str
    value: str
    fewest: int
    most: int


@dataclass(frozen=True)
class People:
    """Who can be drawn, in the order of their codes, with a value for each category of the quotas.

    `left_out` are columns of the table that no quota asks for: they are read by nobody and kept nowhere.
    """

    codes: tuple[str, ...]
    values: tuple[tuple[str, ...], ...]
    left_out: tuple[str, ...] = ()


def read_quotas(raw: bytes) -> tuple[Quota, ...]:
    """The quotas of a table with the columns `category`, `value`, `min` and `max`, one value to a row.

    `feature` is read for `category`, too, and in the tables of older lotteries, which have `category` and `feature`,
    the second one is the value.

    Raises:
        InvalidInput: with row and column, what was found and what was expected.
    """
    table = read_table(raw)
    table.check_headings_once()
    columns = [find_column(table.names, wanted) for wanted in (CATEGORY, VALUE, FEWEST, MOST)]
    if columns[1] is None and "category" in table.names and "feature" in table.names:
        columns[:2] = [table.names.index("category"), table.names.index("feature")]
    if None in columns:
        raise InvalidInput(
            "quota-columns",
            "row 1: found {found}; expected the columns category, value, min and max",
            found=", ".join(map(quoted, table.heading)),
        )
    places = [column for column in columns if column is not None]
    quotas = []
    for row, cells in table.rows():
        category, value = (" ".join(cells[place].split()) for place in places[:2])
        if not category or not value:
            raise InvalidInput(
                "quota-empty", "row {row}: found an empty cell; expected a category and a value", row=row
            )
        fewest, most = (whole_number(cells[place], row, place, "a number of seats") for place in places[2:])
        if fewest > most:
            raise InvalidInput(
                "quota-order",
                "row {row}: found at least {fewest} and at most {most}; expected the smaller number first",
                row=row,
                fewest=fewest,
                most=most,
            )
        quotas.append(Quota(category, value, fewest, most))
    _check_once(quotas)
    return tuple(quotas)


def _check_once(quotas: Sequence[Quota]) -> None:
    if not quotas:
        raise InvalidInput("quotas-none", "found a heading alone; expected a row for each value of a category")
    counts = Counter((normalised(quota.category), quota.value.casefold()) for quota in quotas)
    for quota in quotas:
        if counts[normalised(quota.category), quota.value.casefold()] > 1:
            raise InvalidInput(
                "quota-twice",
                "found two rows for {value} in {category}; expected one",
                value=quoted(quota.value),
                category=quoted(quota.category),
            )


def read_people(raw: bytes, quotas: Sequence[Quota]) -> People:
    """The people of a table: a column `code`, and one for each category of the quotas.

    Raises:
        InvalidInput: with row and column, what was found and what was expected.
    """
    table = read_table(raw)
    table.check_headings_once()
    categories = list(dict.fromkeys(quota.category for quota in quotas))
    columns = {name: find_column(table.names, [normalised(name)]) for name in ("code", *categories)}
    for name, column in columns.items():
        if column is None:
            raise InvalidInput(
                "people-column",
                "row 1: found {found}; expected a column {column}",
                found=", ".join(map(quoted, table.heading)),
                column=quoted(name),
            )
    known = {
        category: {quota.value.casefold(): quota.value for quota in quotas if quota.category == category}
        for category in categories
    }
    rows: dict[str, tuple[str, ...]] = {}
    for row, cells in table.rows():
        code = cells[columns["code"] or 0].strip()
        if not code:
            raise InvalidInput("people-code-none", "row {row}: found no code; expected one in each row", row=row)
        if code in rows:
            words = "row {row}: found the code {person} again; expected a code of its own in each row"
            raise InvalidInput("people-code-twice", words, row=row, person=quoted(code))
        rows[code] = tuple(_value(cells[columns[name] or 0], known[name], name, row) for name in categories)
        if len(rows) > MOST_PEOPLE:
            raise InvalidInput("people-many", "found more than {most} people", most=MOST_PEOPLE)
    if not rows:
        raise InvalidInput("people-none", "found a heading alone; expected a row for each person")
    ordered = sorted(rows)
    left_out = tuple(heading for place, heading in enumerate(table.heading) if place not in columns.values())
    return People(tuple(ordered), tuple(rows[code] for code in ordered), left_out)


def _value(cell: str, known: dict[str, str], category: str, row: int) -> str:
    value = known.get(" ".join(cell.split()).casefold())
    if value is None:
        raise InvalidInput(
            "people-value",
            "row {row}: found {found} for {category}; expected {expected}, as in the quotas",
            row=row,
            found=quoted(cell.strip()),
            category=quoted(category),
            expected=", ".join(map(quoted, known.values())),
        )
    return value
