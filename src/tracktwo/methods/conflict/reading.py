"""Files of conflict data, from bytes: recognised by their columns, read row by row, kept as numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import BinaryIO

from tracktwo.methods.errors import InvalidInput, Notice

from .death_rows import DeathRows
from .events import Events
from .formats import Columns, Kind, recognise
from .problems import Problem, Problems
from .rows import Rows
from .text_lines import Progress
from .versions import version_in_name
from .vintages import Vintage

__all__ = ["ConflictData", "read_conflict_data"]


@dataclass(frozen=True, eq=False)
class ConflictData:
    """What one file holds.

    Attributes:
        vintage: which file it was, by its hash.
        events: its rows as numbers.
        problems: what could not be taken as it stands, by line; of very many the first thousand.
        problem_counts: how often each kind of problem was met.
        notices: what concerns the file as a whole.
    """

    vintage: Vintage
    events: Events
    problems: tuple[Problem, ...]
    problem_counts: Mapping[str, int]
    notices: tuple[Notice, ...]

    @property
    def kind(self) -> Kind:
        """Which of the files it is."""
        return self.vintage.kind


def read_conflict_data(stream: BinaryIO, name: str = "", progress: Progress | None = None) -> ConflictData:
    """Read a file of conflict data: UCDP battle-related deaths, UCDP events, or ACLED events.

    It may be CSV in UTF-8, UTF-16 or Windows-1252, separated by commas, semicolons, tabs or bars, or an Excel workbook.
    Text is read once and never held as a whole.

    Args:
        stream: the open file.
        name: its name, which says the version where no column does.
        progress: is called now and then with the number of bytes read so far.

    Raises:
        InvalidInput: it is another kind of file, or is no table; the message says what was found.
    """
    problems = Problems()
    rows = Rows(stream, problems, progress)
    _, heading = next(rows, (1, []))
    columns = recognise(heading)
    reader = DeathRows(columns, problems)
    count = 0
    for line, cells in rows:
        if len(cells) != len(heading) and not _fitted(line, cells, columns, problems):
            continue
        reader.take(line, cells)
        count += 1
    if not count:
        raise InvalidInput("no-row", "found no row after the heading; expected one at least")
    events = reader.collected.events()
    version = reader.versions.text or version_in_name(name)
    vintage = Vintage(rows.digest, columns.kind, version, count)
    return ConflictData(vintage, events, problems.kept, problems.counts, rows.notices)


def _fitted(line: int, cells: list[str], columns: Columns, problems: Problems) -> bool:
    """Make a row as long as the heading where only empty cells are missing or too many; report any other."""
    wanted = len(columns.heading)
    given = len(cells)
    while len(cells) > wanted and not cells[-1].strip():
        cells.pop()
    if len(cells) == wanted:
        return True
    reason = Notice(
        "row-width", "a row of {given} cells, but {wanted} columns; left out", {"given": given, "wanted": wanted}
    )
    problems.add(line, "", ", ".join(cells[:3]), reason)
    return False
