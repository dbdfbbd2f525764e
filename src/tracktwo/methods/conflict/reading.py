"""Files of conflict data, from bytes: recognised by their columns, read row by row, kept as numbers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import BinaryIO

from tracktwo.methods.errors import InvalidInput, Notice
from tracktwo.methods.quoting import quoted

from .death_rows import DeathRows
from .event_rows import EventRows
from .events import Events
from .formats import GED_HEADING, Columns, Kind, acled_generation, is_ged_row, recognise
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
    first_line, heading = next(rows, (1, []))
    notices: list[Notice] = []
    ahead: Iterator[tuple[int, list[str]]] = rows
    if is_ged_row(heading):
        ahead, heading = chain([(first_line, heading)], rows), GED_HEADING.split(",")
        notices.append(
            Notice("no-heading", "line 1 is no heading; the columns were taken in the order of UCDP's events")
        )
    columns = recognise(heading)
    reader = (EventRows if columns.kind in ("ucdp-events", "acled") else DeathRows)(columns, problems)
    count = _taken(ahead, reader, columns, problems, notices)
    if not count:
        raise InvalidInput("no-row", "found no row after the heading; expected one at least")
    reader.finish()
    events = reader.collected.events(reader.kinds.names if isinstance(reader, EventRows) else ())
    if not len(events):
        problem = problems.kept[0]
        raise InvalidInput(
            "no-usable-row",
            "found no row that can be used; line {line}{column}: found {found}: {reason}",
            line=problem.line,
            column=problem.column and f", {problem.column}",
            found=quoted(problem.found),
            reason=problem.reason,
        )
    vintage = Vintage(rows.digest, columns.kind, _version(reader, columns, name), count)
    return ConflictData(vintage, events, problems.kept, problems.counts, (*rows.notices, *notices))


def _taken(
    rows: Iterator[tuple[int, list[str]]],
    reader: DeathRows | EventRows,
    columns: Columns,
    problems: Problems,
    notices: list[Notice],
) -> int:
    """Let the reader take all rows that are some, and say how many there were."""
    count, heading = 0, list(columns.heading)
    for line, cells in rows:
        if not count and _is_tags(cells):
            notices.append(Notice("row-of-tags", "line {line} has #tags; it was passed over", {"line": line}))
            continue
        if cells[0].strip("\ufeff ") == heading[0] and [cell.strip("\ufeff ") for cell in cells] == heading:
            # Releases that were joined one after the other, each with its heading.
            problems.add(line, "", ", ".join(cells), Notice("heading-again", "the heading again; it was passed over"))
            continue
        count += 1
        if len(cells) == len(heading) or _fitted(line, cells, columns, problems):
            reader.take(line, cells)
    return count


def _version(reader: DeathRows | EventRows, columns: Columns, name: str) -> str:
    if columns.kind == "acled":
        return acled_generation(columns)
    return reader.versions.text or version_in_name(name)


def _is_tags(cells: Sequence[str]) -> bool:
    """The humanitarian exchange puts a row such as `#date,#country` under the heading."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    return len(filled) > 1 and all(cell.startswith("#") for cell in filled)


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
