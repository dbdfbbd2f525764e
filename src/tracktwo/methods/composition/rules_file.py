"""Rules as a person writes them: TOML."""

from collections.abc import Callable, Sequence
from math import inf
from typing import Any

from ..errors import InvalidInput
from ..toml_text import load_toml
from .pool import Pool
from .rules import (
    Rule,
    apart,
    available_only,
    excluded,
    from_questions,
    included,
    nominator_limits,
    one_of,
    sizes,
    sizes_alike,
    together,
    working_language,
)
from .solving import Problem

__all__ = ["read_rules"]

TOP = {"sides", "size", "difference", "steps", "nominators", "language", "tolerances", "rule", "panel"}
LISTS: dict[str, Callable[[str, Pool, Sequence[str]], Rule]] = {
    "apart": apart,
    "together": together,
    "in": included,
    "out": excluded,
    "one_of": one_of,
}
QUESTION = {"question", "side", "per_side", "at_least", "at_most"}
FEWEST, MOST, SAME_NOMINATOR, STEPS = 3, 6, 2, 2


def read_rules(text: str, pool: Pool, refused: Sequence[str] = ()) -> Problem:
    """The problem of a pool under the rules of a TOML text.

    Top fields, all optional: `sides` to be matched (every side of the pool but the panel's), `size = [3, 6]` a side,
    `difference = 1` of their sizes, `steps = 2` of the referral network, `nominators = 2` from any one nominator after
    the key person (0 for any number), `language = "…"` that everybody speaks, `[tolerances]` by goal, and
    `[panel]` with `side` and `size` for the third party. Then `[[rule]]` tables with a `name` and one of: `apart`,
    `together`, `in`, `out`, `one_of`, each a list of codes; or a `question` with `at_least` or `at_most`, for a
    `side`, or with `per_side = true` for each.

    Args:
        text: the file's text.
        pool: which the rules speak of.
        refused: codes of people who have declined.

    Raises:
        InvalidInput: what was found, and what was expected.
    """
    content = load_toml(text, float)
    _only(content, TOP, "the file")
    panel = _table(content, "panel", {"side", "size"})
    matched = tuple(_sides(content, pool, panel.get("side")))
    most, rules = {}, []
    for side in matched:
        fewest, most[side] = _range(content.get("size", [FEWEST, MOST]), "size")
        rules.append(sizes(pool, side, fewest, most[side]))
    if len(matched) > 1:
        rules.append(sizes_alike(pool, matched, _whole(content.get("difference", 1), "difference")))
    if panel:
        rules.append(sizes(pool, str(panel["side"]), *_range(panel.get("size", [FEWEST, FEWEST]), "panel.size")))
    limit = _whole(content.get("nominators", SAME_NOMINATOR), "nominators")
    rules += nominator_limits(pool, limit) if limit else []
    if "language" in content:
        rules.append(working_language(pool, matched, _text(content["language"], "language")))
    for number, table in enumerate(_list(content, "rule"), 1):
        rules += _rule(table, number, pool, matched)
    fixed = [available_only(pool), excluded("declined", pool, refused) if refused else None]
    rules += [rule for rule in fixed if rule]
    _unique(rules)
    tolerances = {name: _share(value, name) for name, value in _table(content, "tolerances", None).items()}
    steps = _whole(content.get("steps", STEPS), "steps")
    return Problem(pool, tuple(rules), matched, most, steps, tolerances)


def _sides(content: dict[str, Any], pool: Pool, panel: object) -> list[str]:
    sides = content.get("sides", [side for side in pool.sides if side != panel])
    if not isinstance(sides, list) or not sides or not all(isinstance(side, str) for side in sides):
        raise _unexpected("sides", "a list of sides in quotes")
    for side in [*sides, *([panel] if panel is not None else [])]:
        if side not in pool.sides:
            raise InvalidInput("side-unknown", "nobody in the pool is on the side “{side}”", side=side)
    return sides


def _rule(table: dict[str, Any], number: int, pool: Pool, matched: Sequence[str]) -> list[Rule]:
    name = _text(table.get("name", f"rule {number}"), f"rule {number}: name")
    kinds = [kind for kind in (*LISTS, "question") if kind in table]
    if len(kinds) != 1:
        raise InvalidInput(
            "rule-kind",
            "rule “{rule}”: expected exactly one of {kinds}",
            rule=name,
            kinds=", ".join([*LISTS, "question"]),
        )
    (kind,) = kinds
    if kind in LISTS:
        _only(table, {"name", kind}, f"rule “{name}”")
        codes = table[kind]
        if not isinstance(codes, list) or not all(isinstance(code, str) for code in codes):
            raise _unexpected(f"{name}: {kind}", "a list of codes in quotes")
        return [LISTS[kind](name, pool, codes)]
    _only(table, {"name", *QUESTION}, f"rule “{name}”")
    low = _whole(table.get("at_least", 0), f"{name}: at_least")
    high = _whole(table["at_most"], f"{name}: at_most") if "at_most" in table else inf
    question = _text(table["question"], f"{name}: question")
    if table.get("per_side") is True:
        return [from_questions(f"{name} ({side})", pool, question, side, low, high) for side in matched]
    side = _text(table.get("side", ""), f"{name}: side")
    if side and side not in pool.sides:
        raise InvalidInput("side-unknown", "nobody in the pool is on the side “{side}”", side=side)
    return [from_questions(name, pool, question, side, low, high)]


def _unique(rules: Sequence[Rule]) -> None:
    names = [rule.name for rule in rules]
    for name in names:
        if names.count(name) > 1:
            raise InvalidInput("rule-twice", "two rules are called “{rule}”", rule=name)


def _only(table: dict[str, Any], known: set[str], where: str) -> None:
    for name in table:
        if name not in known:
            raise InvalidInput(
                "rule-field-unknown",
                "{where}: field “{field}” is not known; known are {known}",
                where=where,
                field=name,
                known=", ".join(sorted(known)),
            )


def _table(content: dict[str, Any], name: str, known: set[str] | None) -> dict[str, Any]:
    table = content.get(name, {})
    if not isinstance(table, dict):
        raise _unexpected(name, f"a table under [{name}]")
    if known is not None:
        _only(table, known, name)
    if name == "panel" and table and not isinstance(table.get("side"), str):
        raise _unexpected("panel.side", "the side that stands for the third party in the pool, in quotes")
    return table


def _list(content: dict[str, Any], name: str) -> list[dict[str, Any]]:
    tables = content.get(name, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise _unexpected(name, f"tables, each under [[{name}]]")
    return tables


def _unexpected(field: str, expected: str) -> InvalidInput:
    return InvalidInput("rule-value", "{field}: expected {expected}", field=field, expected=expected)


def _text(value: object, field: str) -> str:
    if not isinstance(value, str):
        raise _unexpected(field, "text in quotes")
    return value


def _whole(value: object, field: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 1000:
        raise _unexpected(field, "a whole number from 0 to 1000")
    return value


def _range(value: object, field: str) -> tuple[int, int]:
    if not isinstance(value, list) or len(value) != 2:
        raise _unexpected(field, "the fewest and the most, like [3, 6]")
    fewest, most = (_whole(each, field) for each in value)
    if not 1 <= fewest <= most:
        raise _unexpected(field, "the fewest and the most, like [3, 6]")
    return fewest, most


def _share(value: object, field: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise _unexpected(f"tolerances.{field}", "a share from 0 to 1")
    return float(value)
