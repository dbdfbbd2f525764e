"""What a file of conflict data counts, in words for people and as one object for programs."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tracktwo.methods.conflict import ConflictData, Period, Series

__all__ = ["in_words", "list_in_words", "list_object", "series_object"]

LISTED = 20
NO_ROW = "fewer than 25, or none recorded"


def series_object(data: "ConflictData", series: "Series") -> dict[str, Any]:
    """The series as one object."""
    return {
        **_file_object(data),
        "chosen": series.about,
        "series": [asdict(period) for period in series.periods],
        "problems": [
            {"line": problem.line, "column": problem.column, "found": problem.found, "reason": problem.reason}
            for problem in data.problems
        ],
        "problem_counts": dict(data.problem_counts),
        "notices": [{"code": notice.code, "text": str(notice)} for notice in data.notices],
    }


def list_object(data: "ConflictData", text: str) -> dict[str, Any]:
    """The dyads and countries that hold a text, as one object."""
    from tracktwo.methods.conflict import countries, units

    return {
        **_file_object(data),
        "conflicts" if data.kind == "ucdp-conflicts" else "dyads": [
            {"id": unit.number, "name": unit.name, "places": unit.places, "first": unit.first, "last": unit.last}
            for unit in units(data, text)
        ],
        "countries": [asdict(country) for country in countries(data, text)],
    }


def _file_object(data: "ConflictData") -> dict[str, Any]:
    vintage = data.vintage
    return {"source": vintage.source, "version": vintage.version, "sha256": vintage.digest, "rows": vintage.rows}


def list_in_words(answer: dict[str, Any], text: str) -> list[str]:
    """The list as lines."""
    units, countries = answer["dyads" if "dyads" in answer else "conflicts"], answer["countries"]
    lines = [
        f"{unit['id']:>8}  {unit['first']}–{unit['last']}  {unit['name']} ({'; '.join(unit['places'])})"
        for unit in units
    ]
    lines += [f" country  {country['first']}–{country['last']}  {country['name']}" for country in countries]
    return lines or [f"Nothing in this file holds “{text}”."]


def in_words(data: "ConflictData", series: "Series") -> list[str]:
    """The series and the problems as lines."""
    vintage = data.vintage
    version = f", version {vintage.version}" if vintage.version else ""
    return [
        f"{vintage.source}{version}: {vintage.rows:,} rows, SHA-256 {vintage.digest[:12]}",
        f"{series.about or 'The whole file'}, by {series.by}:",
        *_table(series.periods),
        *[f"Note: {notice}." for notice in data.notices],
        *_problems(data),
    ]


def _table(periods: Sequence["Period"]) -> Iterator[str]:
    yield f"  {'':<9}{'low':>9}{'best':>9}{'high':>9}"
    for missing, group in groupby(periods, key=lambda period: period.missing):
        rows = list(group)
        if missing:
            span = rows[0].period if len(rows) == 1 else f"{rows[0].period}–{rows[-1].period}"
            yield f"  {span:<9}   {NO_ROW}"
            continue
        for row in rows:
            yield f"  {row.period:<9}" + "".join(
                f"{'–' if number is None else format(number, ','):>9}" for number in (row.low, row.best, row.high)
            )


def _problems(data: "ConflictData") -> Iterator[str]:
    total = sum(data.problem_counts.values())
    if total:
        yield f"{total:,} problem{'' if total == 1 else 's'} in the file:"
    for problem in data.problems[:LISTED]:
        column = f", {problem.column}" if problem.column else ""
        yield f"  line {problem.line}{column}: found “{problem.found}”: {problem.reason}"
    if total > LISTED:
        yield f"  and {total - LISTED:,} more; --json lists the first thousand"
