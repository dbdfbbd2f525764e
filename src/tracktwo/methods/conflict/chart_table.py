"""The chart as a table and a sentence or two, for those who hear it read or want the figures."""

from dataclasses import dataclass

from .chart_axes import runs
from .chart_text import ENGLISH, ChartText
from .series import Series

__all__ = ["ChartTable", "chart_notes", "chart_summary", "chart_table"]


@dataclass(frozen=True, slots=True)
class ChartTable:
    """Headings and rows of cells. The first cell of a row is its period."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def chart_table(series: Series, words: ChartText = ENGLISH) -> ChartTable:
    """The figures period by period; stretches without a row in the source are one row that says so.

    Columns that the source never fills, such as the band of ACLED, are left out.
    """
    headings = {"low": words.low, "best": words.best_heading, "high": words.high, "events": words.events}
    shown = [
        name
        for name in headings
        if name == "best" or any(getattr(period, name) is not None for period in series.periods)
    ]
    stretches = {run.start: run for run in runs([period.missing for period in series.periods])}
    rows = []
    for place, period in enumerate(series.periods):
        if place in stretches:
            cells = [words.missing if name == "best" else "" for name in shown]
            rows.append((_span(series, place, stretches[place].end), *cells))
        elif not period.missing:
            numbers = [getattr(period, name) for name in shown]
            cells = ["–" if number is None else words.number(number) for number in numbers]
            rows.append((period.period, *cells))
    return ChartTable((words.period, *(headings[name] for name in shown)), tuple(rows))


def chart_summary(series: Series, words: ChartText = ENGLISH) -> str:
    """What the chart shows in a sentence or two: the highest figure, and where the source has none."""
    sentences = []
    counted = [period for period in series.periods if period.best is not None]
    if counted:
        peak = max(counted, key=lambda period: period.best or 0)
        sentences.append(words.peak.format(period=peak.period, n=words.number(peak.best or 0)))
    missing = [_span(series, run.start, run.end) for run in runs([period.missing for period in series.periods])]
    if missing:
        sentences.append(
            words.without.format(missing=words.missing[:1].upper() + words.missing[1:], periods="; ".join(missing))
        )
    return " ".join(sentences)


def chart_notes(series: Series, words: ChartText = ENGLISH) -> list[str]:
    """What must be said under the figures: what they count, what is imprecise, and where the band is left out."""
    notes = [words.recorded]
    imprecise = sum(events for exactness, events in series.precision if exactness > 1)
    if imprecise:
        every = sum(events for _, events in series.precision)
        notes.append(words.imprecise.format(n=words.number(imprecise), all=words.number(every)))
    if series.unplaced:
        notes.append(words.unplaced.format(n=words.number(series.unplaced)))
    if series.vintage.kind != "acled":
        flags = [period.best is not None and period.high is None for period in series.periods]
        spans = [_span(series, run.start, run.end) for run in runs(flags)]
        if spans:
            notes.append(words.without_band.format(periods="; ".join(spans)))
    return notes


def _span(series: Series, start: int, end: int) -> str:
    first, last = series.periods[start].period, series.periods[end - 1].period
    return first if first == last else f"{first}–{last}"
