"""tracktwo's own file of a packages problem: TOML with issues, sides, links, vetoes, points and statements."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..errors import InvalidInput, Notice
from ..toml_text import load_toml
from .contradictions import contradictions
from .domains import Choice, Domain, Link, Space, Veto, make_domain, make_space, values_by_position
from .feasible_valuations import FeasibleValuations, feasible_valuations, point_valuation
from .numbers import Number, parse_exact
from .preference_statements import Bounds, PreferenceStatement, Ranking, RatioBounds, check_statements

__all__ = ["LARGEST_FILE", "PackageProblem", "read_toml"]

LARGEST_FILE = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class PackageProblem:
    """What a file holds.

    Attributes:
        space: the packages.
        sides: in alphabetical order.
        domain: the valuations, where all sides gave points.
        statements: what each side said without points.
        values: the points of those sides that gave them.
        notices: what must be said with every answer: what was not used, and points that contradict statements.
    """

    space: Space
    sides: tuple[str, ...]
    domain: Domain | None
    statements: Mapping[str, tuple[PreferenceStatement, ...]]
    values: Mapping[str, Mapping[str, Mapping[str, Number]]]
    notices: tuple[Notice, ...] = ()

    @classmethod
    def of_domain(cls, domain: Domain, notices: tuple[Notice, ...] = ()) -> "PackageProblem":
        """A problem in which every side gave points and nothing else."""
        return cls(domain.space, domain.sides, domain, dict.fromkeys(domain.sides, ()), {}, notices)

    def feasible_valuations(self) -> list[FeasibleValuations]:
        """For every side, what fits its statements, or else its points, or else any valuation at all.

        Raises:
            InconsistentStatements, Refusal: as `feasible_valuations`.
        """
        return [
            point_valuation(self.space, side, self.values[side])
            if side in self.values and not self.statements[side]
            else feasible_valuations(self.space, side, self.statements[side])
            for side in self.sides
        ]


def read_toml(name: str, text: str) -> PackageProblem:
    """A problem from a file's text; the handbook's page on packages describes the format.

    Sides are in alphabetical order. Numbers are read as they are written, never as binary floats.

    Raises:
        InvalidInput: with the file's name, the place in it and what was expected.
    """
    if len(text) > LARGEST_FILE:
        limit = LARGEST_FILE // 1024 // 1024
        raise InvalidInput("file-too-large", "{file}: larger than {limit} MiB", file=name, limit=limit)
    try:
        return _problem(load_toml(text, parse_float=str))
    except InvalidInput as error:
        raise InvalidInput(error.code, "{file}: " + error.template, **{**error.details, "file": name}) from None


def _problem(content: dict[str, Any]) -> PackageProblem:
    _only(content, {"issues", "sides", "needs", "excludes", "vetoes", "disagreement"}, "the file")
    issues = {key: _texts(options, f"issues.{key}") for key, options in _table(content, "issues", "the file").items()}
    links = [
        Link(kind, _choice(pair[0], kind), _choice(pair[1], kind))
        for kind in ("needs", "excludes")
        for pair in _pairs(content.get(kind, []), kind)
    ]
    vetoes = [
        Veto(side, _choice(choice, f"vetoes.{side}"))
        for side, choices in _optional(content, "vetoes", "the file").items()
        for choice in _list(choices, f"vetoes.{side}")
    ]
    space = make_space(issues, links, vetoes)
    tables = _table(content, "sides", "the file")
    sides = tuple(sorted(tables, key=lambda side: (side.casefold(), side)))
    if len(sides) < 2:
        raise InvalidInput("too-few-sides", "at least two sides are expected, found {found}", found=len(sides))
    if stranger := next((veto.side for veto in vetoes if veto.side not in sides), None):
        raise InvalidInput(
            "veto-side-unknown", "vetoes names side “{side}”, which is not among the sides", side=stranger
        )
    notices: list[Notice] = []
    values: dict[str, dict[str, dict[str, Number]]] = {}
    statements: dict[str, tuple[PreferenceStatement, ...]] = {}
    for side in sides:
        table = _table(tables, side, "sides")
        _only(table, {"values", "said"}, f"sides.{side}")
        entries = _list(table.get("said", []), "said")
        statements[side] = tuple(_statement(side, n, entry) for n, entry in enumerate(entries, 1))
        check_statements(space, side, statements[side])
        if "values" in table:
            given = _table(table, "values", side)
            values[side] = {key: _table(given, key, f"{side}'s values") for key in given}
            values_by_position(space, side, values[side])
            notices += contradictions(space, side, values[side], statements[side])
    disagreement = _optional(content, "disagreement", "the file") or None
    domain = make_domain(space, values, disagreement) if len(values) == len(sides) else None
    return PackageProblem(space, sides, domain, statements, values, tuple(notices))


def _statement(side: str, number: int, entry: Any) -> PreferenceStatement:
    """One entry of `said`."""
    place = f"{side}, statement {number}"
    if not isinstance(entry, dict):
        raise InvalidInput("statement-not-a-table", "{place}: expected a table", place=place)
    kinds = [kind for kind in ("order", "between", "ratio") if kind in entry]
    if len(kinds) != 1:
        raise InvalidInput("statement-kind", "{place}: expected one of order, between, ratio", place=place)
    _only(entry, {kinds[0], "of"}, place)
    issue, parts = entry.get("of"), _list(entry[kinds[0]], place)
    if issue is not None and not isinstance(issue, str):
        raise InvalidInput("statement-of", "{place}: of names an issue", place=place)
    if kinds == ["order"]:
        tiers = tuple(tuple(_texts(tier if isinstance(tier, list) else [tier], place)) for tier in parts)
        return Ranking(issue, tiers)
    if kinds == ["between"]:
        if len(parts) != 3:
            raise InvalidInput("between-length", "{place}: between is a list of what, from, to", place=place)
        (name,) = _texts(parts[:1], place)
        return Bounds(issue, name, parse_exact(parts[1], place), parse_exact(parts[2], place))
    if len(parts) != 4:
        raise InvalidInput("ratio-length", "{place}: ratio is a list of one, other, from, to", place=place)
    name, base = _texts(parts[:2], place)
    return RatioBounds(issue, name, base, parse_exact(parts[2], place), parse_exact(parts[3], place))


def _only(table: Mapping[str, Any], known: set[str], place: str) -> None:
    if unknown := sorted(set(table) - known):
        raise InvalidInput(
            "field-unknown",
            "{place} has “{field}”; expected {known}",
            place=place,
            field=unknown[0],
            known=", ".join(sorted(known)),
        )


def _table(parent: Any, key: str, place: str) -> dict[str, Any]:
    if not isinstance(parent, dict) or key not in parent:
        raise InvalidInput("table-missing", "{place} has no table “{key}”", place=place, key=key)
    if not isinstance(parent[key], dict):
        raise _unexpected(place, f"“{key}” should be a table", parent[key])
    return dict(parent[key])


def _optional(parent: dict[str, Any], key: str, place: str) -> dict[str, Any]:
    return _table(parent, key, place) if key in parent else {}


def _list(value: Any, place: str) -> list[Any]:
    if not isinstance(value, list):
        raise _unexpected(place, "expected a list", value)
    return value


def _texts(value: Any, place: str) -> list[str]:
    for text in _list(value, place):
        if not isinstance(text, str):
            raise _unexpected(place, "expected text in quotes", text)
    return list(value)


def _pairs(value: Any, place: str) -> list[Any]:
    for pair in _list(value, place):
        if not isinstance(pair, list) or len(pair) != 2:
            raise _unexpected(place, "expected pairs of choices", pair)
    return list(value)


def _choice(value: Any, place: str) -> Choice:
    texts = _texts(value, place)
    if len(texts) != 2:
        raise _unexpected(place, "a choice is an issue and one of its options", value)
    return texts[0], texts[1]


def _unexpected(place: str, expected: str, value: Any) -> InvalidInput:
    """What stands in the file, cut short; a long integer cannot even be written."""
    try:
        shown = f"{value!r:.60}"
    except ValueError:
        shown = "a number of more than 4,300 digits"
    return InvalidInput(
        "value-unexpected", "{place}: {expected}, found {found}", place=place, expected=expected, found=shown
    )
