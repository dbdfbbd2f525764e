"""Rules about groups as a person writes them: TOML."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ..errors import InvalidInput
from ..toml_text import load_toml
from .problem import LanguagesRule, Problem, Rule, Seat, SidesRule, make_problem

__all__ = ["Rules", "read_rules"]

TOP = ("sides", "languages", "interpreters", "rule")
KINDS: tuple[Literal["apart"], Literal["together"]] = ("apart", "together")
MOST_RULES, MOST_INTERPRETERS = 200, 50


@dataclass(frozen=True)
class Rules:
    """What a file says; see `Problem` for the meaning of each."""

    rules: tuple[Rule, ...] = ()
    sides: SidesRule = "spread"
    languages: LanguagesRule | None = None
    interpreters: tuple[frozenset[str], ...] | None = None

    def about(self, seats: Sequence[Seat], rounds: int, size: int) -> Problem:
        """The problem of these rules; raises as `make_problem`."""
        return make_problem(seats, rounds, size, self.rules, self.sides, self.languages, self.interpreters)


def read_rules(text: str) -> Rules:
    """The rules of a TOML text.

    Fields, all optional: `sides`, one of spread, even and free; `languages`, spread or free; `interpreters`, a list
    with the languages of each, such as `[["ar", "en"]]`; and `[[rule]]` tables with a `name` and either `apart` or
    `together`, a list of codes.

    Raises:
        InvalidInput: what was found, and what was expected.
    """
    content = load_toml(text, float)
    for field in content:
        if field not in TOP:
            raise InvalidInput(
                "rule-field-unknown",
                "field “{field}” is not known; known are {known}",
                field=field,
                known=", ".join(TOP),
            )
    tables = content.get("rule", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise _unexpected("rule", "tables, each under [[rule]]")
    if len(tables) > MOST_RULES:
        raise _unexpected("rule", f"{MOST_RULES} tables at most")
    rules = tuple(_rule(table, number) for number, table in enumerate(tables, 1))
    names = [rule.name for rule in rules]
    for name in names:
        if names.count(name) > 1:
            raise InvalidInput("rule-twice", "two rules are called “{rule}”", rule=name)
    sides = content.get("sides", "spread")
    languages = content.get("languages")
    if sides not in ("spread", "even", "free"):
        raise _unexpected("sides", "“spread”, “even” or “free”")
    if languages not in (None, "spread", "free"):
        raise _unexpected("languages", "“spread” or “free”")
    return Rules(rules, sides, languages, _interpreters(content))


def _rule(table: dict[str, Any], number: int) -> Rule:
    name = table.get("name", f"rule {number}")
    if not isinstance(name, str) or not name:
        raise _unexpected(f"rule {number}: name", "text in quotes")
    kinds = [kind for kind in KINDS if kind in table]
    if len(kinds) != 1 or set(table) - {"name", *kinds}:
        raise InvalidInput(
            "rule-kind", "rule “{rule}”: expected exactly one of {kinds}", rule=name, kinds=" and ".join(KINDS)
        )
    codes = table[kinds[0]]
    if not isinstance(codes, list) or len(codes) < 2 or not all(isinstance(code, str) for code in codes):
        raise _unexpected(f"{name}: {kinds[0]}", "a list of two codes or more, in quotes")
    return Rule(name, kinds[0], tuple(codes))


def _interpreters(content: dict[str, Any]) -> tuple[frozenset[str], ...] | None:
    if "interpreters" not in content:
        return None
    given = content["interpreters"]
    fits = isinstance(given, list) and len(given) <= MOST_INTERPRETERS
    if not fits or not all(isinstance(each, list) and each and all(isinstance(t, str) for t in each) for each in given):
        raise _unexpected("interpreters", f'the languages of each, {MOST_INTERPRETERS} at most, like [["ar", "en"]]')
    return tuple(frozenset(language.strip().casefold() for language in each) for each in given)


def _unexpected(field: str, expected: str) -> InvalidInput:
    return InvalidInput("rule-value", "{field}: expected {expected}", field=field, expected=expected)
