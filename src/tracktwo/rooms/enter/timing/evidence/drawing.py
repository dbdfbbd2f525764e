"""A chart as a page shows it: in two widths, with its summary and its table."""

from typing import Any

from django.utils.safestring import mark_safe

from tracktwo.methods.conflict import Series, chart_summary, chart_svg, chart_table

from .words import chart_words

__all__ = ["drawn"]

NARROW = 350
# The hatching of the wide chart: with two of one name on a page, the hidden one would be taken for both.
PATTERN = "without-row"


def drawn(series: Series, before: Series | None = None) -> dict[str, Any]:
    """A chart for a desk and one for a phone, with what they show as a table and in a sentence or two."""
    words = chart_words()
    wide = chart_svg(series, words, (), before)
    narrow = chart_svg(series, words, (), before, width=NARROW).replace(PATTERN, f"{PATTERN}-narrow")
    return {
        "wide": mark_safe(wide),
        "narrow": mark_safe(narrow),
        "table": chart_table(series, words),
        "summary": chart_summary(series, words),
    }
