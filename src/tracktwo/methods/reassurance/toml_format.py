"""A ladder as a person writes it: TOML."""

import re
from fractions import Fraction
from typing import Any

from ..toml_text import load_toml
from .ladder import InvalidLadder, Ladder, Side, Step

__all__ = ["read_toml"]

_TOP_FIELDS = {"title", "tolerance", "side", "step"}
_SIDE_FIELDS = {"key", "name", "tolerance"}
_STEP_FIELDS = {
    "key",
    "side",
    "words",
    "exposes",
    "reassures",
    "irreversible",
    "verifiable",
    "after",
    "answers",
    "to",
    "days",
}
# Up to 18 digits; a denominator must not be zero.
_NUMBER = re.compile(r"[+-]?[0-9]{1,18}(\.[0-9]{1,18}|/0{0,17}[1-9][0-9]{0,17})?")


def read_toml(text: str) -> Ladder:
    """The ladder in a text.

    Numbers are exact: whole, decimal, or a fraction in quotes ("7/2").

    Raises:
        InvalidInput: not TOML.
        InvalidLadder: with the line where it can be told, what was found and what was expected.
        Refusal: as `Ladder` does.
    """
    content = load_toml(text, _parse_number)
    try:
        return _ladder(content)
    except InvalidLadder as error:
        line = _line(text, error.table, error.place)
        details = {**error.details, "line": line}
        raise InvalidLadder(error.code, "{line}" + error.template, error.table, error.place, **details) from None


def _ladder(content: dict[str, Any]) -> Ladder:
    _only(content, _TOP_FIELDS, "", 0)
    common = _number(content, "tolerance", "", 0) if "tolerance" in content else None
    sides = []
    for place, table in enumerate(_tables(content, "side"), 1):
        _only(table, _SIDE_FIELDS, "side", place)
        key = _text(table, "key", "side", place)
        if common is None and "tolerance" not in table:
            raise InvalidLadder(
                "tolerance-missing",
                "side “{side}” has no tolerance: write one for it, or one for all sides at the top",
                "side",
                place,
                side=key,
            )
        own = _number(table, "tolerance", "side", place) if "tolerance" in table else common
        sides.append(Side(key, own or Fraction(0), _text(table, "name", "side", place, key)))
    steps = [_step(table, place) for place, table in enumerate(_tables(content, "step"), 1)]
    return Ladder(tuple(sides), tuple(steps))


def _step(table: dict[str, Any], place: int) -> Step:
    _only(table, _STEP_FIELDS, "step", place)
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


def _tables(content: dict[str, Any], name: str) -> list[dict[str, Any]]:
    tables = content.get(name, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise InvalidLadder(
            "tables-expected", "“{field}” has to be a list of tables, each under [[{field}]]", field=name
        )
    return tables


def _only(table: dict[str, Any], known: set[str], kind: str, place: int) -> None:
    for name in table:
        if name not in known:
            raise InvalidLadder(
                "field-unknown",
                "field “{field}” is not known here; known are {known}",
                kind,
                place,
                field=name,
                known=", ".join(sorted(known)),
            )


def _value(table: dict[str, Any], name: str, kind: str, place: int) -> Any:
    if name not in table:
        raise InvalidLadder("field-missing", "field “{field}” is missing", kind, place, field=name)
    return table[name]


def _unexpected(name: str, value: Any, expected: str, kind: str, place: int) -> InvalidLadder:
    return InvalidLadder(
        "value-unexpected",
        "field “{field}” is {value}; {expected} was expected",
        kind,
        place,
        field=name,
        value=_shown(value),
        expected=expected,
    )


def _shown(value: Any) -> str:
    """What stands in the file, cut short; Python does not write an integer of more than 4,300 digits."""
    try:
        return f"{value!r:.60}"
    except ValueError:
        return "a number of more than 4,300 digits"


def _text(table: dict[str, Any], name: str, kind: str, place: int, default: str | None = None) -> str:
    value = table.get(name, default) if default is not None else _value(table, name, kind, place)
    if not isinstance(value, str):
        raise _unexpected(name, value, "text in quotes", kind, place)
    return value


def _number(table: dict[str, Any], name: str, kind: str, place: int) -> Fraction:
    value = _value(table, name, kind, place)
    invalid = _unexpected(name, value, 'a number of up to 18 digits, like 3, 2.5 or "7/2" in quotes,', kind, place)
    if isinstance(value, bool) or not isinstance(value, int | Fraction | str):
        raise invalid
    if isinstance(value, int):
        if abs(value) >= 10**18:
            raise invalid
        return Fraction(value)
    try:
        return _parse_number(value) if isinstance(value, str) else value
    except ValueError:
        raise invalid from None


def _parse_number(text: str) -> Fraction:
    """A written number. Powers of ten are not read: a few letters of them would fill the memory."""
    plain = text.replace("_", "").strip()
    if not _NUMBER.fullmatch(plain):
        raise ValueError(f'“{text[:40]}” is no number of up to 18 digits, like 3, 2.5 or "7/2"')
    return Fraction(plain)


def _flag(table: dict[str, Any], name: str, place: int) -> bool:
    value = table.get(name, False)
    if not isinstance(value, bool):
        raise _unexpected(name, value, "true or false", "step", place)
    return value


def _keys(table: dict[str, Any], name: str, place: int) -> tuple[str, ...]:
    value = table.get(name, [])
    if not isinstance(value, list) or not all(isinstance(key, str) for key in value):
        raise _unexpected(name, value, "a list of keys in quotes", "step", place)
    return tuple(value)


def _line(text: str, table: str, place: int) -> str:
    """Where the table begins, if each is written under a heading of its own; otherwise its number."""
    if not table:
        return ""
    heading = re.compile(rf"\s*\[\[\s*{table}\s*\]\]")
    lines = [number for number, line in enumerate(text.splitlines(), 1) if heading.match(line)]
    return f"line {lines[place - 1]}: " if len(lines) >= place else f"{table} {place}: "
