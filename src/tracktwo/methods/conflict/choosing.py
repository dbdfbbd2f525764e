"""Which rows are meant: a dyad, a conflict, a country or the whole file; and names near to one that is not there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from unicodedata import combining, normalize

import numpy as np
import numpy.typing as npt

from tracktwo.methods.errors import Refusal
from tracktwo.methods.quoting import quoted

from .events import MONTHS, Events, Mask
from .problems import Problem
from .reading import ConflictData

__all__ = [
    "Choice",
    "Country",
    "Unit",
    "chosen_rows",
    "countries",
    "name_of_choice",
    "near_units",
    "problems_among",
    "units",
]

NEAR = 5


@dataclass(frozen=True, slots=True)
class Choice:
    """A dyad or a conflict by its number, or a country by name; the whole file where nothing is given."""

    dyad: int | None = None
    conflict: int | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """A dyad or a conflict of a file: its number and name there, its countries, and its first and last year."""

    number: int
    name: str
    places: tuple[str, ...]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Country:
    """A country of a file, as the file writes it, and its first and last year."""

    name: str
    first: int
    last: int


def units(data: ConflictData, text: str = "") -> list[Unit]:
    """The dyads of a file, or its conflicts where it has no dyads, whose number, name or country holds `text`.

    Capital letters and accents do not matter. They are sorted by name.
    """
    events = data.events
    spans = _spans(events, events.unit)
    places: dict[int, set[str]] = {}
    pairs = np.unique(np.stack([events.unit, events.place]), axis=1)
    for unit, place in pairs.T.tolist():
        places.setdefault(unit, set()).add(events.places[place])
    listed = [
        Unit(name.number, name.name, tuple(sorted(places[at])), *spans[at])
        for at, name in enumerate(events.units)
        if at in spans
    ]
    wanted = folded(text)
    matches = [
        unit
        for unit in listed
        if wanted in folded(unit.name) or text.strip() == str(unit.number) or wanted in folded(" ".join(unit.places))
    ]
    return sorted(matches, key=lambda unit: (folded(unit.name), unit.number))


def countries(data: ConflictData, text: str = "") -> list[Country]:
    """The countries of a file whose name holds `text`, sorted; of several in one cell each stands alone."""
    spans = _spans(data.events, data.events.place)
    joined: dict[str, tuple[int, int]] = {}
    for place, (first, last) in spans.items():
        for name in _single_places(data.events.places[place]):
            earlier = joined.get(name, (first, last))
            joined[name] = min(first, earlier[0]), max(last, earlier[1])
    wanted = folded(text)
    return sorted(
        (Country(name, *years) for name, years in joined.items() if wanted in folded(name)),
        key=lambda country: folded(country.name),
    )


def chosen_rows(data: ConflictData, choice: Choice) -> Mask:
    """The rows that are meant, as a mask of shape (n,).

    Raises:
        Refusal: the file has no such dyad, conflict or country; near names are offered.
    """
    if choice.dyad is not None:
        return _rows_of_unit(data, choice.dyad, "ucdp-conflicts")
    if choice.conflict is not None:
        return _rows_of_unit(data, choice.conflict, "ucdp-dyads")
    if choice.country is not None:
        return _rows_of_country(data, choice.country)
    return np.ones(len(data.events), dtype=np.bool_)


def problems_among(data: ConflictData, choice: Choice) -> tuple[Problem, ...]:
    """The problems of rows that count in a choice. Rows that could not be taken at all count in none."""
    line, mask = data.events.line, chosen_rows(data, choice)
    # Rows stand in the order of their file.
    at = np.searchsorted(line, [problem.line for problem in data.problems])
    return tuple(
        problem
        for problem, place in zip(data.problems, at.tolist(), strict=True)
        if place < len(line) and line[place] == problem.line and mask[place]
    )


def name_of_choice(data: ConflictData, choice: Choice) -> str:
    """What the choice is called in the file; empty for the whole file."""
    number = choice.dyad if choice.dyad is not None else choice.conflict
    if number is not None:
        return next((unit.name for unit in data.events.units if unit.number == number), "")
    if choice.country is None:
        return ""
    wanted = folded(choice.country)
    names = [name for place in data.events.places for name in _single_places(place)]
    return next((name for name in names if wanted in _called(name)), choice.country)


def folded(text: str) -> str:
    """Text for comparison: without capitals, accents and spaces around."""
    return "".join(letter for letter in normalize("NFKD", text.casefold()) if not combining(letter)).strip()


def _rows_of_unit(data: ConflictData, number: int, without: str) -> Mask:
    events = data.events
    if data.kind == "acled":
        raise Refusal("acled-has-no-dyads", "ACLED's events have no dyads or conflicts; choose a country")
    if data.kind == without:
        raise Refusal(
            "no-such-numbers", "this file has {units} only; choose one of them", units=data.kind.removeprefix("ucdp-")
        )
    matches = [at for at, unit in enumerate(events.units) if unit.number == number]
    if not matches:
        numbers = {str(unit.number): unit.name for unit in events.units}
        near = [f"{each} ({numbers[each]})" for each in get_close_matches(str(number), numbers, NEAR, 0.6)]
        raise Refusal(
            "no-such-unit", "there is no {number} in this file; near numbers: {near}", number=number, near=_offer(near)
        )
    return np.asarray(np.isin(events.unit, matches))


def _rows_of_country(data: ConflictData, country: str) -> Mask:
    wanted = folded(country)
    matches = [
        at
        for at, place in enumerate(data.events.places)
        if any(wanted in _called(name) for name in [place, *_single_places(place)])
    ]
    if not wanted or not matches:
        raise Refusal(
            "no-such-country",
            "there is no country {country} in this file; near names: {near}",
            country=quoted(country),
            near=_offer(near_countries(data, country)),
        )
    return np.asarray(np.isin(data.events.place, matches))


def near_units(data: ConflictData, text: str) -> list[str]:
    """Dyads or conflicts of the file, as `number (name)`, whose names are spelt nearly so, or hold the text."""
    known = {f"{unit.number} ({unit.name})": folded(unit.name) for unit in units(data)}
    holding = [f"{unit.number} ({unit.name})" for unit in units(data, text)]
    spelt = set(get_close_matches(folded(text), known.values(), NEAR, 0.6))
    return list(dict.fromkeys([*holding, *(name for name, each in known.items() if each in spelt)]))[:NEAR]


def near_countries(data: ConflictData, country: str) -> list[str]:
    """Countries of the file whose names are spelt nearly so, or hold the text."""
    known = {folded(each.name): each.name for each in countries(data)}
    wanted = folded(country)
    called = {short: name for name in known.values() for short in _called(name)}
    near = [called[each] for each in get_close_matches(wanted, called, NEAR, 0.6)]
    near += [name for each, name in known.items() if wanted and wanted in each]
    return list(dict.fromkeys(near))[:NEAR]


def _offer(names: Iterable[str]) -> str:
    return "; ".join(names) or "none"


def _single_places(cell: str) -> list[str]:
    """The countries of a cell: UCDP joins several by a comma."""
    return [name.strip() for name in cell.split(", ") if name.strip()]


def _called(name: str) -> set[str]:
    """A country's names: `Myanmar (Burma)` is also Myanmar, and Burma."""
    outside, _, inside = name.partition("(")
    return {folded(name), folded(outside), *([folded(inside.rstrip(") "))] if inside else [])}


def _spans(events: Events, label: npt.NDArray[np.int32]) -> dict[int, tuple[int, int]]:
    """The first and last year of each label."""
    return dict(_each_span(events, label))


def _each_span(events: Events, label: npt.NDArray[np.int32]) -> Iterator[tuple[int, tuple[int, int]]]:
    size = int(label.max(initial=-1)) + 1
    first, last = np.full(size, np.iinfo(np.int32).max), np.zeros(size, dtype=np.int64)
    named = label >= 0
    years = events.start[named] // MONTHS
    np.minimum.at(first, label[named], years)
    np.maximum.at(last, label[named], years)
    for at in range(size):
        if last[at]:
            yield at, (int(first[at]), int(last[at]))
