"""What a contact file holds, whatever it came as: sheets of rows under headings."""

from dataclasses import dataclass, field

__all__ = ["MOST_ROWS", "ContactFile", "Problem", "Sheet"]

# More people than any pool holds; beyond it nothing is looked at, so that an answer comes at once.
MOST_ROWS = 5_000


@dataclass(frozen=True)
class Problem:
    """What is wrong with a row. `code` names it for a page, `row` counts as the file's own program counts."""

    code: str
    row: int
    column: int = 0
    found: str = ""


@dataclass(frozen=True)
class Sheet:
    """Rows under headings, each with its number in the file, and as many cells as there are headings.

    `headed`: the headings are the file's own, taken from its row `heading_row`; else they are empty.
    """

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    headed: bool = True
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class ContactFile:
    """A file that was read. `kind`: `vcard`, `table` or `workbook`."""

    kind: str
    sheets: tuple[Sheet, ...] = field(default=())
