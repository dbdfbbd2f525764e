"""What a later release rewrote of a chart, in words; the chart itself is drawn by the kit."""

from collections.abc import Iterable

from django.utils.translation import gettext

from tracktwo.methods.conflict import Period, Revision
from tracktwo.ui.conflict_chart import chart_words, drawn

__all__ = ["drawn", "revised"]


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
