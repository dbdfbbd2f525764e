"""A file of answers: who said what, by a code, a side, a wave and an item.

Codes are read as a person means them: spaces, hyphens and the case of letters do not count, and digits of any script
are the same digits. Where that makes one code of two that stand in one wave, the file is refused, because nobody can
tell whether they are one person.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tracktwo.methods.errors import InvalidInput, Notice
from tracktwo.methods.quoting import quoted
from tracktwo.methods.table import Table, find_column, read_table

__all__ = ["MOST_ANSWERS", "Answers", "plain_code", "read_answers"]

MOST_ANSWERS: Final = 200_000
COLUMNS: Final = ("code", "side", "wave", "item", "value")


@dataclass(frozen=True)
class Answers:
    """What was read.

    Attributes:
        sides, waves, items: in the order of the file; waves that are all numbers in that order.
        values: by item, side and wave, each person's value by code.
        languages: the languages in which each item was answered, where the file has that column.
        notices: what was read in another way than it is written.
    """

    sides: tuple[str, ...]
    waves: tuple[str, ...]
    items: tuple[str, ...]
    values: Mapping[tuple[str, str, str], Mapping[str, float]]
    languages: Mapping[str, frozenset[str]]
    notices: tuple[Notice, ...]

    def of(self, item: str, side: str, wave: str) -> Mapping[str, float]:
        """Each person's value by code; empty where nobody answered."""
        return self.values.get((item, side, wave), {})


def plain_code(code: str) -> str:
    """A code without what does not count: spaces, hyphens, marks that are not seen, case, the script of its digits."""
    plain = []
    for character in unicodedata.normalize("NFKC", code).casefold():
        kind = unicodedata.category(character)
        if kind == "Nd":
            plain.append(str(unicodedata.decimal(character)))
        elif kind[0] in "LNS":
            plain.append(character)
    return "".join(plain)


class _Reader:
    """Rows as they come, with where each person was first seen."""

    def __init__(self, low: float | None, high: float | None) -> None:
        self.low, self.high = low, high
        self.values: dict[tuple[str, str, str], dict[str, float]] = {}
        self.rows: dict[tuple[str, str, str], int] = {}
        self.side_of: dict[str, tuple[str, int]] = {}
        self.spelled: dict[str, set[str]] = {}
        self.languages: dict[str, set[str]] = {}
        self.sides: dict[str, None] = {}
        self.waves: dict[str, None] = {}
        self.items: dict[str, None] = {}

    def take(self, row: int, places: Mapping[str, int], cells: list[str]) -> None:
        """Take one row in."""
        side, wave, item = (self._filled(row, places, cells, name) for name in ("side", "wave", "item"))
        written = self._filled(row, places, cells, "code")
        code = plain_code(written)
        if not code:
            raise _bad("code", row, places["code"], written, "a code with letters or digits")
        self._check_side(row, places["side"], code, side)
        for kept, name in ((self.sides, side), (self.waves, wave), (self.items, item)):
            kept.setdefault(name)
        self.spelled.setdefault(code, set()).add(written)
        cell = cells[places["value"]].strip()
        if not cell:
            # Skipping is always possible; whoever skips an item is simply not behind its figures.
            return
        if language := cells[places["language"]].strip() if "language" in places else "":
            self.languages.setdefault(item, set()).add(language.lower())
        value = self._value(row, places["value"], cell)
        earlier = self.rows.setdefault((code, wave, item), row)
        if earlier != row:
            raise InvalidInput(
                "answered-twice",
                "row {row}, column {column}: found {found} again for this wave and item, after row {earlier}; "
                "expected one answer of each code (spaces, case and the script of digits do not tell codes apart)",
                row=row,
                column=places["code"] + 1,
                found=quoted(written),
                earlier=earlier,
            )
        self.values.setdefault((item, side, wave), {})[code] = value

    def _filled(self, row: int, places: Mapping[str, int], cells: list[str], name: str) -> str:
        text = " ".join(cells[places[name]].split())
        if not text:
            raise _bad("cell-empty", row, places[name], "", f"a {name}")
        return text

    def _check_side(self, row: int, column: int, code: str, side: str) -> None:
        known, first = self.side_of.setdefault(code, (side, row))
        if known != side:
            raise InvalidInput(
                "two-sides",
                "row {row}, column {column}: found {found} for a code of {known} in row {first}; expected one side",
                row=row,
                column=column + 1,
                found=quoted(side),
                known=quoted(known),
                first=first,
            )

    def _value(self, row: int, column: int, cell: str) -> float:
        plain = "".join(
            str(unicodedata.decimal(letter)) if unicodedata.category(letter) == "Nd" else letter for letter in cell
        ).replace("٫", ".")
        try:
            value = float(plain) if plain.isascii() and "_" not in plain else float("nan")
        except ValueError:
            value = float("nan")
        if not abs(value) < 1e9:
            raise _bad("value", row, column, cell, "a number")
        if (self.low is not None and value < self.low) or (self.high is not None and value > self.high):
            expected = (
                f"a number from {self.low:g} to {self.high:g}"
                if None not in (self.low, self.high)
                else ("a number within the range given")
            )
            raise _bad("value-range", row, column, cell, expected)
        return value


def read_answers(raw: bytes, low: float | None = None, high: float | None = None) -> Answers:
    """Read a table with the columns `code`, `side`, `wave`, `item` and `value`, and `language` where it is there.

    Args:
        raw: the file.
        low, high: the ends of the scale, where answers beyond them are to be refused.

    Raises:
        InvalidInput: a column is missing, a cell holds what it cannot, a code answers twice or for two sides.
    """
    table = read_table(raw)
    table.check_headings_once()
    places = _places(table)
    reader = _Reader(low, high)
    for count, (row, cells) in enumerate(table.rows(), 1):
        if count > MOST_ANSWERS:
            raise InvalidInput("answers-number", "found more than {most} answers", most=MOST_ANSWERS)
        reader.take(row, places, cells)
    if not reader.values:
        raise InvalidInput("no-answers", "row 2: found no answer; expected one in each row")
    return Answers(
        tuple(reader.sides),
        _ordered(tuple(reader.waves)),
        tuple(reader.items),
        reader.values,
        {item: frozenset(languages) for item, languages in reader.languages.items()},
        tuple(_notices(reader)),
    )


def _places(table: Table) -> dict[str, int]:
    places = {}
    for name in (*COLUMNS, "language"):
        place = find_column(table.names, (name,))
        if place is not None:
            places[name] = place
        elif name != "language":
            raise InvalidInput(
                "answer-column-missing",
                "row 1: found no column {wanted}; expected code, side, wave, item and value",
                wanted=quoted(name),
            )
    return places


def _ordered(waves: tuple[str, ...]) -> tuple[str, ...]:
    """Waves by number where all of them are numbers, else in the order in which the file names them."""
    if all(wave.isascii() and wave.lstrip("-").isdecimal() for wave in waves):
        return tuple(sorted(waves, key=int))
    return waves


def _notices(reader: _Reader) -> list[Notice]:
    notices = []
    alike = sum(len(written) > 1 for written in reader.spelled.values())
    if alike:
        template = "{codes} codes are written in more than one way, and were read as the same person's"
        notices.append(Notice("codes-read-alike", template, {"codes": alike}))
    languages = frozenset().union(*reader.languages.values()) if reader.languages else frozenset()
    for item, asked in reader.languages.items():
        if len(languages) > 1 and len(asked) == 1:
            template = "{item} was answered in {language} alone; sides are not pooled on it"
            notices.append(Notice("one-language", template, {"item": quoted(item), "language": min(asked)}))
    return notices


def _bad(code: str, row: int, column: int, cell: str, expected: str) -> InvalidInput:
    return InvalidInput(
        f"answer-{code}",
        "row {row}, column {column}: found {found}; expected {expected}",
        row=row,
        column=column + 1,
        found=quoted(cell) if cell else "nothing",
        expected=expected,
    )
