"""Profiles as GeniusWeb and NegoLog write them: JSON, one file for each side."""

import json
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from ..errors import InvalidInput, Notice, Refusal
from .domains import MAX_ISSUES
from .genius_elements import MAX_OPTIONS, Steps
from .numbers import format_exact, parse_exact
from .profiles import Profile, Template

__all__ = ["read_json"]

GENIUSWEB = "LinearAdditiveUtilitySpace"
NEGOLOG = {"issueWeights", "issues"}


def read_json(name: str, text: str, steps: Steps) -> Template | Profile | None:
    """What a JSON file holds, known by its fields; None for a file of something else.

    Numbers are read as they are written, never as binary floats.

    Raises:
        InvalidInput: with the file, the place in it and what was expected.
        Refusal: a GeniusWeb profile of another type than `LinearAdditiveUtilitySpace`.
    """
    try:
        content = json.loads(text, parse_float=str, parse_int=str, parse_constant=str)
    except (ValueError, RecursionError) as error:
        reason = str(error) or "nested too deeply"
        raise InvalidInput("not-json", "{file}: not JSON ({reason})", file=name, reason=reason) from None
    if not isinstance(content, dict):
        return None
    if set(content) >= NEGOLOG:
        return _negolog(name, content)
    if "issuesValues" in content:
        return Template(name, _domain_options(name, content, steps))
    if len(content) == 1:
        (kind, space), *_ = content.items()
        if kind == GENIUSWEB and isinstance(space, dict):
            return _geniusweb(name, space, steps)
        if isinstance(space, dict) and "domain" in space:
            raise Refusal(
                "profile-type",
                "{file}: its type is “{kind}”; of GeniusWeb profiles only {expected} are read",
                file=name,
                kind=kind,
                expected=GENIUSWEB,
            )
    return None


def _negolog(name: str, content: Mapping[str, Any]) -> Profile:
    weights = _numbers(name, content, "issueWeights")
    utilities = {
        issue: _numbers(name, _table(name, content, "issues"), issue) for issue in _table(name, content, "issues")
    }
    reservation = content.get("reservationValue")
    return _profile(
        name, weights, utilities, None if reservation is None else _number(name, "reservationValue", reservation)
    )


def _geniusweb(name: str, space: Mapping[str, Any], steps: Steps) -> Profile:
    options = _domain_options(name, _table(name, space, "domain"), steps)
    weights = _numbers(name, space, "issueWeights")
    tables = _table(name, space, "issueUtilities")
    utilities = {
        issue: _issue_utilities(name, issue, _table(name, tables, issue), options.get(issue, [])) for issue in tables
    }
    profile = _profile(name, weights, utilities, None)
    bid = space.get("reservationBid")
    if not isinstance(bid, dict) or not isinstance(bid.get("issuevalues"), dict) or not bid["issuevalues"]:
        return profile
    reservation = _bid_utility(name, bid["issuevalues"], profile)
    return Profile(name, profile.side, options, profile.values, profile.own_scale, reservation, profile.notices)


def _profile(
    name: str,
    weights: Mapping[str, Fraction],
    utilities: Mapping[str, Mapping[str, Fraction]],
    reservation: Fraction | None,
) -> Profile:
    if missing := next((issue for issue in utilities if issue not in weights), None):
        raise InvalidInput(
            "weight-missing", "{file}: issue “{issue}” has no weight in issueWeights", file=name, issue=missing
        )
    if len(utilities) > MAX_ISSUES:
        fault = "{file}: {count} issues are too many; up to {limit} are read"
        raise InvalidInput("too-many-issues", fault, file=name, count=len(utilities), limit=MAX_ISSUES)
    values = {
        issue: {option: weights[issue] * utility for option, utility in row.items()} for issue, row in utilities.items()
    }
    options = {issue: list(row) for issue, row in utilities.items()}
    notices = []
    total = sum((weights[issue] for issue in utilities), Fraction(0))
    # Tools write weights in decimals: 0.333 three times is meant as 1.
    if abs(total - 1) > Fraction(1, 100):
        details = {"file": name, "total": format_exact(total)}
        template = "{file}: its weights sum to {total}, not to 1; they were used as written"
        notices.append(Notice("weights-not-one", template, details))
    if negative := next((issue for issue in utilities if weights[issue] < 0), None):
        template = "{file}: the weight of issue “{issue}” is below 0, which turns the order of its options round"
        notices.append(Notice("weight-negative", template, {"file": name, "issue": negative}))
    return Profile(name, name.rsplit(".", 1)[0], options, values, values, reservation, tuple(notices))


def _domain_options(name: str, domain: Mapping[str, Any], steps: Steps) -> dict[str, list[str]]:
    """Every issue's options: a list of values, or a range of low, high and step."""
    options: dict[str, list[str]] = {}
    for issue, entry in _table(name, domain, "issuesValues").items():
        table = entry if isinstance(entry, dict) else {}
        values, bounds = table.get("values"), table.get("range")
        if isinstance(values, list) and all(isinstance(value, str) for value in values):
            options[issue] = list(dict.fromkeys(values))
        elif isinstance(bounds, list) and len(bounds) == 3:
            low, high, step = (_number(name, f"range of {issue}", bound) for bound in bounds)
            options[issue] = _range_options(name, issue, low, high, steps.get(issue, step))
        else:
            raise _unexpected(name, issue, "values or a range of low, high and step")
        if not options[issue] or len(options[issue]) > MAX_OPTIONS:
            raise _unexpected(name, issue, f"from 1 to {MAX_OPTIONS:,} values")
    return options


def _range_options(name: str, issue: str, low: Fraction, high: Fraction, step: Fraction) -> list[str]:
    if step <= 0 or high < low or (high - low) // step >= MAX_OPTIONS:
        raise _unexpected(name, issue, f"a step above 0, and from 1 to {MAX_OPTIONS:,} values")
    return [format_exact(low + n * step) for n in range((high - low) // step + 1)]


def _issue_utilities(name: str, issue: str, entry: Mapping[str, Any], options: list[str]) -> dict[str, Fraction]:
    """Utilities of an issue's options; the type's name is the one key of the entry."""
    kinds = [kind for kind in entry if isinstance(entry[kind], dict)]
    if len(kinds) != 1:
        raise _unexpected(name, issue, "one table of utilities")
    kind, table = kinds[0], entry[kinds[0]]
    if "valueUtilities" in table:
        return _numbers(name, table, "valueUtilities")
    if {"lowValue", "lowUtility", "highValue", "highUtility"} <= set(table):
        low, low_utility, high, high_utility = (
            _number(name, f"{issue}, {key}", table[key])
            for key in ("lowValue", "lowUtility", "highValue", "highUtility")
        )
        if high <= low:
            raise _unexpected(name, issue, "a lowValue below the highValue")
        slope = (high_utility - low_utility) / (high - low)
        return {option: low_utility + slope * (parse_exact(option, name) - low) for option in options}
    raise Refusal(
        "evaluator-type",
        "{file}: the utilities of issue “{issue}” are of type “{kind}”, which is not read",
        file=name,
        issue=issue,
        kind=kind,
    )


def _bid_utility(name: str, bid: Mapping[str, Any], profile: Profile) -> Fraction:
    """What the reservation bid is worth: issues that it leaves open count as nothing, as in GeniusWeb."""
    total = Fraction(0)
    for issue, option in bid.items():
        if issue not in profile.values or str(option) not in profile.values[issue]:
            raise _unexpected(name, "reservationBid", "known issues and options")
        total += profile.values[issue][str(option)]
    return total


def _table(name: str, parent: Mapping[str, Any], key: str) -> dict[str, Any]:
    if not isinstance(parent.get(key), dict):
        raise _unexpected(name, key, "a table")
    return dict(parent[key])


def _numbers(name: str, parent: Mapping[str, Any], key: str) -> dict[str, Fraction]:
    return {entry: _number(name, f"{key}, {entry}", value) for entry, value in _table(name, parent, key).items()}


def _number(name: str, place: str, value: Any) -> Fraction:
    return parse_exact(value, f"{name}, {place}")


def _unexpected(name: str, place: str, expected: str) -> InvalidInput:
    return InvalidInput(
        "json-value-unexpected", "{file}, {place}: expected {expected}", file=name, place=place, expected=expected
    )
