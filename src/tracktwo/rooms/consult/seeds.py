"""Seed statements out of a CSV file: a column for each language, a row for each statement."""

import csv
import io
import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tracktwo.common.exchange_format import LONGEST_STATEMENT, MOST_STATEMENTS
from tracktwo.common.writing import LANGUAGES, clean_text, language_name

__all__ = ["Seeds", "Unreadable", "decoded", "read"]

BYTE_ORDER_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))


class Unreadable(ValueError):
    """A file that is not what was expected; the message names row and column, in the reader's language."""


@dataclass(frozen=True)
class Seeds:
    """The statements, and the rows that repeat an earlier one and were left out."""

    statements: list[dict[str, str]]
    repeated: list[int]


def decoded(raw: bytes) -> str:
    """The text of a file in UTF-8 or UTF-16.

    Raises:
        Unreadable: it is in neither.
    """
    encoding = next((name for mark, name in BYTE_ORDER_MARKS if raw.startswith(mark)), "utf-8")
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        row = raw[: error.start].count(b"\n") + 1
        raise Unreadable(
            _("Row %(row)d is not written in UTF-8. Save the file as “CSV UTF-8” and send it again.") % {"row": row}
        ) from None


def read(text: str, languages: list[str]) -> Seeds:
    """Statements in these languages; the first row names the columns, or there is one column without a heading.

    Raises:
        Unreadable: a column is no language of the consultation or stands twice, a statement is missing in the first
            language or too long, or there are none or too many.
    """
    lines = _rows(text)
    if not lines:
        raise Unreadable(_("It contains no statement."))
    columns = _columns(lines[0][1], languages, _is_prose(text))
    rows = lines[1:] if columns else lines
    columns = columns or [languages[0]]
    statements: list[dict[str, str]] = []
    known: set[str] = set()
    repeated = []
    for number, cells in rows:
        statement = _statement(number, cells, columns, _delimiter(text))
        if not statement.get(languages[0]):
            name = language_name(languages[0])
            message = _("Row %(row)d has no statement in %(language)s, the first language.")
            raise Unreadable(message % {"row": number, "language": name})
        text_in_first = statement[languages[0]].casefold()
        if text_in_first in known:
            repeated.append(number)
            continue
        known.add(text_in_first)
        statements.append(statement)
    if not statements:
        raise Unreadable(_("It contains no statement."))
    if len(statements) > MOST_STATEMENTS:
        message = _("It contains %(n)d statements; at most %(most)d are allowed.")
        raise Unreadable(message % {"n": len(statements), "most": MOST_STATEMENTS})
    return Seeds(statements, repeated)


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """Rows that are not empty, with the line each begins on."""
    text = text.lstrip("\ufeff")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    rows = []
    began = 1
    try:
        for cells in reader:
            kept = [" ".join(clean_text(cell).split()) for cell in cells]
            if any(kept):
                rows.append((began, kept))
            began = reader.line_num + 1
    except csv.Error:
        raise Unreadable(_("Row %(row)d has a quotation mark that does not close.") % {"row": began}) from None
    return rows


def _delimiter(text: str) -> str:
    """The delimiter: whichever of comma, semicolon and tab occurs most often in the first row."""
    first = text.lstrip("\ufeff").split("\n", 1)[0]
    return max(",;\t", key=first.count)


def _is_prose(text: str) -> bool:
    """Whether the first line is a sentence: every comma or semicolon in it is followed by a space."""
    first = text.lstrip("\ufeff\n ").split("\n", 1)[0].strip()
    return not re.search('\t|[,;](?! )|"', first)


def _columns(head: list[str], languages: list[str], prose: bool) -> list[str]:
    """The language of each column; none where the first row is no heading."""
    known = [*LANGUAGES, *languages]
    names = {code.casefold(): code for code in known} | {language_name(code).casefold(): code for code in known}
    codes = [names.get(cell.casefold(), "") for cell in head]
    if not any(codes):
        if len([cell for cell in head if cell]) > 1 and not prose:
            expected = ", ".join(languages)
            message = _("Row 1 names no language. With several columns it names one for each: %(expected)s.")
            raise Unreadable(message % {"expected": expected})
        return []
    for place, (code, cell) in enumerate(zip(codes, head, strict=True), 1):
        if cell and code not in languages:
            message = _("Row 1, column %(column)d: “%(found)s” is not a language of this consultation.")
            raise Unreadable(message % {"column": place, "found": cell[:40]})
        if code and codes.count(code) > 1:
            message = _("Row 1, column %(column)d: %(found)s occurs twice.")
            raise Unreadable(message % {"column": place, "found": language_name(code)})
    return codes


def _statement(number: int, cells: list[str], columns: list[str], delimiter: str) -> dict[str, str]:
    if len(cells) > len(columns) and any(cells[len(columns) :]):
        if len(columns) == 1:
            # A comma inside a sentence of a file with one column is a comma.
            cells = [f"{delimiter} ".join(cell for cell in cells if cell)]
        else:
            message = _("Row %(row)d has %(n)d columns; the first row names %(expected)d.")
            raise Unreadable(message % {"row": number, "n": len(cells), "expected": len(columns)})
    statement = {}
    for place, (code, cell) in enumerate(zip(columns, cells, strict=False), 1):
        if len(cell) > LONGEST_STATEMENT:
            message = _("Row %(row)d, column %(column)d: %(n)d letters; at most %(most)d are allowed.")
            raise Unreadable(message % {"row": number, "column": place, "n": len(cell), "most": LONGEST_STATEMENT})
        if code and cell:
            statement[code] = cell
    return statement
