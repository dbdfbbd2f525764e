"""tracktwo's own file of a package question: TOML with issues, sides, links, vetoes, points, and what was said."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .domains import Choice, Domain, Link, Space, Veto, domain, space, valuation
from .errors import Unreadable
from .numbers import Number, exact
from .readings import Reading, points_reading, reading
from .said import Between, Order, Ratio, Statement, check

__all__ = ["LARGEST_FILE", "Question", "read_toml"]

LARGEST_FILE = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Question:
    """What a file holds: the packages; the domain where all sides gave points; what sides said without."""

    space: Space
    sides: tuple[str, ...]
    domain: Domain | None
    said: Mapping[str, tuple[Statement, ...]]
    values: Mapping[str, Mapping[str, Mapping[str, Number]]]

    def readings(self) -> list[Reading]:
        """Every side's: what it said, or else its points, or else anything at all.

        Raises:
            Contradiction, Refused: as `reading`.
        """
        return [
            points_reading(self.space, side, self.values[side])
            if side in self.values and not self.said[side]
            else reading(self.space, side, self.said[side])
            for side in self.sides
        ]


def read_toml(name: str, text: str) -> Question:
    """A question from a file's text; the handbook's page on packages describes the format.

    Sides are in alphabetical order. Numbers are read as they are written, never as binary floats.

    Raises:
        Unreadable: with the file's name, the place in it and what was expected.
    """
    if len(text) > LARGEST_FILE:
        raise Unreadable(f"{name}: larger than {LARGEST_FILE // 1024 // 1024} MiB")
    try:
        found = tomllib.loads(text, parse_float=str)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise Unreadable(f"{name}: not TOML ({error or 'nested too deeply'})") from None
    try:
        return _question(found)
    except Unreadable as error:
        raise Unreadable(f"{name}: {error}") from None


def _question(found: dict[str, Any]) -> Question:
    _only(found, {"issues", "sides", "needs", "excludes", "vetoes", "disagreement"}, "the file")
    issues = {key: _texts(options, f"issues.{key}") for key, options in _table(found, "issues", "the file").items()}
    links = [
        Link(kind, _choice(pair[0], kind), _choice(pair[1], kind))
        for kind in ("needs", "excludes")
        for pair in _pairs(found.get(kind, []), kind)
    ]
    vetoes = [
        Veto(side, _choice(choice, f"vetoes.{side}"))
        for side, choices in _optional(found, "vetoes", "the file").items()
        for choice in _list(choices, f"vetoes.{side}")
    ]
    packages = space(issues, links, vetoes)
    sides = _table(found, "sides", "the file")
    names = tuple(sorted(sides, key=lambda side: (side.casefold(), side)))
    if len(names) < 2:
        raise Unreadable(f"at least two sides are expected, found {len(names)}")
    for veto in vetoes:
        if veto.side not in names:
            raise Unreadable(f"vetoes names side “{veto.side}”, which is not among the sides")
    values: dict[str, dict[str, dict[str, Number]]] = {}
    said: dict[str, tuple[Statement, ...]] = {}
    for side in names:
        here = _table(sides, side, "sides")
        _only(here, {"values", "said"}, f"sides.{side}")
        said[side] = tuple(_statement(side, n, one) for n, one in enumerate(_list(here.get("said", []), "said"), 1))
        check(packages, side, said[side])
        if "values" in here:
            values[side] = {
                key: _table(here["values"], key, f"{side}'s values") for key in _table(here, "values", side)
            }
    at = _optional(found, "disagreement", "the file") or None
    for side, given in values.items():
        valuation(packages, side, given)
    made = domain(packages, values, at) if len(values) == len(names) else None
    return Question(packages, names, made, said, values)


def _statement(side: str, number: int, found: Any) -> Statement:
    """One entry of `said`."""
    place = f"{side}, statement {number}"
    if not isinstance(found, dict):
        raise Unreadable(f"{place}: expected a table")
    kinds = [kind for kind in ("order", "between", "ratio") if kind in found]
    if len(kinds) != 1:
        raise Unreadable(f"{place}: expected one of order, between, ratio")
    _only(found, {kinds[0], "of"}, place)
    of, given = found.get("of"), _list(found[kinds[0]], place)
    if of is not None and not isinstance(of, str):
        raise Unreadable(f"{place}: of names an issue")
    if kinds == ["order"]:
        return Order(of, tuple(tuple(_texts(one if isinstance(one, list) else [one], place)) for one in given))
    if kinds == ["between"]:
        if len(given) != 3:
            raise Unreadable(f"{place}: between is a list of what, from, to")
        (what,) = _texts(given[:1], place)
        return Between(of, what, exact(given[1], place), exact(given[2], place))
    if len(given) != 4:
        raise Unreadable(f"{place}: ratio is a list of one, other, from, to")
    one, other = _texts(given[:2], place)
    return Ratio(of, one, other, exact(given[2], place), exact(given[3], place))


def _only(found: Mapping[str, Any], known: set[str], place: str) -> None:
    if strange := sorted(set(found) - known):
        raise Unreadable(f"{place} has “{strange[0]}”; expected " + ", ".join(sorted(known)))


def _table(found: Any, key: str, place: str) -> dict[str, Any]:
    if not isinstance(found, dict) or key not in found:
        raise Unreadable(f"{place} has no table “{key}”")
    if not isinstance(found[key], dict):
        raise Unreadable(f"{place}: “{key}” should be a table, found {found[key]!r:.60}")
    return dict(found[key])


def _optional(found: dict[str, Any], key: str, place: str) -> dict[str, Any]:
    return _table(found, key, place) if key in found else {}


def _list(found: Any, place: str) -> list[Any]:
    if not isinstance(found, list):
        raise Unreadable(f"{place}: expected a list, found {found!r:.60}")
    return found


def _texts(found: Any, place: str) -> list[str]:
    for one in _list(found, place):
        if not isinstance(one, str):
            raise Unreadable(f"{place}: expected text in quotes, found {one!r:.60}")
    return list(found)


def _pairs(found: Any, place: str) -> list[Any]:
    for pair in _list(found, place):
        if not isinstance(pair, list) or len(pair) != 2:
            raise Unreadable(f"{place}: expected pairs of choices, found {pair!r:.60}")
    return list(found)


def _choice(found: Any, place: str) -> Choice:
    choice = _texts(found, place)
    if len(choice) != 2:
        raise Unreadable(f"{place}: a choice is an issue and one of its options, found {found!r:.60}")
    return choice[0], choice[1]
