"""A chart of conflict data as a page shows it: in two widths, with its summary and its table."""

from collections.abc import Sequence
from typing import Any

from django.utils.safestring import mark_safe
from django.utils.translation import get_language_bidi, gettext
from django.utils.translation import gettext_lazy as _

from tracktwo.methods.conflict import ChartText, Mark, Series, chart_summary, chart_svg, chart_table
from tracktwo.process.fields import Text

__all__ = ["KINDS", "chart_words", "drawn"]

KINDS: dict[str, Text] = {
    "ucdp-dyads": _("UCDP battle-related deaths, by dyad and year"),
    "ucdp-conflicts": _("UCDP battle-related deaths, by conflict and year"),
    "ucdp-events": _("UCDP events (GED)"),
    "acled": _("ACLED events"),
}
NARROW = 350
# The hatching of the wide chart: with two of one name on a page, the hidden one would be taken for both.
PATTERN = "without-row"


def chart_words() -> ChartText:
    """Every word on the chart."""
    return ChartText(
        whole_file=gettext("The whole file"),
        by_year=gettext("Deaths by year"),
        by_month=gettext("Deaths by month"),
        source=gettext("{source}, version {version}"),
        sources={kind: str(words) for kind, words in KINDS.items()},  # type: ignore[misc]
        best=gettext("best figure"),
        single=gettext("the one figure the source gives; no band"),
        band=gettext("from the low to the high figure"),
        missing=gettext("fewer than 25, or none recorded"),
        unreadable=gettext("a figure that cannot be read"),
        by_end=gettext("counted where events end: {n} end in a later step than they start"),
        before=gettext("as known before, version {version}"),
        recorded=gettext("Deaths that somebody recorded, not all that happened."),
        imprecise=gettext("Events whose date is not known to the day: {n} of {all}."),
        unplaced=gettext("Events of which only the year is known, in no month here: {n}."),
        without_band=gettext("Without a shade, since the figures of the source contradict each other: {periods}."),
        caution=gettext(
            "No ripeness can be read from this picture. That it can be told beforehand is “less than obvious” "
            "(Schrodt and others 2003)."
        ),
        peak=gettext("Most in {period}: {n}."),
        without=gettext("{missing}: {periods}."),
        mark_kinds={"round": gettext("official round"), "accord": gettext("official text"), "event": gettext("event")},
        outside=gettext("outside the time drawn"),
        period=gettext("Period"),
        low=gettext("Low"),
        best_heading=gettext("Best"),
        high=gettext("High"),
        events=gettext("Events"),
        right_to_left=get_language_bidi(),
    )


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
