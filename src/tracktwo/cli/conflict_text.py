"""What a file of conflict data counts, in words for people and as one object for programs."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tracktwo.methods.conflict import ConflictData, Series

__all__ = ["in_words", "list_in_words", "list_object", "series_object"]

LISTED = 20


def series_object(data: "ConflictData", series: "Series") -> dict[str, Any]:
    """The series as one object."""
    return {
        **_file_object(data),
        "kind": series.vintage.kind,
        "chosen": series.about,
        "choice": asdict(series.choice),
        "by": series.by,
        "series": [asdict(period) for period in series.periods],
        "by_end": [asdict(period) for period in series.by_end],
        "crossing": series.crossing,
        "unplaced": series.unplaced,
        "precision": dict(series.precision),
        "kinds": [asdict(kind) for kind in series.kinds],
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
    from tracktwo.methods.conflict import ChartText, chart_notes

    vintage = data.vintage
    kind = "columns of generation" if vintage.kind == "acled" else "version"
    version = f", {kind} {vintage.version}" if vintage.version else ""
    return [
        f"{vintage.source}{version}: {vintage.rows:,} rows, SHA-256 {vintage.digest[:12]}",
        f"{series.about or 'The whole file'}, by {series.by}:",
        *_table(series),
        *_crossing(series),
        *[f"  {kind.name}: {kind.deaths:,} deaths in {kind.events:,} events" for kind in series.kinds],
        *chart_notes(series),
        *[f"Note: {notice}." for notice in data.notices],
        *_problems(data, series),
        ChartText().caution,
    ]


def _table(series: "Series") -> Iterator[str]:
    from tracktwo.methods.conflict import ChartText, chart_table

    table, no_row = chart_table(series), ChartText().missing
    rows = (table.headings, *table.rows)
    # What a gap means is longer than a number, and stands at the end of its row.
    widths = [max(len(cell) for cell in column if cell != no_row) for column in zip(*rows, strict=True)]
    for first, *others in rows:
        cells = [f"{cell:>{width}}" for cell, width in zip(others, widths[1:], strict=True)]
        yield "  " + "   ".join([f"{first:<{widths[0]}}", *([no_row] if no_row in others else cells)])


def _crossing(series: "Series") -> Iterator[str]:
    if not series.by_end:
        return
    number = series.crossing
    events = "1 event ends" if number == 1 else f"{number:,} events end"
    yield f"{events} in a later {series.by}. Counted by their ends:"
    for period, by_end in zip(series.periods, series.by_end, strict=True):
        if period.best != by_end.best:
            yield f"  {by_end.period}   {by_end.best:,} in place of {period.best:,}"


def _problems(data: "ConflictData", series: "Series") -> Iterator[str]:
    from tracktwo.methods.conflict import problems_among

    total, among = sum(data.problem_counts.values()), len(problems_among(data, series.choice))
    if total:
        here = f", {among:,} in rows that are counted here" if series.about else ""
        yield f"{total:,} problem{'' if total == 1 else 's'} in the file{here}:"
    for problem in data.problems[:LISTED]:
        column = f", {problem.column}" if problem.column else ""
        yield f"  line {problem.line}{column}: found “{problem.found}”: {problem.reason}"
    if total > LISTED:
        yield f"  and {total - LISTED:,} more; --json lists the first thousand"
