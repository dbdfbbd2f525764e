"""Conflict data as pages show it: the newest chart, what a later release changed, and what rested on that."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tracktwo.matter.official import Milestone
from tracktwo.methods.conflict import (
    By,
    Choice,
    ConflictData,
    Mark,
    MarkKind,
    Refusal,
    Revisions,
    Series,
    countries,
    differences,
    from_plain,
    near_units,
    to_plain,
    units,
)
from tracktwo.methods.conflict.choosing import near_countries
from tracktwo.methods.conflict.marks import MOST_MARKS
from tracktwo.process.access import OpenDialogue
from tracktwo.process.sealed import Record

from .packing import unpack
from .records import ConflictChart, ConflictFile, ConflictQuestion, ConflictRows

__all__ = [
    "Chart",
    "Match",
    "Matches",
    "Series",
    "answered",
    "chart_at_hand",
    "charts",
    "data_of",
    "files",
    "marks",
    "matches",
    "newest",
    "question",
    "revisions",
]

MOST_MATCHES = 30


def files(dialogue: OpenDialogue) -> list[Record[ConflictFile]]:
    """Every file that was imported, the newest release first; without a version, the one imported last."""
    records = dialogue.third.folio().all(ConflictFile)
    return sorted(records, key=lambda record: (_order(record.body.version), record.born), reverse=True)


def _order(version: str) -> list[int]:
    """A version such as 24.1 or 24.0.12 in an order; letters of a generation are passed over."""
    return [int(part) for part in re.findall(r"\d+", version)]


def data_of(dialogue: OpenDialogue, file: str) -> ConflictData:
    """The rows of a file.

    Raises:
        NotThere: it was erased.
    """
    record = dialogue.third.folio().get(ConflictFile, file)
    rows = next(each for each in dialogue.third.folio().all(ConflictRows) if each.body.file == record.id)
    return unpack(record.body, rows.body.packed)


@dataclass(frozen=True)
class Chart:
    """A series with the file it comes from."""

    file: Record[ConflictFile]
    series: Series


def charts(dialogue: OpenDialogue) -> list[Chart]:
    """The chart of each file that can answer the present question, the newest release first."""
    kept = {chart.body.file: from_plain(chart.body.series) for chart in dialogue.third.folio().all(ConflictChart)}
    asked = question(dialogue)
    drawn = ((file, kept[file.id]) for file in files(dialogue) if file.id in kept)
    return [Chart(file, series) for file, series in drawn if (series.choice, series.by) == asked]


def answered(dialogue: OpenDialogue, file: str) -> Series | None:
    """The one series of a file without rows, which the command cut out of a larger one; nothing for any other."""
    folio = dialogue.third.folio()
    if any(rows.body.file == file for rows in folio.all(ConflictRows)):
        return None
    return next((from_plain(each.body.series) for each in folio.all(ConflictChart) if each.body.file == file), None)


def newest(dialogue: OpenDialogue) -> Chart | None:
    """The chart of the newest release."""
    return next(iter(charts(dialogue)), None)


def question(dialogue: OpenDialogue) -> tuple[Choice, By] | None:
    """What is asked at present: about whom, and by year or month."""
    asked = dialogue.third.folio().one(ConflictQuestion)
    return (Choice(asked.body.dyad, asked.body.conflict, asked.body.country), asked.body.step) if asked else None


def revisions(before: Series, after: Series) -> Revisions | None:
    """What a later series says otherwise; nothing where the two cannot be compared."""
    try:
        return differences(before, after)
    except Refusal:
        return None


@dataclass(frozen=True)
class Match:
    """Two parties or a country that a file knows: how the form sends it, its name, and its first and last year."""

    value: str
    name: str
    place: str
    first: int
    last: int


@dataclass(frozen=True)
class Matches:
    """What of a file holds a text; and where nothing does, the names that are near to it."""

    matches: list[Match]
    more: int
    near: list[str]


def matches(dialogue: OpenDialogue, file: str, text: str) -> Matches:
    """Parties and countries of a file whose name, number or country holds the text."""
    own = answered(dialogue, file)
    if own is not None:
        return Matches([Match(_value(own.choice), own.about, "", *_years(own))], 0, [])
    data = data_of(dialogue, file)
    holding = list(_matches(data, text))
    near = [] if holding else list(dict.fromkeys([*_names(near_units(data, text)), *near_countries(data, text)]))
    return Matches(holding[:MOST_MATCHES], max(0, len(holding) - MOST_MATCHES), near)


def _value(choice: Choice) -> str:
    """A choice as a button sends it."""
    if choice.dyad is not None:
        return f"dyad:{choice.dyad}"
    return f"country:{choice.country or ''}" if choice.conflict is None else f"conflict:{choice.conflict}"


def _years(series: Series) -> tuple[int, int]:
    return int(series.periods[0].period[:4]), int(series.periods[-1].period[:4])


def _names(near: list[str]) -> Iterator[str]:
    """`842 (Name)` without its number."""
    return (name.partition(" (")[2].removesuffix(")") for name in near)


def _matches(data: ConflictData, text: str) -> Iterator[Match]:
    unit = "conflict" if data.kind == "ucdp-conflicts" else "dyad"
    if data.kind != "acled":
        for each in units(data, text):
            yield Match(f"{unit}:{each.number}", each.name, ", ".join(each.places), each.first, each.last)
    for country in countries(data, text):
        yield Match(f"country:{country.name}", country.name, "", country.first, country.last)


def marks(dialogue: OpenDialogue) -> tuple[Mark, ...]:
    """Official rounds, official texts and events of the room's timeline."""
    kinds: dict[str, MarkKind] = {"round": "round", "settled": "accord"}
    return tuple(
        Mark(each.body.day.isoformat(), dialogue.one_line(each.body.words), kinds.get(each.body.kind, "event"))
        for each in dialogue.third.folio().all(Milestone)[-MOST_MARKS:]
    )


def chart_at_hand(dialogue: OpenDialogue) -> dict[str, Any]:
    """The newest chart as plain values, for a decision to keep; empty where there is none."""
    drawn = newest(dialogue)
    return to_plain(drawn.series) if drawn else {}
