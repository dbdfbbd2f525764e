"""A chart as a page shows it: in two widths, with its summary and its table."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.safestring import mark_safe
from django.utils.translation import gettext

from tracktwo.methods.conflict import Mark, Period, Revision, Series, chart_summary, chart_svg, chart_table

from .words import chart_words

__all__ = ["drawn", "revised"]

NARROW = 350
# The hatching of the wide chart: with two of one name on a page, the hidden one would be taken for both.
PATTERN = "without-row"


def revised(revisions: Iterable[Revision]) -> list[tuple[str, str, str, str]]:
    """What was rewritten as (period, before, after, percent) in words; where only the band changed, with the band."""
    return [
        (
            each.period,
            _figure(each.before, each.how == "band"),
            _figure(each.after, each.how == "band"),
            ""
            if not each.percent
            else f"{each.percent:+.0f} %"
            if abs(each.percent) >= 1
            else f"{each.percent:+.1f} %",
        )
        for each in revisions
    ]


def _figure(period: Period | None, banded: bool) -> str:
    words = chart_words()
    if period is None or period.best is None:
        return gettext("none")
    band = f" ({words.number(period.low or 0)}–{words.number(period.high or 0)})" if banded else ""
    return words.number(period.best) + band


def drawn(series: Series, marks: Sequence[Mark], before: Series | None = None) -> dict[str, Any]:
    """A chart for a desk and one for a phone, with what they show as a table and in a sentence or two."""
    words = chart_words()
    wide = chart_svg(series, words, marks, before)
    narrow = chart_svg(series, words, marks, before, width=NARROW).replace(PATTERN, f"{PATTERN}-narrow")
    return {
        "wide": mark_safe(wide),
        "narrow": mark_safe(narrow),
        "table": chart_table(series, words),
        "summary": chart_summary(series, words),
    }
