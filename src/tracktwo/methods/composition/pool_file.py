"""A pool as a table: one row for each person, one column for each coverage question."""

from collections.abc import Sequence

from ..errors import InvalidInput
from ..quoting import quoted
from ..table import read_table
from .pool import CONSTITUENCY, LANGUAGE, LISTENS, REACH, Answer, Candidate, Pool

__all__ = ["read_pool"]

ANSWERS: dict[str, Answer] = {
    "yes": "yes",
    "y": "yes",
    "1": "yes",
    "true": "yes",
    "no": "no",
    "n": "no",
    "0": "no",
    "false": "no",
    "unsure": "unsure",
    "?": "unsure",
}
KNOWN = ("code", "side", "standing", "nominators", "key", "available")
KINDS = (REACH, CONSTITUENCY, LANGUAGE)


def read_pool(raw: bytes) -> Pool:
    """The pool of a CSV file or an Excel workbook.

    Columns: `code` and `side`; `standing` from 1 to 5; `nominators`, codes joined by `|` or `;`; `key` and `available`
    as yes or no. Every other column is a coverage question, answered yes, unsure or no; an empty cell was not asked.
    A heading `reach: …`, `constituency: …` or `language: …`, and `listens`, is read by the goals.

    Raises:
        InvalidInput: with row and column, what was found and what was expected.
    """
    table = read_table(raw)
    table.check_headings_once()
    for needed in ("code", "side"):
        if needed not in table.names:
            raise InvalidInput(
                "pool-column-missing",
                "row 1: found {found}; expected a column “{column}”",
                found=", ".join(map(quoted, table.heading)),
                column=needed,
            )
    columns = {name: table.names.index(name) for name in KNOWN if name in table.names}
    questions = {
        place: _question(heading) for place, heading in enumerate(table.heading) if place not in columns.values()
    }
    people = []
    for row, cells in table.rows():
        cells = [cell.strip() for cell in cells]
        people.append(_person(row, cells, columns, questions))
    return Pool(people)


def _question(heading: str) -> str:
    """A heading as a question: the kind in lower case and one space after its colon."""
    words = " ".join(heading.split())
    for kind in KINDS:
        if words.lower().startswith(kind):
            return f"{kind} {words[len(kind) :].strip()}"
    return LISTENS if words.lower() == LISTENS else words


def _person(row: int, cells: Sequence[str], columns: dict[str, int], questions: dict[int, str]) -> Candidate:
    def cell(name: str) -> str:
        return cells[columns[name]] if name in columns else ""

    for name in ("code", "side"):
        if not cell(name):
            raise InvalidInput(
                "pool-cell-empty",
                "row {row}, column {column}: found nothing; expected a {name}",
                row=row,
                column=columns[name] + 1,
                name=name,
            )
    answers = {question: _answer(row, place, cells[place]) for place, question in questions.items() if cells[place]}
    named_by = (code.strip() for code in cell("nominators").replace(";", "|").split("|"))
    return Candidate(
        code=cell("code"),
        side=cell("side"),
        standing=_standing(row, columns.get("standing", 0), cell("standing")),
        answers=answers,
        nominators=tuple(dict.fromkeys(code for code in named_by if code)),
        key=cell("key") != "" and _answer(row, columns["key"], cell("key")) == "yes",
        available=cell("available") == "" or _answer(row, columns["available"], cell("available")) == "yes",
    )


def _answer(row: int, place: int, cell: str) -> Answer:
    answer = ANSWERS.get(cell.lower())
    if answer is None:
        raise InvalidInput(
            "pool-answer-unknown",
            "row {row}, column {column}: found {found}; expected yes, unsure, no or an empty cell",
            row=row,
            column=place + 1,
            found=quoted(cell),
        )
    return answer


def _standing(row: int, place: int, cell: str) -> int:
    if cell in ("", "?"):
        return 0
    if cell not in ("1", "2", "3", "4", "5"):
        raise InvalidInput(
            "pool-standing-unknown",
            "row {row}, column {column}: found {found}; expected a level from 1 to 5, or an empty cell",
            row=row,
            column=place + 1,
            found=quoted(cell),
        )
    return int(cell)
