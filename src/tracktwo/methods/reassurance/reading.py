"""A ladder as a person writes it: TOML."""

import re
import tomllib
from fractions import Fraction
from typing import Any

from .ladder import Ladder, Side, Step, Unreadable

__all__ = ["read"]

_TOP = {"title", "tolerance", "side", "step"}
_SIDE = {"key", "name", "tolerance"}
_STEP = {"key", "side", "words", "exposes", "reassures", "irreversible", "verifiable", "after", "answers", "to", "days"}
# A denominator of zeros alone is none.
_NUMBER = re.compile(r"[+-]?[0-9]{1,18}(\.[0-9]{1,18}|/0{0,17}[1-9][0-9]{0,17})?")


def read(text: str) -> Ladder:
    """The ladder in a text.

    Numbers are exact: whole, decimal, or a fraction in quotes ("7/2").

    Raises:
        Unreadable: with the line where it can be told, what was found and what was expected.
        Refused: as `Ladder` does.
    """
    try:
        found = tomllib.loads(text, parse_float=_exact)
    except tomllib.TOMLDecodeError as error:
        raise Unreadable(f"not TOML: {error}") from None
    except ValueError as error:
        raise Unreadable(str(error)) from None
    except RecursionError:
        raise Unreadable("lists inside of lists inside of lists: a ladder needs none deeper than one") from None
    try:
        return _ladder(found)
    except Unreadable as error:
        line = _line(text, error.table, error.place)
        raise Unreadable(f"{line}{error}", error.table, error.place) from None


def _ladder(found: dict[str, Any]) -> Ladder:
    _known(found, _TOP, "", 0)
    common = _number(found, "tolerance", "", 0) if "tolerance" in found else None
    sides = []
    for place, table in enumerate(_tables(found, "side"), 1):
        _known(table, _SIDE, "side", place)
        key = _text(table, "key", "side", place)
        if common is None and "tolerance" not in table:
            raise Unreadable(
                f"side “{key}” has no tolerance: write one for it, or one for all sides at the top", "side", place
            )
        own = _number(table, "tolerance", "side", place) if "tolerance" in table else common
        sides.append(Side(key, own or Fraction(0), _text(table, "name", "side", place, key)))
    steps = [_step(table, place) for place, table in enumerate(_tables(found, "step"), 1)]
    return Ladder(tuple(sides), tuple(steps))


def _step(table: dict[str, Any], place: int) -> Step:
    _known(table, _STEP, "step", place)
    return Step(
        key=_text(table, "key", "step", place),
        side=_text(table, "side", "step", place),
        exposes=_number(table, "exposes", "step", place),
        reassures=_number(table, "reassures", "step", place),
        irreversible=_flag(table, "irreversible", place),
        verifiable=_flag(table, "verifiable", place),
        words=_text(table, "words", "step", place, ""),
        after=_keys(table, "after", place),
        answers=_text(table, "answers", "step", place, ""),
        to=_keys(table, "to", place),
        days=_number(table, "days", "step", place) if "days" in table else None,
    )


def _tables(found: dict[str, Any], name: str) -> list[dict[str, Any]]:
    tables = found.get(name, [])
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        raise Unreadable(f"“{name}” is to be a list of tables, each under [[{name}]]")
    return tables


def _known(table: dict[str, Any], names: set[str], kind: str, place: int) -> None:
    for name in table:
        if name not in names:
            raise Unreadable(f"field “{name}” is not known here; known are {', '.join(sorted(names))}", kind, place)


def _value(table: dict[str, Any], name: str, kind: str, place: int) -> Any:
    if name not in table:
        raise Unreadable(f"field “{name}” is missing", kind, place)
    return table[name]


def _text(table: dict[str, Any], name: str, kind: str, place: int, otherwise: str | None = None) -> str:
    value = table.get(name, otherwise) if otherwise is not None else _value(table, name, kind, place)
    if not isinstance(value, str):
        raise Unreadable(f"field “{name}” is {value!r}; text in quotes was expected", kind, place)
    return value


def _number(table: dict[str, Any], name: str, kind: str, place: int) -> Fraction:
    value = _value(table, name, kind, place)
    wrong = Unreadable(
        f'field “{name}” is {value!r}; a number was expected, like 3, 2.5 or "7/2" in quotes', kind, place
    )
    if isinstance(value, bool) or not isinstance(value, int | Fraction | str):
        raise wrong
    try:
        return _exact(value) if isinstance(value, str) else Fraction(value)
    except ValueError:
        raise wrong from None


def _exact(text: str) -> Fraction:
    """A written number. Powers of ten are not read: a few letters of them would fill the memory."""
    plain = text.replace("_", "").strip()
    if not _NUMBER.fullmatch(plain):
        raise ValueError(f'“{text[:40]}” is no number of up to 18 digits, like 3, 2.5 or "7/2"')
    return Fraction(plain)


def _flag(table: dict[str, Any], name: str, place: int) -> bool:
    value = table.get(name, False)
    if not isinstance(value, bool):
        raise Unreadable(f"field “{name}” is {value!r}; true or false was expected", "step", place)
    return value


def _keys(table: dict[str, Any], name: str, place: int) -> tuple[str, ...]:
    value = table.get(name, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise Unreadable(f"field “{name}” is {value!r}; a list of keys in quotes was expected", "step", place)
    return tuple(value)


def _line(text: str, table: str, place: int) -> str:
    """Where the table begins, if each is written under a heading of its own."""
    if not table:
        return ""
    heads = [at for at, line in enumerate(text.splitlines(), 1) if re.match(rf"\s*\[\[\s*{table}\s*\]\]", line)]
    return f"line {heads[place - 1]}: " if len(heads) >= place else f"{table} {place}: "
